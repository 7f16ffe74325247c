//! Handing a request on: the addressee proposes somebody else, and the asker decides.

use serde::Deserialize;

use crate::app::talk::candidates::Candidates;
use crate::app::talk::{find, take};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::TalkRole;
use domain::access::{Action, Subject};
use domain::talk_request::{TalkStep, next_recipient};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HandOnTalkForm {
    request: String,
    to: String,
    back: String,
}

impl SubmittedForm for HandOnTalkForm {
    fn page(&self) -> String {
        path_or(&self.back, "/requests")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("request", &self.request).and("to", &self.to)
    }
}

/// Proposes to the asker that the person in the role `to` takes over. That person learns nothing before the asker
/// agrees.
///
/// # Errors
/// [`AppError::NotFound`] if the request is not addressed to the viewer; if nobody else has the role.
pub async fn hand_on_talk(context: RequestContext, form: HandOnTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::AnswerTalk, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let request = find(&context, signed_in, &form.request).await?;
    if request.is_to_supporter() || !signed_in.answers(&request) {
        return Err(AppError::NotFound);
    }
    let asker = store.people().profile(request.asker).await?.ok_or(AppError::NotFound)?;
    let candidates = Candidates::load(&context.app, &asker, context.visitor.now).await?;
    // Whom else the asker has asked plays no part here: the addressee must not learn it.
    let but = [request.asker, signed_in.viewer.person];
    let role = form.to.parse::<TalkRole>().ok();
    let next = role.and_then(|role| next_recipient(&candidates.all, role, &but));
    let next = next.ok_or_else(|| AppError::field("to", t!(locale, "talk-hand-on-nobody")))?;
    take(&context, signed_in, &request, TalkStep::ProposeHandOn(next.addressee)).await?;
    let said = t!(locale, "talk-hand-on-proposed", name = asker.person.name, next = candidates.name(&next));
    Ok(Redirect::to(form.page()).with_message(said))
}
