//! The check of the packages: installed, started, upgraded, removed and purged in a test root; the data stay.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::deb::{self, Compression};
use super::metadata::Metadata;
use super::test_root::{Installed, TestRoot};
use super::{copy, tarball};
use crate::counts::Counts;
use crate::paths::Paths;
use crate::steps::step;
use crate::tools;

/// What the operator adds to the settings, which an upgrade must keep.
const OWN_LINE: &str = "\n# Added by the operator.\n";

/// Checks both packages of a binary. Skips it, with the reason, where dpkg or the rights for it are missing.
pub fn check(paths: &Paths, binary: &Path) -> Result<Counts> {
    if let Some(missing) = missing()? {
        println!("packages: skipped, because {missing}");
        return Ok(Counts::default());
    }
    step("packages", "30 s", || Ok(Counts::of_result("packages", packages(paths, binary))))
}

fn missing() -> Result<Option<&'static str>> {
    if ["dpkg", "dpkg-deb", "useradd", "tar"].iter().any(|name| tools::on_path(&[name]).is_none()) {
        return Ok(Some("dpkg, useradd or tar is not installed"));
    }
    // dpkg gives the files to root, and the package gives the data directory to a user.
    Ok((tools::output(Command::new("id").arg("-u"))? != "0").then_some("only root can install a package"))
}

fn packages(paths: &Paths, binary: &Path) -> Result<()> {
    let metadata = Metadata::read(paths)?;
    let folder = paths.target.join("package-check");
    fs::create_dir_all(&folder)?;
    let binary = stripped(binary, &folder)?;
    debian(paths, &metadata, (&binary, &folder)).context("the Debian package")?;
    by_hand(paths, &metadata, (&binary, &folder)).context("the tarball")?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// A copy of the binary without the symbols of the tests' build, which are most of it. The binary itself where nothing
/// can remove them.
fn stripped(binary: &Path, folder: &Path) -> Result<PathBuf> {
    let copy = folder.join("weathervane");
    let strip = Command::new("strip").arg("-o").arg(&copy).arg(binary).status();
    Ok(if strip.is_ok_and(|status| status.success()) { copy } else { binary.to_path_buf() })
}

fn debian(paths: &Paths, metadata: &Metadata, (binary, folder): (&Path, &Path)) -> Result<()> {
    let build = |version: &str| deb::build(paths, metadata, version, (binary, folder), Compression::None);
    let root = TestRoot::new(&folder.join("root"))?;
    root.dpkg(&["--install"], &build(&metadata.version)?)?;
    let passwd = fs::read_to_string(root.path("etc/passwd"))?;
    let user = passwd.lines().find(|line| line.starts_with("weathervane:")).context("the user is missing")?;
    ensure!(user.ends_with(":/var/lib/weathervane:/usr/sbin/nologin"), "nobody signs in as the user: {user}");
    let own: Vec<u32> = user.split(':').skip(2).take(2).filter_map(|number| number.parse().ok()).collect();
    let installed = root.installed();
    ensure!(owner_and_mode(&installed.data)? == (own, 0o700), "the data directory is open to others");
    unit(&root.path("usr/lib/systemd/system/weathervane.service"))?;

    let changed = works(&installed)?;
    root.dpkg(&["--install"], &build(&format!("{}+1", metadata.version))?)?;
    still_works(&installed, &changed)?;
    root.dpkg(&["--remove"], Path::new(&metadata.name))?;
    ensure!(!installed.program.exists(), "the program is still there");
    ensure!(fs::read_to_string(&installed.settings)? == changed, "a removal deleted the settings");
    installed.has_data("a removal")?;
    root.dpkg(&["--purge"], Path::new(&metadata.name))?;
    ensure!(!installed.settings.exists(), "a purge left the settings");
    installed.has_data("a purge")
}

/// Somebody works with what was just installed: a person is added, the server answers, and the settings change. Returns
/// the settings.
fn works(installed: &Installed) -> Result<String> {
    installed.weathervane(&["user", "add", "d1", "--name", "Admin", "--roles", "admin"])?;
    installed.serves()?;
    let changed = fs::read_to_string(&installed.settings)? + OWN_LINE;
    fs::write(&installed.settings, &changed)?;
    Ok(changed)
}

/// After an upgrade the person and the settings are there, and the server answers.
fn still_works(installed: &Installed, changed: &str) -> Result<()> {
    ensure!(fs::read_to_string(&installed.settings)? == changed, "an upgrade overwrote the settings");
    ensure!(installed.weathervane(&["user", "list"])?.starts_with("d1\t"), "an upgrade lost a person");
    installed.serves()
}

/// Lets systemd check a unit, where it is installed.
fn unit(unit: &Path) -> Result<()> {
    ensure!(unit.exists(), "the unit is missing");
    if tools::on_path(&["systemd-analyze"]).is_none() {
        println!("the unit was not checked, because systemd-analyze is not installed");
        return Ok(());
    }
    // An exposure of 2 of 10 is what systemd calls "ok"; a unit without restrictions has 9.6.
    let mut analyze = Command::new("systemd-analyze");
    analyze.args(["security", "--offline=true", "--threshold=20", "--no-pager"]).arg(unit).stdout(Stdio::null());
    tools::run(&mut analyze).context("the unit gives the program more than it needs")
}

/// Installs the tarball by hand in a folder, as the documentation says, works with it, replaces the program by the one
/// of another tarball, and removes it.
fn by_hand(paths: &Paths, metadata: &Metadata, (binary, folder): (&Path, &Path)) -> Result<()> {
    let unpacked = |version: &str| -> Result<PathBuf> {
        let tarball = tarball::build(paths, metadata, version, (binary, folder))?;
        tools::run(Command::new("tar").arg("-xzf").arg(&tarball).arg("-C").arg(folder))?;
        let name = tarball.file_name().and_then(|name| name.to_str()?.strip_suffix(".tar.gz")).context("its name")?;
        Ok(folder.join(name))
    };
    let root = folder.join("by-hand");
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    let (program, settings) = (root.join("usr/local/bin/weathervane"), root.join("etc/weathervane.toml"));
    let installed = Installed { program, settings, data: root.join("var/lib/weathervane") };
    let first = unpacked(&metadata.version)?;
    copy(&first.join("weathervane"), &installed.program, 0o755)?;
    copy(&first.join("weathervane.toml"), &installed.settings, 0o644)?;
    unit(&first.join("weathervane.service"))?;
    fs::create_dir_all(&installed.data)?;
    let version = tools::output(Command::new(&installed.program).arg("--version"))?;
    ensure!(version == format!("weathervane {}", metadata.version), "it contains {version}");

    let changed = works(&installed)?;
    let second = unpacked(&format!("{}+1", metadata.version))?;
    // Another file takes its place, as `install` does it.
    fs::remove_file(&installed.program)?;
    copy(&second.join("weathervane"), &installed.program, 0o755)?;
    still_works(&installed, &changed)?;
    fs::remove_file(&installed.program)?;
    fs::remove_file(&installed.settings)?;
    installed.has_data("a removal")
}

#[cfg(unix)]
fn owner_and_mode(path: &Path) -> Result<(Vec<u32>, u32)> {
    use std::os::unix::fs::MetadataExt as _;

    let found = fs::metadata(path)?;
    Ok((vec![found.uid(), found.gid()], found.mode() & 0o777))
}

#[cfg(not(unix))]
fn owner_and_mode(_: &Path) -> Result<(Vec<u32>, u32)> {
    anyhow::bail!("packages are checked on Linux")
}
