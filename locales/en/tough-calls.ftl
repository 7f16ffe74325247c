# Tough calls: the page, the reset after one, the question at the next shifts, and one's own on “My weather”.
nav-tough-call = Tough call

tough-title = A tough call
tough-lead = Two taps, then a few minutes for you. It’s never counted against you.
tough-what-about = What was it about?
tough-source-product = The product
tough-source-service = Earlier service
tough-source-delivery = Delivery
tough-source-price = The price
tough-source-abuse = Abuse
tough-source-other = Something else
tough-source-missing = Choose what the call was about.

tough-what-kind = What made it hard, and how heavy is it?
tough-kind-misunderstanding = We misunderstood each other
tough-kind-feeling = The caller was upset
tough-kind-behaviour = How the caller behaved
tough-heaviness-light = A bit
tough-heaviness-heavy = Heavy
tough-heaviness-very-heavy = Very heavy
tough-said-missing = Tap how heavy it was, next to what made it hard.
tough-pick = { $kind }: { $heaviness }
tough-chosen-before = You chose “{ $chosen }”. Tap it again to save.
tough-other-source = Choose something else
tough-audience = Who may see it
tough-audience-me = Only me
tough-audience-lead = My lead ({ $names })
tough-audience-me-only = Only you see it.
tough-audience-wrong = A tough call can be private or shared with your lead.
tough-id-wrong = Something went wrong with this page, so nothing was saved. Open it again.
tough-known = You’ve saved this one already.
tough-withdrawn = You deleted this one. Nothing was saved.
tough-own = Only you see your tough calls, unless you share one with your lead. If you chose to be counted, each one is one more mention of what was behind your week in the climate report; no other figure shows it.

tough-key = The T key opens this page from anywhere, except while you type.
tough-key-off = Turn the T key off
tough-key-is-off = The T key is off in this browser.
tough-key-on = Turn the T key on

tough-reset-title = A few minutes, just for you
tough-reset-saved = Saved at { $time }: { $stated }.
tough-reset-private = Only you see it.
tough-reset-shared = { $names } can see it.
tough-reset-keep-private = Keep it to myself
tough-reset-delete = Delete it
tough-reset-next = Before the next call
tough-reset-until = { $minutes } minutes, until { $time }
tough-timer-start =
    { $minutes ->
        [one] Start 1 minute
       *[other] Start { $minutes } minutes
    }
tough-timer-pause = Pause
tough-timer-go-on = Continue
tough-timer-again = Start again
tough-timer-done = Time’s up. Take the next call when you’re ready.
tough-timer-left = { $time } left
tough-reset-talk = Ask to talk
tough-reset-break = Ask for a break
tough-reset-breathe = Breathe along
tough-reset-more = { $title } ({ $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  })
tough-reset-more-title = Something else that may help
tough-reset-back = Back to my weather
tough-made-private = Only you see this tough call now.
tough-deleted = Deleted. Nothing of it is left.

tough-ask-title = { $count ->
    [one] That call on { $day }
   *[other] Those { $count } calls since { $day }
  }
tough-ask = How are you with it now? It can take two days to settle.
tough-answer-over = It’s over
tough-answer-somewhat = A bit is left
tough-answer-heavy = Still heavy
tough-answer-dismissed = Don’t ask again
tough-answer-missing = Choose one of the answers.
tough-answer-nothing = There’s nothing to answer any more.
tough-answered = Noted, for you alone.
tough-answered-heavy = Noted, for you alone. You don’t have to carry it by yourself.
tough-answered-dismissed = OK. We won’t ask about it again.
tough-ask-answered = You said: { $answer }.

tough-me-title = Your tough calls
tough-me-say = { $count ->
    [one] One in the last { $weeks } weeks. Only you see this.
   *[other] { $count } in the last { $weeks } weeks. Only you see this.
  }
tough-me-source = By what it was about
tough-me-hour = By hour
tough-me-source-head = About
tough-me-hour-head = Hour
tough-me-count = Calls
tough-me-latest = The latest
tough-me-when = When
tough-me-what = What you said
tough-me-seen = Who sees it
tough-me-afterwards = How you were afterwards
tough-me-seen-me = Only you
tough-me-seen-lead = Your lead

board-tough = Tough calls shared with you
board-tough-say = Shared with you in the last two days. A quiet question is enough: “How are you with it now?”

privacy-tough = When you note a tough call
privacy-tough-say = Only you see it, unless you share it with your lead; then they see that one call on their board for two days, and you can take it back. How you are afterwards is for you alone. It’s never counted against you, and no flag follows from it. If you’re counted in climate, it’s one more mention of what’s behind your week, and one mention a week is picked at random as before.
