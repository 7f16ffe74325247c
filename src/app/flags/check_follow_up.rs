//! The second pair of eyes on a key post: another lead confirms that a follow-up was done.

use serde::Deserialize;

use crate::app::flags;
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckFollowUpForm {
    flag: String,
    back: String,
}

impl SubmittedForm for CheckFollowUpForm {
    fn page(&self) -> String {
        path_or(&self.back, "/follow-ups")
    }
}

/// Stores that the viewer checked that a follow-up about the holder of a key post was done. The lead who did it does not check it.
///
/// # Errors
/// If the flag does not follow from what the viewer may see.
pub async fn check_follow_up(context: RequestContext, form: CheckFollowUpForm) -> Result<Redirect, AppError> {
    let back = path_or(&form.back, "/follow-ups");
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let (signed_in, noticed) = flags::to_work_on(&context, &form.flag).await?;
    let checked =
        noticed.waits_for_check() && app.store.follow_ups().check(noticed.id, signed_in.person().id, now).await?;
    if !checked {
        return Ok(Redirect::to(back).with_message(t!(locale, "follow-up-said-nothing-to-check")));
    }
    app.flag_work_changed(noticed.team);
    Ok(Redirect::to(back).with_message(t!(locale, "follow-up-said-checked")))
}
