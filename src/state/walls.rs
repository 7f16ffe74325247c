//! What walls show: one picture a team, replaced only if enough people's weather has changed, and at most every quarter of an hour.
//!
//! The rule of a new picture compares it with the last one, so that no two pictures differ by one person: somebody who checks in, corrects
//! or takes something back is never alone in what changes. Pictures are kept in memory. After a restart there is no last picture, so
//! the first one then follows from the present alone.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use domain::{PersonId, TeamId, Weather};

/// Fewer people are never shown.
pub const FEWEST_ON_WALL: usize = 5;
/// A new picture is shown only if the weather of this many people differs from the last one.
pub const FEWEST_CHANGES: usize = 3;

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

/// The picture of a team, and the last quarter of an hour in which it was compared with the present.
#[derive(Clone, Debug)]
struct Kept {
    compared: Timestamp,
    picture: WallPicture,
}

/// The picture of each team that has a wall. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct WallSnapshots(Arc<Mutex<HashMap<TeamId, Kept>>>);

impl WallSnapshots {
    /// The picture to show of a team in the quarter of an hour that began at `quarter`, in which its people's weather is `now`.
    #[must_use]
    pub fn picture(&self, team: TeamId, quarter: Timestamp, now: WallWeather) -> WallPicture {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let empty = || WallPicture { taken: quarter, weather: Arc::default() };
        let kept = all.entry(team).or_insert_with(|| Kept { compared: Timestamp::MIN, picture: empty() });
        if kept.compared < quarter {
            kept.compared = quarter;
            if differing(&kept.picture.weather, &now) >= FEWEST_CHANGES {
                let shown = if now.len() >= FEWEST_ON_WALL { now } else { WallWeather::new() };
                kept.picture = WallPicture { taken: quarter, weather: Arc::new(shown) };
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
        let walls = WallSnapshots::default();
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
        /// Whatever happens, two pictures in a row are the same or differ by three people or more.
        #[test]
        fn two_pictures_never_differ_by_one_person(
            days in prop::collection::vec(prop::collection::vec(0..=5_u8, 0..9), 1..30)
        ) {
            let walls = WallSnapshots::default();
            let mut last = WallWeather::new();
            for (number, levels) in (0_i64..).zip(&days) {
                let now = people(levels);
                let picture = walls.picture(TeamId(1), quarter(number), now);
                let shown = (*picture.weather).clone();
                prop_assert!(shown.is_empty() || shown.len() >= FEWEST_ON_WALL);
                let differs = differing(&last, &shown);
                prop_assert!(differs == 0 || differs >= FEWEST_CHANGES, "{last:?} and {shown:?}");
                last = shown;
            }
        }
    }
}
