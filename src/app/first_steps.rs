//! What an admin does before people can check in, and how far that is.

use crate::app::centre::confirm_site::unconfirmed;
use crate::app::imports::watch;
use crate::app::people::invitations::waiting;
use crate::app::team_day;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use store::{PersonFilter, SiteZone};

/// What is done in the first days of a centre. No step depends on a check-in: an admin sees none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstSteps {
    /// Every site.
    pub sites: Vec<SiteZone>,
    /// Number of people who belong to the centre, today or later.
    pub people: usize,
    /// Number of teams.
    pub teams: usize,
    /// Names of teams that nobody leads today or later.
    pub without_lead: Vec<String>,
    /// Number of people who have neither joined nor a usable invitation.
    pub uninvited: usize,
    /// Number of people who have not set a password.
    pub waiting: usize,
    /// Number of phone numbers for hard moments that the centre entered. It may have none.
    pub phone_numbers: usize,
    /// What is to be done about the watched folders: a sentence each, and the page where it is done.
    pub files: Vec<(String, &'static str)>,
}

impl FirstSteps {
    /// Whether there is a site, and the name and the time zone of each were stated.
    #[must_use]
    pub fn has_sites(&self) -> bool {
        unconfirmed(&self.sites).is_none()
    }

    /// Whether anybody but the first admin is known.
    #[must_use]
    pub const fn has_roster(&self) -> bool {
        self.people > 1
    }

    /// Whether there are teams and all of them are led.
    #[must_use]
    pub const fn has_leads(&self) -> bool {
        self.teams > 0 && self.without_lead.is_empty()
    }

    /// Whether everybody has an invitation or has joined.
    #[must_use]
    pub const fn has_invited(&self) -> bool {
        self.has_roster() && self.uninvited == 0
    }

    /// Whether everybody has joined.
    #[must_use]
    pub const fn has_joined(&self) -> bool {
        self.has_roster() && self.waiting == 0
    }

    /// Returns the number of steps that are left.
    #[must_use]
    pub fn left(&self) -> usize {
        let steps = [self.has_sites(), self.has_roster(), self.has_leads(), self.has_invited(), self.has_joined()];
        steps.into_iter().filter(|done| !done).count()
    }
}

/// Loads the [`FirstSteps`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<FirstSteps, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let store = &context.app.store;
    let teams = store.teams().all().await?;
    let mut without_lead = Vec::new();
    for team in &teams {
        let today = team_day::today(team, context.visitor.now);
        if store.teams().composition(team.clone(), today).await?.leads.is_empty() {
            without_lead.push(team.label.clone());
        }
    }
    let waiting = waiting(&context).await?;
    let everybody = PersonFilter { limit: u32::MAX, ..PersonFilter::default() };
    let (everybody, _) = store.people().list(everybody).await?;
    Ok(FirstSteps {
        sites: store.org_units().sites().await?,
        people: everybody.iter().filter(|person| !person.has_left(context.visitor.now)).count(),
        teams: teams.len(),
        without_lead,
        uninvited: waiting.iter().filter(|one| one.invited.is_none()).count(),
        waiting: waiting.len(),
        phone_numbers: store.phone_numbers().list().await?.len(),
        files: watch::view::waiting(&context),
    })
}
