//! Outside programs: finding them, running them, and installing those that are missing.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::places::Places;

/// Runs a command to its end and fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("cannot start {name}"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs a command and gives back what it wrote, without the line ends around it.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        bail!("{name} failed ({})", output.status);
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// Runs a command without a word; says whether it succeeded within `limit`.
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
    // Whether it could still be ended changes nothing: the answer is no.
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// The first of these programs that is on the PATH.
pub fn on_path<S: AsRef<OsStr>>(names: &[S]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| env::split_paths(&path).map(|dir| dir.join(name.as_ref())).find(|file| file.is_file()))
}

/// Installs Debian packages, or says which command would.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    let by_hand = format!("apt-get install {}", packages.join(" "));
    let Some(apt) = on_path(&["apt-get"]) else {
        bail!("this system has no apt-get; on Debian it would be: {by_hand}");
    };
    if output(Command::new("id").arg("-u"))? != "0" {
        bail!("packages are missing; install them with: sudo {by_hand}");
    }
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
    // A new machine has no package lists yet, and old lists name files that are gone.
    run(Command::new(&apt).args(["update", "-q"]).stdout(Stdio::null()))?;
    if !install()?.success() {
        bail!("could not install packages; try: {by_hand}");
    }
    Ok(())
}

/// The folder of Node's tools, filled by `npm ci` when it is older than its lock file.
pub fn node_tools(places: &Places) -> Result<PathBuf> {
    let dir = places.end2end();
    let modules = dir.join("node_modules");
    if !is_newer(&modules.join(".package-lock.json"), &dir.join("package-lock.json")) {
        let Some(npm) = on_path(&["npm"]) else {
            bail!("npm is missing; install Node.js 20 or later");
        };
        eprintln!("installing Node's tools");
        // None of the packages needs its install script: the browser comes from the system.
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

/// Fonts with Chinese characters and Latin letters: documents for print are set in the machine's own, and pictures of Chinese
/// pages are empty boxes without them.
pub fn fonts() -> Result<()> {
    const PLACES: [&str; 3] = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts"];
    const NAMES: [&str; 5] = ["NotoSansCJK", "NotoSansSC", "SourceHanSans", "wqy-", "PingFang"];
    if PLACES.iter().any(|place| holds(Path::new(place), &NAMES)) {
        return Ok(());
    }
    apt_install(&["fonts-noto-cjk"]).context("the tests of documents for print need a font with Chinese characters")
}

/// Whether a file whose name begins so lies anywhere below a directory.
fn holds(directory: &Path, names: &[&str]) -> bool {
    let entries = directory.read_dir().into_iter().flatten().flatten();
    entries.into_iter().any(|entry| {
        let name = entry.file_name();
        let begins = names.iter().any(|known| name.to_string_lossy().starts_with(known));
        begins || entry.file_type().is_ok_and(|kind| kind.is_dir()) && holds(&entry.path(), names)
    })
}

/// A browser for the tests: Chromium or Chrome from the PATH, installed if it can be.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let started = Instant::now();
        let mut slow = Command::new("sleep");
        assert!(!succeeds_within(slow.arg("30"), Duration::from_millis(100)));
        assert!(started.elapsed() < Duration::from_secs(20));
    }
}
