//! What people read, in both languages: every sentence from a locale, a key and its values.
//!
//! The texts stand in `locales/<language>/*.ftl` (Project Fluent). Use [`t!`](crate::t) everywhere: pages, exports and the
//! command line say the same thing in the same words.

mod bundle;
pub mod climate;
pub mod dates;
mod names;
pub mod problem;
pub mod reason;
pub mod why;

pub use bundle::{Value, text};
pub use names::{
    audience, energy, in_a_row, list, look_kind, mean, note, role, sentence_case, standing, weather, weather_name,
};

/// The text for a key in a language: `t!(locale, "board-title", team = name, count = 3)`.
///
/// Numbers choose the plural form; everything else is put in as it is. A test holds every key and every argument used in the
/// code against both languages.
#[macro_export]
macro_rules! t {
    ($locale:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text($locale, $key, &[$((stringify!($name), $crate::Value::from($value))),*])
    };
}
