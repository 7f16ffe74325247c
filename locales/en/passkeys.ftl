# Passkeys: signing in with a fingerprint, a face or the lock of a device.
passkey-sign-in = Sign in with a passkey
sign-in-again-keyless = You’re still signed in. Your passkey can’t open this part; your password can.
passkey-wrong = That passkey doesn’t sign you in here. Try again, or use your password.
passkey-sign-in-failed = That didn’t work, or it was cancelled. Try again, or sign in with your password.
passkey-failed = That didn’t work, or it was cancelled. Nothing has changed.

passkeys-title = Passkeys
passkeys-say = With a passkey you sign in with your fingerprint, your face or the lock of your device. Your password keeps working.
passkeys-not-at-address = They don’t work here yet: browsers accept passkeys only at an address that begins with https and has a name, and this centre’s is { $address }. Those who run the server can change it.
passkeys-here-only = They don’t work here yet: browsers accept passkeys only at an address that begins with https and has a name, and the server doesn’t know one for this centre. Without it they work only on the server itself, at localhost.
passkey-offer-title = Next time without the password?
passkey-offer-own-device = Add one on your own device, not at a shared desk. You can also do it later in My account.
passkey-offer-later = Not now
passkey-used = Added { $added }, last used { $used }.
passkey-unused = Added { $added }, not used yet.
passkey-opens-notes = It opens your private notes.
passkey-opens-none = Private notes need your password.
passkey-facts = { $times } { $notes }
passkey-label = Name
passkey-label-first = My phone
passkey-label-help = You’ll recognise it by this name.
passkey-label-missing = Give the passkey a name.
passkey-add = Add a passkey
passkey-without = To add a passkey, open this page at { $host } in a browser that has passkeys and JavaScript.
passkey-added = Passkey added. You can sign in with it from now on.
passkey-added-keyless = Passkey added. You can sign in with it from now on. It can’t open your private notes on this device; your password does that.
passkey-not-added = The passkey wasn’t added: the answer of your device didn’t fit, or came too late. Try again.
passkey-too-many = You have { $most } passkeys. Remove one before you add another.
passkey-remove = Remove
passkey-remove-which = Remove the passkey { $label }
passkey-removed = Passkey removed. It no longer signs you in here. You can delete it on your device too.
unlock-done-without-passkeys = Unlocked. Everything from before is back. Passkeys that were added since the reset are gone, in case they weren’t yours. Add yours again.

notice-own-passkey-added = A passkey was added to your account on { $day }. If that wasn’t you, remove it in My account and change your password.
notice-passkey-after-reset = { $count ->
    [one] { $people } added a passkey on { $day }, for the first time since a password reset. Until somebody confirms that it’s really them, their account shows nothing from before.
   *[other] { $people } added passkeys on { $day }, for the first time since a password reset. Until somebody confirms that it’s really them, their accounts show nothing from before.
}

privacy-passkey-say = A passkey keeps its secret on your device: we store its public key, the name you gave it and the day of its last use. If your device can, it also opens your private notes. A password reset by invitation removes all passkeys.
