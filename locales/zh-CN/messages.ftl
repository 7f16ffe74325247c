# 发到中心以外的消息：消息怎么写，管理员在哪里设置。
message-reminder-subject = 今天是什么天气？
message-reminder-text =
    这一班开始了，记天气只要十秒：
    { $link }

    每个上这一班的人都会在开班时收到这条消息，不管记没记。
message-reminder-chat = 开班了，今天是什么天气？记一下只要十秒：{ $link }
message-reminder-push = 这一班开始了，记天气只要十秒。
message-digest-subject = 来看看有什么在等你
message-digest-text =
    也许有人想聊聊，也许有跟进到期了，打开就能看到：
    { $link }

    每位班长每天都会收到这条消息，内容一样，不管有没有事。
message-report-subject = 新的气候报告
message-report-text =
    又一周的数据出来了：
    { $link }
message-footer = 不想再收到这类消息：{ $link }
message-test-subject = 晴雨表测试消息
message-test-text = 这是晴雨表的测试消息。你能收到，说明设置没有问题。

message-kind-reminder = 开班消息
message-kind-digest = 给班长的每日消息
message-kind-report = 新报告的通知
message-failed-mail = { $time }：{ $kind }（邮件）。{ $fault }{ $next }
message-failed-chat = { $time }：{ $kind }，发到{ $team }（{ $program }）。{ $fault }{ $next }
message-failed-push = { $day }：发到设备的开班消息（经 { $host }）。{ $fault }
message-failed-program = { $time }：{ $kind }，发到 { $host }。{ $fault }{ $next }
message-next = 下次再试：{ $time }。
message-given-up = 试了 { $count } 次，不再发了。
message-fault-unreachable = 服务器没有回应。
message-fault-certificate = 服务器的证书无效，或者不支持加密连接。
message-fault-sign-in = 服务器不接受用户名和密码、密钥或群的地址。
message-fault-address = 服务器不接受某个收件人的地址。
message-fault-refused = 服务器不接受这条消息。
message-fault-forbidden = 这个服务器名指向本机，或者指向不能用的地址。要用本机，启动 Weathervane 时须加 --local-relays。
message-fault-settings = 设置不完整，请重新填一遍。

messages-title = 消息
messages-lead = 由晴雨表发出的邮件和群消息。这里什么都没设置时，一条也不发。
messages-open = 设置消息
messages-no-address = 现在还发不出消息：程序不知道本中心的地址。请用 --public-url 启动服务器。
messages-say = 开班时，每个上这一班的人都收到同样的消息，不管记没记。班长每天收到一条消息，提醒来看看有什么在等自己，内容天天一样；心理老师会得知有新报告。消息里没有人名，也没有天气。每个人都可以在“我的账号”里关掉。
mail-title = 邮件
mail-say = 通过你们自己的邮件服务器，发到花名册上的邮箱。忘了密码的人也可以要一个链接，发到自己的邮箱。
mail-host = 邮件服务器
mail-host-help = 比如：smtp.example.com
mail-host-wrong = 请填邮件服务器的名称，比如 smtp.example.com。
mail-host-local = 要用本机上的邮件服务器，启动 Weathervane 时须加 --local-relays。
mail-port = 端口
mail-port-help = TLS 一般是 465，STARTTLS 一般是 587。
mail-port-wrong = 请填 1 到 65535 的数字。
mail-security = 连接怎么加密
mail-security-tls = TLS
mail-security-starttls = STARTTLS
mail-security-plain = 不加密
mail-security-missing = 请选连接怎么加密。
mail-security-needed = 只有本机上的邮件服务器才可以不加密，请选 TLS 或 STARTTLS。
mail-sender = 发件地址
mail-sender-wrong = 请填邮箱地址，比如 weathervane@example.com。
mail-login = 用户名
mail-password = 密码
mail-password-help = 加密保存，不再显示。
mail-password-kept = 密码已保存，不改就空着。
mail-save = 保存
mail-saved = 以后邮件都通过 { $host } 发送。
mail-remove = 删除邮件服务器
mail-removed = 邮件服务器已删除，不再发邮件。
mail-test = 给我发一封测试邮件

chat-title = 班组群
chat-say = 开班时，班组的群会收到一条消息。请先在群里添加机器人或传入 Webhook，再把它的地址填在这里。
chat-team = 班组
chat-team-missing = 请选一个班组。
chat-program = 聊天软件
chat-program-missing = 请选聊天软件。
chat-wecom = 企业微信
chat-dingtalk = 钉钉
chat-feishu = 飞书
chat-teams = Microsoft Teams
chat-slack = Slack
chat-language = 消息用什么语言
chat-language-missing = 请选一种语言。
chat-webhook = Webhook 地址
chat-webhook-help = 以 https:// 开头，加密保存，只显示服务器名。
chat-webhook-wrong = 请填完整的 Webhook 地址，以 https:// 开头。
chat-secret = 签名密钥
chat-secret-help = 只有钉钉和飞书用，机器人开了签名校验才填。
chat-secret-unused = 这个软件不用密钥，请空着。
chat-add = 添加群
chat-added = 以后开班时，{ $team }的群会收到一条消息。
chat-test = 发测试消息
chat-test-which = 给{ $team }发测试消息（{ $program }）
chat-remove = 删除
chat-remove-which = 删除{ $team }的群（{ $program }）
chat-removed = 不再通过 { $host } 给这个群发消息。

push-admin-title = 设备上的通知
push-admin-say = 每个人都可以让自己的手机或电脑显示开班消息。消息加密后经浏览器厂商的推送服务送达，推送服务读不到内容，只知道中心的地址，以及什么时候给某台设备发了东西。这里没有允许任何服务时，什么都不发。
push-hosts = 允许的推送服务
push-host-chrome = Chrome 和多数安卓浏览器
push-host-firefox = Firefox
push-host-safari = Safari、iPhone 和 iPad
push-host-edge = Windows 上的 Edge
push-others = 其他服务器
push-others-help = 比如：push.example.com；*.push.example.com 表示它下面的所有名称。
push-host-wrong = “{ $host }”不是服务器名，请填 push.example.com 这样的名称。
push-hosts-save = 保存推送服务
push-hosts-saved = 推送服务已保存。大家可以在“我的账号”里打开开班消息。
push-hosts-none = 没有允许任何推送服务，不再给任何设备发消息。
push-admin-failures = 没能交给推送服务的通知，从第二天起按日期和服务列在下面。哪些人打开了开班消息，没有人看得到。

message-test-sent = 测试消息已送出：{ $to }。
message-test-failed = 测试消息没有发成：{ $to }。{ $fault }
message-no-own-address = 你的账号没有邮箱地址。请先在“人员”里补上，再试一次。

message-times-title = 什么时候发
message-digest-time = 给班长和心理老师的每日消息
message-digest-wrong = 请填时间，比如 09:00。
message-quiet = 免打扰时段
message-quiet-help = 在这段时间开始的班次不发消息。
message-quiet-from = 从
message-quiet-until = 到
message-quiet-wrong = 请把两个时间都填上，或者都空着。
message-times-save = 保存时间
message-times-saved = 时间已保存。

message-failures-title = 没有发成的
message-failures-none = 这几天没有发送失败的。
message-failures-more = 还有 { $count } 条没有列出。

messages-card-title = 邮件
messages-card-say = 晴雨表可以给 { $address } 发邮件：记天气的人在开班时收到，班长和心理老师会得知有什么在等自己。不管你记没记，邮件都一样。
messages-wanted = 给我发邮件
messages-yes = 发
messages-no = 不发
messages-save = 保存
messages-missing = 请选发还是不发。
messages-on = 以后会给你发邮件。
messages-off = 不再给你发邮件，除非你自己要重设密码的链接。

push-title = 这台设备上的开班消息
push-say = 你的班次开始时，这部手机或这台电脑可以显示一条通知。同班的人看到的都一样，不管记没记，也不说和你有关的任何事。你开没开，同事、班长和管理员都看不到。
push-not-allowed = 你们中心没有允许设备上的通知。
push-at-desk = 只能用在自己的设备上。如果这就是你自己的设备，请先在“登录情况”里选择保持登录。
push-no-script = 这里需要 JavaScript，而这个浏览器没有开启。
push-impossible = 这个浏览器不能显示通知。在 iPhone 或 iPad 上，请先把晴雨表添加到主屏幕，再从那里打开。
push-blocked = 这个浏览器屏蔽了晴雨表的通知。请在浏览器的网站设置里允许，再打开这个页面。
push-off = 这台设备没有打开开班消息。
push-on = 这台设备已打开开班消息。
push-switch-on = 打开开班消息
push-switch-off = 关掉开班消息
push-failed = 浏览器的推送服务没有回应，请过一会儿再试。
push-host-not-allowed = 你们中心没有允许这个浏览器的推送服务。可以换个浏览器，或者问问管理员。
push-switched-on = 以后开班时，这台设备会显示一条消息。
push-switched-off = 这台设备不再显示开班消息。
push-switched-off-there = 那台设备不再显示开班消息。
push-elsewhere = 你还打开了开班消息的设备：
push-device = 自己的设备，{ $since }起登录
push-end = 关掉
push-end-which = 关掉{ $since }起登录的设备上的开班消息

log-set-mail-server = { $admin }设置了邮件服务器 { $about }。
log-removed-mail-server = { $admin }删除了邮件服务器 { $about }。
log-added-chat-group = { $admin }添加了一个班组群（{ $about }）。
log-removed-chat-group = { $admin }删除了一个班组群（{ $about }）。
log-allowed-push-hosts = { $admin }允许了这些推送服务：{ $about }。
log-allowed-no-push-hosts = { $admin }不再允许任何推送服务。
log-added-event-webhook = { $admin }添加了一个接收变动通知的程序（{ $about }）。
log-removed-event-webhook = { $admin }删除了一个接收变动通知的程序（{ $about }）。

privacy-messages = 消息
privacy-messages-say = 开班时，每个上这一班的人都收到同样的消息，不管记没记。班长每天收到一条消息，提醒来看看有什么在等自己，内容天天一样。忘了密码，可以要一个发到邮箱的链接。消息里没有天气、小记和人名。不想收，可以在“我的账号”里关掉。
privacy-messages-push = 在“我的账号”里打开后，你自己的手机或电脑也会显示开班消息。消息加密后经浏览器厂商的推送服务送达。你开没开，这里谁也看不到；在那台设备上退出登录，就不再收到。
privacy-messages-programs = 公司的程序可以得知花名册有变动，或者一周的数据公布了。具体变了什么不告诉它，谁说过什么更不会告诉它。
privacy-messages-hosts = 消息只经过中心设置的这些服务器，不经过别的：

forgotten-link = 忘了密码？
forgotten-title = 用邮件重设密码
forgotten-say = 如果你的账号有邮箱，我们会发一个链接过去。链接只能用一次，30 分钟内有效。邮箱改过还不到七天的，不会发链接，请找管理员要一份邀请。
forgotten-button = 发链接给我
forgotten-asked = 如果这个账号有邮箱，链接马上就发过去，可能要等一两分钟。
forgotten-foot = 这个链接只能用一次，{ $time }前有效。
forgotten-ended-title = 这个链接已失效
forgotten-ended = 链接只能用一次，30 分钟内有效；要过几次的话，只有最新的那个能用。
forgotten-again = 再要一个链接
forgotten-locks = 换了新密码，以前的内容都先锁着，输入你当初记下的恢复码才能解开。和你有分享的同事会得知密码换过了。
message-reset-subject = 重设密码
message-reset-text =
    有人要给你的账号设新密码。点这个链接设置，只能用一次，{ $time }前有效：
    { $link }

    换了新密码，以前的内容都先锁着，输入你当初记下的恢复码才能解开。

    如果不是你，不用管，密码不会变。要是又收到，请告诉管理员。
message-kind-reset = 重设密码的链接
message-kind-roster = 花名册有变动的通知
message-kind-week = 一周数据公布的通知
notice-email-changed = 你账号的邮箱在{ $day }改过。以后的邮件发到新邮箱，七天之内不往那里发重设密码的链接。如果你不知道这件事，请问一下是谁改的。
notice-reset-mailed = { $day }有人要求给你的邮箱发重设密码的链接。如果不是你，请告诉管理员。
notice-password-by-mail = { $day }有人用邮件里的链接重设了你的密码。如果不是你本人，请马上告诉管理员。
notice-account-reset-by-mail = { $count ->
   *[other] { $people }的密码在{ $day }用邮件里的链接重设过。确认是本人之前，这个账号看不到以前的任何内容。
}
log-mailed-reset = 有人在登录页要求重设密码，链接已发给{ $about }。
