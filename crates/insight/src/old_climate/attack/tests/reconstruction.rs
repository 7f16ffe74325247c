//! The whole of it: weeks of a centre in which people join, move, leave, narrow, take back and opt out, turned against everybody.

use super::*;
use crate::old_climate::attack::Verdict;
use crate::old_climate::attack::centre::{Plan, weeks};

const ATTACKERS: [Attacker; 4] =
    [Attacker::Psychologist, Attacker::WithLead(TeamId(0)), Attacker::WithAllLeads, Attacker::Everybody];

fn centre(people: usize, count: usize) -> Vec<Week> {
    weeks(Plan { people, weeks: count, seed: 7, kept: 0.3 })
}

fn reconstruct(weeks: &[Week], rules: Rules, attacker: Attacker) -> Verdict {
    let mut verdict = Verdict::default();
    weeks.iter().for_each(|week| verdict.add(attack(week, &close(week, rules), rules, attacker)));
    verdict
}

#[test]
fn half_a_year_of_a_small_centre_pins_nobody_and_would_without_the_look_for_other_worlds() {
    let weeks = centre(40, 26);
    for attacker in ATTACKERS {
        let verdict = reconstruct(&weeks, Rules::default(), attacker);
        assert!(verdict.attacked > 0 && verdict.pinned.is_empty(), "{attacker:?}: {:?}", verdict.pinned);
    }
    let open = without(|d| d.other_worlds = false);
    assert!(!reconstruct(&weeks[..8], open, Attacker::Everybody).pinned.is_empty());
}

#[test]
fn half_a_year_of_a_centre_of_240_pins_nobody_and_still_shows_most_of_it() {
    let weeks = centre(240, 26);
    let (mut teams, mut departments) = ((0, 0), (0, 0));
    for week in &weeks {
        let closed = close(week, Rules::default());
        for attacker in ATTACKERS {
            let verdict = attack(week, &closed, Rules::default(), attacker);
            assert!(verdict.attacked > 0 && verdict.pinned.is_empty(), "{attacker:?}: {:?}", verdict.pinned);
        }
        for place in &week.teams {
            let shared = week.answers.iter().filter(|a| a.team == place.team && a.openness != Openness::Kept).count();
            if shared >= 6 {
                teams = (teams.0 + usize::from(shows(&closed, OrgUnit::Team(place.team))), teams.1 + 1);
            }
        }
        for department in 0..5 {
            let members: u32 = week.teams.iter().filter(|t| t.department == department).map(|t| t.members).sum();
            if members >= 40 {
                let shown = usize::from(shows(&closed, OrgUnit::Department(department)));
                departments = (departments.0 + shown, departments.1 + 1);
            }
        }
    }
    assert!(teams.0 * 100 >= teams.1 * 80, "teams {teams:?}");
    assert!(departments.0 * 100 >= departments.1 * 95, "departments {departments:?}");
}

#[test]
fn a_week_of_a_centre_of_1500_pins_nobody() {
    let weeks = centre(1_500, 1);
    let closed = close(&weeks[0], Rules::default());
    for attacker in ATTACKERS {
        let verdict = attack(&weeks[0], &closed, Rules::default(), attacker);
        assert!(verdict.attacked > 0 && verdict.pinned.is_empty(), "{attacker:?}: {:?}", verdict.pinned);
    }
}
