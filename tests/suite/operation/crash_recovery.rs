//! Twenty kills under load: each acknowledged check-in is there when the program starts again.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::time::Duration;

use import::roster;
use jiff::Timestamp;
use store::{DATABASE, NewSession, Store, token};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::timeout;
use uuid::Uuid;

use crate::support::{START, form, program};

const ROUNDS: usize = 20;
const AGENTS: usize = 8;
/// The longest wait for an answer; a longer one means that the program hangs.
const DEADLINE: Duration = Duration::from_secs(60);

/// A server in a separate process, killed when dropped, even if the test fails.
struct KilledServer {
    process: Child,
    address: String,
}

impl KilledServer {
    fn start(data: &Path) -> Self {
        let mut process = program(&["serve", "--listen", "127.0.0.1:0"], data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut said = lines.map_while(Result::ok);
        let address = said.find_map(|line| line.strip_prefix("listening on http://").map(str::to_owned));
        let address = address.unwrap_or_else(|| panic!("the server did not start: {:?}", process.wait()));
        Self { process, address }
    }

    /// Ends the process as `kill -9` does.
    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for KilledServer {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A person who checks in repeatedly: their key and the secret of their session.
#[derive(Clone)]
struct Agent {
    key: String,
    secret: String,
}

/// Sends one request on its own connection. Returns status and body, or `None` if the server ended before it answered.
async fn ask(address: &str, agent: &Agent, request: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    let request = format!(
        "{request} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nAccept: application/json\r\nConnection: close\r\n\
         Cookie: weathervane_session={}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        agent.secret,
        body.len()
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    Some((status, answer.split_once("\r\n\r\n")?.1.to_owned()))
}

/// Checks in until the server ends; reports each check-in that was acknowledged.
async fn keep_checking_in(address: Arc<str>, agent: Agent, noted: mpsc::UnboundedSender<(String, Uuid)>) {
    loop {
        let id = Uuid::new_v4();
        let text = id.to_string();
        let fields = [("id", text.as_str()), ("weather", "2"), ("audience", "lead"), ("note", "under load")];
        match ask(&address, &agent, "POST /api/record_check_in", &form(&fields)).await {
            Some((200, _)) => drop(noted.send((agent.key.clone(), id))),
            Some((status, body)) => panic!("a check-in was refused with {status}: {body}"),
            None => return,
        }
    }
}

/// Opens the lead's board. Returns the status, or `None` if the server ended before it answered.
async fn open_board(address: Arc<str>, lead: Agent) -> Option<u16> {
    ask(&address, &lead, "GET /board", "").await.map(|(status, _)| status)
}

async fn prepare(data: &Path) -> (Vec<Agent>, Agent) {
    let store = Store::open(data).unwrap();
    let mut csv = "person_id,name,roles,team_id\nlead,Lead,lead,t1\n".to_owned();
    let agents: Vec<_> = (0..AGENTS)
        .map(|n| Agent { key: format!("agent{n}"), secret: format!("secret of agent{n}").replace(' ', "-") })
        .collect();
    for agent in &agents {
        csv += &format!("{0},{0},agent,t1\n", agent.key);
    }
    let now: Timestamp = START.parse().unwrap();
    store.roster().import(roster::parse(csv.as_bytes()).unwrap().rows, None, now).await.unwrap();
    let lead = Agent { key: "lead".to_owned(), secret: "secret-of-lead".to_owned() };
    for agent in agents.iter().chain([&lead]) {
        let person = store.people().by_key(agent.key.clone()).await.unwrap().unwrap().id;
        store.people().set_default_audience(person, domain::Audience::Lead).await.unwrap();
        store.sessions().begin(NewSession::at_desk(token::hash(&agent.secret), person), now).await.unwrap();
    }
    (agents, lead)
}

/// Asserts that the database is intact and has each acknowledged check-in exactly once.
fn look_through(data: &Path, acknowledged: &BTreeSet<(String, Uuid)>) {
    let database = rusqlite::Connection::open(data.join(DATABASE)).unwrap();
    let whole: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    let mut count = database
        .prepare("SELECT count(*) FROM check_in c JOIN person p ON p.id = c.person_id WHERE p.key = ?1 AND c.id = ?2")
        .unwrap();
    for (agent, id) in acknowledged {
        let there: i64 = count.query_row(rusqlite::params![agent, id.as_bytes()], |row| row.get(0)).unwrap();
        assert_eq!(there, 1, "check-in {id} of {agent} was acknowledged and is there {there} times");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_check_ins_survive_twenty_kills_under_load() {
    let data = TempDir::new().unwrap();
    let (agents, lead) = prepare(data.path()).await;
    let mut acknowledged: BTreeSet<(String, Uuid)> = BTreeSet::new();
    for round in 0..ROUNDS {
        let mut server = KilledServer::start(data.path());
        let address: Arc<str> = server.address.clone().into();
        // What the lead opens is in the access log, which is not damaged either. One board is waited for before the
        // load; the others open under it, and some are still being made when the server is killed.
        let board = tokio::spawn(open_board(address.clone(), lead.clone()));
        if round == 0 {
            assert_eq!(board.await.unwrap(), Some(200));
        }
        let (noted, mut notes) = mpsc::unbounded_channel();
        let load: Vec<_> = agents
            .iter()
            .map(|agent| tokio::spawn(keep_checking_in(address.clone(), agent.clone(), noted.clone())))
            .collect();
        drop(noted);
        // The moment is random: after a random number of acknowledgements, while seven more check-ins are being sent.
        let enough = 1 + usize::from(rand::random::<u8>()) / 6;
        for _ in 0..enough {
            let note = timeout(DEADLINE, notes.recv()).await.unwrap_or_else(|_| panic!("round {round}: no answer"));
            acknowledged.extend(note);
        }
        server.kill();
        for task in load {
            timeout(DEADLINE, task).await.unwrap().unwrap();
        }
        while let Some(note) = notes.recv().await {
            acknowledged.insert(note);
        }
        look_through(data.path(), &acknowledged);
    }
    let doctor = program(&["doctor"], data.path()).output().unwrap();
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(doctor.status.success() && said.contains("everything is fine"), "{said}");
    // The program itself also shows each check-in once to its author.
    let server = KilledServer::start(data.path());
    for agent in &agents {
        let (status, export) = ask(&server.address, agent, "GET /me/export.csv", "").await.unwrap();
        assert_eq!(status, 200);
        for (_, id) in acknowledged.iter().filter(|(key, _)| *key == agent.key) {
            assert_eq!(export.matches(&id.to_string()).count(), 1, "{id}");
        }
    }
    assert!(acknowledged.len() >= ROUNDS, "too few check-ins were acknowledged");
}
