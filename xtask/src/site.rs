//! The folder that the server embeds: the browser side under hashed names, public/, and compressed copies.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::json;

use crate::browser::{self, Effort};
use crate::kept::{Kept, short_hash};
use crate::packing;
use crate::places::Places;

/// Files of the site by their path from its root, with `/` between the parts.
type Files = BTreeMap<String, Vec<u8>>;

/// Brings the site up to date and gives its folder. A file is written only when its content changed, so that the
/// server is compiled again for a change of the site and for nothing else.
pub fn build(places: &Places, effort: Effort) -> Result<PathBuf> {
    let kept = Kept::open(places.browser_target().join("kept"))?;
    let parts = browser::build(places, &kept, effort)?;
    let mut files = Files::new();
    collect(&places.root.join("public"), "", &mut files)?;

    // One hash for both: the script and the module that it starts belong together.
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
        add_packed(&kept, &mut files)?;
    }
    // The server's build watches this one file, so it has to change with every other.
    manifest["site"] = json!(digest(&files));
    files.insert("manifest.json".into(), serde_json::to_vec_pretty(&manifest)?);

    let site = places.target.join(match effort {
        Effort::Release => "site",
        Effort::Dev => "site-dev",
    });
    write_changed(&site, &files)?;
    Ok(site)
}

fn add_packed(kept: &Kept, files: &mut Files) -> Result<()> {
    let mut copies = Files::new();
    for (name, content) in files.iter() {
        if packing::is_compressible(name) {
            for (ending, copy) in packing::copies(kept, content)? {
                copies.insert(format!("{name}.{ending}"), copy);
            }
        }
    }
    files.extend(copies);
    Ok(())
}

fn digest(files: &Files) -> String {
    let parts: Vec<&[u8]> = files.iter().flat_map(|(name, content)| [name.as_bytes(), content]).collect();
    short_hash(&parts)
}

fn write_changed(site: &Path, files: &Files) -> Result<()> {
    fs::create_dir_all(site)?;
    let mut old = Files::new();
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

/// Reads a folder and what is below it; a folder that does not exist holds nothing.
fn collect(dir: &Path, prefix: &str, files: &mut Files) -> Result<()> {
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
