//! The privacy budget of a person-week and its split over the histograms.

use super::{Epsilon, Stream};

/// The privacy budget of one person-week. A centre can lower it; nothing raises it above [`Budget::FULL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    total: Epsilon,
}

impl Budget {
    /// 2.0: the sum of the shares of all histograms that one person-week can enter.
    pub const FULL: Self = Self { total: Epsilon(200) };
    /// 0.2: below this the figures would be noise alone.
    pub const LOWEST: Self = Self { total: Epsilon(20) };

    /// The budget with this total, which is brought into the range from [`Budget::LOWEST`] to [`Budget::FULL`].
    #[must_use]
    pub fn of(total: Epsilon) -> Self {
        Self { total: total.clamp(Self::LOWEST.total, Self::FULL.total) }
    }

    /// The bound on the privacy loss of one person-week.
    #[must_use]
    pub const fn total(self) -> Epsilon {
        self.total
    }

    /// The share of a histogram. The weather of a site that is one unit has the share of the unit too. If the total was
    /// lowered, every share shrinks with it, rounded down to whole hundredths.
    #[must_use]
    pub const fn share(self, stream: Stream, one_unit: bool) -> Epsilon {
        let full = match stream {
            Stream::UnitWeather => 80,
            Stream::SiteWeather if one_unit => 110,
            Stream::SiteWeather => 30,
            Stream::Stressors => 40,
            Stream::Breakdown(_) => 20,
            Stream::Uplifts | Stream::Energy | Stream::Helped => 10,
        };
        Epsilon(full * self.total.0 / Self::FULL.total.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::climate::Breakdown;

    /// What one person-week enters in a site with several units, and in one that is one unit.
    fn entered(budget: Budget) -> [u32; 2] {
        let always =
            [Stream::Stressors, Stream::Uplifts, Stream::Energy, Stream::Breakdown(Breakdown::Shift), Stream::Helped];
        let always: u32 = always.map(|stream| budget.share(stream, false).0).iter().sum();
        let divided = budget.share(Stream::UnitWeather, false).0 + budget.share(Stream::SiteWeather, false).0;
        [always + divided, always + budget.share(Stream::SiteWeather, true).0]
    }

    #[test]
    fn the_shares_of_a_person_week_add_up_to_two() {
        assert_eq!(entered(Budget::FULL), [200, 200]);
    }

    #[test]
    fn a_lowered_budget_shrinks_every_share_and_is_never_exceeded() {
        for total in 20..200 {
            let budget = Budget::of(Epsilon(total));
            assert_eq!(budget.total(), Epsilon(total));
            assert!(
                entered(budget).iter().all(|sum| (total - 7..=total).contains(sum)),
                "{total}: {:?}",
                entered(budget)
            );
        }
        assert_eq!(Budget::of(Epsilon(100)).share(Stream::UnitWeather, false), Epsilon(40));
    }

    #[test]
    fn nothing_raises_the_budget_above_two() {
        assert_eq!(Budget::of(Epsilon(250)), Budget::FULL);
        assert_eq!(Budget::of(Epsilon(0)), Budget::LOWEST);
    }
}
