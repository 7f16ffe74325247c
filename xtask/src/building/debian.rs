//! Debian's compiler for the browser code; its standard library for wasm is built once, from Debian's source package.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::building::wasm::{WASM, holds_std};
use crate::paths::Paths;
use crate::tools;

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const CLIPPY: &str = "/usr/bin/cargo-clippy";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library";
const LINKER: &str = "wasm-ld-22";
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];

/// The sysroot of the installed compiler, if it was built earlier.
pub fn built_sysroot(paths: &Paths) -> Option<PathBuf> {
    if !is_installed() {
        return None;
    }
    let sysroot = sysroot_of_compiler(paths).ok()?;
    holds_std(&libraries(&sysroot)).then_some(sysroot)
}

/// Builds the sysroot, after installing the packages that are missing. Fails if they cannot be installed.
pub fn make_sysroot(paths: &Paths) -> Result<PathBuf> {
    if !is_installed() {
        tools::apt_install(&PACKAGES)?;
    }
    let sysroot = sysroot_of_compiler(paths)?;
    if !holds_std(&libraries(&sysroot)) {
        eprintln!("building the standard library for {WASM} (once, about a minute)");
        build(&sysroot).context("could not build the standard library for the browser code")?;
    }
    Ok(sysroot)
}

/// A command of Debian's cargo that compiles the browser code with this sysroot.
pub fn cargo(sysroot: &Path, subcommand: &str) -> Command {
    // Cargo looks for clippy in the user's folder first, where it belongs to another toolchain.
    let program = if subcommand == "clippy" { CLIPPY } else { CARGO };
    let mut command = with_debian(program);
    command.arg(subcommand);
    let sysroot = format!("--sysroot={}", sysroot.display());
    match env::var("RUSTFLAGS") {
        // Flags of the environment replace those of .cargo/config.toml. The unit separator, unlike a space, is never
        // part of a path.
        Ok(flags) => {
            let flags: Vec<_> = flags.split_whitespace().chain([sysroot.as_str()]).collect();
            command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        }
        // Lists of the configuration are joined, so the flags that server and browser share remain. Without them the
        // browser would expect other markup than the server sends.
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
        // `cargo run` sets this to the libraries of its own toolchain.
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUSTUP_TOOLCHAIN");
    command
}

fn is_installed() -> bool {
    [RUSTC, CARGO, CLIPPY, SOURCE].iter().all(|path| Path::new(path).exists()) && tools::on_path(&[LINKER]).is_some()
}

/// One sysroot per version, because a library works only with the compiler that built it.
fn sysroot_of_compiler(paths: &Paths) -> Result<PathBuf> {
    let version = tools::output(with_debian(RUSTC).arg("--version"))?;
    let name: String = version.split_whitespace().nth(1).context("rustc names no version")?.into();
    Ok(paths.cache.join(format!("sysroot-{name}")))
}

fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(WASM).join("lib")
}

/// Compiles an empty crate with cargo's build-std and copies the libraries that this built.
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
    // Renamed only when it is complete, so that an interrupted build starts again.
    fs::rename(work.join("sysroot"), sysroot)?;
    fs::remove_dir_all(&work)?;
    Ok(())
}
