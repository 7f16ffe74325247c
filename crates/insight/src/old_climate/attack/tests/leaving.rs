//! Differencing in time: a team of six, of five a week later, and somebody who believes that all others said the same again.

use super::*;
use crate::old_climate::Figures;
use crate::old_climate::attack::system::Condition;
use crate::old_climate::figures::Kind;

fn closed(levels: &[u8], rules: Rules) -> Option<Figures> {
    let week = Week::new(1, vec![team(1, 1, 12)], say(1, 1, Openness::WithTeam, levels));
    close(&week, rules).cells.get(&Cell::whole(OrgUnit::Team(TeamId(1)))).map(|figures| (**figures).clone())
}

/// What the one who left may have said, for all that two figures tell of six and of the five who stayed.
fn could_have_said(before: &Figures, after: &Figures) -> Vec<u8> {
    let holds = |figures: &Figures, by: [u32; 5]| {
        let place = OrgUnit::Team(TeamId(1));
        Condition { place, figures, kind: Kind::Team, answers: Vec::new(), by }.holds(by, Rules::default())
    };
    let stays = groups().into_iter().filter(|levels| holds(after, counted(levels)));
    let stays: Vec<[u32; 5]> = stays.map(|levels| counted(&levels)).collect();
    let fits = |level: &u8| {
        stays.iter().any(|by| {
            let mut all = *by;
            all[usize::from(*level) - 1] += 1;
            holds(before, all)
        })
    };
    (1..=5).filter(fits).collect()
}

fn counted(levels: &[u8]) -> [u32; 5] {
    std::array::from_fn(|bin| levels.iter().filter(|level| usize::from(**level) == bin + 1).count() as u32)
}

/// Every five people, told apart by what they said alone.
fn groups() -> Vec<Vec<u8>> {
    let longer = |groups: Vec<Vec<u8>>| {
        let each = |group: Vec<u8>| {
            let least = group.last().copied().unwrap_or(1);
            (least..=5).map(move |level| [group.clone(), vec![level]].concat())
        };
        groups.into_iter().flat_map(each).collect()
    };
    (0..5).fold(vec![Vec::new()], |groups, _| longer(groups))
}

/// Those of every team of six of whom the figures tell what one who leaves had said.
fn told(rules: Rules) -> Vec<(Vec<u8>, u8)> {
    let mut told = Vec::new();
    for stay in groups() {
        let Some(after) = closed(&stay, rules) else { continue };
        for leaver in 1..=5 {
            let Some(before) = closed(&[stay.clone(), vec![leaver]].concat(), rules) else { continue };
            if could_have_said(&before, &after) == [leaver] {
                told.push((stay.clone(), leaver));
            }
        }
    }
    told
}

#[test]
fn of_a_team_of_six_that_becomes_five_exact_means_tell_what_the_leaver_said_and_bands_do_not() {
    let (stay, leaver) = ([4, 3, 4, 4, 4], 1);
    let both = |rules| Some((closed(&[&stay[..], &[leaver]].concat(), rules)?, closed(&stay, rules)?));
    let (before, after) = both(by_counts_alone(|_| {})).unwrap();
    assert_eq!(could_have_said(&before, &after), [leaver]);
    if let Some((before, after)) = both(Rules::default()) {
        assert!(could_have_said(&before, &after).len() > 1);
    }
}

#[test]
fn whoever_leaves_a_team_of_six_whatever_they_said_two_figures_do_not_tell_it() {
    assert!(!told(without(|d| d.leaving = false)).is_empty());
    assert_eq!(told(Rules::default()), []);
}
