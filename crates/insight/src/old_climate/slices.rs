//! The slices of a site: by weekday, shift, hour and tenure, over what was shared, each of one kind at a time.

use std::collections::{BTreeMap, BTreeSet};

use super::close::Counting;
use super::{Answer, Cell, Kind, Openness, OrgUnit, Rules, Slice, Week};

/// The slices of a week, whether they may be shown or not.
///
/// Slices count what was shared alone: of answers that were kept, no part of a site ever shows how many there are.
pub(super) struct Slices {
    /// By weekday, shift, hour and tenure.
    by: [BTreeMap<Slice, Counting>; 4],
    /// People who shared something.
    people: u32,
}

impl Slices {
    pub(super) fn of(week: &Week) -> Self {
        let site = OrgUnit::Site(week.site);
        let mut people = 0;
        let mut by: [BTreeMap<Slice, Counting>; 4] = Default::default();
        for (number, answer) in week.answers.iter().enumerate().filter(|(_, a)| a.openness != Openness::Kept) {
            people += 1;
            for (slices, of) in by.iter_mut().zip([weekdays as fn(&Answer) -> Vec<Slice>, shift, hour, tenure]) {
                for slice in of(answer) {
                    let cell = Cell { place: site, slice: Some(slice.clone()) };
                    slices.entry(slice).or_insert_with(|| Counting::new(cell, Kind::Slice)).add(number, answer);
                }
            }
        }
        Self { by, people }
    }

    /// Adds those that may be shown to the cells of a site that shows figures.
    pub(super) fn add(&self, week: &Week, rules: Rules, without: &BTreeSet<Slice>, cells: &mut Vec<Counting>) {
        let site = OrgUnit::Site(week.site);
        if !cells.iter().any(|counting| counting.cell.place == site) {
            return;
        }
        for slices in &self.by {
            let enough = slices.iter().filter(|(slice, c)| size(c) >= rules.slice() && !without.contains(slice));
            let apart = enough.filter(|(_, counting)| stands_apart(counting, cells, week.answers.len(), rules));
            let mut shown: BTreeMap<&Slice, &Counting> = apart.collect();
            leave_enough(&mut shown, self.people, rules);
            cells.extend(shown.into_values().cloned());
        }
    }
}

fn size(counting: &Counting) -> u32 {
    u32::try_from(counting.answers.len()).unwrap_or(u32::MAX)
}

/// Whether nothing that is shown is a part of the slice, and the slice a part of nothing that is shown, with few people between the
/// two: hours are nearly parts of shifts.
fn stands_apart(slice: &Counting, cells: &[Counting], answers: usize, rules: Rules) -> bool {
    let mut is_in = vec![false; answers];
    slice.answers.iter().for_each(|answer| is_in[*answer] = true);
    // A weekday counts days, which add up to nothing else that is shown.
    let by_day = |counting: &Counting| matches!(counting.cell.slice, Some(Slice::Weekday(_)));
    let whole = |other: &&Counting| other.cell.slice.is_none() || !(by_day(slice) || by_day(other));
    !rules.defences.slices
        || cells.iter().filter(whole).all(|other| {
            let common = other.answers.iter().filter(|answer| is_in[**answer]).count();
            let enough = |rest: usize| rest == 0 || rest >= rules.floor() as usize;
            let holds_other = common == other.answers.len();
            let lies_in_other = common == slice.answers.len();
            (!holds_other || enough(slice.answers.len() - common))
                && (!lies_in_other || enough(other.answers.len() - common))
        })
}

/// Withholds the smallest slice where those in no slice that is shown would be few.
fn leave_enough(slices: &mut BTreeMap<&Slice, &Counting>, people: u32, rules: Rules) {
    if slices.keys().any(|slice| matches!(slice, Slice::Weekday(_))) {
        // People are on several weekdays: nothing is left over.
        return;
    }
    while let Some(smallest) = slices.iter().min_by_key(|(_, counting)| size(counting)).map(|(slice, _)| *slice) {
        let left = people - slices.values().map(|counting| size(counting)).sum::<u32>();
        if left == 0 || left >= rules.slice() {
            return;
        }
        slices.remove(smallest);
    }
}

fn weekdays(answer: &Answer) -> Vec<Slice> {
    (0..7).zip(&answer.days).filter(|(_, said)| said.is_some()).map(|(day, _)| Slice::Weekday(day)).collect()
}

fn shift(answer: &Answer) -> Vec<Slice> {
    answer.shift.iter().cloned().map(Slice::Shift).collect()
}

fn hour(answer: &Answer) -> Vec<Slice> {
    answer.hour.map(Slice::Hour).into_iter().collect()
}

fn tenure(answer: &Answer) -> Vec<Slice> {
    vec![Slice::Tenure(answer.tenure)]
}
