# The check-in. {$who}, {$leads} and {$team} are names.
check-in-title = How’s your weather today?
check-in-title-change = Has your weather changed?
check-in-title-amend = Correct your check-in
check-in-title-late = How was your weather?
check-in-hello-morning = Good morning, { $name }
check-in-hello-afternoon = Good afternoon, { $name }
check-in-hello-evening = Good evening, { $name }
check-in-hello-change = Both stay in today’s record
check-in-hello-amend = This replaces your earlier check-in
check-in-shift = { $name }, { $from }–{ $until }
check-in-late-shift = { $name }, { $day }
check-in-late = Missed your last shift? Check in for it: { $shift }
check-in-late-saved = Saved for { $day }.
check-in-kept-private = Your check-in waited for a network. Meanwhile, who would read it has changed, so it’s private for now. You can still share it.
check-in-keys = Press 1–5 to choose.
check-in-optional = optional
check-in-energy = Energy
check-in-energy-none = not set
check-in-energy-clear = leave blank
check-in-stressors = What’s behind it?
check-in-stressors-show = Anything in the way?
check-in-uplifts = What’s been good?
check-in-uplifts-show = Anything good?
check-in-about-lead = This one is about your lead. Who may know?
check-in-about-lead-nobody = Nobody
check-in-about-lead-says = Nobody ever sees this tag on your check-in. If you let { $leads } know, all they may read is that somebody else could be easier for you to talk to.
check-in-about-lead-alone = Nobody else who leads your team today can see this, so nobody else will know.
check-in-about-lead-private = With “Only me”, nobody will know in any case.
check-in-more = More…
check-in-fewer = Fewer
check-in-note = Note
check-in-note-hint = Add a note · only you see it
check-in-note-who = Who can read the note
check-in-audience = Who sees this
check-in-says-none = Choose who can see this. There’s no right answer.
check-in-says-me = Only you can see that this is yours, unless you share it later.
check-in-says-lead = { $leads } { $count ->
    [one] sees
   *[other] see
} your weather and what’s behind it, but not your energy. Your note stays private unless you say otherwise.
check-in-says-team = { $leads } and { $others ->
    [one] one colleague
   *[other] the { $others } colleagues
} in { $team } can see your weather and what’s behind it, but not your energy. Your note stays private unless you say otherwise.
check-in-says-team-no-lead = { $others ->
    [one] One colleague
   *[other] The { $others } colleagues
} in { $team } can see your weather and what’s behind it, but not your energy. Your note stays private unless you say otherwise. Nobody else leads the team today.
check-in-says-colleagues = { $others ->
    [one] One colleague
   *[other] The { $others } colleagues
} in { $team } can see your weather and what’s behind it, but not your energy. Your note stays private unless you say otherwise.
check-in-says-not-joined = { $waits }.
check-in-says-only-you = Only you can see this.
check-in-not-joined = { $name } { $count ->
    [one] hasn’t
   *[other] haven’t
} signed in yet and won’t see this
check-in-says-no-lead = Nobody else leads { $team } today, so only you can see this.
check-in-says-alone = Nobody else is in { $team } today, so only you can see this.
check-in-says-no-team = You’re not in a team today, so only you can see this.
check-in-goes-to = To { $who }
check-in-goes-nowhere = Only you
check-in-save = Save
check-in-save-change = Save the change
check-in-save-amend = Save the correction
check-in-leave = Cancel
check-in-away = You’re offline. What you filled in is still here; save it once you’re back online.

# What is wrong, next to its field.
check-in-not-saved = Not saved yet. Please check { $places } fields below.
check-in-not-saved-field = Not saved yet. { $wrong }
check-in-weather-missing = Choose your weather, then save.
check-in-energy-wrong = Choose one to five bars, or “leave blank”.
check-in-stressor-unknown = One of these is no longer in the list. Choose again, then save.
check-in-stressors-many = Choose up to { $most }. Keep the ones that matter most.
check-in-uplift-unknown = One of the good things is no longer in the list. Choose again, then save.
check-in-uplifts-many = Choose up to { $most } good things. Keep the ones that mattered most.
check-in-tag-audience-wrong = Choose who may know that it’s about your lead.
check-in-workday-over = That shift no longer takes check-ins: the next one has begun. If you save now, it counts for today.
check-in-note-long = Your note is { $length } characters long; the limit is { $longest }. Nothing is lost: shorten it and save again.
check-in-note-audience-wrong = Choose who can read the note.
check-in-audience-missing = Choose who can see this. “Only me” is perfectly fine.
check-in-newer-readers = Since you opened this page, { $who } can see this too. If that’s fine with you, save it again; otherwise change who sees it.
check-in-newer-colleagues = { $count ->
    [one] one new colleague
   *[other] { $count } new colleagues
}
check-in-id-wrong = Something was missing from the form. It’s fixed now: save again.
check-in-withdrawn = You undid this check-in before, so it wasn’t saved again. If you do want it, save it again.
check-in-saved-before = You had already saved something else here, and it’s still there. What you just entered is below: save it to replace the earlier one.
check-in-shift-over = This shift is over, so your check-in can’t be changed. You can still delete it, or share it with fewer people, in “My weather”.

# After saving.
check-in-saved = Saved: { $weather }
check-in-saved-energy = energy { $energy }
check-in-seen = { $who } can see it
check-in-seen-nobody = only you see it
check-in-note-for-me = only you can read the note
check-in-note-for-lead = your lead can read the note
check-in-note-for-team = the team can read the note
check-in-amended = Changed.
check-in-undone = Undone. Nothing was kept.
check-in-undo = Undo
check-in-amend = Correct this
check-in-change = My weather has changed
check-in-who-sees = Who sees it
check-in-until = Undo or correct until { $time }. You can share it with fewer people at any time.
check-in-until-tomorrow = Undo or correct until { $time } tomorrow. You can share it with fewer people at any time.
check-in-until-passed = This shift is over. You can still delete it, or share it with fewer people, under “Who sees it”.
check-in-today = Today so far
check-in-today-keeps = All of today’s check-ins are kept. Others see the last one you shared with them.
check-in-day-me = only you
check-in-day-nobody = only you: there’s nobody else to see it
check-in-day-lead = shared with your lead
check-in-day-team = shared with your team
check-in-week = Your last seven days
check-in-week-own = Only you see this row.
check-in-week-blank = no check-in
check-in-week-empty = Your days will appear here. Only you can see them.

# The team among itself.
team-title = { $team } today
team-says = What people chose to share with the whole team. Everyone in the team sees the same.
team-empty-title = Nothing shared with the team yet
team-empty = What people share with “My team” appears here. You can be the first, but you don’t have to be.
team-none-title = You’re not in a team today
team-none = Once you’re in a team, what its people share with each other appears here.

# The first sign-in.
welcome-title = Ten seconds a shift
welcome-say = You say how your weather is
welcome-say-more = Nothing is ever guessed from your voice, face or typing.
welcome-choose = You choose who sees it, each time
welcome-choose-more = You can share with fewer people later, at any time. If you skip a check-in, nobody is told.
welcome-never = It’s never about your performance
welcome-never-more = It’s never linked to your pay, appraisal or performance figures.
welcome-audience = Who should see your check-ins by default?
welcome-audience-me = Nobody else sees your weather by name.
welcome-audience-lead = Your team’s lead that day can see your weather and what’s behind it, but not your energy. Later leads can’t see any of it.
welcome-audience-team = Your lead and everyone in your team that day can see the same.
welcome-audience-help = You can change this at each check-in. Notes stay private unless you say otherwise.
welcome-audience-missing = Choose one of the three. “Only me” is perfectly fine.
welcome-audience-saved = Saved. New check-ins now start with “{ $audience }”. Earlier ones stay as they are.
welcome-next = Next
welcome-to-come = Two small steps follow: a recovery code, and one question. Then your first check-in.

# One thing that may help.
suggestion-kicker = One thing for today
suggestion-alone = On your own · { $minutes } min
suggestion-together = With a colleague · { $minutes } min
suggestion-for-leads = For team leads · { $minutes } min
suggestion-start = Start, { $minutes } minutes
suggestion-look = Show me how, { $minutes } min
suggestion-dismiss = Not today
suggestion-less = Don’t suggest this
suggestion-evidence = What the evidence says
suggestion-source = { $effect } Source: { $source }
suggestion-back = Back
suggestion-did-it-help = Did it help?
suggestion-did-it-help-why = We use this to choose what to suggest to you. If you chose to be counted, it also adds to how many people it helped. Nobody else sees your answer.
suggestion-not-really = Not really
suggestion-helped = It helped
suggestion-changed = Another suggestion suits this shift by now, so your answer wasn’t saved.
suggestion-outcome-missing = Choose one, or go back without answering.
suggestion-was-helpful = You said it helped.
suggestion-was-not-helpful = You said it didn’t help.
suggestion-said-helped = Saved: it helped. You’ll find it in My weather, under “What helped you”.
suggestion-said-not-helped = Saved: it didn’t help. You’ll find it in My weather, under “What helped you”.
suggestion-said-dismissed = Hidden for this shift.
suggestion-said-less = Saved. It won’t be suggested to you for three months.

# The guided breath.
breath-phase = { $words } for { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}
breath-start = Start
breath-pause = Pause
breath-go-on = Resume
breath-again = Again
breath-done = That was the last round. Stay a moment before you go on.
breath-round = Round { $round } of { $rounds }
breath-alone = Nobody can see that you’re doing this.
