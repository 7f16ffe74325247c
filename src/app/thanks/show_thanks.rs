//! Showing a thank-you to one's team or on its wall, and taking that back.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::thanks::{ShownThanks, ThanksAudience};
use domain::{TeamId, ThankYouId};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ShowThanksForm {
    thanks: String,
    audience: String,
}

impl SubmittedForm for ShowThanksForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Shows the thank-you to this audience for a week, or stops showing it.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer has no such thank-you, or no team.
pub async fn show_thanks(context: RequestContext, form: ShowThanksForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::GiveThanks, Subject::None)?;
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let id: ThankYouId = form.thanks.parse().map_err(|_| AppError::NotFound)?;
    let audience: ThanksAudience = form.audience.parse().map_err(|_| AppError::NotFound)?;
    let shown = match audience {
        ThanksAudience::Me => None,
        audience => {
            let team = team(signed_in).ok_or(AppError::NotFound)?;
            Some(ShownThanks { audience, team, since: now })
        }
    };
    if !context.app.store.thanks().show(id, signed_in.viewer.person, shown, now).await? {
        return Err(AppError::NotFound);
    }
    let said = match audience {
        ThanksAudience::Me => t!(locale, "thanks-hidden"),
        ThanksAudience::Team => t!(locale, "thanks-shown-team"),
        ThanksAudience::Wall => t!(locale, "thanks-shown-wall"),
    };
    Ok(Redirect::to(PAGE).with_message(said))
}

/// The team in which the viewer can show something: the one that they work in, otherwise one that they lead.
pub(super) fn team(signed_in: &SignedIn) -> Option<TeamId> {
    let (viewer, today) = (&signed_in.viewer, signed_in.today());
    viewer.teams(TeamRole::Member, today).chain(signed_in.led_teams()).next()
}
