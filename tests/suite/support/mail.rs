//! A mail server and a gateway for chat groups on this machine, which keep what they receive.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::message::{ChatKind, MailSecurity};
use domain::{Locale, PersonId};
use store::NewChatGroup;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use weathervane::app::messages::job;
use weathervane::config::ServeConfig;
use weathervane::state::AppState;

use super::TestApp;

/// One message that the mail server accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The address that it was handed over for.
    pub to: String,
    /// Its header and text, decoded.
    pub text: String,
}

/// How a mail server behaves.
#[derive(Clone)]
pub enum MailManner {
    /// As RFC 5321 describes it, without TLS.
    Proper,
    /// It accepts connections and never says anything.
    Mute,
    /// It takes messages and says so only when it is told to go on.
    SlowToAnswer,
    /// With TLS from the first byte.
    Tls(TlsAcceptor),
    /// With TLS after a plain greeting.
    StartTls(TlsAcceptor),
}

/// What a mail server shares with its connections.
struct MailState {
    received: Mutex<Vec<Mail>>,
    connections: AtomicUsize,
    /// One permit for each connection of a server that is mute, and for each message of another.
    heard: Semaphore,
    goes_on: Semaphore,
}

/// A mail server that speaks SMTP. It refuses recipients whose address begins with `refused`.
pub struct SmtpServer {
    /// Where it listens.
    pub port: u16,
    state: Arc<MailState>,
}

impl SmtpServer {
    /// Starts one that behaves; it ends with the runtime of the test.
    pub async fn start() -> Self {
        Self::start_as(MailManner::Proper).await
    }

    /// Starts one that behaves in this manner; it ends with the runtime of the test.
    pub async fn start_as(manner: MailManner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(MailState {
            received: Mutex::default(),
            connections: AtomicUsize::new(0),
            heard: Semaphore::new(0),
            goes_on: Semaphore::new(0),
        });
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.connections.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(answer_mail(stream, manner.clone(), Arc::clone(&shared)));
            }
        });
        Self { port, state }
    }

    /// What it accepted so far, by recipient.
    pub fn received(&self) -> Vec<Mail> {
        let mut received = self.state.received.lock().unwrap().clone();
        received.sort_by(|one, other| (&one.to, &one.text).cmp(&(&other.to, &other.text)));
        received
    }

    /// The texts for one address.
    pub fn to(&self, address: &str) -> Vec<String> {
        self.received().into_iter().filter(|mail| mail.to == address).map(|mail| mail.text).collect()
    }

    /// How many connections it accepted so far.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::Relaxed)
    }

    /// Waits until something reaches it that it was not asked about before: a message, or a connection if it is mute.
    pub async fn hears(&self) {
        self.state.heard.acquire().await.unwrap().forget();
    }

    /// Lets a server that is slow to answer say what it took.
    pub fn go_on(&self) {
        self.state.goes_on.add_permits(1000);
    }
}

/// One connection.
async fn answer_mail(stream: TcpStream, manner: MailManner, state: Arc<MailState>) -> std::io::Result<()> {
    match manner {
        MailManner::Mute => {
            state.heard.add_permits(1);
            // It stays open until the other side gives up.
            tokio::io::copy(&mut BufReader::new(stream), &mut tokio::io::sink()).await?;
        }
        MailManner::Proper => drop(converse(stream, &state, Dialect::default()).await?),
        MailManner::SlowToAnswer => {
            drop(converse(stream, &state, Dialect { slow: true, ..Dialect::default() }).await?);
        }
        MailManner::Tls(acceptor) => {
            drop(converse(acceptor.accept(stream).await?, &state, Dialect::default()).await?);
        }
        MailManner::StartTls(acceptor) => {
            let plain = Dialect { offers_tls: true, ..Dialect::default() };
            if let Some(stream) = converse(stream, &state, plain).await? {
                let encrypted = Dialect { greeted: true, ..Dialect::default() };
                drop(converse(acceptor.accept(stream).await?, &state, encrypted).await?);
            }
        }
    }
    Ok(())
}

/// What differs between conversations.
#[derive(Clone, Copy, Default)]
struct Dialect {
    /// Whether the greeting was said before.
    greeted: bool,
    /// Whether TLS is offered, and nothing taken before it.
    offers_tls: bool,
    /// Whether a message is answered only when the server is told to go on.
    slow: bool,
}

/// One conversation, as RFC 5321 describes it. Returns the stream if it goes on encrypted.
async fn converse<S>(stream: S, state: &MailState, dialect: Dialect) -> std::io::Result<Option<S>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut stream = BufReader::new(stream);
    if !dialect.greeted {
        stream.write_all(b"220 test\r\n").await?;
    }
    let mut to = String::new();
    while let Some(line) = next_line(&mut stream).await? {
        let word = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        let answer = match word.as_str() {
            "EHLO" if dialect.offers_tls => "250-test\r\n250 STARTTLS",
            "EHLO" => "250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN",
            "STARTTLS" => {
                stream.write_all(b"220 go on\r\n").await?;
                stream.flush().await?;
                return Ok(Some(stream.into_inner()));
            }
            _ if dialect.offers_tls && word != "QUIT" => "530 first STARTTLS",
            "AUTH" if line.ends_with(PLAIN_SECRET) => "235 welcome",
            "AUTH" => "535 wrong",
            "RCPT" if line.contains("<refused") => "550 nobody here",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                "250 fine"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                stream.flush().await?;
                let mut text = String::new();
                while let Some(line) = next_line(&mut stream).await?.filter(|line| line != ".") {
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push('\n');
                }
                state.received.lock().unwrap().push(Mail { to: to.clone(), text: decoded(&text) });
                state.heard.add_permits(1);
                if dialect.slow {
                    state.goes_on.acquire().await.unwrap().forget();
                }
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
        stream.flush().await?;
    }
    Ok(None)
}

/// The next line without its end; none if there is no more.
async fn next_line<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<Option<String>> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await?;
    Ok((read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}

/// What `AUTH PLAIN` sends for the login `centre` and the password `an open secret`.
const PLAIN_SECRET: &str = "AGNlbnRyZQBhbiBvcGVuIHNlY3JldA==";

/// A message without what differs each time (its moment), and its text as people read it.
fn decoded(message: &str) -> String {
    let (head, body) = message.split_once("\n\n").unwrap_or((message, ""));
    let head: Vec<&str> = head.lines().filter(|line| !line.starts_with("Date:")).collect();
    let body = match head.iter().find_map(|line| line.strip_prefix("Content-Transfer-Encoding: ")) {
        Some("base64") => {
            let bytes = STANDARD.decode(body.split_whitespace().collect::<String>()).unwrap();
            String::from_utf8(bytes).unwrap()
        }
        Some("quoted-printable") => from_quoted_printable(body),
        _ => body.to_owned(),
    };
    format!("{}\n\n{}", head.join("\n"), body.replace("\r\n", "\n"))
}

fn from_quoted_printable(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'=', [high, low, after @ ..]) => {
                let hex = [*high, *low];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// A port on which nobody listens.
pub fn unused_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// One request that the gateway received: the path with its query, and the body.
pub type ChatRequest = (String, serde_json::Value);

/// A gateway for chat groups. It answers as the program in the path does; a path with `moved` is a redirect.
pub struct ChatGateway {
    /// Where it listens, as the beginning of an address.
    pub base: String,
    received: Arc<Mutex<Vec<ChatRequest>>>,
}

impl ChatGateway {
    /// Starts one; it ends with the runtime of the test.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let received: Arc<Mutex<Vec<ChatRequest>>> = Arc::default();
        let router = Router::new().fallback(answer).with_state(Arc::clone(&received));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base, received }
    }

    /// The requests so far, by path.
    pub fn received(&self) -> Vec<ChatRequest> {
        let mut received = self.received.lock().unwrap().clone();
        received.sort_by(|one, other| one.0.cmp(&other.0));
        received
    }
}

async fn answer(
    State(received): State<Arc<Mutex<Vec<ChatRequest>>>>,
    uri: Uri,
    body: String,
) -> (StatusCode, [(&'static str, &'static str); 1], &'static str) {
    received.lock().unwrap().push((uri.to_string(), serde_json::from_str(&body).unwrap()));
    let (status, text) = match uri.path() {
        path if path.contains("moved") => (StatusCode::TEMPORARY_REDIRECT, ""),
        path if path.contains("unsigned") => (StatusCode::OK, "{\"errcode\":310000,\"code\":19021}"),
        path if path.contains("slack") => (StatusCode::OK, "ok"),
        path if path.contains("teams") => (StatusCode::ACCEPTED, ""),
        _ => (StatusCode::OK, "{\"errcode\":0,\"code\":0}"),
    };
    (status, [("location", "/elsewhere")], text)
}

impl TestApp {
    /// Makes this mail server the one of the centre.
    pub async fn send_messages_through(&self, server: &SmtpServer) {
        self.send_messages_to_port(server.port).await;
    }

    /// Makes a mail server on this port of this machine the one of the centre.
    pub async fn send_messages_to_port(&self, port: u16) {
        self.send_messages_with(port, MailSecurity::Plain).await;
    }

    /// The same, with this protection of the connection.
    pub async fn send_messages_with(&self, port: u16, security: MailSecurity) {
        let settings = store::MailServer {
            host: "127.0.0.1".to_owned(),
            port,
            security,
            sender: "weathervane@example.org".to_owned(),
            login: "centre".to_owned(),
            has_password: false,
        };
        let (admin, password) = (PersonId(1), Some("an open secret".to_owned()));
        self.app.store.messages().set_mail_server(settings, password, admin, self.now()).await.unwrap();
    }

    /// Adds a chat group of a team, with a secret if the program signs.
    pub async fn add_chat_group(&self, team: &str, kind: ChatKind, address: &str) {
        let host = address.split('/').nth(2).unwrap().to_owned();
        let secret = kind.signs().then(|| "SEC0123abc".to_owned());
        let webhook = store::Webhook { address: address.to_owned(), secret };
        let new = NewChatGroup { team: self.team(team).await, kind, language: Locale::En, host, webhook };
        self.app.store.messages().add_chat_group(new, PersonId(1), self.now()).await.unwrap();
    }

    /// Queues and sends what is due, as the server does now and then, in a centre that people reach at
    /// <https://weather.example>.
    pub async fn run_messages(&self) {
        job::run(&self.messaging()).await.unwrap();
    }

    /// The application in a centre that people reach at <https://weather.example>.
    pub fn messaging(&self) -> AppState {
        let public_url = Some("https://weather.example".to_owned());
        let config = Arc::new(ServeConfig { public_url, ..(*self.app.config).clone() });
        self.app.with(|parts| parts.config = config)
    }
}
