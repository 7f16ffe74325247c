//! Says where the site lies that the server embeds; an empty folder stands in where the browser side was not built.

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-env-changed=WEATHERVANE_SITE");
    let site = match std::env::var("WEATHERVANE_SITE") {
        Ok(site) => site,
        Err(_) => {
            let empty = std::path::Path::new(&std::env::var("OUT_DIR").unwrap_or_default()).join("empty-site");
            std::fs::create_dir_all(&empty)?;
            empty.display().to_string()
        }
    };
    println!("cargo:rerun-if-changed={site}/manifest.json");
    println!("cargo:rustc-env=WEATHERVANE_SITE={site}");
    Ok(())
}
