# Why something is suggested. {$stressor} is the name of a stressor as it appears in the check-in.
why-stressor = Because you picked “{ $stressor }”.
why-stressor-of-team = Because “{ $stressor }” stands out in what the team shared.
why-flag-own = Because your weather has been below usual lately.
why-flag-person = Based on the weather shared with you lately.
why-flag-team = Because the whole team’s weather is below usual.
why-flag-stressor = Because many people in the team mention the same thing at once.
why-stormy = For a stormy day.
why-rainy = For a rainy day.
why-cloudy = For a cloudy day.
why-good-weather = For a day with good weather.
why-tough-call-of = Because you noted a tough call: { $source }.
why-tough-call = Because you noted a tough call.
