//! The sampler against draws of a program of others: opendp 0.16.0 from PyPI, 200,000 of `make_laplace` over vectors of
//! integers with scale 2 / epsilon for each epsilon, made on 30 November 2026.

use std::iter::once;

use super::*;

/// Epsilon in hundredths, and how many draws were below all that are listed, had each value from the lowest to its
/// opposite, and were above.
const DRAWN: [(u32, &[u32]); 4] = [
    (
        20,
        &[
            1937, 199, 215, 277, 273, 302, 317, 366, 411, 442, 494, 529, 602, 679, 752, 795, 913, 1016, 1113, 1189,
            1284, 1476, 1652, 1842, 2096, 2201, 2452, 2753, 3009, 3381, 3746, 3989, 4358, 4927, 5360, 6077, 6738, 7339,
            8142, 9154, 9865, 9092, 8137, 7443, 6752, 6068, 5426, 5015, 4553, 3985, 3792, 3407, 2966, 2805, 2473, 2246,
            2031, 1849, 1638, 1497, 1287, 1148, 1123, 1015, 893, 762, 756, 652, 597, 572, 478, 452, 429, 402, 342, 325,
            272, 267, 217, 230, 1944,
        ],
    ),
    (
        40,
        &[
            893, 190, 208, 300, 369, 462, 525, 649, 793, 1027, 1210, 1481, 1761, 2147, 2731, 3437, 3910, 4892, 6067,
            7208, 8710, 10_874, 13_443, 16_275, 20_211, 16_211, 13_303, 10_915, 9158, 7314, 6091, 5039, 4037, 3328,
            2648, 2194, 1797, 1495, 1244, 1057, 744, 690, 512, 446, 394, 269, 220, 198, 923,
        ],
    ),
    (
        80,
        &[
            422, 237, 328, 528, 757, 1118, 1601, 2419, 3610, 5308, 7969, 11_762, 17_678, 26_253, 39_519, 26_620,
            17_710, 11_946, 8097, 5382, 3467, 2346, 1597, 1159, 719, 483, 322, 243, 400,
        ],
    ),
    (
        110,
        &[
            290, 193, 398, 685, 1172, 1969, 3384, 6061, 10_223, 18_027, 30_761, 53_414, 31_116, 17_970, 10_436, 5828,
            3406, 1968, 1138, 673, 376, 202, 310,
        ],
    ),
];

#[test]
fn draws_are_distributed_as_those_of_opendp() {
    for (epsilon, theirs) in DRAWN {
        assert_eq!(theirs.iter().sum::<u32>(), DRAWS);
        let counts = drawn(Epsilon(epsilon));
        let last = i64::try_from(theirs.len() / 2 - 1).expect("few");
        let count = |range: std::ops::RangeInclusive<i64>| counts.range(range).map(|(_, n)| *n).sum::<u32>();
        let between = (-last..=last).map(|k| count(k..=k));
        let ours = once(count(i64::MIN..=-last - 1)).chain(between).chain(once(count(last + 1..=i64::MAX)));
        // Two samples of one size have the same distribution.
        let statistic: f64 = theirs
            .iter()
            .zip(ours)
            .map(|(one, other)| (f64::from(*one), f64::from(other)))
            .map(|(one, other)| (one - other).powi(2) / (one + other))
            .sum();
        let bound = largest_chi_square(theirs.len());
        assert!(statistic < bound, "{epsilon}: chi-square {statistic:.1}, at most {bound:.1}");
    }
}
