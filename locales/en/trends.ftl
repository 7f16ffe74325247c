# Trends of a team: weeks of what was shared with its lead.
weather-between = between { $low } and { $high }

trends-teams = Teams
trends-title = { $team }, { $weeks } weeks
trends-about = From the days that were shared with you. A day with nothing shared is left out, not guessed.
trends-how-far = How far back
trends-weeks = { $weeks } weeks
trends-as-table = As a table

trends-no-team-title = No team today
trends-no-team = You lead no team today, so there is nothing to look back on. As soon as an admin enters you as a lead, the team’s trends will be here.
trends-too-few-title = Not enough days yet
trends-too-few = Trends begin after ten days with something shared. { $days ->
    [0] There is none so far.
    [one] There is one so far.
   *[other] There are { $days } so far.
  }
trends-quiet-title = Nothing shared in these weeks
trends-quiet = There were days before them. Look further back to see those.

trends-course-day = The team’s weather, day by day
trends-course-week = The team’s weather, week by week
trends-course-region = The team’s weather as a chart, scrolls sideways
trends-chart-day = Mean of the weather shared on each day, { $from } to { $to }
trends-chart-week = Mean of the weather shared in each week, { $from } to { $to }
trends-outside-day = { $below ->
    [0] No day lies below what is usual for the team
    [one] One day lies below what is usual for the team
   *[other] { $below } days lie below what is usual for the team
  }, and { $above ->
    [0] none above.
    [one] one above.
   *[other] { $above } above.
  }
trends-outside-week = { $below ->
    [0] No week lies below what is usual for the team
    [one] One week lies below what is usual for the team
   *[other] { $below } weeks lie below what is usual for the team
  }, and { $above ->
    [0] none above.
    [one] one above.
   *[other] { $above } above.
  }
trends-caption-day = The line is the mean of what was shared on a day; with fewer than three people there is none, for it would be somebody’s own weather. Between the dashed limits a day is as usual for this team over the last year; the fewer shared, the further apart they are. Diamonds mark days outside.
trends-caption-week = The line is the mean of what was shared in a week; with fewer than three people there is none, for it would be somebody’s own weather. Between the dashed limits a week is as usual for this team over the last year; the fewer shared, the further apart they are. Diamonds mark weeks outside.
trends-caption-day-early = The line is the mean of what was shared on a day; with fewer than three people there is none, for it would be somebody’s own weather. What is usual for this team is known after { $fewest } such days; so far there are { $known }.
trends-caption-week-early = The line is the mean of what was shared in a week; with fewer than three people there is none, for it would be somebody’s own weather. What is usual for this team is known after { $fewest } such weeks; so far there are { $known }.
trends-no-mean = A line is drawn through days on which three people or more shared: the mean of fewer would be somebody’s own weather. In these weeks there is no such day. What was shared stands in the calendar below.
trends-by-rules = By published rules
trends-by-rules-say = Rules of thumb that this centre switched on. They know nothing of what is usual for this team.
trends-day = Day
trends-week = Week from
trends-shared = Shared
trends-low = Low
trends-mean = Weather
trends-against = Against usual
trends-too-few-people = fewer than three people
trends-not-known-yet = not known yet

trends-calendar = Day by day and person by person
trends-calendar-about = { $from } to { $to }. Only what was shared with you; a blank says nothing about why.
trends-calendar-region = Calendar of shared days, scrolls sideways
trends-calendar-caption = The weather that each person shared, day by day
trends-calendar-person = Person
trends-calendar-empty = Nothing was shared from { $from } to { $to }.
trends-calendar-pages = Other weeks of the calendar
trends-nothing-shared = nothing shared
trends-earlier = Earlier weeks
trends-later = Later weeks

trends-stressors = What is in the air
trends-stressors-region = What was named most as a chart, scrolls sideways
trends-stressors-chart = How often each was named: { $named }
trends-stressors-caption = Bars: in how many check-ins it was named. Of several check-ins of one person on one day, the last counts. Line: its share of all that was named, together with those before it.
trends-stressors-empty = In these weeks nobody who shared named anything.
trends-stressor = Named
trends-count = Check-ins
trends-up-to-here = Up to here
