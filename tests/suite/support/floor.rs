//! A floor with two teams, sixty days of history and the start of a morning, for the tests of access and privacy.
//!
//! ```text
//! team one    a1 a2 a3 a4 a5 work in it, a6 came from team two ten days ago     l1 leads it, l2 too, but only since
//! five days ago team two    b1 b2 b3 work in it                                              l3 leads it and
//! s1 psychologist, d1 admin; b1 volunteers as a supporter
//! ```

use domain::supporter::SearchState;
use domain::talk_request::WantedTime;
use domain::{
    Audience, CheckIn, CheckInId, Locale, StressorKey, Supporter, SupporterSearch, TalkRequestId, Weather, Workday,
};
use jiff::Timestamp;
use store::token;
use uuid::Uuid;

use super::app::ZONE;
use super::hire::name_of;
use super::{Client, TestApp};

/// The people who check in.
pub const AGENTS: [&str; 9] = ["a1", "a2", "a3", "a4", "a5", "a6", "b1", "b2", "b3"];
/// The number of days of history.
pub const DAYS: i32 = 60;
/// How many days ago `a6` came to team one.
pub const MOVED: i32 = 10;
/// The supporter of the floor.
pub const SUPPORTER: &str = "b1";
/// How many days ago `l2` began to lead.
pub const DEPUTY: i32 = 5;

/// A centre with the plan above.
pub struct Floor {
    pub app: TestApp,
    /// The secret in the address of team one's wall.
    pub wall: &'static str,
}

/// One entry, with keys of people and teams instead of database ids.
#[derive(Clone, Debug)]
pub struct CheckInFixture {
    pub id: Uuid,
    pub agent: &'static str,
    /// How many days ago.
    pub ago: i32,
    pub weather: u8,
    pub stressors: Vec<&'static str>,
    pub uplifts: Vec<&'static str>,
    /// The tag audience, if the agent named the lead as a source.
    pub about_lead: Option<Audience>,
    pub note: Option<String>,
    /// The role that is asked to talk with this check-in, if it is sent as a form.
    pub asks: Option<&'static str>,
    pub audience: Audience,
    pub note_audience: Audience,
    /// Minutes after nine.
    pub minute: i32,
}

impl CheckInFixture {
    /// An entry with only a weather.
    pub fn new(number: u128, agent: &'static str, ago: i32, weather: u8, audience: Audience) -> Self {
        Self {
            id: Uuid::from_u128(number),
            agent,
            ago,
            weather,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            about_lead: None,
            note: None,
            asks: None,
            audience,
            note_audience: Audience::Me,
            minute: 0,
        }
    }

    /// The team that the agent worked in on that day.
    pub fn team(&self) -> &'static str {
        match self.agent {
            "a6" if self.ago > MOVED => "t2",
            agent if agent.starts_with('a') => "t1",
            _ => "t2",
        }
    }
}

/// The sixty days and this morning: steady people, one who slides, one who keeps everything private, one who checks in
/// rarely.
pub fn history() -> Vec<CheckInFixture> {
    let mut said = Vec::new();
    for (index, agent) in AGENTS.into_iter().enumerate() {
        for ago in (1..=DAYS).rev() {
            let number = index as i32 * 1000 + ago;
            // Nobody works on weekends, and nobody checks in every day.
            if (ago + 4) % 7 < 2 || (number * 7) % 11 == 0 {
                continue;
            }
            let steady = if (number * 13) % 5 < 3 { 4 } else { 3 + 2 * u8::from((number * 29) % 3 == 0) };
            let slides = matches!(agent, "a1" | "b1") && ago <= 9;
            let weather = if slides { 1 + u8::from(ago % 4 == 0) } else { steady };
            let audience = match agent {
                "a3" => Audience::Me,
                "a2" | "a5" | "b2" => Audience::Team,
                "a4" if ago % 3 == 0 => Audience::Me,
                _ => Audience::Lead,
            };
            let mut saying =
                CheckInFixture::new(u128::from(number.unsigned_abs()) << 64, agent, ago, weather, audience);
            if weather < 3 || number % 4 == 0 {
                saying.stressors = vec!["abusive_caller", "queue_pressure"];
            }
            if number % 4 == 1 {
                saying.uplifts = vec!["good_call"];
            }
            if number % 5 == 0 {
                saying.about_lead = Some(if number % 10 == 0 { Audience::Lead } else { Audience::Me });
            }
            if number % 6 == 0 {
                saying.note = Some(format!("note {number} for {:?}", saying.audience));
                saying.note_audience = if number % 12 == 0 { saying.audience } else { Audience::Me };
            }
            said.push(saying);
        }
    }
    let today = [
        ("a1", 2, Audience::Team),
        ("a2", 4, Audience::Team),
        ("a3", 1, Audience::Me),
        ("a4", 3, Audience::Team),
        ("a5", 5, Audience::Team),
        ("a6", 4, Audience::Team),
        ("b1", 1, Audience::Lead),
        ("b2", 4, Audience::Team),
    ];
    said.extend(today.into_iter().zip(1_u128..).map(|((agent, weather, audience), number)| CheckInFixture {
        minute: -60,
        note: Some(format!("this morning, {agent}")),
        ..CheckInFixture::new(number << 32, agent, 0, weather, audience)
    }));
    said
}

impl TestApp {
    /// Makes somebody a supporter in English, about everything, for so many people at the same time.
    pub async fn volunteers(&self, key: &str, cap: u8) {
        let supporter = Supporter {
            person: self.person(key).await,
            languages: vec![Locale::En],
            topics: Vec::new(),
            cap,
            quiet: None,
            paused: false,
            since: self.now(),
        };
        self.app.store.supporters().save(supporter, self.now()).await.unwrap();
    }
}

impl Floor {
    /// Lets an agent look for a supporter, without a form. Returns the id of the search, which is offered to this
    /// supporter.
    pub async fn search(&self, agent: &str, supporter: &str) -> String {
        let (store, now) = (&self.app.app.store, self.app.now());
        let search = SupporterSearch {
            id: TalkRequestId(Uuid::from_u128(5 << 100)),
            asker: self.app.person(agent).await,
            language: Locale::En,
            topic: None,
            asked_at: now,
            changed_at: now,
            state: SearchState::Looking,
            wanted: WantedTime::Any,
            line: None,
        };
        let id = store.supporters().ask(search).await.unwrap().id;
        store.supporters().match_all(now).await.unwrap();
        let offers = store.supporters().offered_to(self.app.person(supporter).await).await.unwrap();
        assert!(offers.iter().any(|offer| offer.id == id), "{offers:?}");
        id.to_string()
    }

    /// A floor with these entries as its history.
    pub async fn with(said: &[CheckInFixture]) -> Self {
        let app = TestApp::new().await;
        let today = app.today();
        let line = |key: &str, roles: &str, team: &str, since: i32| {
            let email = format!("{key}@example.org");
            let row =
                [key, &name_of(key), &email, roles, team, "Care", "North", ZONE, "", &today.plus(-since).to_string()];
            row.join(",") + "\n"
        };
        let head = "person_id,name,email,roles,team_id,department,site,time_zone,shift_pattern,starts_on\n";
        let mut first = head.to_owned();
        for agent in AGENTS {
            let began = if agent.starts_with('a') && agent != "a6" { "t1" } else { "t2" };
            first += &line(agent, "agent", began, 100);
        }
        first += &line("l1", "lead", "t1", 100);
        first += &line("l3", "lead", "t2", 100);
        first += &line("s1", "psychologist", "", 100);
        first += &line("d1", "admin", "", 100);
        app.pass(jiff::SignedDuration::from_hours(-24 * 100));
        app.take_roster(&first).await;
        app.pass(jiff::SignedDuration::from_hours(24 * i64::from(100 - MOVED)));
        app.take_roster(&format!("{head}{}", line("a6", "agent", "t1", 100))).await;
        app.pass(jiff::SignedDuration::from_hours(24 * i64::from(MOVED - DEPUTY)));
        app.take_roster(&format!("{head}{}", line("l2", "lead", "t1", DEPUTY))).await;
        app.pass(jiff::SignedDuration::from_hours(24 * i64::from(DEPUTY)));
        assert_eq!(app.today(), today);
        for agent in AGENTS {
            let person = app.person(agent).await;
            app.app.store.people().set_default_audience(person, Audience::Lead).await.unwrap();
        }
        app.volunteers(SUPPORTER, 5).await;
        let wall = "the-secret-of-the-wall-of-team-one";
        let (team, lead) = (app.team("t1").await, app.person("l1").await);
        app.app.store.walls().create(team, token::hash(wall), lead, app.now()).await.unwrap();
        let floor = Self { app, wall };
        floor.say(said).await;
        floor
    }

    /// Adds entries to the database, as an import does.
    pub async fn say(&self, said: &[CheckInFixture]) {
        let mut entries = Vec::with_capacity(said.len());
        for saying in said {
            entries.push(self.entry(saying).await);
        }
        self.app.app.store.check_ins().import(entries).await.unwrap();
    }

    /// The entry as the database holds it.
    pub async fn entry(&self, saying: &CheckInFixture) -> CheckIn {
        let workday: Workday = self.app.today().plus(-saying.ago);
        let nine = workday.0.at(9, 0, 0, 0).in_tz(ZONE).unwrap().timestamp();
        let said_at: Timestamp = nine.checked_add(jiff::SignedDuration::from_mins(i64::from(saying.minute))).unwrap();
        CheckIn {
            person: self.app.person(saying.agent).await,
            id: CheckInId(saying.id),
            workday,
            said_at,
            shift: None,
            team: Some(self.app.team(saying.team()).await),
            weather: Weather::try_from(saying.weather).unwrap(),
            energy: None,
            stressors: saying.stressors.iter().map(|key| key.parse::<StressorKey>().unwrap()).collect(),
            uplifts: saying.uplifts.iter().map(|key| key.parse().unwrap()).collect(),
            about_lead: saying.about_lead.iter().map(|_| "lead_friction".parse().unwrap()).collect(),
            tag_audience: saying.about_lead.map_or(Audience::Me, |tag| tag.min(saying.audience).min(Audience::Lead)),
            note: saying.note.clone().map(Into::into),
            audience: saying.audience,
            note_audience: saying.note_audience,
        }
    }

    /// A browser in which this person is signed in.
    pub async fn signed_in(&self, key: &str) -> Client {
        self.app.signed_in(key).await
    }
}
