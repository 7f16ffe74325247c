//! Making a recovery code.

use serde::Deserialize;

use crate::app::account::own_key;
use crate::app::password_check::check_password;
use crate::state::flash::Flash;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct MakeRecoveryCodeForm {
    password: String,
}

impl SubmittedForm for MakeRecoveryCodeForm {
    fn page(&self) -> String {
        "/recovery".to_owned()
    }
}

/// Makes a new recovery code and shows it once. If one was written down before, the `password` is asked for first:
/// desks are shared, and the code before opens nothing any more.
///
/// # Errors
/// If the password is missing or wrong, or was tried too often; the session is older than the key.
pub async fn make_recovery_code(context: RequestContext, form: MakeRecoveryCodeForm) -> Result<Redirect, AppError> {
    let MakeRecoveryCodeForm { password } = form;
    let me = context.allowed(Action::OwnKey, Subject::None)?;
    let (app, locale, person) = (&context.app, context.visitor.locale, me.person().id);
    if app.store.owner_keys().state(person).await?.code_kept {
        if password.is_empty() {
            return Err(AppError::field("password", t!(locale, "recovery-password-missing")));
        }
        check_password(&context, me, "password", password, t!(locale, "recovery-password-wrong")).await?;
    }
    let code = own_key::new_code(app, me.own.clone()).await?;
    let code = code.ok_or_else(|| AppError::field("", t!(locale, "recovery-no-key")))?;
    Ok(Redirect::to("/recovery").with_flash(Flash::Code(code)))
}
