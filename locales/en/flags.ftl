# Flags: what was noticed and why, in counts. A prompt to talk, never a conclusion.
flag-title-sudden-you = A sudden change in your weather
flag-title-sudden = A sudden change in { $name }’s weather
flag-title-sliding-you = Your weather is sliding
flag-title-sliding = { $name }’s weather is sliding
flag-title-stuck-you = Your weather has stayed below usual
flag-title-stuck = { $name }’s weather has stayed below usual
flag-title-team-mean = The team’s weather is sliding
flag-title-slid-you = Your weather was sliding
flag-title-slid = { $name }’s weather was sliding
flag-title-was-stuck-you = Your weather was below usual for a while
flag-title-was-stuck = { $name }’s weather was below usual for a while
flag-title-team-slid = The team’s weather was sliding
flag-title-team-low = Rain or storm for many people on the same day
flag-title-stressor = { $stressor }: many people at once
flag-title-stressor-week = { $stressor }: a whole week of it
flag-title-rule-mean = Team average below 2.5, three days in a row
flag-title-rule-low = 40% or more rainy or stormy on one day

# $form of a sentence: to the person (you) or of them to their lead (named); while it lasts, or once it is over (-over).
flag-sudden = { $form ->
    [you] { $weather } on { $day }; your usual is { $usual }.{ $before ->
        [0] {""}
       *[other] {" "}{ $as-low ->
            [0] None of the { $before-words } shifts before was as low.
            [1] One of the { $before-words } shifts before was as low.
           *[other] { $as-low-words } of the { $before-words } shifts before were as low.
        }
    }
   *[named] { $weather } on { $day }; { $name }’s usual is { $usual }{ $before ->
        [0] , based on the days shared.
       *[other] . { $as-low ->
            [0] None of the { $before-words } days shared before was as low.
            [1] One of the { $before-words } days shared before was as low.
           *[other] { $as-low-words } of the { $before-words } days shared before were as low.
        }
    }
  }
flag-or-lower = { $level } or worse
flag-sliding = { $form ->
    [you] Since { $since }, { $all ->
        [1] all { $shifts } shifts were { $level }
        [2] both shifts were { $level }
       *[other] { $low } of your last { $shifts } shifts were { $level }
    }
    [you-over] From { $since } to { $until }, { $all ->
        [1] all { $shifts } shifts were { $level }
        [2] both shifts were { $level }
       *[other] { $low } of { $shifts } shifts were { $level }
    }
   *[named] Of the days { $name } shared since { $since }, { $all ->
        [1] all { $shifts } were { $level }
        [2] both were { $level }
       *[other] { $low } of { $shifts } were { $level }
    }
    [named-over] Of the days { $name } shared from { $since } to { $until }, { $all ->
        [1] all { $shifts } were { $level }
        [2] both were { $level }
       *[other] { $low } of { $shifts } were { $level }
    }
  }. Before that: { $none-before ->
        [1] none
       *[other] { $low-before }
    } of { $before }.
flag-stuck = { $form ->
    [you] Since { $since }, { $shifts } shifts in a row were below your usual, { $usual }.
    [you-over] From { $since } to { $until }, { $shifts } shifts in a row were below your usual, { $usual }.
   *[named] Of the days shared since { $since }, { $shifts } in a row were below { $name }’s usual, { $usual }.
    [named-over] Of the days shared from { $since } to { $until }, { $shifts } in a row were below { $name }’s usual, { $usual }.
  }
flag-team-mean = Of the { $shared } check-ins shared { $form ->
    [lasting] since { $since }
    [day] on { $since }
   *[over] from { $since } to { $until }
  }, { $below } were below what’s usual for the person who made them, and { $above } above.
flag-team-low = Of the { $shared } people who shared on { $day }, { $low } said rainy or stormy: more than usual for these people.
flag-stressor = Of the { $shared } people who shared on { $day }, { $named } mentioned “{ $stressor }”: more than usual for these people.
flag-stressor-week = Of the { $shared } check-ins shared from { $since } to { $until }, { $named } mentioned “{ $stressor }”: more than in the weeks before.
flag-rule-mean = The { $shared } check-ins shared on { $days } days from { $since } to { $until } average { $mean }.
flag-rule-low = Of the { $shared } people who shared on { $day }, { $low } said rainy or stormy.
flag-rule-mean-right = Hardly ever wrong, and rarely useful: of simulated teams that slid as a whole, it noticed none within ten days; of teams whose weather is usually low, about half.
flag-rule-low-right = Often wrong: in simulated teams where nothing changed, it came up 0.6 times a month with six people, 0.2 times with twelve and 0.02 times with twenty. In teams of ten whose weather is usually low, it came up 3.5 times a month.

# “Usual” includes better days.
flag-usual-again = { $form ->
    [you] { $days ->
        [1] Your last shift was usual again.
       *[other] Your last { $run } shifts were usual again.
    }
    [you-shared] { $days ->
        [1] The last day you shared was usual again.
       *[other] The last { $run } days you shared were usual again.
    }
   *[named] { $days ->
        [1] The last day { $name } shared was usual again.
       *[other] The last { $run } days { $name } shared were usual again.
    }
    [team] { $days ->
        [1] The last day shared was usual again.
       *[other] The last { $run } days shared were usual again.
    }
  }
flag-of-shared-you = Based only on the days you shared.
flag-prompt-you = A prompt, not a conclusion. You know best what it means.
flag-prompt = A prompt to talk, not a conclusion: { $name } knows best what it means.
flag-prompt-rule = A published rule of thumb that knows nothing about what’s usual here. A prompt to talk, not a conclusion.
flag-prompt-team = Worth raising with the team. A prompt to talk, not a conclusion.

flag-severity-watch = worth keeping in mind
flag-severity-talk = worth a chat
flag-severity-act = worth acting on

flag-often = If nothing had changed for { $name }, days like these would come up by chance about { $often }.
flag-often-you = If nothing had changed, days like these would come up by chance about { $often }.
flag-often-quarter = once a quarter
flag-often-half-year = twice a year
flag-often-year = once a year
flag-often-two-years = once every two years
flag-often-four-years = once every four years, or less often

flag-doubt-little-known = There’s little to compare with yet: “usual” is based on { $shifts } shifts.
flag-doubt-new-shift = Most of these days were on the “{ $shift }” shift, which was rare before.
flag-doubt-one-day = It’s based on a single day, and one bad day can have many reasons.

flag-usual-unknown = { $missing ->
    [one] One more shift until we know what’s usual.
   *[other] { $missing-words } more shifts until we know what’s usual.
  }
flag-usual-known = Usual: { $usual }. Four out of five shifts are between { $low } and { $high } ({ $shifts } shifts, { $from } to { $to }).
flag-usual-known-one = Usual: { $usual }. Four out of five shifts are { $low } ({ $shifts } shifts, { $from } to { $to }).

flags-file-ignored = Ignored columns: { $columns }.
flags-file-without-weather = { $lines ->
    [one] One line has no weather and counts as a missing day.
   *[other] { $lines } lines have no weather and count as missing days.
  }
flags-file-wrong = Nothing was computed. { $count ->
    [one] The file has one problem:
   *[other] The file has { $count } problems:
  }
flags-file-more = { $count ->
    [one] One more isn’t listed here. Fix these first, then try again.
   *[other] { $count } more aren’t listed here. Fix these first, then try again.
  }
flags-file-unreadable = { $path } can’t be read: { $error }. Check the path and whether you’re allowed to read the file.
flags-file-waiting = { $path } is a pipe, and nothing has been written to it yet. Waiting …
flags-file-unwritable = The result can’t be written: { $error }.
