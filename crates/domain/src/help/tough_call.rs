//! Tough calls: what a person stated about one call that was hard on them, and when they are asked about it again.

mod asked;
mod draft;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::shift::ShiftKey;
use crate::{Audience, PersonId, TeamId, Workday};

pub use asked::{ASKED_FOR_DAYS, MAX_QUESTIONS, ShiftQuestion, question};
pub use draft::{ToughCallContent, ToughCallContext, ToughCallFault, ToughCallInput};

/// The id of a tough call. It comes with the form, so that sending the form twice records it once. Unique together with
/// the person, and among their check-ins too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ToughCallId(pub Uuid);

impl std::fmt::Display for ToughCallId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for ToughCallId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text.trim()).map(Self)
    }
}

/// What the caller was upset about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToughCallSource {
    /// What was bought.
    Product,
    /// How they were served before.
    Service,
    /// When or how it arrived.
    Delivery,
    /// What it costs.
    Price,
    /// Insults or threats.
    Abuse,
    /// Something else.
    Other,
}

impl ToughCallSource {
    /// All sources, in screen order.
    pub const ALL: [Self; 6] = [Self::Product, Self::Service, Self::Delivery, Self::Price, Self::Abuse, Self::Other];

    /// The sources that say what a call was about, in screen order: the library files items under them.
    pub const NAMED: [Self; 5] = [Self::Product, Self::Service, Self::Delivery, Self::Price, Self::Abuse];

    /// The stable name used in the database, in forms and in message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Service => "service",
            Self::Delivery => "delivery",
            Self::Price => "price",
            Self::Abuse => "abuse",
            Self::Other => "other",
        }
    }

    /// Returns the source with this name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.key() == key.trim())
    }
}

/// What made the call hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToughCallKind {
    /// The two did not understand each other.
    Misunderstanding,
    /// The caller was upset.
    Feeling,
    /// The caller behaved badly.
    Behaviour,
}

impl ToughCallKind {
    /// All kinds, in screen order.
    pub const ALL: [Self; 3] = [Self::Misunderstanding, Self::Feeling, Self::Behaviour];

    /// The stable name used in the database, in forms and in message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Misunderstanding => "misunderstanding",
            Self::Feeling => "feeling",
            Self::Behaviour => "behaviour",
        }
    }

    /// Returns the kind with this name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key.trim())
    }
}

/// How heavy the call was for the person, as they state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heaviness {
    /// It passes.
    Light,
    /// It weighs on them.
    Heavy,
    /// It weighs on them a lot.
    VeryHeavy,
}

impl Heaviness {
    /// All degrees, light to heavy.
    pub const ALL: [Self; 3] = [Self::Light, Self::Heavy, Self::VeryHeavy];

    /// The stable name used in the database, in forms and in message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Heavy => "heavy",
            Self::VeryHeavy => "very_heavy",
        }
    }

    /// Returns the degree with this name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|heaviness| heaviness.key() == key.trim())
    }
}

/// One tough call. Everything in it is stated by the person; nothing is inferred, and nothing measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToughCall {
    /// Whose.
    pub person: PersonId,
    /// Its id.
    pub id: ToughCallId,
    /// The workday of the shift in which it was stated.
    pub workday: Workday,
    /// The name of that shift.
    pub shift: Option<String>,
    /// The team of the person on that workday.
    pub team: Option<TeamId>,
    /// When it was stated.
    pub stated_at: Timestamp,
    /// What the caller was upset about.
    pub source: ToughCallSource,
    /// What made it hard.
    pub kind: ToughCallKind,
    /// How heavy it was.
    pub heaviness: Heaviness,
    /// Who sees it by name: [`Audience::Me`] or [`Audience::Lead`].
    pub audience: Audience,
}

impl ToughCall {
    /// Returns the shift in which it was stated.
    #[must_use]
    pub fn shift_key(&self) -> ShiftKey<'_> {
        (self.workday, self.shift.as_deref().unwrap_or_default())
    }
}

/// How a person is with their tough calls of earlier shifts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToughCallAnswer {
    /// It is over.
    Over,
    /// A little of it is left.
    Somewhat,
    /// It still weighs on them.
    Heavy,
    /// They do not want to be asked.
    Dismissed,
}

impl ToughCallAnswer {
    /// All answers, in screen order.
    pub const ALL: [Self; 4] = [Self::Over, Self::Somewhat, Self::Heavy, Self::Dismissed];

    /// The stable name used in the database, in forms and in message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Somewhat => "somewhat",
            Self::Heavy => "heavy",
            Self::Dismissed => "dismissed",
        }
    }

    /// Returns the answer with this name, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.key() == key.trim())
    }

    /// Returns true if nothing more is asked about the same calls.
    #[must_use]
    pub const fn ends_questions(self) -> bool {
        matches!(self, Self::Over | Self::Dismissed)
    }
}

/// What a person answered in one shift about their tough calls of earlier shifts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredQuestion {
    /// The workday of the shift.
    pub workday: Workday,
    /// The name of the shift; empty without one.
    pub shift: String,
    /// The answer.
    pub answer: ToughCallAnswer,
    /// When.
    pub answered_at: Timestamp,
}
