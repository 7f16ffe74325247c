//! Which compiler makes the browser side: the one at hand with rustup's wasm target, or else Debian's.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::debian;
use crate::places::Places;
use crate::tools;

/// The target of the browser side.
pub const WASM: &str = "wasm32-unknown-unknown";

/// How long rustup may take; a machine that cannot reach its server would wait for minutes otherwise.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// A compiler that can build for the browser.
pub enum Toolchain {
    /// The compiler that runs this program, with the target installed.
    AtHand,
    /// Debian's compiler with a standard library built from its source package.
    Debian {
        /// The folder given to `--sysroot`.
        sysroot: PathBuf,
    },
}

impl Toolchain {
    /// Finds a compiler, installing what is missing.
    pub fn ready(places: &Places) -> Result<Self> {
        if has_std(&rustc()) {
            return Ok(Self::AtHand);
        }
        if let Some(sysroot) = debian::built_sysroot(places) {
            return Ok(Self::Debian { sysroot });
        }
        if let Some(rustup) = tools::on_path(&["rustup"]) {
            eprintln!("adding the target {WASM}");
            let mut add = Command::new(rustup);
            add.args(["target", "add", WASM]);
            if tools::succeeds_within(&mut add, RUSTUP_LIMIT) && has_std(&rustc()) {
                return Ok(Self::AtHand);
            }
            eprintln!("rustup could not fetch it; trying Debian's toolchain");
        }
        let sysroot = debian::make_sysroot(places)
            .with_context(|| format!("no compiler for the browser side: run `rustup target add {WASM}`"))?;
        Ok(Self::Debian { sysroot })
    }

    /// A cargo command for the browser side, on its own target folder.
    pub fn cargo(&self, places: &Places, subcommand: &str) -> Command {
        let mut command = match self {
            Self::AtHand => {
                let mut command = cargo();
                command.arg(subcommand);
                command
            }
            Self::Debian { sysroot } => debian::cargo(sysroot, subcommand),
        };
        command
            .current_dir(&places.root)
            .args(["--package", "weathervane", "--lib"])
            .args(["--no-default-features", "--features", "hydrate"])
            .args(["--target", WASM, "--target-dir"])
            .arg(places.browser_target());
        command
    }
}

/// The cargo that runs this program.
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

/// Whether a folder holds a compiled standard library.
pub fn holds_std(dir: &Path) -> bool {
    dir.read_dir().is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}
