//! What walls show: one picture a team, replaced only if enough people's weather has changed, and at most every quarter
//! of an hour.
//!
//! The rule compares a new picture with every one that was shown in the last day, so that no two of them differ by one
//! or two people: somebody who checks in, corrects or takes something back is never alone in what changes, even if
//! others come and go in between. Pictures are kept in memory. After a start nobody knows what was shown before it:
//! a workday on which somebody had shared their weather by then is not shown any more.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};

use crate::state::kept::locked;
use domain::{CheckIn, PersonId, TeamId, Weather, Workday};

/// Fewer people are never shown.
pub const MIN_ON_WALL: usize = 5;
/// A new picture is shown only if the weather of at least this many people differs from each one before.
const MIN_CHANGES: usize = 3;

/// The weather of each person who shares it with the team.
pub type WallWeather = BTreeMap<PersonId, Weather>;

/// One picture.
#[derive(Clone, Debug)]
pub struct WallPicture {
    /// The quarter of an hour in which it was taken.
    pub taken: Timestamp,
    /// What it is of; empty while there are too few people.
    pub weather: Arc<WallWeather>,
}

/// How long a picture is remembered: the weather of another day says nothing about this one.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

/// The picture of a team, the last quarter of an hour in which it was compared with the present, and what was shown
/// before it.
#[derive(Clone, Debug)]
struct KeptPicture {
    compared: Timestamp,
    picture: WallPicture,
    shown: Vec<WallPicture>,
}

/// The picture of each team that has a wall. Cheap to clone.
#[derive(Clone, Debug)]
pub struct WallSnapshots {
    /// When the program started.
    started: Timestamp,
    pictures: Arc<Mutex<HashMap<TeamId, KeptPicture>>>,
    /// The last workday of each team that may have been shown before the start.
    shown_before: Arc<Mutex<HashMap<TeamId, Workday>>>,
}

impl WallSnapshots {
    /// No picture yet, in a program that started at this moment.
    #[must_use]
    pub fn since(started: Timestamp) -> Self {
        Self { started, pictures: Arc::default(), shown_before: Arc::default() }
    }

    /// Remembers which workdays of a team may have been on its wall before the start: those of check-ins that were said
    /// by then. It stays remembered when these are taken back.
    pub fn remember_earlier(&self, team: TeamId, entries: &[CheckIn]) {
        let earlier = entries.iter().filter(|entry| entry.said_at < self.started).map(|entry| entry.workday).max();
        if let Some(workday) = earlier {
            let mut all = locked(&self.shown_before);
            let known = all.entry(team).or_insert(workday);
            *known = (*known).max(workday);
        }
    }

    /// Whether a workday of a team can be shown: no picture from before the start can have been of it.
    #[must_use]
    pub fn may_show(&self, team: TeamId, workday: Workday) -> bool {
        let all = locked(&self.shown_before);
        all.get(&team).is_none_or(|before| workday > *before)
    }

    /// The picture to show of a team in the quarter of an hour that began at `quarter`, in which its people's weather
    /// is `now`.
    #[must_use]
    pub fn picture(&self, team: TeamId, quarter: Timestamp, now: WallWeather) -> WallPicture {
        let mut all = locked(&self.pictures);
        let empty = || WallPicture { taken: quarter, weather: Arc::default() };
        let kept = all.entry(team).or_insert_with(|| KeptPicture {
            compared: Timestamp::MIN,
            picture: empty(),
            shown: Vec::new(),
        });
        if kept.compared < quarter {
            kept.compared = quarter;
            kept.shown.retain(|picture| quarter.duration_since(picture.taken) < REMEMBERED);
            let differs = |picture: &WallPicture| differing(&picture.weather, &now);
            if differs(&kept.picture) >= MIN_CHANGES {
                // One that was shown before may come back as it was.
                let is_far = |picture: &WallPicture| differs(picture) == 0 || differs(picture) >= MIN_CHANGES;
                if now.len() < MIN_ON_WALL {
                    kept.picture = empty();
                } else if kept.shown.iter().all(is_far) {
                    kept.picture = WallPicture { taken: quarter, weather: Arc::new(now) };
                    kept.shown.push(kept.picture.clone());
                }
            }
        }
        kept.picture.clone()
    }
}

/// How many people have another weather in one of the two, or are in one of them only.
fn differing(one: &WallWeather, other: &WallWeather) -> usize {
    let changed = one.iter().filter(|(person, weather)| other.get(*person) != Some(*weather)).count();
    changed + other.keys().filter(|person| !one.contains_key(*person)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quarter(number: i64) -> Timestamp {
        Timestamp::from_second(number * 900).expect("a moment")
    }

    fn people(levels: &[u8]) -> WallWeather {
        let weather = |level: &u8| Weather::try_from(*level).ok();
        (1..).map(PersonId).zip(levels).filter_map(|(person, level)| Some((person, weather(level)?))).collect()
    }

    #[test]
    fn a_picture_stays_until_three_people_differ_and_a_quarter_has_passed() {
        let walls = WallSnapshots::since(Timestamp::UNIX_EPOCH);
        let show = |number, levels: &[u8]| walls.picture(TeamId(1), quarter(number), people(levels)).weather.len();
        assert_eq!(show(0, &[4, 4, 4, 4]), 0, "four people are too few");
        assert_eq!(show(1, &[4, 4, 4, 4, 4]), 5);
        assert_eq!(show(2, &[4, 4, 4, 4, 4, 4, 4]), 5, "two people more");
        assert_eq!(show(2, &[4, 4, 4, 4, 4, 4, 4, 4]), 5, "within the quarter");
        assert_eq!(show(3, &[4, 4, 4, 4, 4, 4, 4, 4]), 8);
        assert_eq!(show(4, &[1, 1, 4, 4, 4, 4, 4, 4]), 8);
        assert_eq!(show(5, &[]), 0, "the day is over");
    }

    proptest! {
        /// At any time, any two pictures with people in them are the same or differ by three people or more.
        #[test]
        fn no_two_pictures_differ_by_one_person(
            days in prop::collection::vec(prop::collection::vec(0..=5_u8, 0..9), 1..30)
        ) {
            let walls = WallSnapshots::since(Timestamp::UNIX_EPOCH);
            let mut before: Vec<WallWeather> = Vec::new();
            for (number, levels) in (0_i64..).zip(&days) {
                let now = people(levels);
                let picture = walls.picture(TeamId(1), quarter(number), now);
                let shown = (*picture.weather).clone();
                prop_assert!(shown.is_empty() || shown.len() >= MIN_ON_WALL);
                for known in &before {
                    let differs = differing(known, &shown);
                    prop_assert!(differs == 0 || differs >= MIN_CHANGES, "{known:?} and {shown:?}");
                }
                before.extend(Some(shown).filter(|shown| !shown.is_empty()));
            }
        }
    }
}
