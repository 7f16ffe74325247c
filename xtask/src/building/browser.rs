//! The browser code: Rust compiled to wasm, its JavaScript, and the style sheet.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::building::cache::Cache;
use crate::building::toolchain::Toolchain;
use crate::building::wasm::WASM;
use crate::paths::Paths;
use crate::tools;

/// The features that rustc may use for this target, as options of wasm-opt.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How much the build optimises.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Small to download: optimised and compressed.
    Release,
    /// Quick to build once.
    Demo,
    /// Quick to build again after an edit.
    Dev,
}

impl Effort {
    /// Cargo's name of the profile, and of the folder with its results.
    pub fn profile(self) -> (&'static str, &'static str) {
        match self {
            Self::Release => ("wasm-release", "wasm-release"),
            Self::Demo => ("demo", "demo"),
            Self::Dev => ("dev", "debug"),
        }
    }
}

/// The three files that a page loads.
pub struct Parts {
    pub js: Vec<u8>,
    pub wasm: Vec<u8>,
    pub css: Vec<u8>,
}

/// Compiles the parts of the browser code that changed, and returns all three files.
pub fn build(paths: &Paths, cache: &Cache, effort: Effort) -> Result<Parts> {
    let raw = compile(paths, effort)?;
    // Another version of Node's tools may give another result.
    let tools_lock = fs::read(paths.end2end().join("package-lock.json"))?;
    let step = match effort {
        Effort::Release => "wasm-release",
        Effort::Demo => "wasm-demo",
        Effort::Dev => "wasm-dev",
    };
    let code = cache.folder(step, &[&raw, &tools_lock], |dir| bind(paths, &raw, effort, dir))?;
    Ok(Parts {
        js: fs::read(code.join("weathervane.js"))?,
        wasm: fs::read(code.join("weathervane.wasm"))?,
        css: style(paths, cache, &tools_lock)?,
    })
}

fn compile(paths: &Paths, effort: Effort) -> Result<Vec<u8>> {
    let (profile, folder) = effort.profile();
    let toolchain = Toolchain::ready(paths)?;
    // Not in Cargo.toml, where it would make every build of the server link a library that nothing loads.
    tools::run(toolchain.cargo(paths, "rustc").args(["--profile", profile, "--crate-type", "cdylib"]))
        .context("the browser code does not compile")?;
    let wasm = paths.browser_target().join(WASM).join(folder);
    Ok(fs::read(wasm.join("weathervane.wasm"))?)
}

fn bind(paths: &Paths, raw: &[u8], effort: Effort, dir: &Path) -> Result<()> {
    let bound = dir.join("bound");
    Bindgen::new()
        .input_bytes("weathervane", raw.to_vec())
        .web(true)?
        .typescript(false)
        // Pages pass the hashed name; the default name does not exist.
        .omit_default_module_path(true)
        .remove_name_section(effort != Effort::Dev)
        .generate(&bound)?;
    let tools = tools::node_tools(paths)?;
    let wasm = dir.join("weathervane.wasm");
    let js = dir.join("weathervane.js");
    match effort {
        Effort::Release => tools::run(
            Command::new(tools.join("wasm-opt"))
                .arg(bound.join("weathervane_bg.wasm"))
                .args(["-Oz", "--strip-debug", "--strip-producers"])
                .args(WASM_FEATURES)
                .arg("-o")
                .arg(&wasm),
        )?,
        Effort::Demo | Effort::Dev => fs::rename(bound.join("weathervane_bg.wasm"), &wasm)?,
    }
    // Bundled, because a crate may contain JavaScript snippets that are imported by name.
    tools::run(
        Command::new(tools.join("esbuild"))
            .arg(bound.join("weathervane.js"))
            .args(["--bundle", "--format=esm", "--minify"])
            .arg("--log-level=warning")
            .arg(format!("--outfile={}", js.display())),
    )?;
    fs::remove_dir_all(&bound)?;
    Ok(())
}

/// Bundles the sheets that style/main.css imports, in the order of its `@import` lines.
fn style(paths: &Paths, cache: &Cache, tools_lock: &[u8]) -> Result<Vec<u8>> {
    let dir = paths.root.join("style");
    let mut sheets: Vec<_> = dir.read_dir()?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    sheets.sort();
    let mut inputs = vec![tools_lock.to_vec()];
    for sheet in &sheets {
        let name = sheet.file_name().unwrap_or_default();
        inputs.push(name.as_encoded_bytes().to_vec());
        inputs.push(fs::read(sheet)?);
    }
    let served = served_addresses(&paths.root.join("public"))?;
    inputs.push(served.join(" ").into_bytes());
    let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    let done = cache.folder("style", &inputs, |out| {
        tools::run(
            Command::new(tools::node_tools(paths)?.join("esbuild"))
                .arg(dir.join("main.css"))
                .args(["--bundle", "--minify", "--log-level=warning"])
                .args(&served)
                .arg(format!("--outfile={}", out.join("main.css").display())),
        )
    })?;
    Ok(fs::read(done.join("main.css"))?)
}

/// Options of esbuild that leave the URLs of public/ unchanged in the sheet. Any other URL fails the build.
fn served_addresses(public: &Path) -> Result<Vec<String>> {
    let mut addresses = Vec::new();
    for entry in public.read_dir()? {
        let entry = entry?;
        let below = if entry.file_type()?.is_dir() { "/*" } else { "" };
        let name = entry.file_name();
        addresses.push(format!("--external:/{}{below}", name.to_string_lossy()));
    }
    addresses.sort();
    Ok(addresses)
}
