//! Things that can help, as cards: what to do, for how long, when not to, and what is known of it.

use std::time::Duration;

use serde::Deserialize;

use super::Both;
use domain::Locale;
use domain::{StressorKey, Weather};
use insight::suggestion::{Beta, FlagSubject, Intervention, InterventionKind};

/// What is read of one intervention, beside the rule that says when it fits.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "File")]
pub struct Card {
    /// When it fits, and how well it is expected to do.
    pub rule: Intervention,
    /// Its name.
    pub title: Both,
    /// What it is, in a sentence or two.
    pub summary: Both,
    /// What to do, in order; doable at a desk as written.
    pub steps: Both<Vec<String>>,
    /// When not to do it, or when to stop. Always shown with the steps.
    pub avoid: Both,
    /// What is known of it.
    pub evidence: Evidence,
    /// The guide that it is done with, where it is one of breathing.
    pub timer: Option<Timer>,
}

/// What is known of an intervention.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Evidence {
    /// In plain words.
    pub effect: Both,
    /// The citation; empty where there is none.
    pub source: String,
    /// How strong it is.
    pub strength: Strength,
}

/// How strong the evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Known from the floor, nothing measured.
    Practice,
    /// People observed at work; speaks for the lever and not for the action.
    #[serde(rename = "field study")]
    FieldStudy,
    /// One trial with a control.
    Trial,
    /// Many trials of such an action.
    #[serde(rename = "meta-analysis")]
    MetaAnalysis,
}

/// A guide for breathing: one round of phases, repeated until the minutes are over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    /// Stable key.
    pub key: String,
    /// One round.
    pub phases: Vec<Phase>,
    /// How often the round is done.
    pub rounds: u32,
}

/// One phase of a round.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Phase {
    /// What to do.
    pub label: Both,
    /// For how long, in seconds.
    pub seconds: u32,
    /// How the circle goes.
    #[serde(rename = "move")]
    pub movement: Move,
}

/// How the circle of the breathing guide goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// It grows.
    In,
    /// It stays.
    Hold,
    /// It shrinks.
    Out,
}

impl Timer {
    /// How long the whole takes.
    #[must_use]
    pub fn duration(&self) -> Duration {
        let round: u32 = self.phases.iter().map(|phase| phase.seconds).sum();
        Duration::from_secs(u64::from(round) * u64::from(self.rounds))
    }
}

/// All interventions of the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Interventions {
    cards: Vec<Card>,
    rules: Vec<Intervention>,
}

impl Interventions {
    pub(super) fn new(cards: impl Iterator<Item = Card>) -> Self {
        let cards: Vec<Card> = cards.collect();
        let rules = cards.iter().map(|card| card.rule.clone()).collect();
        Self { cards, rules }
    }

    /// All cards, by key.
    pub fn iter(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter()
    }

    /// The card with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Card> {
        self.iter().find(|card| card.rule.key == key)
    }

    /// What the title of the card with this key is; the key itself where there is none (any more).
    #[must_use]
    pub fn title<'a>(&'a self, locale: Locale, key: &'a str) -> &'a str {
        self.get(key).map_or(key, |card| card.title.get(locale))
    }

    /// The rules that say when each fits, as [`insight::suggestion::suggest`] wants them.
    #[must_use]
    pub fn rules(&self) -> &[Intervention] {
        &self.rules
    }
}

/// A card as it stands in its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    key: String,
    kind: InterventionKind,
    minutes: u32,
    title: Both,
    summary: Both,
    steps: Both<Vec<String>>,
    stressors: Vec<StressorKey>,
    weathers: Vec<Weather>,
    flags: Vec<FlagSubject>,
    avoid: Both,
    evidence: Evidence,
    prior: (f64, f64),
    timer: Option<String>,
    #[serde(default, rename = "phase")]
    phases: Vec<Phase>,
}

impl From<File> for Card {
    fn from(file: File) -> Self {
        let round: u32 = file.phases.iter().map(|phase| phase.seconds).sum();
        let timer = file.timer.map(|key| Timer {
            key,
            rounds: (file.minutes * 60).checked_div(round).unwrap_or(0),
            phases: file.phases,
        });
        // How many rounds the minutes hold is reckoned once, for the guide and for the text.
        let rounds = timer.as_ref().map(|timer| timer.rounds.to_string());
        let told = |steps: Vec<String>| match &rounds {
            Some(rounds) => steps.iter().map(|step| step.replace("{rounds}", rounds)).collect(),
            None => steps,
        };
        let rule = Intervention {
            key: file.key,
            kind: file.kind,
            minutes: file.minutes,
            stressors: file.stressors,
            weathers: file.weathers,
            flags: file.flags,
            prior: Beta { a: file.prior.0, b: file.prior.1 },
        };
        Self {
            rule,
            title: file.title,
            summary: file.summary,
            steps: Both { en: told(file.steps.en), zh: told(file.steps.zh) },
            avoid: file.avoid,
            evidence: file.evidence,
            timer,
        }
    }
}
