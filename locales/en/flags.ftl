# Flags: what was noticed, why, in counts. Never a finding: a prompt to talk.
flag-title-sudden-you = A sudden turn in your weather
flag-title-sudden = A sudden turn in { $name }’s weather
flag-title-sliding-you = Your weather is sliding
flag-title-sliding = { $name } is sliding
flag-title-stuck-you = Your weather stays below its usual
flag-title-stuck = { $name } stays below the usual
flag-title-team-mean = The team’s weather is sliding
flag-title-team-low = Many low days at once
flag-title-stressor = { $stressor }, all at once
flag-title-stressor-week = { $stressor }, a whole week of it
flag-title-rule-mean = The team’s mean under 2.5, three days in a row
flag-title-rule-low = 40 % or more low on one day

# $form of a sentence: to the person (you) or of them to their lead (named); while it lasts, or once it is over (-over).
flag-sudden = { $form ->
    [you] { $weather } on { $day }, where your usual is { $usual }.{ $before ->
        [0] {""}
       *[other] {" "}{ $as-low ->
            [0] None of the { $before-words } shifts before was as low.
            [1] One of the { $before-words } shifts before was as low.
           *[other] { $as-low-words } of the { $before-words } shifts before were as low.
        }
    }
   *[named] { $weather } on { $day }, where { $name }’s usual is { $usual }{ $before ->
        [0] , of the days shared.
       *[other] . { $as-low ->
            [0] None of the { $before-words } days shared before was as low.
            [1] One of the { $before-words } days shared before was as low.
           *[other] { $as-low-words } of the { $before-words } days shared before were as low.
        }
    }
  }
flag-or-lower = { $level } or lower
flag-sliding = { $form ->
    [you] Since { $since }, { $all ->
        [1] all { $shifts } shifts were { $level }
       *[other] { $low } of your last { $shifts } shifts were { $level }
    }
    [you-over] From { $since } to { $until }, { $all ->
        [1] all { $shifts } shifts were { $level }
       *[other] { $low } of { $shifts } shifts were { $level }
    }
   *[named] Of the days that { $name } shared since { $since }, { $all ->
        [1] all { $shifts } were { $level }
       *[other] { $low } of { $shifts } were { $level }
    }
    [named-over] Of the days that { $name } shared from { $since } to { $until }, { $all ->
        [1] all { $shifts } were { $level }
       *[other] { $low } of { $shifts } were { $level }
    }
  }; of the { $before } before, { $low-before }.
flag-stuck = { $form ->
    [you] Since { $since }, { $shifts } shifts in a row were below your usual, { $usual }.
    [you-over] From { $since } to { $until }, { $shifts } shifts in a row were below your usual, { $usual }.
   *[named] Of the days shared, { $shifts } in a row were below { $name }’s usual, { $usual }, since { $since }.
    [named-over] Of the days shared from { $since } to { $until }, { $shifts } in a row were below { $name }’s usual, { $usual }.
  }
flag-team-mean = Of the { $shared } check-ins shared { $form ->
    [lasting] since { $since }
    [day] on { $since }
   *[over] from { $since } to { $until }
  }, { $below } were below what is usual for whoever made them, and { $above } above.
flag-team-low = Of the { $shared } people who shared on { $day }, { $low } said rainy or stormy: more than their own habits explain.
flag-stressor = Of the { $shared } people who shared on { $day }, { $named } named “{ $stressor }”: more than their own habits explain.
flag-stressor-week = Of the { $shared } check-ins shared from { $since } to { $until }, { $named } named “{ $stressor }”: more than the weeks before explain.
flag-rule-mean = The { $shared } check-ins shared on { $days } days from { $since } to { $until } have a mean of { $mean }.
flag-rule-low = Of the { $shared } people who shared on { $day }, { $low } said rainy or stormy.
flag-rule-mean-right = Hardly ever wrong, and seldom right: of simulated teams that slid as a whole it noticed none within ten days; of those whose weather is low as a rule, about half.
flag-rule-low-right = Often wrong: in simulated teams in which nothing changed it came up 0.6 times a month with six people, 0.2 times with twelve, 0.02 times with twenty; where the weather is low as a rule, three times.

flag-of-shared-you = Counted over the days that you shared.
flag-prompt-you = A prompt, not a finding. You know best what it means.
flag-prompt = Worth a word. A prompt to talk, not a finding: { $name } knows best what it means.
flag-prompt-rule = A published rule of thumb, which knows nothing of what is usual here. A prompt to talk, not a finding.
flag-prompt-team = Worth a word with the team. A prompt to talk, not a finding.

flag-severity-watch = worth keeping in mind
flag-severity-talk = worth a word
flag-severity-act = worth doing something

flag-often = If nothing had changed for { $name }, days like these would come up by chance about { $often }.
flag-often-you = If nothing had changed, days like these would come up by chance about { $often }.
flag-often-quarter = once a quarter
flag-often-half-year = twice a year
flag-often-year = once a year
flag-often-two-years = once in two years
flag-often-four-years = once in four years, or more seldom

flag-doubt-little-known = Little to compare with yet: what is usual was known from { $shifts } shifts.
flag-doubt-new-shift = Most of these days were worked on the shift “{ $shift }”, which was seldom worked before.
flag-doubt-one-day = It rests on one day alone. One day has many reasons.

flag-usual-unknown = { $missing ->
    [one] One more shift, and what is usual will be known.
   *[other] { $missing-words } more shifts, and what is usual will be known.
  }
flag-usual-known = Usual: { $usual }. Four of five shifts lie between { $low } and { $high } ({ $shifts } shifts, { $from } to { $to }).
flag-usual-known-one = Usual: { $usual }. Four of five shifts are { $low } ({ $shifts } shifts, { $from } to { $to }).

flags-file-ignored = Columns not used here: { $columns }.
flags-file-without-weather = { $lines ->
    [one] One line without a weather, taken for a missing day.
   *[other] { $lines } lines without a weather, taken for missing days.
  }
flags-file-wrong = Nothing was computed. { $count ->
    [one] One thing is wrong with the file:
   *[other] { $count } things are wrong with the file:
  }
flags-file-more = { $count ->
    [one] One more thing is not listed here. Mend these first, then try again.
   *[other] { $count } more are not listed here. Mend these first, then try again.
  }
flags-file-unreadable = { $path } cannot be read: { $error }. Check the path and whether the file may be read.
flags-file-unwritable = The answer cannot be written: { $error }.
