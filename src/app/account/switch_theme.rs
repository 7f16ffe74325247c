//! Choosing light or dark.

use serde::Deserialize;

use crate::state::session::Cookie;
use crate::web::address::path_or;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use crate::web::visitor::Theme;

/// A year, in seconds.
const YEAR: u32 = 31_536_000;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SwitchThemeForm {
    theme: String,
    back: String,
}

impl SubmittedForm for SwitchThemeForm {
    fn page(&self) -> String {
        path_or(&self.back, "/")
    }
}

/// Shows pages light or dark in this browser; with `auto`, as its system is set.
///
/// # Errors
/// If the theme is neither.
pub async fn switch_theme(context: RequestContext, form: SwitchThemeForm) -> Result<Redirect, AppError> {
    let RequestContext { app, .. } = context;
    let SwitchThemeForm { theme, back } = form;
    let back = path_or(&back, "/");
    if theme == "auto" {
        return Ok(Redirect::redraw(back).with_cookie(app.cookies.set(Cookie::Theme, "", Some(0))));
    }
    let theme: Theme = theme.parse().map_err(|()| AppError::Unreadable)?;
    Ok(Redirect::redraw(back).with_cookie(app.cookies.set(Cookie::Theme, theme.key(), Some(YEAR))))
}
