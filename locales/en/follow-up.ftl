# Follow-ups: what a lead plans and does about a flag, what came of it, and what the person concerned reads.
follow-ups-title = Follow-ups
follow-ups-about = Yours to do, and what came of it. Only you see this page.
follow-ups-count-overdue = { $count } overdue
follow-ups-count-to-check = { $count } to check
follow-ups-none-title = Nothing to follow up
follow-ups-none = Requests to talk, flags that wait for someone, and what you did this week appear here.
follow-ups-overdue = Overdue · { $count }
follow-ups-to-check = To check · { $count }
follow-ups-to-check-say = These people hold a key post. Another lead says it’s done; please make sure it really happened.
follow-ups-waiting = Nobody has taken these yet · { $count }
follow-ups-mine = In progress · { $count }
follow-ups-done = Done in the last seven days · { $count }
follow-ups-too-early = Too few days have been shared since to compare.

follow-up-plan = Plan what you’ll do
follow-up-change = Change the plan
follow-up-planned = The plan
follow-up-action = Action
follow-up-own-action = Something else, in my own words
follow-up-fits = Made for this
follow-up-others = Others
follow-up-own-words = In your own words
follow-up-details = Who, when, where, why, how, how much
follow-up-who = Who
follow-up-when = When
follow-up-where = Where
follow-up-why = Why
follow-up-how = How
follow-up-how-much = How much
follow-up-readers = { $name } and the team’s leads can read this. Write what you plan, not a diagnosis.
follow-up-save-plan = Save plan
follow-up-no-such-action = Choose an action from the list.
follow-up-nothing-planned = Choose an action, or say in your own words what you’ll do.
follow-up-too-long = This is { $length } characters; the limit is { $longest }. Nothing was lost: please shorten it a little.
follow-up-said-planned = Plan saved.
follow-up-said-not-yours = Someone else follows this up, or nobody does yet. Nothing was saved.

follow-up-key-post = This person holds a key post: please follow up within { $hours } hours.
follow-up-second = A second lead checks that it was done: { $names }, if these days were shared with them too.
follow-up-no-second = A second lead should check that it was done, but this team has none. An admin can add one.
follow-up-check = Yes, it was done
follow-up-check-say = Ask the lead, or { $name }, whether it really happened. Nobody needs to tell you what was said.
follow-up-checked = { $name } checked on { $day } that it was done.
follow-up-said-checked = Thanks. It’s recorded that you checked it.
follow-up-said-nothing-to-check = There’s nothing for you to check here.

follow-up-by-itself = by itself, about
follow-up-short = After: { $after }, before: { $before }; by itself about { $expected }.
follow-up-expected = From 1, stormy, to 5, sunny. A flag comes up at a low point, so the next days tend to be better whatever anyone does: days like these would have come back to about { $expected } by themselves, and in 19 of 20 cases to between { $low } and { $high }.
follow-up-difference = The difference from that is { $estimate }, somewhere between { $low } and { $high }.
follow-up-within-chance = A difference like this can be chance.
follow-up-better = It’s better than chance explains.
follow-up-lower = It’s worse than chance explains. It would be good to ask again soon.

follow-up-state-left-alone = Asked to leave it
follow-up-left-alone = { $name } asked to leave this alone, and doesn’t have to say why. What was written about it is deleted, and nobody follows up on it any more.
follow-up-said-left-alone = The person asked to leave this alone. Nothing was saved.
follow-up-said-stopped = Done. Nobody follows up on this any more, and what was written about it is deleted.

follow-up-me-taken = { $name } wants to talk with you about this.
follow-up-me-asked = { $name } was asked to talk with you about this.
follow-up-me-done = { $name } followed up on this on { $day }.
follow-up-me-written = What’s written about it
follow-up-me-stop = Please stop
follow-up-me-stop-say = Ends this, and deletes what’s written about it. You don’t have to say why, and nobody is told more than that you asked.
follow-up-me-stopped = You asked to leave this alone. Nobody follows up on it.
follow-up-me-key-post = You hold a key post. If your leads see a flag about you, one of them follows up within { $hours } hours, and a second one checks that it happened. They see no more of your weather than they would otherwise.
