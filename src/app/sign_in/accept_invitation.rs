//! Setting one's own password with an invitation.

use serde::Deserialize;

use crate::app::account::new_password::{self, NewPasswordFields};
use crate::app::account::own_key;
use crate::app::frame::home;
use crate::app::identity_provider;
use crate::app::passkeys::offer;
use crate::app::second_factor;
use crate::app::sign_in::finish::{self, ProvenIdentity};
use crate::app::sign_in::first_page;
use crate::app::sign_in::session::{self, SessionStart};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::Role;
use domain::access::has_own_key;
use store::{InvitationState, token};
use words::{dates, t};

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AcceptInvitationForm {
    token: String,
    password: String,
    again: String,
}

impl SubmittedForm for AcceptInvitationForm {
    fn page(&self) -> String {
        page_of("/invitation", &self.token)
    }
}

/// Sets the password of the invited person and signs them in, or asks for the code of their second factor. Agents who
/// have not yet chosen who sees their check-ins do so next.
///
/// # Errors
/// If there is no such invitation, or it has ended; too many attempts; what was typed is wrong.
pub async fn accept_invitation(context: RequestContext, form: AcceptInvitationForm) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context.clone();
    let AcceptInvitationForm { token, password, again } = form;
    let back = page_of("/invitation", &token);
    let locale = visitor.locale;
    let link = token::hash_from_paper(&token);
    let invitation = app.store.invitations().find(link, visitor.now).await?;
    let invitation = invitation.ok_or_else(|| visitor.unknown_link(&app.limits))?;
    if invitation.state != InvitationState::Open {
        // The page of the invitation says what has become of it.
        return Ok(Redirect::to(back));
    }
    let mut errors = ValidationErrors::default();
    let fields = NewPasswordFields { password: &password, again: &again };
    new_password::check(&mut errors, locale, &fields, &[&invitation.name, &invitation.key]);
    errors.check()?;
    let hash = app.passwords.hash(password.clone()).await?;
    let own = own_key::fresh(&app, password.clone()).await?;
    let Some((person, own)) = app.store.invitations().accept(link, hash.clone(), own, visitor.now).await? else {
        return Ok(Redirect::to(back));
    };
    // What the account sees begins again, and so does what waits for it.
    app.roles_changed(person);
    app.flashes.forget_person(person);
    let person = app.store.people().profile(person).await?.ok_or(AppError::NotFound)?.person;
    let today = person.today(visitor.now);
    if !person.is_here_on(today) {
        let first = person.starts_on.filter(|first| *first > today).map(|first| dates::full_day(locale, first));
        let said = match first {
            Some(day) => t!(locale, "invitation-not-yet", day = day),
            None => t!(locale, "invitation-no-longer"),
        };
        return Ok(Redirect::to("/sign-in").with_message(said));
    }
    if !identity_provider::password_signs_in(&app, &visitor, &person).await? {
        return Ok(Redirect::to("/sign-in").with_message(t!(locale, "invitation-then-provider")));
    }
    // Leads and psychologists are shown a recovery code once, here; nothing else asks them for it.
    let next =
        if has_own_key(person.roles) && !person.roles.has(Role::Agent) { "/recovery" } else { home(person.roles) };
    let next = offer::after_first_password(&context, person.id, person.roles, next).await?;
    if second_factor::asks(&app, &person).await? {
        // An invitation replaces the password. The second factor stays, and no session begins without it.
        let proven = ProvenIdentity { person, password, provider: None, own_phone: false, then: next.to_owned() };
        return Ok(finish::ask_for_code(&app, proven, hash, visitor.now));
    }
    let replaces = visitor.signed_in.as_ref();
    let new = SessionStart {
        person: person.id,
        own: Some(&own),
        own_phone: false,
        by_passkey: false,
        provider: None,
        replaces,
    };
    let opened = session::open(&app, new).await?;
    let to = first_page(&app, &person).await?.unwrap_or(next);
    Ok(opened.on(Redirect::to(to)))
}
