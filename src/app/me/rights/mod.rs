//! Rights over one’s own data: a copy of it, and its end.

mod announcement;
pub mod delete_everything;
pub mod erase_person;
pub mod export;
mod export_account;
pub(super) mod export_support;
