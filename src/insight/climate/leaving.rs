//! What the figure of a team would tell together with that of the week after one of its people left.
//!
//! Whoever believes that all others said the same in both weeks can subtract. So for everybody in the team there is a pair of such
//! weeks in which they said something else and both figures read the same.

use super::close::Counting;
use super::figures::{Sky, Tally};
use super::{Kind, Rules};
use crate::domain::Weather;

/// Whether the two figures would tell what somebody said, whoever it is that leaves.
pub(super) fn tells(counting: &Counting, rules: Rules) -> bool {
    let stay = counting.tally.people().saturating_sub(1);
    // Of fewer there would be no second figure.
    if counting.form.kind != Kind::Team || stay < rules.people() {
        return false;
    }
    let sky = |tally: &Tally| tally.sky(counting.form, rules);
    let before = sky(&counting.tally);
    Weather::ALL.into_iter().filter(|said| counting.tally.holds(*said)).any(|said| {
        let after = sky(&counting.tally.but(said, None));
        !others(said).any(|instead| could_be(&counting.tally, said, instead, &before, &after, &sky))
    })
}

/// Whether those who stay could have said something, by at most two of them, with which both figures read the same.
fn could_be(
    all: &Tally,
    said: Weather,
    instead: Weather,
    before: &Sky,
    after: &Sky,
    sky: &impl Fn(&Tally) -> Sky,
) -> bool {
    let stay = all.but(said, None);
    let fits = |stay: &Tally| sky(stay) == *after && sky(&stay.and(instead)) == *before;
    let moved = |stay: Tally| {
        Weather::ALL
            .into_iter()
            .filter(move |from| stay.holds(*from))
            .flat_map(move |from| others(from).map(move |to| stay.but(from, Some(to))))
    };
    fits(&stay) || moved(stay).any(|one| fits(&one)) || moved(stay).any(|one| moved(one).any(|two| fits(&two)))
}

fn others(said: Weather) -> impl Iterator<Item = Weather> {
    Weather::ALL.into_iter().filter(move |weather| *weather != said)
}
