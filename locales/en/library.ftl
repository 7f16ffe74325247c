# The library: reframing cards, empathy in four steps, words to avoid, role plays, cases, and the courses.
library-title = Library
library-lead = Short cards for a moment between two calls: another way to see it, what to say, and what others tried.
library-support = Look in the library: cards, phrases and cases
library-back = Library
library-about = In the library, about:
library-search = Search
library-kind = Kind
library-stressor = What’s behind it
library-source = The trouble is about
library-any = Any
library-find = Search
library-all = Show the whole library
library-none = Nothing found
library-none-say = Try a single word, or choose only what’s behind it. You can also write a case about it.
library-from-centre = From this centre
library-filed = Filed under
library-further = Goes further
library-further-lead = { $title } (for leads)
library-next = Next: { $title }

# Kinds.
library-reframing = Another way to see it
library-reframing-about = One thought that comes first, and another that’s also true.
library-empathy = Empathy in four steps
library-empathy-about = Put yourself in their place, acknowledge the need, say others share it, say what ignoring it costs.
library-words = Words to avoid
library-words-about = Phrases that heat up a call, with what to say instead.
library-role-play = Role play for two
library-role-play-about = Ten minutes with a colleague: two roles, lines to start with, questions for afterwards.
library-case = Cases
library-case-about = Calls as they happened: what was tried, and what one could say.

# Parts.
library-part-thought = The first thought
library-part-view = Another way to see it
library-part-sentence = A sentence to keep
library-part-place = Put yourself in their place
library-part-need = Acknowledge the need
library-part-others = Say that others share it
library-part-cost = Say what ignoring it costs
library-part-next = Then the next step
library-part-roles = The two roles
library-part-lines = Lines to start with
library-part-watch = What to watch for
library-part-happened = What happened
library-part-tried = What was tried
library-part-say = What one could say
library-part-questions = Talk about it
library-pairs = Phrases to avoid
library-avoid = Better not
library-instead = Instead
library-why = Why

# Evidence.
library-basis-laboratory = From laboratory experiments.
library-basis-workplace = From people at work.
library-laboratory = The evidence comes from laboratory experiments, most of them short, and not from a phone floor.
library-practice = From practice. Nobody has measured it.

# Marks.
library-marks = For yourself
library-marks-private = Only you see this. Nobody counts it.
library-helped-say = It helped me
library-helped-undo = Take back “it helped”
library-you-said-helped = You said it helped.
library-not-helped-say = It didn’t
library-not-helped-undo = Take back “it didn’t”
library-you-said-not-helped = You said it didn’t help.
library-said-not-helped = Noted, for you only. Thanks for trying it.
library-read-say = Mark as read
library-read-undo = Mark as unread
library-you-read = You’ve read this.
library-read = Read
library-said-helped = Noted, for you only. You’ll find it again at the bottom of the library.
library-said-read = Marked as read, for you only.
library-said-removed = Taken back.
library-helped = You said these helped
library-helped-about = Only you see this list.

# The courses.
library-courses = Courses
library-courses-lead = A first month, and a refresher for each quarter. Nobody here learns what you’ve begun or read.
library-courses-all = All courses
library-for-leads = For leads
library-course-lead = Five minutes a card. Skip what you know. What you mark as read is sealed with your own key: only you can open it.
library-this-quarter = For this quarter:
library-newcomer = New here? Start with this
library-course-read = You’ve read { $read } of { $all }.

# Words to avoid, during a call.
library-phrases-open = On a call: words to avoid
library-phrases-lead = Enter a word from what you were about to say, then press Enter.
library-phrases-jump = Situations
library-phrases-all = All phrases
library-phrases-none = Try a single word, such as “wait” or “policy”.

# Role play for two, and questions of cases.
library-play = Play it for two: { $minutes } minutes
library-play-about = Two colleagues, one clock. No audience, no marks; nothing is recorded.
library-play-step =
    { $minutes ->
        [one] { $title } (1 minute)
       *[other] { $title } ({ $minutes } minutes)
    }
library-play-done = Time. On to the next step.
library-choice-about = Choose an answer to see what it leads to. Nothing is stored.

# Writing a case.
library-write = Write a case
library-write-lead = A call that stayed with you can help someone else. A psychologist edits it before anyone reads it.
library-write-names = Leave out names, numbers, places and dates, your own and the caller’s. Nobody should be recognisable.
library-write-who = The psychologist reads your text and doesn’t learn who wrote it. Your lead, your colleagues and admins see nothing of it until it’s released. Someone who knows the call may still recognise it.
library-write-send = Send to the psychologist
library-happened-help = What the caller wanted, what went wrong, what made it hard.
library-case-stressor = File it under
library-case-stressor-none = Nothing in particular
library-case-missing = Write in a few words what happened.
library-case-long = Use no more than { $longest } characters. Nothing is lost: shorten it and send it again.
library-case-stressor-unknown = Choose one from the list.
library-case-too-many = { $most } of your cases are still waiting. Send this one when one of them has been read, or withdraw one.
library-case-sent = Sent, without your name. You can follow its progress below.
library-own-cases = Your cases
library-own-cases-about = Only you see that these are yours.
library-case-waits = Waiting for a psychologist
library-case-is-released = In the library
library-case-is-declined = Not included
library-case-reply = The psychologist says: { $reply }
library-case-see = Read it
library-case-withdraw = Withdraw and delete
library-case-withdrawn = Withdrawn. It’s deleted, from the library too.

# The psychologist's side.
library-waiting =
    { $count ->
        [0] Cases to edit
        [one] 1 case to edit
       *[other] { $count } cases to edit
    }
library-review = Cases to edit
library-review-lead = You see the text but not who wrote it, and not in the order it came in.
library-review-none = No case is waiting.
library-review-released = In the library from this centre
library-review-back = All cases to edit
library-review-one = Edit a case
library-review-one-lead = Take out anything that could identify a person: names, numbers, places, dates, unusual details. When you release it, the original text is deleted.
library-case-title = Title
library-case-title-help = What it’s about, in a few words.
library-case-title-missing = Give it a title.
library-case-without-names = I’ve read it: there are no names left, and nobody can be recognised.
library-case-names-unchecked = Confirm that nobody can be recognised.
library-release = Release to everyone
library-case-now-released = Released. Everyone in the centre can read it.
library-decline = Don’t include it
library-reply = One kind sentence to the author
library-reply-help = For example: “Thank you. It’s easy to tell who it was, so I’d rather not publish it.” You don’t learn who reads it.
library-case-reply-missing = Write one sentence, so that the author knows why.
library-case-now-declined = Done. The author can read your sentence; the text is deleted.
library-take-out = Take it out of the library

# Cases of a demo.
simulated-case-waiting = A caller needed a new card before a trip. Express delivery needs an approval that nobody at my level can give, and my lead was in a meeting. I said “that’s not possible” three times and heard how it sounded.
simulated-case-waiting-say = “I can’t approve it, and I’ve just written to the person who can. I’ll call you before four.”
simulated-case-title = The queue that came through the headset
simulated-case-happened = After a mailing with the wrong phone hours, everyone called between eight and nine. Each caller began with the waiting time, and by ten I began every call with “sorry” before they had said a word.
simulated-case-tried = I apologised for the queue in each call. It made the first minute about me and not about their matter.
simulated-case-say = “You’ve waited a long time. What’s it about?” One sentence for the wait, and then their question.

# What reminds a psychologist of cases.
library-reminder = { $count ->
    [one] A case for the library is waiting for you.
   *[other] { $count } cases for the library are waiting for you.
  }
library-reminder-see = Read it
