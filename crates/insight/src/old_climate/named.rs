//! What was named and how much energy there was, in departments and sites: shown where nobody's own answer shows through.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::unknown_to_whoever_does_not_know;
use super::bands::{Level, Share};
use super::close::Counting;
use super::{Answer, Cell, Kind, Openness, Rules, Week};
use domain::{PersonId, StressorKey};

/// What a cell shows besides the weather.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    pub(super) energy: Option<Level>,
    pub(super) stressors: Vec<(StressorKey, Share)>,
}

/// What each wider cell shows besides the weather.
pub(super) fn of(week: &Week, rules: Rules, cells: &[Counting]) -> BTreeMap<Cell, Named> {
    let wide: Vec<&Counting> = cells.iter().filter(|counting| counting.form.kind == Kind::Wide).collect();
    let mut named: BTreeMap<Cell, Named> = wide.iter().map(|c| (c.cell.clone(), Named::default())).collect();
    let keys: BTreeSet<&StressorKey> = week.answers.iter().flat_map(|answer| &answer.stressors).collect();
    for key in keys {
        let question = Question {
            said: &|answer| Some(u8::from(answer.stressors.contains(key))),
            values: 0..=1,
            band: &|by| Share::of(by[1], by[0] + by[1], rules.stressors()),
            worth: &|share| *share != Share::Few,
        };
        for (cell, share) in question.shown(week, rules, &wide) {
            named.entry(cell).or_default().stressors.push((key.clone(), share));
        }
    }
    let energy = Question {
        said: &|answer| answer.energy.map(|energy| energy.bars()),
        values: 1..=5,
        band: &|by| {
            let people: u32 = by.iter().sum();
            let sum: u32 = by.iter().zip(0..).map(|(people, bars)| people * bars).sum();
            (people >= rules.slice()).then(|| Level::of(sum, people))
        },
        worth: &|level| level.is_some(),
    };
    for (cell, level) in energy.shown(week, rules, &wide) {
        named.entry(cell).or_default().energy = level;
    }
    for found in named.values_mut() {
        found.stressors.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    named
}

/// How many said each value, from 0 on.
type By = [u32; 6];

/// Something that is asked besides the weather, with few possible answers.
struct Question<'a, B> {
    /// What an answer says to it; nothing where it leaves it open.
    said: &'a dyn Fn(&Answer) -> Option<u8>,
    /// What can be said to it: only that can have been said instead.
    values: std::ops::RangeInclusive<u8>,
    /// The band that is shown of a group.
    band: &'a dyn Fn(&By) -> B,
    /// Whether a band is worth showing; what is not looks like nothing.
    worth: &'a dyn Fn(&B) -> bool,
}

/// Those who are counted in one cell with what they said, and the band that would be shown of them.
struct Group<B> {
    cell: Cell,
    /// Of each of the week's answers, whether it is in the group.
    holds: Vec<bool>,
    people: usize,
    band: B,
    /// Whether the band would be the same had one person said the second value in the place of the first.
    alone: [[bool; 6]; 6],
}

impl<B: PartialEq> Question<'_, B> {
    /// The bands that may be shown, by cell.
    fn shown(&self, week: &Week, rules: Rules, wide: &[&Counting]) -> Vec<(Cell, B)> {
        let said: Vec<Option<u8>> = week.answers.iter().map(self.said).collect();
        let mut groups: Vec<Group<B>> = wide
            .iter()
            .map(|counting| self.group(week, &said, rules, counting))
            .filter(|group| (self.worth)(&group.band))
            .collect();
        // The smallest goes first: the wider ones are safe without it more often than the other way round. And whoever is looked
        // at first, the same ones go.
        groups.sort_by(|a, b| a.people.cmp(&b.people).then_with(|| a.cell.cmp(&b.cell)));
        while let Some(place) = self.telling(week, &said, rules, &groups) {
            groups.remove(place);
        }
        groups.into_iter().map(|group| (group.cell, group.band)).collect()
    }

    /// The first group that holds somebody whose answer would show.
    fn telling(&self, week: &Week, said: &[Option<u8>], rules: Rules, groups: &[Group<B>]) -> Option<usize> {
        let telling: Vec<usize> = (0..said.len())
            .filter(|answer| rules.defences.other_worlds && !self.is_safe(week, said, rules, groups, *answer))
            .collect();
        groups.iter().position(|group| telling.iter().any(|answer| group.holds[*answer]))
    }

    /// Kept answers count where enough of them say something to it.
    fn group(&self, week: &Week, said: &[Option<u8>], rules: Rules, counting: &Counting) -> Group<B> {
        let kept = |number: &usize| week.answers[*number].openness == Openness::Kept;
        let who: Vec<usize> = counting.answers.iter().filter(|number| said[**number].is_some()).copied().collect();
        let keepers = u32::try_from(who.iter().filter(|number| kept(number)).count()).unwrap_or(0);
        let (mut holds, mut by, mut people) = (vec![false; said.len()], By::default(), 0);
        for number in who.into_iter().filter(|number| keepers >= rules.kept() || !kept(number)) {
            holds[number] = true;
            people += 1;
            by[usize::from(said[number].unwrap_or(0).min(5))] += 1;
        }
        let band = (self.band)(&by);
        let mut alone = [[false; 6]; 6];
        for (from, to) in (0..6).flat_map(|from| (0..6).map(move |to| (from, to))).filter(|(from, _)| by[*from] > 0) {
            let mut after = by;
            after[from] -= 1;
            after[to] += 1;
            alone[from][to] = (self.band)(&after) == band;
        }
        Group { cell: counting.cell.clone(), holds, people, band, alone }
    }

    /// Whether one could have said something else; or, together with each of k others, that and they this.
    fn is_safe(&self, week: &Week, said: &[Option<u8>], rules: Rules, groups: &[Group<B>], answer: usize) -> bool {
        let Some(mine) = said[answer] else { return true };
        let of = || groups.iter().filter(|group| group.holds[answer]);
        let alone = |other: u8| of().all(|group| group.alone[usize::from(mine)][usize::from(other)]);
        self.values.clone().filter(|other| *other != mine).any(alone) || {
            let me = &week.answers[answer];
            let doubles = (0..said.len()).filter(|other| {
                said[*other].is_some_and(|theirs| theirs != mine)
                    && unknown_to_whoever_does_not_know(me, &week.answers[*other])
                    && groups.iter().all(|group| group.holds[answer] == group.holds[*other])
            });
            // Each is somebody else: who has two answers can be ruled out by one word.
            let people: BTreeSet<PersonId> = doubles.map(|other| week.answers[other].person).collect();
            people.len() >= rules.floor() as usize
        }
    }
}
