# Messages that leave the centre: their words, and where an admin sets them up.
message-reminder-subject = How’s your weather today?
message-reminder-text =
    Your shift has begun. Checking in takes ten seconds:
    { $link }

    Everyone on this shift gets this message when it begins, whether or not they’ve checked in.
message-reminder-chat = A shift has begun. How’s your weather today? Checking in takes ten seconds: { $link }
message-reminder-push = Your shift has begun. Checking in takes ten seconds.
message-digest-subject = See what’s waiting for you
message-digest-text =
    Someone may have asked to talk, or a follow-up may be due. This page shows it:
    { $link }

    Every lead gets this message every day, whether or not something waits.
message-report-subject = A new climate report
message-report-text =
    The figures of another week are ready:
    { $link }
message-footer = To stop these messages: { $link }
message-test-subject = Test message from Weathervane
message-test-text = This is a test message from Weathervane. It arrived, so the settings are right.

message-kind-reminder = Shift reminder
message-kind-digest = A lead’s daily message
message-kind-report = News of a report
message-failed-mail = { $time }: { $kind } by email. { $fault } { $next }
message-failed-chat = { $time }: { $kind } to { $team } ({ $program }). { $fault } { $next }
message-failed-push = { $day }: shift reminders to devices through { $host }. { $fault }
message-failed-program = { $time }: { $kind } to { $host }. { $fault } { $next }
message-next = Next attempt: { $time }.
message-given-up = { $count ->
    [one] Given up after one attempt.
   *[other] Given up after { $count } attempts.
}
message-fault-unreachable = The server didn’t answer.
message-fault-certificate = The server’s certificate isn’t valid, or it doesn’t offer a secure connection.
message-fault-sign-in = The server refused the sign-in, the secret or the address of the group.
message-fault-address = The server refused a recipient’s address.
message-fault-refused = The server refused the message.
message-fault-forbidden = The server’s name points to this machine, or to an address that can’t be used. To allow this machine, start Weathervane with --local-relays.
message-fault-settings = Something in the settings is missing. Enter them again.

messages-title = Messages
messages-lead = Emails and chat messages that Weathervane sends. Until you set something up here, it sends none.
messages-open = Set up messages
messages-no-address = No message is sent yet: the program doesn’t know this centre’s address. Start the server with --public-url.
messages-say = When a shift begins, everyone on it gets the same reminder, whether or not they’ve checked in. Leads get a daily reminder to check what’s waiting for them, the same every day, and psychologists hear of new reports. No message names a person or a weather. Each person can turn theirs off in My account.
mail-title = Email
mail-say = Messages go to the addresses on the roster, through your own mail server. People who forget their password can then have a link sent to them.
mail-host = Mail server
mail-host-help = For example: smtp.example.com
mail-host-wrong = Enter the name of the mail server, such as smtp.example.com.
mail-host-local = A mail server on this machine must be allowed when Weathervane is started, with --local-relays.
mail-port = Port
mail-port-help = Usually 465 with TLS, 587 with STARTTLS.
mail-port-wrong = Enter a number from 1 to 65535.
mail-security = Encryption
mail-security-tls = TLS
mail-security-starttls = STARTTLS
mail-security-plain = None
mail-security-missing = Choose how the connection is encrypted.
mail-security-needed = Only a mail server on this machine can do without encryption. Choose TLS or STARTTLS.
mail-sender = Sender’s address
mail-sender-wrong = Enter an email address, such as weathervane@example.com.
mail-login = User name
mail-password = Password
mail-password-help = It’s stored encrypted and never shown.
mail-password-kept = A password is stored. Leave this empty to keep it.
mail-save = Save
mail-saved = Emails go through { $host } from now on.
mail-remove = Remove the mail server
mail-removed = The mail server is removed. No email is sent any more.
mail-test = Send me a test email

chat-title = Chat groups
chat-say = A team’s chat group gets one message when a shift begins. In the chat program, add a bot or an incoming webhook to the group, and enter its address here.
chat-team = Team
chat-team-missing = Choose a team.
chat-program = Chat program
chat-program-missing = Choose the chat program.
chat-wecom = WeCom (企业微信)
chat-dingtalk = DingTalk (钉钉)
chat-feishu = Feishu (飞书)
chat-teams = Microsoft Teams
chat-slack = Slack
chat-language = Language of the messages
chat-language-missing = Choose a language.
chat-webhook = Address of the webhook
chat-webhook-help = It begins with https:// and is stored encrypted. Only its host is shown.
chat-webhook-wrong = Enter the whole address of the webhook, beginning with https://.
chat-secret = Secret for signatures
chat-secret-help = DingTalk and Feishu only, if signing is on for the bot.
chat-secret-unused = This program uses no secret. Leave it empty.
chat-add = Add the group
chat-added = { $team } gets a message in its chat group when a shift begins.
chat-test = Send a test message
chat-test-which = Send a test message to { $team } ({ $program })
chat-remove = Remove
chat-remove-which = Remove the group of { $team } ({ $program })
chat-removed = Nothing is sent to { $host } for this group any more.

push-admin-title = Notifications on devices
push-admin-say = People can have the shift reminder shown on their own phone or computer. It goes through the push service of the browser’s maker, encrypted, so that the service can’t read it. The service learns your centre’s address and when it sends something to a device. Nothing is sent before you allow a service here.
push-hosts = Allowed push services
push-host-chrome = Chrome and most browsers on Android
push-host-firefox = Firefox
push-host-safari = Safari, iPhone and iPad
push-host-edge = Edge on Windows
push-others = Other hosts
push-others-help = For example: push.example.com, or *.push.example.com for all names below it.
push-host-wrong = “{ $host }” isn’t the name of a server. Enter names such as push.example.com.
push-hosts-save = Save the push services
push-hosts-saved = The push services are saved. People can switch reminders on in My account.
push-hosts-none = No push service is allowed. No device gets reminders any more.
push-admin-failures = What a push service rejects is listed below from the next day on, by day and service. Nobody can see who has reminders on.

message-test-sent = The test message was accepted for { $to }.
message-test-failed = The test message to { $to } wasn’t sent. { $fault }
message-no-own-address = Your account has no email address. Add one under People, then try again.

message-times-title = When messages are sent
message-digest-time = Daily message to leads and psychologists
message-digest-wrong = Enter a time, such as 09:00.
message-quiet = Quiet hours
message-quiet-help = No reminder is sent for a shift that begins in these hours.
message-quiet-from = From
message-quiet-until = Until
message-quiet-wrong = Enter both times, or leave both empty.
message-times-save = Save the times
message-times-saved = The times are saved.

message-failures-title = Not sent
message-failures-none = Nothing has failed in the last few days.
message-failures-more = { $count ->
    [one] One more isn’t listed.
   *[other] { $count } more aren’t listed.
}

messages-card-title = Emails
messages-card-say = Weathervane can send emails to { $address }: when your shift begins, if you check in here, and about what’s waiting for you, if you lead a team or are a psychologist. They’re the same whether or not you’ve checked in.
messages-wanted = Send me emails
messages-yes = Yes
messages-no = No
messages-save = Save
messages-missing = Choose yes or no.
messages-on = You’ll get emails from Weathervane.
messages-off = Weathervane won’t send you emails any more, unless you ask for a new password.

push-title = Reminders on this device
push-say = When your shift begins, this phone or computer can show a notification. It’s the same for everyone on the shift, whether or not they’ve checked in, and it says nothing about you. Colleagues, leads and admins don’t see whether you’ve switched it on.
push-not-allowed = Your centre doesn’t allow notifications on devices.
push-at-desk = Only on a device of your own. If this is one, choose to stay signed in on it first, under “Where you’re signed in”.
push-no-script = This needs JavaScript, which is off in this browser.
push-impossible = This browser can’t show notifications. On an iPhone or iPad, add Weathervane to the home screen first, and open it from there.
push-blocked = This browser blocks notifications from Weathervane. Allow them in the browser’s settings for this site, then open this page again.
push-off = Reminders are off for this device.
push-on = Reminders are on for this device.
push-switch-on = Switch reminders on
push-switch-off = Switch reminders off
push-failed = The browser’s push service didn’t answer. Try again later.
push-host-not-allowed = The push service of this browser isn’t allowed in your centre. Another browser may work, or ask an admin.
push-switched-on = This device will remind you when your shift begins.
push-switched-off = This device won’t remind you any more.
push-switched-off-there = The other device won’t remind you any more.
push-elsewhere = Your other devices with reminders:
push-device = Own device, signed in since { $since }
push-end = Switch off
push-end-which = Switch reminders off on the device signed in since { $since }

log-set-mail-server = { $admin } set up the mail server { $about }.
log-removed-mail-server = { $admin } removed the mail server { $about }.
log-added-chat-group = { $admin } added a chat group at { $about }.
log-removed-chat-group = { $admin } removed a chat group at { $about }.
log-allowed-push-hosts = { $admin } allowed these push services: { $about }.
log-allowed-no-push-hosts = { $admin } allowed no push service any more.
log-added-event-webhook = { $admin } added a program that is told of events, at { $about }.
log-removed-event-webhook = { $admin } removed a program that was told of events, at { $about }.

privacy-messages = Messages
privacy-messages-say = When a shift begins, everyone on it gets the same reminder, whether or not they’ve checked in. Leads get a daily reminder to check what’s waiting for them, the same every day. If you forget your password, you can ask for a link by email. No message contains a weather, a note or a name. You can turn yours off in My account.
privacy-messages-push = If you switch it on in My account, your own phone or computer shows the reminder too. It goes there encrypted, through the push service of the browser’s maker. Nobody else here sees whether you’ve switched it on, and it ends when you sign out on that device.
privacy-messages-programs = A program of the company can be told that the roster changed or that a week’s figures were released. It isn’t told what changed, and never anything that someone said.
privacy-messages-hosts = Messages go through these servers, which your centre has set up, and to no others:

forgotten-link = Forgot your password?
forgotten-title = A new password by email
forgotten-say = If your account has an email address, we’ll send a link to it. The link works once, for 30 minutes. If the address was changed in the last seven days, no link is sent: ask an admin for an invitation.
forgotten-button = Send me the link
forgotten-asked = If that account has an email address, a link is on its way. It can take a minute or two.
forgotten-foot = This link works once, until { $time }.
forgotten-ended-title = This link no longer works
forgotten-ended = A link works once, for 30 minutes, and only the newest one does.
forgotten-again = Ask for another link
forgotten-locks = With a new password, everything from before stays locked until you enter the recovery code you wrote down. Colleagues who share things with you are told that the password changed.
message-reset-subject = A new password
message-reset-text =
    Someone asked for a new password for your account. This link sets it. It works once, until { $time }:
    { $link }

    With a new password, everything from before stays locked until you enter the recovery code you wrote down.

    If it wasn’t you, do nothing: your password stays as it is. If it happens again, tell an admin.
message-kind-reset = Link for a new password
message-kind-roster = News of the roster
message-kind-week = News of a released week
notice-email-changed = The email address of your account was changed on { $day }. Emails from Weathervane now go to the new one; links for a new password go there only after seven days. If you didn’t expect this, ask who changed it.
notice-reset-mailed = Someone asked on { $day } for a link by email that sets a new password for you. If that wasn’t you, tell an admin.
notice-password-by-mail = Your password was set with a link from an email on { $day }. If that wasn’t you, tell an admin at once.
notice-account-reset-by-mail = { $count ->
    [one] The password of { $people } was set with a link from an email on { $day }. Until it’s confirmed that it’s really them, their account shows nothing from before.
   *[other] The passwords of { $people } were set with a link from an email on { $day }. Until it’s confirmed that it’s really them, their accounts show nothing from before.
}
log-mailed-reset = Someone asked for a new password on the sign-in page; a link was sent to { $about }.
