//! An import while the server runs: the program hands the file to the server through a socket in the data directory.

use std::path::Path;
#[cfg(unix)]
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{ImportOptions, Imported};
use crate::app::jobs::round;
use crate::cli::common::Failure;
use crate::config::ImportKind;
use crate::state::AppState;
#[cfg(unix)]
use words::t;

/// Name of the socket in the data directory.
#[cfg(unix)]
const SOCKET: &str = "import.sock";
/// The longest path of a socket, in bytes, that every system accepts.
#[cfg(unix)]
const MAX_SOCKET_PATH: usize = 103;
/// Maximum size of a file with its header, in bytes. A larger one is refused: the truncated file would look complete.
#[cfg(unix)]
const MAX_BYTES: u64 = 1 << 30;

/// The first line of what the program sends; the file follows.
#[derive(Debug, Serialize, Deserialize)]
struct HandoverHeader {
    what: ImportKind,
    name: String,
    dry_run: bool,
    locale: domain::Locale,
    encoding: Option<String>,
    dates: Option<String>,
}

/// The answer of the server.
#[derive(Debug, Serialize, Deserialize)]
enum HandoverAnswer {
    Imported { said: Vec<String>, notes: Vec<String> },
    Failed(String),
}

/// The path of the socket in a data directory, short enough for the system while this lives.
#[cfg(unix)]
struct SocketPath {
    path: PathBuf,
    /// The directory through which a shorter path leads.
    _directory: Option<std::fs::File>,
}

#[cfg(unix)]
impl SocketPath {
    /// The path in this directory. On Linux, one that is too long leads through the open directory.
    ///
    /// # Errors
    /// If the directory cannot be opened.
    fn of(directory: &Path) -> std::io::Result<Self> {
        use std::os::fd::AsRawFd as _;

        let path = directory.join(SOCKET);
        if !cfg!(target_os = "linux") || path.as_os_str().len() <= MAX_SOCKET_PATH {
            return Ok(Self { path, _directory: None });
        }
        let directory = std::fs::File::open(directory)?;
        let path = PathBuf::from(format!("/proc/self/fd/{}/{SOCKET}", directory.as_raw_fd()));
        Ok(Self { path, _directory: Some(directory) })
    }
}

/// Lets the server on this data directory import a file; none if there is no such server.
///
/// # Errors
/// If the file is too large or has problems, or the server ends before it answers.
#[cfg(unix)]
pub(super) async fn hand_over(
    directory: &Path,
    what: ImportKind,
    name: &str,
    bytes: &[u8],
    options: &ImportOptions,
) -> Result<Option<Imported>, Failure> {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let Ok(socket) = SocketPath::of(directory) else { return Ok(None) };
    let Ok(mut server) = tokio::net::UnixStream::connect(&socket.path).await else { return Ok(None) };
    let header = HandoverHeader {
        what,
        name: name.to_owned(),
        dry_run: options.dry_run,
        locale: options.locale,
        encoding: options.stated.encoding.map(|encoding| encoding.name().to_owned()),
        dates: options.stated.dates.map(|order| order.key().to_owned()),
    };
    let mut line = serde_json::to_vec(&header)?;
    line.push(b'\n');
    if line.len().saturating_add(bytes.len()) as u64 > MAX_BYTES {
        return Err(t!(options.locale, "cli-too-large", file = name).into());
    }
    server.write_all(&line).await?;
    server.write_all(bytes).await?;
    server.shutdown().await?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer).await?;
    match serde_json::from_slice(&answer)? {
        HandoverAnswer::Imported { said, notes } => Ok(Some(Imported { said, notes, ..Imported::default() })),
        HandoverAnswer::Failed(why) => Err(why.into()),
    }
}

/// No socket of this kind exists here: the directory is in use.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub(super) async fn hand_over(
    _: &Path,
    _: ImportKind,
    _: &str,
    _: &[u8],
    _: &ImportOptions,
) -> Result<Option<Imported>, Failure> {
    Ok(None)
}

/// How long to wait after the system had no resources for another connection.
#[cfg(unix)]
const ACCEPT_PAUSE: std::time::Duration = std::time::Duration::from_millis(100);

/// Imports the files that are handed over, one after the other, until the server stops. Only the user of the server can
/// open the socket.
#[cfg(unix)]
pub(in crate::cli) fn listen(app: AppState) {
    use std::os::unix::fs::PermissionsExt as _;

    let path = app.config.data.dir.join(SOCKET);
    // Removes the socket of a server that was killed: this server holds the lock of the directory.
    drop(std::fs::remove_file(&path));
    let listener = SocketPath::of(&app.config.data.dir).and_then(|socket| {
        let listener = tokio::net::UnixListener::bind(&socket.path)?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
        Ok(listener)
    });
    let listener = match listener {
        Ok(listener) => listener,
        Err(error) => {
            tracing::warn!(%error, "files cannot be imported from the command line while the server runs");
            return;
        }
    };
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = app.stopping.cancelled() => break,
                accepted = listener.accept() => match accepted {
                    Ok((client, _)) => {
                        let work = unix::serve(app.clone(), client);
                        round(&app, "import from the command line", work).await;
                    }
                    // The system has no resources for it now.
                    Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
                }
            }
        }
        drop(std::fs::remove_file(&path));
    });
}

/// Does nothing: no socket of this kind exists here.
#[cfg(not(unix))]
pub(in crate::cli) fn listen(_: AppState) {}

#[cfg(unix)]
mod unix {
    use std::time::Duration;

    use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
    use tokio::net::UnixStream;
    use tokio::time::timeout;

    use super::super::{ImportOptions, Imported, store_file};
    use super::{HandoverAnswer, HandoverHeader, MAX_BYTES};
    use crate::cli::common::Failure;
    use crate::state::AppState;
    use import::cell::DateOrder;
    use import::csv_reader::StatedFormat;
    use import::decode::Encoding;

    /// How long the program may take to send a file.
    const READ_TIMEOUT: Duration = Duration::from_secs(60);

    /// Imports one file.
    pub(super) async fn serve(app: AppState, client: UnixStream) {
        if let Err(error) = answer(&app, client).await {
            tracing::warn!(%error, "a file from the command line was not imported");
        }
    }

    /// Imports one file and says what came of it.
    async fn answer(app: &AppState, mut client: UnixStream) -> Result<(), Failure> {
        let (header, bytes) = timeout(READ_TIMEOUT, received(&mut client, MAX_BYTES)).await??;
        let answer = match import(app, header, bytes).await {
            Ok(Imported { said, notes, .. }) => HandoverAnswer::Imported { said, notes },
            Err(failure) => HandoverAnswer::Failed(failure.to_string()),
        };
        client.write_all(&serde_json::to_vec(&answer)?).await?;
        client.shutdown().await?;
        Ok(())
    }

    /// Reads a file and its header, of at most this many bytes.
    async fn received(client: &mut UnixStream, max: u64) -> Result<(HandoverHeader, Vec<u8>), Failure> {
        // One byte more than allowed: otherwise a truncated file would look complete.
        let mut client = BufReader::new(client.take(max.saturating_add(1)));
        let mut line = String::new();
        client.read_line(&mut line).await?;
        let header = serde_json::from_str(&line)?;
        let mut bytes = Vec::new();
        client.read_to_end(&mut bytes).await?;
        if client.get_ref().limit() == 0 {
            return Err("the file is too large".into());
        }
        Ok((header, bytes))
    }

    async fn import(app: &AppState, header: HandoverHeader, bytes: Vec<u8>) -> Result<Imported, Failure> {
        let HandoverHeader { what, name, dry_run, locale, encoding, dates } = header;
        let stated = StatedFormat {
            encoding: encoding.and_then(|name| Encoding::for_label(name.as_bytes())),
            dates: dates.and_then(|key| DateOrder::from_key(&key)),
            ..StatedFormat::default()
        };
        let options = ImportOptions { dry_run, locale, stated };
        let imported = store_file(&app.store, what, &name, &bytes, &options, &app.clock).await?;
        if !imported.roster.is_empty() {
            app.roster_changed(&imported.roster);
        }
        if imported.has_check_ins {
            app.entries_imported();
        }
        Ok(imported)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[tokio::test]
        async fn a_file_that_is_larger_than_may_be_is_refused_and_not_cut() {
            let header = r#"{"what":"Roster","name":"a","dry_run":true,"locale":"en","encoding":null,"dates":null}"#;
            let file = "person_id,name\np1,Ann\n";
            let sent = format!("{header}\n{file}");
            let read = async |max: usize| {
                let (mut program, mut server) = UnixStream::pair().expect("a socket");
                program.write_all(sent.as_bytes()).await.expect("a write");
                drop(program);
                received(&mut server, max as u64).await.map(|(_, bytes)| bytes.len()).ok()
            };
            assert_eq!(read(sent.len()).await, Some(file.len()));
            assert_eq!(read(sent.len() - 1).await, None);
        }
    }
}
