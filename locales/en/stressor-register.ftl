# The stressor register: what gets in the way of people, and what becomes of it.
nav-register = What gets in the way
nav-register-admin = What gets in the way: owners
register-title = What gets in the way
register-lead = Write down what gets in the way of your work. Someone takes care of it, and you can read what came of it. It’s about things, not about people, and shows nobody’s weather.
register-admin-lead = What people here say gets in their way. Give each one an owner, and see that it gets an answer.
register-one = One thing that gets in the way
register-own = Yours
register-own-about = What you proposed or support. Only you see this list.
register-closed = Some things here are locked with your own key. Enter your password to see answers to what you proposed.
register-closed-open = Enter my password
register-cared-for = With you
register-cared-for-about = What’s open and yours to take care of.
register-all = Everything
register-which = Which part
register-filter-open = Open
register-filter-unowned = Nobody’s yet
register-filter-hidden = Hidden
register-none-open = Nothing is open. If something gets in your way, write it down.
register-none-unowned = Someone takes care of everything that’s open.
register-none-changed = Nothing has been changed yet.
register-none-unchangeable = There’s nothing here that can’t be changed.
register-none-hidden = Nothing is hidden.
register-yours = you proposed it
register-supported = yours too
register-is-hidden = Hidden
register-is-shown = Shown again
register-news = New
register-put-away = I’ve read it
register-written-since = Something new was written here since you opened the page.
register-reminder = { $count ->
    [one] There’s something new about one thing that gets in your way.
   *[other] There’s something new about { $count } things that get in your way.
}
register-reminder-see = Read it
register-reminder-unowned = { $count ->
    [one] One thing that gets in the way has nobody to take care of it.
   *[other] { $count } things that get in the way have nobody to take care of them.
}
register-reminder-unowned-see = Find someone
register-reminder-due = { $count ->
    [one] One thing that gets in the way is with you and waits for an answer.
   *[other] { $count } things that get in the way are with you and wait for an answer.
}
register-reminder-due-see = Answer

# How far it is.
register-heard = Heard
register-looking = Being looked at
register-changed = Changed
register-unchangeable = Can’t be changed

# How often, and since when.
register-every-shift = Every shift
register-weekly = Most weeks
register-now-and-then = Now and then
register-since-weeks = For a few weeks
register-since-months = For a few months
register-since-longer = For longer

# A proposal.
register-propose = Write something down
register-propose-lead = What gets in the way of your work? Everyone who works here or leads a team can read it.
register-words = What gets in the way
register-words-help = One thing, in a sentence. Don’t name anyone: it’s about what happens, not who.
register-about = What it’s about
register-about-none = Choose one
register-about-other = Something else
register-how-often = How often
register-since = Since when
register-name = Your name
register-without-name = Without my name
register-with-name = With my name
register-name-help = Without your name, nobody who uses the program can find out that it was you. You still read what comes of it, because your own sign-in recognises it. Only the week is kept.
register-send = Put it on the list
register-alike = Is it one of these?
register-alike-about = If it is, open it and say it gets in your way too. That counts for more than a second one.
register-even-so = None of these is mine
register-proposal-kept = It’s on the list.
register-words-missing = Write in a sentence what gets in the way.
register-words-long = Use no more than { $longest } characters.
register-about-missing = Choose one from the list.
register-choose = Choose one.
register-alike-first = Something like it is on the list already. Look at it first, then tick this if yours is another.
register-too-many = { $most } things that you proposed are still open. Wait for an answer to one of them.
register-locked = This needs your own key, and this sign-in doesn’t hold it. Sign in again with your password.

# One source.
register-concerns = Gets in the way of
register-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
register-about-both = { $kind }: { $stressor }
register-often-since = { $often }. { $since }.
register-proposed = Proposed
register-proposed-by = { $name }, in the week of { $week }
register-unnamed = Without a name
register-owner = Who takes care of it
register-owner-is = with { $name }
register-no-owner = Nobody yet
register-due = Answer by
register-due-is = answer by { $day }
register-due-was = answer overdue since { $day }
register-due-passed = { $day }. That day has passed.
register-steps = What was done
register-no-steps = Nothing has been written yet.
register-step-by = { $day }, { $name }
register-support = It gets in my way too
register-support-say = Does it get in your way too? Nobody learns that it was you who said so; only the number goes up.
register-support-kept = It counts. You’ll read here what comes of it.
register-yours-say = You proposed this. You’ll read here what comes of it. If you withdraw it, it’s deleted, unless others support it or something was done about it: then it stays without you.
register-withdraw = Withdraw it
register-supported-say = You said it gets in your way too. You’ll read here what comes of it.
register-take-back = Take it back
register-taken-back = Taken back.
register-hidden-why = This is hidden from everyone but its author, those who support it and those who take care of it. The reason:

# What those do who take care of it.
register-answer = Write what’s happening
register-answer-about = Everyone reads it, and those it concerns are told.
register-status = How it’s going
register-done = What was done, or why it can’t be changed
register-done-help = Facts, in words everyone understands. Say what’s different now.
register-answer-save = Save
register-answered = Saved. Those it concerns are told.
register-done-missing = Write what was done, or what happens next.
register-why-missing = Write why it can’t be changed.
register-due-wrong = Choose a day.
register-due-past = Choose today or a later day.
register-assign = Who and what
register-assign-save = Save
register-assigned = Saved.
register-owner-unknown = Choose someone from the list.
register-hide-title = If it names someone
register-hide-why = Why it’s hidden
register-hide-help = Its author reads this. Say how it can be written without naming anyone.
register-hide-why-missing = Write why. Its author reads it.
register-hide = Hide it
register-show = Show it again
register-now-hidden = Hidden. Its author reads why.
register-shown-again = Everyone reads it again.

# Before and after a change.
register-figures = Before and after, in the climate
register-figures-about = How often “{ $stressor }” was mentioned, out of everything mentioned in check-ins. The figures are those of the climate report: they have random noise, so nothing about one person shows, and they can’t say why something changed.
register-figures-none = Two months before the change and one whole month after it are needed. Then the figures are here.
register-figures-site = Site
register-figures-before = Before
register-figures-after = After
register-figures-difference = Difference
register-figures-verdict = What that means
register-figures-share = { $share }, { $months ->
    [one] { $months } month
   *[other] { $months } months
}
register-figures-less = { $points ->
    [one] { $points } point less
   *[other] { $points } points less
}; chance alone moves it by up to { $chance }
register-figures-more = { $points ->
    [one] { $points } point more
   *[other] { $points } points more
}; chance alone moves it by up to { $chance }
register-figures-same = no difference; chance alone moves it by up to { $chance } points
register-mentioned-less = Mentioned less than before, by more than chance.
register-mentioned-more = Mentioned more than before, by more than chance.
register-mentioned-chance = No more than chance.

# A quarter.
register-quarter = The quarter in numbers
register-quarter-lead = What was heard, what was changed, what’s open.
register-quarter-before = Quarter before
register-quarter-after = Quarter after
register-quarter-open = Open at its end
register-quarter-days = Half of the answers came within { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
register-quarter-no-days = There was no answer in this quarter.
register-quarter-days-about = Days count from the Monday of the week in which something was written down: nothing more exact is kept.
register-quarter-kinds = What’s open now
register-quarter-kinds-then = What was open at its end
register-quarter-chart = How many people each kind gets in the way of: { $named }
register-quarter-caption = Bars: how many people it gets in the way of, counted today. Someone with two such things counts twice. Line: the running share of them all.
register-quarter-region = What’s open at its end, as a chart, scrolls sideways
register-quarter-sources = Things
register-quarter-people = People

# A simulated centre.
simulated-source-slow = The customer file takes half a minute to open between nine and ten.
simulated-source-slow-looking = IT measures it this week, at the desks by the window and at the others.
simulated-source-slow-changed = The nightly copy ended at ten. It now ends at six, and files open at once.
simulated-source-mailing = We learn of a mailing from the callers who got it.
simulated-source-mailing-looking = Marketing sends us each mailing two days ahead, as a trial until the end of the month.
simulated-source-prices = The price list in the knowledge base is older than the one on the website.
simulated-source-headset = The cushions of the shared headsets come off.
simulated-source-night = After the last late shift there’s no bus any more.
simulated-source-night-why = The bus company won’t add one. We’ve asked twice. Anyone who needs it gets a taxi voucher at reception.
