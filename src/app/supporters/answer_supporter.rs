//! The asker's answer: whether they want to talk with the supporter who agreed.

use serde::Deserialize;

use crate::app::supporters::{matching, search_id};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use domain::PersonId;
use domain::access::{Action, Subject};
use domain::supporter::{Consent, MatchFault, MatchStep};
use store::MatchOutcome;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AnswerSupporterForm {
    request: String,
    answer: String,
    named: ShownOnPage,
    back: String,
}

impl SubmittedForm for AnswerSupporterForm {
    fn page(&self) -> String {
        path_or(&self.back, "/support")
    }
}

/// Agrees (`answer` is `yes`): from then on it is a talk request, and the supporter reads who asks and what they wrote.
/// Or declines (`no`): the search goes on, and the supporter learns only that it did.
///
/// # Errors
/// [`AppError::NotFound`] if it is not the viewer's search; if nobody agreed or no longer does, somebody else agreed
/// than the page named, or there is no answer.
pub async fn answer_supporter(context: RequestContext, form: AnswerSupporterForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::TakePartInSupport, Subject::None)?;
    let (app, locale, by) = (&context.app, context.visitor.locale, signed_in.viewer.person);
    let id = search_id(&form.request)?;
    let own = app.store.supporters().of_asker(signed_in.own.clone()).await?;
    if own.is_none_or(|search| search.id != id) {
        return Err(AppError::NotFound);
    }
    let answer = match form.answer.as_str() {
        "yes" => Consent::Yes,
        "no" => Consent::No,
        _ => return Err(AppError::field("", t!(locale, "talk-answer-missing"))),
    };
    let step = MatchStep::Asker(answer, form.named.read().map(PersonId));
    let said = match app.store.supporters().step(id, by, step, context.visitor.now).await? {
        MatchOutcome::Agreed(request) => {
            let supporter = request.addressee.map(|addressee| addressee.person);
            app.talk_changed(std::iter::once(by).chain(supporter));
            t!(locale, "supporter-asker-agreed")
        }
        MatchOutcome::Searching { before } => {
            app.talk_changed(std::iter::once(by).chain(before.state.supporter()));
            t!(locale, "supporter-asker-declined")
        }
        MatchOutcome::Refused(MatchFault::TooLate) => {
            // The supporter took it back, or the pair no longer fits.
            matching::run(app).await;
            return Err(AppError::field("", t!(locale, "talk-too-late")));
        }
        MatchOutcome::Refused(MatchFault::NotTheirs) | MatchOutcome::Missing => return Err(AppError::NotFound),
    };
    matching::run(app).await;
    Ok(Redirect::to(form.page()).with_message(said))
}
