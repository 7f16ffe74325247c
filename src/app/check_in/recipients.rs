//! Who will see a check-in, by name: the leads of a team on one workday, and how many work in it.

use jiff::Timestamp;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::reads_as_lead;
use domain::name_order::name_order;
use domain::person::{Membership, TeamRole};
use domain::{Audience, Locale, PersonId, TeamId, Workday};
use words::t;

/// The people of a team on one workday, without the person who asks: from them follows who reads what is stated at a
/// moment.
#[derive(Clone, Debug, Default)]
pub struct TeamReaders {
    team: Option<(TeamId, String, Workday)>,
    leads: Vec<TeamLead>,
    others: usize,
}

/// Somebody who leads the team on the day.
#[derive(Clone, Debug)]
struct TeamLead {
    name: String,
    joined: bool,
    memberships: Vec<Membership>,
}

/// Those who see what somebody shares on one workday. The person is not among them.
#[derive(Clone, Debug, Default)]
pub struct Recipients {
    /// The name of the team; none for somebody who is in no team on that day.
    pub team: Option<String>,
    /// The names of its leads on that day who read it, sorted.
    pub leads: Vec<String>,
    /// The names of those who have not signed in so far, and never read it.
    pub not_joined: Vec<String>,
    /// How many others are in it.
    pub others: usize,
}

impl TeamReaders {
    /// Those of a team.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn load(context: &RequestContext, team: Option<TeamId>, day: Workday) -> Result<Self, AppError> {
        let Some(team) = team else { return Ok(Self::default()) };
        let store = &context.app.store;
        let own = context.visitor.viewer().map(|viewer| viewer.person);
        let others =
            |people: Vec<PersonId>| people.into_iter().filter(|person| Some(*person) != own).collect::<Vec<_>>();
        let mut leads = others(store.teams().people(team, TeamRole::Lead, day, day).await?);
        let members = others(store.teams().people(team, TeamRole::Member, day, day).await?);
        let memberships = store.teams().memberships(team).await?;
        let names = store.people().names(leads.clone()).await?;
        leads.sort_by_cached_key(|lead| (names.get(lead).map(|name| name_order(name)), *lead));
        let joined = store.people().joined(leads.clone()).await?;
        let lead = |person: &PersonId| {
            let theirs = memberships.iter().filter(|membership| membership.person == *person);
            let name = names.get(person)?.clone();
            Some(TeamLead { name, joined: joined.contains(person), memberships: theirs.copied().collect() })
        };
        Ok(Self {
            team: store.teams().by_id(vec![team]).await?.pop().map(|found| (team, found.name, day)),
            leads: leads.iter().filter_map(lead).collect(),
            others: members.iter().filter(|member| !leads.contains(member)).count(),
        })
    }

    /// Those who read what is stated at this moment.
    #[must_use]
    pub fn at(&self, stated_at: Timestamp) -> Recipients {
        let Some((team, name, day)) = &self.team else { return Recipients::default() };
        let reads = |lead: &&TeamLead| {
            let reads = |membership| reads_as_lead(membership, lead.joined, *team, *day, stated_at);
            lead.memberships.iter().any(reads)
        };
        let names = |leads: Vec<&TeamLead>| leads.into_iter().map(|lead| lead.name.clone()).collect();
        Recipients {
            team: Some(name.clone()),
            leads: names(self.leads.iter().filter(reads).collect()),
            not_joined: names(self.leads.iter().filter(|lead| !lead.joined).collect()),
            others: self.others,
        }
    }
}

impl Recipients {
    /// The names of the leads as one text; none if there are none.
    #[must_use]
    pub fn named_leads(&self, locale: Locale) -> Option<String> {
        (!self.leads.is_empty()).then(|| words::list(locale, &self.leads))
    }

    /// Whether anybody sees an entry for this audience.
    #[must_use]
    pub fn reaches(&self, audience: Audience) -> bool {
        let colleagues = audience == Audience::Team && self.others > 0;
        self.team.is_some() && audience != Audience::Me && (!self.leads.is_empty() || colleagues)
    }

    /// The plain sentence under the choice of audience.
    #[must_use]
    pub fn sentence(&self, locale: Locale, audience: Audience) -> String {
        let Some(team) = self.team.as_deref().filter(|_| audience != Audience::Me) else {
            return match audience {
                Audience::Me => t!(locale, "check-in-says-me"),
                Audience::Lead | Audience::Team => t!(locale, "check-in-says-no-team"),
            };
        };
        let (leads, count) = (words::list(locale, &self.leads), self.leads.len());
        let others = if audience == Audience::Team { self.others } else { 0 };
        let waits = self.not_joined_in_words(locale).map(|waits| t!(locale, "check-in-says-not-joined", waits = waits));
        let who = match (count, others) {
            (0, 0) if waits.is_some() => t!(locale, "check-in-says-only-you"),
            (0, 0) if audience == Audience::Team => t!(locale, "check-in-says-alone", team = team),
            (0, 0) => t!(locale, "check-in-says-no-lead", team = team),
            (0, _) if waits.is_some() => t!(locale, "check-in-says-colleagues", team = team, others = others),
            (0, _) => t!(locale, "check-in-says-team-no-lead", team = team, others = others),
            (_, 0) => t!(locale, "check-in-says-lead", leads = leads, count = count),
            _ => t!(locale, "check-in-says-team", leads = leads, team = team, others = others),
        };
        words::in_a_row(locale, std::iter::once(who).chain(waits))
    }

    /// The leads who have not signed in and so do not see what is shared now; none if all have.
    fn not_joined_in_words(&self, locale: Locale) -> Option<String> {
        let (name, count) = (words::list(locale, &self.not_joined), self.not_joined.len());
        (count > 0).then(|| t!(locale, "check-in-not-joined", name = name, count = count))
    }

    /// The same in short, in the bar with the button.
    #[must_use]
    pub fn goes_to(&self, locale: Locale, audience: Audience) -> String {
        match (self.reached(locale, audience), self.not_joined_in_words(locale)) {
            (Some(who), _) => t!(locale, "check-in-goes-to", who = who),
            (None, Some(waits)) if audience != Audience::Me => waits,
            (None, _) => t!(locale, "check-in-goes-nowhere"),
        }
    }

    /// Who sees what was saved.
    #[must_use]
    pub fn seen(&self, locale: Locale, audience: Audience) -> String {
        let who = match self.reached(locale, audience) {
            Some(who) => t!(locale, "check-in-seen", who = who),
            None => t!(locale, "check-in-seen-nobody"),
        };
        let waits = self.not_joined_in_words(locale).filter(|_| audience != Audience::Me);
        std::iter::once(who).chain(waits).collect::<Vec<_>>().join(words::DOT)
    }

    /// Who an entry for this audience reaches; none if nobody.
    fn reached(&self, locale: Locale, audience: Audience) -> Option<String> {
        let team = self.team.as_ref()?;
        let mut who = if audience == Audience::Me { Vec::new() } else { self.leads.clone() };
        if audience == Audience::Team && self.others > 0 {
            who.push(team.clone());
        }
        (!who.is_empty()).then(|| words::list(locale, &who))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recipients(leads: &[&str], others: usize) -> Recipients {
        let leads = leads.iter().map(|lead| (*lead).to_owned()).collect();
        Recipients { team: Some("Team 3".to_owned()), leads, not_joined: Vec::new(), others }
    }

    #[test]
    fn every_lead_is_named_and_the_colleagues_are_counted() {
        let two = recipients(&["Chen Bo", "Zhao Min"], 13);
        for locale in Locale::ALL {
            let lead = two.sentence(locale, Audience::Lead);
            let team = two.sentence(locale, Audience::Team);
            assert!(lead.contains("Chen Bo") && lead.contains("Zhao Min") && !lead.contains("13"), "{lead}");
            assert!(team.contains("Chen Bo") && team.contains("13") && team.contains("Team 3"), "{team}");
        }
    }

    #[test]
    fn where_nobody_would_see_it_the_sentence_says_so() {
        for locale in Locale::ALL {
            let nobody = [Recipients::default(), recipients(&[], 0)];
            for recipients in &nobody {
                for audience in Audience::ALL {
                    assert_eq!(recipients.goes_to(locale, audience), t!(locale, "check-in-goes-nowhere"));
                    assert_eq!(recipients.seen(locale, audience), t!(locale, "check-in-seen-nobody"));
                }
            }
            let without_lead = recipients(&[], 4);
            assert_eq!(without_lead.seen(locale, Audience::Lead), t!(locale, "check-in-seen-nobody"));
            assert!(without_lead.seen(locale, Audience::Team).contains("Team 3"));
        }
    }

    #[test]
    fn an_entry_kept_to_oneself_names_nobody() {
        let all = recipients(&["Chen Bo"], 13);
        for locale in Locale::ALL {
            assert!(!all.sentence(locale, Audience::Me).contains("Chen Bo"));
            assert!(!all.seen(locale, Audience::Me).contains("Team 3"));
        }
    }

    #[test]
    fn a_lead_who_has_not_signed_in_is_named_as_somebody_who_does_not_see_it() {
        let alone = Recipients { not_joined: vec!["Ana Ruiz".to_owned()], ..recipients(&[], 0) };
        let with_another = Recipients { leads: vec!["Chen Bo".to_owned()], others: 4, ..alone.clone() };
        for (locale, waits) in [
            (Locale::En, "Ana Ruiz hasn’t signed in yet and won’t see this"),
            (Locale::ZhCn, "Ana Ruiz还没有登录过，看不到这一条"),
        ] {
            for audience in [Audience::Lead, Audience::Team] {
                assert_eq!(alone.goes_to(locale, audience), waits);
                assert!(!alone.reaches(audience));
                let seen = with_another.goes_to(locale, audience);
                assert!(seen.contains("Chen Bo") && !seen.contains("Ana Ruiz"), "{seen}");
                for both in [&alone, &with_another] {
                    let (sentence, seen) = (both.sentence(locale, audience), both.seen(locale, audience));
                    assert!(sentence.contains(waits) && seen.contains(waits), "{sentence} {seen}");
                }
            }
            assert!(!alone.seen(locale, Audience::Me).contains("Ana Ruiz"));
            assert_eq!(alone.named_leads(locale), None);
        }
    }
}
