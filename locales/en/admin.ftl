# Set-up, invitations, and the screens of admins.

# A new password, on every page that sets one.
new-password = Password
new-password-again = Repeat password
new-password-help = At least { $shortest } characters. A short phrase works best.
new-password-missing = Choose a password of at least { $shortest } characters.
new-password-too-short = { $count ->
    [one] That’s one character; use at least { $shortest }.
   *[other] That’s { $count } characters; use at least { $shortest }.
  }
new-password-too-long = That’s more than { $longest } characters. Choose a shorter one.
new-password-easy = This password is easy to guess. A phrase of four words that don’t belong together is much harder.
new-password-again-missing = Enter it again, so that a typo doesn’t lock you out.
new-password-differs = The two passwords don’t match. Enter both again.
text-too-long = That’s more than { $longest } characters. Make it shorter.

# The first admin.
set-up-title = A new Weathervane
set-up-lead = This one-time link creates the first admin account. Next you’ll import your roster and hand out invitations.
set-up-name = Your name
set-up-name-missing = Enter your name as colleagues know it.
set-up-person-id-missing = Enter a sign-in name.
set-up-site = Name of the centre
set-up-site-missing = Enter the centre’s name.
set-up-time-zone = Time zone
set-up-time-zone-help = Decides when a workday begins and ends.
set-up-time-zone-browser = This is the time zone of this device. Change it if the centre is elsewhere.
set-up-time-zone-missing = Choose a time zone from the list.
set-up-button = Set up
set-up-foot = Admins see people and teams, but nobody’s weather.

# The holder of an invitation.
invitation-title = Welcome, { $name }
invitation-again-title = A new password for { $name }
invitation-lead = Choose a password. Nobody else ever sees it, not even the people who run this system.
invitation-again-lead = Choose a new password. Everything else stays the same.
invitation-again-own = Choose a new password. Nothing from before is lost, but all of it is locked until you enter the recovery code you wrote down.
invitation-sign-in-name = Your sign-in name
invitation-sign-in-name-help = You can also use your email address, if it’s in the roster.
invitation-button = Set password
invitation-foot = This invitation works once, until { $day }.
invitation-ended-title = This invitation is no longer valid
invitation-used = It has already been used.
invitation-expired = It has expired.
invitation-replaced = It was replaced by a newer one. Use that one.
invitation-ended-next = If you don’t have another, ask the person who gave it to you for a new one. Any check-ins you made are still there.
invitation-not-yet = Your password is set. You can sign in from { $day }.
invitation-no-longer = Your password is set, but your last day here has passed. Ask an admin if that’s wrong.

# People.
people-title = People
people-lead = { $people ->
    [one] One person
   *[other] { $people } people
  } in { $teams ->
    [one] one team
   *[other] { $teams } teams
  }. This page shows who is in which team. It shows no weather.
people-left = { $count ->
    [one] The list also has one person who has left.
   *[other] The list also has { $count } people who have left.
}
people-nobody-else = So far, only you.
people-none-title = Start with your roster
people-none = One CSV file brings in people, teams and shifts. You’ll see a preview before anything is saved.
people-add = Add a person
people-search = Search
people-search-hint = Name, staff number or email
people-name = Name
people-team = Team
people-role = Role
people-account = Account
people-actions = Actions
people-all-teams = All teams
people-all-roles = All roles
people-all-accounts = All
people-not-joined = Not joined yet
people-show = Apply
people-none-found = No matches.
people-show-all = Show all
people-pages = Pages
people-range = { $first }–{ $last } of { $all }
people-previous = Previous
people-next = Next
people-edit = Edit
people-invite = Invite
people-invite-again = Invite again
people-leads = { $team } (lead)
account-in-use = active
account-leaves = leaves { $day }
account-left = left { $day }
account-invited = invited until { $day }
account-not-invited = not invited yet

# One person.
person-all = All people
person-new-title = Add a person
person-new-lead = For one or two people. To add many, import a roster.
person-id = Sign-in name
person-id-help = Their staff number, or any name you choose. It can’t be changed later.
person-id-missing = Enter their sign-in name.
person-id-taken = That sign-in name is taken. Choose another.
person-name-missing = Enter a name as colleagues know it.
person-email = Email
person-email-taken = Someone else has this address. Each person needs their own, or none.
person-optional = optional
person-roles = Roles
person-roles-help = A new lead is announced to the team and sees check-ins from that day on, not earlier ones.
person-role-missing = Choose at least one role.
person-last-admin = That would leave no admin. Make someone else an admin first, and wait until they’ve joined.
person-team = Member of
person-no-team = No team
person-team-without-agent = Only agents work in a team. Tick Agent as well, or choose no team.
person-leads = Lead of
person-leads-choose = Choose teams
person-leads-without-lead = Tick Lead as well, or choose no teams here.
person-shifts = Shifts
person-shifts-help = For example: early 07:00-15:00. Separate several with semicolons.
person-starts = First day
person-ends = Last day
person-ends-help = The account stops working the day after.
person-key-post = Key post: a follow-up about this person is due within { $hours } hours, and a second lead checks it. They’re told so in My weather.
person-save-button = Save
person-add-button = Add
person-changed-meanwhile = Someone else has changed this person since you opened the page, so nothing was saved. What’s stored now is next to each field. Check it, then save again.
person-now = Stored now: { $value }
person-now-empty = Stored now: nothing
person-saved = Saved. Team changes take effect today.
person-added = { $name } has been added. Create an invitation below and pass it on.
person-invitation = Invitation
person-invited = An invitation is open until { $day }. A new one replaces it.
person-has-password = { $name } has a password. If they forget it, create a new invitation; { $name } will be notified.
person-not-invited = { $name } has no invitation yet.
person-invite-button = Create invitation
person-sign-out = Lost phone, or left signed in
person-sign-out-about = Ends everything { $name } is signed in to, also on their own phone. Nothing they entered is lost; next time they sign in with their password.
person-sign-out-button = Sign out everywhere
person-signed-out = { $name } is signed out everywhere.
person-history = Team history
person-tie = As
person-from = From
person-to = Until
person-works-in = member
person-leads-it = lead

# Taking in a roster.
people-choose = Choose
people-choose-one = Choose { $name }
people-many = Several people at once
people-many-whom = Who
people-many-ticked = The people ticked below
people-many-all = { $count ->
    [one] The one person in this list
   *[other] All { $count } people in this list
}
people-many-invite = Create invitations
people-invite-skipped = { $count ->
    [one] One person has joined already and gets no invitation. If they forgot their password, create one on their own page.
   *[other] { $count } people have joined already and get no invitation. If someone forgot their password, create one on their own page.
}
people-list-changed = { $count ->
    [one] The list has changed since you opened the page: one person is in it now. Look at it again before you change everyone in it.
   *[other] The list has changed since you opened the page: { $count } people are in it now. Look at it again before you change everyone in it.
}
people-many-team = Team from today on
people-many-no-team = Choose a team
people-many-move = Move
people-many-end = Set the last day
people-nobody-chosen = Tick at least one person first.
people-team-missing = Choose the team they move to.
people-move-agents-only = Only agents who don’t lead a team and aren’t psychologists can be moved together. Change these on their own pages: { $names }.
people-day-missing = Enter their last day.
people-day-before-start = That’s before { $name } starts.
people-changed = { $count ->
    [0] Nothing had to change.
    [one] One person changed.
   *[other] { $count } people changed.
}
first-steps-title = First steps
first-steps-left = { $count ->
    [0] Everything is set up.
    [one] One step is left.
   *[other] { $count } steps are left.
}
first-steps-done = done
first-steps-centre = Centre and time zone
first-steps-confirm-site = Its name and time zone aren’t confirmed yet.
first-steps-site = { $name } ({ $zone })
first-steps-roster = Roster
first-steps-people = { $people ->
    [one] Only you are here so far.
   *[other] { $people } people in { $teams ->
        [one] one team
       *[other] { $teams } teams
    }.
}
first-steps-leads = Leads of the teams
first-steps-no-team = There’s no team yet. A roster creates them.
first-steps-all-led = { $teams ->
    [one] The team has a lead.
   *[other] All { $teams } teams have a lead.
}
first-steps-without-lead = { $count ->
    [one] Nobody leads { $teams } yet.
   *[other] Nobody leads these { $count } teams yet: { $teams }.
}
first-steps-after-roster = This comes after the roster.
first-steps-invitations = Invitations
first-steps-all-invited = Everyone has an invitation or has joined.
first-steps-uninvited = { $count ->
    [one] One person has no invitation yet.
   *[other] { $count } people have no invitation yet.
}
first-steps-joined = Everyone has set a password
first-steps-all-joined = Everyone has joined.
first-steps-waiting = { $count ->
    [one] One person hasn’t joined yet. The slip has everything they need.
   *[other] { $count } people haven’t joined yet. Their slips have everything they need.
}
first-steps-after-invitations = This comes after the invitations.
first-steps-leads-first = Hand out the leads’ slips first: a lead sees only what’s shared after they’ve signed in.
first-steps-phones = { $count ->
    [0] None of your own yet. If you add some, everyone sees them under Support, and after a stormy check-in.
    [one] One number of your own. Everyone sees it under Support, and after a stormy check-in.
   *[other] { $count } numbers of your own. Everyone sees them under Support, and after a stormy check-in.
}
first-steps-check-ins = First check-ins
first-steps-check-ins-say = People check in when their shift begins. You’ll never see who did, or what they said.
import-title = Import a roster
import-all-or-nothing = All or nothing: if any line has a problem, nothing is imported.
import-step-choose = Choose the file
import-step-look = Preview
import-step-done = Done
import-file = A spreadsheet (XLSX, XLS, ODS) or a CSV file, up to 4 MB
import-file-help = As your spreadsheet program saves it. If the encoding of a CSV file isn’t clear, you’ll be asked.
import-file-missing = Choose a file that isn’t empty.
import-file-too-large = This file is larger than 4 MB. Even a roster of tens of thousands of people is smaller; is it the right one?
import-look-button = Preview
import-columns-title = The columns
import-template = { $language ->
    [zh-CN] Template in Chinese
   *[other] Template in English
}
import-columns-help = Employee ID and Name are required; the other columns are optional. People in the file are added or updated. People not in the file don’t change. A Last day closes an account.
import-columns-missing = If you leave a column out, it changes nothing for people already here. An empty cell means none: no email, no shifts, no last day. No role means agent.
import-columns-more = Write a shift like this: early 07:00-15:00. Separate several shifts or roles with semicolons. Someone who leads several teams needs one line per team. Write yes under Key post for people whose follow-ups are due within { $hours } hours and are checked by a second lead; My weather tells them so.
import-kept = The file you sent before you were signed out is still here.
import-kept-look = Check this file
import-kept-gone = That file is no longer here. Choose it again.
import-gone = Previews are kept for 15 minutes, and this one has expired. Choose the file again.
import-changed-since = Someone changed the people here after your preview. Choose the file again.
import-file-and-lines = { $file }, { $lines ->
    [one] one line
   *[other] { $lines } lines
  }
import-would-happen = What will change
import-ignored = Ignored columns: { $columns }.
import-staying = Not in this file, so unchanged for people already here: { $columns }.
import-own-languages = These people chose another language here and keep it: { $people }.
import-nothing-changes = Everything in this file matches what’s here. There’s nothing to import.
import-encoding = Which of these is written as it should be?
import-encoding-help = The file doesn’t say how its characters are encoded, and several ways fit. Choose the line in which the names are right.
import-units-title = Teams and sites
import-unit-new-site = New site: { $unit }, time zone { $zone }.
import-unit-new-site-without-zone = New site: { $unit }. The file states no time zone for it, so it gets { $zone }. Is that right? If not, write it in the column “time_zone”.
import-unit-name = The team { $before } is called { $after } from now on.
import-unit-department = The team { $unit } moves from { $before } to { $after }. In climate, weeks that have begun stay with { $before }.
import-unit-zone = The time zone of { $unit } changes from { $before } to { $after }, from the next day on. From then on, workdays and the closing of weeks follow the new time zone; check-ins stay on their day.
import-changes-caption = { $count ->
    [one] One change
   *[other] { $count } changes
  }
import-pasted-name = Pasted cells
import-paste = Or paste cells from a spreadsheet
import-paste-cells = Cells, with the column names in the first line
import-paste-help = In your spreadsheet, select the table with its headings, copy it, and paste it here.
import-dates = “{ $column }”: which day is { $value }?
import-dates-help = { $count ->
    [one] Line { $lines } has a date that can be two days. All dates in this column are read in the same order.
   *[other] Lines { $lines } have dates that can be two days. All dates in this column are read in the same order.
}
import-dates-missing = Choose the day that’s meant.
import-columns-question = What each column of the file is
import-columns-needed = These columns are needed: { $columns }. Say which ones they are.
import-state-columns = Say what they are
import-heading = In the file
import-samples = First values
import-use-as = Use as
import-column-unused = Don’t use
mapping-title = Remembered answers
mapping-say = Files with the same headings are read the way someone answered before, also from a watched folder and the command line.
mapping-column = “{ $heading }” is { $column }
mapping-unused = “{ $heading }” isn’t used
mapping-day-first = { $column }: day before month
mapping-month-first = { $column }: month before day
mapping-encoding = encoding { $encoding }
mapping-forget = Forget
mapping-forget-which = Forget: { $what }
mapping-forgotten = Forgotten. The next file with these headings is asked about again.
import-what = What changes
import-yes = yes
import-field = { $field ->
    [name] Name
    [teams] Team
    [roles] Role
    [email] Email
    [shift] Shift
    [site] Site
    [language] Language
    [key-post] Key post
    [starts] First day
   *[ends] Last day
}
import-field-is = { $field }: { $after }
import-field-becomes = { $field }: { $before } → { $after }
import-person = Person
import-change = Change
import-joins = joins
import-moves = changes team
import-leaves = leaves
import-changes = changes
import-sum-joins = join
import-sum-moves = change team
import-sum-changes = other changes
import-sum-leaves = leave
import-sum-same = unchanged
import-none = none
import-leads-note = A new lead sees check-ins from that day on, not earlier ones. Earlier check-ins stay with the earlier team.
import-button = Import { $lines ->
    [one] one line
   *[other] { $lines } lines
  }
import-another = Another file
import-fix-count = { $count ->
    [one] One problem to fix. Nothing was changed.
   *[other] { $count } problems to fix. Nothing was changed.
  }
import-fix-many = The first { $count } problems; there may be more. Nothing was changed.
import-fix-caption = Problems to fix
import-line = Line
import-whole-file = all
import-column = Column
import-value = Value
import-empty-cell = (empty)
import-fix = How to fix it
import-columns-wrong = Is a column read as the wrong thing?
import-corrected = Choose the corrected file
import-done = { $lines ->
    [one] One line imported
   *[other] { $lines } lines imported
  }: { $what }.
import-done-joined = { $count } joined
import-done-moved = { $count } changed team
import-done-changed = { $count } changed in other ways
import-done-left = { $count } left
import-done-nothing = nothing changed
import-done-next = { $count ->
    [one] The person who joined has no password yet. Create an invitation and hand it out.
   *[other] The { $count } people who joined have no password yet. Create their invitations and hand them out.
  }

# Invitations.
invitations-title = Invitations
invitations-lead = Each invitation works once and expires after seven days. Creating one is logged, and people who already have a password are notified.
invitations-slips = { $count ->
    [one] Print the slip
   *[other] Print { $count } slips
  }
invitations-all-joined = Everyone has joined.
invitations-nobody-title = Nobody to invite yet
invitations-nobody = Import your roster first. Then you can invite people from here.
invitations-uninvited = { $count ->
    [one] One person has no invitation yet
   *[other] { $count } people have no invitation yet
  }
invitations-all-invited = { $count ->
    [one] One person is invited and hasn’t joined yet
   *[other] { $count } people are invited and haven’t joined yet
  }
invitations-scope = Who to invite
invitations-scope-uninvited = { $count ->
    [one] Not invited yet (1 person)
   *[other] Not invited yet ({ $count } people)
  }
invitations-scope-team = { $count ->
    [one] { $team } (1 person)
   *[other] { $team } ({ $count } people)
  }
invitations-scope-everybody = { $count ->
    [one] Not joined yet (1 person); the earlier link stops working
   *[other] Not joined yet ({ $count } people); earlier links stop working
  }
invitations-make = Create invitations
invitations-choose = Choose people ({ $count })
invitations-make-chosen = Create for selected people
invitations-invited-already = (invited)
invitations-newest = Recent invitations
invitations-made = Created
invitations-by = By
invitations-state = Status
invitation-state-open = open until { $day }
invitation-state-used = used
invitation-state-expired = expired
invitation-state-replaced = replaced
invitation-state-left = closed: the person has left
invite-nobody = Choose at least one person who belongs to the centre.
log-title = Admin log
log-lead = Every admin can read this. It covers people, teams, invitations and settings, never weather.
log-at-the-machine = the command line
log-somebody-removed = someone who has left
log-invited = { $admin } created an invitation for { $about }.
log-imported-roster = { $admin } imported a roster of { $people ->
    [one] one person
   *[other] { $people } people
  }.
log-added-person = { $admin } added { $about }.
log-changed-person = { $admin } changed { $about }.

# Slips.
slips-title = Slips to hand out
slips-lead = { $count ->
    [one] The link is shown only here, for 15 minutes. Print it before you leave this page.
   *[other] { $count } slips, eight to a sheet. The links are shown only here, for 15 minutes. Print them before you leave this page.
  }
slips-cover = { $count ->
    [one] 1 slip. Cut it out and hand it over in person. It works until { $day }.
   *[other] { $count } slips. Cut them apart and hand each to its person. They work until { $day }; keep those of absent colleagues where nobody can read them.
}
slips-back = Invitations
slips-no-address = The program doesn’t know this centre’s address, so the links may open on this machine only. Start the server with --public-url before you hand out invitations.
slips-none-title = No slips to print
slips-none = Links are shown for 15 minutes after they’re created; after that nobody can look them up. If one gets lost, create a new invitation.
slip-sign-in-name = Sign-in name { $key }
slip-open = Open this link and set your password:
slip-until = Works once, until { $day }.
slip-yours = You decide who sees your check-ins.

# The command line.
cli-nothing-changed = Nothing was changed.
cli-problems = { $count ->
    [one] One problem in { $file }:
   *[other] { $count } problems in { $file }:
  }
cli-would = This is what would change. Nothing was written.
cli-imported = Imported { $file }.
cli-roster-sums = { $joins } join, { $moves } change team, { $changes } change otherwise, { $leaves } leave, { $same } unchanged.
cli-check-ins-sums = { $new } new, { $known } already known.
cli-check-ins-left = { $left ->
    [one] One was left as it is: it differs here, or was deleted.
   *[other] { $left } were left as they are: they differ here, or were deleted.
  }
cli-ignored = Ignored columns: { $columns }.
cli-person-line = { $change }: { $name } ({ $key })
cli-taken = The sign-in name “{ $key }” is already taken.
cli-erase-sure = Nothing has been erased yet. This would permanently erase everything { $name } entered here, with their notes, keys and view records; no backup can bring it back. Figures already released stay. If { $name } still works here, their name and password stay too. If { $name } asked for this, run it again with --yes.
cli-erased = Everything { $name } entered here is erased. Their name goes too after their last workday.
cli-unknown = Nobody has the sign-in name “{ $key }”. See `weathervane user list`.
cli-link = For { $name }, works once, until { $day }:
cli-unreadable = { $file } couldn’t be read: { $why }
cli-too-large = { $file } is larger than a running server takes (1 GB). Nothing was imported. Split it into smaller files.
cli-joined = joined
cli-not-joined = not joined
cli-until = until { $day }
cli-load-sums = { $intervals ->
    [one] one interval
   *[other] { $intervals } intervals
}
cli-staffing-short = { $short ->
    [0] All { $all } intervals answer at least { $target }% of their calls in time.
   *[other] { $short } of { $all } intervals answer fewer than { $target }% of their calls in time.
}
