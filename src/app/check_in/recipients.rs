//! Who will see a check-in, by name: the leads of a team on one workday, and how many work in it.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::person::TeamRole;
use domain::{Audience, Locale, PersonId, TeamId, Workday};
use words::t;

/// Those who see what somebody shares on one workday. The person is not among them.
#[derive(Clone, Debug, Default)]
pub struct Recipients {
    /// The name of the team; none for somebody who is in no team on that day.
    pub team: Option<String>,
    /// The names of its leads on that day.
    pub leads: Vec<String>,
    /// How many others are in it.
    pub others: usize,
}

impl Recipients {
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
        let leads = others(store.teams().people(team, TeamRole::Lead, day, day).await?);
        let members = others(store.teams().people(team, TeamRole::Member, day, day).await?);
        let names = store.people().names(leads.clone()).await?;
        Ok(Self {
            team: store.teams().by_id(vec![team]).await?.pop().map(|team| team.name),
            leads: leads.iter().filter_map(|lead| names.get(lead).cloned()).collect(),
            others: members.iter().filter(|member| !leads.contains(member)).count(),
        })
    }

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
        let (leads, count, others) = (words::list(locale, &self.leads), self.leads.len(), self.others);
        match (&self.team, audience) {
            (_, Audience::Me) => t!(locale, "check-in-says-me"),
            (None, _) => t!(locale, "check-in-says-no-team"),
            (Some(team), Audience::Lead) if self.leads.is_empty() => {
                t!(locale, "check-in-says-no-lead", team = team.as_str())
            }
            (Some(team), Audience::Team) if self.leads.is_empty() && others == 0 => {
                t!(locale, "check-in-says-alone", team = team.as_str())
            }
            (Some(team), Audience::Team) if self.leads.is_empty() => {
                t!(locale, "check-in-says-team-no-lead", team = team.as_str(), others = others)
            }
            (Some(team), Audience::Team) if others > 0 => {
                t!(locale, "check-in-says-team", leads = leads, team = team.as_str(), others = others)
            }
            (Some(_), Audience::Lead | Audience::Team) => {
                t!(locale, "check-in-says-lead", leads = leads, count = count)
            }
        }
    }

    /// The same in short, in the bar with the button.
    #[must_use]
    pub fn goes_to(&self, locale: Locale, audience: Audience) -> String {
        match self.reached(locale, audience) {
            Some(who) => t!(locale, "check-in-goes-to", who = who),
            None => t!(locale, "check-in-goes-nowhere"),
        }
    }

    /// Who sees what was saved.
    #[must_use]
    pub fn seen(&self, locale: Locale, audience: Audience) -> String {
        match self.reached(locale, audience) {
            Some(who) => t!(locale, "check-in-seen", who = who),
            None => t!(locale, "check-in-seen-nobody"),
        }
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
        Recipients { team: Some("Team 3".to_owned()), leads: leads.iter().map(|l| (*l).to_owned()).collect(), others }
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
}
