//! A centre of two sites whose weeks have closed: a department of three teams, one of a single team, and a site with
//! too few people.

use domain::Audience;
use insight::climate::{Draw, Released};
use store::{CLIMATE_LEDGER, SuggestionOffer};
use tempfile::TempDir;
use uuid::Uuid;
use weathervane::app::climate::close::close_weeks;

use crate::support::{Client, TestApp};

/// The week in which everybody checked in, and its month.
pub(super) const PERIODS: [&str; 2] = ["2026-03-09", "2026-03"];
/// The only team of its department.
pub(super) const SELLERS: [&str; 10] = ["a40", "a41", "a42", "a43", "a44", "a45", "a46", "a47", "a48", "a49"];
/// The only team of its site.
pub(super) const SHOPS: [&str; 10] = ["a50", "a51", "a52", "a53", "a54", "a55", "a56", "a57", "a58", "a59"];

/// One check-in of a person in the week.
#[derive(Clone, Debug)]
pub(super) struct WeekCheckIn {
    weather: u8,
    audience: &'static str,
    stressor: Option<&'static str>,
    rated: Option<(&'static str, &'static str)>,
}

impl WeekCheckIn {
    pub(super) fn new(weather: u8, audience: &'static str) -> Self {
        Self { weather, audience, stressor: None, rated: None }
    }

    pub(super) fn naming(self, stressor: &'static str) -> Self {
        Self { stressor: Some(stressor), ..self }
    }

    /// Adds a rating of a suggestion.
    pub(super) fn rating(self, intervention: &'static str, outcome: &'static str) -> Self {
        Self { rated: Some((intervention, outcome)), ..self }
    }
}

/// The centre, once its month has closed.
pub(super) struct ClosedCentre {
    pub(super) app: TestApp,
}

impl ClosedCentre {
    /// A centre of fifty people who are counted; `said` returns the check-in of each by key and number, if any.
    pub(super) async fn after(said: impl Fn(&str, usize) -> Option<WeekCheckIn>) -> Self {
        Self::choosing(said, |_| Some(true)).await
    }

    /// The same; `counted` returns what each person chose about being counted, if anything.
    pub(super) async fn choosing(
        said: impl Fn(&str, usize) -> Option<WeekCheckIn>,
        counted: impl Fn(&str) -> Option<bool>,
    ) -> Self {
        let app = TestApp::new().await;
        app.take_roster(&roster()).await;
        close_weeks(&app.app.store, &app.app.clock).await.unwrap();
        for (number, key) in agents().enumerate() {
            let person = app.person(&key).await;
            app.app.store.people().set_password(person, "set by themselves".to_owned()).await.unwrap();
            app.app.store.people().set_default_audience(person, Audience::Lead).await.unwrap();
            if let Some(counted) = counted(&key) {
                app.app.store.climate().set_counted(person, counted, app.today(), app.now()).await.unwrap();
            }
            if let Some(says) = said(&key, number) {
                Self::say(&app, &key, number, says).await;
            }
        }
        // The server runs on: the rosters of later weeks are frozen as well.
        for day in ["2026-03-16", "2026-03-23", "2026-03-30", "2026-04-01"] {
            app.travel(&format!("{day} 09:00"));
            close_weeks(&app.app.store, &app.app.clock).await.unwrap();
        }
        let centre = Self { app };
        assert!(!centre.released(1).await.is_empty(), "no week was drawn");
        centre
    }

    /// The same centre with the figures that another one drew, which are random. It must have drawn figures of the same
    /// shape.
    pub(super) async fn with_figures_of(self, other: &Self) -> Self {
        let now = self.app.now();
        self.app.app.store.empty_logs().await;
        let copy = TempDir::new().unwrap();
        for file in std::fs::read_dir(self.app.directory()).unwrap().map(Result::unwrap) {
            std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
        }
        let ledger = |directory: &std::path::Path| std::fs::read_to_string(directory.join(CLIMATE_LEDGER)).unwrap();
        let (own, drawn) = (ledger(self.app.directory()), ledger(other.app.directory()));
        assert_eq!(
            apart_from_figures(&own),
            apart_from_figures(&drawn),
            "what else the ledger says depends on rosters and the clock alone"
        );
        let mut drawn = drawn.lines().filter(|line| line.contains(" figures "));
        let line = |line: &str| match line.contains(" figures ") {
            true => drawn.next().expect("as many figures").to_owned(),
            false => line.to_owned(),
        };
        let lines: Vec<String> = own.lines().map(line).collect();
        assert_eq!(drawn.next(), None, "more figures were drawn of the other");
        std::fs::write(copy.path().join(CLIMATE_LEDGER), lines.join("\n") + "\n").unwrap();
        let app = TestApp::opening(copy);
        app.pass(now.duration_since(app.now()));
        Self { app }
    }

    async fn say(app: &TestApp, key: &str, number: usize, says: WeekCheckIn) {
        let agent = app.signed_in(key).await;
        if let Some((intervention, outcome)) = says.rated {
            let offer = SuggestionOffer {
                workday: app.today(),
                shift: String::new(),
                intervention: intervention.to_owned(),
                why: "weather:2".to_owned(),
                offered_at: app.now(),
                outcome: None,
                answered_at: None,
                propensity: None,
            };
            app.app.store.suggestions().offer(app.person(key).await, offer).await.unwrap();
            let today = app.today().to_string();
            let rated = agent.ask("rate_suggestion", &[("outcome", outcome), ("workday", &today), ("shift", "")]).await;
            assert!(rated.status.is_success(), "{}", rated.text());
        }
        let id = Uuid::from_u128(1000 + number as u128).to_string();
        let weather = says.weather.to_string();
        let mut fields = vec![("id", id.as_str()), ("weather", &weather), ("audience", says.audience)];
        fields.extend(says.stressor.map(|key| ("stressors[]", key)));
        let answer = agent.ask("record_check_in", &fields).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }

    /// The browser of a viewer; nobody is signed in for `nobody`.
    pub(super) async fn browser(&self, viewer: &str) -> Client {
        match viewer {
            "nobody" => self.app.visitor(),
            key => self.app.signed_in(key).await,
        }
    }

    /// The figures of a site. Read without a page, because opening a page would be logged.
    pub(super) async fn released(&self, site: i64) -> Vec<Released<Draw>> {
        self.app.app.store.climate().draws(site).await.unwrap()
    }
}

/// A ledger without its name and without the figures themselves.
fn apart_from_figures(ledger: &str) -> Vec<&str> {
    ledger.lines().skip(1).map(|line| line.split_once(" figures ").map_or(line, |(at, _)| at)).collect()
}

fn agents() -> impl Iterator<Item = String> {
    (1..=5).flat_map(|team| (0..10).map(move |place| format!("a{team}{place}")))
}

fn roster() -> String {
    let mut roster = "person_id,name,roles,team_id,department,site,time_zone,starts_on\n".to_owned();
    for team in 1..=5 {
        let (department, site) = match team {
            1..=3 => ("Care", "North"),
            4 => ("Sales", "North"),
            _ => ("Shops", "South"),
        };
        let mut add = |key: String, role: &str| {
            roster += &format!("{key},Name of {key},{role},t{team},{department},{site},Asia/Shanghai,2026-03-02\n");
        };
        add(format!("l{team}"), "lead");
        (0..10).for_each(|place| add(format!("a{team}{place}"), "agent"));
    }
    for (key, role) in [("s1", "psychologist"), ("s2", "psychologist"), ("d1", "admin")] {
        roster += &format!("{key},Name of {key},{role},,,North,Asia/Shanghai,\n");
    }
    roster
}
