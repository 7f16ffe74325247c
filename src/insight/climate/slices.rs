//! The slices of a site: by weekday, shift, hour and tenure, over what was shared, each of one kind at a time.

use std::collections::{BTreeMap, BTreeSet};

use super::close::Counting;
use super::{Answer, Cell, Kind, Openness, Place, Rules, Slice, Week};

/// Adds the slices of a site that shows figures to its cells.
///
/// Slices count what was shared alone: of answers that were kept, no part of a site ever shows how many there are.
pub(super) fn add(week: &Week, rules: Rules, without: &BTreeSet<Slice>, cells: &mut Vec<Counting>) {
    let site = Place::Site(week.site);
    if !cells.iter().any(|counting| counting.cell.place == site) {
        return;
    }
    for dimension in [weekdays as fn(&Answer) -> Vec<Slice>, shift, hour, tenure] {
        let mut slices: BTreeMap<Slice, Counting> = BTreeMap::new();
        let mut people = 0;
        for (number, answer) in week.answers.iter().enumerate().filter(|(_, a)| a.openness != Openness::Kept) {
            people += 1;
            for slice in dimension(answer) {
                let cell = Cell { place: site, slice: Some(slice.clone()) };
                slices.entry(slice).or_insert_with(|| Counting::new(cell, Kind::Slice)).add(number, answer);
            }
        }
        slices.retain(|slice, counting| size(counting) >= rules.slice() && !without.contains(slice));
        slices.retain(|_, counting| stands_apart(counting, cells, rules));
        leave_enough(&mut slices, people, rules);
        cells.extend(slices.into_values());
    }
}

fn size(counting: &Counting) -> u32 {
    u32::try_from(counting.answers.len()).unwrap_or(u32::MAX)
}

/// Whether no place is a part of the slice, and the slice part of no place, with few people between the two.
fn stands_apart(slice: &Counting, cells: &[Counting], rules: Rules) -> bool {
    let people: BTreeSet<usize> = slice.answers.iter().copied().collect();
    cells.iter().filter(|other| other.cell.slice.is_none()).all(|place| {
        let common = place.answers.iter().filter(|answer| people.contains(answer)).count();
        let enough = |rest: usize| rest == 0 || rest >= rules.floor() as usize;
        let holds_place = common == place.answers.len();
        let lies_in_place = common == people.len();
        (!holds_place || enough(people.len() - common)) && (!lies_in_place || enough(place.answers.len() - common))
    })
}

/// Withholds the smallest slice where those in no slice that is shown would be few.
fn leave_enough(slices: &mut BTreeMap<Slice, Counting>, people: u32, rules: Rules) {
    if slices.keys().any(|slice| matches!(slice, Slice::Weekday(_))) {
        // People are on several weekdays: nothing is left over.
        return;
    }
    while let Some(smallest) = slices.iter().min_by_key(|(_, counting)| size(counting)).map(|(slice, _)| slice.clone())
    {
        let left = people - slices.values().map(size).sum::<u32>();
        if left == 0 || left >= rules.slice() {
            return;
        }
        slices.remove(&smallest);
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
