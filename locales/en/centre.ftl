# Teams, stressors and the settings of the whole centre, for admins.

nav-teams = Teams
nav-stressors = Stressors
nav-centre = Settings

# Teams.
teams-title = Teams
teams-lead = { $count ->
    [0] No teams yet. Import a roster, or add one here.
    [one] One team: who leads it, when, and which shifts it works.
   *[other] { $count } teams: who leads them, when, and which shifts they work.
  }
teams-all = All teams
teams-place = Site and department
teams-leads = Leads
teams-shifts = Shifts
teams-people = People
teams-nobody-leads = nobody
teams-no-shifts = none
teams-add = Add a team
teams-add-help = Importing a roster adds its teams. Use this for a team that has no people yet.
teams-add-button = Add team
teams-departments-known = So far: { $names }
team-id = Team ID
team-id-help = The same as team_id in your roster. It can’t be changed later.
team-id-missing = Enter a short ID for the team, such as t7.
team-id-taken = That team ID is taken. Choose another.
team-name = Name
team-name-help = The team ID and everything recorded in the team stay the same.
team-name-missing = Enter the team’s name.
team-department = Department
team-department-missing = Enter the team’s department.
team-site = Site
team-site-missing = Choose a site from the list.
team-added = { $team } has been added. Now choose its lead and add people.
team-renamed = The team is now called { $team }.
team-people = { $count ->
    [0] The roster has nobody in this team.
    [one] The roster has one person in this team.
   *[other] The roster has { $count } people in this team.
  }
team-people-show = Show people
team-leads = Leads and deputies
team-nobody-leads = This team has no lead. Nobody receives what people share with “My lead”.
team-name-lead = Add a lead or deputy
team-lead-help = The sign-in name of someone on the roster. If they aren’t a lead yet, they become one.
team-lead-proposed = { $count ->
    [one] One person is already a lead
   *[other] { $count } people are already leads
  }
team-lead-from = First day
team-lead-until = Last day
team-lead-until-help = For deputies. Leave empty for no last day.
team-lead-button = Add lead
team-leads-note = The team is told who, and from which day. A lead sees check-ins from their first day on, none from before. Importing a roster with a roles column resets which teams the people in it lead.
team-lead-open = no last day
team-lead-later = later
team-lead-last-day = { $name }’s last day as lead; leave empty to end it now
team-lead-end = End
lead-missing = Enter the new lead’s sign-in name.
lead-unknown = Nobody has the sign-in name “{ $name }”. You’ll find all sign-in names under People.
lead-psychologist = A psychologist can’t lead a team. Choose someone else.
lead-gone = Their last day here is before that. Choose someone else, or an earlier day.
lead-already = They already lead this team at that time.
lead-from-past = Choose today or a later day: a new lead never sees earlier check-ins.
lead-until-before = The last day is before the first. Change one of them.
lead-last-past = That day has passed. Choose today or later, or leave it empty to end it now. Nothing was changed.
lead-named = { $name } now leads { $team }. The team has been told.
lead-ends = { $name } leads { $team } until { $day }.
lead-ended = { $name } no longer leads { $team }.
team-no-shifts = No shifts. The workday then runs from 4 a.m. to 4 a.m.
team-shift-people = { $count ->
    [one] one person
   *[other] { $count } people
  }
team-shift-end = Remove
team-shift-add = New shift
team-shift-help = For example: early 07:00-15:00. Everyone in the team today gets it; a shift with the same name gets the new times.
team-shift-button = Add shift
team-shifts-note = Shifts belong to people. Anyone who joins later gets theirs from the roster or on their own page.
shift-wrong = Write a name, start and end, such as early 07:00-15:00. Separate several with semicolons.
shift-nobody = There’s nobody in this team today to give the shift to.
shift-added = Everyone in { $team } has this shift from now on.
shift-ended = { $shift } was removed from { $team }. Past check-ins stay.

# Stressors.
stressors-title = Stressors
stressors-lead = What people can pick in a check-in. Nothing you do here changes past check-ins. You can’t see who picked what.
stressors-add = Add one of your own
stressors-add-button = Add
stressors-en = Name in English
stressors-zh = Name in Chinese
stressors-group = Group
stressors-own = added here
stressors-not-offered = hidden
stressors-put-away = Hide
stressors-offer = Show again
stressors-about-lead = about the lead
stressors-about-lead-tick = It’s about the person’s lead. The check-in then asks who may know, and nobody sees it as a tag.
stressors-mark = It’s about the lead
stressor-group-missing = Choose a group from the list.
stressor-en-missing = Enter a short English name, as it should appear in the check-in.
stressor-zh-missing = Enter a short Chinese name, as it should appear in the check-in.
stressor-taken = That name is already used. Choose another.
stressor-added = “{ $name }” can be picked from the next check-in on.
stressor-put-away = “{ $name }” is hidden. Past check-ins keep it.
stressor-marked = “{ $name }” is about the lead now. The check-in asks who may know, and nobody sees it in past check-ins any more.
stressor-offered-again = “{ $name }” is shown again.

# The centre.
centre-title = Centre settings
centre-lead = Rules for the whole centre, and the ones you can change.
centre-sites = Sites and time zones
centre-sites-say = The time zone decides when a workday begins and ends. To change it, import a roster with a time_zone column.
site-say = Is this the name and the time zone of your site? Workdays, shifts and flags follow the time zone.
site-button = Confirm
site-confirmed = { $name } is in the time zone { $zone }.
site-confirmed-already = Every site has a name and a time zone now. To change them, import a roster.
site-name-taken = Another site has this name.
centre-retention = How long check-ins are kept
centre-retention-say = { $days } days; then they’re deleted for good.
centre-retention-rule = Nobody can extend this. Everyone can delete their own check-ins at any time.
centre-budget = Privacy budget
centre-budget-say = The budget is { $budget } for each person and week. With climate figures alone, an even guess about one person’s week becomes at most { $percent }% sure, no matter who makes it and what else they know. A smaller budget protects people more and makes the figures less exact. You can lower it but never raise it. Weeks that have closed stay as they are.
centre-budget-new = New budget
centre-budget-understood = I understand that it can’t be raised again.
centre-budget-button = Lower budget
centre-breakdown = Quarterly breakdown
centre-breakdown-say = Once a quarter, climate reports divide the weather of each site in one way. It’s chosen before the quarter begins. The current quarter keeps its own.
centre-breakdown-which = From { $date } on
centre-breakdown-button = Save
breakdown-weekday = By day of the week
breakdown-shift = By shift
breakdown-hour = By time of day
breakdown-tenure = By length of service
breakdown-unknown = Choose one of the four. Nothing was changed.
breakdown-chosen = Saved. It applies from { $date } on.
budget-missing = Enter a number such as 1.5.
budget-not-lower = It’s { $budget } now, and can only be lowered.
budget-too-low = The minimum is { $lowest }: below that, the figures would be nothing but noise.
budget-not-understood = Tick the box first: this can’t be undone.
budget-lowered = The privacy budget is { $budget } from now on.
centre-rules = Published rules of thumb for teams
centre-rules-say = Flags here compare each person and team with what’s usual for them. Other tools use rules of thumb that know nothing about what’s usual. If you’re used to those, you can switch them on: leads then see them below the other flags, labelled as rules of thumb.
centre-rules-which = Rules in use
centre-rules-button = Save
rules-unknown = There’s no such rule. Choose from the two shown here. Nothing was changed.
rules-on = Leads see the published rules from now on, below the other flags.
rules-off = No published rule is on. Leads see only comparisons with what’s usual.

# What admins did.
log-stated-site = { $admin } stated the name and time zone of { $about }.
log-changed-team = { $admin } changed the team { $about }.
log-changed-leads = { $admin } changed which teams { $about } leads.
log-named-lead = { $admin } made { $about } a lead of { $team }.
log-ended-lead = { $admin } ended { $about }’s time as lead of { $team }.
log-granted-psychologist = { $admin } made { $about } a psychologist. Everyone was told.
log-granted-admin = { $admin } made { $about } an admin. Everyone was told.
log-withdrew-psychologist = { $admin } removed the psychologist role from { $about }.
log-withdrew-admin = { $admin } removed the admin role from { $about }.
log-added-stressor = { $admin } added the stressor “{ $about }”.
log-offered-stressor = { $admin } showed the stressor “{ $about }” again.
log-marked-stressor = { $admin } marked the stressor “{ $about }” as one about the lead.
log-put-stressor-away = { $admin } hid the stressor “{ $about }”.
log-chose-rules = { $rules ->
    [0] { $admin } switched off the published rules for teams.
   *[other] { $admin } switched on these published rules for teams: { $about }.
  }
log-lowered-privacy-budget = { $admin } lowered the privacy budget to { $about }.
log-chose-breakdown = { $admin } chose a new quarterly breakdown: { $about }.
log-raised-floor = { $admin } raised the minimum group size to { $about } people.

# Cancelling an invitation.
invitation-withdraw = Cancel
invitation-withdrawn = It was cancelled.
invitation-state-withdrawn = cancelled
invitation-withdrawn-said = { $name }’s invitation was cancelled. Its link no longer works.
invitation-none-open = { $name } has no open invitation: it was used, has expired, or was already cancelled.
log-withdrew-invitation = { $admin } cancelled { $about }’s invitation.
