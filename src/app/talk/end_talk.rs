//! Ending a request: the asker withdraws or closes it, the addressee says that they talked.

use serde::Deserialize;

use crate::app::supporters::matching;
use crate::app::talk::{find, take};
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::talk_request::{TalkState, TalkStep};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EndTalkForm {
    request: String,
    back: String,
}

impl SubmittedForm for EndTalkForm {
    fn page(&self) -> String {
        path_or(&self.back, "/support")
    }
}

/// Closes the viewer's own request and erases its line; or marks a request that is addressed to the viewer as talked.
///
/// # Errors
/// [`AppError::NotFound`] if the request is neither.
pub async fn end_talk(context: RequestContext, form: EndTalkForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::AskToTalk, Subject::None)?;
    let locale = context.visitor.locale;
    if withdraw_search(&context, signed_in, &form.request).await? {
        return Ok(Redirect::to(path_or(&form.back, "/support")).with_message(t!(locale, "talk-withdrawn")));
    }
    let request = find(&context, signed_in, &form.request).await?;
    let after = take(&context, signed_in, &request, TalkStep::End).await?;
    let said = match (after, request.state) {
        (Some(_), _) => t!(locale, "talk-marked-talked"),
        (None, TalkState::Talked) => t!(locale, "talk-closed"),
        (None, _) => t!(locale, "talk-withdrawn"),
    };
    let home = if request.asker == signed_in.viewer.person { "/support" } else { "/requests" };
    Ok(Redirect::to(path_or(&form.back, home)).with_message(said))
}

/// Withdraws the viewer's own search for a supporter, if it is one.
async fn withdraw_search(context: &RequestContext, signed_in: &SignedIn, id: &str) -> Result<bool, AppError> {
    let Ok(id) = id.parse() else { return Ok(false) };
    let (app, by) = (&context.app, signed_in.viewer.person);
    let Some(search) = app.store.supporters().withdraw(id, by, context.visitor.now).await? else { return Ok(false) };
    app.talk_changed(search.state.supporter().into_iter().chain([by]));
    // The supporter who had it can have another one.
    matching::run(app).await;
    Ok(true)
}
