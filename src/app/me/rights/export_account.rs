//! The part of a person's export that is about their account: what the roster says of them, what they chose, and what
//! they were told.

use std::slice;

use serde::Serialize;

use crate::app::notices;
use crate::web::context::RequestContext;
use crate::web::visitor::SignedIn;
use domain::person::TeamRole;
use domain::{Role, Workday};
use store::{Store, StoreError};

/// The part of the export.
#[derive(Debug, Serialize)]
pub(super) struct OwnAccount {
    email: Option<String>,
    language: Option<&'static str>,
    roles: Vec<&'static str>,
    site: Option<String>,
    shifts: Vec<String>,
    key_post: bool,
    starts_on: Option<Workday>,
    ends_on: Option<Workday>,
    teams: Vec<OwnMembership>,
    default_audience: Option<&'static str>,
    new_normals: Vec<DeclaredNormal>,
}

/// A time in which the person worked in a team, or led it.
#[derive(Debug, Serialize)]
struct OwnMembership {
    team: String,
    role: TeamRole,
    from: Workday,
    until: Option<Workday>,
}

/// A change of their weather that the person declared to be their new normal.
#[derive(Debug, Serialize)]
struct DeclaredNormal {
    /// Whether in their own view, or in that of their leads.
    sight: &'static str,
    since: Workday,
    said_on: Workday,
}

/// A notice to the person.
#[derive(Debug, Serialize)]
pub(super) struct ExportedNotice {
    at: jiff::Timestamp,
    text: String,
    read: bool,
}

/// The notices to the person that are kept, oldest first, each in the words of their pages.
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn own_notices(context: &RequestContext, me: &SignedIn) -> Result<Vec<ExportedNotice>, StoreError> {
    let kept = context.app.store.notices().kept(me.person().id).await?;
    let (locale, zone) = (context.visitor.locale, &me.person().time_zone);
    let own = kept.iter().map(|notice| ExportedNotice {
        at: notice.at,
        text: notices::sentences(locale, zone, slice::from_ref(notice)).concat(),
        read: notice.is_read,
    });
    Ok(own.collect())
}

/// Loads the [`OwnAccount`].
///
/// # Errors
/// If the store cannot be read.
pub(super) async fn own_account(store: &Store, me: &SignedIn) -> Result<OwnAccount, StoreError> {
    let (person, memberships) = (me.person(), &me.profile.memberships);
    let teams = store.teams().by_id(memberships.iter().map(|membership| membership.team).collect()).await?;
    let own = memberships.iter().map(|membership| OwnMembership {
        team: teams.iter().find(|team| team.id == membership.team).map(|team| team.name.clone()).unwrap_or_default(),
        role: membership.role,
        from: membership.from,
        until: membership.until,
    });
    let declared = store.new_normals().declared(person.id).await?.into_iter();
    Ok(OwnAccount {
        email: person.email.clone(),
        language: person.language.map(|language| language.tag()),
        roles: person.roles.iter().map(Role::key).collect(),
        site: person.site.clone(),
        shifts: person.patterns.iter().map(ToString::to_string).collect(),
        key_post: person.key_post,
        starts_on: person.starts_on,
        ends_on: person.ends_on,
        teams: own.collect(),
        default_audience: me.shown(person.default_audience).map(|audience| audience.key()),
        new_normals: declared
            .map(|(sight, normal)| DeclaredNormal {
                sight: sight.as_str(),
                since: normal.since,
                said_on: normal.said_on,
            })
            .collect(),
    })
}
