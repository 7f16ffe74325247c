//! Documents for print: from a [`Document`] of headings, figures, tables and charts to a PDF that can be handed on unchanged.
//!
//! A4, with the text selectable, the glyphs of both scripts embedded as subsets, bookmarks, and a structure that a screen reader
//! can follow. The way: `document` (what it says) → `blocks` (each block becomes pieces that no page cuts) → `pages` (where the
//! pieces stand) → `draw` (krilla). Making one takes the time of a few page views and the memory of the fonts: call it where
//! blocking is allowed.

mod blocks;
mod document;
mod draw;
mod fonts;
mod pages;
mod picture;
mod piece;
mod setting;
mod style;
mod tags;

pub use document::{Align, Block, Column, Document, KeyFigure, Table, Words};
pub use fonts::{FontBook, Script};

use std::sync::{Mutex, PoisonError};

use domain::Locale;
use words::t;

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// This machine has no font with the letters of a script that the document needs. Somebody can install one.
    #[error("no font for {0:?} on this machine")]
    NoFont(Script),
    /// The library refused what it was given, or a font file cannot be read.
    #[error("{0}")]
    Failed(String),
}

impl PrintError {
    /// What happened, what is safe and what to do next.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        match self {
            Self::NoFont(Script::Han) => t!(locale, "print-no-font-han"),
            Self::NoFont(Script::Latin) => t!(locale, "print-no-font-latin"),
            Self::Failed(_) => t!(locale, "print-failed"),
        }
    }
}

/// Makes the PDF.
///
/// # Errors
/// [`PrintError::NoFont`] where the book has no font for a script of the document; [`PrintError::Failed`] where a font cannot
/// be read or embedded.
pub fn pdf(document: &Document, book: &FontBook) -> Result<Vec<u8>, PrintError> {
    // The files of a Chinese font are some 40 MB: read for one document at a time.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let fonts = book.choose(document)?;
    let setter = setting::Setter::new(&fonts, document.locale)?;
    let mut tags = tags::Tags::default();
    let pieces = blocks::pieces(document, &setter, &mut tags);
    let pages = pages::fill(pieces);
    draw::draw(document, &setter, pages, tags, draw::Standard::Tagged)
}

#[cfg(test)]
mod tests;
