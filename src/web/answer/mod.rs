//! What answers a request: pages, files, redirects, errors, and the headers of all of them.

pub mod assets;
pub mod calendar_file;
pub mod error;
pub mod error_page;
pub mod file_response;
pub mod headers;
pub mod page_view;
pub mod response;
