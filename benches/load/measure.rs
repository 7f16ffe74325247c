//! The measurements, figure by figure.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::{Audience, CheckIn, CheckInId, PersonId, Weather};
use http_body_util::BodyExt as _;
use hyper::StatusCode;
use insight::detectors::person::person_flags;
use insight::series::Day;
use jiff::Timestamp;
use store::Store;
use tokio::sync::{Mutex, mpsc};

use crate::BenchResult;
use crate::centre::{self, LoadCentre, Size};
use crate::client::LoadClient;
use crate::figures::LoadFigures;
use crate::server::LoadServer;

/// Check-ins per second in the steady run.
const STEADY: usize = 500;
/// Duration of the steady run in seconds.
const STEADY_SECONDS: usize = 10;
/// Connections of the steady run.
const LANES: usize = 50;
/// Parallel senders in the saturated runs, and check-ins of each.
const SENDERS: usize = 64;
const EACH: usize = 60;
/// Agents per team. The first of each is reserved for the board run, so that each check-in there changes the board.
const IN_A_TEAM: usize = 12;
/// Boards open at the same time.
const BOARDS: usize = 1_000;

/// The start of a board update in the event stream.
const UPDATE_EVENT: &[u8] = b"event: picture";

/// Runs all measurements.
pub async fn all() -> BenchResult<LoadFigures> {
    let mut figures = LoadFigures::default();
    flags(&mut figures);
    let year = Size { people: 1_500, in_a_team: IN_A_TEAM, days: 250 };
    let directory = tempfile::tempdir()?;
    eprintln!("filling a year of 1,500 people …");
    let centre = centre::fill(directory.path(), year).await?;
    start_and_first_visit(&mut figures, directory.path(), &centre).await?;
    check_ins(&mut figures, directory.path(), &centre).await?;
    boards_live(&mut figures, directory.path(), &centre).await?;
    drop(directory);
    board_sizes(&mut figures).await?;
    Ok(figures)
}

fn flags(figures: &mut LoadFigures) {
    let series = |person: usize| -> Vec<Day> {
        (0..365)
            .map(|day| {
                let level = 3 + (person * 31 + day * 17 + day * day * 3) % 7 / 3;
                Day::new(
                    centre::today().plus(day as i32 - 365),
                    Weather::try_from(level as u8).unwrap_or(Weather::Fair),
                )
            })
            .collect()
    };
    let people: Vec<Vec<Day>> = (0..1_500).map(series).collect();
    let begun = Instant::now();
    let found: usize = people.iter().map(|days| person_flags(PersonId(1), days).len()).sum();
    figures.below("flags for 1,500 people × 365 days", 0.5, begun.elapsed().as_secs_f64(), "s");
    eprintln!("({found} flags)");
}

async fn start_and_first_visit(figures: &mut LoadFigures, directory: &Path, centre: &LoadCentre) -> BenchResult<()> {
    let server = LoadServer::start(directory)?;
    figures.below("start on a year of 1,500 people", 200.0, ms(server.started_in), "ms");
    figures.below("resident memory, idle", 40.0, server.resident()?, "MB");
    let mut client = LoadClient::connect(&server.address, &centre.agents[0]).await?;
    let (_, page) = client.get("/check-in").await?;
    let mut bytes = page.len();
    for path in linked(&server, centre).await? {
        let (status, body) = client.get(&path).await?;
        if status != StatusCode::OK {
            return Err(format!("{path} is answered with {status}").into());
        }
        bytes += body.len();
    }
    figures.below("first visit, all bytes as sent", 180.0, bytes as f64 / 1000.0, "kB");
    Ok(())
}

/// Returns the paths of the files that the check-in page links to: style, script, module, icons and sprite.
async fn linked(server: &LoadServer, centre: &LoadCentre) -> BenchResult<Vec<String>> {
    let page = plain(&server.address, &centre.agents[0], "/check-in").await?;
    let mut paths: Vec<String> = page
        .split(['"', '\''])
        .filter(|part| {
            part.starts_with("/pkg/") || [".svg", ".webmanifest", ".png"].iter().any(|end| part.ends_with(end))
        })
        .map(str::to_owned)
        .chain(page.contains("/weather.svg#").then(|| "/weather.svg".to_owned()))
        .collect();
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// Returns a page as text, requested without compression.
async fn plain(address: &str, session: &str, path: &str) -> BenchResult<String> {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let mut stream = tokio::net::TcpStream::connect(address).await?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: weathervane_session={session}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut text = Vec::new();
    stream.read_to_end(&mut text).await?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

async fn check_ins(figures: &mut LoadFigures, directory: &Path, centre: &LoadCentre) -> BenchResult<()> {
    let server = LoadServer::start(directory)?;
    let mut waits = steady(&server, centre).await?;
    waits.sort_unstable();
    figures.info("check-in at 500 a second, median", ms(quantile(&waits, 0.5)), "ms");
    figures.below("check-in at 500 a second, p99", 10.0, ms(quantile(&waits, 0.99)), "ms");
    let served = saturated(&server, centre).await?;
    drop(server);
    let bare = bare_store(directory).await?;
    figures.info("check-ins a second, served", served, "/s");
    figures.info("check-ins a second, bare store with group commit", bare, "/s");
    figures.at_least("served as a share of the bare store", 0.5, served / bare, "");
    Ok(())
}

/// Sends check-ins at a fixed rate, independent of the server, and returns the time from when each was due until it was
/// answered. Agents take turns, as at the start of a shift.
async fn steady(server: &LoadServer, centre: &LoadCentre) -> BenchResult<Vec<Duration>> {
    let mut lanes = Vec::new();
    let agents = except_first_of_team(centre);
    for agent in agents.iter().take(LANES) {
        lanes.push(Arc::new(Mutex::new(LoadClient::connect(&server.address, agent).await?)));
    }
    let (done, mut waits) = mpsc::unbounded_channel();
    let begun = tokio::time::Instant::now();
    for number in 0..STEADY * STEADY_SECONDS {
        let due = begun + Duration::from_secs_f64(number as f64 / STEADY as f64);
        tokio::time::sleep_until(due).await;
        let (lane, done) = (Arc::clone(&lanes[number % lanes.len()]), done.clone());
        let (round, agent) = (number / agents.len(), number % agents.len());
        let session = agents[agent].clone();
        tokio::spawn(async move {
            let mut client = lane.lock().await;
            client.use_session(session);
            let sent = client.check_in(1 + (agent + round) % 5).await;
            drop(done.send(sent.map(|()| due.elapsed())));
        });
    }
    drop(done);
    let mut all = Vec::new();
    while let Some(wait) = waits.recv().await {
        all.push(wait?);
    }
    Ok(all)
}

/// Returns the sessions of all agents except the first of each team.
fn except_first_of_team(centre: &LoadCentre) -> Vec<String> {
    centre
        .agents
        .iter()
        .enumerate()
        .filter(|(index, _)| index % IN_A_TEAM != 0)
        .map(|(_, agent)| agent.clone())
        .collect()
}

/// Returns the check-ins per second that the server accepts from parallel senders. Each sender uses the sessions of its
/// agents in turn.
async fn saturated(server: &LoadServer, centre: &LoadCentre) -> BenchResult<f64> {
    let agents = except_first_of_team(centre);
    let begun = Instant::now();
    let mut senders = tokio::task::JoinSet::new();
    for number in 0..SENDERS {
        let sessions: Vec<String> = agents.iter().skip(number).step_by(SENDERS).cloned().collect();
        let mut client = LoadClient::connect(&server.address, &sessions[0]).await?;
        senders.spawn(async move {
            for (entry, session) in sessions.iter().cycle().take(EACH).enumerate() {
                client.use_session(session.clone());
                client.check_in(1 + entry % 5).await?;
            }
            BenchResult::Ok(())
        });
    }
    while let Some(sent) = senders.join_next().await {
        sent??;
    }
    Ok((SENDERS * EACH) as f64 / begun.elapsed().as_secs_f64())
}

/// Returns the check-ins per second of the bare store: the same number and senders, the same commits, without HTTP and
/// rules.
async fn bare_store(directory: &Path) -> BenchResult<f64> {
    let store = Store::open(directory)?;
    let begun = Instant::now();
    let mut senders = tokio::task::JoinSet::new();
    for number in 0..SENDERS {
        let store = store.clone();
        senders.spawn(async move {
            for _ in 0..EACH {
                store.check_ins().record(entry(PersonId(200 + number as i64))).await?;
            }
            BenchResult::Ok(())
        });
    }
    while let Some(sent) = senders.join_next().await {
        sent??;
    }
    Ok((SENDERS * EACH) as f64 / begun.elapsed().as_secs_f64())
}

fn entry(person: PersonId) -> CheckIn {
    CheckIn {
        person,
        id: CheckInId(uuid::Uuid::new_v4()),
        workday: centre::today(),
        said_at: Timestamp::now(),
        shift: None,
        team: None,
        weather: Weather::Fair,
        energy: None,
        stressors: Vec::new(),
        uplifts: Vec::new(),
        about_lead: Vec::new(),
        tag_audience: Audience::Me,
        note: None,
        audience: Audience::Me,
        note_audience: Audience::Me,
    }
}

/// Opens a thousand boards, each with its own connection, and measures the time from a check-in until all boards of its
/// team show it.
async fn boards_live(figures: &mut LoadFigures, directory: &Path, centre: &LoadCentre) -> BenchResult<()> {
    let server = LoadServer::start(directory)?;
    let (arrived, mut arrivals) = mpsc::unbounded_channel();
    let mut open = tokio::task::JoinSet::new();
    for number in 0..BOARDS {
        let lead = number % centre.leads.len();
        let mut client = LoadClient::connect(&server.address, &centre.leads[lead]).await?;
        let response = client.open(&format!("/live?team={}", centre.teams[lead])).await?;
        if response.status() != StatusCode::OK {
            return Err(format!("board {number} is answered with {}", response.status()).into());
        }
        let arrived = arrived.clone();
        open.spawn(async move {
            let mut body = response.into_body();
            while let Some(Ok(frame)) = body.frame().await {
                // A long update arrives in several frames; its first line counts it once.
                if frame
                    .data_ref()
                    .is_some_and(|data| data.windows(UPDATE_EVENT.len()).any(|part| part == UPDATE_EVENT))
                {
                    let _ = arrived.send((lead, Instant::now()));
                }
            }
            drop(client);
        });
    }
    // Each stream starts with an update. These pass before anything is timed.
    while tokio::time::timeout(Duration::from_secs(2), arrivals.recv()).await.is_ok() {}
    let mut waits = Vec::new();
    for number in 0..100 {
        // Agents that earlier runs did not use, with a new weather for them, because an unchanged board is not sent.
        let team = 20 + number % 60;
        let mut agent = LoadClient::connect(&server.address, &centre.agents[team * IN_A_TEAM]).await?;
        let sent = Instant::now();
        agent.check_in(1 + number / 60).await?;
        let boards = (0..BOARDS).filter(|board| board % centre.leads.len() == team).count();
        let mut last = Duration::ZERO;
        for _ in 0..boards {
            let (lead, at) =
                tokio::time::timeout(Duration::from_secs(5), arrivals.recv()).await?.ok_or("boards closed")?;
            if lead != team {
                return Err("a board of another team changed".into());
            }
            last = last.max(at.duration_since(sent));
        }
        waits.push(last);
    }
    waits.sort_unstable();
    figures.info("check-in to the last open board of its team, median", ms(quantile(&waits, 0.5)), "ms");
    figures.below("check-in to the last open board of its team, p99", 200.0, ms(quantile(&waits, 0.99)), "ms");
    figures.below("resident memory with 1,000 boards open", 150.0, server.resident()?, "MB");
    open.abort_all();
    Ok(())
}

/// Measures a board of fifty people in a small and in a large store.
async fn board_sizes(figures: &mut LoadFigures) -> BenchResult<()> {
    let mut small = Vec::new();
    let mut large = Vec::new();
    let (few, many) = (tempfile::tempdir()?, tempfile::tempdir()?);
    eprintln!("filling 30 thousand entries …");
    let few_centre = centre::fill(few.path(), Size { people: 150, in_a_team: 50, days: 200 }).await?;
    eprintln!("filling 3 million entries …");
    let many_centre = centre::fill(many.path(), Size { people: 15_000, in_a_team: 50, days: 200 }).await?;
    let (small_server, large_server) = (LoadServer::start(few.path())?, LoadServer::start(many.path())?);
    let mut small_client = LoadClient::connect(&small_server.address, &few_centre.leads[0]).await?;
    let mut large_client = LoadClient::connect(&large_server.address, &many_centre.leads[0]).await?;
    // Alternately, so that other load on the machine affects both.
    for number in 0..600 {
        for (client, waits) in [(&mut small_client, &mut small), (&mut large_client, &mut large)] {
            let begun = Instant::now();
            let (status, _) = client.get("/board").await?;
            if status != StatusCode::OK {
                return Err(format!("the board is answered with {status}").into());
            }
            if number >= 20 {
                waits.push(begun.elapsed());
            }
        }
    }
    small.sort_unstable();
    large.sort_unstable();
    figures.info("board of 50 people over 30 thousand entries, median", ms(quantile(&small, 0.5)), "ms");
    figures.info("board of 50 people over 30 thousand entries, p99", ms(quantile(&small, 0.99)), "ms");
    figures.info("board of 50 people over 3 million entries, median", ms(quantile(&large, 0.5)), "ms");
    figures.below("board of 50 people over 3 million entries, p99", 10.0, ms(quantile(&large, 0.99)), "ms");
    figures.below("the same as a ratio of p99", 1.2, ms(quantile(&large, 0.99)) / ms(quantile(&small, 0.99)), "");
    figures.below("the same as a ratio of medians", 1.2, ms(quantile(&large, 0.5)) / ms(quantile(&small, 0.5)), "");
    Ok(())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Returns the value at the quantile `share` (0–1) of an ascending list.
fn quantile(sorted: &[Duration], share: f64) -> Duration {
    let index = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
    sorted.get(index).copied().unwrap_or_default()
}
