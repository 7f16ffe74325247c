//! Raising the smallest number of people of whom a figure may be shown.

use leptos::prelude::server;

use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, ValidationErrors, answer};
use domain::access::{Action, Subject};
use words::t;

/// Beyond this no figure of any team would be shown: most likely a slip of the finger, and one that could not be taken back.
pub const HIGHEST: u32 = 30;

/// Raises it. `understood` says that it can never be lowered again.
///
/// # Errors
/// A number that is not above the one in force, or far above what a centre can have; the box is not ticked.
#[server(prefix = "/api", endpoint = "raise_floor")]
pub async fn raise_floor(
    #[server(default)] floor: String,
    #[server(default)] understood: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let typed = FormValues::default().and("floor", &floor).and("understood", &understood);
    answer("raise_floor", "/admin/centre#smallest-group", typed, async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (store, locale) = (&context.app.store, context.visitor.locale);
        let now = store.settings().floor().await?;
        let mut errors = ValidationErrors::default();
        let wanted = match floor.trim().parse::<u32>() {
            Ok(wanted) if wanted <= now => Err(t!(locale, "floor-not-higher", floor = now)),
            Ok(wanted) if wanted > HIGHEST => Err(t!(locale, "floor-too-high", highest = HIGHEST)),
            Ok(wanted) => Ok(wanted),
            Err(_) => Err(t!(locale, "floor-missing")),
        };
        let wanted = errors.keep("floor", wanted);
        if understood.is_empty() {
            errors.add("understood", t!(locale, "floor-not-understood"));
        }
        errors.check()?;
        let wanted = wanted.ok_or(AppError::Internal)?;
        let floor = store.settings().raise_floor(wanted, signed_in.person().id, context.visitor.now).await?;
        Ok(Next::to("/admin/centre").saying(t!(locale, "floor-raised", floor = floor)))
    })
    .await
}
