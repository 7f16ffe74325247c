//! Roughly when somebody would like to talk.

use crate::text::{TooLong, cleaned};

/// Maximum length of a time in the asker's own words, in characters.
const MAX_WANTED_LENGTH: usize = 60;

/// Roughly when: one of the choices of the form, or the asker's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WantedTime {
    /// Left open.
    Any,
    /// As soon as possible.
    Soon,
    /// In a break.
    Break,
    /// After the shift.
    AfterShift,
    /// Tomorrow or later.
    Tomorrow,
    /// In the asker's own words, or a time of day.
    Words(String),
}

impl WantedTime {
    /// The choices of the form, in its order.
    pub const CHOICES: [Self; 5] = [Self::Any, Self::Soon, Self::Break, Self::AfterShift, Self::Tomorrow];

    /// Parses a form field or a stored value.
    ///
    /// # Errors
    /// If the asker's own words are too long.
    pub fn parse(text: &str) -> Result<Self, TooLong> {
        let words = cleaned(text, MAX_WANTED_LENGTH)?.replace('\n', " ");
        let known = Self::CHOICES.into_iter().find(|choice| choice.key() == words);
        Ok(known.unwrap_or(Self::Words(words)))
    }

    /// The stable name of a choice, or the asker's own words.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Any => "",
            Self::Soon => "soon",
            Self::Break => "break",
            Self::AfterShift => "after_shift",
            Self::Tomorrow => "tomorrow",
            Self::Words(words) => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_as_written_and_other_words_are_kept() {
        for choice in WantedTime::CHOICES {
            assert_eq!(WantedTime::parse(choice.key()), Ok(choice));
        }
        for words in ["10:40", "after lunch", "\u{5348}\u{996d}\u{540e}"] {
            assert_eq!(WantedTime::parse(&format!(" {words}\n")), Ok(WantedTime::Words(words.to_owned())));
        }
        assert_eq!(WantedTime::parse(&"a".repeat(61)), Err(TooLong(MAX_WANTED_LENGTH)));
    }
}
