//! Compressed copies of the files of the site, made once per content.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};

use crate::building::cache::Cache;

const COMPRESSIBLE: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Whether compression can make this file smaller. Pictures and fonts are compressed already.
pub fn is_compressible(name: &str) -> bool {
    Path::new(name).extension().and_then(|end| end.to_str()).is_some_and(|end| COMPRESSIBLE.contains(&end))
}

/// The compressed copies of a content, each with the extension to append to the file name. A copy that is not smaller
/// is left out.
pub fn copies(cache: &Cache, content: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let dir = cache.folder("compressed", &[content], |dir| {
        fs::write(dir.join("br"), brotli(content)?)?;
        fs::write(dir.join("gz"), gzip(content)?)?;
        Ok(())
    })?;
    let mut copies = Vec::new();
    for ending in ["br", "gz"] {
        let copy = fs::read(dir.join(ending))?;
        if copy.len() < content.len() {
            copies.push((ending, copy));
        }
    }
    Ok(copies)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    // 11 is the highest quality, 22 the widest window that every browser accepts.
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 64 * 1024, 11, 22);
    writer.write_all(content)?;
    drop(writer);
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn compressed_text_is_restored() -> Result<()> {
        let text = "overcast, then fair. ".repeat(500).into_bytes();
        let mut from_brotli = Vec::new();
        brotli::Decompressor::new(&brotli(&text)?[..], 4096).read_to_end(&mut from_brotli)?;
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(&gzip(&text)?[..]).read_to_end(&mut from_gzip)?;
        assert_eq!((&from_brotli, &from_gzip), (&text, &text));
        Ok(())
    }

    #[test]
    fn pictures_are_not_compressed() {
        assert!(is_compressible("pkg/weathervane-0123456789ab.wasm"));
        assert!(!is_compressible("icon.png"));
    }
}
