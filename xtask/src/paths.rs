//! The folders of the build: the repository, cargo's outputs and the cache of this user.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders that the build reads and writes, all absolute.
pub struct Paths {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's target folder for the server.
    pub target: PathBuf,
    /// Files that survive a fresh clone and `cargo clean`.
    pub cache: PathBuf,
}

impl Paths {
    /// Reads the folders from the environment that `cargo run` sets. Fails if the program was started without cargo.
    pub fn find() -> Result<Self> {
        // Read at run time: clones that share a target folder may share this program too.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("start this program with `cargo xtask`")?;
        let root = Path::new(&manifest).parent().context("xtask has no parent folder")?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => env::current_dir()?.join(dir),
            None => root.join("target"),
        };
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
            .context("neither XDG_CACHE_HOME nor a home folder is set")?
            .join("weathervane");
        Ok(Self { root, target, cache })
    }

    /// Node's tools and the browser tests.
    pub fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// Cargo's target folder for the browser code. It is a separate one, so that the browser and the server compile at
    /// the same time without waiting for each other's lock.
    pub fn browser_target(&self) -> PathBuf {
        self.target.join("browser")
    }
}
