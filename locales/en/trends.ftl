# Trends of a team: weeks of what was shared with its lead.
weather-between = between { $low } and { $high }

trends-teams = Teams
trends-title = { $team }, { $weeks } weeks
trends-about = From the days people shared with you. A day with nothing shared is left out, not guessed.
trends-summary-mean = On average the team’s weather was { $mean }.
trends-summary-usual = On average the team’s weather was { $mean }. { $unit ->
    [week] None of the { $compared } weeks with an average was outside the team’s limits.
   *[day] None of the { $compared } days with an average was outside the team’s limits.
  }
trends-summary-below = On average the team’s weather was { $mean }. { $unit ->
    [week] { $below ->
        [one] One of { $compared } weeks was below the team’s limits, the one starting { $last }.
       *[other] { $below } of { $compared } weeks were below the team’s limits, most recently the one starting { $last }.
    }
   *[day] { $below ->
        [one] One of { $compared } days was below the team’s limits, { $last }.
       *[other] { $below } of { $compared } days were below the team’s limits, most recently { $last }.
    }
  }
trends-summary-one = Mentioned most: “{ $named }”.
trends-summary-both = Mentioned most: “{ $stressor }”; among the good things, “{ $uplift }”.
trends-open-flags = Open for this team today
trends-how-far = How far back
trends-weeks = { $weeks } weeks
trends-as-table = As a table

trends-no-team-title = No team today
trends-no-team = You aren’t leading a team today, so there’s nothing to look back on. Once an admin makes you a lead, your team’s trends appear here.
trends-too-few-title = Not enough days yet
trends-too-few = Trends start after ten days with something shared. { $days ->
    [0] None so far.
    [one] One so far.
   *[other] { $days } so far.
  }
trends-quiet-title = Nothing shared in these weeks
trends-quiet = There were days before that. Look further back to see them.

trends-course-day = The team’s weather, day by day
trends-course-week = The team’s weather, week by week
trends-chart-day = Average of the weather shared on each day, { $from } to { $to }
trends-chart-week = Average of the weather shared in each week, { $from } to { $to }
trends-outside-day = { $below ->
    [0] No day is below the team’s limits
    [one] One day is below the team’s limits
   *[other] { $below } days are below the team’s limits
  }, and { $above ->
    [0] none above.
    [one] one above.
   *[other] { $above } above.
  }
trends-outside-week = { $below ->
    [0] No week is below the team’s limits
    [one] One week is below the team’s limits
   *[other] { $below } weeks are below the team’s limits
  }, and { $above ->
    [0] none above.
    [one] one above.
   *[other] { $above } above.
  }
trends-caption-day = The line is the average of what was shared on a day. With fewer than three people there is none, because it would be one person’s own weather. Between the dashed limits a day is as usual for this team over the last year; the fewer people share, the wider the limits. Diamonds mark days outside them.
trends-caption-week = The line is the average of what was shared in a week. With fewer than three people there is none, because it would be one person’s own weather. Between the dashed limits a week is as usual for this team over the last year; the fewer people share, the wider the limits. Diamonds mark weeks outside them.
trends-caption-day-early = The line is the average of what was shared on a day. With fewer than three people there is none, because it would be one person’s own weather. We’ll know what’s usual for this team after { $fewest } such days; so far there are { $known }.
trends-caption-week-early = The line is the average of what was shared in a week. With fewer than three people there is none, because it would be one person’s own weather. We’ll know what’s usual for this team after { $fewest } such weeks; so far there are { $known }.
trends-no-mean = The line covers days on which at least three people shared; with fewer it would be one person’s own weather. There’s no such day in these weeks. What was shared is in the calendar below.
trends-by-rules = By published rules
trends-by-rules-say = Rules of thumb that this centre has switched on. They know nothing about what’s usual for this team.
trends-day = Day
trends-week = Week starting
trends-shared = Shared
trends-low = Rainy or stormy
trends-mean = Weather
trends-against = Compared with usual
trends-too-few-people = fewer than three people
trends-not-known-yet = not known yet

trends-calendar = Day by day, person by person
trends-calendar-about = { $from } to { $to }. Only what was shared with you; a blank doesn’t say why.
trends-calendar-region = Calendar of shared days, scrolls sideways
trends-calendar-compact = Each column is a week, the newest on the right; from top to bottom Monday to Sunday.
trends-calendar-caption = The weather that each person shared, day by day
trends-calendar-person = Person
trends-calendar-empty = Nothing was shared from { $from } to { $to }.
trends-calendar-pages = Other weeks of the calendar
trends-nothing-shared = nothing shared
trends-earlier = Earlier weeks
trends-later = Later weeks

trends-stressors = What was behind it
trends-stressors-region = What was mentioned most, as a chart, scrolls sideways
trends-stressors-chart = How often each was mentioned: { $named }
trends-stressors-caption = Bars: the number of check-ins that mention it. If someone checked in several times on one day, only the last counts. Line: the running share of all mentions.
trends-stressors-empty = Nobody who shared in these weeks mentioned anything.
trends-stressor = Mentioned
trends-count = Check-ins
trends-up-to-here = Running share

trends-uplifts = What was good
trends-uplifts-count = { $count ->
    [one] 1 check-in
   *[other] { $count } check-ins
}
trends-uplifts-caption = The number of check-ins that mention it. If someone checked in several times on one day, only the last counts.
trends-uplifts-empty = Nobody who shared in these weeks picked a good thing.
