//! The fonts of this machine while the program runs: they are searched for again when a document lacks one.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Document, FontBook, PrintError, pdf};

/// Fonts that were found, and how they are searched for.
#[derive(Debug)]
pub struct InstalledFonts {
    find: fn() -> FontBook,
    found: Mutex<Option<Arc<FontBook>>>,
}

impl InstalledFonts {
    /// Nothing is searched for before the first document.
    #[must_use]
    pub const fn new(find: fn() -> FontBook) -> Self {
        Self { find, found: Mutex::new(None) }
    }

    /// Returns the PDF file. Fonts may have been installed or removed since the last document.
    ///
    /// # Errors
    /// Like [`pdf`].
    pub fn pdf(&self, document: &Document) -> Result<Vec<u8>, PrintError> {
        let known = self.found.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known.filter(|fonts| fonts.covers(document))
            && let Ok(bytes) = pdf(document, &known)
        {
            return Ok(bytes);
        }
        let fonts = Arc::new((self.find)());
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&fonts));
        pdf(document, &fonts)
    }
}
