# Events: what a site or a team does for joy, rest or a change of place.
event-title = Events
event-lead = Something to look forward to: a walk, a cake, a day somewhere else. The organiser sees how many come, and your name only if you say so.
event-none = Nothing is planned yet. If you have an idea, plan it below.
event-none-planned = Nothing is planned yet.
event-coming = Coming up
event-named = The organiser may see my name
event-joined = You’re in. Nobody sees your name.
event-joined-named = You’re in. Only the organiser sees your name.
event-in = You’re in, without your name.
event-in-named = You’re in. The organiser sees your name.
event-in-own = You’re in.
event-join = Count me in
event-count =
    { $count ->
        [0] Nobody has signed up yet.
        [one] One person is coming.
       *[other] { $count } people are coming.
    }
event-names = With their names:
event-cancel = Cancel event
event-cancel-which = Cancel “{ $title }”
event-cancelled = The event is cancelled, and the sign-ups are deleted. The people who signed up are told.
event-remove = Remove
event-remove-which = Remove “{ $title }”
event-removed = The event is removed.

event-plan = Plan an event
event-plan-who = Everyone in a team can plan something for it. Leads, psychologists and admins can plan for the whole site.
event-unit = Who it’s for
event-unit-missing = Choose who it’s for.
event-place = Where
event-announce = Announce
event-planned = “{ $title }” is announced.

event-past = Past events
event-lift-link = What changed
event-lift-title = What changed after “{ $title }”
event-lift-brighter = In the { $weeks } weeks from then on, the weather of { $place } was brighter than it would have been, by about { $by } levels. That’s more than chance explains.
event-lift-rougher = In the { $weeks } weeks from then on, the weather of { $place } was rougher than it would have been, by about { $by } levels. That’s more than chance explains; other things may have happened then, too.
event-lift-unclear = In the { $weeks } weeks from then on, there’s no change in the weather of { $place } that exceeds chance. It may still have been a lovely day.
event-lift-change = In the { $weeks } weeks from then on, the weather of { $place } changed by { $by } levels (95% interval { $interval }). There’s no other place to compare with, so nobody knows what it would have been without the event.
event-lift-waits = The figures of the { $weeks } weeks are complete on { $day }. Until then nothing is said, so that nobody reads too much into one week.
event-lift-none = There aren’t enough figures from the weeks around it.
event-lift-difference = Difference, in levels
event-lift-interval = 95% interval
event-lift-from-to = { $low } to { $high }
event-lift-compared-with = Compared with
event-lift-compared = the { $weeks } weeks before, and how the other departments changed over the same time
event-lift-compared-sites = the { $weeks } weeks before, and how the other sites changed over the same time
event-lift-alone = the { $weeks } weeks before. There’s no other place to compare with, so anything that affected everyone at that time is included.
event-lift-about = From released figures of everybody, whether they came or not. No figure shows how the people who came felt.
event-lift-back = Events

privacy-events = Events
privacy-events-say = The organiser of an event sees how many signed up, and the names of those who allow it; nobody else sees either. The organiser, an admin, and for a team’s event its leads can cancel it: then everyone who signed up is told, and nobody learns who that is. Sign-ups are deleted a day after the event. What changed after it is computed from released climate figures, never from those who came; everyone it concerns can read it.

# What the people of a demo plan.
simulated-event-walk = Half an hour by the river
simulated-event-walk-text = No talk about calls. There’s tea afterwards.
simulated-event-walk-place = Meet at the south door
simulated-event-away = A day in the hills
simulated-event-away-text = Two coaches, a slow path and a fast one, and lunch for everyone. Phones are staffed by the other site.
simulated-event-away-place = Coach stop, main gate
