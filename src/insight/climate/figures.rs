//! What is released of one cell, and the tally that it is made from, which never leaves this module's parent.

use serde::{Deserialize, Serialize};

use super::Rules;
use super::bands::{Level, People, Rate, Share};
use crate::domain::{StressorKey, Weather};

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
    /// The shares of the classes that this kind of cell tells apart; none where they are not told.
    pub(super) fn weathers(&self, kind: Kind, told: bool) -> Vec<Share> {
        let classes = if told { classes(kind).len() } else { 0 };
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

    pub(super) fn remove(&mut self, weather: Weather) {
        let bin = &mut self.by[usize::from(weather.level()) - 1];
        *bin = bin.saturating_sub(1);
    }

    pub(super) fn people(&self) -> u32 {
        self.by.iter().sum()
    }

    fn sum(&self) -> u32 {
        self.by.iter().zip(1..).map(|(people, level)| people * level).sum()
    }

    /// What may be said of these people's weather, with the shares where they are `told`.
    pub(super) fn sky(&self, kind: Kind, told: bool, rules: Rules) -> Sky {
        let count = self.people();
        let mut weathers = [Share::Few; 5];
        for (share, class) in weathers.iter_mut().zip(classes(kind)).filter(|_| told) {
            *share = Share::of(class.iter().map(|bin| self.by[*bin]).sum(), count, rules.floor());
        }
        Sky { people: People::of(count), level: Level::of(self.sum(), count.max(1)), weathers }
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
