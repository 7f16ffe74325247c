//! What the holder of an invitation sees.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Workday;
use domain::access::has_own_key;
use store::{InvitationState, token};
use words::{DOT, dates};

/// What it shows.
#[derive(Clone, Debug)]
pub enum InvitationView {
    /// It can be used.
    Open {
        /// The link's secret, to be sent with the form.
        token: String,
        /// Whom it is for.
        name: String,
        /// The name to sign in with.
        key: String,
        /// Where they work, as far as a roster says.
        places: Vec<String>,
        /// Whether a password was set before: then this replaces it.
        again: bool,
        /// Whether what they kept to themselves is locked by that.
        locks: bool,
        /// The last day on which it can be used; the time, if it was sent by mail.
        until: String,
        /// Whether it was sent by mail, because somebody asked for a new password.
        by_mail: bool,
    },
    /// It cannot.
    Ended {
        /// Why.
        state: InvitationState,
        /// Whether it was sent by mail.
        by_mail: bool,
    },
}

/// Loads the [`InvitationView`].
///
/// # Errors
/// [`AppError::NotFound`] if there never was such an invitation.
pub async fn load(context: RequestContext, token: String) -> Result<InvitationView, AppError> {
    let RequestContext { app, visitor } = context;
    let found = app.store.invitations().find(token::hash_from_paper(&token), visitor.now).await?;
    let found = found.ok_or_else(|| visitor.unknown_link(&app.limits))?;
    if found.state != InvitationState::Open {
        return Ok(InvitationView::Ended { state: found.state, by_mail: found.by_mail });
    }
    let person = app.store.people().profile(found.person).await?.ok_or(AppError::NotFound)?.person;
    let today = person.today(visitor.now);
    if person.has_left(visitor.now) {
        return Ok(InvitationView::Ended { state: InvitationState::Expired, by_mail: found.by_mail });
    }
    let teams = app.store.teams().names_of(vec![person.id], today).await?.remove(&person.id).unwrap_or_default();
    let mut places: Vec<String> = teams.into_iter().map(|(team, _)| team).collect();
    places.dedup();
    // Teams of the same name already say where they are.
    let is_said = |site: &str| places.iter().any(|place| place.contains(&format!("{DOT}{site}{DOT}")));
    let site = person.site.filter(|site| site != "—" && !is_said(site));
    places.extend(site);
    let ends = found.expires_at.to_zoned(person.time_zone);
    let until = match found.by_mail {
        true => dates::time(ends.time()),
        false => dates::day(visitor.locale, Workday(ends.date())),
    };
    Ok(InvitationView::Open {
        token,
        name: person.name,
        key: person.key,
        places,
        again: person.has_password,
        locks: person.has_password && has_own_key(person.roles),
        until,
        by_mail: found.by_mail,
    })
}
