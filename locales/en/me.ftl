# One's own weather: year, trend, triggers, flags, journal, looks and rights.
me-title = My weather
me-heading = Your year of weather
me-days = { $days ->
    [one] One day. Only you see this page.
   *[other] { $days } days. Only you see this page.
  }
me-first-aside = It starts with your first check-in. Only you see this page.
me-first-title = Nothing here yet
me-first-say = Each check-in adds a day. After { $fewest } shifts you see what is usual for you, and in time what goes with your rain.
me-as-table = As a table
me-of = { $some } of { $all }

me-calendar = Calendar
me-calendar-scrolls = A year of weather, scrolls sideways
me-calendar-title = The weather of each day of the last 53 weeks
me-calendar-day = { $day }: { $weather }
me-calendar-table = Days by month and weather
me-nothing-said = nothing said
me-month = Month
me-monday = Mon
me-wednesday = Wed
me-friday = Fri
me-sunday = Sun

me-trend = Against your usual, 13 weeks
me-trend-scrolls = Trend of 13 weeks, scrolls sideways
me-trend-title = { $below ->
    [0] Your weather by shift for 13 weeks, with the band of what is usual for you; no shift lies below it
    [one] Your weather by shift for 13 weeks, with the band of what is usual for you; one shift lies below it
   *[other] Your weather by shift for 13 weeks, with the band of what is usual for you; { $below } shifts lie below it
  }
me-trend-title-unknown = Your weather by shift for 13 weeks
me-trend-caption = The band is where four of five of your shifts lie, as known on that day. Diamonds mark shifts below it.
me-trend-caption-unknown = A dot is a shift.
me-trend-table = The last 13 weeks, shift by shift
me-usual-unknown = { $here ->
    [one] Your usual shows after { $fewest } shifts, so that it is yours and not chance. One is here; { $missing } to go.
   *[other] Your usual shows after { $fewest } shifts, so that it is yours and not chance. { $here } are here; { $missing } to go.
  }
me-usual = Your usual is { $usual }: four of five shifts lie from { $low } to { $high }. Learned from { $shifts } shifts.
me-usual-one = Your usual is { $usual }: at least four of five shifts. Learned from { $shifts } shifts.
me-day = Day
me-weather = Weather
me-against-usual = Against your usual

me-triggers = What goes with your rain
me-triggers-unknown = To compare, it takes { $fewest } rainy or stormy shifts and { $fewest } others. So far: { $low } and { $others }. May it take long.
me-triggers-none = Nothing stands out: you name nothing clearly oftener on your { $low } rainy and stormy shifts than on the { $others } others.
me-triggers-say = How much oftener you name it on rainy and stormy shifts than on the others. { $stressor }: on { $on-low } of { $low }, against { $on-others } of { $others }. Going together is not yet being the cause.
me-triggers-times = { $times } ×
me-triggers-only = only then
me-triggers-table = How often you named it
me-triggers-named = Named
me-triggers-low = Rainy and stormy shifts
me-triggers-others = Other shifts

me-noticed = What was noticed
me-noticed-own = From all your days: only you
me-noticed-shared = From the days you shared
me-noticed-lead = From the days you shared: { $count ->
    [one] { $leads } sees this
   *[other] { $leads } see this
  }
me-noticed-nothing = Nothing. Your weather is within what is usual for you, or not known long enough to say.
me-noticed-lead-nothing = { $count ->
    [one] Nothing. { $leads } is shown no flag about you.
   *[other] Nothing. { $leads } are shown no flag about you.
  }
me-noticed-no-lead = Nobody leads your team at present, so nobody is shown any flag about you.
me-noticed-settle = This is my new usual
me-noticed-settle-say = Then your usual is learned anew from these days, and this closes with your next shift.
me-noticed-settled = Kept. From your next shift on these days are your usual.
me-noticed-over = It has passed
me-noticed-take-back = A prompt to talk, not a finding. If you keep these days to yourself, it closes and what was written about it goes.

me-journal = Journal
me-journal-order = Newest first
me-journal-pages = Pages of the journal
me-journal-span = { $first }–{ $last } of { $all }
me-journal-no-older = Nothing older
me-journal-older = Older
me-journal-newest = Newest
me-today = today, { $time }
me-yesterday = yesterday, { $time }
me-on-day = { $day }, { $time }
me-energy = energy: { $energy }
me-wish = would like a word
me-seen-me = Only you
me-seen-nobody = Only you: you were in no team that day
me-seen-no-lead = Shared with your lead; nobody led your team that day
me-seen-lead = Shared with { $leads }
me-seen-team = Shared with { $leads } and { $team }
me-seen-team-alone = Shared with { $team }
me-note-me = the note is yours alone
me-note-lead = the note with the lead alone
me-note-too = the note too
me-seen-and-note = { $who }; { $note }
me-change = Change
me-entry-audience = Who sees this entry
me-entry-open = Fewer people: at any time. More people: until { $day }, when its week closes.
me-entry-closed = Fewer people: at any time. More people: no longer, its week has closed.
me-entry-closed-own = This entry is yours alone, and its week has closed: it can no longer be shown to others.
me-save = Save
me-delete-entry = Delete this entry
me-audience-missing = Choose who sees it.
me-audience-closed = The week of this entry has closed. It can be shown to fewer people, but no longer to more.
me-audience-saved = Saved. Who sees it now: { $audience }.
me-deleted = The entry is deleted.

me-looks = Who looked
me-looks-more = All looks
me-looks-say = When somebody opens a page with what you shared, by name, or a flag about you, it is written down here: once a day for each kind of page. Only you see that it was you.
me-look-board = { $name } opened the board with your tile
me-look-team = { $name } opened the team page with your tile
me-look-trends = { $name } opened the trends with your days
me-look-flag = { $name } opened a flag about you
look-report = { $place } · { $period }
look-climate = { $name } opened the climate: { $about }
look-climate-several = { $name } opened { $count } reports of the climate
look-export = { $name } took the climate along as a file: { $about }
look-export-several = { $name } took { $count } reports of the climate along as files

# Everybody who looked.
looks-which = At what
looks-mine = At what I shared · { $count }
looks-reports = At reports · { $count }
looks-mine-none = Nobody has looked at anything of yours.
looks-reports-none = Nobody has opened a report yet.
looks-reports-say = Reports show many together and nobody by name. Everybody here can read who opened one.
pager-range = { $first }–{ $last } of { $all }

# The same as admins see it.
looks-centre = The centre
looks-admin-say = That somebody looked, when first on that day, and at what kind of page. Never at whom: that is told to the people themselves.
looks-admin-none = Nobody has looked at anything yet.
looks-admin-none-of = Nobody has opened a page of this kind yet.
looks-who = Who
looks-what = What
looks-when = First on that day
looks-every-kind = Every kind
looks-of = { $kind }: { $about }
look-kind-board = Board
look-kind-team = Team page
look-kind-trends = Trends
look-kind-flag = Flags
look-kind-climate = Climate
look-kind-export = Climate as a file

me-rights = Your data
me-export = Take it with you
me-export-say = Everything you said here, notes included. JSON also holds suggestions and who looked.
me-narrow = Keep the past to yourself
me-narrow-say = Sets every entry so far to “Only me”, today’s too. Those of past weeks cannot be shared again.
me-narrow-button = Keep all to myself
me-narrowed = { $count ->
    [0] Nothing was shared; everything is yours alone already.
    [one] One entry is yours alone now.
   *[other] { $count } entries are yours alone now.
  }
me-delete = Delete everything
me-delete-say = Your entries, notes, suggestions and flags go at once and for good, and with them the list of who looked.
me-delete-open = Delete everything…
me-delete-locked = What is locked goes too; that way you are rid of it without the code.
me-delete-sure = { $count ->
    [0] This deletes all that is kept of what you said. Nobody can bring it back. Your account stays.
    [one] This deletes your one entry. Nobody can bring it back. Your account stays.
   *[other] This deletes { $count } entries. Nobody can bring them back. Your account stays.
  }
me-delete-password = Your password, to be sure
me-delete-button = { $count ->
    [0] Delete everything
    [one] Delete one entry
   *[other] Delete { $count } entries
  }
me-password-missing = Type your password, so that nobody else at this desk can do this.
me-password-wrong = That is not your password. Nothing was deleted.
me-deleted-all = { $count ->
    [0] Everything is deleted. Nothing of it is left here.
    [one] One entry is deleted. Nothing of it is left here.
   *[other] { $count } entries are deleted. Nothing of them is left here.
  }
me-erase = Leave no trace here
me-erase-say = All of the above, who looked, and the keys of your notes: then no backup opens them any more. Your name, your team and your password stay while you work here.
me-erase-open = Leave no trace here…
me-erase-sure = Nobody can bring anything of it back, not from a backup either. You are signed out everywhere. When you leave, your name goes too.
me-erase-button = Take away every trace
me-erased = Every trace of what you said here is gone. What is left is your name, your team and your password.
me-no-code = You have no recovery code yet. If your password is ever set anew, you need it to see what you kept to yourself.
me-not-chosen = You have not said yet whether your check-ins may be counted in the climate of the centre. Until you do, they are not.
me-choose = Choose
