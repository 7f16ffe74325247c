//! The application under test, with its own data directory and clock.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use domain::{Role, Workday};
use jiff::{SignedDuration, Timestamp};
use rusqlite::types::ValueRef;
use store::Store;
use tempfile::TempDir;
use weathervane::cli::serve;
use weathervane::config::{DataDir, ServeConfig};
use weathervane::router;
use weathervane::state::AppState;
use weathervane::state::clock::Clock;

use super::{Client, Hire};

/// The default time zone: no daylight saving, and a date that differs from UTC's for eight hours a day.
pub const ZONE: &str = "Asia/Shanghai";
/// When every test begins: nine in the morning of a Wednesday, in [`ZONE`].
pub const START: &str = "2026-03-11T01:00:00Z";

/// A centre: the real router, a real database in its own directory, and a clock that changes only if a test sets it.
#[derive(Clone)]
pub struct TestApp {
    /// The application state, for what has no public surface: setting the time, reading notifications.
    pub app: AppState,
    pub(super) router: Router,
    time: Arc<Mutex<Timestamp>>,
    directory: Arc<TempDir>,
}

impl TestApp {
    /// An empty centre that uses plain http.
    pub async fn new() -> Self {
        Self::served(None).await
    }

    /// An empty centre that people reach at this address.
    pub async fn at(public_url: &str) -> Self {
        Self::served(Some(public_url)).await
    }

    /// An empty centre with its data inside this directory.
    pub fn inside(directory: &Path) -> Self {
        Self::over(Arc::new(TempDir::new_in(directory).unwrap()), None)
    }

    /// A centre over data that exists already, of this version or an earlier one.
    pub fn opening(directory: TempDir) -> Self {
        Self::over(Arc::new(directory), None)
    }

    /// An empty centre that watches these folders for rosters and schedules.
    pub fn watching(roster: PathBuf, schedule: PathBuf) -> Self {
        let mut watching = Self::over(Arc::new(TempDir::new().unwrap()), None);
        let mut config = ServeConfig::clone(&watching.app.config);
        (config.roster_watch, config.schedule_watch) = (Some(roster), Some(schedule));
        watching.app = watching.app.with(|parts| parts.config = Arc::new(config));
        watching.router = router::router(watching.app.clone());
        watching
    }

    /// The same centre with another router over its own: for a test that must notice what a changed answer tells.
    pub fn answering(mut self, over: impl FnOnce(Router) -> Router) -> Self {
        self.router = over(self.router);
        self
    }

    async fn served(public_url: Option<&str>) -> Self {
        let directory = TempDir::new().unwrap();
        Self::over(Arc::new(directory), public_url)
    }

    /// The same centre after the program was started again at this moment: what it kept in memory is gone. Nobody may
    /// use the earlier one any more.
    pub fn restarted(&self) -> Self {
        Self::started(Arc::clone(&self.directory), self.app.config.public_url.as_deref(), self.now())
    }

    /// The centre of a data directory that was restored.
    pub fn opened(directory: TempDir, now: Timestamp) -> Self {
        Self::started(Arc::new(directory), None, now)
    }

    fn over(directory: Arc<TempDir>, public_url: Option<&str>) -> Self {
        Self::started(directory, public_url, START.parse().unwrap())
    }

    fn started(directory: Arc<TempDir>, public_url: Option<&str>, now: Timestamp) -> Self {
        let time = Arc::new(Mutex::new(now));
        let told = Arc::clone(&time);
        let config = ServeConfig {
            listen: ([127, 0, 0, 1], 0).into(),
            public_url: public_url.map(str::to_owned),
            behind_proxy: false,
            metrics_to: Vec::new(),
            local_relays: true,
            roster_watch: None,
            schedule_watch: None,
            config: None,
            data: DataDir { dir: directory.path().to_owned() },
        };
        let store = Store::open(directory.path()).unwrap();
        seed_choices(store.file());
        let app = serve::app(config, store, Clock::new(move || *told.lock().unwrap())).unwrap();
        let router = router::router(app.clone());
        Self { app, router, time, directory }
    }

    /// The data directory.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// The time of the test clock.
    pub fn now(&self) -> Timestamp {
        *self.time.lock().unwrap()
    }

    /// Today's date in [`ZONE`].
    pub fn today(&self) -> Workday {
        Workday(self.now().to_zoned(jiff::tz::TimeZone::get(ZONE).unwrap()).date())
    }

    /// Moves the clock forward.
    pub fn pass(&self, duration: SignedDuration) {
        let mut time = self.time.lock().unwrap();
        *time = time.checked_add(duration).unwrap();
    }

    /// Moves the clock to a local moment in [`ZONE`], as `2026-03-11 23:30`.
    pub fn travel(&self, local: &str) {
        let moment: jiff::civil::DateTime = local.parse().unwrap();
        *self.time.lock().unwrap() = moment.in_tz(ZONE).unwrap().timestamp();
    }

    /// A browser in which nobody is signed in.
    pub fn visitor(&self) -> Client {
        Client::new(self.clone())
    }

    /// A person with the role agent.
    pub fn agent(&self, key: &str) -> Hire {
        Hire::new(self.clone(), key, Role::Agent)
    }

    /// A person with the role lead.
    pub fn lead(&self, key: &str) -> Hire {
        Hire::new(self.clone(), key, Role::Lead)
    }

    /// A person with the role psychologist.
    pub fn psychologist(&self, key: &str) -> Hire {
        Hire::new(self.clone(), key, Role::Psychologist)
    }

    /// A person with the role admin.
    pub fn admin(&self, key: &str) -> Hire {
        Hire::new(self.clone(), key, Role::Admin)
    }
}

/// Gives the centre a known secret, so that every run of a test chooses the same suggestions.
fn seed_choices(database: &Path) {
    let database = rusqlite::Connection::open(database).unwrap();
    let seed = "5eed".repeat(16);
    database.execute("UPDATE setting SET value = ?1 WHERE key = 'suggestion_seed'", [seed]).unwrap();
}

impl TestApp {
    /// Waits until the background writes of earlier requests are stored.
    pub async fn settle(&self) {
        // One thread runs the test, so every task that was spawned before this point has run after one yield.
        tokio::task::yield_now().await;
        // The writer processes its queue in order, so the write that is answered last was stored last.
        self.app.store.settings().set("settled", String::new()).await.unwrap();
    }

    /// All rows of the database, table by table, except what opening a page may change: when a session was seen or
    /// ended, and the access log.
    pub fn stored(&self) -> String {
        self.rows_of("name NOT IN ('session', 'ended_session', 'look', 'look_subject')")
    }

    /// Whether any file of the data directory contains these bytes.
    pub fn keeps_on_disk(&self, bytes: &[u8]) -> bool {
        let files = std::fs::read_dir(self.directory()).unwrap();
        let mut contents = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        contents.any(|content| content.windows(bytes.len()).any(|window| window == bytes))
    }

    fn rows_of(&self, tables: &str) -> String {
        let file = self.app.store.file();
        let database = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let mut tables = database
            .prepare(&format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND {tables} ORDER BY name"))
            .unwrap();
        let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        let mut text = String::new();
        for name in names {
            let mut rows = database.prepare(&format!("SELECT * FROM {name}")).unwrap();
            let columns = rows.column_count();
            let mut rows = rows.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let cell = |column| match row.get_ref(column).unwrap() {
                    ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    other => format!("{other:?}"),
                };
                let cells: Vec<_> = (0..columns).map(cell).collect();
                text.push_str(&format!("{name} {}\n", cells.join(" ")));
            }
        }
        text
    }
}
