//! `cargo xtask package`: a Debian package and a tarball of the release binary, and their check in a test root.

mod check;
mod deb;
mod metadata;
mod proxies;
mod tarball;
mod test_root;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

pub use check::check;

use crate::building::server::{self, BuildProfile};
use crate::paths::Paths;
use crate::tools;
use deb::Compression;
use metadata::Metadata;

/// Builds the release binary, packs it in both formats into `target/package`, and checks packages and proxies with it.
/// With `dev`, checks them with the binary of the tests instead, which is built already.
pub fn run(paths: &Paths, dev: bool) -> Result<ExitCode> {
    if dev {
        return checked(paths, &server::binary(paths, BuildProfile::Dev));
    }
    let binary = server::with_site(paths, BuildProfile::Release)?;
    let metadata = Metadata::read(paths)?;
    let folder = paths.target.join("package");
    let deb = deb::build(paths, &metadata, &metadata.version, (&binary, &folder), Compression::Xz)?;
    let tarball = tarball::build(paths, &metadata, &metadata.version, (&binary, &folder))?;
    println!("built {}\nbuilt {}", deb.display(), tarball.display());
    checked(paths, &binary)
}

fn checked(paths: &Paths, binary: &Path) -> Result<ExitCode> {
    let mut counts = check::check(paths, binary)?;
    counts.add(proxies::check(paths, binary)?);
    Ok(if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The time of the last commit in seconds since 1970, so that two builds of one commit are the same. None in a source
/// archive.
fn time_of_commit(paths: &Paths) -> Option<String> {
    let time = tools::output(Command::new("git").current_dir(&paths.root).args(["log", "-1", "--format=%ct"]));
    time.ok().filter(|time| !time.is_empty())
}

/// Copies a file of the repository or the build, with these permission bits.
fn copy(from: &Path, to: &Path, mode: u32) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    set_mode(to, mode)
}

#[cfg(unix)]
fn set_mode(file: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    Ok(fs::set_permissions(file, fs::Permissions::from_mode(mode))?)
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> Result<()> {
    anyhow::bail!("packages are built on Linux")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_the_package_is_that_of_the_documentation() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let packed = fs::read_to_string(root.join("packaging/weathervane.service"))?;
        let by_hand = packed.replace("/usr/bin/weathervane", "/usr/local/bin/weathervane");
        for document in ["docs/operating.md", "docs/zh-CN/operating.md"] {
            let document = fs::read_to_string(root.join(document))?;
            // Comments are in the language of the document.
            for line in by_hand.lines().filter(|line| !line.starts_with('#')) {
                assert!(document.contains(&format!("\n{line}\n")), "{line}");
            }
        }
        Ok(())
    }
}
