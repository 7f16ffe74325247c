# Set-up, invitations, and the screens of whoever administers.

# A new password, wherever one is set.
new-password = Password
new-password-again = Once more
new-password-help = { $shortest } characters or more; a short sentence is best.
new-password-missing = Choose a password of { $shortest } characters or more.
new-password-too-short = { $count ->
    [one] This is one character; { $shortest } are needed.
   *[other] These are { $count } characters; { $shortest } are needed.
  }
new-password-too-long = That is more than { $longest } characters. A shorter one will do.
new-password-again-missing = Type it once more, so that no slip of a finger locks you out.
new-password-differs = The two are not the same. Type both again.
text-too-long = That is more than { $longest } characters. Make it shorter.

# The first admin.
set-up-title = A new Weathervane
set-up-lead = This link makes the first admin and works once. Next you bring in your roster and hand out invitations.
set-up-name = Your name
set-up-name-missing = Type your name, as colleagues know it.
set-up-person-id-missing = Type the name that you will sign in with.
set-up-site = Name of the centre
set-up-site-missing = Type what the centre is called.
set-up-time-zone = Time zone
set-up-time-zone-help = Decides where a workday begins and ends.
set-up-time-zone-missing = Choose a time zone from the list.
set-up-button = Set up
set-up-foot = An admin sees people and teams, and no weather at all.

# The holder of an invitation.
invitation-title = Welcome, { $name }
invitation-again-title = A new password for { $name }
invitation-lead = Choose a password. Nobody else ever sees it, not even those who run this.
invitation-again-lead = Choose a new password. All else stays as it was.
invitation-again-own = Choose a new password. What you said before stays. What you kept to yourself stays too, but locked, until you give the recovery code that you wrote down.
invitation-sign-in-name = You sign in as
invitation-sign-in-name-help = Or with your e-mail address, if your roster has one.
invitation-button = Begin
invitation-foot = This invitation works once, until { $day }.
invitation-ended-title = This invitation has ended
invitation-used = It was used already, and works only once.
invitation-expired = Its time is over.
invitation-replaced = A newer one was made for you. Use that one.
invitation-ended-next = If you have no other, ask for a new one where you got it. Your weather, if there is any, stays as it was.
invitation-not-yet = Your password is set. You can sign in from { $day }.
invitation-no-longer = Your password is set, but your last day here has passed. Ask an admin if that is wrong.

# People.
people-title = People
people-lead = { $people ->
    [one] One person
   *[other] { $people } people
  } in { $teams ->
    [one] one team
   *[other] { $teams } teams
  }. Here you see who belongs where, and no weather.
people-nobody-else = Nobody but you yet.
people-none-title = Start with your roster
people-none = One CSV file brings in people, teams and shifts. You see what it would do before anything is written.
people-add = Add a person
people-search = Search
people-search-hint = Name, number or e-mail
people-name = Name
people-team = Team
people-role = Role
people-account = Account
people-actions = Actions
people-all-teams = All teams
people-all-roles = All roles
people-all-accounts = All
people-not-joined = Not joined yet
people-show = Show
people-none-found = Nobody fits.
people-show-all = Show everybody
people-pages = Pages
people-range = { $first }–{ $last } of { $all }
people-previous = Back
people-next = Next
people-edit = Edit
people-invite = Invite
people-invite-again = Invite again
people-leads = { $team } (lead)
people-separator = {", "}
account-in-use = in use
account-leaves = leaves { $day }
account-left = left { $day }
account-invited = invited until { $day }
account-not-invited = not invited yet

# One person.
person-all = All people
person-new-title = Add a person
person-new-lead = For one or two. A roster brings in many at once.
person-id = Sign-in name
person-id-help = The number on your roster, or any name of your own. It stays for good.
person-id-missing = Type the name that they will sign in with.
person-id-taken = Somebody signs in by that name already. Choose another.
person-name-missing = Type a name, as colleagues know it.
person-email = E-mail
person-email-taken = Somebody else has this address. Each person needs their own, or none.
person-optional = optional
person-roles = Roles
person-roles-help = A new lead is announced to the team and sees entries from then on, none from before.
person-role-missing = Tick at least one.
person-last-admin = Nobody would be left to administer. Make somebody else admin first, and let them join.
person-team = Works in
person-no-team = No team
person-team-without-agent = Only agents work in a team. Tick Agent as well, or choose no team.
person-leads = Leads
person-leads-choose = Choose teams
person-leads-without-lead = Tick Lead as well, or choose no teams here.
person-shifts = Shifts
person-shifts-help = As early 07:00-15:00; several separated by a semicolon.
person-starts = First day
person-ends = Last day
person-ends-help = From the day after, nobody signs in with this account.
person-key-post = Key post: somebody who always needs a deputy
person-save-button = Save
person-add-button = Add
person-saved = Saved. A change of teams holds from today.
person-added = { $name } is in. Make an invitation below and hand it over.
person-invitation = Invitation
person-invited = An invitation is open until { $day }. A new one ends it.
person-has-password = { $name } has a password. Whoever forgot it gets a new invitation; { $name } is told when one is made.
person-not-invited = { $name } has no invitation yet.
person-invite-button = New invitation
person-history = Teams, now and before
person-tie = As
person-from = From
person-to = Until
person-works-in = works in it
person-leads-it = leads it

# Taking in a roster.
import-title = Import a roster
import-all-or-nothing = All or nothing: either every line fits, or nothing is changed.
import-step-choose = Choose the file
import-step-look = Look it over
import-step-done = Done
import-file = A CSV file, up to 4 MB
import-file-help = UTF-8 or GBK, as it comes out of a spreadsheet program.
import-file-missing = Choose a file that has something in it.
import-file-too-large = This file is larger than 4 MB. A roster of tens of thousands is smaller; is it the right one?
import-look-button = Look it over
import-columns-title = The columns
import-columns-help = person_id and name are needed, all others may be missing. Whoever is in the file is added or brought up to date; whoever is not stays as is. ends_on ends an account.
import-columns-missing = A column that is not there changes nothing of people already known. An empty cell in a column that is there means none: no e-mail, no shifts, no last day; no role means agent.
import-columns-more = A shift reads early 07:00-15:00; several shifts or roles are separated by a semicolon. Somebody who leads several teams stands on several lines.
import-gone = A preview is kept for fifteen minutes, and this one is gone. Choose the file again.
import-changed-since = Somebody changed the people here since you looked the file over. Choose it again.
import-file-and-lines = { $file }, { $lines ->
    [one] one line
   *[other] { $lines } lines
  }
import-would-happen = What would happen
import-ignored = Not used: { $columns }.
import-staying = Not in this file, so it stays as it is for people already known: { $columns }.
import-nothing-changes = Everything in this file is already so. There is nothing to import.
import-changes-caption = { $count ->
    [one] One change
   *[other] { $count } changes
  }
import-unlisted = and { $count } more.
import-person = Person
import-change = Change
import-now = Now
import-then = Then
import-joins = joins
import-moves = changes team
import-leaves = ends
import-changes = changes
import-sum-joins = join
import-sum-moves = change team
import-sum-changes = other changes
import-sum-leaves = end
import-sum-same = as they are
import-from-day = from { $day }
import-last-day = last day { $day }
import-none = none
import-no-key-post = no key post
import-leads-note = A new lead sees entries from then on, none from before. Nobody’s past moves to another team.
import-button = Import { $lines ->
    [one] one line
   *[other] { $lines } lines
  }
import-another = Another file
import-mend-count = { $count ->
    [one] One thing needs mending. Nothing was changed.
   *[other] { $count } things need mending. Nothing was changed.
  }
import-mend-many = The first { $count } things to mend; there may be more. Nothing was changed.
import-mend-caption = What to mend
import-line = Line
import-whole-file = all
import-column = Column
import-value = It says
import-empty-cell = nothing
import-mend = What to do
import-mended = Choose the mended file
import-done = { $lines ->
    [one] One line is in
   *[other] { $lines } lines are in
  }: { $joins } joined, { $moves } changed team, { $changes } changed otherwise, { $leaves } end.
import-done-next = { $count ->
    [one] The one who joined has no password yet. Make an invitation and hand it out.
   *[other] The { $count } who joined have no password yet. Make their invitations and hand them out.
  }

# Invitations.
invitations-title = Invitations
invitations-lead = Each works once and for seven days. Making one is written down; whoever has a password is told.
invitations-slips = { $count ->
    [one] Print the slip
   *[other] Print { $count } slips
  }
invitations-all-joined = Everybody has joined.
invitations-nobody-title = Nobody to invite yet
invitations-nobody = Bring in your roster first. Whoever is in it is invited from here.
invitations-uninvited = { $count ->
    [one] One person has no invitation yet
   *[other] { $count } people have no invitation yet
  }
invitations-all-invited = { $count ->
    [one] One person is invited and has not joined yet
   *[other] { $count } people are invited and have not joined yet
  }
invitations-scope = For whom
invitations-scope-uninvited = { $count ->
    [one] Everybody without one, one person
   *[other] Everybody without one, { $count } people
  }
invitations-scope-team = { $count ->
    [one] { $team }, one person
   *[other] { $team }, { $count } people
  }
invitations-scope-everybody = { $count ->
    [one] Whoever has not joined, one person; the earlier link ends
   *[other] Everybody who has not joined, { $count } people; earlier links end
  }
invitations-make = Make the invitations
invitations-choose = Choose one by one ({ $count })
invitations-make-chosen = Make the chosen ones
invitations-invited-already = (invited)
invitations-newest = The newest invitations
invitations-made = Made
invitations-by = By
invitations-state = State
invitation-state-open = open until { $day }
invitation-state-used = used
invitation-state-expired = expired
invitation-state-replaced = replaced
invite-nobody = Choose at least one person who belongs to the centre.
log-title = What admins did
log-lead = Every admin can read this. It tells of people and invitations, never of weather.
log-at-the-machine = the command line
log-invited = { $admin } made an invitation for { $about }.
log-imported-roster = { $admin } imported a roster of { $people ->
    [one] one person
   *[other] { $people } people
  }.
log-added-person = { $admin } added { $about }.
log-changed-person = { $admin } changed { $about }.

# Slips.
slips-title = Slips to hand out
slips-lead = { $count ->
    [one] The address shows only here, and for fifteen minutes. Print it before you leave.
   *[other] { $count } slips, eight to a sheet. The addresses show only here, and for fifteen minutes: print before you leave.
  }
slips-back = Invitations
slips-none-title = No slips now
slips-none = Addresses are shown for fifteen minutes after they were made, then nobody can look them up. If one was lost, make a new invitation.
slip-sign-in-name = Sign-in name { $key }
slip-open = Open this address and set your password:
slip-until = Works once, until { $day }. You decide who sees your weather.

# The command line.
cli-nothing-changed = Nothing was changed.
cli-problems = { $count ->
    [one] One thing in { $file } needs mending:
   *[other] { $count } things in { $file } need mending:
  }
cli-would = This is what would change. Nothing was written.
cli-imported = Imported { $file }.
cli-roster-sums = { $joins } join, { $moves } change team, { $changes } change otherwise, { $leaves } end, { $same } stay as they are.
cli-check-ins-sums = { $new } new, { $known } known already.
cli-check-ins-left = { $left ->
    [one] One was left as it is: it says something else here, or was deleted.
   *[other] { $left } were left as they are: they say something else here, or were deleted.
  }
cli-ignored = Columns that mean nothing here: { $columns }.
cli-person-line = { $change }: { $name } ({ $key })
cli-taken = Somebody signs in by the name “{ $key }” already.
cli-erase-sure = Nothing was erased yet. It would take all that { $name } said here for good, with their notes, keys and who looked at it; no backup brings it back. Figures that were released stay as they are, and so do the name and the password of whoever still works here. If { $name } asked for it, run this again with --yes.
cli-erased = All that { $name } said here is erased. The name goes too once the last workday is over.
cli-unknown = Nobody has the sign-in name “{ $key }”. See `weathervane user list`.
cli-link = For { $name }, works once, until { $day }:
cli-unreadable = { $file } could not be read: { $why }
cli-joined = joined
cli-not-joined = not joined
cli-until = until { $day }
cli-load-sums = { $intervals ->
    [one] one interval
   *[other] { $intervals } intervals
}
