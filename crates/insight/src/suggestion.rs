//! Selects and ranks interventions for a situation, with the reason for each. Offering nothing is always possible.

pub mod bandit;
pub mod choice;
pub mod prior;

use serde::{Deserialize, Serialize};

use super::flag;
use domain::{Energy, StressorKey, ToughCallSource, Weather, Workday};

/// An offer counts as recent for this many days: three shifts of a five-day week span no more.
const RECENT_DAYS: i32 = 5;
/// At this energy or less, the shorter of two equally good interventions comes first.
const LOW_ENERGY: u8 = 2;

/// Who carries out an intervention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterventionKind {
    /// A lead, for a team or a person in it. Never offered to an agent.
    Team,
    /// Two colleagues; the reader starts.
    Peer,
    /// The person alone.
    #[serde(rename = "self")]
    Own,
}

/// What a flag is about, independent of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagScope {
    /// One person.
    Person,
    /// A team.
    Team,
    /// A stressor that many people pick.
    Stressor,
}

impl From<&flag::FlagKind> for FlagScope {
    fn from(kind: &flag::FlagKind) -> Self {
        match kind {
            flag::FlagKind::Sudden | flag::FlagKind::Sliding | flag::FlagKind::Stuck => Self::Person,
            flag::FlagKind::TeamMean | flag::FlagKind::TeamLow | flag::FlagKind::Rule(_) => Self::Team,
            flag::FlagKind::Stressor(_) | flag::FlagKind::StressorWeek(_) => Self::Stressor,
        }
    }
}

/// A Beta distribution of the share of "it helped".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    /// First shape parameter: successes plus one for a flat prior; greater than 0.
    pub a: f64,
    /// Second shape parameter: failures plus one for a flat prior; greater than 0.
    pub b: f64,
}

impl Beta {
    /// Returns the posterior after this many answers of each kind (conjugate update).
    #[must_use]
    pub fn after(self, helped: u32, not: u32) -> Self {
        Self { a: self.a + f64::from(helped), b: self.b + f64::from(not) }
    }

    /// Returns the mean: the expected share of "it helped".
    #[must_use]
    pub fn mean(self) -> f64 {
        self.a / (self.a + self.b)
    }
}

/// The conditions of an intervention and its expected effect. Its texts are content.
#[derive(Clone, Debug, PartialEq)]
pub struct Intervention {
    /// Stable key.
    pub key: String,
    /// Who carries it out.
    pub kind: InterventionKind,
    /// Duration in minutes.
    pub minutes: u32,
    /// Stressors that it suits; empty means any or none.
    pub stressors: Vec<StressorKey>,
    /// Weathers that it suits; empty means any. Ignored for interventions of a lead.
    pub weathers: Vec<Weather>,
    /// Flags for which it may be proposed; empty means none.
    pub flags: Vec<FlagScope>,
    /// Prior of the share of "it helped", from its evidence.
    pub prior: Beta,
}

/// Who receives the suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SuggestionFor {
    /// A person who checked in.
    Agent,
    /// A lead who works on a flag.
    Lead,
}

/// The input of a suggestion, all from one sight.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Who receives the suggestion.
    pub recipient: SuggestionFor,
    /// Weather of the check-in; after a tough call one that only suits what is done right after it; `None` if a flag is
    /// the occasion.
    pub weather: Option<Weather>,
    /// Source of the tough call that is the occasion, if one is.
    pub tough_call: Option<ToughCallSource>,
    /// Energy of the check-in, if given.
    pub energy: Option<Energy>,
    /// Stressors of the check-in, of the tough call, or of the team's flag.
    pub stressors: &'a [StressorKey],
    /// Subjects of the open flags.
    pub flags: &'a [FlagScope],
    /// Whether a whole team is affected.
    pub team_wide: bool,
    /// Keys of earlier offers to the person, with their workdays.
    pub recently_offered: &'a [(String, Workday)],
    /// Keys that the person asked not to be offered again.
    pub less_of: &'a [String],
    /// Workday of the suggestion.
    pub workday: Workday,
}

/// How often one intervention helped and did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeCounts {
    /// Key of the intervention.
    pub key: String,
    /// Answers that it helped.
    pub helped: u32,
    /// Answers that it did not help.
    pub not: u32,
}

/// One suggested intervention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedIntervention {
    /// Key of the intervention.
    pub key: String,
    /// The reason for the suggestion.
    pub why: SuggestionReason,
}

/// Why something is suggested: the strongest of its matches. `words::suggestion_reason` makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SuggestionReason {
    /// It suits a stressor that was picked.
    Stressor(StressorKey),
    /// A flag is open.
    Flag(FlagScope),
    /// It suits the weather of the check-in.
    Weather(Weather),
    /// It suits a tough call of this source; without a source: a tough call of any.
    ToughCall(Option<ToughCallSource>),
}

/// Returns all interventions that fit, the best first; empty if none fits.
///
/// If a whole team is affected, interventions of a team come first. Then a match of a stressor comes before one of a
/// flag, and a flag before the weather; then the higher expected benefit. Offers of the last three shifts come last.
#[must_use]
pub fn suggest(
    catalogue: &[Intervention],
    situation: &Situation<'_>,
    outcomes: &[OutcomeCounts],
) -> Vec<RankedIntervention> {
    let mut fitting: Vec<_> = catalogue
        .iter()
        .filter_map(|intervention| {
            let why = situation.why(intervention)?;
            let (helped, not) = outcomes
                .iter()
                .filter(|counts| counts.key == intervention.key)
                .fold((0, 0), |(helped, not), counts| (helped + counts.helped, not + counts.not));
            Some((intervention, why, intervention.prior.after(helped, not).mean()))
        })
        .collect();
    fitting.sort_by(|(one, one_why, one_value), (other, other_why, other_value)| {
        let rank = |intervention: &Intervention, why: &SuggestionReason| {
            (situation.is_recent(intervention), situation.stage(intervention), why.rank())
        };
        rank(one, one_why)
            .cmp(&rank(other, other_why))
            .then(other_value.total_cmp(one_value))
            .then(situation.length(one).cmp(&situation.length(other)))
            .then(one.key.cmp(&other.key))
    });
    fitting
        .into_iter()
        .map(|(intervention, why, _)| RankedIntervention { key: intervention.key.clone(), why })
        .collect()
}

impl Situation<'_> {
    /// The reason why the intervention fits, if it does.
    fn why(&self, intervention: &Intervention) -> Option<SuggestionReason> {
        let for_leads = intervention.kind == InterventionKind::Team;
        let by_recipient = self.recipient == SuggestionFor::Lead || !for_leads;
        let weather = self.weather.filter(|_| !for_leads);
        let by_weather =
            weather.is_none_or(|weather| intervention.weathers.is_empty() || intervention.weathers.contains(&weather));
        let named = self.stressors.iter().find(|key| intervention.stressors.contains(key));
        // A lead's flag may have no stressor; interventions for a stressor are then better than none.
        let by_stressor = intervention.stressors.is_empty()
            || named.is_some()
            || self.recipient == SuggestionFor::Lead && self.stressors.is_empty();
        let flag = self.flags.iter().find(|about| intervention.flags.contains(about));
        let unwanted = self.less_of.contains(&intervention.key);
        if unwanted || !by_recipient || !by_weather || !by_stressor || (weather.is_none() && flag.is_none()) {
            return None;
        }
        if let Some(source) = self.tough_call {
            return Some(SuggestionReason::ToughCall(named.map(|_| source)));
        }
        let by_flag = || flag.copied().map(SuggestionReason::Flag);
        named
            .cloned()
            .map(SuggestionReason::Stressor)
            .or_else(by_flag)
            .or_else(|| weather.map(SuggestionReason::Weather))
    }

    fn is_recent(&self, intervention: &Intervention) -> bool {
        self.recently_offered.iter().any(|(key, day)| {
            let days = self.workday.number() - day.number();
            *key == intervention.key && (0..=RECENT_DAYS).contains(&days)
        })
    }

    /// For a lead, or if a whole team is affected: interventions of a lead first, then of colleagues, then of one
    /// person.
    fn stage(&self, intervention: &Intervention) -> Option<InterventionKind> {
        (self.team_wide || self.recipient == SuggestionFor::Lead).then_some(intervention.kind)
    }

    fn length(&self, intervention: &Intervention) -> u32 {
        if self.has_little_energy() { intervention.minutes } else { 0 }
    }

    fn has_little_energy(&self) -> bool {
        self.energy.is_some_and(|energy| energy.bars() <= LOW_ENERGY)
    }
}

impl SuggestionReason {
    const fn rank(&self) -> u8 {
        match self {
            Self::Stressor(_) | Self::ToughCall(Some(_)) => 0,
            Self::Flag(_) => 1,
            Self::Weather(_) | Self::ToughCall(None) => 2,
        }
    }
}

/// What is stored in the place of a source if something suits a tough call of any.
const ANY_SOURCE: &str = "any";

impl std::fmt::Display for SuggestionReason {
    /// Formats the reason as it is stored: `stressor:noise`, `flag:person`, `weather:2`, `tough_call:price`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stressor(key) => write!(f, "stressor:{}", key.as_str()),
            Self::Flag(FlagScope::Person) => f.write_str("flag:person"),
            Self::Flag(FlagScope::Team) => f.write_str("flag:team"),
            Self::Flag(FlagScope::Stressor) => f.write_str("flag:stressor"),
            Self::Weather(weather) => write!(f, "weather:{}", weather.level()),
            Self::ToughCall(source) => write!(f, "tough_call:{}", source.map_or(ANY_SOURCE, ToughCallSource::key)),
        }
    }
}

/// The text is not a stored reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseReasonError;

impl std::fmt::Display for ParseReasonError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a reason is stored as stressor:KEY, flag:ABOUT, weather:LEVEL or tough_call:SOURCE")
    }
}

impl std::error::Error for ParseReasonError {}

impl std::str::FromStr for SuggestionReason {
    type Err = ParseReasonError;

    fn from_str(text: &str) -> Result<Self, ParseReasonError> {
        match text.split_once(':').ok_or(ParseReasonError)? {
            ("stressor", key) => key.parse().map(Self::Stressor).map_err(|_| ParseReasonError),
            ("flag", "person") => Ok(Self::Flag(FlagScope::Person)),
            ("flag", "team") => Ok(Self::Flag(FlagScope::Team)),
            ("flag", "stressor") => Ok(Self::Flag(FlagScope::Stressor)),
            ("weather", level) => level.parse().map(Self::Weather).map_err(|_| ParseReasonError),
            ("tough_call", ANY_SOURCE) => Ok(Self::ToughCall(None)),
            ("tough_call", source) => {
                ToughCallSource::from_key(source).map(|source| Self::ToughCall(Some(source))).ok_or(ParseReasonError)
            }
            _ => Err(ParseReasonError),
        }
    }
}

#[cfg(test)]
mod tests;
