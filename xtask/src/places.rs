//! Where things lie: the repository, the build's outputs and the cache of this user.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders that the build reads and writes, all absolute.
pub struct Places {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's target folder for the server.
    pub target: PathBuf,
    /// What outlives a clean checkout and a clean build.
    pub cache: PathBuf,
}

impl Places {
    /// Reads the folders from the environment that `cargo run` gives.
    pub fn find() -> Result<Self> {
        // Asked at run time: a target folder shared between clones may hand one clone's program to another.
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

    /// Cargo's target folder for the browser side; its own, so that the two builds never wait for each other's lock.
    pub fn browser_target(&self) -> PathBuf {
        self.target.join("browser")
    }
}
