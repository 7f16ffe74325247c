# What passes between a person and a psychologist besides requests to talk.
nav-appointments = Appointments

counselling-when = { $day }, { $hours }
counselling-date = Date
counselling-time = From
counselling-minutes = Minutes
counselling-date-wrong = Enter a date.
counselling-time-wrong = Enter a time, for example 10:40.
counselling-past = That’s in the past. Enter a time that’s still to come.
counselling-far = Enter a date within the next { $days } days.
counselling-minutes-wrong = Enter a number of minutes between { $least } and { $most }.
counselling-place-missing = Enter where, or which number to call.
counselling-long = Use no more than { $longest } characters.
calendar-file = Calendar file
calendar-busy = Busy

psychologist-title = Psychologist
psychologist-lead = Time to talk, with someone who isn’t part of your team.
psychologist-link = Book a time, ask for a referral, or join a talk

slot-title = Book a time
slot-own-title = Your booking
slot-none = There are no free times right now. You can ask to talk under Support.
slot-who-sees = Only you and the psychologist see what you book. The calendar file just says “Busy”.
slot-book = Book
slot-book-which = Book { $when }
slot-booked = Booked: { $when }. Only you and the psychologist see it.
slot-taken = That time has just been taken. Choose another one.
slot-has-one = You already have a booking. Cancel it first if you’d like another time.
slot-is-booked = { $name }, { $when }
slot-is-cancelled = { $name } had to cancel { $when }. Please book another time.
slot-cancel = Cancel booking
slot-cancelled = Your booking is cancelled. You don’t need a reason.
slot-one-at-a-time = One booking at a time. Cancel it to choose another.
slot-put-away = OK

referral-title = Referral
referral-say = Ask a psychologist to get in touch with you, and choose which check-ins they can read beforehand.
referral-begin = Ask for a referral
referral-nobody = There’s no psychologist here who can read a referral yet.
referral-nobody-instead = Somebody else may listen until then.
referral-status = You asked { $name } on { $day }.
referral-gone = You asked { $name } on { $day }, but { $name } can’t read it any more. Withdraw it and ask someone else.
referral-shares = { $count ->
    [0] It shares none of your check-ins.
    [one] It shares one check-in{ $notes ->
        [0] , without a note.
       *[other] , with its note.
      }
   *[other] It shares { $count } check-ins{ $notes ->
        [0] , without notes.
        [one] , with one note.
       *[other] , with { $notes } notes.
      }
  } Only { $name } can read it, and the self-test result if you attached one.
referral-withdraw = Withdraw
referral-withdraw-say = If you withdraw, the copies are deleted at once.
referral-withdrawn = Withdrawn. What you shared is deleted.
referral-exists = You’ve already asked for a referral. Withdraw it first if you’d like to share something else.
referral-see = See what you asked for
referral-lead = You decide what the psychologist reads before you meet: exactly what you tick here, and nothing else.
referral-to = Who should read it?
referral-to-missing = Choose a psychologist.
referral-pick = Which check-ins?
referral-pick-help = Your last four weeks. You can also leave them all out.
referral-no-entries = You have no check-ins from the last four weeks. You can send it without any: it still says that you’d like to be contacted.
referral-with-note = with your note:
referral-entries-wrong = One of the check-ins has changed. Look through the list and tick again.
referral-who-sees = Copies of what you tick are sealed for this psychologist. Nobody else can read them. You can withdraw them at any time.
referral-send = Send
referral-sent = Sent to { $name }.

group-talk-title = Talks
group-talk-none = No talks are planned right now.
group-talk-file = No lead or admin can see whether you sign up. The calendar file just says “Busy”.
group-talk-named = The psychologist may see my name
group-talk-join = Sign up
group-talk-joined = You’re signed up. Nobody sees your name.
group-talk-joined-named = You’re signed up. Only the psychologist sees your name.
group-talk-in = You’re signed up, without your name.
group-talk-in-named = You’re signed up. The psychologist sees your name.
group-talk-change-name = Change
group-talk-change-name-of = Change whether your name is seen: { $title }
group-talk-leave = I’m not coming after all
group-talk-left = You’re no longer signed up.
group-talk-full = All places are taken.

appointments-title = Appointments
appointments-lead = What people have asked of you, and what you offer. Leads and admins see none of it.
referrals-title = Referrals
referral-none = No referrals right now.
referral-received = { $count ->
    [0] { $day }, no check-ins shared
    [one] { $day }, one check-in shared
   *[other] { $day }, { $count } check-ins shared
  }
referral-one = A referral
referral-of = { $name } asks for a referral
referral-asked-on = Since { $day }. What’s attached is as it was then.
referral-shares-nothing = { $name } hasn’t shared any check-ins.
referral-answer = Get in touch with { $name }, or offer a time that can be booked.
referral-offer-time = Offer a time
referral-locked = { $count ->
    [one] One check-in is locked: your password was reset after it was shared. Enter your recovery code to read it.
   *[other] { $count } check-ins are locked: your password was reset after they were shared. Enter your recovery code to read them.
  }
referral-close-say = When you close the referral, the copies are deleted at once.
referral-close = Close
referral-closed = Closed. The copies are deleted.
slot-offered-title = Your times
slot-none-offered = You aren’t offering any times.
slot-place = Room or phone number
slot-offer = Offer this time
slot-offered = Offered: { $when }.
slot-overlaps = You already offer a time that overlaps with this one.
slot-free = free
slot-free-again = free again, cancelled on { $at }
slot-booked-by = booked by { $name }
slot-withdraw = Cancel
slot-remove = Remove
slot-remove-which = Remove { $when }
slot-withdraw-which = Cancel { $when }
slot-withdrawn = Cancelled. If someone had booked it, they can see that.
slot-changed-meanwhile = A booking has changed since you opened the page. Please look at the time again: it stays as it is.
group-talk-none-held = You haven’t planned any talks.
group-talk-new = Plan a talk
group-talk-languages = Fill in one language or both. People read the title and text in theirs if there is one.
group-talk-title-zh = Title in Chinese
group-talk-title-en = Title in English
group-talk-title-missing = Enter a title in at least one language.
group-talk-text-zh = Text in Chinese
group-talk-text-en = Text in English
group-talk-place = Room or link
group-talk-places = Places
group-talk-places-wrong = Enter a number of places between { $least } and { $most }.
group-talk-hold = Announce
group-talk-held = “{ $title }” is announced.
group-talk-count = { $count } of { $places } places taken
group-talk-cancel = Cancel talk
group-talk-cancel-which = Cancel “{ $title }”
group-talk-cancelled = The talk is cancelled, and the sign-ups are deleted. The people who signed up are told.
group-talk-removed = The talk is removed, and the sign-ups are deleted.
me-look-referral = { $name } opened the referral you sent
look-kind-referral = Referral
simulated-room = Quiet room, second floor
simulated-talk-title = Sleeping well after late shifts
simulated-talk-text = Forty minutes on what helps your body wind down, then time for questions. Nothing is recorded.
