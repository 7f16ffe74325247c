//! Answering a request: the addressee says when they come.

use serde::Deserialize;

use crate::app::talk::{MeetingTime, find, meeting_time, take};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::talk_request::{TalkStep, appointment};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AcceptTalkForm {
    request: String,
    at: String,
    back: String,
}

impl SubmittedForm for AcceptTalkForm {
    fn page(&self) -> String {
        path_or(&self.back, "/requests")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("request", &self.request).and("at", &self.at)
    }
}

/// Accepts a request. `at` is `now` or a time of day; a time that has passed means tomorrow.
///
/// # Errors
/// [`AppError::NotFound`] if the request is not addressed to the viewer; if `at` is not a time.
pub async fn accept_talk(context: RequestContext, form: AcceptTalkForm) -> Result<Redirect, AppError> {
    let signed_in = match context.allowed(Action::AnswerTalk, Subject::None) {
        Err(AppError::NotFound) => context.allowed(Action::TakePartInSupport, Subject::None)?,
        allowed => allowed?,
    };
    let (locale, now, zone) = (context.visitor.locale, context.visitor.now, &signed_in.person().time_zone);
    let request = find(&context, signed_in, &form.request).await?;
    if !signed_in.answers(&request) {
        return Err(AppError::NotFound);
    }
    let at = appointment(&form.at, &now.to_zoned(zone.clone()))
        .map_err(|_| AppError::field("at", t!(locale, "talk-at-wrong")))?;
    let names = context.app.store.people().names(vec![request.asker]).await?;
    let name = names.get(&request.asker).cloned().unwrap_or_default();
    take(&context, signed_in, &request, TalkStep::Accept(at)).await?;
    let said = match meeting_time(locale, at, now, zone) {
        _ if at == now => t!(locale, "talk-accepted-now", name = name),
        MeetingTime::Today(time) => t!(locale, "talk-accepted-at", name = name, time = time),
        MeetingTime::Tomorrow(time) => t!(locale, "talk-accepted-tomorrow", name = name, time = time),
        MeetingTime::On(moment) => t!(locale, "talk-accepted-at", name = name, time = moment),
    };
    Ok(Redirect::to(form.page()).with_message(said))
}
