//! A cache of the results of slow steps, by the hash of their inputs.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, process};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Entries that no build used for this long are deleted.
const LIFETIME: Duration = Duration::from_secs(14 * 24 * 3600);

/// A folder with one subfolder per result.
pub struct Cache {
    dir: PathBuf,
}

impl Cache {
    /// Opens the folder and deletes entries that were not used for a long time.
    pub fn open(dir: PathBuf) -> Result<Self> {
        fs::create_dir_all(&dir)?;
        for entry in dir.read_dir()? {
            let entry = entry?;
            let age = SystemTime::now().duration_since(entry.metadata()?.modified()?);
            if age.is_ok_and(|age| age > LIFETIME) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(Self { dir })
    }

    /// Returns the folder that `make` filled for these inputs, now or in an earlier run.
    pub fn folder(&self, step: &str, inputs: &[&[u8]], make: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let done = self.dir.join(format!("{step}-{}", short_hash(inputs)));
        if done.is_dir() {
            // The modification time records the last use.
            fs::File::open(&done)?.set_modified(SystemTime::now())?;
            return Ok(done);
        }
        let work = self.dir.join(format!("{step}-{}.work", process::id()));
        fs::create_dir_all(&work)?;
        make(&work).with_context(|| format!("the step `{step}` failed"))?;
        fs::rename(&work, &done)?;
        Ok(done)
    }
}

/// The first twelve hexadecimal digits of the SHA-256 of these parts and their lengths.
pub fn short_hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    if let [whole] = parts {
        hasher.update(whole);
    } else {
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    let digest = hasher.finalize();
    digest[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::short_hash;

    #[test]
    fn one_part_hashes_to_the_start_of_its_sha256() {
        assert_eq!(short_hash(&[b"abc"]), "ba7816bf8f01");
    }

    #[test]
    fn the_boundary_between_parts_changes_the_hash() {
        assert_ne!(short_hash(&[b"ab", b"c"]), short_hash(&[b"a", b"bc"]));
    }
}
