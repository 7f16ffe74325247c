//! What was released of a week as conditions on what everybody said.

use std::collections::BTreeMap;

use crate::old_climate::bands::Share;
use crate::old_climate::figures::{Kind, classes};
use crate::old_climate::{Cell, Closed, Figures, Openness, OrgUnit, Rules, Slice, Week};
use domain::{TeamId, Weather};

/// What was released of one cell, with those who are in it.
pub(super) struct Condition<'a> {
    pub(super) place: OrgUnit,
    pub(super) figures: &'a Figures,
    pub(super) kind: Kind,
    /// Places in the week's answers.
    pub(super) answers: Vec<usize>,
    /// How many of them said what, from stormy to sunny.
    pub(super) by: [u32; 5],
}

/// A week as those see it who know all that was released.
pub(super) struct System<'a> {
    pub(super) week: &'a Week,
    pub(super) rules: Rules,
    pub(super) conditions: Vec<Condition<'a>>,
    /// Of each answer, the conditions that it is in.
    pub(super) of: Vec<Vec<usize>>,
}

impl<'a> System<'a> {
    /// The system of the whole week's weather. Weekdays are systems of their own, over the days.
    pub(super) fn new(week: &'a Week, shown: &'a Closed, rules: Rules) -> Self {
        let whereabouts = Whereabouts::of(week, shown);
        let mut conditions = Vec::new();
        for (cell, figures) in shown.cells.iter().filter(|(cell, _)| !matches!(cell.slice, Some(Slice::Weekday(_)))) {
            let kind = match (&cell.slice, cell.place) {
                (Some(_), _) => Kind::Slice,
                (None, OrgUnit::Team(_)) => Kind::Team,
                (None, _) => Kind::Wide,
            };
            let answers: Vec<usize> = (0..week.answers.len()).filter(|a| whereabouts.is_in(cell, *a)).collect();
            let mut by = [0; 5];
            answers.iter().for_each(|a| by[place(week.answers[*a].weather())] += 1);
            conditions.push(Condition { place: cell.place, figures, kind, answers, by });
        }
        let mut of = vec![Vec::new(); week.answers.len()];
        for (number, condition) in conditions.iter().enumerate() {
            condition.answers.iter().for_each(|answer| of[*answer].push(number));
        }
        Self { week, rules, conditions, of }
    }

    /// People on the roster of a place.
    pub(super) fn roster(&self, of: OrgUnit) -> u32 {
        let here = self.week.teams.iter().filter(|team| match of {
            OrgUnit::Team(id) => team.team == id,
            OrgUnit::Department(id) => team.department == id,
            OrgUnit::Site(_) => true,
        });
        here.map(|team| team.members).sum()
    }

    /// Whether everything that was released would be as true in a world with these changes: who, and what they said instead.
    pub(super) fn fits(&self, changes: &[(usize, Weather)]) -> bool {
        changes.iter().flat_map(|(answer, _)| &self.of[*answer]).all(|condition| self.holds(*condition, changes))
    }

    /// Whether one condition would.
    pub(super) fn holds(&self, condition: usize, changes: &[(usize, Weather)]) -> bool {
        let mut by = self.conditions[condition].by;
        for (answer, instead) in changes.iter().filter(|(answer, _)| self.of[*answer].contains(&condition)) {
            by[place(self.week.answers[*answer].weather())] -= 1;
            by[place(*instead)] += 1;
        }
        self.conditions[condition].holds(by, self.rules)
    }
}

impl Condition<'_> {
    /// Whether the released bands are true of people who said this.
    pub(super) fn holds(&self, by: [u32; 5], rules: Rules) -> bool {
        let people: u32 = by.iter().sum();
        let sum: u32 = by.iter().zip(1..).map(|(n, level)| n * level).sum();
        let level = self.figures.level;
        let above = 100 * sum >= u32::from(level.from) * people;
        let below = level.below >= 500 || 100 * sum < u32::from(level.below) * people;
        let shares = self.figures.weathers.iter().zip(classes(self.kind)).all(|(share, class)| {
            let part: u32 = class.iter().map(|bin| by[*bin]).sum();
            match *share {
                Share::Few => part < rules.floor(),
                Share::Between { from, below } => {
                    part >= rules.floor()
                        && 100 * part >= u32::from(from) * people
                        && (below == 100 || 100 * part < u32::from(below) * people)
                }
            }
        });
        (self.figures.people.from..self.figures.people.below).contains(&people) && above && below && shares
    }
}

/// Who is counted where, as follows from what is said of a cell and of whose kept answers count.
pub(super) struct Whereabouts<'a> {
    pub(super) week: &'a Week,
    shown: &'a Closed,
    /// The department of each answer.
    departments: Vec<i64>,
}

impl<'a> Whereabouts<'a> {
    pub(super) fn of(week: &'a Week, shown: &'a Closed) -> Self {
        let of: BTreeMap<TeamId, i64> = week.teams.iter().map(|team| (team.team, team.department)).collect();
        let departments = week.answers.iter().map(|answer| of.get(&answer.team).copied().unwrap_or(-1)).collect();
        Self { week, shown, departments }
    }

    /// Whether an answer is counted in a cell.
    pub(super) fn is_in(&self, cell: &Cell, number: usize) -> bool {
        let (answer, department) = (&self.week.answers[number], self.departments[number]);
        let (of, elsewhere) = &self.shown.keeping;
        let kept_counts = match cell.place {
            _ if cell.slice.is_some() => false,
            OrgUnit::Team(_) => false,
            OrgUnit::Department(_) => of.contains(&department),
            OrgUnit::Site(_) => of.contains(&department) || *elsewhere,
        };
        let here = match cell.place {
            OrgUnit::Team(team) => answer.team == team,
            OrgUnit::Department(id) => department == id,
            OrgUnit::Site(_) => true,
        };
        let in_slice = match &cell.slice {
            None => true,
            Some(Slice::Shift(name)) => answer.shift.as_ref() == Some(name),
            Some(Slice::Hour(hour)) => answer.hour == Some(*hour),
            Some(Slice::Tenure(tenure)) => answer.tenure == *tenure,
            Some(Slice::Weekday(day)) => answer.days.get(usize::from(*day)).is_some_and(Option::is_some),
        };
        here && in_slice && (answer.openness != Openness::Kept || kept_counts)
    }
}

pub(super) fn place(weather: Weather) -> usize {
    usize::from(weather.level()) - 1
}
