//! What was done, and what helped: a month of follow-ups and of words about suggestions, counted together.
//!
//! Whose flag was followed up is known to who leads their team, and what somebody says of a suggestion to nobody. So whoever could be
//! taken for another in a count of follow-ups is of the same team; in one of words it may be anybody who is counted.
//!
//! Follow-ups of teams as a whole are not here: a count of them is one of teams, which are few and known by name, so that no band
//! hides which of them it was.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::bands::{People, Share};
use super::{Released, Rules};
use domain::{PersonId, TeamId, Workday};

/// One month of one site, before anything is released of it.
#[derive(Clone, Debug, Default)]
pub struct Deeds {
    /// Everybody who is counted there, with their team: those who could have said something, whether they did or not.
    pub people: BTreeMap<PersonId, TeamId>,
    /// About whom a flag was followed up to the end, in their own team; as often as it was.
    pub followed_up: Vec<PersonId>,
    /// What people said of suggestions.
    pub words: Vec<Word>,
}

/// What a person said of one suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Who.
    pub person: PersonId,
    /// Which: its key in the catalogue.
    pub intervention: String,
    /// Whether it helped.
    pub helped: bool,
    /// In which order: the workday, and a number that grows within it.
    pub at: (Workday, i64),
}

/// What is shown of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doings {
    /// About how many people a flag was followed up to the end; nothing where they are few. Teams of which it would tell about whom are
    /// not in it.
    pub followed_up: Option<People>,
    /// Suggestions of which enough people said whether they helped, those that helped most first.
    pub helped: Vec<Helped>,
}

/// What is shown of one suggestion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helped {
    /// Its key in the catalogue.
    pub intervention: String,
    /// How many said that it helped, or that it did not.
    pub people: People,
    /// How many of them said that it helped.
    pub helped: Share,
}

impl Deeds {
    /// What may be shown of the month; nothing where there is nothing, be it withheld or empty.
    #[must_use]
    pub fn release(&self, rules: Rules) -> Option<Released<Doings>> {
        let doings = Doings { followed_up: self.followed_up(rules), helped: self.helped(rules) };
        (doings != Doings::default()).then(|| Released::new(doings))
    }

    fn followed_up(&self, rules: Rules) -> Option<People> {
        let concerned: BTreeSet<PersonId> =
            self.followed_up.iter().filter(|person| self.people.contains_key(person)).copied().collect();
        let mut without: BTreeMap<TeamId, u32> = BTreeMap::new();
        for (_, team) in self.people.iter().filter(|(person, _)| !concerned.contains(person)) {
            *without.entry(*team).or_default() += 1;
        }
        // Only in a team where k others had none may each of those who had one be taken for somebody who had not.
        let hidden = |team: &TeamId| {
            !rules.defences.other_worlds || without.get(team).is_some_and(|others| *others >= rules.floor())
        };
        let teams = concerned.iter().filter_map(|person| self.people.get(person));
        let people = count(teams.filter(|team| hidden(team)).count());
        (people >= rules.people()).then(|| People::of(people))
    }

    fn helped(&self, rules: Rules) -> Vec<Helped> {
        let mut last: BTreeMap<(&str, PersonId), &Word> = BTreeMap::new();
        for word in self.words.iter().filter(|word| self.people.contains_key(&word.person)) {
            let known = last.entry((&word.intervention, word.person)).or_insert(word);
            if word.at > known.at {
                *known = word;
            }
        }
        let mut votes: BTreeMap<&str, Votes> = BTreeMap::new();
        for ((intervention, _), word) in last {
            let votes = votes.entry(intervention).or_default();
            *(if word.helped { &mut votes.helped } else { &mut votes.not }) += 1;
        }
        let mut shown: Vec<Helped> = votes
            .into_iter()
            .filter_map(|(intervention, votes)| {
                let (people, helped) = line(votes, self.people.len(), rules)?;
                Some(Helped { intervention: intervention.to_owned(), people, helped })
            })
            .collect();
        // By what is shown alone: an order by what is behind it would say more than the bands do.
        shown.sort_by(|a, b| {
            (b.helped, b.people).cmp(&(a.helped, a.people)).then_with(|| a.intervention.cmp(&b.intervention))
        });
        shown
    }
}

/// What is shown of one suggestion, where `all` are counted at the site; nothing where it would tell too much.
pub(super) fn line(votes: Votes, all: usize, rules: Rules) -> Option<(People, Share)> {
    let may = !rules.defences.other_worlds || votes.are_untold(count(all), rules);
    votes.shown(rules).filter(|_| may)
}

/// So many said that it helped, and so many that it did not.
pub(super) fn votes(helped: usize, not: usize) -> Votes {
    Votes { helped: count(helped), not: count(not) }
}

/// Of one suggestion, how many said that it helped, and how many that it did not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    helped: u32,
    not: u32,
}

impl Votes {
    const fn people(self) -> u32 {
        self.helped + self.not
    }

    /// What would be shown of them. The lowest band holds nobody too, as the highest holds all of them, and neither says so.
    fn shown(self, rules: Rules) -> Option<(People, Share)> {
        let people = self.people();
        (people >= rules.stressors()).then(|| (People::of(people), Share::of(self.helped, people, 0)))
    }

    /// Whether it tells of nobody, not even to k - 1 who compare notes and know these rules, that they said anything, or what.
    ///
    /// There are k who said nothing, so that each who did may be taken for one who did not. And each could have said the other: with k
    /// who did, so that these may be taken for one another; or alone, where it would read alike and be shown as well.
    fn are_untold(self, all: u32, rules: Rules) -> bool {
        let people = self.people();
        if all.saturating_sub(people) < rules.floor() {
            return false;
        }
        let band = |helped: u32| Self { helped, not: people - helped }.shown(rules);
        // By how many it helped: whether that may be shown. What may not makes those beside it tell more, until no more do.
        let mut may: Vec<bool> = vec![true; people as usize + 1];
        loop {
            let hidden = |helped: u32, other: u32| may[other as usize] && band(other) == band(helped);
            let still: Vec<bool> = (0..=people)
                .map(|helped| {
                    let not = people - helped;
                    may[helped as usize]
                        && (helped == 0 || not >= rules.floor() || hidden(helped, helped - 1))
                        && (not == 0 || helped >= rules.floor() || hidden(helped, helped + 1))
                })
                .collect();
            if still == may {
                return may[self.helped as usize];
            }
            may = still;
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
