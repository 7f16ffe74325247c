//! Attacks by counting and subtracting: what is left over, who is alone, who kept an answer.

use super::*;
use crate::old_climate::attack::existence;
use crate::old_climate::bands::People;

const ALONE: PersonId = PersonId(100);

/// A department of two teams; in the smaller one a single person shares.
fn one_beside_a_team() -> Week {
    let mut answers = say(1, 1, Openness::WithLead, &[5, 4, 4, 3, 3, 2, 4, 5, 3]);
    answers.push(one(ALONE.0, 2, Openness::WithLead, 1));
    Week::new(1, vec![team(1, 1, 12), team(2, 1, 12)], answers)
}

#[test]
fn the_difference_of_a_department_and_its_teams_is_never_one_person() {
    let week = one_beside_a_team();
    let open = by_counts_alone(|d| d.complements = false);
    assert!(pinned(&week, open, Attacker::Psychologist).contains(&ALONE));
    assert_eq!(pinned(&week, by_counts_alone(|_| {}), Attacker::Psychologist), []);
    let closed = close(&week, Rules::default());
    assert!(!shows(&closed, OrgUnit::Team(TeamId(1))) && shows(&closed, OrgUnit::Department(1)));
}

#[test]
fn a_single_person_is_no_figure() {
    let week = Week::new(1, vec![team(1, 1, 12)], say(ALONE.0, 1, Openness::WithLead, &[2]));
    assert_eq!(pinned(&week, by_counts_alone(|d| d.floor = false), Attacker::Psychologist), [ALONE]);
    assert!(close(&week, Rules::default()).cells.is_empty());
}

#[test]
fn a_department_of_one_small_team_shows_no_more_than_the_team_would() {
    let week = Week::new(1, vec![team(1, 1, 7)], say(1, 1, Openness::WithLead, &[4, 3, 4, 3, 5, 3]));
    assert!(close(&week, Rules::default()).cells.is_empty());
    assert!(!close(&week, without(|d| d.floor = false)).cells.is_empty());
}

#[test]
fn whoever_alone_kept_an_answer_is_not_found_by_a_department_that_counts_it() {
    let mut answers = say(1, 1, Openness::WithLead, &[5, 4, 4, 3, 3, 2, 4, 5, 3]);
    answers.push(one(ALONE.0, 1, Openness::Kept, 1));
    let week = Week::new(1, vec![team(1, 1, 12)], answers);
    let open = by_counts_alone(|d| d.kept_together = false);
    assert!(pinned(&week, open, Attacker::WithAllLeads).contains(&ALONE));
    assert!(existence(&week, &close(&week, open), open).contains(&ALONE));
    let closed = close(&week, Rules::default());
    assert!(closed.cells.values().all(|figures| !figures.kept));
    assert_eq!(pinned(&week, Rules::default(), Attacker::Everybody), []);
}

#[test]
fn where_everybody_in_a_pool_would_have_to_have_kept_theirs_nobody_is_said_to_have() {
    // Six kept, and nobody else could have: that kept answers count would say so of each of them.
    let mut answers = say(1, 1, Openness::WithLead, &[5, 4, 4, 3, 3, 2, 4, 5, 3]);
    answers.extend(say(20, 1, Openness::Kept, &[2, 3, 4, 2, 3, 4]));
    let week = Week::new(1, vec![team(1, 1, 15)], answers);
    let open = without(|d| (d.kept_together, d.other_worlds) = (false, false));
    assert!(!existence(&week, &close(&week, open), open).is_empty());
    assert_eq!(existence(&week, &close(&week, Rules::default()), Rules::default()), []);
}

#[test]
fn who_came_or_stayed_away_does_not_show_in_how_many_are_counted() {
    let of = |levels: &[u8]| {
        let week = Week::new(1, vec![team(1, 1, 20)], say(1, 1, Openness::WithTeam, levels));
        close(&week, Rules::default()).cells[&Cell::whole(OrgUnit::Team(TeamId(1)))].people
    };
    let twelve = [3, 3, 3, 4, 4, 3, 3, 2, 3, 3, 3, 3];
    assert_eq!(of(&twelve), of(&twelve[1..]));
    assert_eq!(of(&twelve), People { from: 10, below: 20 });
}

#[test]
fn what_is_withheld_is_written_like_what_is_empty() {
    let shown = |levels: &[u8]| {
        let mut answers = say(1, 1, Openness::WithLead, levels);
        answers.extend(say(30, 2, Openness::WithLead, &[4, 3, 2, 3, 4, 3]));
        let week = Week::new(1, vec![team(1, 1, 12), team(2, 2, 12)], answers);
        let closed = close(&week, Rules::default());
        let cell = |cell: &Cell| closed.cells.get(cell).map(|figures| figures.freeze().unwrap());
        [OrgUnit::Team(TeamId(1)), OrgUnit::Department(1)].map(|place| cell(&Cell::whole(place)))
    };
    assert_eq!(shown(&[5, 3, 4, 1]), shown(&[]));
}
