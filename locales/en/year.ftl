# A year in review: of a person, made by themselves; and the climate of a year.
me-year = Your year in review
me-year-lead = Put together from your own check-ins when you ask for it. Only you see it, and nothing of it is stored. Keep it, or give it to someone: that’s up to you.
me-year-parts = What should be in it?
me-year-part-tags = What comes up on rainy and on bright days
me-year-part-good = Good things you kept, in your own words
me-year-make = Put my year together
me-year-again = Put it together again
me-year-pdf = Save as PDF
me-year-back = My weather
me-year-span = { $from } to { $to }
me-year-foot = Put together by the person it’s about, from their own check-ins
me-year-note = What’s in here is what you said yourself. It’s not a measurement, it compares you with nobody, and it says nothing about your work. If you give it to someone, you decide what’s in it: you can leave parts out.
me-year-nothing = There are no check-ins from these twelve months.
me-year-days = { $days ->
    [one] You checked in on one day.
   *[other] You checked in on { $days } days.
  }
me-year-most = { $days ->
    [one] Most often it was { $weather }: on one day.
   *[other] Most often it was { $weather }: on { $days } days.
  }
me-year-brightest = Your brightest month was { $month }.
me-year-figure-days = Days with a check-in
me-year-figure-bright = Sunny or fair days
me-year-figure-good = Good things kept
me-year-months = Month by month
me-year-months-title = Your weather by month
me-year-months-caption = Each line is the average of a month; the area around it is the middle half of your days.
me-year-helped = What helped you
me-year-helped-title = What you rated, the most helpful first
me-year-answers = Your answers
me-year-helped-none = You haven’t rated a suggestion in these twelve months.
me-year-good-none = You haven’t kept a good thing in these twelve months.

climate-year = The year
climate-year-title = { $place }: the climate of a year
climate-year-about = Up to four quarters, from released figures and from what the centre changed. It’s about a place, never about a person.
climate-year-span = { $from } to { $to }
climate-year-back = Report of the last quarter
climate-year-earlier = The year before
climate-year-brighter = Compared with { $first }, it’s brighter, by about { $by } levels. That’s more than chance explains.
climate-year-rougher = Compared with { $first }, it’s rougher, by about { $by } levels. That’s more than chance explains, so it’s worth asking what changed.
climate-year-unclear = Compared with { $first }, there’s no change that exceeds chance.
climate-year-course-title = The weather in { $place }, quarter by quarter
climate-year-stressors-title = Share of mentions, by quarter
climate-year-helped-title = Suggestions that helped most, by quarter
climate-year-comment = The psychologist’s comment: { $when }
climate-year-register = What was heard, and what changed
climate-year-register-title = What gets in the way, in the whole centre, by quarter
climate-year-register-gone = Quarters that began more than { $days } days ago are left out: answers are deleted after that time.
climate-year-changes = What was changed
climate-year-change = { $when }, { $about }.
climate-year-change-figures = How often it was mentioned at this site, out of all mentions. Before: { $before }. After: { $after }. { $verdict }
