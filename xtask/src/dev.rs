//! `cargo xtask dev`: build without optimising, serve, and do both again when a source changes.

use std::process::{Child, Command, ExitCode};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::Result;
use notify::{Event, RecursiveMode, Watcher};

use crate::places::Places;
use crate::server::{self, Profile};

const WATCHED: [&str; 7] = ["src", "crates", "style", "locales", "content", "public", "Cargo.toml"];

/// An editor saves several files at once; this much quiet means that it is done.
const QUIET: Duration = Duration::from_millis(300);

/// Serves until it is interrupted; a build that fails leaves the last good server running.
pub fn run(places: &Places, mut args: Vec<String>) -> Result<ExitCode> {
    if args.is_empty() {
        args.push("serve".into());
    }
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Reading is an event too, and a build reads every source.
        if event.map_or(true, |event| !event.kind.is_access()) {
            // Nobody listens only when the program is about to end.
            let _ = sender.send(());
        }
    })?;
    for name in WATCHED {
        let path = places.root.join(name);
        if path.exists() {
            watcher.watch(&path, RecursiveMode::Recursive)?;
        }
    }
    let mut server = Running(None);
    loop {
        match server::with_site(places, Profile::Dev) {
            Ok(binary) => server.replace(Command::new(binary).args(&args))?,
            Err(error) => eprintln!("{error:#}"),
        }
        changes.recv()?;
        while changes.recv_timeout(QUIET).is_ok() {}
        eprintln!("a source changed, building again");
    }
}

/// The server of the last good build, ended with this program.
struct Running(Option<Child>);

impl Running {
    fn replace(&mut self, command: &mut Command) -> Result<()> {
        self.stop();
        self.0 = Some(command.spawn()?);
        Ok(())
    }

    fn stop(&mut self) {
        if let Some(mut child) = self.0.take() {
            // Neither can fail but when it has already ended.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}
