//! The texts that the live board shows while its connection is lost.

/// Texts for a lost connection. In each, `{time}` is replaced by the time of the last update.
#[derive(Clone)]
pub struct ConnectionTexts {
    /// Replaces the word "live" in the page head.
    pub as_of: String,
    /// The notice above the board.
    pub lost: String,
    /// The time of the page, by the clock of the site.
    pub time: String,
}
