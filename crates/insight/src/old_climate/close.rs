//! Closing a week: from what everybody said to the figures that may be shown of it.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::Worlds;
use super::counts::{Barred, Counted, Heads, decide};
use super::figures::{Form, Tally};
use super::slices::Slices;
use super::{Answer, Cell, Figures, Kind, Openness, OrgUnit, Released, Rules, Slice, floors, named};
use domain::{PersonId, TeamId};

use super::bands::Rate;

/// A team of the site, as it stood in the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamUnit {
    /// Which.
    pub team: TeamId,
    /// Its department, by id.
    pub department: i64,
    /// People on its roster who could have said something and be counted.
    pub members: u32,
}

/// One ISO week of one site: who was there, and the answers of those who chose to be counted.
#[derive(Clone, Debug, Default)]
pub struct Week {
    /// The site, by id.
    pub site: i64,
    /// Its teams.
    pub teams: Vec<TeamUnit>,
    /// The answers: of each person at most one that was shared and one that was kept, in a team of the site.
    pub answers: Vec<Answer>,
    /// Who has both.
    both: BTreeSet<PersonId>,
}

impl Week {
    /// A week; answers of teams that are not of the site are left out.
    #[must_use]
    pub fn new(site: i64, teams: Vec<TeamUnit>, mut answers: Vec<Answer>) -> Self {
        let known: BTreeSet<TeamId> = teams.iter().map(|team| team.team).collect();
        answers.retain(|answer| known.contains(&answer.team));
        let of = |kept: bool| -> BTreeSet<PersonId> {
            answers.iter().filter(|a| (a.openness == Openness::Kept) == kept).map(|a| a.person).collect()
        };
        let both = of(true).intersection(&of(false)).copied().collect();
        Self { site, teams, answers, both }
    }

    /// Whether whose answer this is has one of the other sort too.
    pub(super) fn shares_too(&self, answer: &Answer) -> bool {
        self.both.contains(&answer.person)
    }
}

/// What a closed week shows, and what that cost.
#[derive(Clone, Debug, Default)]
pub struct Closed {
    /// Every cell that was released. What is not here is withheld or empty; the two look alike.
    pub cells: BTreeMap<Cell, Released<Figures>>,
    /// Places that had people enough and were withheld all the same, because of what they said or of what others show.
    pub withheld: usize,
    /// Departments whose kept answers are counted by themselves, and whether those of all others are counted at the site.
    pub(super) keeping: (BTreeSet<i64>, bool),
}

/// One cell with those who are counted in it, on its way to be released.
#[derive(Clone, Debug)]
pub(super) struct Counting {
    pub(super) cell: Cell,
    pub(super) form: Form,
    /// Places in the week's answers.
    pub(super) answers: Vec<usize>,
    pub(super) tally: Tally,
}

/// Closes a week. What comes out depends on the week and the rules alone, never on who asks; and a higher floor never shows more.
#[must_use]
pub fn close(week: &Week, rules: Rules) -> Closed {
    let mut closed = under(week, rules);
    for lower in rules.with_lower_floors() {
        floors::narrow(&mut closed, &under(week, lower));
    }
    closed
}

/// What may be shown under one floor, whatever another would show.
fn under(week: &Week, rules: Rules) -> Closed {
    let (heads, slices) = (Heads::of(week), Slices::of(week));
    let mut barred = Barred::default();
    let mut without = BTreeSet::<Slice>::new();
    let (mut untold, mut not_fine) = (BTreeSet::<OrgUnit>::new(), BTreeSet::<OrgUnit>::new());
    loop {
        let counted = decide(week, &heads, rules, &barred);
        let mut cells = places(week, &heads, &counted);
        for counting in &mut cells {
            counting.form.told = !untold.contains(&counting.cell.place);
            counting.form.fine = !not_fine.contains(&counting.cell.place);
        }
        slices.add(week, rules, &without, &mut cells);
        let worlds = Worlds::new(week, rules, &heads, &counted, &cells);
        let unsafe_parts = worlds.unsafe_parts();
        if unsafe_parts.is_empty() {
            return release(week, &heads, rules, &counted, &cells);
        }
        for part in unsafe_parts {
            match part {
                Part::OrgUnit(place) => drop(barred.places.insert(place)),
                Part::Kept(department) => drop(barred.kept.insert(department)),
                Part::KeptElsewhere => barred.kept_elsewhere = true,
                Part::Slice(slice) => drop(without.insert(slice)),
                Part::Shares(place) => drop(untold.insert(place)),
                Part::Quarters(place) => drop(not_fine.insert(place)),
            }
        }
    }
}

/// A part of what would be shown that would pin somebody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Slice(Slice),
    /// The shares of the weathers beside the level.
    Shares(OrgUnit),
    /// The level in quarters; wide steps stay.
    Quarters(OrgUnit),
    Kept(i64),
    KeptElsewhere,
    OrgUnit(OrgUnit),
}

fn places(week: &Week, heads: &Heads, counted: &Counted) -> Vec<Counting> {
    let mut cells: BTreeMap<OrgUnit, Counting> = BTreeMap::new();
    for (number, answer) in week.answers.iter().enumerate() {
        let team = OrgUnit::Team(answer.team);
        let Some(department) = heads.departments.get(&team) else { continue };
        let kept = answer.openness == Openness::Kept;
        let (in_team, in_department) = (!kept, !kept || counted.kept.contains(department));
        let at_site = in_department || counted.kept_elsewhere;
        let of =
            [(team, in_team), (OrgUnit::Department(*department), in_department), (OrgUnit::Site(week.site), at_site)];
        for (place, _) in of.into_iter().filter(|(place, is_in)| *is_in && counted.places.contains(place)) {
            let kind = if matches!(place, OrgUnit::Team(_)) { Kind::Team } else { Kind::Wide };
            let counting = cells.entry(place).or_insert_with(|| Counting::new(Cell::whole(place), kind));
            counting.add(number, answer);
        }
    }
    cells.into_values().collect()
}

impl Counting {
    pub(super) fn new(cell: Cell, kind: Kind) -> Self {
        Self { cell, form: Form::of(kind), answers: Vec::new(), tally: Tally::default() }
    }

    pub(super) fn add(&mut self, number: usize, answer: &Answer) {
        if let Some(weather) = weather_in(&self.cell, answer) {
            self.answers.push(number);
            self.tally.add(weather);
        }
    }
}

/// The weather with which an answer counts in a cell: of its day in a weekday, else of its week.
pub(super) fn weather_in(cell: &Cell, answer: &Answer) -> Option<domain::Weather> {
    match cell.slice {
        Some(Slice::Weekday(day)) => answer.days.get(usize::from(day)).copied().flatten(),
        _ => Some(answer.weather()),
    }
}

fn release(week: &Week, heads: &Heads, rules: Rules, counted: &Counted, cells: &[Counting]) -> Closed {
    let named = named::of(week, rules, cells);
    let mut closed = Closed { keeping: (counted.kept.clone(), counted.kept_elsewhere), ..Closed::default() };
    for counting in cells {
        let place = counting.cell.place;
        let sky = counting.tally.sky(counting.form, rules);
        let kept = match place {
            _ if counting.cell.slice.is_some() => false,
            OrgUnit::Team(_) => false,
            OrgUnit::Department(department) => counted.kept.contains(&department),
            OrgUnit::Site(_) => counted.kept_elsewhere || !counted.kept.is_empty(),
        };
        let said = named.get(&counting.cell).cloned().unwrap_or_default();
        let figures = Figures {
            people: sky.people,
            kept,
            rate: kept.then(|| Rate::of(counting.tally.people(), heads.members(place))),
            level: sky.level,
            weathers: sky.weathers(counting.form),
            energy: said.energy,
            stressors: said.stressors,
        };
        closed.cells.insert(counting.cell.clone(), Released::new(figures));
    }
    closed.withheld = decide(week, heads, rules, &Barred::default())
        .places
        .iter()
        .filter(|place| !closed.cells.contains_key(&Cell::whole(**place)))
        .count();
    closed
}
