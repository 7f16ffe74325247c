//! What waits for the next step of a form: uploads, previews and drafts.

pub mod drafts;
pub mod file_question;
pub mod file_reading;
pub mod import_mapping;
pub mod kept_uploads;
pub mod roster_preview;
pub mod schedule_preview;
