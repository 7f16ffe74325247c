//! People of a test's centre: taken in by a roster, as everybody is, and signed in.

use std::sync::OnceLock;

use domain::{Audience, Role, Workday};
use import::roster;
use store::token;
use weathervane::state::password::Passwords;

use super::app::ZONE;
use super::{Client, TestApp};

/// Everybody's password, where one is set.
pub const PASSWORD: &str = "a long enough password";

/// The hash of [`PASSWORD`], made once: hashing is slow on purpose.
static HASH: OnceLock<String> = OnceLock::new();

/// One person on the way into the centre.
pub struct Hire {
    app: TestApp,
    key: String,
    role: Role,
    team: Option<String>,
    shifts: String,
    starts_on: Option<Workday>,
    default_audience: Option<Audience>,
    language: Option<&'static str>,
}

impl Hire {
    pub(super) fn new(app: TestApp, key: &str, role: Role) -> Self {
        let default_audience = Some(Audience::Lead);
        Self {
            app,
            key: key.to_owned(),
            role,
            team: None,
            shifts: String::new(),
            starts_on: None,
            default_audience,
            language: None,
        }
    }

    /// Works in this team, or leads it.
    pub fn of(mut self, team: &str) -> Self {
        self.team = Some(team.to_owned());
        self
    }

    /// Works these shifts, as a roster writes them.
    pub fn on(mut self, shifts: &str) -> Self {
        self.shifts = shifts.to_owned();
        self
    }

    /// Began on this workday.
    pub fn since(mut self, day: Workday) -> Self {
        self.starts_on = Some(day);
        self
    }

    /// Has not yet chosen who sees their check-ins.
    pub fn undecided(mut self) -> Self {
        self.default_audience = None;
        self
    }

    /// Reads Chinese.
    pub fn reading_chinese(mut self) -> Self {
        self.language = Some("zh-CN");
        self
    }

    /// Takes the person in, and signs them in.
    pub async fn hired(self) -> Client {
        let Self { app, key, role, team, shifts, starts_on, default_audience, language } = self;
        let row = [
            key.as_str(),
            &name_of(&key),
            role.key(),
            team.as_deref().unwrap_or_default(),
            "Care",
            "North",
            ZONE,
            &shifts,
            language.unwrap_or_default(),
            &starts_on.map(|day| day.to_string()).unwrap_or_default(),
        ]
        .join(",");
        app.take_roster(&format!(
            "person_id,name,roles,team_id,department,site,time_zone,shift_pattern,language,starts_on\n{row}\n"
        ))
        .await;
        let person = app.person(&key).await;
        if let Some(audience) = default_audience {
            app.app.store.people().set_default_audience(person, audience).await.unwrap();
        }
        app.signed_in(&key).await
    }
}

/// What somebody is called.
pub fn name_of(key: &str) -> String {
    format!("Name of {key}")
}

impl TestApp {
    /// Takes a roster in that has no fault.
    pub async fn take_roster(&self, csv: &str) {
        let roster = roster::parse(csv.as_bytes()).unwrap();
        self.app.store.roster().import(roster.rows, None, self.today(), self.now()).await.unwrap();
        self.app.derived.ties_changed();
    }

    /// The row of somebody.
    pub async fn person(&self, key: &str) -> domain::PersonId {
        self.app.store.people().by_key(key.to_owned()).await.unwrap().unwrap().id
    }

    /// The row of a team.
    pub async fn team(&self, key: &str) -> domain::TeamId {
        self.app.store.teams().by_key(key.to_owned()).await.unwrap().unwrap().id
    }

    /// A browser in which somebody is signed in. The session is made in the store: passwords are what the tests of sessions try.
    pub async fn signed_in(&self, key: &str) -> Client {
        let person = self.person(key).await;
        let secret = token::fresh();
        self.app.store.sessions().add(token::hash(&secret), person, self.now()).await.unwrap();
        let client = self.visitor();
        client.keep_session(&secret);
        client
    }

    /// Gives somebody the password [`PASSWORD`].
    pub async fn set_password(&self, key: &str) {
        let person = self.person(key).await;
        let hash = match HASH.get() {
            Some(hash) => hash.clone(),
            None => {
                let hash = Passwords::new().unwrap().hash(PASSWORD.to_owned()).await.unwrap();
                HASH.get_or_init(|| hash).clone()
            }
        };
        self.app.store.people().set_password(person, hash).await.unwrap();
    }
}
