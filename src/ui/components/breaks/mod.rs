//! Breaks on pages: what the person who asked sees, and what their leads see.

mod requests;
mod status;

pub use requests::break_requests_part;
pub use status::{BreakStatus, break_status_part};
