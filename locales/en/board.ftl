board-sky = The sky now
board-teams = Teams
board-title-morning = { $team }, this morning
board-title-afternoon = { $team }, this afternoon
board-title-evening = { $team }, this evening
board-title-night = { $team }, tonight
board-about = { $count ->
    [one] One person has shared with you today. Sharing is up to each person.
   *[other] { $count } people have shared with you today. Sharing is up to each person.
}
board-about-nobody = Tiles appear as people share.
board-about-first-day = Nothing has been shared with you here yet.
board-live = live
board-as-of = as of { $time }
board-lost = Connection lost at { $time }. This is the last update; the board will reconnect by itself.
board-no-usual = usual not known yet
board-changed = Changed today
board-changed-usual = { $weather }, usually { $usual }
board-chat = Worth a chat
board-chat-helps = Might help:
board-chat-open-flag = Open the flag
board-chat-note = Record what you agreed
board-chat-all = All { $count } open flags
board-now = The team now
board-drawer = { $count ->
    [one] The day { $name } shared with you
   *[other] The last { $count } days { $name } shared with you
}
board-drawer-usual = Usual: { $usual }
board-usual-again = { $count ->
    [0] at the low end of usual
    [one] usual again today
   *[other] usual again for { $count } shared days
}
board-mark-sudden = sudden change on { $day }
board-mark-sliding = sliding since { $day }
board-mark-was-sliding = had been sliding since { $day }
board-mark-stuck = below usual since { $day }
board-mark-was-stuck = had been below usual since { $day }
board-first-day-title = Your board starts here
board-first-day = Tiles appear as people share. Once someone has shared 20 shifts, you’ll see how they compare with their usual, and flags can start. Until then, the best way to know is to ask.
board-nobody-title = No weather yet
board-nobody = A tile appears as soon as someone shares with you. Each person decides that day by day, and there are many good reasons not to share.
board-no-team-title = No team today
board-no-team = According to the roster, you’re not leading a team today. If that’s wrong, tell an admin; the board appears as soon as it’s fixed.
board-wall = Wall screen
board-wall-about = A read-only link for a screen in the room. It shows only the team’s sky in rough shares, from check-ins shared with the whole team, once five people have shared. A new picture appears only if at least three people’s weather has changed, and at most every 15 minutes.
board-wall-is = There is a link. It was shown once, when it was created.
board-wall-make = Create link
board-wall-renew = Replace link
board-wall-end = Turn off link
board-wall-ended = The link is off. The screen goes blank at its next update.
board-wall-link = Link for the wall screen
board-wall-once = Copy it now: it won’t be shown again once you leave this page. Any earlier link has stopped working.
board-wall-open = Open
# Followed by the code.
board-wall-code = On a screen without a keyboard, open { $address } and enter this code:

wall-few = The team’s sky appears here once { $count } people have shared with the team.
wall-code-title = Wall screen
wall-code-say = Enter the code that the team’s lead got together with the link. This screen then shows the team’s sky.
wall-code = Code
wall-code-help = Capitals, spaces and hyphens make no difference.
wall-code-show = Show the sky
wall-ended-title = This link no longer works
wall-ended = The link was turned off or replaced. The team’s lead can create a new one from the board.
wall-as-of = as of { $time }, checked again at { $next }
wall-up-to-quarter = up to a quarter
wall-up-to-half = up to half
wall-up-to-three-quarters = up to three quarters
wall-most = nearly everyone

flags-about = Prompts to talk, based on the days people shared with you. They aren’t conclusions.
flags-which = Show
flags-open = Open
flags-taken = In progress
flags-done = Closed
flags-kicker-team = the team
flags-kicker-was = was { $severity }
flags-kicker-rule = rule of thumb
flags-chart = The last { $shifts } shifts that { $name } shared with you, compared with their usual. Marked: the days this is about.
flags-due = due by { $when }
flags-due-today = due today at { $time }
flags-due-tomorrow = due tomorrow at { $time }
flags-was-due = was due by { $when }
flags-was-due-today = was due at { $time }
flags-untaken = Nobody has taken this for { $days ->
    [0] { $hours } hours
    [one] a day
   *[other] { $days } days
}
flags-today = today, { $time }
flags-tomorrow = tomorrow, { $time }
flags-on = on { $day }
flags-count-open = { $count } open
flags-count-in-progress = { $count } in progress
flags-count-due = { $count } due today
flags-count-aside = { $count } set aside
flags-age = { $days ->
    [0] new today
    [one] open for one day
   *[other] open for { $days } days
}
flags-usual = as usual
flags-usual-sunny = sunny
flags-usual-or-better = { $weather } or better
flags-usual-days = { $days ->
    [one] { $usual ->
        [0] One day has been shared since it began; it wasn’t { $level }.
       *[other] One day has been shared since it began; it was { $level }.
    }
   *[other] { $all ->
        [1] All of the last { $days } shared days were { $level }.
       *[other] { $usual ->
            [0] None of the last { $days } shared days was { $level }.
            [one] One of the last { $days } shared days was { $level }.
           *[other] { $usual } of the last { $days } shared days were { $level }.
        }
    }
}
flags-state-open = Open
flags-state-aside = Set aside until { $when }
flags-state-asked = { $name } was asked to follow up
flags-state-asked-you = You were asked to follow up
flags-state-ask-again = Time to ask again
flags-state-mine = You’re following up
flags-state-taken = { $name } is following up
flags-state-done = Done
flags-state-passed = Ended by itself
flags-state-quiet = Nothing shared lately
flags-state-eased = Eased by itself
flags-state-said-passed = Passed
flags-take = I’ll talk to { $name }
flags-take-team = I’ll take care of it
flags-take-short = I’ll talk
flags-passed = It has passed
flags-undo-aside = Undo
flags-said-not-set-aside = Someone is already following up, so it wasn’t set aside.
flags-said-back-on-the-list = It’s back on the list.
flags-aside-title = Set aside · { $count }
flags-faint-title = Weaker signs · { $count }
flags-faint = Among this many people, chance alone brings up a few flags as weak as these. They aren’t counted as open.
flags-not-now = Not now
flags-hand-back = Hand back
flags-open-none-title = No open flags
flags-open-none = That doesn’t say much: flags see only what was shared, and start once someone has shared 20 shifts. A walk round and a “How are you?” are still worth it.
flags-taken-none-title = Nothing in progress
flags-taken-none = Flags you take on stay here until you record what you agreed.
flags-done-none-title = Nothing here yet
flags-done-none = Flags that were followed up, and those that ended by themselves, appear here.

flag-page-all = All flags
flag-page-one = A flag
flag-page-named-most = Mentioned most on those days: “{ $stressor }”, { $times } times.
flag-page-caption = The band covers four out of five shared shifts. Diamonds mark the days this is about. A day inside the band can still be a little worse than usual; what matters here is several such days in a row.
flag-page-mark-start = start
flag-page-mark-follow-up = follow-up
flag-page-mark-end = end
flag-page-ended-on = It ended on { $day }: the days no longer differ from what’s usual.
flag-page-reasons = Why this came up
flag-page-doubts = What else it could be
flag-page-trust = How far to trust a flag
flag-page-trust-ours = Measured on simulated people, and on real diaries with their days shuffled in blocks of five. When nothing changes, a “worth a chat” flag appears about once a year per person. When a simulated person’s weather drops by a whole level and stays there, they’re told within ten shifts in eight or nine cases out of ten; if it slides there slowly, in five to seven. Leads hear later, and only from what was shared. So some flags mean nothing, and some hard times raise none.
flag-page-trust-others = The best published study with real people caught about seven in ten relapses of depression, and gave a false alarm for one in four of those who stayed well (Smit and Snippe 2022; 41 people). No tool like this can tell you what’s going on with anyone.
flag-page-trust-sharing = It’s computed only from the days shared with you. People who share less show less; no flag doesn’t mean that all is well.
flag-page-days = { $count ->
    [one] The day it’s based on
   *[other] The { $count } days it’s based on
}
flag-page-entries = { $count ->
    [one] The check-in it’s based on
   *[other] The { $count } check-ins it’s based on
}
flag-page-others = { $count ->
    [one] One more check-in
   *[other] { $count } more check-ins
}
flag-page-table = Cited check-ins
flag-page-day = Day
flag-page-person = Person
flag-page-weather = Weather
flag-page-usual = Usual at the time
flag-page-named = Mentioned
flag-page-what-now = What you can do
flag-page-somebody-else = Somebody else may be easier to talk to this time.
flag-page-somebody-else-named = Somebody else may be easier to talk to this time: { $who }.
flag-page-else = { $name } ({ $role })
flag-page-ask = A quiet minute away from the desk works best. Ask how things are, listen, and ask what would help.
flag-page-ask-team = Ask the team what’s in the way, and clear it where you can. Do that before suggesting any exercise.
flag-page-say = You could start with
flag-page-say-sudden = “{ $day } looked like a rough day. How are you doing?”
flag-page-say-lower = “Your weather has been rougher than usual lately. How are things, and what would make the next few days easier?”
flag-page-say-again = “It looks as if things have been easier again. How did you get through it, and is there anything I can still do?”
flag-page-say-team = “It’s been a rough few days for a lot of us. What’s getting in the way most, and what can I take off your hands?”
flag-page-say-stressor = “Several of you mentioned ‘{ $stressor }’. What’s going on there, and what would help first?”
flag-page-ask-lead = Ask { $name }
flag-page-ask-whom = Who to ask
flag-page-ask-chosen = Ask them
flag-page-yours-until = If you take it, please follow up within { $hours } hours. “Not now” sets it aside for three days, unless it gets more serious.
flag-page-quiet = Nothing was shared in the last two weeks, so nobody knows whether it goes on.
flag-page-passed = It has passed. Asking how things went is still a good start.
flag-page-you-will = You’ll talk to { $name }
flag-page-agreed = What you agreed
flag-page-agreed-missing = Add a few words on what you agreed, or choose “Hand back”.
flag-page-agreed-too-long = This is { $length } characters; the limit is { $longest }. Nothing was lost: please shorten it a little.
flag-page-ask-again = Ask again on
flag-page-ask-again-no-date = Enter a date, or leave this empty.
flag-page-ask-again-range = Choose a day between tomorrow and { $days } days from now.
flag-page-ask-again-on = You’ll be reminded to ask again on { $day }.
flag-page-optional = optional
flag-page-readers = { $name } and the team’s leads can read this. Write what you both agreed, not a diagnosis.
flag-page-readers-team = The team’s leads can read this. Write what was agreed, without names.
flag-page-finish = Done
flag-page-done-on = Done on { $day }.
flag-page-before-after = Before and after
flag-page-before = { $count } shifts before
flag-page-after = { $count } shifts after
flag-page-not-because = Based on the days shared with you. “After” doesn’t mean “because of”.
flag-page-helps = What might help · { $minutes } min
flag-page-steps = Steps
flag-page-history = History
flag-page-noticed = Noticed: { $severity }
flag-page-noticed-for-person = Noticed, shown to { $name } only
flag-page-rose = Became more serious: { $severity }
flag-page-ended = Back to usual
flag-page-closed = Closed for now: too few days to tell
flag-page-resumed = Below usual again: the same flag is open once more
flag-page-somebody = Someone who has left
flag-page-step-open = { $name } handed it back
flag-page-step-taken = { $name } took it on
flag-page-step-aside = { $name } set it aside
flag-page-step-undone = { $name } put it back on the list
flag-page-step-asked = { $name } asked another lead
flag-page-step-passed = { $name } said it has passed
flag-page-step-done = { $name } followed up
flag-page-step-not-done = { $name } found that it isn’t done yet
flag-page-said-taken = It’s yours. Please follow up within { $hours } hours and record here what you agreed.
flag-page-said-aside = Set aside for three days, unless it gets more serious.
flag-page-said-back = Handed back: it’s open again.
flag-page-said-asked = { $name } has been asked to follow up. They see only the days shared with them, so please tell them yourself what you’d like them to do.
flag-page-said-others = Someone else is already following up. It stays with them.
flag-page-said-meanwhile = Something has changed here since you opened the page. Please look at it again: nothing was saved.
flag-page-said-passed = Closed. If it gets more serious, it comes back.
flag-page-said-done = Saved. Before and after will appear here as new days are shared with you.
