//! Choosing the language.

use leptos::prelude::server;

use crate::state::session::Cookie;
use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::Locale;

/// A year, in seconds.
const YEAR: u32 = 31_536_000;

/// Reads on in another language: in this browser, and for whoever is signed in, everywhere.
///
/// # Errors
/// Where the choice cannot be stored.
#[server(prefix = "/api", endpoint = "switch_language")]
pub async fn switch_language(
    #[server(default)] language: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let RequestContext { app, visitor } = RequestContext::here();
    let back = if is_path(&back) { back } else { "/".to_owned() };
    answer("switch_language", back.clone(), FormValues::default(), async move {
        let language: Locale = language.parse().map_err(|_| AppError::Unreadable)?;
        if let Some(signed_in) = &visitor.signed_in {
            app.store.people().set_language(signed_in.person().id, language).await?;
        }
        Ok(Next::to(back).with_cookie(app.cookies.set(Cookie::Language, language.tag(), Some(YEAR))))
    })
    .await
}
