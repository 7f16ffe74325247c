//! Components that several pages use.

pub mod breaks;
mod fields;
mod frames;
mod locked_card;
mod pictures;
pub mod suggestion_card;
pub mod talk;
pub mod thanks;
pub mod tokens;

pub use breathing::{Breathing, StillBreathing};
pub use chart::{BarRow, Bars, ChartFigure};
pub use chart_table::ChartTable;
pub use document::Document;
pub use error_panel::{ErrorPanel, ErrorText};
pub use field_error::{FieldError, FormErrors, form_state, form_state_about};
pub use fields::{field_error, passkey_form, sign_up, unsent};
use fields::{raw_text, text_field};
pub use flag_count::FlagCount;
pub use frame::{Frame, page_key, page_query};
pub use frames::{announcement, document, error_panel, frame, live_address};
use frames::{flag_count, page, page_error, pager, plain_frame, print_button, title};
pub use glyph::{Glyph, Icon, Vane};
pub use locked_card::{BoundCard, LockedCard};
pub use page::{BackLink, page};
pub use page_error::PageError;
pub use pager::Pager;
use pictures::{breathing, chart, chart_table, glyph, qr_code, sky_strip, week_row};
pub use plain_frame::PlainFrame;
pub use print_button::PrintButton;
pub use qr_code::QrImage;
pub use raw_text::raw_text;
pub use sky_strip::SkyStrip;
pub use suggestion_card::SuggestionCard;
pub use text_field::TextField;
pub use title::{PageTitle, title_html};
pub use week_row::WeekRow;
