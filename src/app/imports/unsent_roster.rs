//! A roster that is pasted, or the answers to questions about one, while the page is drawn again: the form itself is an
//! upload, which no page can show again.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::web::form::{FormValues, SubmittedForm};

/// The name of the form.
pub const PREVIEW: &str = "preview_roster";

/// The fields of the form that are text.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct UnsentRoster(BTreeMap<String, String>);

impl SubmittedForm for UnsentRoster {
    fn page(&self) -> String {
        "/admin/import".to_owned()
    }

    fn values(&self) -> FormValues {
        let is_shown = |field: &str| {
            matches!(field, "pasted" | "encoding") || field.starts_with("column-") || field.starts_with("dates-")
        };
        let shown = self.0.iter().filter(|(field, _)| is_shown(field));
        shown.fold(FormValues::default(), |values, (field, value)| values.and(field, value))
    }
}
