//! Courses: items of the library in order, for everybody or for leads; and the steps of a role play for two.

use serde::Deserialize;

use super::Bilingual;

/// A course.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Its key: the name of its file.
    pub key: String,
    /// Its place in the list of courses.
    pub place: u32,
    /// Whether it is for leads. Everybody may read it.
    #[serde(default)]
    pub for_leads: bool,
    /// The quarter of the year that a refresher is for, from 1 to 4; none for another course.
    #[serde(default)]
    pub quarter: Option<i8>,
    /// Display name.
    pub title: Bilingual,
    /// In a sentence.
    pub about: Bilingual,
    /// Its parts in order: the weeks of a month, or the steps of a refresher.
    #[serde(rename = "part")]
    pub parts: Vec<CoursePart>,
}

/// A part of a course.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoursePart {
    /// Display name.
    pub title: Bilingual,
    /// What the part is about.
    pub about: Bilingual,
    /// The ids of its items, in order.
    pub items: Vec<String>,
}

/// A step of a role play for two.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayStep {
    /// Display name.
    pub title: Bilingual,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What the two do.
    pub points: Bilingual<Vec<String>>,
}

impl Course {
    /// Returns the ids of all its items, in order.
    pub fn items(&self) -> impl Iterator<Item = &String> {
        self.parts.iter().flat_map(|part| &part.items)
    }
}

/// The format of `role_play_steps.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlayFile {
    #[serde(rename = "step")]
    pub(super) steps: Vec<PlayStep>,
}
