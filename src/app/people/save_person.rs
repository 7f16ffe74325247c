//! What an admin writes of one person by hand: the same as a roster would say of them, held to the same rules.

use leptos::prelude::server;

use crate::app::imports::import_roster::tell;
use crate::app::people::href;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, ValidationErrors, answer};
use domain::Locale;
use domain::access::{Action, Subject};
use domain::roster::{COLUMNS, Row};
use domain::text::cleaned;
use domain::{Role, Roles};
use import::csv_reader;
use import::roster;
use store::{Person, StoreError, Team};
use words::t;

/// Adds somebody (`person` is empty, `person_id` is new) or changes them. A change of teams holds from today on.
///
/// # Errors
/// Nobody has that key; what was typed is wrong; nobody who administers would be left.
#[server(prefix = "/api", endpoint = "save_person")]
pub async fn save_person(
    #[server(default)] person: String,
    #[server(default)] person_id: String,
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] roles: Vec<String>,
    #[server(default)] team: String,
    #[server(default)] leads: Vec<String>,
    #[server(default)] shift_pattern: String,
    #[server(default)] key_post: String,
    #[server(default)] starts_on: String,
    #[server(default)] ends_on: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let back = href(if person.is_empty() { "new" } else { &person });
    let typed = FormValues::default()
        .and("person_id", &person_id)
        .and("name", &name)
        .and("email", &email)
        .and_list("roles", &roles)
        .and("team", &team)
        .and_list("leads", &leads)
        .and("shift_pattern", &shift_pattern)
        .and("key_post", &key_post)
        .and("starts_on", &starts_on)
        .and("ends_on", &ends_on);
    let said = Said { person_id, name, email, roles, team, leads, shift_pattern, key_post, starts_on, ends_on };
    answer("save_person", back, typed, async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let RequestContext { app, visitor } = &context;
        let locale = visitor.locale;
        let known = match person.as_str() {
            "" => None,
            key => Some(app.store.people().by_key(key.to_owned()).await?.ok_or(AppError::NotFound)?),
        };
        let mut errors = ValidationErrors::default();
        if known.is_none() && !said.person_id.trim().is_empty() {
            let taken = app.store.people().sign_in(said.person_id.trim().to_owned()).await?.is_some();
            if taken || said.person_id.trim() == "new" {
                errors.add("person_id", t!(locale, "person-id-taken"));
            }
        }
        let teams = app.store.teams().all().await?;
        let rows = said.rows(locale, known.as_ref(), &teams, &mut errors);
        errors.check()?;
        let rows = rows.ok_or(AppError::Internal)?;
        let planned = app.store.roster().save_person(rows, signed_in.person().id, signed_in.today(), visitor.now).await;
        let planned = planned.map_err(|error| match error {
            StoreError::Taken("email") => AppError::field("email", t!(locale, "person-email-taken")),
            StoreError::Taken(_) => AppError::field("person_id", t!(locale, "person-id-taken")),
            StoreError::NoAdminLeft => AppError::field("roles", t!(locale, "person-last-admin")),
            error => error.into(),
        })?;
        tell(app, &planned);
        let saved = planned.first().ok_or(AppError::Internal)?;
        let to = Next::to(href(&saved.key));
        Ok(to.saying(if known.is_some() {
            t!(locale, "person-saved")
        } else {
            t!(locale, "person-added", name = saved.name.clone())
        }))
    })
    .await
}

/// What was typed.
struct Said {
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
}

impl Said {
    /// The lines that a roster would have for this person. What is wrong with them stands beside the field of the same name.
    fn rows(
        &self,
        locale: Locale,
        known: Option<&Person>,
        teams: &[Team],
        errors: &mut ValidationErrors,
    ) -> Option<Vec<Row>> {
        let key = known.map_or_else(|| self.person_id.trim().to_owned(), |person| person.key.clone());
        if key.is_empty() {
            errors.add("person_id", t!(locale, "person-id-missing"));
        }
        if cleaned(&self.name, 80).is_ok_and(|name| name.is_empty()) {
            errors.add("name", t!(locale, "person-name-missing"));
        }
        let roles: Roles = self.roles.iter().filter_map(|role| role.parse().ok()).collect();
        if roles.is_empty() {
            errors.add("roles", t!(locale, "person-role-missing"));
        }
        let find = |key: &String| teams.iter().find(|team| team.key == *key);
        let works_in = find(&self.team);
        let leads: Vec<&Team> = self.leads.iter().filter_map(find).collect();
        if works_in.is_some() && !roles.has(Role::Agent) {
            errors.add("team", t!(locale, "person-team-without-agent"));
        }
        if !leads.is_empty() && !roles.has(Role::Lead) {
            errors.add("leads", t!(locale, "person-leads-without-lead"));
        }
        let home = works_in.or(leads.first().copied());
        let site = home.map(|team| team.site.clone()).or_else(|| known.and_then(|person| person.site.clone()));
        let line =
            |roles: Roles, team: Option<&Team>| self.line(&key, roles, team, site.as_deref().unwrap_or_default());
        // As in a file: one line for where the person works and what else they do, one for each team that they lead.
        let others: Roles = roles.iter().filter(|role| *role != Role::Lead).collect();
        let lead = Roles::default().with(Role::Lead);
        let mut lines = Vec::new();
        // Whoever has no role yet has a line all the same, so that all that is wrong is said at once.
        if !others.is_empty() || roles.is_empty() {
            lines.push(line(others, works_in));
        }
        if roles.has(Role::Lead) && leads.is_empty() {
            lines.push(line(lead, None));
        }
        lines.extend(leads.into_iter().map(|team| line(lead, Some(team))));
        let file = csv_reader::table(COLUMNS, lines).ok()?;
        match roster::parse(file.as_bytes()) {
            Ok(roster) => Some(roster.rows),
            Err(problems) => {
                for found in problems {
                    let sentence =
                        format!("{} {}", words::problem::fault(&found, locale), words::problem::mend(&found, locale));
                    errors.add(if found.column == "team_id" { "team" } else { &found.column }, sentence);
                }
                None
            }
        }
    }

    fn line(&self, key: &str, roles: Roles, team: Option<&Team>, site: &str) -> [String; COLUMNS.len()] {
        let of_team = |text: fn(&Team) -> &String| team.map(text).cloned().unwrap_or_default();
        let trimmed = |text: &str| text.trim().to_owned();
        [
            key.to_owned(),
            trimmed(&self.name),
            trimmed(&self.email),
            roles.to_string(),
            of_team(|team| &team.key),
            of_team(|team| &team.name),
            of_team(|team| &team.department),
            site.to_owned(),
            String::new(),
            trimmed(&self.shift_pattern),
            if self.key_post.is_empty() { "no" } else { "yes" }.to_owned(),
            String::new(),
            trimmed(&self.starts_on),
            trimmed(&self.ends_on),
        ]
    }
}
