//! What the next page of one browser shows once: a message, or a form's values and errors. In memory only.

use std::collections::BTreeMap;
use std::time::Duration;

use moka::sync::Cache;

/// A form that was not accepted: its values, and its errors by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormState {
    /// Which form: the last segment of the address that it is sent to.
    pub form: &'static str,
    /// Field → what was typed (several for lists). Passwords are never kept.
    pub typed: BTreeMap<String, Vec<String>>,
    /// Field → what is wrong, in the person's language. The empty field speaks of the whole form.
    pub wrong: BTreeMap<String, String>,
}

impl FormState {
    /// What was typed into a field.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        self.typed.get(field).and_then(|values| values.first()).map(String::as_str)
    }

    /// Whether `value` was among those chosen for a field.
    #[must_use]
    pub fn chose(&self, field: &str, value: &str) -> bool {
        self.typed.get(field).is_some_and(|values| values.iter().any(|v| v == value))
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<String> {
        self.wrong.get(field).cloned()
    }
}

/// What waits for the next page.
#[derive(Clone, Debug)]
pub enum Flash {
    /// A sentence to show at the top.
    Message(String),
    /// A form to show again.
    Form(FormState),
    /// Links that are shown once and then never again: invitations just made.
    Links(Vec<(String, String)>),
    /// A recovery code, shown once and then never again.
    Code(String),
}

/// All that waits, for all browsers.
#[derive(Clone, Debug)]
pub struct Flashes(Cache<String, Flash>);

impl Default for Flashes {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(20_000).time_to_live(Duration::from_secs(600)).build())
    }
}

impl Flashes {
    /// Leaves something for the next page of a browser.
    pub fn leave(&self, browser: &str, flash: Flash) {
        self.0.insert(browser.to_owned(), flash);
    }

    /// Takes what waits.
    #[must_use]
    pub fn take(&self, browser: &str) -> Option<Flash> {
        self.0.remove(browser)
    }
}
