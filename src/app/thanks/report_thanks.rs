//! Reporting a thank-you that hurts: its receiver takes it to one person, as a request to talk.

use serde::Deserialize;

use super::{PAGE, page, team_notes};
use crate::app::talk::new_request::{self, TalkInput};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::talk_request::MAX_LINE_LENGTH;
use domain::{TalkRole, ThankYouId};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReportThanksForm {
    thanks: String,
    report_to: String,
}

impl SubmittedForm for ReportThanksForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Sends a request to talk with the words and the giver's name to the lead, a deputy or a psychologist. Nobody else learns of it; the
/// giver does not either.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer has received no such thank-you; a sentence if nobody has the role.
pub async fn report_thanks(context: RequestContext, form: ReportThanksForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::GiveThanks, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let id: ThankYouId = form.thanks.parse().map_err(|_| AppError::NotFound)?;
    let received = store.thanks().received(signed_in.own.clone(), context.visitor.now).await?;
    let to_teams = team_notes::load(&context, signed_in).await?;
    let mut all = received.into_iter().chain(to_teams.into_iter().flat_map(|(_, notes)| notes));
    let thanks = all.find(|thanks| thanks.id == id).ok_or(AppError::NotFound)?;
    let names = page::names_of(&context, std::slice::from_ref(&thanks)).await?;
    let line =
        t!(locale, "thanks-report-line", from = page::from(locale, &thanks, &names), line = thanks.line.as_str());
    let line: String = line.chars().take(MAX_LINE_LENGTH).collect();
    // A supporter does not learn who asks before they agree: the words could not reach them.
    let to = if form.report_to == TalkRole::Supporter.key() { "" } else { &form.report_to };
    let mut errors = ValidationErrors::default();
    let input = TalkInput { to: ("", to), or_deputy: false, when: ("", ""), line: ("", &line), topic: ("", "") };
    let new = new_request::read(&context, signed_in, input, &mut errors).await?;
    errors.check()?;
    let said = new.ok_or(AppError::Internal)?.send(&context.app, locale).await?;
    Ok(Redirect::to(PAGE).with_message(said))
}
