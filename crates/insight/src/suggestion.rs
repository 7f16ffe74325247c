//! Which intervention fits a situation, in which order, and why; doing nothing is always one of the choices.

use serde::{Deserialize, Serialize};

use super::flag;
use domain::{Energy, StressorKey, Weather, Workday};

/// An offer counts as recent for so many days: three shifts of a five-day week span no more.
const RECENT_DAYS: i32 = 5;
/// With so many bars or fewer, of two equally good things the shorter is offered first.
const LOW_ENERGY: u8 = 2;

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A lead, for a team or for somebody in it. Never offered to an agent.
    Team,
    /// Two colleagues; the reader begins.
    Peer,
    /// The person alone.
    #[serde(rename = "self")]
    Own,
}

/// What a flag is about, whatever it noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagAbout {
    /// One person.
    Person,
    /// A team.
    Team,
    /// A stressor that many name.
    Stressor,
}

impl From<&flag::Kind> for FlagAbout {
    fn from(kind: &flag::Kind) -> Self {
        match kind {
            flag::Kind::Sudden | flag::Kind::Sliding | flag::Kind::Stuck => Self::Person,
            flag::Kind::TeamMean | flag::Kind::TeamLow | flag::Kind::Rule(_) => Self::Team,
            flag::Kind::Stressor(_) | flag::Kind::StressorWeek(_) => Self::Stressor,
        }
    }
}

/// A Beta distribution over "it helped".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    /// One more than the successes behind a flat start; above 0.
    pub a: f64,
    /// The same of failures.
    pub b: f64,
}

impl Beta {
    /// The distribution after so many more answers of each kind (conjugate update).
    #[must_use]
    pub fn after(self, helped: u32, not: u32) -> Self {
        Self { a: self.a + f64::from(helped), b: self.b + f64::from(not) }
    }

    /// The expected share of "it helped".
    #[must_use]
    pub fn mean(self) -> f64 {
        self.a / (self.a + self.b)
    }
}

/// When an intervention fits, and how well it is expected to do. What it says is content.
#[derive(Clone, Debug, PartialEq)]
pub struct Intervention {
    /// Stable key.
    pub key: String,
    /// Who does it.
    pub kind: Kind,
    /// How long it takes.
    pub minutes: u32,
    /// The stressors that it suits; empty: any, or none.
    pub stressors: Vec<StressorKey>,
    /// The weathers that it suits; empty: any. Without meaning where a lead does it.
    pub weathers: Vec<Weather>,
    /// The flags on which it may be proposed; empty: none.
    pub flags: Vec<FlagAbout>,
    /// What its evidence leads to expect.
    pub prior: Beta,
}

/// To whom something is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum For {
    /// Somebody who said their own weather.
    Agent,
    /// A lead, about a flag.
    Lead,
}

/// What is known when something is to be suggested. All of it from one sight.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// To whom.
    pub asker: For,
    /// What the person just said; none where a flag is the occasion.
    pub weather: Option<Weather>,
    /// Bars, where said.
    pub energy: Option<Energy>,
    /// What the person just named, or what a team's flag is about.
    pub stressors: &'a [StressorKey],
    /// What open flags are about.
    pub flags: &'a [FlagAbout],
    /// Whether the trouble is that of a whole team.
    pub team_wide: bool,
    /// What was offered to the person, and when.
    pub recently_offered: &'a [(String, Workday)],
    /// What the person wants to see less of: never suggested.
    pub less_of: &'a [String],
    /// Today.
    pub workday: Workday,
}

/// How one intervention did so far in "did it help".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Its key.
    pub key: String,
    /// How often it helped.
    pub helped: u32,
    /// How often it did not.
    pub not: u32,
}

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The key of the intervention.
    pub key: String,
    /// Why it is suggested.
    pub why: Why,
}

/// Why something is suggested: the strongest of its matches. `words::suggestion_reason` makes the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// It suits something that was named.
    Stressor(StressorKey),
    /// A flag is open.
    Flag(FlagAbout),
    /// It suits the weather that was said.
    Weather(Weather),
}

/// All that fits, best first. Empty where nothing does.
///
/// Trouble of a whole team puts what a team can do first. Then a match of stressor comes before one of flag, and that before
/// weather; then what is expected to help most. What was offered within three shifts comes after all else that fits.
#[must_use]
pub fn suggest(catalogue: &[Intervention], situation: &Situation<'_>, tallies: &[Tally]) -> Vec<Ranked> {
    suggest_by(catalogue, situation, tallies, Beta::mean)
}

/// As [`suggest`], with the value of an intervention drawn from its posterior by `value`: its mean, or a sample of it.
#[must_use]
pub fn suggest_by(
    catalogue: &[Intervention],
    situation: &Situation<'_>,
    tallies: &[Tally],
    mut value: impl FnMut(Beta) -> f64,
) -> Vec<Ranked> {
    let mut fitting: Vec<_> = catalogue
        .iter()
        .filter_map(|intervention| {
            let why = situation.why(intervention)?;
            let (helped, not) = tallies
                .iter()
                .filter(|tally| tally.key == intervention.key)
                .fold((0, 0), |(helped, not), tally| (helped + tally.helped, not + tally.not));
            Some((intervention, why, value(intervention.prior.after(helped, not))))
        })
        .collect();
    fitting.sort_by(|(one, one_why, one_value), (other, other_why, other_value)| {
        let place = |intervention: &Intervention, why: &Why| {
            (situation.is_recent(intervention), situation.stage(intervention), why.rank())
        };
        place(one, one_why)
            .cmp(&place(other, other_why))
            .then(other_value.total_cmp(one_value))
            .then(situation.length(one).cmp(&situation.length(other)))
            .then(one.key.cmp(&other.key))
    });
    fitting.into_iter().map(|(intervention, why, _)| Ranked { key: intervention.key.clone(), why }).collect()
}

/// What to suggest to somebody who did not ask: one thing or nothing.
///
/// Nothing on a sunny or fair day on which nothing was named and no flag is open: that needs no remedy.
#[must_use]
pub fn unasked(catalogue: &[Intervention], situation: &Situation<'_>, tallies: &[Tally]) -> Option<Ranked> {
    let good = situation.weather.is_some_and(|weather| weather >= Weather::Fair);
    if good && situation.stressors.is_empty() && situation.flags.is_empty() {
        return None;
    }
    suggest(catalogue, situation, tallies).into_iter().next()
}

impl Situation<'_> {
    /// Why the intervention fits, if it does.
    fn why(&self, intervention: &Intervention) -> Option<Why> {
        let for_leads = intervention.kind == Kind::Team;
        let by_asker = self.asker == For::Lead || !for_leads;
        let weather = self.weather.filter(|_| !for_leads);
        let by_weather =
            weather.is_none_or(|weather| intervention.weathers.is_empty() || intervention.weathers.contains(&weather));
        let named = self.stressors.iter().find(|key| intervention.stressors.contains(key));
        // A lead's flag may have no stressor behind it; what suits one is then better than nothing.
        let by_stressor = intervention.stressors.is_empty()
            || named.is_some()
            || self.asker == For::Lead && self.stressors.is_empty();
        let flag = self.flags.iter().find(|about| intervention.flags.contains(about));
        let unwanted = self.less_of.contains(&intervention.key);
        if unwanted || !by_asker || !by_weather || !by_stressor || (weather.is_none() && flag.is_none()) {
            return None;
        }
        let by_flag = || flag.copied().map(Why::Flag);
        named.cloned().map(Why::Stressor).or_else(by_flag).or_else(|| weather.map(Why::Weather))
    }

    fn is_recent(&self, intervention: &Intervention) -> bool {
        self.recently_offered.iter().any(|(key, day)| {
            let days = self.workday.number() - day.number();
            *key == intervention.key && (0..=RECENT_DAYS).contains(&days)
        })
    }

    /// For a lead, and with trouble of a whole team: what a lead does, what colleagues do, what one does alone.
    fn stage(&self, intervention: &Intervention) -> Option<Kind> {
        (self.team_wide || self.asker == For::Lead).then_some(intervention.kind)
    }

    fn length(&self, intervention: &Intervention) -> u32 {
        if self.energy.is_some_and(|energy| energy.bars() <= LOW_ENERGY) { intervention.minutes } else { 0 }
    }
}

impl Why {
    const fn rank(&self) -> u8 {
        match self {
            Self::Stressor(_) => 0,
            Self::Flag(_) => 1,
            Self::Weather(_) => 2,
        }
    }
}

impl std::fmt::Display for Why {
    /// As it is stored: `stressor:noise`, `flag:person`, `weather:2`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stressor(key) => write!(f, "stressor:{}", key.as_str()),
            Self::Flag(FlagAbout::Person) => f.write_str("flag:person"),
            Self::Flag(FlagAbout::Team) => f.write_str("flag:team"),
            Self::Flag(FlagAbout::Stressor) => f.write_str("flag:stressor"),
            Self::Weather(weather) => write!(f, "weather:{}", weather.level()),
        }
    }
}

/// The text is no reason as it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWhy;

impl std::fmt::Display for NotAWhy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a reason is stored as stressor:KEY, flag:ABOUT or weather:LEVEL")
    }
}

impl std::error::Error for NotAWhy {}

impl std::str::FromStr for Why {
    type Err = NotAWhy;

    fn from_str(text: &str) -> Result<Self, NotAWhy> {
        match text.split_once(':').ok_or(NotAWhy)? {
            ("stressor", key) => key.parse().map(Self::Stressor).map_err(|_| NotAWhy),
            ("flag", "person") => Ok(Self::Flag(FlagAbout::Person)),
            ("flag", "team") => Ok(Self::Flag(FlagAbout::Team)),
            ("flag", "stressor") => Ok(Self::Flag(FlagAbout::Stressor)),
            ("weather", level) => level.parse().map(Self::Weather).map_err(|_| NotAWhy),
            _ => Err(NotAWhy),
        }
    }
}

#[cfg(test)]
mod tests;
