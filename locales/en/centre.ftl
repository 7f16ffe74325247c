# Teams, stressors and the numbers of the whole centre, for whoever administers.

nav-teams = Teams
nav-stressors = Stressors
nav-centre = Centre

# Teams.
teams-title = Teams
teams-lead = { $count ->
    [0] No team yet. A roster brings them in, or add one here.
    [one] One team. Who leads it, when, and by which shifts it works.
   *[other] { $count } teams. Who leads them, when, and by which shifts they work.
  }
teams-all = All teams
teams-place = Where
teams-leads = Led by
teams-shifts = Shifts
teams-people = People
teams-nobody-leads = nobody
teams-no-shifts = none
teams-add = Add a team
teams-add-help = A roster adds teams by itself. This is for one that has no people yet.
teams-add-button = Add the team
teams-departments-known = So far: { $names }
team-id = Key
team-id-help = As your roster’s team_id. It stays for good.
team-id-missing = Type a short key for the team, such as t7.
team-id-taken = A team has this key already. Choose another.
team-name = Name
team-name-help = The key stays, and so does everything that was said in the team.
team-name-missing = Type what the team is called.
team-department = Department
team-department-missing = Type the department that the team belongs to.
team-site = Site
team-site-missing = Choose a site from the list.
team-added = { $team } is there. Name its lead, and let people work in it.
team-renamed = The team is now called { $team }.
team-people = { $count ->
    [0] Nobody works in it by roster.
    [one] One person works in it by roster.
   *[other] { $count } people work in it by roster.
  }
team-people-show = Show them
team-leads = Leads and deputies
team-nobody-leads = Nobody leads this team. What is shared with the lead reaches nobody.
team-name-lead = Name a lead or a deputy
team-lead-help = The sign-in name of somebody who is here. Whoever is no lead yet becomes one.
team-lead-proposed = { $count ->
    [one] One person is lead already
   *[other] { $count } people are leads already
  }
team-lead-from = First day
team-lead-until = Last day
team-lead-until-help = For a deputy. Empty: until you end it.
team-lead-button = Name as lead
team-leads-note = The team is told by name and day. A lead sees entries from their first day on, none from before. A roster with the column roles says anew which teams the people in it lead.
team-lead-open = open
team-lead-later = later
team-lead-last-day = Last day of { $name } as lead; empty: ends now
team-lead-end = End
lead-missing = Type the sign-in name of whoever is to lead.
lead-unknown = Nobody signs in as “{ $name }”. People lists all names.
lead-psychologist = Nobody is psychologist for people they lead. Choose somebody else.
lead-gone = Their last day here is before that. Choose somebody else, or an earlier day.
lead-already = They lead this team in that time already.
lead-from-past = Choose today or a later day: nobody comes to see what was said before.
lead-until-before = The last day is before the first. Correct one of the two.
lead-last-past = That day is over. Choose today or a later one, or leave it empty to end it now. Nothing was changed.
lead-named = { $name } is named to lead { $team }. Its members are told.
lead-ends = { $name } leads { $team } until { $day }.
lead-ended = { $name } leads { $team } no more.
team-no-shifts = No shifts. A workday then lasts from four in the morning to four.
team-shift-people = { $count ->
    [one] one person
   *[other] { $count } people
  }
team-shift-end = End
team-shift-add = Add a shift
team-shift-help = As early 07:00-15:00. Everybody who works in the team today gets it; a shift of the same name gets the new hours.
team-shift-button = Add the shift
team-shifts-note = Shifts belong to people. Whoever joins later brings theirs by roster, or gets them on their own page.
shift-wrong = Write name, start and end as in early 07:00-15:00; several with a semicolon.
shift-nobody = Nobody works in this team today who could get it.
shift-added = Everybody in { $team } has the shift from now on.
shift-ended = { $shift } has ended in { $team }. What was said in it stays.

# Stressors.
stressors-title = Stressors
stressors-lead = What can be named in a check-in. Past entries keep what they name, whatever you change here. Who names what does not show here.
stressors-add = Add one of your own
stressors-add-button = Add
stressors-en = Name in English
stressors-zh = Name in Chinese
stressors-group = Group
stressors-own = your own
stressors-not-offered = not offered
stressors-put-away = No longer offer
stressors-offer = Offer again
stressor-group-missing = Choose a group from the list.
stressor-en-missing = Type a short name in English, as it stands on the chip.
stressor-zh-missing = Type a short name in Chinese, as it stands on the chip.
stressor-taken = Something is called this already. Choose another name.
stressor-added = “{ $name }” can be named from the next check-in on.
stressor-put-away = “{ $name }” is no longer offered. Entries that name it keep it.
stressor-offered-again = “{ $name }” is offered again.

# The centre.
centre-title = The centre
centre-lead = What holds for everybody, and what of it can be changed.
centre-sites = Sites and time zones
centre-sites-say = The time zone decides where a workday begins and ends. A roster with the column time_zone changes it, from the import on.
centre-retention = How long entries are kept
centre-retention-say = { $days } days, then they are deleted for good.
centre-retention-rule = Nobody can make it longer. Everybody can delete their own entries at any time.
centre-floor = The smallest group
centre-floor-say = No figure and no wall screen shows fewer than { $floor } people. You can raise this, and never lower it: what was withheld must not come out later.
centre-floor-new = New number
centre-floor-understood = I know that it cannot be lowered again.
centre-floor-button = Raise
centre-rules = Published rules of thumb for teams
centre-rules-say = Flags here are held against what is usual for each person and team. Other tools flag teams by rules of thumb that know nothing of what is usual here. If you are used to them you can switch them on: leads then see them below the other flags, labelled as a published rule.
centre-rules-which = Switched on
centre-rules-button = Save the rules
rules-unknown = There is no such rule. Choose from the two that stand here; nothing was changed.
rules-on = Leads see the published rules from now on, below the other flags.
rules-off = No published rule is switched on. Leads see only what is held against what is usual.
floor-missing = Type a number of people.
floor-not-higher = It is { $floor } now, and can only be raised.
floor-too-high = { $highest } is the highest: beyond it hardly any team would show anything.
floor-not-understood = Tick this first: it cannot be taken back.
floor-raised = From now on nothing shows fewer than { $floor } people.

# What admins did.
log-changed-team = { $admin } changed the team { $about }.
log-changed-leads = { $admin } changed which teams { $about } leads.
log-named-lead = { $admin } made { $about } a lead of { $team }.
log-ended-lead = { $admin } ended { $about }’s time as lead of { $team }.
log-granted-psychologist = { $admin } made { $about } a psychologist. Everybody was told.
log-granted-admin = { $admin } made { $about } an admin. Everybody was told.
log-withdrew-psychologist = { $admin } withdrew the role of psychologist from { $about }.
log-withdrew-admin = { $admin } withdrew the role of admin from { $about }.
log-added-stressor = { $admin } added the stressor “{ $about }”.
log-offered-stressor = { $admin } offered the stressor “{ $about }” again.
log-put-stressor-away = { $admin } no longer offers the stressor “{ $about }”.
log-chose-rules = { $rules ->
    [0] { $admin } switched the published rules for teams off.
   *[other] { $admin } switched on of the published rules for teams: { $about }.
  }
log-raised-floor = { $admin } raised the smallest group to { $about } people.

# Taking an invitation back.
invitation-withdraw = Take back
invitation-withdrawn = It was taken back.
invitation-state-withdrawn = taken back
invitation-withdrawn-said = The invitation of { $name } was taken back. Its link opens nothing any more.
invitation-none-open = { $name } has no open invitation: it was used, has expired, or was taken back already.
log-withdrew-invitation = { $admin } took back the invitation of { $about }.
