//! The second pair of eyes on a key post: another lead confirms that a follow-up was done, or finds that it was not.

use serde::Deserialize;

use crate::app::flags;
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckFollowUpForm {
    flag: String,
    happened: String,
    shown: ShownOnPage,
    back: String,
}

impl SubmittedForm for CheckFollowUpForm {
    fn page(&self) -> String {
        path_or(&self.back, "/follow-ups")
    }
}

/// Stores that the viewer checked that a follow-up about the holder of a key post was done (`happened` is `yes`), or
/// gives it back to its owner, due again (`no`). The lead who did it does not check it. What somebody did since the
/// page was shown is not confirmed with it.
///
/// # Errors
/// If the flag does not follow from what the viewer may see, or there is no such answer.
pub async fn check_follow_up(context: RequestContext, form: CheckFollowUpForm) -> Result<Redirect, AppError> {
    let back = path_or(&form.back, "/follow-ups");
    let (app, now, locale) = (&context.app, context.visitor.now, context.visitor.locale);
    let (signed_in, visible) = flags::to_work_on(&context, &form.flag).await?;
    let nothing = || Redirect::to(back.clone()).with_message(t!(locale, "follow-up-said-nothing-to-check"));
    if !visible.waits_for_check() {
        return Ok(nothing());
    }
    if !form.shown.is_still(&visible.mark()) {
        return Ok(Redirect::to(back).with_message(t!(locale, "flag-page-said-meanwhile")));
    }
    let (follow_ups, me) = (app.store.follow_ups(), signed_in.person().id);
    let (stored, said) = match form.happened.as_str() {
        "yes" => (follow_ups.check(visible.id, me, now).await?, t!(locale, "follow-up-said-checked")),
        "no" => {
            let within = visible.follow_up_within();
            let stored = follow_ups.reopen(visible.id, me, now.checked_add(within).ok(), now).await?;
            (stored, t!(locale, "follow-up-said-not-done", hours = within.as_hours()))
        }
        _ => return Err(AppError::Unreadable),
    };
    if !stored {
        return Ok(nothing());
    }
    app.flag_work_changed(visible.team);
    Ok(Redirect::to(back).with_message(said))
}
