//! What is released of one cell, and the tally that it is made from, which never leaves this module's parent.

use serde::{Deserialize, Serialize};

use super::Rules;
use super::bands::{Level, People, Rate, Share};
use domain::{StressorKey, Weather};

/// The three sorts of cell: what may be said differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A team: its level, and its weather in three classes.
    Team,
    /// A department or a site: all five weathers, energy, stressors.
    Wide,
    /// A slice of a site: its level alone.
    Slice,
}

/// How much is said of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) kind: Kind,
    /// Whether the shares of the weathers are told beside the level.
    pub(super) told: bool,
    /// Whether the level is told in quarters where there are people enough.
    pub(super) fine: bool,
}

impl Form {
    /// All that a kind of cell tells.
    pub(super) fn of(kind: Kind) -> Self {
        Self { kind, told: kind != Kind::Slice, fine: true }
    }
}

/// The figures of one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// How many people are counted.
    pub people: People,
    /// Whether answers that people kept to themselves are counted too.
    pub kept: bool,
    /// How many of the roster that is; only where kept answers are counted, for otherwise it would be the share of those who share.
    pub rate: Option<Rate>,
    /// The mean of the week's weather.
    pub level: Level,
    /// How many said what: of a team bright (fair or sunny), cloudy, rough (rainy or stormy); of a wider cell sunny to stormy.
    /// Empty where that would show too much beside the level.
    pub weathers: Vec<Share>,
    /// The mean of energy, on its scale from 1 to 5.
    pub energy: Option<Level>,
    /// What was named, the most first; what few name is not here.
    pub stressors: Vec<(StressorKey, Share)>,
}

/// What is said of the weather of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sky {
    pub(super) people: People,
    pub(super) level: Level,
    weathers: [Share; 5],
}

impl Sky {
    /// The shares of the classes that the cell tells apart; none where they are not told.
    pub(super) fn weathers(&self, form: Form) -> Vec<Share> {
        let classes = if form.told { classes(form.kind).len() } else { 0 };
        self.weathers.iter().take(classes).copied().collect()
    }
}

/// People counted by their weather.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// From stormy to sunny.
    by: [u32; 5],
}

impl Tally {
    pub(super) fn add(&mut self, weather: Weather) {
        self.by[usize::from(weather.level()) - 1] += 1;
    }

    /// These people with one more.
    pub(super) fn and(mut self, weather: Weather) -> Self {
        self.add(weather);
        self
    }

    /// These people but one who said this, who said something else instead or nothing.
    pub(super) fn but(mut self, said: Weather, instead: Option<Weather>) -> Self {
        let bin = &mut self.by[usize::from(said.level()) - 1];
        *bin = bin.saturating_sub(1);
        instead.into_iter().for_each(|instead| self.add(instead));
        self
    }

    /// Whether anybody said this.
    pub(super) fn holds(&self, weather: Weather) -> bool {
        self.by[usize::from(weather.level()) - 1] > 0
    }

    pub(super) fn people(&self) -> u32 {
        self.by.iter().sum()
    }

    fn sum(&self) -> u32 {
        self.by.iter().zip(1..).map(|(people, level)| people * level).sum()
    }

    /// What may be said of these people's weather.
    pub(super) fn sky(&self, form: Form, rules: Rules) -> Sky {
        let count = self.people();
        let mut weathers = [Share::Few; 5];
        for (share, class) in weathers.iter_mut().zip(classes(form.kind)).filter(|_| form.told) {
            *share = Share::of(class.iter().map(|bin| self.by[*bin]).sum(), count, rules.floor());
        }
        let level = match () {
            () if !rules.defences.bands => Level::exact,
            () if form.fine => Level::of,
            () => Level::wide,
        };
        Sky { people: People::of(count), level: level(self.sum(), count.max(1)), weathers }
    }
}

/// The classes of weather that a kind of cell tells apart, from bright to rough, as places in a tally.
pub(super) const fn classes(kind: Kind) -> &'static [&'static [usize]] {
    match kind {
        Kind::Team => &[&[3, 4], &[2], &[0, 1]],
        Kind::Wide => &[&[4], &[3], &[2], &[1], &[0]],
        Kind::Slice => &[],
    }
}
