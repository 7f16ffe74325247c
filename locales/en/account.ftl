sign-in-title = Sign in
sign-in-name = Sign-in name or email
sign-in-name-help = It’s on your invitation slip, and is usually your staff number.
sign-in-name-missing = Enter your sign-in name or email.
sign-in-password = Password
sign-in-password-missing = Enter your password.
sign-in-button = Sign in
sign-in-forgotten = Forgot your password? Ask the person who invited you for a new invitation. Nobody can look your password up.
sign-in-own-phone = This is my own phone: keep me signed in for 90 days
sign-in-own-phone-help = Don’t choose this at a shared desk. You can check in without a password, and without a network; private notes, a lead’s pages and deleting things still ask for your password after a pause.
sign-in-again = You’re still signed in. This part asks for your password again, in case somebody else has your phone.
sign-in-wrong = That sign-in name and password don’t match. Check both and try again.
sign-in-too-many = Too many wrong passwords came from this network. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  }. On a device where you’ve signed in before, or with a passkey if you have one, you can sign in right away.
sign-in-too-many-mail = Too many wrong passwords came from this network. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
  }. On a device where you’ve signed in before, or with a passkey if you have one, you can sign in right away. You can also get a link by email and set a new password.
sign-in-lapsed = You’ve been signed out: you were inactive for a while, your session reached its time limit, it was ended or your password was changed elsewhere, or your account has ended. Sign in to continue.
signed-out = You’re signed out. None of your check-ins are left in this browser.
signed-out-kept = You’ve been signed out. What you entered is kept for you for { $minutes } minutes: sign in, and you’re back where you were.
unsent-of-other-viewer = Somebody else was signed in when this was sent, so it wasn’t saved. What you entered is still here: check it and send it again.
unsent-kept = You were signed out before this was saved. What you entered is still here: check it and send it again.
signed-out-idle = You were signed out because you were inactive for a while. Sign in to continue.
account-title = My account
account-choices-hidden = Your password was reset. Until you confirm that it was you, this page doesn’t show what you chose before. Your choices still apply.
account-language = Language
account-theme = Appearance
account-theme-auto = Same as device
account-theme-help = Applies to this browser only.
account-audience = Who sees new check-ins
account-audience-help = New check-ins start with this setting. Past check-ins don’t change; edit them in My weather.
account-password = Password
account-current = Current password
account-new = New password
account-again = Repeat new password
account-password-help = At least { $shortest } characters. A short phrase works best.
account-password-others = You’ll be signed out everywhere else.
account-password-button = Change password
account-save = Save
account-current-missing = Enter your current password.
account-current-wrong = That isn’t your current password.
account-password-same = That’s your current password. Choose a different one.
account-password-changed = Password changed. You’ve been signed out everywhere else.

account-sessions = Where you’re signed in
account-sessions-say = Don’t recognise one? Sign it out, then change your password.
account-session-here = This browser
account-session-other = Another browser
account-phone-here = This phone
account-phone-other = Another phone of yours
account-phone-until = Signed in until { $day }.
account-phone-password = Your password, to stay signed in on this phone
account-phone-keep = This is my own phone: stay signed in for 90 days
account-phone-kept = You stay signed in on this phone for 90 days. Lost it? Sign it out here from any other device.
account-session-times = since { $since }, last used { $seen }
account-session-end = Sign it out
account-sessions-end-all = Sign out of all { $count } others
account-session-ended = Session signed out.
account-sessions-ended = Signed out everywhere else. This is now your only session, and any calendar link you had no longer works.

recovery-title = Your recovery code
recovery-why = What you keep private is locked with your password. If someone resets your password, even an admin, everything from before stays locked until you enter this code: your own check-ins, and what others shared with you. So nobody can get at it by resetting your password.
recovery-why-again = This is a new code, for everything from now on. If your password is reset again, it unlocks that.
recovery-locked = Your password was reset on { $day }. Everything from before is safe, but locked. The code you wrote down earlier unlocks it.
recovery-unlock = Enter your earlier code
recovery-first = You’ll see the code only once. Have pen and paper ready, or print the page.
recovery-show = Show my code
recovery-later = Later
recovery-here = Write it down or print this page, and keep it somewhere only you can reach.
recovery-only-now = It’s shown until you leave this page, and nobody can look it up. If you lose both the code and your password, what you said before stays locked for good.
recovery-written = I’ve written it down
recovery-kept = Good. If your password is ever reset, this code unlocks everything from before.
recovery-again = You already have a code. A new one replaces it; the one you wrote down will stop working.
recovery-new = Create a new code
recovery-password = Your password, to confirm it’s you
recovery-password-missing = Enter your password, so that nobody else at this desk can do this.
recovery-password-wrong = That isn’t your password. Your code hasn’t changed.
recovery-no-key = A code can’t be created in this session. Sign out and in again, then retry.
account-recovery-kept = You have a recovery code. If your password is ever reset, it unlocks everything from before.
account-recovery-missing = You don’t have a recovery code yet. If your password is ever reset, you’ll need one to unlock everything from before.

unlock-title = Everything from before is locked
unlock-say = Your password was reset with an invitation on { $day }. Everything from before is locked, so that the person who reset it can’t read it: check-ins, private or shared, and what others shared with you. None of it is lost. This page doesn’t show whether there is anything, so that nobody can find out. Anything from now on works as usual.
unlock-code = Recovery code
unlock-code-help = The one you wrote down before that day. Capital letters and hyphens don’t matter.
unlock-code-missing = Enter your recovery code.
unlock-code-wrong = That code doesn’t work. Check every character, and make sure it’s the code from before your password was reset.
unlock-button = Unlock
unlock-done = Unlocked. Everything from before is back.
unlock-lost = Lost the code? Then your own check-ins stay locked, for you and for everyone else. You can delete them under “Your data” in My account.
note-locked = This note is locked.
