# The check-in. {$who}, {$leads} and {$team} are names.
check-in-title = How is the weather?
check-in-title-change = Has the weather changed?
check-in-title-amend = Change what you said
check-in-hello-morning = Good morning, { $name }
check-in-hello-afternoon = Good afternoon, { $name }
check-in-hello-evening = Good evening, { $name }
check-in-hello-change = The day keeps both
check-in-hello-amend = This takes the place of what you said
check-in-shift = { $name }, { $from }–{ $until }
check-in-keys = Keys 1 to 5 choose.
check-in-optional = optional
check-in-energy = Energy
check-in-energy-none = not said
check-in-energy-clear = clear
check-in-stressors = What is in the air?
check-in-more = More…
check-in-fewer = Fewer
check-in-note = Note
check-in-note-hint = Add a note · only you see it
check-in-note-who = Who may read the note
check-in-wish = I would like a word
check-in-wish-unseen = With “Only me” nobody sees this wish. Choose “My lead” to be heard.
check-in-audience = Who sees this
check-in-says-none = Choose who may see it. There is no answer that is expected of you.
check-in-says-me = Nobody but you sees this by name, unless you show it later yourself.
check-in-says-lead = { $leads } { $count ->
    [one] sees
   *[other] see
} your weather, your energy and what is in the air. Your note only if you say so.
check-in-says-team = { $leads } and { $others ->
    [one] one colleague
   *[other] the { $others } colleagues
} in { $team } see your weather, your energy and what is in the air. Your note only if you say so.
check-in-says-team-no-lead = { $others ->
    [one] One colleague
   *[other] The { $others } colleagues
} in { $team } see your weather, your energy and what is in the air. Your note only if you say so. Nobody else leads the team today.
check-in-says-no-lead = Nobody else leads { $team } today, so nobody but you sees this.
check-in-says-alone = Nobody else is in { $team } today, so nobody but you sees this.
check-in-says-no-team = You are in no team today, so nobody but you sees this.
check-in-goes-to = Goes to { $who }. You can change this later.
check-in-goes-nowhere = Only you will see it.
check-in-save = Save
check-in-save-change = Save the change
check-in-save-amend = Save the correction
check-in-leave = Leave it as it is
check-in-away = No connection just now. What you filled in stays here: save it once the connection is back.

# What is wrong, beside its field.
check-in-not-saved = { $places ->
    [one] Not saved yet. One place below needs a look.
   *[other] Not saved yet. { $places } places below need a look.
}
check-in-weather-missing = Choose a weather, then save.
check-in-energy-wrong = Choose one to five bars, or “clear”.
check-in-stressor-unknown = One of these is not in the list any more. Choose again, then save.
check-in-stressors-many = Up to { $most } fit. Keep those that weigh most.
check-in-note-long = The note is { $length } characters long; { $longest } fit. Nothing is lost: shorten it and save again.
check-in-note-audience-wrong = Choose who may read the note.
check-in-wish-wrong = Tick the box, or leave it.
check-in-audience-missing = Choose who may see this. “Only me” is a full answer.
check-in-id-wrong = This form came without its number. It has one now: save again.
check-in-withdrawn = You undid this check-in before, so it was not saved again. If you mean it anew, save once more.
check-in-stands = Something else was saved with this form before, and it still stands. What you typed now is below: save it to take its place.
check-in-shift-over = This shift is over, so what you said stays as it is. You can still delete it, or show it to fewer people, in “My weather”.

# After saving.
check-in-saved = { $weather }. Noted.
check-in-saved-energy = energy { $energy }
check-in-seen = { $who } can see it
check-in-seen-nobody = only you see it
check-in-note-for-me = the note is yours alone
check-in-note-for-lead = your lead can read the note
check-in-note-for-team = the team can read the note
check-in-amended = Changed.
check-in-undone = Undone. Nothing of it was kept.
check-in-undo = Undo
check-in-amend = Change this
check-in-change = The weather has changed
check-in-until = Undo and change work until { $time }. Showing it to fewer people works at any time, in “My weather”.
check-in-until-passed = This shift is over. You can still delete it, or show it to fewer people, in “My weather”.
check-in-today = Today so far
check-in-today-keeps = The day keeps all of them. Others see the last one that you showed them.
check-in-day-me = only you
check-in-day-nobody = only you: nobody else is there to see it
check-in-day-lead = shown to your lead
check-in-day-team = shown to your team
check-in-week = Your last seven days
check-in-week-own = Only you see this row.
check-in-week-blank = nothing said
check-in-week-empty = Your days will stand here in a row, for you alone.

# The team among itself.
team-title = { $team } today
team-says = What people chose to show the whole team. Everybody in it sees the same.
team-empty-title = Nothing shown to the team yet
team-empty = What is shared with “My team” appears here. You can be the first, and you need not be.
team-none-title = You are in no team today
team-none = Once you are in a team, what its people share with one another appears here.

# The first sign-in.
welcome-title = Ten seconds a shift
welcome-say = You say how the weather is
welcome-say-more = Nothing is ever read from your voice, face or typing.
welcome-choose = You choose who sees it, each time
welcome-choose-more = Show it to fewer people later, at any time. Not checking in is nobody’s business.
welcome-never = It is never about your performance
welcome-never-more = No pay, no appraisal, none of your figures are joined to it.
welcome-audience = Who should see your check-ins, to begin with?
welcome-audience-me = Nobody else sees your weather by name.
welcome-audience-lead = Whoever leads your team that day sees your weather, your energy and what is in the air. Who comes later does not.
welcome-audience-team = Your lead and everybody in your team that day see the same.
welcome-audience-help = You can choose otherwise at each check-in. Notes stay yours unless you say so.
welcome-audience-missing = Choose one of the three. “Only me” is a full answer.
welcome-audience-saved = Saved. From now on your check-ins begin with “{ $audience }”. Those of before stay as they are.
welcome-next = Next
welcome-to-come = Two small steps follow, a recovery code and a question. Then your first check-in.

# One thing that may help.
suggestion-kicker = One thing for today
suggestion-alone = On your own · { $minutes } min
suggestion-together = With a colleague · { $minutes } min
suggestion-for-leads = For whoever leads a team · { $minutes } min
suggestion-start = Start, { $minutes } minutes
suggestion-look = How it goes, { $minutes } min
suggestion-dismiss = Not today
suggestion-less = Less of this
suggestion-evidence = What is known about it
suggestion-source = { $effect } Source: { $source }
suggestion-back = Back
suggestion-did-it-help = Did it help?
suggestion-did-it-help-why = Used to choose what is offered to you; if you chose to be counted, also as one of many in how many it helped. Nobody else sees what you say.
suggestion-not-really = Not really
suggestion-helped = It helped
suggestion-outcome-missing = Choose one of the two, or go back without an answer.
suggestion-was-helpful = You said that it helped.
suggestion-was-not-helpful = You said that it did not help.
suggestion-said-helped = Noted: it helped. It will come up a little more often.
suggestion-said-not-helped = Noted: it did not help. It will come up less often.
suggestion-said-dismissed = Put away for this shift.
suggestion-said-less = Noted. You will not be offered this for some months.

# The guided breath.
breath-phase = { $words } for { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}
breath-start = Start
breath-pause = Pause
breath-go-on = Go on
breath-again = Once more
breath-done = That was the last round. Stay a moment before you go on.
breath-round = Round { $round } of { $rounds }
breath-alone = Nobody sees that you are here.
