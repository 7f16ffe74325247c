//! How soon a lasting drop is noticed in each type of person: as a watch, which the person sees, and as a talk, which a
//! lead sees.

use super::budget::shipped_detector;
use super::comparison::{DETECTION_TASKS, StudySize};
use super::detection::detect;
use super::in_parallel;
use super::people::PersonType;
use insight::flag::Severity;
use insight::series::Day;

/// Shifts before the drop.
pub const BASELINES: [usize; 2] = [20, 40];
/// Number of shifts within which a watch opens, and within which it rises to a talk.
pub const WITHIN: (usize, usize) = (10, 20);
/// A type of person is found worse than before if the share of a watch fell by more than this.
pub const MAX_FALL: f64 = 0.03;
/// Number of cases: every one of [`DETECTION_TASKS`] after every one of [`BASELINES`], by baseline.
pub const CASES: usize = BASELINES.len() * DETECTION_TASKS.len();

/// In which share of people a drop is noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NoticedShares {
    /// By a watch within ten shifts.
    pub watch: f64,
    /// By a talk within 20 shifts.
    pub talk: f64,
}

/// The shares of one type of person.
#[derive(Clone, Copy, Debug)]
pub struct TypePromptness {
    /// The type of person.
    pub cell: PersonType,
    /// The shares in every case.
    pub cases: [NoticedShares; CASES],
}

/// Returns the shares for all types.
#[must_use]
pub fn promptness(cells: &[PersonType], size: StudySize) -> Vec<TypePromptness> {
    in_parallel(cells, |cell| {
        let case = |index: usize| {
            let (baseline, task) =
                (BASELINES[index / DETECTION_TASKS.len()], DETECTION_TASKS[index % DETECTION_TASKS.len()]);
            noticed(&size.changed(cell, baseline, &task), baseline)
        };
        TypePromptness { cell: *cell, cases: std::array::from_fn(case) }
    })
}

/// The shares among people in whom a drop begins after `after` shifts. People who are under such a flag then are left
/// out.
fn noticed(people: &[Vec<Day>], after: usize) -> NoticedShares {
    let share = |severity, within| detect(&shipped_detector(severity), people, after, within).share;
    NoticedShares { watch: share(Severity::Watch, WITHIN.0), talk: share(Severity::Talk, WITHIN.1) }
}

/// How much worse the same types of people are found than before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PromptnessFall {
    /// Number of types in which the share of a watch fell by more than [`MAX_FALL`] in a case.
    pub worse: usize,
    /// The largest fall of the share of a watch in a type and case; negative if every share rose.
    pub most: f64,
    /// The mean fall of the share of a talk; negative if it rose.
    pub talk: f64,
}

impl PromptnessFall {
    /// Returns the falls from the shares of before to those of now, of the same types in the same order.
    #[must_use]
    pub fn between(before: &[[NoticedShares; CASES]], now: &[[NoticedShares; CASES]]) -> Self {
        let (mut fall, mut talks) = (Self { most: f64::NEG_INFINITY, ..Self::default() }, Vec::new());
        for (before, now) in before.iter().zip(now) {
            let watches = before.iter().zip(now).map(|(before, now)| before.watch - now.watch);
            let most = watches.fold(f64::NEG_INFINITY, f64::max);
            // A difference of exactly this does not count as larger, no matter how the last bit is rounded.
            fall.worse += usize::from(most > MAX_FALL + 1e-9);
            fall.most = fall.most.max(most);
            talks.extend(before.iter().zip(now).map(|(before, now)| before.talk - now.talk));
        }
        fall.talk = talks.iter().sum::<f64>() / talks.len().max(1) as f64;
        fall
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::detection::ratio;
    use domain::{PersonId, Workday};
    use insight::detectors::person::person_flags;

    const SOMEBODY: PersonType = PersonType { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.15 };
    const SIZE: StudySize = StudySize { people: 60, seed: 4 };

    /// Counts by hand in how many of these people a stretch begins within so many shifts of a drop after 40: `begins`
    /// gives the day on which a stretch of a flag reaches the severity.
    fn by_hand(
        people: &[Vec<Day>],
        within: usize,
        begins: fn(&insight::flag::OpenSpell) -> Option<Workday>,
    ) -> (usize, usize) {
        let (mut found, mut asked) = (0, 0);
        for days in people {
            let index = |workday: Workday| days.iter().position(|day| day.workday == workday).expect("a day");
            let flags = person_flags(PersonId(0), days);
            let stretches: Vec<(usize, usize)> = flags
                .iter()
                .flat_map(|flag| &flag.spells)
                .filter_map(|spell| Some((index(begins(spell)?), spell.ended.map_or(days.len(), index))))
                .collect();
            if stretches.iter().any(|(from, until)| *from < 40 && *until >= 40) {
                continue;
            }
            asked += 1;
            found += usize::from(stretches.iter().any(|(from, _)| (40..40 + within).contains(from)));
        }
        (found, asked)
    }

    #[test]
    fn shares_of_watches_and_talks_are_those_of_a_count_by_hand() {
        let people = SIZE.changed(&SOMEBODY, 40, &DETECTION_TASKS[0]);
        let shares = noticed(&people, 40);
        let (watches, asked) = by_hand(&people, 10, |spell| Some(spell.opened));
        assert!((shares.watch - ratio(watches, asked)).abs() < 1e-12 && watches > 0, "{watches} of {asked}");
        let (talks, asked) = by_hand(&people, 20, |spell| spell.talk);
        assert!((shares.talk - ratio(talks, asked)).abs() < 1e-12 && talks > 0, "{talks} of {asked}");
        let row = promptness(&[SOMEBODY], SIZE).remove(0);
        assert_eq!(row.cases[DETECTION_TASKS.len()], shares, "the first case after 40 shifts");
    }

    #[test]
    fn a_type_is_worse_if_a_watch_fell_by_more_than_three_points() {
        let of = |watch, talk| [NoticedShares { watch, talk }; CASES];
        let before = [of(0.9, 0.7), of(0.8, 0.6), of(0.7, 0.5)];
        let mut now = [of(0.9, 0.69), of(0.77, 0.6), of(0.71, 0.48)];
        let fall = PromptnessFall::between(&before, &now);
        assert_eq!(fall.worse, 0, "three points are not more than three");
        assert!((fall.most - 0.03).abs() < 1e-9 && (fall.talk - 0.01).abs() < 1e-9, "{fall:?}");
        now[2][1].watch = 0.6;
        let fall = PromptnessFall::between(&before, &now);
        assert_eq!(fall.worse, 1);
        assert!((fall.most - 0.1).abs() < 1e-9);
    }
}
