//! Who may be easier to talk to than the viewer, for a person who shared that their lead is one of the reasons.

use crate::app::flags::colleagues;
use crate::app::flags::colleagues::Colleague;
use crate::web::context::RequestContext;
use crate::web::visitor::SignedIn;
use domain::{PersonId, Role, TeamId};
use store::StoreError;
use words::t;

/// People who may be easier to talk to than the viewer.
#[derive(Clone, Debug, Default)]
pub struct SomebodyElse {
    /// Their names and roles: the other leads of the team, then the psychologists.
    pub people: Vec<String>,
}

impl SomebodyElse {
    /// For a flag of `team` about a person: the other leads of the team and the psychologists. Both come from the
    /// roster, so that the page says no more than that the days name the lead, which the person shared with them.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn load(
        context: &RequestContext,
        signed_in: &SignedIn,
        team: TeamId,
        person: Option<PersonId>,
    ) -> Result<Self, StoreError> {
        let leads = colleagues::other_leads(context, signed_in, team, person).await?;
        Self::besides(context, signed_in, &leads).await
    }

    /// The same, where the other leads are known.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn besides(
        context: &RequestContext,
        signed_in: &SignedIn,
        leads: &[Colleague],
    ) -> Result<Self, StoreError> {
        let locale = context.visitor.locale;
        let psychologists = colleagues::psychologists(context, signed_in).await?;
        let leads = leads.iter().map(|lead| (lead.name.clone(), Role::Lead));
        let everybody = leads.chain(psychologists.into_iter().map(|name| (name, Role::Psychologist)));
        let in_words = |(name, role)| t!(locale, "flag-page-else", name = name, role = words::role(locale, role));
        Ok(Self { people: everybody.map(in_words).collect() })
    }
}
