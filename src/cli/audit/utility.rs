//! `weathervane audit --utility`: how exact the figures of the climate are, and how soon lasting changes are found in
//! them.

use super::text::two;
use crate::cli::simulate;
use domain::{Locale, Workday};
use evaluation::simulator::CentrePlan;
use evaluation::study::climate::{
    FALLS, PLACES, PublishedPlace, SiteKind, change_figures, doubling, error_of_mentions, errors, power,
    register_figures,
};
use words::t;

/// Sites whose error of mentions is published: people, month, quarter.
const MENTIONS: [(u32, f64, f64); 3] = [(40, 0.18, 0.09), (240, 0.03, 0.015), (1_500, 0.005, 0.002)];
/// The share of runs in which a doubled stressor is to be found in time.
const DOUBLED: f64 = 0.85;
/// The share of runs in which the figures next to a change in the stressor register or an event are to be right.
const REGISTER_RIGHT: f64 = 0.9;

/// Measures with this many runs, and prints each figure next to the one that is wanted.
pub fn run(runs: u32, l: Locale) {
    println!("{}\n", t!(l, "audit-utility", runs = runs));
    for place in &PLACES {
        // A large site has many figures in each quarter, and takes as much longer.
        let of_place = if place.kind == SiteKind::Site(1_500) { runs.div_ceil(4) } else { runs };
        of_errors(place, of_place, l);
    }
    for (people, month, quarter) in MENTIONS {
        let (of_month, of_quarter) = error_of_mentions(people, runs);
        for (period, found, published) in
            [(t!(l, "audit-month"), of_month, month), (t!(l, "audit-quarter"), of_quarter, quarter)]
        {
            let (found, published) = (points(found), points(published));
            println!(
                "{}",
                t!(l, "audit-mentions", people = people, period = period, found = found, published = published)
            );
        }
    }
    println!();
    for (people, wanted) in FALLS {
        let found = power(people, runs);
        for (weeks, least) in wanted {
            let (share, least) = (two(found.within(*weeks)), two(*least));
            println!("{}", t!(l, "audit-fall", people = people, weeks = *weeks, share = share, least = least));
        }
        let (falls, rises) = (two(found.false_a_year.0), two(found.false_a_year.1));
        println!("{}", t!(l, "audit-false-falls", people = people, falls = falls, rises = rises));
    }
    let found = doubling(runs);
    let (share, least, wrong) = (two(found.found), two(DOUBLED), two(found.false_a_year));
    println!("{}", t!(l, "audit-doubling", share = share, least = least, wrong = wrong));
    let found = register_figures(runs);
    let (right, chance) = (two(found.right), two(found.no_more_than_chance));
    println!("{}", t!(l, "audit-register", right = right, chance = chance, least = two(REGISTER_RIGHT)));
    // A setting has names and what can be picked; the study makes years of its own.
    let names = CentrePlan { people: 240, days: 1, seed: 1, last: Workday::from_number(0) };
    let found = change_figures(&simulate::setting(&names, l), runs);
    let (right, chance) = (two(found.register_right), two(found.register_chance));
    println!("{}", t!(l, "audit-year-register", right = right, chance = chance, least = two(REGISTER_RIGHT)));
    let (right, chance) = (two(found.lift_right), two(found.lift_chance));
    println!("{}", t!(l, "audit-year-lift", right = right, chance = chance, least = two(REGISTER_RIGHT)));
}

fn of_errors(place: &PublishedPlace, runs: u32, l: Locale) {
    let found = errors(place, runs);
    let name = match place.kind {
        SiteKind::Site(people) => t!(l, "audit-place-site", people = people),
        SiteKind::Department(people) => t!(l, "audit-place-department", people = people),
    };
    let (means, published) = (three(found.means), three(place.means));
    println!("{}", t!(l, "audit-mean", place = name.as_str(), found = means, published = published));
    if let Some(shares) = place.shares {
        let (found, published) = (three(found.shares), three(shares));
        println!("{}", t!(l, "audit-share", place = name.as_str(), found = found, published = published));
    }
}

fn three(values: [f64; 3]) -> String {
    values.map(|value| format!("{value:.3}")).join(" / ")
}

fn points(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}
