//! Debian's compiler as a second way to the browser side: its standard library for wasm is built here, once, from source.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::places::Places;
use crate::toolchain::{WASM, holds_std};
use crate::tools;

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const CLIPPY: &str = "/usr/bin/cargo-clippy";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library";
const LINKER: &str = "wasm-ld-22";
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];

/// The sysroot for the compiler that is installed, if it was built earlier.
pub fn built_sysroot(places: &Places) -> Option<PathBuf> {
    if !is_installed() {
        return None;
    }
    let sysroot = sysroot_of_compiler(places).ok()?;
    holds_std(&libraries(&sysroot)).then_some(sysroot)
}

/// Installs the packages if need be and builds the sysroot.
pub fn make_sysroot(places: &Places) -> Result<PathBuf> {
    if !is_installed() {
        tools::apt_install(&PACKAGES)?;
    }
    let sysroot = sysroot_of_compiler(places)?;
    if !holds_std(&libraries(&sysroot)) {
        eprintln!("building the standard library for {WASM} (once, about a minute)");
        build(&sysroot).context("could not build the standard library for the browser side")?;
    }
    Ok(sysroot)
}

/// A command of Debian's cargo that compiles for the browser with this sysroot.
pub fn cargo(sysroot: &Path, subcommand: &str) -> Command {
    // Cargo would look for clippy in the user's own folder first and find another toolchain's.
    let program = if subcommand == "clippy" { CLIPPY } else { CARGO };
    let mut command = with_debian(program);
    command.arg(subcommand);
    let sysroot = format!("--sysroot={}", sysroot.display());
    match env::var("RUSTFLAGS") {
        // Flags of the environment take the place of those in .cargo/config.toml. The unit separator, unlike a space, is
        // never part of a path.
        Ok(flags) => {
            let flags: Vec<_> = flags.split_whitespace().chain([sysroot.as_str()]).collect();
            command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        }
        // Lists of the configuration are joined: the flags that both faces share stay. Without them the browser would
        // expect other markup than the server sends.
        Err(_) => {
            command.args(["--config", &format!("build.rustflags=[{sysroot:?}]")]);
        }
    }
    command
}

fn with_debian(program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env("RUSTC", RUSTC)
        .env("CARGO", CARGO)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
        // `cargo run` points this at the libraries of the toolchain that it belongs to.
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTUP_TOOLCHAIN");
    command
}

fn is_installed() -> bool {
    [RUSTC, CARGO, CLIPPY, SOURCE].iter().all(|path| Path::new(path).exists()) && tools::on_path(&[LINKER]).is_some()
}

/// One sysroot a version: a library fits no compiler but the one that made it.
fn sysroot_of_compiler(places: &Places) -> Result<PathBuf> {
    let version = tools::output(with_debian(RUSTC).arg("--version"))?;
    let name: String = version.split_whitespace().nth(1).context("rustc names no version")?.into();
    Ok(places.cache.join(format!("sysroot-{name}")))
}

fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(WASM).join("lib")
}

/// Compiles an empty crate with cargo's build-std and keeps the libraries that came with it.
fn build(sysroot: &Path) -> Result<()> {
    let work = sysroot.with_extension("work");
    fs::create_dir_all(&work)?;
    fs::write(
        work.join("Cargo.toml"),
        "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n",
    )?;
    fs::write(work.join("lib.rs"), "")?;
    tools::run(
        with_debian(CARGO)
            .current_dir(&work)
            .args(["build", "--quiet", "--release", "--target", WASM])
            .arg("-Zbuild-std=std,panic_abort,panic_unwind")
            .args(["--target-dir", "target"])
            .env("RUSTC_BOOTSTRAP", "1"),
    )?;
    let parts = work.join("sysroot/lib/rustlib").join(WASM).join("lib");
    fs::create_dir_all(&parts)?;
    let compiled = work.join("target").join(WASM).join("release/deps");
    for file in compiled.read_dir()? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default();
        let is_seed = name.to_string_lossy().starts_with("libseed-");
        if path.extension().is_some_and(|end| end == "rlib") && !is_seed {
            fs::copy(&path, parts.join(name))?;
        }
    }
    // The folder appears under its name when it is whole, so an interrupted build is begun anew.
    fs::rename(work.join("sysroot"), sysroot)?;
    fs::remove_dir_all(&work)?;
    Ok(())
}
