# Requests to talk. {$name} is the person who is asked, or the one who asks; {$next} is the person who is proposed instead.
talk-ask = I’d like to talk
talk-to = Talk to
talk-to-nobody = Not now
talk-to-lead = Lead: { $name }
talk-to-deputy = Deputy lead: { $name }
talk-to-psychologist = Psychologist: { $name }
talk-to-on-shift = on shift now
talk-to-off-shift = not on shift now
talk-to-not-joined = hasn’t signed in yet
talk-when = Roughly when
talk-when-any = Whenever it suits you both
talk-when-soon = As soon as possible
talk-when-break = In a break
talk-when-after-shift = After my shift
talk-when-tomorrow = Tomorrow or later
talk-line = In a few words
talk-who-sees = Only the person you ask sees this request, no matter who sees your weather.
talk-send = Send

# What is wrong, next to its field.
talk-to-missing = Choose who you’d like to talk to.
talk-to-absent = Nobody in that role can be asked right now. Choose someone else.
talk-to-gone = The person you chose can’t be asked any more. Choose again who you’d like to talk to.
talk-when-long = Use no more than { $longest } characters for the time.
talk-line-long = Your text is { $length } characters long; the limit is { $longest }. Nothing is lost: shorten it and send it again.
talk-at-wrong = Enter a time, for example 10:40.
talk-hand-on-nobody = Nobody in that role can be asked right now.
talk-answer-missing = Choose one of the two answers.
talk-too-late = This request has changed in the meantime. You’re seeing its latest state.

# After sending or answering.
talk-sent = Sent. { $name } has your request; their answer appears here.
talk-open-already = { $name } already has a request from you, and it stays as you wrote it. Tell them about this when you talk, add it to your request on the support page, or take it to someone else.
talk-sent-again = { $name } already had your request. It now has your latest words.
talk-accepted-now = { $name } can see that you’re coming now.
talk-accepted-at = { $name } can see that you’re coming at { $time }.
talk-accepted-tomorrow = { $name } can see that you’re coming tomorrow at { $time }.
talk-hand-on-proposed = { $name } is asked whether { $next } may take over. { $next } sees nothing until then.
talk-hand-on-agreed = Agreed. The request has been handed over.
talk-hand-on-declined = Your request stays where it was.
talk-marked-talked = Good. Noted that you’ve talked.
talk-closed = Closed. What you wrote is deleted.
talk-withdrawn = Withdrawn. What you wrote is deleted.

# What the asker sees.
talk-is-open = { $name } has your request. The answer appears here.
talk-is-unanswered = { $name } hasn’t answered since { $time }. You can ask someone else as well.
talk-is-coming = { $name } is coming now.
talk-is-accepted = { $name } is coming at { $time }.
talk-is-accepted-tomorrow = { $name } is coming tomorrow at { $time }.
talk-is-missed = { $name } wanted to come at { $time }. If it didn’t work out, you can ask someone else as well.
talk-is-proposed = { $name } suggests that { $next } talks with you. { $next } can’t see your request unless you agree.
talk-is-talked = { $name } noted that you talked. Close the request when you’re done; it closes by itself on { $day }.
talk-is-gone = { $name } can’t answer requests here any more. Would you like to ask someone else?
talk-is-gone-unnamed = The person you asked has left. Would you like to ask someone else?
talk-ask-others = Ask someone else
talk-withdraw = Withdraw
talk-close = Close
talk-agree = Yes, ask { $next }
talk-decline = No, I’d rather talk to { $name }
talk-reminder = Your request to talk needs a decision from you.
talk-reminder-see = See it
talk-lost = Connection lost at { $time }. This is the last state; it reconnects by itself.
talk-reload = Reload the page to see whether there’s an answer.

# What the addressee sees.
asked-title = Asked to talk
asked-count = { $count ->
    [one] one person
   *[other] { $count } people
}
asked-at = Asked at { $time }
asked-waiting-since = Waiting since { $time }
asked-since-earlier-shift = Waiting since { $time }, before this shift
asked-overdue = { $days ->
    [one] Overdue: unanswered for a day
   *[other] Overdue: unanswered for { $days } days
}
asked-accepted-now = You said at { $time } that you’re coming
asked-accepted-at = You’re coming at { $time }
asked-accepted-tomorrow = You’re coming tomorrow at { $time }
asked-proposed = Waiting for { $name } to agree that someone else takes over
asked-declined = { $name } would rather talk to you
asked-come-now = I’ll come now
asked-come-after-all = I’ll come now after all
asked-come-at-label = or at
asked-come-at = I’ll come then
asked-change-to-label = Change to
asked-come-other-time = Change the time
asked-hand-on-lead = Suggest the lead, { $next }
asked-hand-on-deputy = Suggest the deputy, { $next }
asked-hand-on-psychologist = Suggest the psychologist, { $next }
asked-talked = We talked
asked-reminder = { $count ->
    [one] Someone has been waiting for your answer for over an hour.
   *[other] { $count } people have been waiting for your answer for over an hour.
}
asked-reminder-see = See the request
requests-title = Requests to talk
requests-lead = People who asked to talk to you. Only they and you can see this.
requests-none = No requests right now. New ones appear here by themselves.
nav-requests = Requests
nav-support = Support
nav-waiting = { $count ->
    [one] (one waiting)
   *[other] ({ $count } waiting)
}

# Support.
support-title = Support
support-lead = Someone to talk to, now or later.
support-now = I need help now
support-now-page = A page with just these numbers
support-now-say = These numbers don’t go through Weathervane. Nobody here learns that you looked.
support-nobody = Nobody can be asked here right now.

# Phone numbers.
phone-none = Your centre hasn’t added any numbers yet. If you or someone else is in danger, call your local emergency number.
phone-national-line = National psychological support line (mainland China)
phone-national-line-hours = hours differ by place; most are open day and night
phone-title = Phone numbers for hard moments
phone-say = Everyone sees these under Support, and after a stormy check-in.
phone-label = Who answers
phone-label-help = For example: employee helpline, site nurse
phone-number = Number
phone-hours = Hours
phone-add = Add number
phone-remove = Remove
phone-remove-which = Remove { $label }
phone-label-missing = Enter who answers.
phone-number-wrong = Enter a number that can be dialled, for example 010 5555 0100.
phone-hours-long = Use no more than { $longest } characters for the hours.
phone-added = “{ $label }” is shown from now on.
phone-removed = The number is no longer shown.
log-added-phone-number = { $admin } added the phone number of “{ $about }”.
log-removed-phone-number = { $admin } removed the phone number of “{ $about }”.
