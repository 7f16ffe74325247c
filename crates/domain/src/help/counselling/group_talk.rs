//! A talk that a psychologist holds for a group, and the people who signed up.

use std::ops::RangeInclusive;

use jiff::Timestamp;

use super::random_id;
use super::slot::ends_at;
use crate::{Locale, PersonId};

random_id! {
    /// The id of a talk for a group.
    GroupTalkId
}

/// The longest title, in characters.
pub const MAX_TITLE_LENGTH: usize = 80;
/// The longest text, in characters.
pub const MAX_TEXT_LENGTH: usize = 800;
/// How many places a talk may have.
pub const PLACES: RangeInclusive<u16> = 2..=500;

/// A text in one or both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InBothLanguages {
    /// In English; empty if there is none.
    pub en: String,
    /// In Chinese; empty if there is none.
    pub zh: String,
}

impl InBothLanguages {
    /// Returns the text in a language; in the other one if that is the only one.
    #[must_use]
    pub fn read_in(&self, locale: Locale) -> &str {
        let (own, other) = match locale {
            Locale::En => (&self.en, &self.zh),
            Locale::ZhCn => (&self.zh, &self.en),
        };
        if own.is_empty() { other } else { own }
    }

    /// Returns true if it is empty in both languages.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.zh.is_empty()
    }
}

/// A talk for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupTalk {
    /// Unique in the centre.
    pub id: GroupTalkId,
    /// Who holds it.
    pub psychologist: PersonId,
    /// Its title, in at least one language.
    pub title: InBothLanguages,
    /// What it is about.
    pub text: InBothLanguages,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// Where.
    pub place: String,
    /// How many people can come.
    pub places: u16,
}

impl GroupTalk {
    /// Returns when it ends.
    #[must_use]
    pub fn ends_at(&self) -> Timestamp {
        ends_at(self.starts_at, self.minutes)
    }
}

/// Somebody signed up for a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignUp {
    /// Who.
    pub person: PersonId,
    /// Whether the psychologist may read their name. Initially not.
    pub is_named: bool,
    /// When.
    pub at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_one_language_is_shown_in_both() {
        let text = |en: &str, zh: &str| InBothLanguages { en: en.to_owned(), zh: zh.to_owned() };
        assert_eq!(text("Sleep", "睡眠").read_in(Locale::ZhCn), "睡眠");
        assert_eq!(text("Sleep", "").read_in(Locale::ZhCn), "Sleep");
        assert_eq!(text("", "睡眠").read_in(Locale::En), "睡眠");
        assert!(text("", "").is_empty() && !text("", "睡眠").is_empty());
    }
}
