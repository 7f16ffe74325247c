//! Every text that people read, in both languages: looks up a key in a locale and inserts values.
//!
//! The texts are in `locales/<language>/*.ftl` (Project Fluent). Use [`t!`](crate::t) everywhere, so that pages,
//! exports and the command line use the same words.

mod bundle;
pub mod climate;
pub mod dates;
pub mod problem;
pub mod reason;
pub mod suggestion_reason;
mod terms;
pub mod tough_call;
pub mod warm_fact;

pub use bundle::{Value, text};
pub use domain::text::DOT;
pub use terms::{
    access_kind, audience, baseline_band, bracketed, clauses, energy, gap, in_a_row, items, labelled, list, mean, note,
    range, role, sentence_case, shift_name, weather, weather_name, whole, with_detail,
};

/// Returns the text of a key in a language: `t!(locale, "board-drawer", name = name, count = 3)`.
///
/// Numbers select the plural form; other values are inserted unchanged. A test compares every key and argument in the
/// code with the texts of both languages.
#[macro_export]
macro_rules! t {
    ($locale:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text($locale, $key, &[$((stringify!($name), $crate::Value::from($value))),*])
    };
}
