//! External programs: finds them, runs them, and installs those that are missing.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, bail};

use crate::paths::Paths;

/// Runs a command to its end. Fails if the command cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot start {name}"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs a command and returns what it printed, trimmed. Fails if the command cannot be started or fails.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        bail!("{name} failed ({})", output.status);
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// Runs a command without showing its output, and returns whether it succeeded within `limit`.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let started = Instant::now();
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = quiet.spawn() else {
        return false;
    };
    while started.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(Duration::from_millis(50)),
            Err(_) => break,
        }
    }
    // The result is the same if it could not be ended.
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// The path of the first of these programs that is on the PATH.
pub fn on_path<S: AsRef<OsStr>>(names: &[S]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| env::split_paths(&path).map(|dir| dir.join(name.as_ref())).find(|file| file.is_file()))
}

/// Installs Debian packages. Fails, with the command that would install them, if this user or system cannot.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    let by_hand = format!("apt-get install {}", packages.join(" "));
    let Some(apt) = on_path(&["apt-get"]) else {
        bail!("this system has no apt-get; on Debian, run: {by_hand}");
    };
    if output(Command::new("id").arg("-u"))? != "0" {
        bail!("packages are missing; install them with: sudo {by_hand}");
    }
    // Steps run at the same time, and two runs of apt-get would fail on its lock.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _lock = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    eprintln!("installing {}", packages.join(", "));
    let install = || {
        Command::new(&apt)
            .args(["install", "-y", "-q", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null())
            .status()
    };
    if install()?.success() {
        return Ok(());
    }
    // A new machine has no package lists yet, and old lists contain files that no longer exist.
    run(Command::new(&apt).args(["update", "-q"]).stdout(Stdio::null()))?;
    if !install()?.success() {
        bail!("could not install packages; try: {by_hand}");
    }
    Ok(())
}

/// The folder of Node's tools. Runs `npm ci` first if the folder is older than its lock file. Fails if npm is missing
/// or fails.
pub fn node_tools(paths: &Paths) -> Result<PathBuf> {
    // Steps run at the same time, and the second waits until the first has installed them.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _lock = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let dir = paths.end2end();
    let modules = dir.join("node_modules");
    if !is_newer(&modules.join(".package-lock.json"), &dir.join("package-lock.json")) {
        let Some(npm) = on_path(&["npm"]) else {
            bail!("npm is missing; install Node.js 20 or later");
        };
        eprintln!("installing Node's tools");
        // No package needs its install script, because the browser comes from the system.
        run(Command::new(npm)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&dir)
            .stdout(Stdio::null()))?;
    }
    Ok(modules.join(".bin"))
}

fn is_newer(made: &Path, source: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|meta| meta.modified());
    match (time(made), time(source)) {
        (Ok(made), Ok(source)) => made >= source,
        _ => false,
    }
}

/// Installs fonts with Chinese characters and Latin letters, if none is found: PDF documents use the fonts of the
/// machine, and without them a picture of a Chinese page shows empty boxes. Fails if they cannot be installed.
pub fn fonts() -> Result<()> {
    const PLACES: [&str; 3] = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts"];
    const NAMES: [&str; 5] = ["NotoSansCJK", "NotoSansSC", "SourceHanSans", "wqy-", "PingFang"];
    if PLACES.iter().any(|place| contains(Path::new(place), &NAMES)) {
        return Ok(());
    }
    apt_install(&["fonts-noto-cjk"]).context("PDF documents and pictures need a font with Chinese characters")
}

/// Whether a directory, or one below it, contains a file whose name starts with one of these names.
fn contains(directory: &Path, names: &[&str]) -> bool {
    let entries = directory.read_dir().into_iter().flatten().flatten();
    entries.into_iter().any(|entry| {
        let name = entry.file_name();
        let begins = names.iter().any(|known| name.to_string_lossy().starts_with(known));
        begins || entry.file_type().is_ok_and(|kind| kind.is_dir()) && contains(&entry.path(), names)
    })
}

/// The path of Chromium or Chrome, for the tests. Installs it if none is on the PATH; fails if it cannot.
pub fn chromium() -> Result<PathBuf> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    if let Some(found) = env::var_os("WEATHERVANE_CHROMIUM") {
        return Ok(found.into());
    }
    if let Some(found) = on_path(&NAMES) {
        return Ok(found);
    }
    apt_install(&["chromium"])
        .context("the browser tests need Chromium or Chrome on the PATH, or WEATHERVANE_CHROMIUM set to one")?;
    on_path(&NAMES).context("chromium was installed, but is not on the PATH")
}

/// The browsers of the tests.
pub struct Browsers {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// The one that takes the least time: it need not have push messages.
    pub quick: PathBuf,
}

/// The browsers of the tests. Installs what is missing; fails if there is none at all.
pub fn browsers() -> Result<Browsers> {
    let chromium = chromium()?;
    let quick = chromium_without_windows().unwrap_or_else(|| chromium.clone());
    Ok(Browsers { chromium, quick })
}

/// The path of Debian's build of Chromium that has no windows; installs it if it can. None where it cannot be had, or
/// where a browser is named. It takes two thirds of the processor time of Chromium.
fn chromium_without_windows() -> Option<PathBuf> {
    const NAME: &str = "chromium-headless-shell";
    if env::var_os("WEATHERVANE_CHROMIUM").is_some() {
        return None;
    }
    on_path(&[NAME]).or_else(|| {
        apt_install(&[NAME]).ok()?;
        on_path(&[NAME])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_exceeds_its_limit_is_killed() {
        let started = Instant::now();
        let mut slow = Command::new("sleep");
        assert!(!succeeds_within(slow.arg("30"), Duration::from_millis(100)));
        assert!(started.elapsed() < Duration::from_secs(20));
    }
}
