//! Files that were sent after the session had ended, kept for the person until they have signed in again. In memory
//! only.

use axum::body::Bytes;
use axum::http::HeaderValue;
use moka::sync::Cache;

use crate::state::flash::{Holder, KEPT};
use crate::state::kept;

/// Memory for all files, in bytes.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// The body of a form with a file, as it was sent.
#[derive(Clone)]
pub struct KeptUpload {
    /// The type of the body, with the boundary of its parts.
    pub content_type: HeaderValue,
    /// The body.
    pub body: Bytes,
}

/// All files that are kept, one a holder and form. Cheap to clone.
#[derive(Clone)]
pub struct KeptUploads(Cache<(Holder, &'static str), KeptUpload>);

impl Default for KeptUploads {
    fn default() -> Self {
        let kept = kept::newest(MAX_BYTES)
            .weigher(|_, upload: &KeptUpload| u32::try_from(upload.body.len()).unwrap_or(u32::MAX))
            .time_to_live(KEPT.unsigned_abs());
        Self(kept.build())
    }
}

impl KeptUploads {
    /// Keeps a file that was sent with the form of this name, in the place of an earlier one of that form.
    pub fn keep(&self, holder: Holder, form: &'static str, upload: KeptUpload) {
        self.0.insert((holder, form), upload);
    }

    /// Whether a file of this form is kept.
    #[must_use]
    pub fn has(&self, holder: Holder, form: &'static str) -> bool {
        self.0.contains_key(&(holder, form))
    }

    /// Takes the file of this form that is kept. Those of other forms stay.
    #[must_use]
    pub fn take(&self, holder: Holder, form: &'static str) -> Option<KeptUpload> {
        self.0.remove(&(holder, form))
    }
}
