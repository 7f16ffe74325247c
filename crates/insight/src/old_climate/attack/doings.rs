//! The attack on a month's doings: whose flag was followed up, and who said what of a suggestion.
//!
//! The attacker knows the rules and every line that was released, and k - 1 of the people concerned tell what they know. Asked is, of
//! everybody in a line, whether another month reads the same: one in which they said the other, and one in which they said nothing.
//!
//! Months are not held against each other. What somebody said in one is no part of the next, and a follow-up is counted once, in the
//! month of its end: no difference of two months is about the same words. Nor are sites, where nobody is counted at two of them; that
//! is looked at ([`twice`]).

use std::collections::{BTreeMap, BTreeSet};

use super::Verdict;
use crate::old_climate::bands::{People, Share};
use crate::old_climate::doings::{line, votes};
use crate::old_climate::{Deeds, Doings, Rules};
use domain::{PersonId, TeamId};

/// Turns what was released of a month against everybody in it.
#[must_use]
pub fn attack_doings(deeds: &Deeds, shown: &Doings, rules: Rules) -> Verdict {
    let mut verdict = follow_ups(deeds, shown.followed_up, rules);
    for of in &shown.helped {
        verdict.add(words(deeds, &of.intervention, (of.people, of.helped), rules));
    }
    verdict
}

/// Who is counted at more than one site in the same month: the lines of both would be about them.
#[must_use]
pub fn twice<'a>(sites: impl IntoIterator<Item = &'a Deeds>) -> Vec<PersonId> {
    let mut known = BTreeSet::new();
    let people = sites.into_iter().flat_map(|deeds| deeds.people.keys());
    people.filter(|person| !known.insert(**person)).copied().collect()
}

fn words(deeds: &Deeds, intervention: &str, shown: (People, Share), rules: Rules) -> Verdict {
    let said = last_words(deeds, intervention);
    let sorts = [true, false].map(|sort| said.values().filter(|helped| **helped == sort).count());
    let all = deeds.people.len();
    let pinned_sort = |sort: usize| {
        said.len() < rules.floor() as usize || sorts[sort] > 0 && is_pinned(sorts, sort, all, shown, rules)
    };
    let pinned: Vec<bool> = vec![pinned_sort(0), pinned_sort(1)];
    let of = said.iter().filter(|(_, helped)| pinned[usize::from(!**helped)]).map(|(person, _)| *person);
    Verdict { attacked: said.len(), solved: 0, pinned: of.collect() }
}

/// The last word of everybody who is counted, told apart once more from how it is released.
fn last_words(deeds: &Deeds, intervention: &str) -> BTreeMap<PersonId, bool> {
    let mut words: Vec<_> = deeds.words.iter().filter(|word| word.intervention == intervention).collect();
    words.sort_by_key(|word| word.at);
    words.iter().filter(|word| deeds.people.contains_key(&word.person)).map(|word| (word.person, word.helped)).collect()
}

/// Whether k - 1 others, whichever would hurt most, leave no month in which one of a sort said the other, or none in which they said
/// nothing. Looked for near the month that was: where there is none there, they count as pinned.
fn is_pinned(sorts: [usize; 2], sort: usize, all: usize, shown: (People, Share), rules: Rules) -> bool {
    let now = [sorts[0], sorts[1], all.saturating_sub(sorts[0] + sorts[1])];
    let reach = 2 * rules.floor() as usize + 2;
    let around = |count: usize| count.saturating_sub(reach)..=(count + reach).min(all);
    let mut worlds = Vec::new();
    for helped in around(now[0]) {
        for not in around(now[1]).filter(|not| helped + not <= all) {
            if line(votes(helped, not), all, rules) == Some(shown) {
                worlds.push([helped, not, all - helped - not]);
            }
        }
    }
    let helpers = rules.floor() as usize - 1;
    let told = (0..=helpers).flat_map(|a| (0..=helpers - a).map(move |b| [a, b, helpers - a - b]));
    let own = |place: usize| usize::from(place == sort);
    told.filter(|told| (0..3).all(|place| told[place] + own(place) <= now[place])).any(|told| {
        let could = |other: usize| {
            worlds.iter().any(|world| (0..3).all(|place| world[place] >= told[place] + usize::from(place == other)))
        };
        !could(1 - sort) || !could(2)
    })
}

fn follow_ups(deeds: &Deeds, shown: Option<People>, rules: Rules) -> Verdict {
    let Some(shown) = shown else { return Verdict::default() };
    let concerned: BTreeSet<PersonId> = deeds.followed_up.iter().copied().collect();
    let mut without = BTreeMap::new();
    let mut having = BTreeMap::<_, Vec<PersonId>>::new();
    for (person, team) in &deeds.people {
        match concerned.contains(person) {
            true => having.entry(*team).or_default().push(*person),
            false => *without.entry(*team).or_insert(0_u32) += 1,
        }
    }
    // Which teams are in the count the attacker knows too: those in which k had none.
    let others = |team: &TeamId| without.get(team).copied().unwrap_or(0);
    let counted: Vec<_> = having
        .into_iter()
        .filter(|(team, _)| !rules.defences.other_worlds || others(team) >= rules.floor())
        .flat_map(|(team, people)| people.into_iter().map(move |person| (person, team)))
        .collect();
    let count = u32::try_from(counted.len()).unwrap_or(u32::MAX);
    let fewer_reads_alike = count > rules.floor() && People::of(count - 1) == shown;
    let pinned = counted.iter().filter(|(_, team)| {
        // One of the team who does not tell may have had it in their place; or nobody had it.
        let another_had_it = others(team) >= rules.floor();
        count < rules.floor() || !another_had_it && !fewer_reads_alike
    });
    Verdict { attacked: counted.len(), solved: 0, pinned: pinned.map(|(person, _)| *person).collect() }
}
