//! People of the test centre: added by a roster and signed in.

use std::sync::OnceLock;

use domain::{Audience, Role, Workday};
use import::roster;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::{NewOwnKey, NewSession, WrappingKey, seal, token, wrap_for_session};
use weathervane::state::password::Passwords;

use super::app::ZONE;
use super::{Client, TestApp};

/// The password of everybody who has one.
pub const PASSWORD: &str = "a long enough password";

/// The hash of [`PASSWORD`], made once: hashing is slow on purpose.
static HASH: OnceLock<String> = OnceLock::new();

/// A person who is about to be added to the centre.
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

    /// Adds the person with a roster and signs them in.
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
        let roster =
            format!("person_id,name,roles,team_id,department,site,time_zone,shift_pattern,language,starts_on\n{row}\n");
        app.take_roster_at(&roster, starts_on.map_or(app.now(), |day| app.now().min(midnight(day)))).await;
        let person = app.person(&key).await;
        if let Some(audience) = default_audience {
            app.app.store.people().set_default_audience(person, audience).await.unwrap();
        }
        app.signed_in(&key).await
    }
}

/// The start of a day in [`ZONE`].
fn midnight(day: Workday) -> Timestamp {
    day.0.to_zoned(TimeZone::get(ZONE).unwrap()).unwrap().timestamp()
}

/// The name of a person.
pub fn name_of(key: &str) -> String {
    format!("Name of {key}")
}

impl TestApp {
    /// Imports a roster without errors.
    pub async fn take_roster(&self, csv: &str) {
        self.take_roster_at(csv, self.now()).await;
    }

    /// Imports a roster without errors, as if it had been imported at this moment.
    async fn take_roster_at(&self, csv: &str, moment: Timestamp) {
        let roster = roster::parse(csv.as_bytes()).unwrap();
        self.app.store.roster().import(roster.rows, None, moment).await.unwrap();
        self.app.derived.invalidate_all();
    }

    /// The id of a person.
    pub async fn person(&self, key: &str) -> domain::PersonId {
        self.app.store.people().by_key(key.to_owned()).await.unwrap().unwrap().id
    }

    /// The id of a team.
    pub async fn team(&self, key: &str) -> domain::TeamId {
        self.app.store.teams().by_key(key.to_owned()).await.unwrap().unwrap().id
    }

    /// A browser in which a person is signed in. The session is created in the store; the tests of sessions check
    /// passwords.
    pub async fn signed_in(&self, key: &str) -> Client {
        let person = self.person(key).await;
        let secret = token::fresh();
        self.app.store.sessions().begin(NewSession::at_desk(token::hash(&secret), person), self.now()).await.unwrap();
        let client = self.visitor();
        client.keep_session(&secret);
        client
    }

    /// A browser in which a person is signed in with a new key of their own, as after typing a password.
    pub async fn signed_in_with_key(&self, key: &str) -> Client {
        let person = self.person(key).await;
        let by_password = WrappingKey { salt: [0; 16], key: seal::fresh_key() };
        let new = NewOwnKey { secret: seal::fresh_key(), by_password };
        let own = self.app.store.owner_keys().begin(person, new, self.now()).await.unwrap();
        let secret = token::fresh();
        let own_key = Some(wrap_for_session(person, &secret, &own));
        let new = NewSession { own_key, ..NewSession::at_desk(token::hash(&secret), person) };
        self.app.store.sessions().begin(new, self.now()).await.unwrap();
        let client = self.visitor();
        client.keep_session(&secret);
        client
    }

    /// Sets the person's password to [`PASSWORD`].
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
