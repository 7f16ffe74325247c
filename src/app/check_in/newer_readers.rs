//! Who reads what is shared only because it is sent after its page was drawn: that page could not name them.

use crate::state::AppState;
use crate::web::error::AppError;
use domain::access::{StatedFor, newer_readers, reads_as_lead};
use domain::name_order::sorted_names;
use domain::{Audience, Locale, PersonId, TeamId};
use words::t;

/// Those who would read what somebody shares, and of whom they were not told.
#[derive(Clone, Debug, Default)]
pub struct NewerReaders {
    /// The names of those who lead the team, sorted.
    leads: Vec<String>,
    /// How many others work in it: pages count them too.
    colleagues: usize,
}

impl NewerReaders {
    /// Those of what `author` shares in `team`, as it is `stated`, if they were `told` of its readers before.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn load(
        app: &AppState,
        author: PersonId,
        team: Option<TeamId>,
        audiences: &[Audience],
        told: StatedFor,
        stated: StatedFor,
    ) -> Result<Self, AppError> {
        let is_shared = audiences.iter().any(|audience| *audience > Audience::Me);
        let Some(team) = team.filter(|_| is_shared) else { return Ok(Self::default()) };
        let memberships = app.store.teams().memberships(team).await?;
        let newer = newer_readers(&memberships, author, audiences, told, stated);
        if newer.is_empty() {
            return Ok(Self::default());
        }
        // The first use of an account counts as the grant of its roles: who has not joined reads nothing of it.
        let joined = app.store.people().joined(newer.clone()).await?;
        let is_lead = |person: &PersonId| {
            let reads = |membership| reads_as_lead(membership, true, team, stated.workday, stated.at);
            memberships.iter().filter(|membership| membership.person == *person).any(reads)
        };
        let (leads, colleagues): (Vec<PersonId>, Vec<PersonId>) =
            newer.into_iter().filter(|person| joined.contains(person)).partition(is_lead);
        let leads = sorted_names(app.store.people().names(leads).await?);
        Ok(Self { leads, colleagues: colleagues.len() })
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.leads.is_empty() && self.colleagues == 0
    }

    /// Names them, and leaves the choice to the person.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        let count = self.colleagues;
        let colleagues = (count > 0).then(|| t!(locale, "check-in-newer-colleagues", count = count));
        let who: Vec<String> = self.leads.iter().cloned().chain(colleagues).collect();
        t!(locale, "check-in-newer-readers", who = words::list(locale, &who))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_leads_are_named_and_newer_colleagues_are_counted() {
        let leads = vec!["Chen Bo".to_owned()];
        for locale in Locale::ALL {
            let both = NewerReaders { leads: leads.clone(), colleagues: 2 }.sentence(locale);
            assert!(both.contains("Chen Bo") && both.contains('2'), "{both}");
            let lead = NewerReaders { leads: leads.clone(), colleagues: 0 }.sentence(locale);
            assert!(lead.contains("Chen Bo") && !lead.contains('0'), "{lead}");
        }
        let one = NewerReaders { leads: Vec::new(), colleagues: 1 }.sentence(Locale::En);
        assert!(one.contains("one new colleague"), "{one}");
    }
}
