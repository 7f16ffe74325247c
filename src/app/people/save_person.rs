//! What an admin writes of one person by hand: the same as a roster would say of them, held to the same rules.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::app::people::person::{self, PersonFormStart};
use crate::app::people::{NEW_PERSON, href};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::roster::RosterRow;
use domain::text::cleaned;
use domain::{Locale, Role, Roles};
use import::roster::{PersonFields, person_row};
use store::{Person, StoreError, Team};
use words::problem::fault_and_fix;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    person: String,
    person_id: String,
    name: String,
    email: String,
    roles: Vec<String>,
    team: String,
    leads: Vec<String>,
    shift_pattern: String,
    key_post: String,
    starts_on: String,
    ends_on: String,
    shown: ShownOnPage,
}

impl SubmittedForm for PersonForm {
    fn page(&self) -> String {
        if self.person.is_empty() { NEW_PERSON.to_owned() } else { href(&self.person) }
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("person_id", &self.person_id)
            .and("name", &self.name)
            .and("email", &self.email)
            .and_list("roles", &self.roles)
            .and("team", &self.team)
            .and_list("leads", &self.leads)
            .and("shift_pattern", &self.shift_pattern)
            .and("key_post", &self.key_post)
            .and("starts_on", &self.starts_on)
            .and("ends_on", &self.ends_on)
            .and("shown", &self.shown.0)
    }
}

/// Adds a person (`person` is empty, `person_id` is new) or changes them. A change of teams holds from today on.
///
/// # Errors
/// If nobody has that key, a field is wrong, or nobody who administers would be left; if somebody else has changed the
/// person since the page was shown, who would get back what was just taken from them.
pub async fn save_person(context: RequestContext, form: PersonForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let RequestContext { app, visitor } = &context;
    let locale = visitor.locale;
    let known = match form.person.as_str() {
        "" => None,
        key => Some(app.store.people().by_key(key.to_owned()).await?.ok_or(AppError::NotFound)?),
    };
    let mut errors = ValidationErrors::default();
    if known.is_none() && !form.person_id.trim().is_empty() {
        let taken = app.store.people().sign_in(form.person_id.trim().to_owned()).await?.is_some();
        if taken {
            errors.add("person_id", t!(locale, "person-id-taken"));
        }
    }
    let teams = app.store.teams().all().await?;
    let rows = form.rows(locale, known.as_ref(), &teams, &mut errors);
    if let Some(known) = &known {
        let profile = app.store.people().profile(known.id).await?.ok_or(AppError::NotFound)?;
        let stored = person::start(&profile, &teams, visitor.now);
        if !form.shown.is_still(&person::mark(&profile.person.name, &stored)) {
            form.compare(locale, &profile.person.name, &stored, &teams, &mut errors);
        }
    }
    errors.check()?;
    let planned = app.store.roster().save_person(rows, signed_in.person().id, visitor.now).await;
    let planned = planned.map_err(|error| match error {
        StoreError::Taken("email") => AppError::field("email", t!(locale, "person-email-taken")),
        StoreError::Taken(_) => AppError::field("person_id", t!(locale, "person-id-taken")),
        StoreError::NoAdminLeft => AppError::field("roles", t!(locale, "person-last-admin")),
        error => error.into(),
    })?;
    app.roster_changed(&planned);
    let saved = planned.first().ok_or(AppError::Internal)?;
    Ok(Redirect::to(href(&saved.key)).with_message(if known.is_some() {
        t!(locale, "person-saved")
    } else {
        t!(locale, "person-added", name = saved.name.clone())
    }))
}

impl PersonForm {
    /// Says next to each field what is stored by now, where that is something else. Without a difference it was sent
    /// twice.
    fn compare(
        &self,
        locale: Locale,
        name: &str,
        stored: &PersonFormStart,
        teams: &[Team],
        errors: &mut ValidationErrors,
    ) {
        let roles: Roles = self.roles.iter().filter_map(|role| role.parse().ok()).collect();
        let role_names: Vec<String> = stored.roles.iter().map(|role| words::role(locale, role)).collect();
        let label = |key: &String| teams.iter().find(|team| team.key == *key).map(|team| team.label.clone());
        let led: Vec<String> = stored.leads.iter().filter_map(label).collect();
        let keys = |keys: &[String]| keys.iter().cloned().collect::<BTreeSet<_>>();
        let fields = [
            ("name", self.name.trim() == name, name.to_owned()),
            ("email", self.email.trim() == stored.email, stored.email.clone()),
            ("roles", roles == stored.roles, words::items(locale, &role_names)),
            ("team", self.team == stored.team, label(&stored.team).unwrap_or_default()),
            ("leads", keys(&self.leads) == keys(&stored.leads), words::items(locale, &led)),
            ("shift_pattern", self.shift_pattern.trim() == stored.shifts, stored.shifts.clone()),
            ("starts_on", self.starts_on == stored.starts_on, stored.starts_on.clone()),
            ("ends_on", self.ends_on == stored.ends_on, stored.ends_on.clone()),
        ];
        let mut differs = self.key_post.is_empty() == stored.key_post;
        for (field, _, value) in fields.into_iter().filter(|(_, is_same, _)| !is_same) {
            differs = true;
            let now =
                if value.is_empty() { t!(locale, "person-now-empty") } else { t!(locale, "person-now", value = value) };
            errors.add(field, now);
        }
        if differs {
            errors.add("", t!(locale, "person-changed-meanwhile"));
        }
    }

    /// The rows of a roster for this person: one for where the person works and what else they do, one for each team
    /// that they lead. Adds what is wrong to `errors`, under the field of the same name.
    fn rows(
        &self,
        locale: Locale,
        known: Option<&Person>,
        teams: &[Team],
        errors: &mut ValidationErrors,
    ) -> Vec<RosterRow> {
        let key = known.map_or_else(|| self.person_id.trim(), |person| person.key.as_str());
        let roles: Roles = self.roles.iter().filter_map(|role| role.parse().ok()).collect();
        let find = |key: &String| teams.iter().find(|team| team.key == *key);
        let works_in = find(&self.team);
        let leads: Vec<&Team> = self.leads.iter().filter_map(find).collect();
        if key.is_empty() {
            errors.add("person_id", t!(locale, "person-id-missing"));
        }
        if cleaned(&self.name, 80).is_ok_and(|name| name.is_empty()) {
            errors.add("name", t!(locale, "person-name-missing"));
        }
        check_roles(locale, roles, works_in, &leads, errors);
        let person = match self.person_row(key) {
            Ok(row) => row,
            Err(problems) => {
                problems.iter().for_each(|problem| errors.add(&problem.column, fault_and_fix(problem, locale)));
                return Vec::new();
            }
        };
        let home = works_in.or(leads.first().copied());
        let site = home.map(|team| team.site.clone()).or_else(|| known.and_then(|person| person.site.clone()));
        let row = |roles: Roles, team: Option<&Team>| RosterRow {
            roles,
            team: team.map(|team| domain::roster::RosterTeam { id: team.key.clone(), name: team.name.clone() }),
            department: team.map(|team| team.department.clone()).filter(|department| !department.is_empty()),
            site: site.clone(),
            ..person.clone()
        };
        let others: Roles = roles.iter().filter(|role| *role != Role::Lead).collect();
        let lead = Roles::default().with(Role::Lead);
        let mut rows = Vec::new();
        if !others.is_empty() {
            rows.push(row(others, works_in));
        }
        if roles.has(Role::Lead) && leads.is_empty() {
            rows.push(row(lead, None));
        }
        rows.extend(leads.into_iter().map(|team| row(lead, Some(team))));
        rows
    }

    fn person_row(&self, key: &str) -> Result<RosterRow, Vec<ImportProblem>> {
        person_row(PersonFields {
            person_id: key,
            name: &self.name,
            email: &self.email,
            shift_pattern: &self.shift_pattern,
            key_post: !self.key_post.is_empty(),
            starts_on: &self.starts_on,
            ends_on: &self.ends_on,
        })
    }
}

/// Checks that somebody has roles that go together, and those that working in a team or leading one takes.
fn check_roles(locale: Locale, roles: Roles, works_in: Option<&Team>, leads: &[&Team], errors: &mut ValidationErrors) {
    if roles.is_empty() {
        errors.add("roles", t!(locale, "person-role-missing"));
    }
    if works_in.is_some() && !roles.has(Role::Agent) {
        errors.add("team", t!(locale, "person-team-without-agent"));
    }
    if !leads.is_empty() && !roles.has(Role::Lead) {
        errors.add("leads", t!(locale, "person-leads-without-lead"));
    }
    if works_in.is_some() && roles.has(Role::Psychologist) {
        let problem = ImportProblem::new(0, "team", &roles.to_string(), ImportProblemKind::PsychologistInTeam);
        errors.add("team", fault_and_fix(&problem, locale));
    }
    if !roles.are_compatible() {
        let problem = ImportProblem::new(0, "roles", &roles.to_string(), ImportProblemKind::PsychologistLeads);
        errors.add("roles", fault_and_fix(&problem, locale));
    }
}
