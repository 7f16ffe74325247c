//! What the figure of a team would tell together with that of the week after one of its people left.
//!
//! Whoever believes that all others said the same in both weeks can subtract. So for everybody in the team there is a pair of such
//! weeks in which they said something else and both figures read the same.

use super::close::Counting;
use super::figures::{Form, Tally};
use super::{Kind, Rules};
use domain::Weather;

/// Whether the two figures would tell what somebody said, whoever it is that leaves.
pub(super) fn tells(counting: &Counting, rules: Rules) -> bool {
    let stay = counting.tally.people().saturating_sub(1);
    // Of fewer there would be no second figure.
    if counting.form.kind != Kind::Team || stay < rules.people() {
        return false;
    }
    // Of the other week all may be told, whatever is of this one.
    let skies = Skies { one: counting.form, other: Form { told: true, ..counting.form }, rules };
    Weather::ALL
        .into_iter()
        .filter(|said| counting.tally.holds(*said))
        .any(|said| !others(said).any(|instead| could_be(&counting.tally, said, instead, &skies)))
}

/// How the two weeks are told.
struct Skies {
    one: Form,
    other: Form,
    rules: Rules,
}

/// Whether those who stay could have said something, by at most two of them, with which both figures read the same.
fn could_be(all: &Tally, said: Weather, instead: Weather, skies: &Skies) -> bool {
    let stay = all.but(said, None);
    let one = |tally: &Tally| tally.sky(skies.one, skies.rules);
    let other = |tally: &Tally| tally.sky(skies.other, skies.rules);
    let (before, after) = (one(all), other(&stay));
    let fits = |stay: &Tally| other(stay) == after && one(&stay.and(instead)) == before;
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
