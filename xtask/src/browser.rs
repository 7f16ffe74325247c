//! The browser side: Rust to wasm, its JavaScript, and the one style sheet.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::kept::Kept;
use crate::places::Places;
use crate::toolchain::{Toolchain, WASM};
use crate::tools;

/// What rustc may use for this target, in wasm-opt's words.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How much work goes into the result.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Small for those who load it: optimised and compressed.
    Release,
    /// Quick for those who write it.
    Dev,
}

/// The three files that a page loads.
pub struct Parts {
    pub js: Vec<u8>,
    pub wasm: Vec<u8>,
    pub css: Vec<u8>,
}

/// Compiles the browser side as far as it changed.
pub fn build(places: &Places, kept: &Kept, effort: Effort) -> Result<Parts> {
    let raw = compile(places, effort)?;
    // Other versions of Node's tools give other results.
    let tools_lock = fs::read(places.end2end().join("package-lock.json"))?;
    let step = match effort {
        Effort::Release => "wasm-release",
        Effort::Dev => "wasm-dev",
    };
    let code = kept.folder(step, &[&raw, &tools_lock], |dir| bind(places, &raw, effort, dir))?;
    Ok(Parts {
        js: fs::read(code.join("weathervane.js"))?,
        wasm: fs::read(code.join("weathervane.wasm"))?,
        css: style(places, kept, &tools_lock)?,
    })
}

fn compile(places: &Places, effort: Effort) -> Result<Vec<u8>> {
    let (profile, folder) = match effort {
        Effort::Release => ("wasm-release", "wasm-release"),
        Effort::Dev => ("dev", "debug"),
    };
    let toolchain = Toolchain::ready(places)?;
    tools::run(toolchain.cargo(places, "build").args(["--profile", profile]))
        .context("the browser side does not compile")?;
    let wasm = places.browser_target().join(WASM).join(folder);
    Ok(fs::read(wasm.join("weathervane.wasm"))?)
}

fn bind(places: &Places, raw: &[u8], effort: Effort, dir: &Path) -> Result<()> {
    let bound = dir.join("bound");
    Bindgen::new()
        .input_bytes("weathervane", raw.to_vec())
        .web(true)?
        .typescript(false)
        // Pages name the file with its hash; a default name would never be found.
        .omit_default_module_path(true)
        .remove_name_section(effort == Effort::Release)
        .generate(&bound)?;
    let tools = tools::node_tools(places)?;
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
        Effort::Dev => fs::rename(bound.join("weathervane_bg.wasm"), &wasm)?,
    }
    // Bundled, because crates may bring snippets of their own that are imported by name.
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

/// One sheet from the `@import` lines of style/main.css, in their order.
fn style(places: &Places, kept: &Kept, tools_lock: &[u8]) -> Result<Vec<u8>> {
    let dir = places.root.join("style");
    let mut sheets: Vec<_> = dir.read_dir()?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    sheets.sort();
    let mut inputs = vec![tools_lock.to_vec()];
    for sheet in &sheets {
        let name = sheet.file_name().unwrap_or_default();
        inputs.push(name.as_encoded_bytes().to_vec());
        inputs.push(fs::read(sheet)?);
    }
    let served = served_addresses(&places.root.join("public"))?;
    inputs.push(served.join(" ").into_bytes());
    let inputs: Vec<&[u8]> = inputs.iter().map(Vec::as_slice).collect();
    let done = kept.folder("style", &inputs, |out| {
        tools::run(
            Command::new(tools::node_tools(places)?.join("esbuild"))
                .arg(dir.join("main.css"))
                .args(["--bundle", "--minify", "--log-level=warning"])
                .args(&served)
                .arg(format!("--outfile={}", out.join("main.css").display())),
        )
    })?;
    Ok(fs::read(done.join("main.css"))?)
}

/// The addresses of public/, which stay in the sheet as they are; any other address fails the build.
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
