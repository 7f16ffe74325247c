//! Switching the T key off and on in this browser.

use serde::Deserialize;

use super::PAGE;
use crate::state::session::Cookie;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use crate::web::visitor::TOUGH_KEY_OFF;
use domain::access::{Action, Subject};

/// A year, in seconds.
const YEAR: u32 = 31_536_000;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SwitchToughKeyForm {
    key: String,
}

impl SubmittedForm for SwitchToughKeyForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }
}

/// Switches the key `off` or `on`. People who dictate or whose hand slips must be able to do without it.
///
/// # Errors
/// If the value is neither `off` nor `on`.
pub async fn switch_tough_key(context: RequestContext, form: SwitchToughKeyForm) -> Result<Redirect, AppError> {
    context.allowed(Action::OwnWeather, Subject::None)?;
    let cookies = context.app.cookies;
    let cookie = match form.key.as_str() {
        "off" => cookies.set(Cookie::ToughKey, TOUGH_KEY_OFF, Some(YEAR)),
        "on" => cookies.set(Cookie::ToughKey, "", Some(0)),
        _ => return Err(AppError::Unreadable),
    };
    Ok(Redirect::redraw(PAGE).with_cookie(cookie))
}
