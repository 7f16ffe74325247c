//! Interventions as cards: what to do, for how long, when not to do it, and the evidence.

use std::time::Duration;

use serde::Deserialize;

use super::Bilingual;
use domain::{Locale, StressorKey, Weather};
use insight::suggestion::{Beta, FlagScope, Intervention, InterventionKind};

/// One intervention: its texts and the rule that decides when it is suggested.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "File")]
pub struct Card {
    /// When it is suggested, and the prior probability that it helps.
    pub rule: Intervention,
    /// Display name.
    pub title: Bilingual,
    /// One or two sentences.
    pub summary: Bilingual,
    /// Instructions in order; each can be done at a desk.
    pub steps: Bilingual<Vec<String>>,
    /// When not to do it or when to stop. Always shown with the steps.
    pub avoid: Bilingual,
    /// How well it is known to work.
    pub evidence: Evidence,
    /// The breathing guide; absent for other interventions.
    pub timer: Option<Timer>,
    /// The texts that a centre which allows ending an abusive call shows instead; none if the card does not offer it.
    pub hanging_up: Option<HangingUp>,
}

/// Texts that offer to end an abusive call. Each replaces the text of the card, if it is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HangingUp {
    /// Replaces the title.
    pub title: Option<Bilingual>,
    /// Replaces the summary.
    pub summary: Option<Bilingual>,
    /// Replaces the steps, all of them.
    pub steps: Option<Bilingual<Vec<String>>>,
    /// Replaces when not to do it.
    pub avoid: Option<Bilingual>,
}

/// The evidence for an intervention.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Evidence {
    /// The effect in plain words.
    pub effect: Bilingual,
    /// The citation; empty if there is none.
    pub source: String,
    /// Strength of the evidence.
    pub strength: Strength,
    /// Whether it comes from laboratory experiments, which the effect must say.
    #[serde(default)]
    pub laboratory: bool,
}

/// Strength of evidence, from weak to strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Experience of practitioners; not measured.
    Practice,
    /// Observation of people at work; supports the mechanism, not the action itself.
    #[serde(rename = "field study")]
    FieldStudy,
    /// One controlled trial.
    Trial,
    /// Several trials of such an action.
    #[serde(rename = "meta-analysis")]
    MetaAnalysis,
}

/// A breathing guide: a round of phases, repeated for the duration of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    /// Stable key.
    pub key: String,
    /// The phases of one round.
    pub phases: Vec<Phase>,
    /// Number of rounds.
    pub rounds: u32,
}

/// One phase of a round.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Phase {
    /// Instruction.
    pub label: Bilingual,
    /// Duration in seconds.
    pub seconds: u32,
    /// Movement of the circle.
    #[serde(rename = "move")]
    pub movement: BreathMovement,
}

/// Movement of the circle of the breathing guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreathMovement {
    /// The circle grows.
    In,
    /// The circle keeps its size.
    Hold,
    /// The circle shrinks.
    Out,
}

impl Timer {
    /// Returns the duration of all rounds.
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

impl Card {
    /// The card as a centre shows it that allows ending an abusive call.
    pub(super) fn with_hanging_up(mut self) -> Self {
        if let Some(HangingUp { title, summary, steps, avoid }) = self.hanging_up.clone() {
            self.title = title.unwrap_or(self.title);
            self.summary = summary.unwrap_or(self.summary);
            self.steps = steps.unwrap_or(self.steps);
            self.avoid = avoid.unwrap_or(self.avoid);
        }
        self
    }
}

impl Interventions {
    pub(super) fn new(cards: impl Iterator<Item = Card>) -> Self {
        let cards: Vec<Card> = cards.collect();
        let rules = cards.iter().map(|card| card.rule.clone()).collect();
        Self { cards, rules }
    }

    /// Returns all cards in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter()
    }

    /// Returns the card with this key, if there is one.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Card> {
        self.iter().find(|card| card.rule.key == key)
    }

    /// Returns the title of the card with this key; the key itself if the card does not exist (any more).
    #[must_use]
    pub fn title<'a>(&'a self, locale: Locale, key: &'a str) -> &'a str {
        self.get(key).map_or(key, |card| card.title.get(locale))
    }

    /// Returns the rules of all cards, for [`insight::suggestion::suggest`].
    #[must_use]
    pub fn rules(&self) -> &[Intervention] {
        &self.rules
    }
}

/// The file format of a card.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    key: String,
    kind: InterventionKind,
    minutes: u32,
    title: Bilingual,
    summary: Bilingual,
    steps: Bilingual<Vec<String>>,
    stressors: Vec<StressorKey>,
    weathers: Vec<Weather>,
    flags: Vec<FlagScope>,
    avoid: Bilingual,
    evidence: Evidence,
    prior: (f64, f64),
    timer: Option<String>,
    hanging_up: Option<HangingUp>,
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
        // The guide and the text must show the same number of rounds.
        let rounds = timer.as_ref().map(|timer| timer.rounds.to_string());
        let with_rounds = |steps: Vec<String>| match &rounds {
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
            steps: Bilingual { en: with_rounds(file.steps.en), zh: with_rounds(file.steps.zh) },
            avoid: file.avoid,
            evidence: file.evidence,
            timer,
            hanging_up: file.hanging_up,
        }
    }
}
