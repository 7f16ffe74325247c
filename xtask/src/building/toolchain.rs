//! The compiler for the browser code: the installed one with rustup's wasm target, or else Debian's.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::building::debian;
use crate::building::wasm::{WASM, holds_std};
use crate::paths::Paths;
use crate::tools;

/// How long rustup may take. On a machine that cannot reach rustup's server it would otherwise wait for minutes.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// A compiler that can build the browser code.
pub enum Toolchain {
    /// The compiler that built this program, with the target installed.
    Installed,
    /// Debian's compiler with a standard library built from its source package.
    Debian {
        /// The folder given to `--sysroot`.
        sysroot: PathBuf,
    },
}

impl Toolchain {
    /// Returns a compiler, after installing what is missing. Fails if neither compiler can be installed.
    pub fn ready(paths: &Paths) -> Result<Self> {
        if has_std(&rustc()) {
            return Ok(Self::Installed);
        }
        if let Some(sysroot) = debian::built_sysroot(paths) {
            return Ok(Self::Debian { sysroot });
        }
        if let Some(rustup) = tools::on_path(&["rustup"]) {
            eprintln!("adding the target {WASM}");
            let mut add = Command::new(rustup);
            add.args(["target", "add", WASM]);
            if tools::succeeds_within(&mut add, RUSTUP_LIMIT) && has_std(&rustc()) {
                return Ok(Self::Installed);
            }
            eprintln!("rustup could not fetch it; trying Debian's toolchain");
        }
        let sysroot = debian::make_sysroot(paths)
            .with_context(|| format!("no compiler for the browser code: run `rustup target add {WASM}`"))?;
        Ok(Self::Debian { sysroot })
    }

    /// A cargo command for the browser code, with its separate target folder.
    pub fn cargo(&self, paths: &Paths, subcommand: &str) -> Command {
        let mut command = match self {
            Self::Installed => {
                let mut command = cargo();
                command.arg(subcommand);
                command
            }
            Self::Debian { sysroot } => debian::cargo(sysroot, subcommand),
        };
        command
            .current_dir(&paths.root)
            // The server may compile at the same time, and two progress bars would overwrite each other.
            .env("CARGO_TERM_PROGRESS_WHEN", "never")
            .args(["--package", "weathervane", "--lib"])
            .args(["--no-default-features", "--features", "hydrate"])
            .args(["--target", WASM, "--target-dir"])
            .arg(paths.browser_target());
        command
    }
}

/// The cargo that started this program.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn rustc() -> OsString {
    env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn has_std(rustc: &OsString) -> bool {
    let mut ask = Command::new(rustc);
    ask.args(["--print", "target-libdir", "--target", WASM]);
    tools::output(&mut ask).is_ok_and(|dir| holds_std(Path::new(&dir)))
}
