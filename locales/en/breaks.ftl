# Breaks that staffing allows: what agents and leads see. {$time} is a range of time, {$points} points of service level.
breaks-title = Take a break
breaks-lead = Times in the rest of your shift when a break costs callers least. You don’t have to say why.
breaks-privacy = Only the leads of your team see your request, with its time and cost. It’s deleted when your workday ends. Nobody adds up your breaks, and they have nothing to do with your weather.
breaks-when = When
breaks-how-long = How long
breaks-minutes = { $minutes } min
breaks-ask = Ask for this
breaks-ask-for = Ask for { $time }
breaks-who-lead = Your lead answers; you’ll see it here.
breaks-who-rule = Breaks that cost little are granted at once. Otherwise your lead answers; you’ll see it here.
breaks-from-earlier-weeks = There’s no call load for today yet, so this uses the same weekday of the last four weeks.
breaks-full = Your team’s breaks are full for the rest of your shift. Try a shorter one, or come back later.
breaks-no-team = You’re not in a team, so there’s no lead who could answer.
breaks-no-lead = Nobody leads your team today, so nobody could answer here. If you need a break now, tell the person who runs the floor.
breaks-off-shift = You’re not on shift right now. During your shift you’ll find times here.
breaks-no-time-left = There isn’t enough of your shift left for a break of this length.
support-break = I’d like a break
support-break-say = See when a break costs callers least, and ask for it. You don’t have to say why.

# What a break costs.
break-cost = costs about { $points } points of service level
break-cost-nothing = callers won’t notice
break-cost-overloaded = more calls than agents are expected then, so callers would wait longer
break-cost-unknown = what it costs isn’t known: there’s no call load for that time

# The own request.
break-see-times = See times for a break
break-sent = Sent: { $time }. Your lead’s answer appears here.
break-granted-at-once = Granted: { $time }.
break-withdrawn = Withdrawn. Nothing of it is kept.
break-is-asked = You asked for { $time }. Your lead will answer.
break-unanswered = Nobody answered in time: { $time }. That’s not because of you. Please pick another time, or tell your lead in person.
break-is-granted = Your break: { $time }.
break-declined-busy = Not { $time }: the phones will be busy then. Please pick another time.
break-declined-others-away = Not { $time }: others are away then. Please pick another time.
break-declined-together = Not { $time }, but I’ll come by and we’ll find a time together.
break-withdraw = Withdraw
break-give-back = I don’t need it
break-calendar-file = Add to calendar
break-calendar = Break
break-countdown-before = Starts in { $time }
break-countdown-during = { $time } left
break-countdown-over = Your break is over. Welcome back.
break-reload = Reload the page to see the answer.

# What is wrong.
break-minutes-missing = Choose how long the break is.
break-starts-missing = Choose one of the times.
break-starts-passed = That time doesn’t work any more. Here are the times that do.
break-starts-full = That time was just taken. Here are the times that are left.
break-changed-meanwhile = Other breaks were granted at the same moment. Please try again.
break-has-one = You already have a request or a break. Withdraw it first if you’d like another time.
break-answer-missing = Choose one of the answers.
break-answer-too-late = This request has changed in the meantime. You’re seeing its latest state.
break-answer-full = The limit for breaks at the same time is already reached then. Suggest another time, or raise the limit on the floor page.
break-answer-cost-changed = The cost has changed since you opened the page. Now: { $cost }. Grant it if that’s all right.

# What leads see.
break-requests-title = Asking for a break
break-grant = Grant it
break-not-then = Not at that time
break-not-then-say = They read exactly the sentence that you choose.
break-granted-title = Granted breaks
break-granted-line = { $name }: { $time }
break-answered-yes = Granted: { $name }, { $time }. As of now: { $cost }.
break-answered-no = { $name } can read your answer, and see other times.
break-reminder = { $count ->
    [one] Someone is asking for a break.
   *[other] { $count } people are asking for a break.
  }
break-reminder-see = Answer

# The floor.
nav-floor = Floor
floor-title = { $team }: the floor today
floor-lead = Expected calls, how well they’re answered, and where a break fits. No names, no weather.
floor-privacy = Breaks are never counted against anybody: no totals per person, no reasons, and no history. Requests are deleted when the workday ends.
floor-reload = Reload the page to see new requests for breaks.
floor-no-team = You don’t lead a team today.
floor-no-load-title = No call load yet
floor-no-load = Ask an admin to import the call load on the server, for example every morning with the forecast. It works while the program is running:
floor-no-load-columns = Columns: queue, interval_start, offered, handle_seconds, agents. Until then people can still ask for breaks; what they cost isn’t known.
floor-no-queues-title = Which calls does this team answer?
floor-no-queues = Choose the team’s queues below. Then this page shows their calls, and breaks have a cost.
floor-no-load-of-queues-title = No call load for these queues
floor-no-load-of-queues = Neither today nor the same weekday of the last four weeks has call load for the team’s queues.
floor-today = Today
floor-summary = { $breaks ->
    [0] About { $calls } calls, { $level } of them answered within { $within } seconds. No breaks granted yet.
    [one] About { $calls } calls, { $level } of them answered within { $within } seconds, with one granted break.
   *[other] About { $calls } calls, { $level } of them answered within { $within } seconds, with { $breaks } granted breaks.
  }
floor-from-earlier-weeks = There’s no call load for today yet. These are averages of the same weekday over the last four weeks.
floor-chart = Calls and service level from { $from } to { $to }, answered within { $within } seconds
floor-caption = Columns: expected calls. Line: share answered within { $within } seconds, breaks included. Dashed: { $marked }. Diamonds: granted breaks of this team.{ $now ->
    [yes] {" "}Upright line: now.
   *[no] {""}
  }
floor-time = From
floor-calls = Calls
floor-agents = Agents
floor-level = Answered in time
floor-granted = Breaks granted
floor-free = Breaks free
floor-fewer = With one, two or three agents fewer
floor-fewer-caption = Answered within { $within } seconds, breaks included
floor-fewer-all = As planned
floor-fewer-by = { $count } fewer
floor-rules = Breaks in this team
floor-rules-say = These rules are for the team as a whole. Any lead of the team can change them.
floor-queues = Queues that this team answers
floor-queues-none = There’s no call load yet, so there are no queues to choose.
floor-queue-unnamed = All calls (the file names no queue)
floor-queue-unknown = Choose from the queues that are listed.
floor-at-once = On a break together
floor-at-once-help = How many people of the team can have a break at the same time.
floor-at-once-wrong = Enter a number from 1 to { $most }.
floor-granted-up-to = Grant automatically up to
floor-granted-up-to-help = Points of service level over the rest of the day, for example 0.2. Leave it blank to answer every request yourself.
floor-granted-wrong = Enter a number from 0 to { $most }, or leave it blank.
floor-within = Answered in time within
floor-within-help = Seconds. 20 is common.
floor-within-wrong = Enter a number of seconds from 1 to { $most }.
floor-patience = Callers hang up after
floor-patience-help = Seconds, on average. Leave it blank if you don’t know; we then assume that callers wait until they’re answered.
floor-patience-wrong = Enter a number of seconds from 1 to { $most }, or leave it blank.
floor-rules-button = Save rules
floor-rules-saved = Saved.
floor-rules-changed = Someone else has changed these rules since you opened the page, so nothing was saved. Open the page again to see them as they are.

# On the page about privacy.
privacy-breaks = When you ask for a break
privacy-breaks-say = The leads of your team see your name, the time, and what the break costs the phones. They never see why. It’s deleted when your workday ends, nobody adds up breaks of one person, and nothing links them to your weather. When the page looks for times, it takes other people’s granted breaks into account, without their names.
