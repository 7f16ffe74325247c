//! The library: reframing cards, empathy in four steps, words to avoid, role plays and cases.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::course::{Course, PlayFile, PlayStep};
use super::{Bilingual, stressors};
use domain::canonical::search_form;
use domain::{Locale, StressorKey, ToughCallSource};

/// A kind of item. The names are those of the files and of the addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LibraryKind {
    /// Another way to see a situation.
    Reframing,
    /// Empathy in four steps, for one situation.
    Empathy,
    /// Words to avoid, with what to say instead.
    Words,
    /// A script for two.
    RolePlay,
    /// A call as it happened.
    Case,
}

/// A part of an item, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// Reframing: the first thought.
    Thought,
    /// Reframing: another way to see it.
    View,
    /// Reframing: a sentence to keep.
    Sentence,
    /// Empathy: take the other person's place.
    Place,
    /// Empathy: acknowledge the need.
    Need,
    /// Empathy: say that others share it.
    Others,
    /// Empathy: say what ignoring it costs.
    Cost,
    /// Empathy: the next step.
    Next,
    /// Role play: the two roles.
    Roles,
    /// Role play: lines to start with.
    Lines,
    /// Role play: what to watch for.
    Watch,
    /// Case: what happened.
    Happened,
    /// Case: what was tried.
    Tried,
    /// Case: what one could say.
    Say,
    /// Role play and case: questions to talk about afterwards.
    Questions,
}

/// What the evidence for an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceBasis {
    /// Experiments in a laboratory.
    Laboratory,
    /// People at work.
    Workplace,
}

/// What is known of a group of items, and from where.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryEvidence {
    key: String,
    /// What it comes from.
    pub basis: EvidenceBasis,
    /// The finding in plain words, and what it does not say.
    pub finding: Bilingual,
    /// The citation, as printed.
    pub citation: String,
}

/// A phrase to avoid.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordPair {
    /// What is better left unsaid.
    pub avoid: String,
    /// What to say instead.
    pub instead: String,
    /// Why, in a few words.
    pub why: String,
}

/// A question of a case, with what each answer leads to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseQuestion {
    /// The question.
    pub question: Bilingual,
    /// The answers.
    pub answers: Vec<CaseAnswer>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseAnswer {
    /// What one says or does.
    pub answer: Bilingual,
    /// What it leads to.
    pub leads_to: Bilingual,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryItem {
    /// Its kind.
    pub kind: LibraryKind,
    /// Its key, unique within the kind.
    pub key: String,
    /// Whether it is for leads.
    pub for_leads: bool,
    /// The stressors under which it is filed; none if it is for leads.
    pub stressors: Vec<StressorKey>,
    /// The sources of tough calls under which it is filed.
    pub sources: Vec<ToughCallSource>,
    /// Keys of interventions that go further.
    pub interventions: Vec<String>,
    /// Display name.
    pub title: Bilingual,
    /// One sentence.
    pub summary: Bilingual,
    /// The parts of [`LibraryKind::parts`], each one or more paragraphs.
    pub parts: BTreeMap<PartKind, Bilingual<Vec<String>>>,
    /// The phrases of words to avoid; each language has its own.
    pub pairs: Bilingual<Vec<WordPair>>,
    /// The questions of a case.
    pub choices: Vec<CaseQuestion>,
    /// Keys of the evidence.
    pub(super) evidence: Vec<String>,
    /// Whether it is known from the floor, and nothing is measured: then it has no evidence.
    pub practice: bool,
    searched: Bilingual,
}

/// All items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    items: Vec<LibraryItem>,
    pub(super) evidence: Vec<LibraryEvidence>,
    courses: Vec<Course>,
    steps: Vec<PlayStep>,
}

impl LibraryKind {
    /// All kinds, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Reframing, Self::Empathy, Self::Words, Self::RolePlay, Self::Case];

    /// Returns its name in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reframing => "reframing",
            Self::Empathy => "empathy",
            Self::Words => "words",
            Self::RolePlay => "role_play",
            Self::Case => "case",
        }
    }

    /// Returns the kind with this name in an address, if there is one.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Returns the parts that every item of the kind has.
    #[must_use]
    pub const fn parts(self) -> &'static [PartKind] {
        match self {
            Self::Reframing => &[PartKind::Thought, PartKind::View, PartKind::Sentence],
            Self::Empathy => &[PartKind::Place, PartKind::Need, PartKind::Others, PartKind::Cost, PartKind::Next],
            Self::Words => &[],
            Self::RolePlay => &[PartKind::Roles, PartKind::Lines, PartKind::Watch, PartKind::Questions],
            Self::Case => &[PartKind::Happened, PartKind::Tried, PartKind::Say, PartKind::Questions],
        }
    }
}

impl LibraryItem {
    /// Returns the id, under which a person's marks are stored: kind and key.
    #[must_use]
    pub fn id(&self) -> String {
        id(self.kind, &self.key)
    }

    /// Returns whether every one of these words appears in the item; each is a [`search_form`].
    #[must_use]
    pub fn contains(&self, locale: Locale, words: &[String]) -> bool {
        words.iter().all(|word| self.searched.get(locale).contains(word))
    }
}

impl WordPair {
    /// Returns whether every one of these words appears in the pair; each is a [`search_form`].
    #[must_use]
    pub fn contains(&self, words: &[String]) -> bool {
        let text = search_form(&[self.avoid.as_str(), &self.instead, &self.why].join(" "));
        words.iter().all(|word| text.contains(word))
    }
}

impl Library {
    pub(super) fn new(
        files: impl IntoIterator<Item = (LibraryKind, LibraryFile)>,
        evidence: EvidenceFile,
        mut courses: Vec<Course>,
        steps: PlayFile,
    ) -> Self {
        courses.sort_by_key(|course| course.place);
        let items = files.into_iter().flat_map(|(kind, file)| file.items.into_iter().map(move |raw| raw.of(kind)));
        Self { items: items.collect(), evidence: evidence.evidence, courses, steps: steps.steps }
    }

    /// Returns all items, by kind, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &LibraryItem> {
        self.items.iter()
    }

    /// Returns the item of this kind with this key, if there is one.
    #[must_use]
    pub fn get(&self, kind: LibraryKind, key: &str) -> Option<&LibraryItem> {
        self.iter().find(|item| item.kind == kind && item.key == key)
    }

    /// Returns the item with this id, if there is one.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&LibraryItem> {
        let (kind, key) = id.split_once('/')?;
        self.get(LibraryKind::named(kind)?, key)
    }

    /// Returns the items that are filed under a stressor.
    pub fn about<'a>(&'a self, stressor: &'a StressorKey) -> impl Iterator<Item = &'a LibraryItem> {
        self.iter().filter(move |item| item.stressors.contains(stressor))
    }

    /// Returns what is known of an item; nothing if it comes from practice.
    pub fn evidence<'a>(&'a self, item: &'a LibraryItem) -> impl Iterator<Item = &'a LibraryEvidence> {
        self.evidence.iter().filter(|evidence| item.evidence.contains(&evidence.key))
    }

    /// Returns the courses, in their order.
    #[must_use]
    pub fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// Returns the course with this key, if there is one.
    #[must_use]
    pub fn course(&self, key: &str) -> Option<&Course> {
        self.courses.iter().find(|course| course.key == key)
    }

    /// Returns whether an item is part of a course.
    #[must_use]
    pub fn is_taught(&self, id: &str) -> bool {
        self.courses.iter().any(|course| course.items().any(|item| item == id))
    }

    /// Returns the steps of a role play for two.
    #[must_use]
    pub fn play_steps(&self) -> &[PlayStep] {
        &self.steps
    }
}

/// Returns the id of an item of this kind with this key.
#[must_use]
pub fn id(kind: LibraryKind, key: &str) -> String {
    format!("{}/{key}", kind.key())
}

/// Returns the words of a search, each as a [`search_form`].
#[must_use]
pub fn search_words(search: &str) -> Vec<String> {
    search_form(search).split_whitespace().map(str::to_owned).collect()
}

/// The format of a file of items.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LibraryFile {
    #[serde(rename = "item")]
    items: Vec<RawItem>,
}

/// The format of `evidence.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceFile {
    evidence: Vec<LibraryEvidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawItem {
    key: String,
    #[serde(default)]
    for_leads: bool,
    #[serde(default)]
    stressors: Vec<StressorKey>,
    #[serde(default)]
    sources: Vec<ToughCallSource>,
    #[serde(default)]
    interventions: Vec<String>,
    #[serde(default)]
    evidence: Vec<String>,
    #[serde(default)]
    practice: bool,
    title: Bilingual,
    summary: Bilingual,
    #[serde(default)]
    parts: BTreeMap<PartKind, Bilingual<Vec<String>>>,
    #[serde(default)]
    pairs: Bilingual<Vec<WordPair>>,
    #[serde(default)]
    choices: Vec<CaseQuestion>,
}

impl RawItem {
    fn of(self, kind: LibraryKind) -> LibraryItem {
        let searched = Bilingual { en: self.searched(Locale::En), zh: self.searched(Locale::ZhCn) };
        LibraryItem {
            kind,
            key: self.key,
            for_leads: self.for_leads,
            stressors: self.stressors,
            sources: self.sources,
            interventions: self.interventions,
            title: self.title,
            summary: self.summary,
            parts: self.parts,
            pairs: self.pairs,
            choices: self.choices,
            evidence: self.evidence,
            practice: self.practice,
            searched,
        }
    }

    /// Everything that a search reads: the texts, and the names of the stressors.
    fn searched(&self, locale: Locale) -> String {
        let filed = self.stressors.iter().map(|key| stressors().label(locale, key));
        let parts = self.parts.values().flat_map(|part| part.get(locale)).map(String::as_str);
        let pairs = self.pairs.get(locale).iter();
        let pairs = pairs.flat_map(|pair| [pair.avoid.as_str(), &pair.instead, &pair.why]);
        let texts = [self.title.get(locale).as_str(), self.summary.get(locale)];
        search_form(&texts.into_iter().chain(filed).chain(parts).chain(pairs).collect::<Vec<_>>().join(" "))
    }
}
