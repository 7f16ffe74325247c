//! Other worlds that would read the same: for everybody who is counted there is one in which they said something else.
//!
//! For whoever knows how figures are made, a figure is what it is because the answers are such that it comes out. So the question
//! is put to the very rules that make figures: what else could this person have said, so that every figure they are counted in
//! came out alike? Either they alone said something else; or they and one other did, and there are k such others, so that k - 1 who
//! compare notes cannot rule out all of them. The same holds for each of their days that is counted in a weekday.

use std::collections::BTreeSet;

use super::bands::{MANY, Rate};
use super::close::{Counting, Part};
use super::counts::{Counted, Heads, Keeping};
use super::figures::{Sky, Tally};
use super::instead::{Doubt, Instead, instead};
use super::{Answer, Openness, OrgUnit, Rules, Slice, Week, leaving};
use domain::{PersonId, Weather};

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
    /// Of each answer: the cells that it is counted in.
    of: Vec<Vec<usize>>,
    /// Of each answer: what was said.
    said: Vec<Instead>,
}

/// Two who said something else, with what they did say.
type Two = [(Instead, Instead); 2];

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
        let skies: Vec<Sky> = cells.iter().map(|counting| counting.tally.sky(counting.form, rules)).collect();
        let alone = cells.iter().zip(&skies).map(|(counting, sky)| moves(counting, sky, rules)).collect();
        let said = week.answers.iter().map(|answer| Instead::of(answer.days)).collect();
        Self { week, rules, heads, counted, cells, skies, alone, of, said }
    }

    /// What must not be shown, so that nobody is pinned; empty where all may be.
    pub(super) fn unsafe_parts(&self) -> BTreeSet<Part> {
        let mut parts = BTreeSet::new();
        if self.rules.defences.other_worlds {
            parts.extend((0..self.week.answers.len()).flat_map(|answer| self.telling(answer)));
            parts.extend(self.kept_that_would_show());
        }
        if self.rules.defences.leaving {
            let telling = self.cells.iter().filter(|counting| leaving::tells(counting, self.rules));
            parts.extend(telling.map(|counting| less(counting).unwrap_or(Part::OrgUnit(counting.cell.place))));
        }
        // One sort at a time, the least first: without a slice or some shares the rest may be safe.
        let rank = |part: &Part| match part {
            Part::Slice(_) => 0,
            Part::Shares(_) => 1,
            Part::Quarters(_) => 2,
            Part::Kept(_) | Part::KeptElsewhere => 3,
            Part::OrgUnit(_) => 4,
        };
        let least = parts.iter().map(rank).min();
        parts.into_iter().filter(|part| Some(rank(part)) == least).collect()
    }

    /// What to leave out for one person: nothing where they could have said something else, in the week and on each day.
    fn telling(&self, answer: usize) -> impl Iterator<Item = Part> {
        let days = self.of[answer].iter().filter_map(|cell| match self.cells[*cell].cell.slice {
            Some(Slice::Weekday(day)) => Some(Doubt::Day(usize::from(day))),
            _ => None,
        });
        let week = (!self.of[answer].is_empty()).then_some(Doubt::Week);
        week.into_iter().chain(days).filter_map(move |doubt| {
            let safe = self.is_safe_alone(answer, doubt) || self.has_doubles(answer, doubt);
            if safe { None } else { self.blame(answer, doubt) }
        })
    }

    /// Whether somebody could have said something else, and nobody else did.
    fn is_safe_alone(&self, answer: usize, doubt: Doubt) -> bool {
        let said = self.said[answer];
        let mut weeks = instead(self.said[answer], doubt);
        weeks.any(|mine| self.of[answer].iter().all(|cell| self.reads_alike_alone(*cell, said, mine)))
    }

    /// Whether k others could each, together with this person, have said something else.
    fn has_doubles(&self, answer: usize, doubt: Doubt) -> bool {
        let me = &self.week.answers[answer];
        let mut others: BTreeSet<PersonId> = BTreeSet::new();
        for mine in instead(self.said[answer], doubt) {
            let otherwise = self.against(answer, mine);
            // Only who is counted in those cells can make them read as they did: so the smallest has all of them.
            let Some(smallest) = otherwise.iter().min_by_key(|cell| self.cells[**cell].answers.len()) else {
                return true;
            };
            for other in self.cells[*smallest].answers.iter().copied().filter(|other| *other != answer) {
                let them = &self.week.answers[other];
                if unknown_to_whoever_does_not_know(me, them)
                    && !others.contains(&them.person)
                    && otherwise.iter().all(|cell| self.of[other].contains(cell))
                    && self.makes_up(answer, mine, &otherwise, other, doubt)
                {
                    others.insert(them.person);
                    if others.len() >= self.rules.floor() as usize {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Whether everything reads alike where one said `mine` and the other something else too.
    fn makes_up(&self, answer: usize, mine: Instead, otherwise: &[usize], other: usize, doubt: Doubt) -> bool {
        let cells = || otherwise.iter().chain(&self.of[other]).chain(&self.of[answer]);
        instead(self.said[other], doubt).any(|theirs| {
            let two = [(self.said[answer], mine), (self.said[other], theirs)];
            let is_in = |cell: &usize| [self.of[answer].contains(cell), self.of[other].contains(cell)];
            cells().all(|cell| self.reads_alike(*cell, &two, is_in(cell)))
        })
    }

    /// The cells that this alone would make read otherwise.
    fn against(&self, answer: usize, mine: Instead) -> Vec<usize> {
        let said = self.said[answer];
        self.of[answer].iter().copied().filter(|cell| !self.reads_alike_alone(*cell, said, mine)).collect()
    }

    /// Whether a cell would read as it does had one who is in it said something else.
    fn reads_alike_alone(&self, cell: usize, said: Instead, mine: Instead) -> bool {
        let slice = self.cells[cell].cell.slice.as_ref();
        let (Some(said), Some(mine)) = (said.weather_in(slice), mine.weather_in(slice)) else { return true };
        self.alone[cell][place(said)][place(mine)]
    }

    /// Whether a cell would read as it does had two said something else, each of them in it or not.
    fn reads_alike(&self, cell: usize, two: &Two, is_in: [bool; 2]) -> bool {
        let counting = &self.cells[cell];
        let slice = counting.cell.slice.as_ref();
        let mut tally = counting.tally;
        for ((said, instead), _) in two.iter().zip(is_in).filter(|(_, is_in)| *is_in) {
            if let (Some(said), Some(instead)) = (said.weather_in(slice), instead.weather_in(slice)) {
                tally = tally.but(said, Some(instead));
            }
        }
        self.sky(counting, &tally) == self.skies[cell]
    }

    fn sky(&self, counting: &Counting, tally: &Tally) -> Sky {
        tally.sky(counting.form, self.rules)
    }

    /// What to leave out for this person: of the other week that the fewest cells speak against, a slice that does, else the
    /// smallest of them.
    fn blame(&self, answer: usize, doubt: Doubt) -> Option<Part> {
        let me = &self.week.answers[answer];
        let fewest = instead(self.said[answer], doubt).map(|mine| self.against(answer, mine)).min_by_key(Vec::len)?;
        let least = |cell: &&usize| (self.cells[**cell].cell.slice.is_none(), self.cells[**cell].answers.len());
        let counting = &self.cells[*fewest.iter().min_by_key(least)?];
        match (&counting.cell.slice, doubt) {
            (Some(slice), _) => Some(Part::Slice(slice.clone())),
            // The day alone can be left out.
            (None, Doubt::Day(day)) => Some(Part::Slice(Slice::Weekday(u8::try_from(day).ok()?))),
            (None, Doubt::Week) => less(counting).or_else(|| match me.openness {
                Openness::Kept => self.kept_of(me),
                _ => Some(Part::OrgUnit(counting.cell.place)),
            }),
        }
    }

    fn kept_of(&self, answer: &Answer) -> Option<Part> {
        let department = self.heads.departments.get(&OrgUnit::Team(answer.team))?;
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
        let is_of = |said: &Answer| self.heads.departments.get(&OrgUnit::Team(said.team)).is_some_and(|d| of(*d));
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
            let tally = counting.tally.but(said, None);
            let roster = self.heads.members(counting.cell.place);
            self.sky(counting, &tally) == self.skies[*number]
                && Rate::of(tally.people(), roster) == Rate::of(counting.tally.people(), roster)
        })
    }
}

/// What can be left out of a place so that it still has a level.
fn less(counting: &Counting) -> Option<Part> {
    let place = counting.cell.place;
    match counting.form {
        form if form.told => Some(Part::Shares(place)),
        form if form.fine && counting.tally.people() >= MANY => Some(Part::Quarters(place)),
        _ => None,
    }
}

fn moves(counting: &Counting, sky: &Sky, rules: Rules) -> [[bool; 5]; 5] {
    let mut alike = [[false; 5]; 5];
    for (said, instead) in Weather::ALL.into_iter().flat_map(|said| Weather::ALL.map(|instead| (said, instead))) {
        let tally = counting.tally.but(said, Some(instead));
        alike[place(said)][place(instead)] = tally.sky(counting.form, rules) == *sky;
    }
    alike
}

fn place(weather: Weather) -> usize {
    usize::from(weather.level()) - 1
}

/// Whether nobody who does not know what `me` said by name knows what `other` said: kept answers nobody knows; of the same team,
/// whatever was shown to no more people.
pub(super) fn unknown_to_whoever_does_not_know(me: &Answer, other: &Answer) -> bool {
    other.openness == Openness::Kept || (other.team == me.team && other.openness <= me.openness)
}
