//! Deleting everything that one said.

use serde::Deserialize;

use super::announcement::everything_removed;
use crate::app::password_check::confirm_password;
use crate::app::talk;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DeleteEverythingForm {
    password: String,
}

impl SubmittedForm for DeleteEverythingForm {
    fn page(&self) -> String {
        "/account#rights".to_owned()
    }
}

/// Deletes every entry of the person with all that followed from them, once `password` has confirmed that it is they
/// who ask: desks are shared.
///
/// # Errors
/// If the password is missing or wrong, or was tried too often.
pub async fn delete_everything(context: RequestContext, form: DeleteEverythingForm) -> Result<Redirect, AppError> {
    let DeleteEverythingForm { password } = form;
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let (app, locale, person, today) = (&context.app, context.visitor.locale, me.person().id, me.today());
    confirm_password(&context, me, password).await?;
    let concerned = talk::concerned(app, person).await?;
    app.store.stressor_register().take_back_all(me.own.clone()).await?;
    let before = app.store.check_ins().withdraw_all(person, context.visitor.now).await?;
    let readable = before.readable;
    everything_removed(app, person, today, before, concerned).await;
    Ok(Redirect::to("/me").with_message(t!(locale, "me-deleted-all", count = readable)))
}
