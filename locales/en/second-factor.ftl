# The second factor at sign-in: a code from an app.
second-factor-title = Two-step sign-in
second-factor-say = After your password, you’ll also enter a six-digit code from an app on your phone. Someone who learns your password still can’t get into your account.
second-factor-need = You need an authenticator app, such as the password manager on your phone. The app works without a network; nothing is sent anywhere.
second-factor-is-off = Sign-in asks for your password only. Add a code from an app, so that a stolen password isn’t enough.
second-factor-is-on = Sign-in also asks for a code from your app.
second-factor-set-up = Set up two-step sign-in
second-factor-change = Change two-step sign-in
second-factor-start = Set it up
second-factor-later = Not now
second-factor-back = Back to My account
second-factor-password = Your password
second-factor-password-missing = Enter your password, so that nobody else at this desk can do this.
second-factor-password-wrong = That isn’t your password. Nothing has changed.
second-factor-step-app = Open your authenticator app and add an account.
second-factor-step-scan = Scan this picture, or type the letters and numbers below it:
second-factor-step-code = Enter the six-digit code that the app shows now.
second-factor-code = Code from the app
second-factor-code-or-backup = Code from the app, or a backup code
second-factor-code-missing = Enter the code from your app, or a backup code.
second-factor-code-digits = Enter the six digits that the app shows.
second-factor-code-wrong = That code isn’t right, or was used before. Wait for the next one and try again.
second-factor-code-not-yet = That code isn’t right. Check that your phone shows the right time, and enter the code it shows now.
second-factor-switch-on = Switch it on
second-factor-only-now = The picture is shown for { $minutes } minutes, and never again once the code is right.
second-factor-now-on = Two-step sign-in is on. You’re signed out everywhere else.
second-factor-codes-say = If you lose your phone, each of these { $count } backup codes signs you in once instead of a code. Write them down or print them, and keep them away from your phone.
second-factor-codes-only-now = They’re shown until you leave this page, and never again.
second-factor-codes-kept = I’ve kept them
second-factor-on-since = Since { $day }, sign-in asks for a code from your app after your password.
second-factor-codes-left = { $left ->
    [0] You have no backup codes left. Switch two-step sign-in off and on again to get new ones.
    [one] You have one backup code left.
   *[other] You have { $left } backup codes left.
}
second-factor-off-title = Switch it off
second-factor-off-say = For a new phone, or new backup codes: switch it off, then set it up again.
second-factor-switch-off = Switch off two-step sign-in
second-factor-now-off = Two-step sign-in is off.

sign-in-code-title = Enter your code
sign-in-code-say = Your password is right. Open your authenticator app and enter the code it shows for Weathervane.
sign-in-code-help = Six digits. Each code works once.
sign-in-code-lost = Lost your phone? Use one of your backup codes. Used them all? Ask an admin.
sign-in-code-over-title = Sign in again
sign-in-code-over = That took too long, or this sign-in has ended.

log-second-factor-on = { $admin } switched on two-step sign-in for their account.
log-second-factor-off = { $admin } switched off two-step sign-in for their account.

privacy-second-factor-say = Admins and psychologists can have sign-in ask for a code from an app as well. The secret behind the codes is stored encrypted, and backup codes only as hashes. Nothing is sent to the app or its maker.

# Requiring it, and ending it for somebody who has lost their phone.
second-factor-centre-say = Admins can open every account with an invitation, and psychologists read what people confide in them. Two-step sign-in protects both if a password is stolen.
second-factor-which = For admins and psychologists it is
second-factor-optional = optional
second-factor-required = required: those who haven’t set it up do so before anything else in that role
second-factor-required-missing = Choose one of the two.
second-factor-save = Save
second-factor-now-required = Two-step sign-in is now required for admins and psychologists.
second-factor-now-optional = Two-step sign-in is now optional.
second-factor-needed = Your role needs two-step sign-in here. Set it up to go on.
person-end-second-factor = They lost their phone: the invitation also switches off two-step sign-in
invite-own-second-factor = Switch off your own two-step sign-in in My account. If you’ve lost your phone, ask another admin.
log-ended-second-factor = An invitation by { $admin } switched off two-step sign-in for { $about }.
log-second-factor-required = { $admin } made two-step sign-in required for admins and psychologists.
log-second-factor-optional = { $admin } made two-step sign-in optional.
