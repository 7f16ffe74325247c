//! `demo`: runs an invented centre, or one made of a check-in file, with one sign-in per role.

mod accounts;
mod actions;
mod breaks;
mod check_in_file;
mod counselling;
mod events;
mod library;
mod requests;
mod schedule;
mod self_tests;
mod sign_ins;
mod stressor_register;
mod supporters;
mod thanks;
mod tough_calls;

use std::io::Write as _;
use std::path::Path;

use jiff::tz::TimeZone;
use tokio::net::TcpListener;

use super::common::{self, Failure, problems};
use super::{serve, simulate};
use crate::app::climate::close::freeze_history;
use crate::app::imports::check_in_import;
use crate::app::time_zones;
use crate::config::{DataDir, DemoConfig, ServeConfig};
use crate::state::clock::Clock;
use crate::state::{AppState, lock};
use domain::roster::RosterRow;
use domain::{Locale, Workday};
use evaluation::simulator::{CentrePlan, PlannedChanges};
use import::check_in_file::{CheckInRow, ReferenceData, parse};
use insight::suggestion::choice::ChoiceSeed;
use store::{PersonFilter, Store};

/// Check-ins per transaction.
const BATCH_SIZE: usize = 5_000;
/// The setting that marks a centre as a demo and contains its sign-ins.
const DEMO: &str = "demo";

/// Fills an empty directory, prints one sign-in per role, then runs the server. If the directory already contains a
/// demo, runs that.
///
/// # Errors
/// If the directory is in use or contains a real centre, the file of check-ins cannot be read, or the address cannot be
/// listened on.
pub async fn run(config: DemoConfig, clock: Clock) -> Result<(), Failure> {
    // A directory of its own is deleted when the server has stopped.
    let (directory, _temporary) = match &config.data {
        Some(directory) => (directory.clone(), None),
        None => {
            let temporary = tempfile::tempdir()?;
            (temporary.path().to_path_buf(), Some(temporary))
        }
    };
    let _held = lock::hold(&directory)?;
    let store = Store::open(&directory)?;
    let listener =
        TcpListener::bind(config.listen).await.map_err(|e| format!("cannot listen on {}: {e}", config.listen))?;
    let serving = ServeConfig {
        listen: config.listen,
        public_url: None,
        behind_proxy: false,
        metrics_to: Vec::new(),
        local_relays: false,
        roster_watch: None,
        schedule_watch: None,
        config: None,
        data: DataDir { dir: directory.clone() },
    };
    let app = serve::app(serving, store, clock)?;
    let lines = match app.store.settings().get(DEMO).await? {
        Some(known) => known,
        None => {
            refuse_others(&app.store, &directory).await?;
            make(&app, &config).await?
        }
    };
    print!("{lines}{}", sign_ins::guide(&lines, listener.local_addr()?));
    std::io::stdout().flush()?;
    serve::serve(app, listener).await
}

/// Makes a demo of an empty centre. Returns its sign-ins, one a line.
async fn make(app: &AppState, config: &DemoConfig) -> Result<String, Failure> {
    let language = config.lang;
    fill(app, config).await?;
    accounts::everybody_joins(app).await?;
    let sign_ins = sign_ins::sign_ins(app, config.seed).await?;
    accounts::add_phone_numbers(app, &sign_ins, language).await?;
    if config.check_ins.is_none() {
        requests::ask_the_lead(app, &sign_ins, language).await?;
        counselling::offer(app, &sign_ins, language).await?;
        tough_calls::state(app, &sign_ins).await?;
        supporters::volunteer(app, &sign_ins, language).await?;
        library::write_cases(app, &sign_ins, language).await?;
        stressor_register::propose(app, &sign_ins, language).await?;
        thanks::give(app, &sign_ins, language).await?;
        events::plan(app, &sign_ins, language).await?;
        schedule::plan(app, &sign_ins).await?;
        breaks::name_queues(app).await?;
        breaks::ask_the_lead(app, &sign_ins).await?;
    }
    let lines: String = sign_ins.iter().map(|s| format!("{}\t{}\t{}\n", s.role.key(), s.name, s.password)).collect();
    app.store.settings().set(DEMO, lines.clone()).await?;
    // From now on it is a demo, in which imported check-ins count: the figures of its whole time are drawn when it is
    // served.
    if let Some(first) = app.store.climate().first_week().await? {
        freeze_history(&app.store, &app.clock, first).await?;
    }
    Ok(lines)
}

/// Today at the site of a demo in this language.
fn today(clock: &Clock, language: Locale) -> Workday {
    Workday::at(clock.local(&TimeZone::get(&time_zones::likely(language)).unwrap_or(TimeZone::UTC)))
}

async fn refuse_others(store: &Store, directory: &Path) -> Result<(), Failure> {
    let (_, people) = store.people().list(PersonFilter { limit: 1, ..PersonFilter::default() }).await?;
    if people == 0 {
        return Ok(());
    }
    Err(format!("{} holds a real centre; a demo needs an empty directory", directory.display()).into())
}

async fn fill(app: &AppState, config: &DemoConfig) -> Result<(), Failure> {
    let (now, language) = (app.clock.now(), config.lang);
    let today = today(&app.clock, language);
    let (people, rows, load) = match &config.check_ins {
        None => {
            let plan = CentrePlan {
                people: usize::try_from(config.people)?,
                days: usize::try_from(config.days)?,
                seed: config.seed,
                last: today,
            };
            let changes = PlannedChanges {
                rates: stressor_register::rates(plan.first(), today),
                lifts: vec![events::lift(today)],
            };
            let mut centre = simulate::centre_with(&plan, language, changes);
            for row in &mut centre.roster {
                row.time_zone = Some(time_zones::likely(language));
            }
            let load = centre.truth.load.iter().map(evaluation::simulator::SimulatedInterval::to_load).collect();
            (centre.roster, centre.check_ins, load)
        }
        Some(file) => {
            let (people, rows) = from_file(file, today, language)?;
            (people, rows, Vec::new())
        }
    };
    // Leads of a demo were named before its first check-in: they see all that is shared with them.
    let first = rows.iter().map(|row| row.workday).min().unwrap_or(today);
    let named_at = first.plus(-1).0.to_zoned(TimeZone::UTC)?.timestamp();
    app.store.roster().import(people, None, named_at).await?;
    let mut entries = check_in_import::entries(&app.store, &rows).await?;
    for entry in &mut entries {
        // No check-in of a demo is in the future: if the shift has not started yet, the person came early.
        entry.said_at = entry.said_at.min(now);
    }
    for batch in entries.chunks(BATCH_SIZE) {
        app.store.check_ins().import(batch.to_vec()).await?;
    }
    // Invented people cannot choose to be counted, so all are; every page says that it is a demo.
    app.store.climate().count_everybody(Workday::from_number(0)).await?;
    app.store.load().import(load).await?;
    // The same seed makes the same choices.
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&config.seed.to_le_bytes());
    app.store.suggestions().set_seed(ChoiceSeed(seed)).await?;
    if config.check_ins.is_none() {
        actions::simulate_history(app, config.seed, today, language).await?;
    }
    Ok(())
}

fn from_file(file: &Path, today: Workday, language: Locale) -> Result<(Vec<RosterRow>, Vec<CheckInRow>), Failure> {
    let bytes = common::read(file, language).map_err(|e| format!("{}: {e}", file.display()))?;
    let read = parse(&bytes, ReferenceData::ANYTHING).map_err(|found| problems(&found, language))?;
    if !read.ignored.is_empty() {
        eprintln!("ignored columns: {}", read.ignored.join(", "));
    }
    let check_in_file::MovedRows { rows, weeks, left_out } = check_in_file::moved(read.rows, today);
    println!("dates moved by {weeks} weeks so that the file ends today");
    if left_out > 0 {
        println!("{left_out} check-ins of the last week left out, because they would be in the future");
    }
    Ok((check_in_file::roster_of(&rows, language), rows))
}
