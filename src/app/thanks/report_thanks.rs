//! Reporting a thank-you that hurts: its receiver takes it to one person, as a request to talk.

use serde::Deserialize;

use super::{PAGE, page, team_notes};
use crate::app::talk::new_request::{self, TalkInput};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{SubmittedForm, TypedField, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::{TalkRole, ThankYou, ThankYouId};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReportThanksForm {
    thanks: String,
    report_to: String,
    /// Whom the page named for each role.
    named: Vec<String>,
}

impl SubmittedForm for ReportThanksForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Sends a request to talk with the words and the giver's name to the lead, a deputy or a psychologist, and never to
/// the giver. Nobody else learns of it; the giver does not either. What the receiver asked the same person before stays
/// as it is.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer has received no such thank-you, or does not read who gave it; a sentence if
/// nobody else than the giver has the role, or the receiver has an open request to the one who has it.
pub async fn report_thanks(context: RequestContext, form: ReportThanksForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::GiveThanks, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let id: ThankYouId = form.thanks.parse().map_err(|_| AppError::NotFound)?;
    let received = store.thanks().received(signed_in.own.clone(), context.visitor.now).await?;
    let to_teams = team_notes::load(&context, signed_in).await?;
    let mut all = received.into_iter().chain(to_teams.into_iter().flat_map(|(_, notes)| notes));
    let is_it = |thanks: &ThankYou| thanks.id == id && page::can_report(signed_in, thanks);
    let thanks = all.find(is_it).ok_or(AppError::NotFound)?;
    let names = page::names_of(&context, std::slice::from_ref(&thanks)).await?;
    let from = page::from(locale, &thanks, &names);
    let line = t!(locale, "thanks-report-line", from = from, line = thanks.line.as_str());
    // A supporter does not learn who asks before they agree: the words could not reach them.
    let to = if form.report_to == TalkRole::Supporter.key() { "" } else { form.report_to.as_str() };
    let mut errors = ValidationErrors::default();
    let but = thanks.giver();
    let empty = TypedField::new("", "");
    let to = TypedField::new("", to);
    let named = form.named.as_slice();
    let input = TalkInput { to, or_deputy: false, when: empty, line: empty, topic: empty, but, named };
    let new = new_request::read(&context, signed_in, input, &mut errors).await?;
    let said = errors.finish(new)?.send_words(&context.app, locale, line).await?;
    Ok(Redirect::to(PAGE).with_message(said))
}
