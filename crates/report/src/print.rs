//! Prints a [`Document`] of headings, figures, tables and charts as a PDF.
//!
//! A4 with selectable text, embedded font subsets for both scripts, bookmarks, and a tag structure for screen readers.
//! Steps: `document` (content) → `blocks` (each block becomes flowables, which are never split) → `pagination`
//! (positions on pages) → `draw` (krilla). Blocking, and needs the memory of the fonts: call it where blocking is
//! allowed.

mod blocks;
mod chart_on_page;
mod document;
mod draw;
mod flowable;
mod fonts;
mod installed;
mod pagination;
mod style;
mod tags;
mod typesetter;

pub use document::{Align, Block, Document, KeyFigure, RichText, Table, TableColumn};
pub use fonts::{FontBook, Script};
pub use installed::InstalledFonts;

use std::sync::{Mutex, PoisonError};

use domain::Locale;
use words::t;

/// Why no PDF was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// This machine has no font for a script that the document needs. An admin can install one.
    #[error("no font for {0:?} on this machine")]
    NoFont(Script),
    /// The PDF library failed, or a font file cannot be read.
    #[error("{0}")]
    Failed(String),
}

impl PrintError {
    /// Returns the message for the user: what happened and what to do.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        match self {
            Self::NoFont(Script::Han) => t!(locale, "print-no-font-han"),
            Self::NoFont(Script::Latin) => t!(locale, "print-no-font-latin"),
            Self::Failed(_) => t!(locale, "print-failed"),
        }
    }
}

/// Returns the PDF file.
///
/// # Errors
/// If there is no font for the language of the document, or a font cannot be read or embedded.
pub fn pdf(document: &Document, book: &FontBook) -> Result<Vec<u8>, PrintError> {
    // The files of a Chinese font have some 40 MB, so only one document is printed at a time.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let fonts = book.choose(document)?;
    match drawn(document, &fonts) {
        // Some fonts of pictures can be read and not embedded.
        Err(PrintError::Failed(error)) => {
            tracing::warn!(error, "a report is printed again without the fonts for single characters");
            drawn(document, &book.choose_fewest(document)?)
        }
        made => made,
    }
}

fn drawn(document: &Document, fonts: &fonts::Fonts) -> Result<Vec<u8>, PrintError> {
    let typesetter = typesetter::Typesetter::new(fonts, document.locale)?;
    let mut tags = tags::Tags::default();
    let flowables = blocks::flowables(document, &typesetter, &mut tags);
    let pages = pagination::paginate(flowables);
    draw::draw(document, &typesetter, pages, tags, draw::Standard::Tagged)
}

#[cfg(test)]
mod tests;
