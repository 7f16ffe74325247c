//! Says where the server finds the site that it embeds.
use std::{env, fs, path::Path};
fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-env-changed=WEATHERVANE_SITE");
    // The browser side embeds nothing, and must not be compiled again because the site changed.
    if env::var_os("CARGO_FEATURE_SSR").is_none() {
        return Ok(());
    }
    let site = match env::var("WEATHERVANE_SITE") {
        Ok(site) => site,
        Err(_) => {
            let empty = Path::new(&env::var("OUT_DIR").map_err(std::io::Error::other)?).join("no-site");
            fs::create_dir_all(&empty)?;
            fs::write(empty.join("manifest.json"), "{}")?;
            empty.display().to_string()
        }
    };
    println!("cargo::rerun-if-changed={site}/manifest.json");
    println!("cargo::rustc-env=WEATHERVANE_SITE={site}");
    Ok(())
}
