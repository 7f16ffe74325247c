//! Things that several pages show, named for what is seen.

mod as_table;
mod chart;
pub mod document;
pub mod error_page;
pub mod field;
pub mod frame;
mod glyph;
mod loaded;
mod locked;
mod pager;
mod refused;
mod sky;
pub mod suggestion_card;
mod text_field;

pub use as_table::AsTable;
pub use chart::{BarRow, Bars, ChartFigure};
pub use document::Document;
pub use error_page::{Instead, Told};
pub use field::{FieldError, FormErrors, form_state};
pub use frame::Frame;
pub use glyph::{Glyph, Icon, Vane};
pub use loaded::page;
pub use locked::LockedCard;
pub use pager::Pager;
pub use refused::Refused;
pub use sky::SkyStrip;
pub use suggestion_card::SuggestionCard;
pub use text_field::TextField;
