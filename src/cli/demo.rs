//! `demo`: a centre to look at, invented or from a file of check-ins, with one sign-in for each role.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use tokio::net::TcpListener;

use super::demo_file::{self, Moved};
use super::{Failure, demo_doings, serve, simulate};
use crate::app::account::own_key;
use crate::app::imports::check_in_import;
use crate::config::{DataDir, DemoConfig, ServeConfig};
use crate::state::AppState;
use crate::state::clock::Clock;
use crate::state::lock;
use domain::Locale;
use domain::person::TeamRole;
use domain::{Audience, PersonId, Role, Roles, TeamId, Workday};
use evaluation::simulator::Plan;
use import::check_in_file;
use insight::flag::Severity;
use store::{Person, PersonFilter, Range, Store};

/// How many entries one transaction takes in.
pub(super) const AT_ONCE: usize = 5_000;
/// The setting that says that a centre is a demo, and holds its sign-ins.
const DEMO: &str = "demo";

/// One way into a demo.
struct SignIn {
    role: Role,
    name: String,
    password: String,
}

/// Fills an empty directory, prints a sign-in for each role, then serves. A directory that holds a demo already is served again.
pub async fn run(config: DemoConfig) -> Result<(), Failure> {
    let temporary = if config.data.is_none() { Some(tempfile::tempdir()?) } else { None };
    let directory = match (&config.data, &temporary) {
        (Some(directory), _) => directory.clone(),
        (None, Some(temporary)) => temporary.path().to_path_buf(),
        (None, None) => PathBuf::from("."),
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
        config: None,
        data: DataDir { dir: directory.clone() },
    };
    let app = serve::app(serving, store, Clock::system())?;
    match app.store.settings().get(DEMO).await? {
        Some(known) => print!("{known}"),
        None => {
            refuse_others(&app.store, &directory).await?;
            fill(&app, &config).await?;
            let lines: String = sign_ins(&app, config.seed)
                .await?
                .iter()
                .map(|s| format!("{}\t{}\t{}\n", s.role.key(), s.name, s.password))
                .collect();
            print!("{lines}");
            app.store.settings().set(DEMO, lines).await?;
        }
    }
    std::io::stdout().flush()?;
    serve::serve(app, listener).await
}

async fn refuse_others(store: &Store, directory: &Path) -> Result<(), Failure> {
    let (_, people) = store.people().list(PersonFilter { limit: 1, ..PersonFilter::default() }).await?;
    if people == 0 {
        return Ok(());
    }
    Err(format!("{} holds a real centre; a demo needs an empty directory", directory.display()).into())
}

async fn fill(app: &AppState, config: &DemoConfig) -> Result<(), Failure> {
    let now = app.clock.now();
    let local = now.to_zoned(TimeZone::system()).datetime();
    let today = Workday(local.saturating_sub(jiff::Span::new().hours(4)).date());
    let (people, rows, load) = match &config.check_ins {
        None => {
            let plan = Plan {
                people: usize::try_from(config.people)?,
                days: usize::try_from(config.days)?,
                seed: config.seed,
                last: today,
            };
            let centre = simulate::centre(&plan, Locale::En);
            let load = centre.truth.load.iter().map(evaluation::simulator::Interval::to_load).collect();
            (centre.roster, centre.check_ins, load)
        }
        Some(file) => {
            let (people, rows) = from_file(file, today)?;
            (people, rows, Vec::new())
        }
    };
    app.store.roster().import(people, None, today, now).await?;
    let mut entries = check_in_import::entries(&app.store, &rows).await?;
    for entry in &mut entries {
        // Whoever's shift has not begun yet has come early: nothing in a demo is said in the future.
        entry.said_at = entry.said_at.min(now);
    }
    for some in entries.chunks(AT_ONCE) {
        app.store.check_ins().import(some.to_vec()).await?;
    }
    // Nobody of a demo can choose to be counted: all are, and every page says that it is a demo.
    app.store.climate().count_everybody(Workday::from_number(0)).await?;
    app.store.load().import(load).await?;
    if config.check_ins.is_none() {
        demo_doings::go_by(app, config.seed, today).await?;
    }
    Ok(())
}

fn from_file(file: &Path, today: Workday) -> Result<(Vec<domain::roster::Row>, Vec<check_in_file::Row>), Failure> {
    let bytes = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let known = check_in_file::Known { person: &|_| true, stressor: &|_| true, last: None };
    let read = check_in_file::parse(&bytes, known).map_err(|problems| super::problems(&problems, Locale::En))?;
    if !read.ignored.is_empty() {
        eprintln!("columns that mean nothing here were passed over: {}", read.ignored.join(", "));
    }
    let Moved { rows, weeks, left_out } = demo_file::moved(read.rows, today);
    println!("the dates of the file were moved by {weeks} weeks, so that it ends today");
    if left_out > 0 {
        println!("{left_out} check-ins of the last week, which would lie in the future, were left out");
    }
    Ok((demo_file::roster_of(&rows, Locale::En), rows))
}

/// One person for each role who holds that role alone; the agent is in the lead's team.
async fn sign_ins(app: &AppState, seed: u64) -> Result<Vec<SignIn>, Failure> {
    let (team, lead) = liveliest_team(app).await?;
    let agent = quietest_member(app, team).await?;
    take_back_today(app, agent).await?;
    let mut found = Vec::new();
    for role in Role::ALL {
        let person = match role {
            Role::Agent => agent,
            Role::Lead => lead,
            Role::Psychologist | Role::Admin => {
                only(app, role).await?.first().map(|p| p.id).ok_or("the demo lacks a role")?
            }
        };
        let person = app.store.people().profile(person).await?.ok_or("the demo lacks a person")?.person;
        let password = format!("fair-weather-{}-{seed}", role.key());
        app.store.people().set_password(person.id, app.passwords.hash(password.clone()).await?).await?;
        app.store.people().set_default_audience(person.id, Audience::Lead).await?;
        if role == Role::Agent {
            // Nobody who looks at a demo wants to write a code down first.
            let own = own_key::at_sign_in(app, person.id, password.clone()).await?;
            own_key::code_for(app, person.id, own).await?;
            app.store.owner_keys().confirm_code(person.id).await?;
        }
        found.push(SignIn { role, name: person.key, password });
    }
    Ok(found)
}

/// People who hold this role and no other.
async fn only(app: &AppState, role: Role) -> Result<Vec<Person>, Failure> {
    let filter = PersonFilter { role: Some(role), limit: 10_000, ..PersonFilter::default() };
    let (people, _) = app.store.people().list(filter).await?;
    Ok(people.into_iter().filter(|p| p.roles == Roles::default().with(role)).collect())
}

/// The team on whose board there is most to see, and its lead: the demo opens there.
async fn liveliest_team(app: &AppState) -> Result<(TeamId, PersonId), Failure> {
    let mut best: Option<(usize, TeamId, PersonId)> = None;
    for lead in only(app, Role::Lead).await? {
        let today = today_of(app, &lead);
        let ties = app.store.people().profile(lead.id).await?.map(|p| p.viewer()).ok_or("the demo lacks a lead")?;
        for team in ties.teams(TeamRole::Lead, today) {
            let shared = app.store.check_ins().shared_on(team, today, Audience::Lead).await?.len();
            let mut open = 0;
            for person in app.store.teams().people(team, TeamRole::Member, today, today).await? {
                let derived = app.derived.in_lead_sight(&app.store, lead.id, person, today).await?;
                open += derived.flags.iter().filter(|flag| flag.is_open() && flag.severity >= Severity::Talk).count();
            }
            // One or two open flags make a board that shows what it is for; a dozen would be no ordinary day.
            let score = shared + 20 * open.min(2);
            if best.is_none_or(|(known, ..)| score > known) {
                best = Some((score, team, lead.id));
            }
        }
    }
    best.map(|(_, team, lead)| (team, lead)).ok_or_else(|| "the demo lacks a lead".into())
}

/// A member with a long history, one who has not checked in today before others.
async fn quietest_member(app: &AppState, team: TeamId) -> Result<PersonId, Failure> {
    let agents: Vec<_> = only(app, Role::Agent).await?;
    let mut best: Option<(bool, usize, PersonId)> = None;
    for agent in agents {
        let today = today_of(app, &agent);
        let profile = app.store.people().profile(agent.id).await?.ok_or("the demo lacks an agent")?;
        if !profile.viewer().teams(TeamRole::Member, today).any(|t| t == team) {
            continue;
        }
        let range = Range { from: today.plus(-400), to: today };
        let own = app.store.check_ins().own(agent.id, range).await?;
        let candidate = (own.last().is_none_or(|last| last.workday < today), own.len(), agent.id);
        if best.is_none_or(|known| (candidate.0, candidate.1) > (known.0, known.1)) {
            best = Some(candidate);
        }
    }
    best.map(|(.., person)| person).ok_or_else(|| "the demo lacks an agent".into())
}

/// Where everybody of the team has checked in already, the one who signs in has not: a demo begins with two taps.
async fn take_back_today(app: &AppState, agent: PersonId) -> Result<(), Failure> {
    let person = app.store.people().profile(agent).await?.ok_or("the demo lacks an agent")?.person;
    let today = today_of(app, &person);
    for entry in app.store.check_ins().own(agent, Range { from: today, to: today }).await? {
        app.store.check_ins().withdraw(agent, entry.id, app.clock.now()).await?;
        app.derived.entry_changed(Some(&entry), None);
    }
    Ok(())
}

fn today_of(app: &AppState, person: &Person) -> Workday {
    domain::Shift::at(&person.patterns, app.clock.local(&person.time_zone)).workday
}
