//! Other worlds that would read the same: for everybody who is counted there is one in which they said something else.
//!
//! For whoever knows how figures are made, a figure is what it is because the answers are such that it comes out. So the question
//! is put to the very rules that make figures: what else could this person have said, so that every figure they are counted in
//! came out alike? Either they alone said something else; or they and one other did, and there are k such others, so that k - 1 who
//! compare notes cannot rule out all of them.

use std::collections::BTreeSet;

use super::answer::middle;
use super::bands::Rate;
use super::close::{Counting, Part};
use super::counts::{Counted, Heads, Keeping};
use super::figures::{Sky, Tally};
use super::{Answer, Openness, Place, Rules, Slice, Week};
use crate::domain::Weather;

/// By how much each day of somebody's week could have been brighter or rougher.
const STEPS: [i8; 8] = [-1, 1, -2, 2, -3, 3, -4, 4];

/// The figures about to be released, and who is in them.
pub(super) struct Worlds<'a> {
    week: &'a Week,
    rules: Rules,
    heads: &'a Heads,
    counted: &'a Counted,
    cells: &'a [Counting],
    skies: Vec<Sky>,
    /// Of each cell: whether it would read as it does had one person said the second weather in the place of the first.
    alone: Vec<[[bool; 5]; 5]>,
    /// Of each answer: every other week that could have been said instead.
    instead: Vec<Vec<Instead>>,
    /// Of each answer: the cells that it is counted in.
    of: Vec<Vec<usize>>,
}

/// What might have been said instead: in each cell that the answer is counted in, one weather for another.
struct Instead(Vec<(usize, Weather, Weather)>);

impl Instead {
    fn in_cell(&self, cell: usize) -> Option<(Weather, Weather)> {
        self.0.iter().find(|(number, ..)| *number == cell).map(|(_, said, instead)| (*said, *instead))
    }
}

impl<'a> Worlds<'a> {
    pub(super) fn new(
        week: &'a Week,
        rules: Rules,
        heads: &'a Heads,
        counted: &'a Counted,
        cells: &'a [Counting],
    ) -> Self {
        let mut of = vec![Vec::new(); week.answers.len()];
        for (number, counting) in cells.iter().enumerate() {
            counting.answers.iter().for_each(|answer| of[*answer].push(number));
        }
        let instead = week.answers.iter().zip(&of).map(|(answer, of)| instead(answer, of, cells)).collect();
        let skies: Vec<Sky> =
            cells.iter().map(|counting| counting.tally.sky(counting.kind, counting.told, rules)).collect();
        let alone = cells.iter().zip(&skies).map(|(counting, sky)| moves(counting, sky, rules)).collect();
        Self { week, rules, heads, counted, cells, skies, alone, instead, of }
    }

    /// What must not be shown, so that nobody is pinned; empty where all may be.
    pub(super) fn unsafe_parts(&self) -> BTreeSet<Part> {
        let mut parts: BTreeSet<Part> =
            (0..self.week.answers.len()).filter(|a| !self.is_safe(*a)).filter_map(|a| self.blame(a)).collect();
        parts.extend(self.kept_that_would_show());
        // One sort at a time, the least first: without a slice or some shares the rest may be safe.
        let rank = |part: &Part| match part {
            Part::Slice(_) => 0,
            Part::Shares(_) => 1,
            Part::Kept(_) | Part::KeptElsewhere => 2,
            Part::Place(_) => 3,
        };
        let least = parts.iter().map(rank).min();
        parts.into_iter().filter(|part| Some(rank(part)) == least).collect()
    }

    /// Whether somebody could have said something else.
    fn is_safe(&self, answer: usize) -> bool {
        self.of[answer].is_empty() || self.is_safe_alone(answer, None) || self.has_doubles(answer)
    }

    /// Whether somebody could have said something else and nobody else, with one cell (if any) not shown.
    fn is_safe_alone(&self, answer: usize, hidden: Option<usize>) -> bool {
        let alike = |change: &(usize, Weather, Weather)| Some(change.0) == hidden || self.reads_alike_after(*change);
        self.instead[answer].iter().any(|mine| mine.0.iter().all(alike))
    }

    /// Whether k others could each, together with this person, have said something else.
    fn has_doubles(&self, answer: usize) -> bool {
        let me = &self.week.answers[answer];
        let own: Vec<(&Instead, Vec<usize>)> =
            self.instead[answer].iter().map(|mine| (mine, self.against(mine))).collect();
        let mend = |other: usize, (mine, otherwise): &(&Instead, Vec<usize>)| {
            // Only who is counted in those cells can make them read as they did; that is looked at before the rest.
            otherwise.iter().all(|cell| self.of[other].contains(cell))
                && self.instead[other].iter().any(|theirs| {
                    let rest = || mine.0.iter().chain(&theirs.0).map(|(cell, ..)| cell);
                    otherwise.iter().chain(rest()).all(|cell| self.reads_alike(*cell, [mine, theirs]))
                })
        };
        let doubles = (0..self.week.answers.len()).filter(|other| {
            *other != answer
                && unknown_to_whoever_does_not_know(me, &self.week.answers[*other])
                && own.iter().any(|mine| mend(*other, mine))
        });
        doubles.take(self.rules.floor() as usize).count() == self.rules.floor() as usize
    }

    /// The cells that this alone would make read otherwise.
    fn against(&self, mine: &Instead) -> Vec<usize> {
        mine.0.iter().filter(|change| !self.reads_alike_after(**change)).map(|(cell, ..)| *cell).collect()
    }

    /// Whether a cell would read as it does had one person said something else.
    fn reads_alike_after(&self, (cell, said, instead): (usize, Weather, Weather)) -> bool {
        self.alone[cell][place(said)][place(instead)]
    }

    /// Whether a cell would read as it does had two people said something else.
    fn reads_alike(&self, cell: usize, both: [&Instead; 2]) -> bool {
        let counting = &self.cells[cell];
        let mut tally = counting.tally;
        for (said, instead) in both.iter().filter_map(|change| change.in_cell(cell)) {
            tally.remove(said);
            tally.add(instead);
        }
        self.sky(counting, &tally) == self.skies[cell]
    }

    fn sky(&self, counting: &Counting, tally: &Tally) -> Sky {
        tally.sky(counting.kind, counting.told, self.rules)
    }

    /// What to leave out for this person: of the other week that the fewest cells speak against, a slice that does, else the
    /// smallest of them.
    fn blame(&self, answer: usize) -> Option<Part> {
        let fewest = self.instead[answer].iter().map(|mine| self.against(mine)).min_by_key(Vec::len)?;
        let least = |cell: &&usize| (self.cells[**cell].cell.slice.is_none(), self.cells[**cell].answers.len());
        let counting = &self.cells[*fewest.iter().min_by_key(least)?];
        let me = &self.week.answers[answer];
        Some(match &counting.cell.slice {
            Some(slice) => Part::Slice(slice.clone()),
            None if counting.told => Part::Shares(counting.cell.place),
            None if me.openness == Openness::Kept => self.kept_of(me)?,
            None => Part::Place(counting.cell.place),
        })
    }

    fn kept_of(&self, answer: &Answer) -> Option<Part> {
        let department = self.heads.departments.get(&Place::Team(answer.team))?;
        Some(if self.counted.kept.contains(department) { Part::Kept(*department) } else { Part::KeptElsewhere })
    }

    /// Groups of kept answers of which the figures would show that every one of them, or a certain one, did answer.
    fn kept_that_would_show(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for (department, keeping) in &self.heads.keeping {
            if self.counted.kept.contains(department) && !self.could_be_fewer(*keeping, |d| d == *department) {
                parts.push(Part::Kept(*department));
            }
        }
        let elsewhere = self.heads.elsewhere(&self.counted.kept);
        if self.counted.kept_elsewhere && !self.could_be_fewer(elsewhere, |d| !self.counted.kept.contains(&d)) {
            parts.push(Part::KeptElsewhere);
        }
        parts
    }

    /// Whether k of them were silent, so that any of those may be taken for one who answered; or every one of them could have been
    /// silent without any figure reading otherwise.
    fn could_be_fewer(&self, keeping: Keeping, of: impl Fn(i64) -> bool) -> bool {
        let fewer = Keeping { kept: keeping.kept - 1, ..keeping };
        let is_of = |said: &Answer| self.heads.departments.get(&Place::Team(said.team)).is_some_and(|d| of(*d));
        keeping.silent() >= self.rules.floor()
            || (fewer.counts(self.rules)
                && self
                    .week
                    .answers
                    .iter()
                    .enumerate()
                    .filter(|(_, said)| said.openness == Openness::Kept && is_of(said))
                    .all(|(answer, _)| self.reads_alike_without(answer)))
    }

    fn reads_alike_without(&self, answer: usize) -> bool {
        let said = self.week.answers[answer].weather();
        self.of[answer].iter().all(|number| {
            let counting = &self.cells[*number];
            let mut tally = counting.tally;
            tally.remove(said);
            let roster = self.heads.members(counting.cell.place);
            self.sky(counting, &tally) == self.skies[*number]
                && Rate::of(tally.people(), roster) == Rate::of(counting.tally.people(), roster)
        })
    }
}

fn moves(counting: &Counting, sky: &Sky, rules: Rules) -> [[bool; 5]; 5] {
    let mut alike = [[false; 5]; 5];
    for (said, instead) in Weather::ALL.into_iter().flat_map(|said| Weather::ALL.map(|instead| (said, instead))) {
        let mut tally = counting.tally;
        tally.remove(said);
        tally.add(instead);
        alike[place(said)][place(instead)] = tally.sky(counting.kind, counting.told, rules) == *sky;
    }
    alike
}

fn place(weather: Weather) -> usize {
    usize::from(weather.level()) - 1
}

/// Everything else that somebody could have said: each day brighter or rougher by the same, so that the week's weather is another.
fn instead(answer: &Answer, of: &[usize], cells: &[Counting]) -> Vec<Instead> {
    let before = answer.weather();
    let weeks = STEPS
        .into_iter()
        .map(|by| answer.days.map(|day| day.map(|said| Weather::nearest(f64::from(said.level()) + f64::from(by)))));
    weeks
        .filter(|days| middle(days) != before)
        .map(|days| {
            Instead(
                of.iter()
                    .filter_map(|cell| match cells[*cell].cell.slice {
                        Some(Slice::Weekday(day)) => {
                            let place = usize::from(day);
                            Some((*cell, answer.days.get(place).copied()??, days.get(place).copied()??))
                        }
                        _ => Some((*cell, before, middle(&days))),
                    })
                    .collect(),
            )
        })
        .collect()
}

/// Whether nobody who does not know what `me` said by name knows what `other` said: kept answers nobody knows; of the same team,
/// whatever was shown to no more people.
pub(super) fn unknown_to_whoever_does_not_know(me: &Answer, other: &Answer) -> bool {
    other.openness == Openness::Kept || (other.team == me.team && other.openness <= me.openness)
}
