//! What to expect of an intervention before a person says anything: published evidence, figures that the centre
//! released, and how much people differ.

use super::Beta;
use crate::climate::{Draw, Period, Stream};
use domain::Workday;

/// Concentration of the shares of different people around the share of the centre: a person's share has a standard
/// deviation of `sqrt(m (1 - m) / 17)`, about 0.12. No study has measured it for these interventions; it is an
/// assumption.
pub const CONCENTRATION: f64 = 16.0;
/// Days from the Monday of a quarter's last week until its figures count. They are drawn on the ninth; afterwards what
/// was offered since then stays the same, even if the program was off on that day.
const KNOWN_AFTER: i32 = 14;
/// Figures count for this many days: four quarters.
const KNOWN_FOR: i32 = 4 * 91;
/// Shares that are estimated from noisy counts are kept this far from 0 and 1, where their variance would vanish.
const EXTREME: f64 = 0.05;

impl Beta {
    /// Returns the number of answers that the distribution is worth.
    #[must_use]
    pub fn weight(self) -> f64 {
        self.a + self.b
    }
}

/// Counts with noise of one intervention, summed over quarters and sites.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReleasedCounts {
    /// Answers that it helped, plus noise.
    pub helped: f64,
    /// Answers that it did not help, plus noise.
    pub not: f64,
    /// Variance of the noise of each of the two.
    pub variance: f64,
}

impl ReleasedCounts {
    /// Sums the released figures of an intervention; `None` if there are none.
    #[must_use]
    pub fn of(draws: &[&Draw], key: &str) -> Option<Self> {
        let (helped, not) = (format!("{key}/helped"), format!("{key}/not"));
        let of_draw = |draw: &&Draw| {
            let bin = |key: &str| draw.bin(key).map(|figure| figure as f64);
            Some(Self { helped: bin(&helped)?, not: bin(&not)?, variance: draw.epsilon.bin_variance() })
        };
        draws.iter().filter_map(of_draw).reduce(|one, other| Self {
            helped: one.helped + other.helped,
            not: one.not + other.not,
            variance: one.variance + other.variance,
        })
    }

    /// Returns the number of exact answers that say as much as these counts, and the share of "it helped" among them.
    /// `None` if noise alone could explain the counts.
    ///
    /// The variance of the share is that of a sample plus that of the noise (delta method): `s (1 - s) / n + v ((1 -
    /// s)² + s²) / n²`.
    #[must_use]
    pub fn equivalent(self) -> Option<(f64, f64)> {
        let (helped, not) = (self.helped.max(0.0), self.not.max(0.0));
        let n = helped + not;
        // Two standard deviations of the sum of two figures.
        if n <= 2.0 * (2.0 * self.variance).sqrt() {
            return None;
        }
        let share = (helped / n).clamp(EXTREME, 1.0 - EXTREME);
        let spread = share * (1.0 - share);
        let variance = spread / n + self.variance * ((1.0 - share).powi(2) + share.powi(2)) / (n * n);
        Some((spread / variance, share))
    }
}

/// Returns the figures of what helped that count on a workday: those of the last four quarters, from the second Monday
/// after their end on.
#[must_use]
pub fn counting<'a>(draws: impl IntoIterator<Item = &'a Draw>, workday: Workday) -> Vec<&'a Draw> {
    let counts = |period: Period| {
        period.mondays().last().is_some_and(|monday| {
            let known = monday.number() + KNOWN_AFTER;
            (known..known + KNOWN_FOR).contains(&workday.number())
        })
    };
    draws.into_iter().filter(|draw| draw.stream == Stream::Helped && counts(draw.period)).collect()
}

/// Returns what is known of the share of "it helped" in a centre: the shipped prior, updated with released counts.
#[must_use]
pub fn of_centre(shipped: Beta, released: Option<ReleasedCounts>) -> Beta {
    let Some((answers, share)) = released.and_then(ReleasedCounts::equivalent) else { return shipped };
    Beta { a: shipped.a + share * answers, b: shipped.b + (1.0 - share) * answers }
}

/// Returns what to expect of one person of the centre, about whom nothing is known: a Beta distribution with the mean
/// of the centre and the variance of both levels together.
///
/// With `θ | μ ~ Beta(c μ, c (1 - μ))` and `μ ~ Beta` of weight W the law of total variance gives `Var θ = m (1 - m) /
/// (w + 1)` with `w + 1 = (W + 1)(c + 1) / (W + c + 1)`: never worth more than [`CONCENTRATION`] answers.
#[must_use]
pub fn of_person(centre: Beta) -> Beta {
    let weight = centre.weight();
    let kept = (weight + 1.0) * (CONCENTRATION + 1.0) / (weight + CONCENTRATION + 1.0) - 1.0;
    Beta { a: centre.mean() * kept, b: (1.0 - centre.mean()) * kept }
}

#[cfg(test)]
mod tests;
