//! Compressed copies beside the files of the site, made once for each content.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};

use crate::kept::Kept;

const COMPRESSIBLE: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Whether a copy of this file could be smaller; pictures and fonts are compressed in themselves.
pub fn is_compressible(name: &str) -> bool {
    Path::new(name).extension().and_then(|end| end.to_str()).is_some_and(|end| COMPRESSIBLE.contains(&end))
}

/// The compressed copies of a content, by the ending that is added to the name; none that is not smaller.
pub fn copies(kept: &Kept, content: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let dir = kept.folder("packed", &[content], |dir| {
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
    let mut packed = Vec::new();
    // 11 is the highest quality, 22 the widest window that every browser accepts.
    let mut writer = brotli::CompressorWriter::new(&mut packed, 64 * 1024, 11, 22);
    writer.write_all(content)?;
    drop(writer);
    Ok(packed)
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
    fn packed_text_comes_back_whole() -> Result<()> {
        let text = "overcast, then fair. ".repeat(500).into_bytes();
        let mut from_brotli = Vec::new();
        brotli::Decompressor::new(&brotli(&text)?[..], 4096).read_to_end(&mut from_brotli)?;
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(&gzip(&text)?[..]).read_to_end(&mut from_gzip)?;
        assert_eq!((&from_brotli, &from_gzip), (&text, &text));
        Ok(())
    }

    #[test]
    fn pictures_are_left_as_they_are() {
        assert!(is_compressible("pkg/weathervane-0123456789ab.wasm"));
        assert!(!is_compressible("icon.png"));
    }
}
