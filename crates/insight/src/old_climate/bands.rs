//! Bands: what stands in the place of numbers. Each says from where to where, and no more.

use serde::{Deserialize, Serialize};

/// How many people: `from` to below `below`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct People {
    /// At least so many.
    pub from: u32,
    /// Fewer than this.
    pub below: u32,
}

impl People {
    /// The band of a count: 5-9, 10-19, 20-39 and on, each twice the one before.
    #[must_use]
    pub fn of(count: u32) -> Self {
        let mut band = Self { from: 5, below: 10 };
        while count >= band.below {
            band = Self { from: band.below, below: band.below.saturating_mul(2) };
        }
        band
    }
}

/// A mean on the scale of the weather, in hundredths: `from` to below `below` (5.00 itself belongs to the highest band).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Level {
    /// At least this.
    pub from: u16,
    /// Below this.
    pub below: u16,
}

/// Four steps for small groups; the ends are wide, so that "all of them" never shows.
const COARSE: &[u16] = &[100, 250, 325, 400, 500];
/// Quarters from [`MANY`] people on.
const FINE: &[u16] = &[100, 200, 225, 250, 275, 300, 325, 350, 375, 400, 425, 450, 500];
/// From so many people on a mean is given in quarters.
pub const MANY: u32 = 20;

impl Level {
    /// The band of the mean of `count` values with this sum; `count` is at least 1.
    #[must_use]
    pub fn of(sum: u32, count: u32) -> Self {
        Self::between(Self::edges(count), sum, count)
    }

    /// The same in the wide steps of a small group, however large this one is.
    #[must_use]
    pub(super) fn wide(sum: u32, count: u32) -> Self {
        Self::between(COARSE, sum, count)
    }

    fn between(edges: &[u16], sum: u32, count: u32) -> Self {
        let hundredfold = u64::from(sum) * 100;
        let place = edges.iter().rposition(|edge| hundredfold >= u64::from(*edge) * u64::from(count)).unwrap_or(0);
        let place = place.min(edges.len() - 2);
        Self { from: edges[place], below: edges[place + 1] }
    }

    /// Whether this is one of the steps of a small group.
    pub(super) fn is_wide(self) -> bool {
        COARSE.windows(2).any(|edges| *edges == [self.from, self.below])
    }

    /// The wide step that a finer one lies in.
    pub(super) fn widened(self) -> Self {
        let step = COARSE.windows(2).find(|edges| edges[0] <= self.from && self.below <= edges[1]);
        step.map_or(self, |edges| Self { from: edges[0], below: edges[1] })
    }

    /// The mean itself, to the hundredth: what is never shown.
    #[must_use]
    pub(super) fn exact(sum: u32, count: u32) -> Self {
        let from = u16::try_from(100 * sum / count.max(1)).unwrap_or(500);
        Self { from, below: from + 1 }
    }

    /// The edges of the bands for a group of so many.
    #[must_use]
    pub fn edges(count: u32) -> &'static [u16] {
        if count < MANY { COARSE } else { FINE }
    }

    /// The band, of those for a group of so many, that holds a value on the scale of the weather.
    #[must_use]
    pub fn near(value: f64, count: u32) -> Self {
        let edges = Self::edges(count);
        let place = edges.iter().rposition(|edge| value * 100.0 + 1e-9 >= f64::from(*edge)).unwrap_or(0);
        let place = place.min(edges.len() - 2);
        Self { from: edges[place], below: edges[place + 1] }
    }

    /// The middle of the band, on the scale of the weather.
    #[must_use]
    pub fn centre(self) -> f64 {
        f64::from(self.from + self.below) / 200.0
    }

    /// The sums of `count` values that lie in the band, both ends included.
    #[must_use]
    pub fn sums(self, count: u32) -> (u32, u32) {
        let at = |edge: u16| (u32::from(edge) * count).div_ceil(100);
        (at(self.from), if self.below >= 500 { 5 * count } else { at(self.below) - 1 })
    }
}

/// How many of a group: few, or a share in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Nobody, or fewer people than may be shown.
    Few,
    /// A share of the group: `from` to below `below` percent; the highest band holds all of them too, and does not say so.
    Between {
        /// At least this.
        from: u8,
        /// Below this.
        below: u8,
    },
}

impl Share {
    /// The band of `part` out of `count`, where fewer than `least` are few.
    #[must_use]
    pub fn of(part: u32, count: u32, least: u32) -> Self {
        if part < least {
            return Self::Few;
        }
        let parts = Self::parts(count);
        let place = (part * parts / count.max(1)).min(parts - 1);
        let percent = |place: u32| u8::try_from(place * 100 / parts).unwrap_or(100);
        Self::Between { from: percent(place), below: percent(place + 1) }
    }

    /// Into how many bands a group of so many is divided: at least eight people wide, from forty on.
    const fn parts(count: u32) -> u32 {
        match count {
            ..40 => 4,
            40..80 => 5,
            _ => 10,
        }
    }

    /// The counts out of `count` that lie in the band, both ends included.
    #[must_use]
    pub fn counts(self, count: u32, least: u32) -> (u32, u32) {
        match self {
            Self::Few => (0, (least - 1).min(count)),
            Self::Between { from, below } => {
                let parts = Self::parts(count);
                let place = |percent: u8| u32::from(percent) * parts / 100;
                let lowest = (place(from) * count).div_ceil(parts).max(least);
                let highest = if below == 100 { count } else { (place(below) * count).div_ceil(parts) - 1 };
                (lowest, highest)
            }
        }
    }

    /// The band, in tenths, that holds a share.
    #[must_use]
    pub fn near(share: f64) -> Self {
        let tenth = (share * 10.0 + 1e-9).clamp(0.0, 9.0) as u8;
        Self::Between { from: tenth * 10, below: tenth * 10 + 10 }
    }

    /// The middle of the band as a share; of few, nothing.
    #[must_use]
    pub fn centre(self) -> Option<f64> {
        match self {
            Self::Few => None,
            Self::Between { from, below } => Some((f64::from(from) + f64::from(below)) / 200.0),
        }
    }
}

/// How many of those on the roster are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rate {
    /// Under a half.
    UnderHalf,
    /// A half to three quarters.
    OverHalf,
    /// Three quarters or more.
    Most,
}

impl Rate {
    /// The band of `count` out of `roster`.
    #[must_use]
    pub const fn of(count: u32, roster: u32) -> Self {
        match () {
            () if count * 2 < roster => Self::UnderHalf,
            () if count * 4 < roster * 3 => Self::OverHalf,
            () => Self::Most,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_band_says_it_holds_is_what_falls_into_it() {
        for count in 1..130 {
            for sum in count..=5 * count {
                let (lowest, highest) = Level::of(sum, count).sums(count);
                assert!((lowest..=highest).contains(&sum), "{sum} of {count}");
                assert!(lowest == count || Level::of(lowest - 1, count) != Level::of(sum, count));
                assert!(highest == 5 * count || Level::of(highest + 1, count) != Level::of(sum, count));
            }
            for part in 0..=count {
                let (lowest, highest) = Share::of(part, count, 5).counts(count, 5);
                assert!((lowest..=highest).contains(&part), "{part} of {count}");
                assert!(lowest == 0 || Share::of(lowest - 1, count, 5) != Share::of(part, count, 5));
                assert!(highest == count || Share::of(highest + 1, count, 5) != Share::of(part, count, 5));
            }
        }
    }

    #[test]
    fn every_quarter_lies_in_one_wide_step() {
        for count in [20, 37, 64] {
            for sum in count..=5 * count {
                assert_eq!(Level::of(sum, count).widened(), Level::wide(sum, count), "{sum} of {count}");
                assert!(Level::wide(sum, count).is_wide());
            }
        }
    }

    #[test]
    fn all_and_nearly_all_read_alike_and_so_do_none_and_few() {
        assert_eq!(Share::of(12, 12, 5), Share::of(10, 12, 5));
        assert_eq!(Share::of(0, 12, 5), Share::of(4, 12, 5));
        assert_eq!(Level::of(60, 12), Level::of(48, 12));
        assert_eq!(People::of(40), People { from: 40, below: 80 });
    }
}
