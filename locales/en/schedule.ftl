# The schedule: who works when on single days.
import-schedule-too = Do you plan single days in another program?
schedule-import-title = Import a schedule
schedule-import-about = Who works when. On the days in it, the schedule decides the shift, the workday and late check-ins. On other days the shift patterns do.
schedule-file-help = As your workforce program, spreadsheet or calendar saves it.
schedule-columns-help = Employee ID, Start and End are required, and Date unless Start has a date. Label is optional: with a word such as leave, sick or off it means no work, and anything else is part of the shift. The preview shows how each label is read. Only “work” or “off” is kept, never the reason.
schedule-period-help = The file is the plan for the people in it, from its first day to its last; a day without hours is a day off. People not in the file don’t change. Days that have begun stay as they are.
schedule-kept-help = The schedule of a day is deleted after { $days } days.
schedule-sum-people = { $people ->
    [one] person
   *[other] people
}
schedule-sum-worked = { $days ->
    [one] day with a shift
   *[other] days with a shift
}
schedule-sum-off = { $days ->
    [one] day off
   *[other] days off
}
schedule-sum-changed = planned differently before
schedule-sum-begun = begun, so unchanged
schedule-lost-all = { $lost } of the { $had } people who had shifts on these days have none in this file. Is it the right file?
schedule-import-button = Import the schedule
schedule-labels-title = How the labels are read
schedule-labels-say = Only work or off is kept, never the label. If one is read wrongly, correct it here, then import.
schedule-labels-unclear = These could be work or time off: { $labels }. They count as work unless you say otherwise.
schedule-labels-more = And { $count ->
    [one] one more label
   *[other] { $count } more labels
}.
schedule-labels-button = Update the preview
schedule-label = Label
schedule-label-days = Days
schedule-label-counts-as = Counts as
schedule-label-reading = { $reading ->
    [work] work
    [break] a break, or off without hours
    [unclear] work (could be time off)
   *[off] off
}
cli-schedule-label = {"  "}{ $label }: { $reading }, { $days ->
    [one] one day
   *[other] { $days } days
}
schedule-concerns = { $people ->
    [one] One person
   *[other] { $people } people
}, from { $first } to { $last }.
schedule-concerns-day = { $people ->
    [one] One person
   *[other] { $people } people
}, on { $day }.
schedule-concerns-nothing = { $people ->
    [one] One person
   *[other] { $people } people
}, and no day.
schedule-names = { $people ->
    [one] Who it is
   *[other] Who these { $people } people are
}
schedule-names-more = { $names } and { $more } more
schedule-replaces = It replaces what’s planned for them on these days. { $changed ->
    [0] No day is planned differently so far.
    [one] One day changes.
   *[other] { $changed } days change.
} { $begun ->
    [0] {""}
    [one] One day has begun and stays as it is.{" "}
   *[other] { $begun } days have begun and stay as they are.{" "}
}Nobody else’s plan changes.
schedule-counts = { $people ->
    [one] One person
   *[other] { $people } people
}: { $worked ->
    [one] one day with a shift
   *[other] { $worked } days with a shift
}, { $off ->
    [one] one day off
   *[other] { $off } days off
}{ $changed ->
    [0] {""}
    [one] {"; "}one was planned differently before
   *[other] {"; "}{ $changed } were planned differently before
}{ $begun ->
    [0] {""}
    [one] {"; "}one had begun and stays as it was
   *[other] {"; "}{ $begun } had begun and stay as they were
}.
log-imported-schedule = { $admin } imported a schedule for { $people ->
    [one] one person
   *[other] { $people } people
  }.
privacy-schedule = When your shifts are imported
privacy-schedule-say = If your centre imports a schedule, it decides which shift and day a check-in belongs to. Only the hours you’re planned to work are kept, for { $days } days after each day. A day of leave or sickness is a day off, and the reason isn’t stored. If a shift is moved at the last minute, only you see which one. Your lead sees how often that happened once it concerns at least five people. It’s all in your own export.
me-shifts = Your next shifts
me-shifts-off = Day off
me-shifts-changed = changed { $when }
me-shifts-none = Nothing is planned for the next seven days.
me-shifts-changes = { $days ->
    [one] One day was changed
   *[other] { $days } days were changed
} less than { $hours } hours before the shift in the last { $weeks } weeks. Your lead doesn’t see which.
trends-plan-changes = The schedule was changed less than { $hours } hours before a shift { $changes } times in the last { $weeks ->
    [one] week
   *[other] { $weeks } weeks
}, for { $people } people. This comes from the schedule and isn’t shown by person.
watched-title = Watched folder
watched-none = No file has come since the server started.
watched-imported = { $file } was imported on { $when }: { $people ->
    [one] one person
   *[other] { $people } people
}.
watched-held = { $file } is waiting for you: { $reasons }. Nothing has been imported yet.
watched-held-leaving = { $lost } of { $of } people would leave
watched-held-shifts = { $lost } of { $of } people would lose all their shifts
watched-held-sites = it names sites that aren’t here ({ $sites })
watched-held-units = it changes { $count ->
    [one] a name, department or time zone of a team or site
   *[other] { $count } names, departments or time zones of teams or sites
}
watched-faulty = { $file } has problems, so nothing of it was imported. Last tried on { $when }.
watched-fix-dates = Upload it on this page and choose the order there: later files with these headings are then read the same way. Or write year, month and day in the file, such as 2026-03-09.
watched-fix-encoding = Upload it on this page and choose the encoding there: later files with these headings are then read the same way. Or save it as UTF-8 CSV.
watched-unreadable = { $file } can’t be read. It has to be an ordinary file (not a link) of at most 4 MB that the server may open.
watched-no-folder = The watched folder can’t be read. Check on the server that it exists and that the program may open it.
watched-failed = { $file } fits but couldn’t be stored. The server keeps trying; its log has the reason.
watched-check = Check { $file }
watched-older = { $count ->
    [one] One file is older than what was imported last, so it wasn’t imported: { $files }. If it’s needed, save it again.
   *[other] { $count } files are older than what was imported last, so they weren’t imported: { $files }. If they’re needed, save them again.
}
watched-more-imported = { $count ->
    [one] One more file was imported.
   *[other] { $count } more files were imported.
}
watched-more-waiting = { $count ->
    [one] One more file is waiting or has problems.
   *[other] { $count } more files are waiting or have problems.
}
watched-gone = That file no longer waits. It has been imported, changed or removed.
watched-look = Take a look
log-by-a-file = the command line or a watched folder
calendar-shift = Shift
calendar-link-title = Your shifts in your calendar
calendar-link-say = A secret link that shows your calendar program your planned shifts, breaks and talks. Talks only say “Busy”, and nothing in it says how you are.
calendar-link-none = You don’t have a link.
calendar-link-since = Your link has worked since { $since }.
calendar-link-make = Create link
calendar-link-renew = Replace link
calendar-link-end = Turn off link
calendar-link-new = Subscribe to this address in your calendar program
calendar-link-new-help = It’s shown until you leave this page. Anyone who has it can see these times until you turn it off, change your password or sign out everywhere else.
calendar-link-open = Open in my calendar
calendar-link-ended = The link is off. Your calendar program gets nothing more.
privacy-calendar-say = If you make a calendar link, anyone who has it can see when you’re planned to work, your breaks, and when you’re busy. It never shows weather or with whom you talk. You can turn it off in My account; a new password or signing out everywhere else turns it off too.
problem-not-a-shift-of-one-day = This shift lasts no time at all, or more than a day.
problem-not-a-shift-of-one-day-fix = Correct start or end. A night shift ends at a time before its start, such as 22:00 and 06:00.
problem-not-a-calendar = This calendar file is damaged, or part of it is missing.
problem-not-a-calendar-fix = Export it again and choose the new file.
problem-not-a-repeat = This event repeats too often, or in a way that can’t be read.
problem-not-a-repeat-fix = Change how it repeats in the calendar program.
problem-whose-event = Nothing says whose event this is.
problem-whose-event-fix = Name the file after the person’s ID, such as a1.ics, or add the person as an attendee.
schedule-calendar-help = A calendar file (.ics) works too: each attendee is working from the start to the end of an event, and all-day leave is a day off. If the events have no attendees, name the file after the person’s ID or email address, such as a1.ics. The next { $days } days are read, with repeats and time zones.
