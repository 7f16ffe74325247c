//! Choosing light or dark.

use leptos::prelude::server;

use crate::state::session::Cookie;
use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use crate::web::visitor::Theme;

/// A year, in seconds.
const YEAR: u32 = 31_536_000;

/// Shows pages light or dark in this browser, whatever its system says; or, with `auto`, as the system says.
///
/// # Errors
/// Where the theme is neither.
#[server(prefix = "/api", endpoint = "switch_theme")]
pub async fn switch_theme(#[server(default)] theme: String, #[server(default)] back: String) -> Result<(), AppError> {
    let RequestContext { app, .. } = RequestContext::here();
    let back = if is_path(&back) { back } else { "/".to_owned() };
    answer("switch_theme", back.clone(), FormValues::default(), async move {
        if theme == "auto" {
            return Ok(Next::to(back).with_cookie(app.cookies.set(Cookie::Theme, "", Some(0))));
        }
        let theme: Theme = theme.parse().map_err(|()| AppError::Unreadable)?;
        Ok(Next::to(back).with_cookie(app.cookies.set(Cookie::Theme, theme.key(), Some(YEAR))))
    })
    .await
}
