# Checking in without a network, on a phone of one's own.
offline-title = You’re offline
offline-lead = Check in anyway. It’s kept on this phone, encrypted, and sent when the network is back.
offline-save = Save on this phone
offline-rest = You can add a note or what’s behind it later, once you’re online.
offline-waiting = Waiting for the network
offline-delete = Delete
offline-missing = Choose your weather and who sees this, then save.
offline-nowhere = This works on your own phone only. You can set that up in My account, once you’re online.
offline-sent = The check-in that you saved offline at { $time } has been sent.
offline-refused = The check-in that you saved offline at { $time } couldn’t be recorded. { $reason }
offline-sign-in = A check-in that you saved offline is still on this phone. Sign in to send it.
