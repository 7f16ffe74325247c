# The page after saving: people to turn to, a good day, the week.
saved-people = You don’t have to get through this alone
saved-fact-bright = “Bright” is sunny or fair.
saved-fact-own = Counted from your own check-ins; only you see this.
saved-keep = Keep one good call?
saved-keep-line = What went well?
saved-keep-help = One line for a rainy day. Only you can read it; leave out customers’ names.
saved-keep-button = Keep it
saved-keep-missing = Write a line first, or just leave it for today.
saved-keep-long = Your line is { $length } characters long; the limit is { $longest }. Nothing is lost: shorten it and keep it again.
saved-keep-kept = Kept. Only you can read it.
saved-keep-removed = Removed.
saved-kept = Kept for a rainy day
saved-kept-where = Only you can read it. You’ll find it again in
saved-week = Your week
