//! Components that several pages use.

mod chart;
mod chart_table;
pub mod document;
pub mod error_panel;
pub mod field_error;
mod flag_count;
pub mod frame;
mod glyph;
mod locked_card;
mod page;
mod page_error;
mod pager;
mod sky_strip;
pub mod suggestion_card;
pub mod talk;
mod text_field;
mod title;
mod week_row;

pub use chart::{BarRow, Bars, ChartFigure};
pub use chart_table::ChartTable;
pub use document::Document;
pub use error_panel::{ErrorPanel, ErrorText};
pub use field_error::{FieldError, FormErrors, form_state};
pub use flag_count::FlagCount;
pub use frame::{Frame, page_key, page_query};
pub use glyph::{Glyph, Icon, Vane};
pub use locked_card::LockedCard;
pub use page::page;
pub use page_error::PageError;
pub use pager::Pager;
pub use sky_strip::SkyStrip;
pub use suggestion_card::SuggestionCard;
pub use text_field::TextField;
pub use title::{PageTitle, title_html};
pub use week_row::WeekRow;
