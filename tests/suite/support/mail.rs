//! A mail server and a gateway for chat groups on this machine, which keep what they receive.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::message::{ChatKind, MailSecurity};
use domain::{Locale, PersonId};
use store::NewChatGroup;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use weathervane::app::messages::job;
use weathervane::config::ServeConfig;

use super::TestApp;

/// One message that the mail server accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The address that it was handed over for.
    pub to: String,
    /// Its header and text, decoded.
    pub text: String,
}

/// A mail server that speaks SMTP. It refuses recipients whose address begins with `refused`.
pub struct MailServer {
    /// Where it listens.
    pub port: u16,
    /// What arrived.
    pub received: Arc<Mutex<Vec<Mail>>>,
}

impl MailServer {
    /// Starts one; it ends with the runtime of the test.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { port: listener.local_addr().unwrap().port(), received: Arc::default() };
        let received = Arc::clone(&server.received);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, Arc::clone(&received)));
            }
        });
        server
    }

    /// What it accepted so far, by recipient.
    pub fn received(&self) -> Vec<Mail> {
        let mut received = self.received.lock().unwrap().clone();
        received.sort_by(|one, other| (&one.to, &one.text).cmp(&(&other.to, &other.text)));
        received
    }

    /// The texts for one address.
    pub fn to(&self, address: &str) -> Vec<String> {
        self.received().into_iter().filter(|mail| mail.to == address).map(|mail| mail.text).collect()
    }
}

/// One connection, as RFC 5321 describes it.
async fn converse(stream: TcpStream, received: Arc<Mutex<Vec<Mail>>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 test\r\n").await?;
    let mut to = String::new();
    while let Some(line) = lines.next_line().await? {
        let word = line.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        let answer = match word.as_str() {
            "EHLO" => "250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN",
            "AUTH" if line.ends_with(PLAIN_SECRET) => "235 welcome",
            "AUTH" => "535 wrong",
            "RCPT" if line.contains("<refused") => "550 nobody here",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                "250 fine"
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut text = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push('\n');
                }
                received.lock().unwrap().push(Mail { to: to.clone(), text: decoded(&text) });
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
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
    pub async fn send_messages_through(&self, server: &MailServer) {
        self.send_messages_to_port(server.port).await;
    }

    /// Makes a mail server on this port of this machine the one of the centre.
    pub async fn send_messages_to_port(&self, port: u16) {
        let settings = store::MailServer {
            host: "127.0.0.1".to_owned(),
            port,
            security: MailSecurity::Plain,
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

    /// Queues and sends what is due, as the server does now and then, in a centre that people reach at <https://weather.example>.
    pub async fn run_messages(&self) {
        let mut app = self.app.clone();
        let public_url = Some("https://weather.example".to_owned());
        app.config = Arc::new(ServeConfig { public_url, ..(*app.config).clone() });
        job::run(&app).await.unwrap();
    }
}
