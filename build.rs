//! Says where the server finds the site that it embeds.
use std::path::{Path, PathBuf};
use std::{env, fs};
fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-env-changed=WEATHERVANE_SITE");
    // The browser side embeds nothing, and must not be compiled again because the site changed.
    if env::var_os("CARGO_FEATURE_SSR").is_none() {
        return Ok(());
    }
    println!("cargo::rerun-if-env-changed=LEPTOS_SITE_ROOT");
    let site = match (env::var("WEATHERVANE_SITE"), env::var("LEPTOS_SITE_ROOT")) {
        (Ok(site), _) => {
            let site = PathBuf::from(site);
            if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
                // The program contains the site, so it is compiled again when the site changes.
                println!("cargo::rerun-if-changed={}", site.join("manifest.json").display());
            } else {
                // With debug assertions rust-embed reads the files when the program runs. The folder may still be empty
                // now.
                println!("cargo::rerun-if-changed=build.rs");
                fs::create_dir_all(&site)?;
            }
            site
        }
        // Made by cargo-leptos, together with the server and not before it: names without a hash, and read from there
        // while it runs.
        (Err(_), Ok(root)) => {
            println!("cargo::rerun-if-changed=build.rs");
            println!("cargo::rustc-cfg=leptos_site");
            let site = folder("CARGO_MANIFEST_DIR")?.join(root);
            fs::create_dir_all(&site)?;
            site
        }
        (Err(_), Err(_)) => {
            let empty = folder("OUT_DIR")?.join("no-site");
            fs::create_dir_all(&empty)?;
            fs::write(empty.join("manifest.json"), "{}")?;
            println!("cargo::rerun-if-changed={}", empty.join("manifest.json").display());
            empty
        }
    };
    println!("cargo::rustc-env=WEATHERVANE_SITE={}", site.display());
    Ok(())
}

fn folder(name: &str) -> std::io::Result<PathBuf> {
    env::var(name).map(|path| Path::new(&path).to_path_buf()).map_err(std::io::Error::other)
}
