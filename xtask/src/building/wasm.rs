//! The target of the browser code, and whether a compiler can build for it.

use std::path::Path;

/// The compilation target of the browser code.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Whether a folder contains a compiled standard library.
pub fn holds_std(dir: &Path) -> bool {
    dir.read_dir().is_ok_and(|files| {
        files.flatten().any(|file| {
            let name = file.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}
