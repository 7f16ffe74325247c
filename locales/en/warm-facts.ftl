# Warm facts about a person’s own weather, and the one sentence about a week. “Bright” is sunny or fair. The numbers are in words up to
# twelve; a sentence may begin with one.
fact-bright-run = { $shifts } bright shifts in a row.
fact-weekday-run = { $weeks } bright { $weekday }s in a row.
fact-dry-run = No rain or storm for { $shifts } shifts.
fact-bright-weeks = { $weeks } weeks in a row with more bright shifts than rainy or stormy ones.
fact-rain-passes = { $within ->
    [one] For you, rain or storm usually passes after one shift: { $spells } times out of { $of }.
   *[other] For you, rain or storm usually passes within { $within } shifts: { $spells } times out of { $of }.
  }
fact-after-rain = After a rainy or stormy shift, your next one is usually bright: { $bright } of the last { $of } times.
fact-best-weekday = It’s { $weekday }: on average, the brightest day of your week.
fact-best-shift = Your weather is brightest on the { $shift } shift, on average.
fact-bright-month = { $shifts } bright shifts this month already; all of last month had { $before }.
fact-more-bright = Of your last 20 shifts, { $now } were bright; of the 20 before, { $before }.
fact-week-bright = { $shifts } bright shifts this week already.
fact-weekday-usually = { $weekday }s suit you: { $bright } of the last { $of } were bright.
fact-bright-share = { $bright } of your { $of } shifts in the last 13 weeks were bright.
fact-bright-total = This is bright shift number { $shifts } in the last twelve months.

week-empty = No check-ins this week yet.
week-one = One shift this week: { $weather }.
week-bright = All { $shifts } shifts bright.
week-dry = No rain in { $shifts } shifts.
week-dry-bright = { $bright } of { $shifts } shifts bright, and no rain.
week-cleared-up = Rain or storm on { $low } of { $shifts } shifts, and bright again now.
week-wet = Rain or storm on { $low } of { $shifts } shifts. That’s a lot of weather for one week.
week-mixed-no-bright = Rain or storm on { $low } of { $shifts } shifts.
week-mixed = { $bright } of { $shifts } shifts bright, { $low } rainy or stormy.
