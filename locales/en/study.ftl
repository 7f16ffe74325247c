study-title = Flags: how right they are, and how soon
study-about = { $people } people a cell, seed { $seed }. Made-up people follow a normal first-order autoregression from day to day, cut at the half levels, with days missing by chance. Everything can be measured again with the same seed.
study-written = Written: { $path }
study-round = Round { $round }: least–mean–most of the budget for watch, talk, act: { $told }
study-calibration = Limits of a person’s flags, made by `weathervane evaluate --calibrate { $rounds } --people { $people } --seed { $seed }`: for watch, talk and act the weights in the logarithm of the limit (src/insight/limits.rs names the features).

study-watch = watch
study-talk = talk
study-act = act
study-level = level
study-spread = spread
study-correlation = correlation
study-missing = missing
study-times = times the budget
study-held-title = False flags where nothing changes
study-held-about = As multiples of the budget (one in 60 shifts for a watch, 240 for a talk, 960 for an act), over { $cells } kinds of people, shifts 21 to 240. Between 0.5 and 1.1 counts as held.
study-held = { $name }: least { $least }, mean { $mean }, most { $most }; { $out } cells outside.

study-real-title = Real people
study-real = { $people } people with at least 25 days; multiples of the budget. Shuffled: their own days in blocks of { $block } in an order of chance, so that no change over weeks is left. Drawn: 240 days each, put together from such blocks.
study-real-absent = Left out: no data at hand (WEATHERVANE_DATA).
study-real-people = people
study-real-own = as they are
study-real-shuffled = shuffled
study-real-drawn = drawn

study-oracle-title = Beside the oracle
study-oracle-about = The oracle is a CUSUM that knows each person’s true mean, spread and correlation and the size of the drop. At the rate of false watches that ours has in the same cell. “Held”: an oracle whose flags last while anything is left of them, as ours do, which allows it a lower limit.
study-oracle-slow = Median delay for a level at once, after { $shifts } shifts: longer than 1.2 times the oracle’s (rounded up) in { $slow } of { $cells } cells.
study-oracle-measure = share of the oracle’s
study-task-one = a level
study-task-half = half a level
study-task-slide = a slide
study-baseline = shifts before
study-task = change
study-ours-least = ours, least
study-asked = asked
study-least = of the oracle’s, least
study-mean = mean
study-short = cells short
study-least-held = held: least
study-mean-held = mean

study-changes-title = Changes of all kinds
study-changes = Share noticed within ten shifts, and median delay, averaged over five middling kinds of people. Every rival has the limit that gives it one false flag in 60 shifts in each cell by itself, which nobody could know beforehand; ours has the one that is shipped. Rivals spend more of their false flags while little is known.
study-size = levels
study-how = how
study-at-once = at once
study-over-two-weeks = over ten shifts
study-ours = ours
study-oracle = oracle

study-rules-title = Beside the published rules
study-rules = A drop of one level after 40 shifts, ours at each rule’s own rate of false flags in the same cell: mean delay, whoever is not noticed within 40 shifts counting as 40.
study-rule = rule
study-rule-three-low = three low days in a row
study-rule-z = z under −1.5 against 30 days
study-fires-in = cells in which it fires
study-shifts-between = shifts between false flags
study-faster = ours faster by
study-slower = cells in which ours is slower

study-sharing-title = Where low days are kept back
study-sharing = Somebody at level 3.8 who hides a share of the days under cloudy. Found within twenty shifts of their own, over all their days and over the shared ones. So what a lead reads is always “of the days shared”, and no flag never means that all is well.
study-hidden = low days hidden
study-found-own = found, all days
study-found-shared = found, shared days

study-teams-title = Teams
study-teams = False flags a month of 21 days; slides of everybody by 0.6 levels noticed within ten days; bursts of a stressor (half of the people name it) noticed on the first day. People miss three days of ten; a day counts from five people on.
study-team-people = people
study-team-false = false: team
study-team-false-stressor = stressor
study-team-false-mean = rule: mean under 2.5
study-team-false-low = rule: 40 % low
study-team-slides = slides: ours
study-team-slides-mean = mean under 2.5
study-team-slides-low = 40 % low
study-team-bursts = bursts

study-outbreaks-title = EARS on marked outbreaks
study-outbreaks = Weeks with an alarm in an outbreak, with an alarm outside, and of an outbreak without an alarm, from week 12 on. C3 as the reference implementation computes it.
study-outbreaks-absent = Left out: no data at hand (WEATHERVANE_DATA).
study-series = series
study-all = all
study-found = outbreaks found
