//! The supporter's answer to an offer.

use serde::Deserialize;

use crate::app::supporters::{matching, offers, search_id};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::supporter::{Consent, MatchFault, MatchStep};
use store::MatchOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerOfferForm {
    request: String,
    answer: String,
}

impl SubmittedForm for AnswerOfferForm {
    fn page(&self) -> String {
        "/supporter".to_owned()
    }
}

/// Agrees (`answer` is `yes`) or declines (`no`), also after having agreed, as long as the asker has not. No reason is
/// asked, and the asker never learns who declined.
///
/// # Errors
/// [`AppError::NotFound`] if the search is not offered to the viewer; if there is no answer.
pub async fn answer_offer(context: RequestContext, form: AnswerOfferForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::TakePartInSupport, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let id = search_id(&form.request)?;
    if offers(&context, signed_in).await?.iter().all(|offer| offer.id != id) {
        return Err(AppError::NotFound);
    }
    let (answer, said) = match form.answer.as_str() {
        "yes" => (Consent::Yes, t!(locale, "supporter-agreed")),
        "no" => (Consent::No, t!(locale, "supporter-declined")),
        _ => return Err(AppError::field("", t!(locale, "talk-answer-missing"))),
    };
    let by = signed_in.viewer.person;
    match app.store.supporters().step(id, by, MatchStep::Supporter(answer), context.visitor.now).await? {
        MatchOutcome::Searching { before } => app.talk_changed([before.asker, by]),
        MatchOutcome::Refused(MatchFault::TooLate) => return Err(AppError::field("", t!(locale, "talk-too-late"))),
        MatchOutcome::Agreed(_) | MatchOutcome::Refused(MatchFault::NotTheirs) | MatchOutcome::Missing => {
            return Err(AppError::NotFound);
        }
    }
    matching::run(app).await;
    Ok(Redirect::to("/supporter").with_message(said))
}
