//! What a package says of itself and contains: the version and `[package.metadata.deb]` of Cargo.toml, in the format of
//! cargo-deb.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::building::toolchain;
use crate::paths::Paths;
use crate::tools;

/// The source of the binary in the list of assets; it is replaced with the binary that was built.
pub const BINARY: &str = "target/release/weathervane";

/// A file of the package.
#[derive(Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its path in the repository, or [`BINARY`].
    pub source: String,
    /// Where it is installed, without the first slash. A folder if it ends with a slash.
    pub target: String,
    /// Its permission bits.
    pub mode: u32,
}

/// The metadata of the package.
#[derive(Debug)]
pub struct Metadata {
    pub name: String,
    pub version: String,
    pub summary: String,
    pub description: String,
    pub maintainer: String,
    pub section: String,
    pub priority: String,
    /// Without what the binary needs of the system, which `$auto` is.
    pub depends: Vec<String>,
    pub recommends: String,
    pub assets: Vec<Asset>,
    /// Files that belong to the operator once they are installed: an upgrade keeps what was changed.
    pub conf_files: Vec<String>,
    /// The folder of the maintainer scripts, in the repository.
    pub scripts: String,
}

impl Metadata {
    /// Reads it with `cargo metadata`. Fails if a value is missing.
    pub fn read(paths: &Paths) -> Result<Self> {
        let mut command = toolchain::cargo();
        command.current_dir(&paths.root).args(["metadata", "--no-deps", "--offline", "--format-version", "1"]);
        Self::of(&serde_json::from_str(&tools::output(&mut command)?)?)
    }

    fn of(metadata: &Value) -> Result<Self> {
        let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
        let package = packages.iter().find(|package| package["name"] == "weathervane").context("no weathervane")?;
        let deb = &package["metadata"]["deb"];
        let depends = text(deb, "depends")?;
        Ok(Self {
            name: text(package, "name")?,
            version: text(package, "version")?,
            summary: text(package, "description")?,
            description: text(deb, "extended-description")?,
            maintainer: text(deb, "maintainer")?,
            section: text(deb, "section")?,
            priority: text(deb, "priority")?,
            depends: depends.split(", ").filter(|one| *one != "$auto").map(str::to_owned).collect(),
            recommends: text(deb, "recommends")?,
            assets: list(deb, "assets")?.iter().map(asset).collect::<Result<_>>()?,
            conf_files: list(deb, "conf-files")?.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            scripts: text(deb, "maintainer-scripts")?,
        })
    }
}

fn text(value: &Value, key: &str) -> Result<String> {
    Ok(value[key].as_str().with_context(|| format!("Cargo.toml has no {key} for the package"))?.to_owned())
}

fn list<'a>(value: &'a Value, key: &str) -> Result<&'a Vec<Value>> {
    value[key].as_array().with_context(|| format!("Cargo.toml has no list {key} for the package"))
}

fn asset(value: &Value) -> Result<Asset> {
    let part = |index: usize| value[index].as_str().map(str::to_owned);
    let (Some(source), Some(target), Some(mode)) = (part(0), part(1), part(2)) else {
        bail!("an asset is a list of source, target and mode, not {value}");
    };
    Ok(Asset { source, target, mode: u32::from_str_radix(&mode, 8)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_of_cargo_deb_is_read() -> Result<()> {
        let metadata = serde_json::json!({ "packages": [{
            "name": "weathervane", "version": "1.2.3", "description": "A barometer",
            "metadata": { "deb": {
                "extended-description": "More.", "maintainer": "Developers", "section": "web", "priority": "optional",
                "depends": "$auto, passwd", "recommends": "fonts", "conf-files": ["/etc/a.toml"], "maintainer-scripts": "scripts",
                "assets": [[BINARY, "usr/bin/", "755"], ["a.toml", "etc/", "644"]],
            } },
        }] });
        let read = Metadata::of(&metadata)?;
        assert_eq!((read.version.as_str(), read.depends.as_slice()), ("1.2.3", &["passwd".to_owned()][..]));
        let binary = Asset { source: BINARY.to_owned(), target: "usr/bin/".to_owned(), mode: 0o755 };
        assert_eq!((&read.assets[0], read.assets[1].mode), (&binary, 0o644));
        assert!(Metadata::of(&serde_json::json!({ "packages": [{ "name": "weathervane" }] })).is_err());
        Ok(())
    }
}
