# Self-tests: private to the person who takes them.
self-tests-title = Self-tests
self-tests-link = Self-tests: a few questions, only for you
self-tests-lead = A few questions about how you’ve been. Take one when you feel like it, or never: none of them is due.
self-tests-private = Only you can open your results: they’re locked with your password. Nobody here can see them, or even see that you took a test.
self-tests-offers = When we offer a test
self-tests-offers-on = We offer you a test in your first week with Weathervane and then once a quarter, on My weather. You can switch that off.
self-tests-offers-off = We don’t offer you tests. You can still take one here whenever you like.
self-tests-skip = Never offer me tests
self-tests-unskip = Offer me tests again
self-tests-skipped = We won’t offer you tests again. You can still take one here whenever you like.
self-tests-offered-again = We’ll offer you a test once a quarter.
self-tests-offer = A few questions, only for you?
self-tests-offer-say = A self-test takes a minute or two. Nobody else learns the result, or that you took one.
self-tests-offer-see = See the tests
self-tests-licences = Where the tests come from
self-tests-licences-lead = Who made each test, and on what terms this program uses it.
self-test-questions = { $count ->
    [one] One question.
   *[other] { $count } questions.
}
self-test-last = Last taken on { $day }.
self-test-never = Not taken yet.
self-test-unvalidated = Our own questions. Nobody has tested how well they measure.
self-test-own-translation = The Chinese questions are our own translation. Nobody has tested how well they measure.
self-test-who-sees = Only you can read your answers. Nobody else learns that you took this test.
self-test-send = See my result
self-test-missing = Choose one answer.
self-test-no-key = Your results can’t be locked in this session. Sign in again with your password, then retry.
self-test-result = Your result of { $day }
self-test-score = { $score } on a scale from { $lowest } to { $highest }
self-test-no-score = No score: too few answers
self-test-not-a-diagnosis = This is a snapshot, not a diagnosis. Only a doctor can make one.
self-test-help = If you’d like to talk to someone
self-test-help-say = You decide whether anyone learns of this. These people listen, and you don’t need a reason to call.
self-test-after = What happens with it
self-test-after-say = Nothing. It’s locked with your password, no figure counts it, and nobody is told. It’s deleted after 400 days, or whenever you delete it.
self-test-again = Take it again
self-test-course = Over time
self-test-course-table = All results
self-test-day = Day
self-test-delete = Delete
self-test-delete-of = Delete the result of { $day }
self-test-deleted = Result deleted.
self-test-chart = { $name }: from { $first } on { $from } to { $last } on { $until }.
self-test-change-more = Your latest result differs from your first by more than { $points } points. That’s more than chance.
self-test-change-less = Your latest result is within { $points } points of your first, the shaded band. A change that small can be chance.
self-test-change-matters = Your latest result differs from your first by { $points } points or more. The people who work with this test call that a change that matters.
self-test-change-slight = Your latest result is less than { $points } points from your first, the shaded band. The people who work with this test don’t read a change that small as one.
self-test-change-own = These are our own questions. How far this score must move to be more than chance was never measured, so there’s no band for it.
self-test-change-single = This score is made of one question, so it isn’t known how much of a change is chance, and there’s no band for it.
self-test-change-unknown = We found no published figure for how far this score must move to be more than chance, so there’s no band for it.

# Self-tests that may not be used commercially.
commercial-use-title = Commercial use
commercial-use-say = The WHO-5 self-test may not be used commercially. If your use is commercial, say so here and it’s no longer offered.
commercial-use-which = Is your use of self-tests commercial?
commercial-use-yes = Yes
commercial-use-no = No
commercial-use-button = Save
commercial-use-on = The WHO-5 is no longer offered.
commercial-use-off = The WHO-5 is offered.
log-commercial-use = { $admin } stated that the use of self-tests is commercial.
log-non-commercial-use = { $admin } stated that the use of self-tests isn’t commercial.

# Taking a result to a psychologist.
self-test-share = Take it to a psychologist
referral-self-test = Your self-test
referral-self-test-help = Only these scores are shared, not your answers and no other result. They go when you or the psychologist end the referral.
referral-self-test-day = Result of { $day }
referral-attach = Take it to { $name }?
referral-attach-say = You’ve already asked { $name } for a referral, and this result can go with it. If you shared another result before, this one takes its place.
referral-attach-button = Share with { $name }
referral-attached = { $name } can read your result now.
referral-self-test-gone = This result no longer exists. Go back to your self-tests and choose another.
