# How suggestions learn: the reason with a person's own counts, “what helped you” in My weather, and the switch for admins.
why-helped-before = { $all ->
    [one] You said it helped the one time you rated it.
   *[other] You said it helped { $helped } of { $all } times.
}
suggestion-how = How it’s chosen: from what suits the day, partly by chance, and more often what helped. It follows your own answers once you’ve given { $fewest }. Sometimes nothing is suggested.
me-helped = What helped you
me-helped-times = { $all ->
    [one] rated once: { $helped ->
        [0] no
       *[other] yes
    }
   *[other] helped { $helped } of { $all } times
}
me-helped-learning = Suggestions to you follow these answers. A few answers can be luck, so other things still come up.
me-helped-few = { $answers ->
    [one] One answer so far: too few to say much.
   *[other] { $answers } answers so far: too few to say much.
} Suggestions follow your answers once there are { $fewest }.
me-helped-off = Your centre has switched learning off: suggestions are drawn by chance from what suits the day.
me-helped-library = In the library
me-helped-less = Not suggested to you
me-helped-until = until { $day }
me-helped-own = Only you see this list. Deleting your data deletes it too.
centre-learning = Suggestions
centre-learning-say = Suggestions come up more often if they helped: by published evidence, by the centre’s released quarterly figures and, for each person, by their own answers. You can switch this off. Then everything that suits the day is equally likely. You don’t see what anyone was suggested or what they answered.
centre-learning-which = How suggestions are chosen
centre-learning-on = By what helped
centre-learning-off = Everything equally likely
centre-learning-button = Save
centre-learning-missing = Choose one of the two.
centre-learning-now-on = From now on, suggestions are chosen by what helped.
centre-learning-now-off = From now on, everything that suits the day is equally likely.
log-learning-on = { $admin } set suggestions to be chosen by what helped.
log-learning-off = { $admin } switched off learning from what helped: suggestions are equally likely.
study-learning-title = How suggestions learn what helps
study-learning-about = Simulated centres with the interventions of this program, { $runs } runs each, seed { $seed }, { $suggestions } suggestions to a centre, two a week to each person, four options each. People differ from their centre as much as the prior assumes. Regret: expected “it helped” lost against the best policy within the same bounds. Intervals are 95 %.
study-learning-like = If the published evidence is right on average
study-learning-unrelated = If the evidence says nothing about this centre (shares from 20 % to 90 %)
study-learning-bounds = { $outside } of { $choices } learned choices were outside the bounds.
study-learning-people = people
study-learning-answered = answered
study-learning-regret = regret
study-learning-uniform = uniform choice; ours compared
study-learning-fixed = fixed rules; ours compared
study-learning-growth = growth (exponent)
study-learning-log = { $people } people, { $answering } % answered, first log by inverse propensities (in brackets the truth): regret of one suggestion { $regret } ({ $regret-true }), value of the best clipped policy { $best } ({ $best-true }), of uniform choice { $uniform } ({ $uniform-true }).
privacy-suggested = What’s suggested to you
privacy-suggested-say = Only you see what’s suggested to you and whether you say it helped. With your answer the program keeps when you gave it and how likely that suggestion was, and nothing if you don’t answer. After { $fewest } answers, suggestions follow them; deleting your data takes that back. What other people answer reaches you only through the quarterly figures.
