//! The server's version of [`follow`]: the server renders the board once and opens no stream.

use crate::ui::connection_texts::ConnectionTexts;

/// Does nothing. Only the browser follows the stream.
pub const fn follow(_url: &str, _texts: &ConnectionTexts) {}
