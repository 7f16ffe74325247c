//! Attacks on what is shown as one sum: a weekday's weather, energy, and how many named something.
//!
//! Of sums over departments and their site the answer is exact: what each department's unknown people can add up to is an interval,
//! and what was released cuts it.

use std::collections::{BTreeMap, BTreeSet};

use super::knowledge::Attacker;
use super::system::Whereabouts;
use crate::old_climate::bands::Share;
use crate::old_climate::{Cell, Closed, Figures, Openness, OrgUnit, Rules, Slice, Week};
use domain::{PersonId, StressorKey};

/// One question that was answered by numbers, and what was released of their sums.
struct Asked {
    /// What each answer says to it.
    said: Vec<Option<u32>>,
    least: u32,
    most: u32,
    /// Of each department, who is in its figure, and between which ends the sum lies.
    departments: BTreeMap<i64, Group>,
    site: Option<Group>,
}

struct Group {
    holds: Vec<bool>,
    /// The same as places in the week's answers.
    who: Vec<usize>,
    /// Between which ends the sum lies, as released.
    sum: (u32, u32),
    /// What it is.
    is: u32,
}

impl Group {
    fn new(holds: Vec<bool>, said: &[Option<u32>], sum: (u32, u32)) -> Self {
        let who: Vec<usize> = (0..holds.len()).filter(|answer| holds[*answer]).collect();
        let is = who.iter().filter_map(|answer| said[*answer]).sum();
        Self { holds, who, sum, is }
    }
}

/// Whose weekday, energy or stressor follows from what was released; with how many were attacked.
pub(super) fn attack(week: &Week, shown: &Closed, rules: Rules, attacker: Attacker) -> (usize, Vec<PersonId>) {
    let mut found = (0, Vec::new());
    for asked in questions(week, shown, rules) {
        for (target, answer) in week.answers.iter().enumerate() {
            let counted = asked.departments.values().chain(&asked.site).any(|group| group.holds[target]);
            if attacker.know(answer, answer) || !counted {
                continue;
            }
            found.0 += 1;
            if asked.is_pinned(week, rules, attacker, target) {
                found.1.push(answer.person);
            }
        }
    }
    found
}

fn questions(week: &Week, shown: &Closed, rules: Rules) -> Vec<Asked> {
    let whereabouts = Whereabouts::of(week, shown);
    let mut asked: Vec<Asked> = (0..7u8).filter_map(|day| weekday(week, shown, day)).collect();
    let wide =
        || shown.cells.iter().filter(|(cell, _)| cell.slice.is_none() && !matches!(cell.place, OrgUnit::Team(_)));
    let energy = week.answers.iter().map(|answer| answer.energy.map(|energy| u32::from(energy.bars()))).collect();
    asked.push(asked_of(&whereabouts, rules, wide(), energy, (1, 5), |figures, people| {
        figures.energy.map(|level| level.sums(people))
    }));
    let keys: BTreeSet<&StressorKey> =
        wide().flat_map(|(_, figures)| figures.stressors.iter().map(|(key, _)| key)).collect();
    for key in keys {
        let said = week.answers.iter().map(|answer| Some(u32::from(answer.stressors.contains(key)))).collect();
        // What is not listed may be few or withheld: it says nothing that could be counted on.
        asked.push(asked_of(&whereabouts, rules, wide(), said, (0, 1), |figures, people| {
            let (_, share) = figures.stressors.iter().find(|(named, _)| named == key)?;
            Some(Share::counts(*share, people, rules.stressors()))
        }));
    }
    asked
}

fn weekday(week: &Week, shown: &Closed, day: u8) -> Option<Asked> {
    let cell = Cell { place: OrgUnit::Site(week.site), slice: Some(Slice::Weekday(day)) };
    let figures = shown.cells.get(&cell)?;
    let said: Vec<Option<u32>> = week
        .answers
        .iter()
        .map(|a| a.days[usize::from(day)].filter(|_| a.openness != Openness::Kept).map(|w| u32::from(w.level())))
        .collect();
    let holds: Vec<bool> = said.iter().map(Option::is_some).collect();
    let sum = figures.level.sums(count(&holds));
    let group = Group::new(holds, &said, sum);
    Some(Asked { said, least: 1, most: 5, departments: BTreeMap::new(), site: Some(group) })
}

fn asked_of<'a, F: std::ops::Deref<Target = Figures> + 'a>(
    whereabouts: &Whereabouts<'_>,
    rules: Rules,
    wide: impl Iterator<Item = (&'a Cell, &'a F)>,
    said: Vec<Option<u32>>,
    (least, most): (u32, u32),
    sum: impl Fn(&Figures, u32) -> Option<(u32, u32)>,
) -> Asked {
    let mut asked = Asked { said, least, most, departments: BTreeMap::new(), site: None };
    for (cell, figures) in wide {
        let kept = |answer: usize| whereabouts.week.answers[answer].openness == Openness::Kept;
        let mut holds: Vec<bool> =
            (0..asked.said.len()).map(|a| asked.said[a].is_some() && whereabouts.is_in(cell, a)).collect();
        let keepers = (0..holds.len()).filter(|answer| holds[*answer] && kept(*answer)).count();
        if keepers < rules.kept() as usize {
            holds.iter_mut().enumerate().for_each(|(answer, holds)| *holds &= !kept(answer));
        }
        let Some(sum) = sum(figures, count(&holds)) else { continue };
        let group = Group::new(holds, &asked.said, sum);
        match cell.place {
            OrgUnit::Department(department) => drop(asked.departments.insert(department, group)),
            _ => asked.site = Some(group),
        }
    }
    asked
}

fn count(holds: &[bool]) -> u32 {
    u32::try_from(holds.iter().filter(|is_in| **is_in).count()).unwrap_or(0)
}

impl Asked {
    fn is_pinned(&self, week: &Week, rules: Rules, attacker: Attacker, target: usize) -> bool {
        let Some(said) = self.said[target] else { return false };
        let others = || (self.least..=self.most).filter(|other| *other != said);
        // Where they alone may have said something else, nobody's help tells.
        let reads = |group: &Group, other: u32| (group.sum.0..=group.sum.1).contains(&(group.is + other - said));
        if others().any(|other| self.groups().filter(|group| group.holds[target]).all(|group| reads(group, other))) {
            return false;
        }
        let mut known: Vec<bool> =
            week.answers.iter().map(|other| attacker.know(other, &week.answers[target])).collect();
        known[target] = false;
        let helpers = attacker.helpers(rules.floor() as usize);
        // The worst helpers leave the others the least room, below or above.
        (0..=helpers).any(|low| {
            let known = self.with_helpers(week, known.clone(), target, (low, helpers - low));
            others().all(|other| !self.fits(&known, target, other))
        })
    }

    fn with_helpers(&self, week: &Week, mut known: Vec<bool>, target: usize, (low, high): (usize, usize)) -> Vec<bool> {
        let mine: Vec<&Group> = self.groups().filter(|group| group.holds[target]).collect();
        let together = |other: usize| mine.iter().filter(|group| group.holds[other]).count();
        let me = week.answers[target].person;
        let mut others: Vec<usize> = (0..known.len())
            .filter(|other| !known[*other] && week.answers[*other].person != me && together(*other) > 0)
            .collect();
        others.sort_by_cached_key(|other| (std::cmp::Reverse(together(*other)), self.said[*other]));
        let most = others.first().map_or(0, |other| together(*other));
        let near = others.iter().take_while(|other| together(**other) == most).count();
        let (near, far) = others.split_at(near);
        let ends = near.iter().take(low).chain(near.iter().rev().take(high)).chain(far);
        let mut helpers: BTreeSet<PersonId> = BTreeSet::new();
        for person in ends.map(|other| week.answers[*other].person) {
            if helpers.len() < low + high {
                helpers.insert(person);
            }
        }
        known.iter_mut().zip(&week.answers).for_each(|(known, answer)| *known |= helpers.contains(&answer.person));
        known
    }

    fn groups(&self) -> impl Iterator<Item = &Group> {
        self.departments.values().chain(&self.site)
    }

    /// Whether there is a world in which the target said `instead` and those who are known said what they said.
    fn fits(&self, known: &[bool], target: usize, instead: u32) -> bool {
        let add = |(from, to): (u32, u32), answer: usize| match self.said[answer] {
            Some(_) if answer == target => (from + instead, to + instead),
            Some(said) if known[answer] => (from + said, to + said),
            Some(_) => (from + self.least, to + self.most),
            None => (from, to),
        };
        // Those of whom their department shows nothing, or at least not them, are left over for the site.
        let mut rest = self.site.iter().map(|site| site.holds.clone()).next().unwrap_or_default();
        let cut = |(from, to): (u32, u32), (least, most): (u32, u32)| (from.max(least), to.min(most));
        let mut all = (0, 0);
        for group in self.departments.values() {
            if self.site.is_some() {
                group.who.iter().for_each(|answer| rest[*answer] = false);
            }
            let (from, to) = cut(group.who.iter().copied().fold((0, 0), add), group.sum);
            if from > to {
                return false;
            }
            all = (all.0 + from, all.1 + to);
        }
        let Some(site) = &self.site else { return true };
        let rest = (0..rest.len()).filter(|answer| rest[*answer]).fold((0, 0), add);
        let (from, to) = cut((all.0 + rest.0, all.1 + rest.1), site.sum);
        from <= to
    }
}
