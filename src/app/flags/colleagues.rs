//! Who else can help with a flag: the other leads of a team, deputies among them.

use crate::web::context::RequestContext;
use crate::web::visitor::SignedIn;
use domain::name_order::name_order;
use domain::person::TeamRole;
use domain::{PersonId, Role, TeamId};
use store::{PersonFilter, StoreError};

/// Another lead of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: PersonId,
    /// The `person_id` of the roster, for forms.
    pub key: String,
    /// As others call them.
    pub name: String,
}

/// Those who lead `team` today besides the viewer and the person whom a flag is about, by name. They are read from the
/// roster alone, so that the answer says nothing about what anybody shared with them.
///
/// # Errors
/// If the database cannot be read.
pub async fn other_leads(
    context: &RequestContext,
    signed_in: &SignedIn,
    team: TeamId,
    about: Option<PersonId>,
) -> Result<Vec<Colleague>, StoreError> {
    let (store, today) = (&context.app.store, signed_in.today_in(team));
    let mut colleagues = Vec::new();
    for lead in store.teams().people(team, TeamRole::Lead, today, today).await? {
        if lead == signed_in.viewer.person || Some(lead) == about {
            continue;
        }
        let profile = store.people().profile(lead).await?;
        if let Some(profile) =
            profile.filter(|known| known.viewer().teams(TeamRole::Lead, today).any(|led| led == team))
        {
            colleagues.push(Colleague { id: lead, key: profile.person.key, name: profile.person.name });
        }
    }
    colleagues.sort_by_cached_key(|colleague| (name_order(&colleague.name), colleague.id));
    Ok(colleagues)
}

/// How many psychologists are named.
const MAX_PSYCHOLOGISTS: usize = 3;
/// How many are read: some of them may not be here.
const MAX_READ: u32 = 100;

/// The names of the centre's psychologists, in order. The viewer is not among them.
///
/// # Errors
/// If the database cannot be read.
pub async fn psychologists(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<String>, StoreError> {
    let filter = PersonFilter { role: Some(Role::Psychologist), limit: MAX_READ, ..PersonFilter::default() };
    let (people, _) = context.app.store.people().list(filter).await?;
    let (me, today) = (signed_in.viewer.person, signed_in.today());
    let others = people.into_iter().filter(|person| person.id != me && person.is_here_on(today));
    Ok(others.map(|person| person.name).take(MAX_PSYCHOLOGISTS).collect())
}
