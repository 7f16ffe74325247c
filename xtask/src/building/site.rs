//! The folder that the server serves as its site: the browser code under hashed names, public/, and compressed copies.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::Result;
use serde_json::json;

use crate::building::browser::{self, Effort};
use crate::building::cache::{Cache, short_hash};
use crate::building::compression;
use crate::paths::Paths;
use crate::steps::step;

/// Files of the site by their path from its root, with `/` between the parts.
type SiteFiles = BTreeMap<String, Vec<u8>>;

/// The folder of the site that is built with this effort.
pub fn folder(paths: &Paths, effort: Effort) -> PathBuf {
    paths.target.join(match effort {
        Effort::Release => "site",
        Effort::Demo => "site-demo",
        Effort::Dev => "site-dev",
    })
}

/// Builds the site and returns its folder. A file is written only if its content changed, so that a server that
/// contains the site is compiled again only after a change of the site.
pub fn build(paths: &Paths, effort: Effort) -> Result<PathBuf> {
    let usual = match effort {
        Effort::Release => "6 min the first time, 1 min after an edit of an island",
        Effort::Demo | Effort::Dev => "5 min the first time, 20 s after an edit of an island",
    };
    step("browser code and style sheet", usual, || write(paths, effort))
}

fn write(paths: &Paths, effort: Effort) -> Result<PathBuf> {
    let cache = Cache::open(paths.browser_target().join("cache"))?;
    let parts = browser::build(paths, &cache, effort)?;
    let mut files = SiteFiles::new();
    collect(&paths.root.join("public"), "", &mut files)?;

    // One hash for both, because the script loads exactly this module.
    let code = short_hash(&[&parts.js, &parts.wasm]);
    let js = format!("pkg/weathervane-{code}.js");
    let wasm = format!("pkg/weathervane-{code}_bg.wasm");
    let css = format!("pkg/weathervane-{}.css", short_hash(&[&parts.css]));
    let mut manifest = json!({
        "js": format!("/{js}"), "wasm": format!("/{wasm}"), "css": format!("/{css}"),
    });
    files.insert(js, parts.js);
    files.insert(wasm, parts.wasm);
    files.insert(css, parts.css);
    if effort == Effort::Release {
        add_compressed(&cache, &mut files)?;
    }
    // A build that embeds the site watches only this file, so it must change whenever another file changes.
    manifest["site"] = json!(digest(&files));
    files.insert("manifest.json".into(), serde_json::to_vec_pretty(&manifest)?);

    let site = folder(paths, effort);
    write_changed(&site, &files)?;
    Ok(site)
}

fn add_compressed(cache: &Cache, files: &mut SiteFiles) -> Result<()> {
    let mut copies = SiteFiles::new();
    for (name, content) in files.iter() {
        if compression::is_compressible(name) {
            for (ending, copy) in compression::copies(cache, content)? {
                copies.insert(format!("{name}.{ending}"), copy);
            }
        }
    }
    files.extend(copies);
    Ok(())
}

fn digest(files: &SiteFiles) -> String {
    let parts: Vec<&[u8]> = files.iter().flat_map(|(name, content)| [name.as_bytes(), content]).collect();
    short_hash(&parts)
}

fn write_changed(site: &Path, files: &SiteFiles) -> Result<()> {
    fs::create_dir_all(site)?;
    let mut old = SiteFiles::new();
    collect(site, "", &mut old)?;
    for name in old.keys().filter(|name| !files.contains_key(*name)) {
        fs::remove_file(site.join(name))?;
    }
    for (name, content) in files {
        if old.get(name) != Some(content) {
            let path = site.join(name);
            fs::create_dir_all(path.parent().unwrap_or(site))?;
            fs::write(path, content)?;
        }
    }
    Ok(())
}

/// Adds all files below a folder. A folder that does not exist counts as empty.
fn collect(dir: &Path, prefix: &str, files: &mut SiteFiles) -> Result<()> {
    let entries = match dir.read_dir() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}
