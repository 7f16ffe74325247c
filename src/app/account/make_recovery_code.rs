//! Making a recovery code.

use leptos::prelude::server;

use crate::app::account::own_key;
use crate::app::confirmed::known;
use crate::state::flash::Flash;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Makes a new recovery code and shows it once. Whoever has written one down already gives their `password` first: desks are shared,
/// and the code before opens nothing any more.
///
/// # Errors
/// The password is missing or wrong, or was tried too often; the session is older than the key.
#[server(prefix = "/api", endpoint = "make_recovery_code")]
pub async fn make_recovery_code(#[server(default)] password: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("make_recovery_code", "/recovery", FormValues::default(), async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        let (app, locale, person) = (&context.app, context.visitor.locale, me.person().id);
        if app.store.owner_keys().state(person).await?.code_kept {
            if password.is_empty() {
                return Err(AppError::field("password", t!(locale, "recovery-password-missing")));
            }
            known(&context, me, "password", password, t!(locale, "recovery-password-wrong")).await?;
        }
        let code = own_key::new_code(app, me.own.clone()).await?;
        let code = code.ok_or_else(|| AppError::field("", t!(locale, "recovery-no-key")))?;
        let mut next = Next::to("/recovery");
        next.flash = Some(Flash::Code(code));
        Ok(next)
    })
    .await
}
