//! Builds the tarball, for systems without dpkg.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::metadata::Metadata;
use super::{copy, time_of_commit};
use crate::paths::Paths;
use crate::tools;

/// What it contains besides the binary: path in the repository, name in the tarball.
const FILES: [(&str, &str); 6] = [
    ("packaging/weathervane.service", "weathervane.service"),
    ("packaging/weathervane.toml", "weathervane.toml"),
    ("docs/operating.md", "operating.md"),
    ("docs/zh-CN/operating.md", "operating.zh-CN.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Builds it from a binary, in a folder. Returns its path. Fails if tar is missing or fails.
pub fn build(paths: &Paths, metadata: &Metadata, version: &str, (binary, folder): (&Path, &Path)) -> Result<PathBuf> {
    let name = format!("{}-{version}-{}-linux", metadata.name, std::env::consts::ARCH);
    let tree = folder.join(&name);
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    copy(binary, &tree.join("weathervane"), 0o755)?;
    for (source, target) in FILES {
        copy(&paths.root.join(source), &tree.join(target), 0o644)?;
    }
    let tarball = folder.join(format!("{name}.tar.gz"));
    let mut tar = Command::new("tar");
    tar.args(time_of_commit(paths).map(|time| format!("--mtime=@{time}")));
    tar.args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "-czf"]).arg(&tarball).arg("-C").arg(folder);
    tools::run(tar.arg(&name)).context("cannot build the tarball")?;
    fs::remove_dir_all(&tree)?;
    Ok(tarball)
}
