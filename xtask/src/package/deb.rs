//! Builds the Debian package with dpkg-deb.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::metadata::{Asset, BINARY, Metadata};
use super::{copy, time_of_commit};
use crate::paths::Paths;
use crate::tools;

/// The programs that dpkg runs at installation, upgrade and removal.
const SCRIPTS: [&str; 3] = ["postinst", "prerm", "postrm"];

/// How the content of the package is compressed.
#[derive(Clone, Copy)]
pub enum Compression {
    /// Small: for use.
    Xz,
    /// Not at all: for a check that has to be fast.
    None,
}

/// Builds the package of this version from a binary, in a folder. Returns its path. Fails if dpkg-deb is missing or
/// fails.
pub fn build(
    paths: &Paths,
    metadata: &Metadata,
    version: &str,
    (binary, folder): (&Path, &Path),
    compression: Compression,
) -> Result<PathBuf> {
    let architecture = tools::output(Command::new("dpkg").arg("--print-architecture"))?;
    let name = format!("{}_{version}_{architecture}", metadata.name);
    let tree = folder.join(&name);
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    for asset in &metadata.assets {
        let source = if asset.source == BINARY { binary.to_path_buf() } else { paths.root.join(&asset.source) };
        copy(&source, &tree.join(target(asset)), asset.mode)?;
    }
    let control = tree.join("DEBIAN");
    fs::create_dir_all(&control)?;
    fs::write(control.join("control"), fields(metadata, version, &architecture)?)?;
    fs::write(control.join("conffiles"), metadata.conf_files.join("\n") + "\n")?;
    for script in SCRIPTS {
        copy(&paths.root.join(&metadata.scripts).join(script), &control.join(script), 0o755)?;
    }
    let deb = folder.join(format!("{name}.deb"));
    let kind = match compression {
        Compression::Xz => "-Zxz",
        Compression::None => "-Znone",
    };
    let mut build = Command::new("dpkg-deb");
    build.envs(time_of_commit(paths).map(|time| ("SOURCE_DATE_EPOCH", time)));
    build.args(["--root-owner-group", kind, "--build"]).arg(&tree).arg(&deb).stdout(Stdio::null());
    tools::run(&mut build).context("cannot build the Debian package")?;
    fs::remove_dir_all(&tree)?;
    Ok(deb)
}

/// The path of an asset in the package.
fn target(asset: &Asset) -> PathBuf {
    let target = PathBuf::from(&asset.target);
    match Path::new(&asset.source).file_name().filter(|_| asset.target.ends_with('/')) {
        Some(name) => target.join(name),
        None => target,
    }
}

/// The file `control`.
fn fields(metadata: &Metadata, version: &str, architecture: &str) -> Result<String> {
    let mut depends = vec![c_library()?];
    depends.extend(metadata.depends.iter().cloned());
    let description: String = metadata
        .description
        .trim()
        .lines()
        .map(|line| if line.is_empty() { " .\n".to_owned() } else { format!(" {line}\n") })
        .collect();
    let lines = [
        ("Package", metadata.name.as_str()),
        ("Version", version),
        ("Architecture", architecture),
        ("Maintainer", &metadata.maintainer),
        ("Section", &metadata.section),
        ("Priority", &metadata.priority),
        ("Depends", &depends.join(", ")),
        ("Recommends", &metadata.recommends),
        ("Description", &metadata.summary),
    ]
    .map(|(field, value)| format!("{field}: {value}\n"));
    Ok(lines.concat() + &description)
}

/// The C library that the binary was linked with: an older one may lack what it uses.
fn c_library() -> Result<String> {
    let said = tools::output(Command::new("getconf").arg("GNU_LIBC_VERSION"))?;
    let version = said.split_whitespace().nth(1).context("this system has no version of the GNU C library")?;
    Ok(format!("libc6 (>= {version}), libgcc-s1"))
}
