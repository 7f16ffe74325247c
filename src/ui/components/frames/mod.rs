//! What surrounds a page: head, navigation, title, errors, announcements.

pub mod announcement;
pub mod document;
pub mod error_panel;
pub(super) mod flag_count;
pub mod frame;
pub mod live_address;
pub(super) mod page;
pub(super) mod page_error;
pub(super) mod pager;
pub(super) mod plain_frame;
pub(super) mod print_button;
pub(super) mod title;
