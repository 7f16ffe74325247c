//! Making invitations.

use jiff::SignedDuration;
use serde::Deserialize;

use crate::app::people::invitations::{InviteScope, waiting};
use crate::app::people::names_of_teams;
use crate::state::drafts::Slip;
use crate::web::address::{page_of, path_or};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::name_order::{name_order, text_order};
use domain::{PersonId, Role, Workday};
use store::{Person, token};
use words::t;

/// The value of the field `second_factor` that ends the person's second factor when they use the invitation.
pub const ENDS: &str = "end";
/// How long an invitation can be used.
pub const INVITATION_LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct InvitePeopleForm {
    scope: String,
    people: Vec<String>,
    second_factor: String,
    /// `yes` where the page says that they have not joined.
    waiting: String,
    back: String,
}

impl SubmittedForm for InvitePeopleForm {
    fn page(&self) -> String {
        path_or(&self.back, "/admin/invitations")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("scope", &self.scope).and_list("people", &self.people)
    }
}

/// Makes an invitation for everybody in `scope` who has not joined, or for the chosen `people` (by `person_id`), joined
/// or not; earlier ones of the same person end. Somebody who has joined since a page said that they had not gets none.
/// For one person who lost their phone, it can also end the second factor. The links are shown on the slips, and
/// nowhere else.
///
/// # Errors
/// If nobody was chosen; somebody is not known; an admin would end their own second factor.
pub async fn invite_people(context: RequestContext, form: InvitePeopleForm) -> Result<Redirect, AppError> {
    let InvitePeopleForm { scope, people, second_factor, waiting: still, .. } = form;
    let me = context.allowed(Action::Administer, Subject::None)?.person().id;
    let app = &context.app;
    let chosen = if scope.is_empty() {
        let mut chosen = Vec::with_capacity(people.len());
        for key in people {
            chosen.push(app.store.people().by_key(key).await?.ok_or(AppError::NotFound)?);
        }
        chosen
    } else {
        let scope = InviteScope::from(scope);
        let waiting = waiting(&context).await?;
        waiting.into_iter().filter(|one| scope.holds(one)).map(|one| one.person).collect()
    };
    if still == "yes" {
        return invite_waiting(&context, chosen).await;
    }
    if second_factor != ENDS {
        return invite(&context, chosen).await;
    }
    match <[Person; 1]>::try_from(chosen) {
        // Ending one's own needs the password and a code, so that nobody at an unattended desk can do it here.
        Ok([person]) if person.id == me => {
            Err(AppError::field("", t!(context.visitor.locale, "invite-own-second-factor")))
        }
        Ok(one) => invite_with(&context, one.into(), true).await,
        Err(_) => Err(AppError::NotFound),
    }
}

/// Invites those of these people who have not joined. For the others it would be a reset of their password, which is
/// done on the page of the person.
///
/// # Errors
/// If all of them have joined.
pub(super) async fn invite_waiting(context: &RequestContext, chosen: Vec<Person>) -> Result<Redirect, AppError> {
    let locale = context.visitor.locale;
    let joined = context.app.store.people().joined(chosen.iter().map(|person| person.id).collect()).await?;
    let waiting: Vec<Person> = chosen.into_iter().filter(|person| !joined.contains(&person.id)).collect();
    if joined.is_empty() {
        return invite(context, waiting).await;
    }
    let skipped = t!(locale, "people-invite-skipped", count = joined.len());
    if waiting.is_empty() {
        return Err(AppError::field("", skipped));
    }
    Ok(invite(context, waiting).await?.with_message(skipped))
}

/// Makes an invitation for each of these people who still belongs here.
///
/// # Errors
/// If nobody does.
async fn invite(context: &RequestContext, chosen: Vec<Person>) -> Result<Redirect, AppError> {
    invite_with(context, chosen, false).await
}

async fn invite_with(
    context: &RequestContext,
    chosen: Vec<Person>,
    ends_second_factor: bool,
) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let RequestContext { app, visitor } = context;
    let chosen: Vec<_> = chosen.into_iter().filter(|person| !person.has_left(visitor.now)).collect();
    if chosen.is_empty() {
        return Err(AppError::field("", t!(visitor.locale, "invite-nobody")));
    }
    let expires_at = visitor.now.checked_add(INVITATION_LASTS).map_err(|_| AppError::Internal)?;
    let (slips, hashes) = slips(context, chosen, expires_at).await?;
    let (invitations, by) = (app.store.invitations(), Some(signed_in.person().id));
    match hashes.first().copied().filter(|_| ends_second_factor) {
        Some((person, token)) => {
            invitations.create_ending_second_factor(person, token, by, visitor.now, expires_at).await?;
        }
        None => invitations.create(hashes, by, visitor.now, expires_at).await?,
    }
    app.drafts.keep_slips(signed_in.session, slips);
    Ok(Redirect::to("/admin/slips"))
}

type Hashes = Vec<(PersonId, store::TokenHash)>;

async fn slips(
    context: &RequestContext,
    people: Vec<Person>,
    expires_at: jiff::Timestamp,
) -> Result<(Vec<Slip>, Hashes), AppError> {
    let teams = names_of_teams(context, &people).await?;
    let base = context.base_url();
    let base = base.trim_end_matches('/');
    let mut people: Vec<(Vec<String>, Person)> = people
        .into_iter()
        .map(|person| {
            let mut teams: Vec<String> =
                teams.get(&person.id).into_iter().flatten().map(|(team, _)| team.clone()).collect();
            // A lead may also work in the team.
            teams.dedup();
            (teams, person)
        })
        .collect();
    // In the order in which they are handed out: by team, those without a team last, and by name within it.
    people.sort_by_cached_key(|(teams, person)| {
        (teams.is_empty(), teams.first().map(|team| text_order(team)), name_order(&person.name), person.id)
    });
    Ok(people
        .into_iter()
        .map(|(teams, person)| {
            let secret = token::for_paper();
            let hash = (person.id, token::hash_from_paper(&secret));
            let slip = Slip {
                locale: person.language.unwrap_or(context.visitor.locale),
                teams,
                link: format!("{base}{}", page_of("/invitation", &secret)),
                until: Workday(expires_at.to_zoned(person.time_zone.clone()).date()),
                checks_in: person.roles.has(Role::Agent),
                name: person.name,
                key: person.key,
            };
            (slip, hash)
        })
        .unzip())
}
