//! The check of the packages: installed, started, upgraded, removed and purged in a test root; the data stay.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::deb::{self, Compression};
use super::metadata::Metadata;
use super::tarball;
use super::test_root::TestRoot;
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
    step("packages", "20 s", || {
        let passed = match packages(paths, binary) {
            Ok(()) => true,
            Err(error) => {
                println!("{error:#}");
                false
            }
        };
        println!("packages: {}", if passed { "ok" } else { "FAILED" });
        Ok(Counts::of_check(passed))
    })
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
    unpacked(paths, &metadata, (&binary, &folder)).context("the tarball")?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// A copy of the binary without the symbols of the tests' build, which are most of it. The binary itself where nothing can remove them.
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
    ensure!(owner_and_mode(Path::new(&root.data()))? == (own, 0o700), "the data directory is open to others");
    unit(&root)?;

    // Somebody works with it.
    root.weathervane(&["user", "add", "d1", "--name", "Admin", "--roles", "admin"])?;
    root.serves()?;
    let settings = root.path("etc/weathervane.toml");
    let changed = fs::read_to_string(&settings)? + OWN_LINE;
    fs::write(&settings, &changed)?;
    let kept = |what: &str| -> Result<()> {
        ensure!(Path::new(&root.data()).join("weathervane.db").exists(), "{what} deleted the data");
        Ok(())
    };

    root.dpkg(&["--install"], &build(&format!("{}+1", metadata.version))?)?;
    ensure!(fs::read_to_string(&settings)? == changed, "an upgrade overwrote the settings");
    ensure!(root.weathervane(&["user", "list"])?.starts_with("d1\t"), "an upgrade lost a person");
    root.serves()?;
    root.dpkg(&["--remove"], Path::new(&metadata.name))?;
    ensure!(!root.path("usr/bin/weathervane").exists(), "the program is still there");
    ensure!(fs::read_to_string(&settings)? == changed, "a removal deleted the settings");
    kept("a removal")?;
    root.dpkg(&["--purge"], Path::new(&metadata.name))?;
    ensure!(!settings.exists(), "a purge left the settings");
    kept("a purge")
}

/// Lets systemd check the unit, where it is installed.
fn unit(root: &TestRoot) -> Result<()> {
    let unit = root.path("usr/lib/systemd/system/weathervane.service");
    ensure!(unit.exists(), "the unit is missing");
    if tools::on_path(&["systemd-analyze"]).is_none() {
        println!("the unit was not checked, because systemd-analyze is not installed");
        return Ok(());
    }
    // An exposure of 2 of 10 is what systemd calls "ok"; a unit without restrictions has 9.6.
    let mut analyze = Command::new("systemd-analyze");
    analyze.args(["security", "--offline=true", "--threshold=20", "--no-pager"]).arg(&unit).stdout(Stdio::null());
    tools::run(&mut analyze).context("the unit gives the program more than it needs")
}

fn unpacked(paths: &Paths, metadata: &Metadata, (binary, folder): (&Path, &Path)) -> Result<()> {
    let tarball = tarball::build(paths, metadata, binary, folder)?;
    tools::run(Command::new("tar").arg("-xzf").arg(&tarball).arg("-C").arg(folder))?;
    let name = tarball.file_name().and_then(|name| name.to_str()?.strip_suffix(".tar.gz")).context("its name")?;
    let version = tools::output(Command::new(folder.join(name).join("weathervane")).arg("--version"))?;
    ensure!(version == format!("weathervane {}", metadata.version), "it contains {version}");
    Ok(())
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
