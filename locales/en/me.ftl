# One's own weather: year, trend, triggers, flags, journal, views and rights.
me-title = My weather
me-heading = Your year of weather
me-days = { $days ->
    [one] One day. Only you see this page.
   *[other] { $days } days. Only you see this page.
  }
me-first-aside = It starts with your first check-in. Only you see this page.
me-first-title = Nothing here yet
me-first-say = Each check-in adds a day. After { $fewest } shifts you’ll see what’s usual for you, and in time, what comes up on your rainy days.
me-as-table = As a table
me-of = { $some } of { $all }

me-calendar = Calendar
me-calendar-title = The weather of each day of the last 53 weeks
me-calendar-quarter = The weather of each day of the last 13 weeks
me-calendar-open = Open a day
me-calendar-open-button = Open
me-calendar-day = { $day }: { $weather }
me-calendar-table = Days by month and weather
me-nothing-said = no check-in
me-month = Month
me-monday = Mon
me-wednesday = Wed
me-friday = Fri
me-sunday = Sun

me-trend = Compared with your usual, 13 weeks
me-trend-scrolls = Trend of 13 weeks, scrolls sideways
me-trend-title = { $below ->
    [0] Your weather by shift for 13 weeks, with the range that’s usual for you; no shift is below it
    [one] Your weather by shift for 13 weeks, with the range that’s usual for you; one shift is below it
   *[other] Your weather by shift for 13 weeks, with the range that’s usual for you; { $below } shifts are below it
  }
me-trend-title-unknown = Your weather by shift for 13 weeks
me-trend-caption = The band covers four out of five of your shifts, as known on that day. Diamonds mark shifts below it.
me-trend-caption-unknown = Each dot is a shift.
me-trend-table = The last 13 weeks, shift by shift
me-usual-unknown = { $here ->
    [one] Your usual appears after { $fewest } shifts, so that it’s really you and not chance. So far: one, { $missing } to go.
   *[other] Your usual appears after { $fewest } shifts, so that it’s really you and not chance. So far: { $here }, { $missing } to go.
  }
me-usual = Your usual is { $usual }: four out of five shifts are between { $low } and { $high }. Based on { $shifts } shifts.
me-usual-one = Your usual is { $usual }: at least four out of five shifts. Based on { $shifts } shifts.
me-day = Day
me-weather = Weather
me-against-usual = Compared with your usual

me-week = This week

me-good = Good things you kept
me-good-all = All of them
me-good-own = Only you can read these.
me-good-of-day = Good thing kept
me-good-help = Only you can read it. To remove it, empty the line and save.

me-triggers = What comes up on rainy days
me-triggers-unknown = To compare, we need { $fewest } rainy or stormy shifts and { $fewest } others. So far: { $low } and { $others }. Let’s hope it takes a while.
me-triggers-none = Nothing stands out: you don’t mention anything clearly more often on your { $low } rainy and stormy shifts than on the { $others } others.
me-triggers-say = How much more often you mention it on rainy and stormy shifts than on others. { $stressor }: { $on-low } of { $low }, compared with { $on-others } of { $others }. Appearing together doesn’t mean one causes the other.
me-triggers-times = { $times } ×
me-triggers-only = only then
me-sun = What comes up on bright days
me-sun-unknown = To compare, we need { $fewest } sunny or fair shifts and { $fewest } others. So far: { $bright } and { $others }.
me-sun-none = Nothing stands out: no good thing that you pick comes up clearly more often on your { $bright } sunny and fair shifts than on the { $others } others.
me-sun-say = How much more often you pick it on sunny and fair shifts than on others. { $uplift }: { $on-bright } of { $bright }, compared with { $on-others } of { $others }. Appearing together doesn’t mean one causes the other.
me-sun-bright = Sunny and fair shifts
me-sun-table = How often you picked it
me-triggers-table = How often you mentioned it
me-triggers-named = Mentioned
me-triggers-low = Rainy and stormy shifts
me-triggers-others = Other shifts

me-noticed = What we noticed
me-noticed-own = From all your days: only you see this
me-noticed-shared = From the days you shared
me-noticed-lead = From the days you shared: { $count ->
    [one] { $leads } sees this
   *[other] { $leads } see this
  }
me-noticed-nothing = Nothing. Your weather is within your usual range.
me-noticed-early = Nothing yet: this starts after { $shifts } shifts.
me-noticed-lead-nothing = { $count ->
    [one] Nothing. { $leads } sees no flag about you.
   *[other] Nothing. { $leads } see no flag about you.
  }
me-noticed-no-lead = At the moment nobody sees a flag about you: your team has no lead who has signed in.
me-noticed-settle = This is my usual now
me-noticed-settle-say = Your usual will be learned again from these days, and this closes with your next shift.
me-noticed-settled = Saved. From your next shift, these days are your usual.
me-noticed-over = Over now
me-noticed-take-back = A prompt to talk, not a conclusion. If you make these days private, it closes, and what was written about it is deleted.

me-journal = Journal
me-journal-order = Newest first
me-journal-pages = Pages of the journal
me-journal-span = { $first }–{ $last } of { $all }
me-journal-no-older = Nothing older
me-journal-older = Older
me-journal-newest = Newest
me-journal-search = Search notes and tags
me-journal-only = Which check-ins
me-journal-all = All check-ins
me-journal-notes = With a note
me-journal-find = Search
me-journal-none = Nothing found.
me-journal-no-day = No check-in on this day.
me-journal-whole = Whole journal
me-journal-days = Other days
me-journal-earlier = The day before with a check-in
me-journal-later = The day after with a check-in
me-today = today, { $time }
me-yesterday = yesterday, { $time }
me-on-day = { $day }, { $time }
me-energy = energy: { $energy }
me-seen-me = Only you
me-seen-nobody = Only you: you weren’t in a team that day
me-seen-no-lead = Shared with your lead; nobody led your team that day
me-seen-closed = Shared with your lead; nobody who led your team that day can see it
me-seen-lead = Shared with { $leads }
me-seen-team = Shared with { $leads } and { $team }
me-seen-team-alone = Shared with { $team }
me-note-me = only you can read the note
me-note-lead = note shared with the lead only
me-note-too = note shared too
me-seen-and-note = { $who }; { $note }
me-change = Change
me-entry-audience = Who sees this check-in
me-entry-open = You can share it with fewer people at any time, and with more until { $day }, when its week closes.
me-entry-open-tonight = You can share it with fewer people at any time, and with more until this workday ends: it still is { $day }.
me-entry-closed = You can share it with fewer people at any time, but no longer with more: its week has closed.
me-entry-closed-own = Only you see this, and its week has closed: it can’t be shared any more.
me-save = Save
me-delete-entry = Delete this check-in
me-audience-missing = Choose who can see it.
me-audience-closed = This check-in’s week has closed. You can share it with fewer people, but not with more.
me-audience-saved = Saved. Visible to: { $audience }.
me-deleted = Check-in deleted.
me-closed-here = On this phone, your private notes and the answers to what you proposed stay closed until you enter your password.
me-closed-keyless = Your private notes and answers to what you proposed are closed: this passkey can’t open them. Your password can.
me-closed-provider = Your private notes and answers to what you proposed are closed: the company sign-in can’t open them. The password of your account can.
me-closed-open = Open them
me-note-locked = This note is locked, so it can’t be changed.
me-note = Note
me-note-save = Save note
me-note-help-me = Only you can read it.
me-note-help-lead = Your lead can read it too, as before.
me-note-help-team = Your team can read it too, as before.
me-note-newer-readers = Since you opened this page, more people can read this note: it says who below. If that’s fine with you, save it again.
me-note-saved = Note saved.
me-note-removed = Note removed.

me-looks = Who viewed my data
me-looks-more = All views
me-looks-say = When someone opens a page that shows what you shared by name, or a flag about you, it’s recorded here, once a day per kind of page. Only you can see that it was about you.
me-look-board = { $name } opened the board with your tile
me-look-team = { $name } opened the team page with your tile
me-look-trends = { $name } opened the trends with your days
me-look-flag = { $name } opened a flag about you
look-report = { $place } · { $period }
look-climate = { $name } opened the climate report: { $about }
look-climate-several = { $name } opened { $count } climate reports
look-export = { $name } downloaded the climate report: { $about }
look-export-several = { $name } downloaded { $count } climate reports

# Everyone who viewed something.
looks-which = Show
looks-mine = What I shared · { $count }
looks-reports = Reports · { $count }
looks-mine-none = Nobody has viewed anything of yours.
looks-reports-none = Nobody has opened a report yet.
looks-reports-say = Reports show many people together and nobody by name. Everyone here can see who opened one.
pager-range = { $first }–{ $last } of { $all }

# The same as admins see it.
looks-centre = Centre settings
looks-admin-title = Who viewed what
looks-admin-say = Who viewed something, the first time that day, and the kind of page. Never whose: only the people themselves can see that.
looks-admin-none = Nobody has viewed anything yet.
looks-admin-none-of = Nobody has opened a page of this kind yet.
looks-who = Who
looks-what = What
looks-when = First view that day
looks-every-kind = All kinds
looks-of = { $kind }: { $about }
look-kind-board = Board
look-kind-team = Team page
look-kind-trends = Trends
look-kind-flag = Flags
look-kind-climate = Climate
look-kind-export = Climate report, downloaded

me-rights-where = Export, make private or delete your data: in your account
me-rights = Your data
me-export = Download my data
me-export-say = Everything you entered here, notes included. The JSON file also has your suggestions and who viewed your data.
me-narrow = Make the past private
me-narrow-say = Sets every check-in so far to “Only me”, including today’s. Those from past weeks can’t be shared again.
me-narrow-button = Make everything private
me-narrowed = { $count ->
    [0] Everything is private.
    [one] One check-in is now private.
   *[other] { $count } check-ins are now private.
  }
me-delete = Delete everything
me-delete-say = Your check-ins, notes, suggestions and flags are deleted at once and for good, along with the list of who viewed them.
me-delete-open = Delete everything…
me-delete-locked = Anything locked is deleted too, so you can clear it even without the code.
me-delete-sure = { $count ->
    [0] This deletes everything you entered. Nobody can bring it back. Your account stays.
    [one] This deletes your one check-in. Nobody can bring it back. Your account stays.
   *[other] This deletes { $count } check-ins. Nobody can bring them back. Your account stays.
  }
me-delete-password = Your password, to confirm it’s you
me-delete-button = { $count ->
    [0] Delete everything
    [one] Delete one check-in
   *[other] Delete { $count } check-ins
  }
me-password-missing = Enter your password, so that nobody else at this desk can do this.
me-password-wrong = That isn’t your password. Nothing was deleted.
me-deleted-all = { $count ->
    [0] Everything is deleted.
    [one] One check-in is deleted.
   *[other] { $count } check-ins are deleted.
  }
me-erase = Erase every trace
me-erase-say = Everything you entered, plus the record of who viewed it and the keys to your notes, so that no backup can open them either. Your name, team and password stay while you work here.
me-erase-open = Erase every trace…
me-erase-sure = Nobody can bring any of it back, not even from a backup. You’ll be signed out everywhere. When you leave, your name is erased too.
me-erase-button = Erase every trace
me-erased = Every trace of what you entered here is gone. What’s left: your name, your team and your password.
me-no-code = You have no recovery code yet. If your password is ever reset, you’ll need one to unlock everything from before.
me-not-chosen = You haven’t chosen yet whether your check-ins may be counted in the climate report. Until you do, they aren’t.
me-choose = Choose
