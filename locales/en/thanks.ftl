# Thanks: notes between colleagues, to a team, and a customer's praise.
thanks-title = Thanks
thanks-lead = A line for somebody who made your day easier. Nobody counts these, and no lead sees who sends or gets them.
thanks-say = Say thank you
thanks-to = Who it’s for
thanks-to-help = A colleague’s full name, or the name of a team.
thanks-glyph = With a picture
thanks-line = One line
thanks-line-help = Say what they did. Up to { $most } characters.
thanks-with-name = If they show it to their team, my name may be shown too
thanks-who = It arrives after { $minutes } minutes. Until then you can take it back; after that it’s theirs, and you won’t hear whether they read it. A note to a team is read by its members.
thanks-send = Send thanks
thanks-to-missing = Enter a name.
thanks-to-unknown = Nobody here is called that. Check the spelling, or enter their staff number.
thanks-to-several = More than one fits. Enter the staff number, or the team’s full name.
thanks-to-oneself = This one’s for others. A customer’s praise for you goes below.
thanks-glyph-missing = Pick a picture.
thanks-line-missing = Write one line.
thanks-line-long = Use no more than { $longest } characters.
thanks-limit-same = You’ve thanked { $name } today already. Your words are still here; they’ll be just as kind tomorrow.
thanks-limit-day = That’s { $most } in a day: lovely, and enough for today. Your words are still here.
thanks-given = On its way to { $name }. You can take it back for { $minutes } minutes.

thanks-glyph-sunshine = Sunshine: you made it bright
thanks-glyph-shelter = Umbrella: you kept the rain off
thanks-glyph-rainbow = Rainbow: it turned out well
thanks-glyph-cup = Warm cup: you took care
thanks-glyph-sprout = Sprout: I learned from you

thanks-on-the-way = On its way
thanks-on-the-way-to = To { $name }
thanks-take-back = Take back
thanks-taken-back = Taken back. It never arrived.

thanks-received = For you
thanks-received-none = Nothing yet. What you get stays here, and only you see it.
thanks-about = { $from } · { $day }
thanks-from-colleague = A colleague
thanks-from-customer = A customer
thanks-audience = Who sees it
thanks-audience-me = Only me
thanks-audience-team = My team and its leads
thanks-audience-wall = The team’s wall screen, too (no names)
thanks-show = Change
thanks-show-help = For a week, one note at a time. You can take it back at any time.
thanks-hidden = Only you see it now.
thanks-shown-team = Your team and its leads can read it for a week.
thanks-shown-wall = It’s on your team’s page and wall screen for a week. The wall screen shows no names.
thanks-more = Remove or report
thanks-more-talk = Remove or talk about it
thanks-remove = Remove it
thanks-removed = Removed. Nobody is told.
thanks-report = Report it
thanks-report-to = Take it to
thanks-report-help = They get its words and who it’s from, as a request to talk. Nobody else hears about it.
thanks-report-line = A note that hurt ({ $from }): “{ $line }”

thanks-praise = A customer praised you?
thanks-praise-say = Write it down before it’s gone. It stays with you, like the notes above.
thanks-praise-line = What they said
thanks-praise-keep = Keep it
thanks-praise-kept = Kept.
thanks-limit-praise = That’s { $most } in a day: what a day! Your words are still here for tomorrow.

thanks-to-team = For { $team }
thanks-to-team-help = Members of the team read these. Remove one, and it’s gone for everyone.

thanks-shown = Thanks
thanks-for = For { $name }
thanks-for-from = For { $name }, from { $from }
thanks-for-team = For the team, from { $from }
thanks-for-team-unnamed = For the team

thanks-new = A note for you
thanks-see-all = All your notes
thanks-reminder = There are new notes of thanks for you.
thanks-reminder-see = Read them

privacy-thanks = Thanks
privacy-thanks-say = Only its receiver reads a note of thanks, and the people they show it to; a note to a team is read by its members. Nobody counts or ranks them, and leads don’t see who sends or gets them. A lead sees what a receiver shows to the team, without the sender’s name. If the sender deletes everything they said, the note stays without their name. Who sent it is kept with the note, until its receiver removes it. A sender’s own list for the daily limit is kept for a day.

# What the people of a demo write.
simulated-thanks-new = You took over my last call so that I caught the bus. Thank you!
simulated-thanks-praise = “You’re the first one who called back when you said you would.”
simulated-thanks-older = I still use your sentence about the waiting time.
simulated-thanks-shown = You stayed calm for both of us on Monday.
simulated-thanks-team = You fed me all through my first late week. Best team.
