//! Since when: how likely it is, after each value, that the present stretch is so many values long.
//!
//! Bayesian online change-point detection (Adams & MacKay 2007, arXiv:0710.3742) for values with a known standard deviation of 1
//! and means that are drawn anew, from a normal curve around 0, at each change. A chart to compare others with.

use super::normal::density;

/// What is known of the length of the present stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretches {
    hazard: f64,
    /// Variance of a stretch's mean around the target.
    wander: f64,
    /// For each length, from 0: its chance, and the sum of the values of such a stretch.
    lengths: Vec<(f64, f64)>,
    log_evidence: f64,
}

impl Stretches {
    /// Nothing seen yet. After every value a stretch ends with the chance `hazard`; means differ from the target by `wander`
    /// standard deviations.
    #[must_use]
    pub fn new(hazard: f64, wander: f64) -> Self {
        Self { hazard, wander: wander * wander, lengths: vec![(1.0, 0.0)], log_evidence: 0.0 }
    }

    /// Takes in a value, in standard deviations from the target. A missing one holds everything, and is not counted.
    pub fn see(&mut self, x: Option<f64>) {
        let Some(x) = x else { return };
        let mut next = Vec::with_capacity(self.lengths.len() + 1);
        next.push((0.0, 0.0));
        let mut ended = 0.0;
        for (seen, (chance, sum)) in (0_u32..).zip(&self.lengths) {
            let here = chance * predicted(self.wander, seen, *sum, x);
            ended += here * self.hazard;
            next.push((here * (1.0 - self.hazard), sum + x));
        }
        next[0].0 = ended;
        let evidence: f64 = next.iter().map(|(chance, _)| chance).sum();
        if evidence > 0.0 {
            next.iter_mut().for_each(|(chance, _)| *chance /= evidence);
            self.lengths = next;
        } else {
            // So far out that no stretch explains it, not even a new one: it stands alone.
            self.lengths = vec![(1.0, 0.0)];
        }
        self.log_evidence += evidence.ln();
    }

    /// The chance of each length of the present stretch, from 0, which is a stretch that the next value begins.
    pub fn chances(&self) -> impl Iterator<Item = f64> + '_ {
        self.lengths.iter().map(|(chance, _)| *chance)
    }

    /// The likeliest length; the shortest of equally likely ones.
    #[must_use]
    pub fn likeliest(&self) -> usize {
        let better = |best: (usize, f64), (length, chance)| if chance > best.1 { (length, chance) } else { best };
        self.chances().enumerate().fold((0, 0.0), better).0
    }

    /// The chance that the present stretch has begun within the last `values` values.
    #[must_use]
    pub fn chance_of_change_within(&self, values: usize) -> f64 {
        if values + 1 >= self.lengths.len() { 1.0 } else { self.chances().take(values + 1).sum() }
    }

    /// The natural logarithm of the density of all values seen.
    #[must_use]
    pub const fn log_evidence(&self) -> f64 {
        self.log_evidence
    }
}

/// Density of the next value `x` of a stretch of which `seen` values with this `sum` are known.
fn predicted(wander: f64, seen: u32, sum: f64, x: f64) -> f64 {
    let weight = 1.0 / wander + f64::from(seen);
    let spread = (1.0 + 1.0 / weight).sqrt();
    density((x - sum / weight) / spread) / spread
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::samples::normal_values;

    const VALUES: [f64; 6] = [0.1, -0.3, 0.2, 3.1, 2.7, 3.3];

    fn seen(values: &[f64], hazard: f64, wander: f64) -> Stretches {
        let mut stretches = Stretches::new(hazard, wander);
        values.iter().for_each(|x| stretches.see(Some(*x)));
        stretches
    }

    /// The density of a stretch by the joint normal density of its values, all at once.
    fn stretch(values: &[f64], wander: f64) -> f64 {
        let (n, variance) = (values.len() as f64, wander * wander);
        let (sum, squares): (f64, f64) = (values.iter().sum(), values.iter().map(|x| x * x).sum());
        let spread = 1.0 + n * variance;
        let exponent = squares - variance / spread * sum * sum;
        (-exponent / 2.0).exp() / ((2.0 * std::f64::consts::PI).powf(n / 2.0) * spread.sqrt())
    }

    /// The density of the values and each length of the last stretch, over all ways of cutting them into stretches.
    fn over_all_partitions(values: &[f64], hazard: f64, wander: f64) -> Vec<f64> {
        let mut by_length = vec![0.0; values.len() + 1];
        for cuts in 0..1_u32 << values.len() {
            let (mut density, mut begun) = (1.0, 0);
            for end in 1..=values.len() {
                if cuts >> (end - 1) & 1 == 1 {
                    density *= hazard * stretch(&values[begun..end], wander);
                    begun = end;
                } else {
                    density *= 1.0 - hazard;
                }
            }
            by_length[values.len() - begun] += density * stretch(&values[begun..], wander);
        }
        by_length
    }

    #[test]
    fn the_worked_example_has_its_printed_evidence_and_lengths() {
        let stretches = seen(&VALUES, 0.1, 3.0);
        assert!((stretches.log_evidence().exp() / 6.472_719_116_945e-6 - 1.0).abs() < 1e-12);
        let expected =
            [0.1000000000, 0.0298315243, 0.0434551854, 0.7420725727, 0.0468740927, 0.0040978010, 0.0336688239];
        assert_eq!(stretches.chances().count(), expected.len());
        for (found, expected) in stretches.chances().zip(expected) {
            assert!((found - expected).abs() < 5.1e-11, "{found} {expected}");
        }
        assert_eq!(stretches.likeliest(), 3);
    }

    #[test]
    fn a_fall_is_dated_to_its_day_give_or_take_one_and_what_is_quiet_is_mostly_left_in_peace() {
        let (mut dated, mut disturbed, runs) = (0, 0, 200);
        for seed in 0..runs {
            let mut stretches = Stretches::new(1.0 / 30.0, 2.0);
            let values: Vec<f64> = normal_values(seed).take(40).collect();
            values[..30].iter().for_each(|x| stretches.see(Some(*x)));
            disturbed += u64::from(stretches.chance_of_change_within(10) > 0.9);
            values[30..].iter().for_each(|x| stretches.see(Some(x - 2.0)));
            dated += u64::from((9..=11).contains(&stretches.likeliest()));
            assert!(stretches.chance_of_change_within(40) >= stretches.chance_of_change_within(10));
        }
        assert!(dated * 10 >= runs * 8 && disturbed * 10 <= runs, "{dated} {disturbed} of {runs}");
    }

    #[test]
    fn nothing_is_too_far_out_to_go_on() {
        let mut stretches = seen(&[0.0, 1e9, 0.0], 0.1, 3.0);
        stretches.see(Some(0.1));
        assert!((stretches.chances().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn evidence_and_lengths_are_those_of_all_partitions_together(
            values in prop::collection::vec(-4.0..4.0_f64, 1..8), hazard in 0.01..0.9_f64, wander in 0.2..4.0_f64,
        ) {
            let (stretches, expected) = (seen(&values, hazard, wander), over_all_partitions(&values, hazard, wander));
            let evidence: f64 = expected.iter().sum();
            prop_assert!((stretches.log_evidence() - evidence.ln()).abs() < 1e-9);
            for (found, expected) in stretches.chances().zip(expected) {
                prop_assert!((found - expected / evidence).abs() < 1e-9);
            }
        }

        #[test]
        fn values_turned_upside_down_and_missing_ones_change_nothing(
            values in prop::collection::vec(prop::option::of(-4.0..4.0_f64), 0..20),
        ) {
            let (mut here, mut there) = (Stretches::new(0.05, 2.0), Stretches::new(0.05, 2.0));
            values.iter().for_each(|x| here.see(*x));
            values.iter().flatten().for_each(|x| there.see(Some(-x)));
            prop_assert!((here.log_evidence() - there.log_evidence()).abs() < 1e-9);
            prop_assert!(here.chances().zip(there.chances()).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }
}
