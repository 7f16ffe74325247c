//! `cargo xtask dev`: builds without optimising, serves, and rebuilds and restarts when a source changes.

use std::process::{Child, Command, ExitCode};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::Result;
use notify::{Event, RecursiveMode, Watcher};

use crate::building::server::{self, BuildProfile};
use crate::paths::Paths;

const WATCHED: [&str; 7] = ["src", "crates", "style", "locales", "content", "public", "Cargo.toml"];

/// An editor may save several files at once. A build starts when nothing was saved for this long.
const QUIET: Duration = Duration::from_millis(300);

/// Serves until it is interrupted. If a build fails, the server of the last good build continues.
pub fn run(paths: &Paths, mut args: Vec<String>) -> Result<ExitCode> {
    if args.is_empty() {
        args.push("serve".into());
    }
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // A build reads every source, and reading is an event too.
        if event.map_or(true, |event| !event.kind.is_access()) {
            // This fails only when the program is about to end.
            let _ = sender.send(());
        }
    })?;
    for name in WATCHED {
        let path = paths.root.join(name);
        if path.exists() {
            watcher.watch(&path, RecursiveMode::Recursive)?;
        }
    }
    let mut server = RunningServer(None);
    loop {
        match server::with_site(paths, BuildProfile::Dev) {
            Ok(binary) => server.replace(Command::new(binary).args(&args))?,
            Err(error) => eprintln!("{error:#}"),
        }
        changes.recv()?;
        while changes.recv_timeout(QUIET).is_ok() {}
        eprintln!("\na source changed, building again");
    }
}

/// The server of the last good build. It ends with this program.
struct RunningServer(Option<Child>);

impl RunningServer {
    fn replace(&mut self, command: &mut Command) -> Result<()> {
        self.stop();
        self.0 = Some(command.spawn()?);
        Ok(())
    }

    fn stop(&mut self) {
        if let Some(mut child) = self.0.take() {
            // Both fail only if it has ended already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for RunningServer {
    fn drop(&mut self) {
        self.stop();
    }
}
