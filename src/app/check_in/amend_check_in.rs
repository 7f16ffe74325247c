//! Correcting what an entry says, until the shift ends.

use leptos::prelude::server;

use super::record_check_in::Said;
use crate::app::check_in::offer;
use crate::app::check_in::visibility_change::entries_changed;
use crate::web::error::AppError;
use crate::web::form::{Next, RequestContext, ValidationErrors, answer};
use domain::CheckInId;
use domain::access::{Action, Subject};
use words::t;

/// Replaces what an entry of the signed-in person says; its workday, team and moment stay.
///
/// # Errors
/// What cannot be read, beside its field; an entry whose shift has ended.
#[server(prefix = "/api", endpoint = "amend_check_in")]
pub async fn amend_check_in(#[server(flatten)] said: Said) -> Result<(), AppError> {
    let RequestContext { app, visitor } = RequestContext::here();
    let id = said.id.parse::<CheckInId>();
    let back = id.as_ref().map_or_else(|_| "/check-in".to_owned(), |id| format!("/check-in?amend={id}"));
    answer("amend_check_in", back, said.typed(), async move {
        let context = RequestContext { app, visitor };
        let (store, locale) = (&context.app.store, context.visitor.locale);
        let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
        let id = id.map_err(|_| AppError::NotFound)?;
        let before = store.check_ins().get(signed_in.own.clone(), id).await?.ok_or(AppError::NotFound)?;
        if !before.belongs_to(&signed_in.shift) {
            return Err(AppError::field("", t!(locale, "check-in-shift-over")));
        }
        let mut errors = ValidationErrors::default();
        let saying = said.read(&store.stressors().list(), locale, &mut errors);
        errors.check()?;
        let after = saying.ok_or(AppError::Internal)?.instead_of(&before);
        let before = store
            .check_ins()
            .amend(signed_in.own.clone(), after.clone(), context.visitor.now)
            .await?
            .ok_or(AppError::NotFound)?;
        entries_changed(&context.app, after.person, &[(before, Some(after.clone()))], signed_in.today()).await;
        if let Some(offer) = offer::on_check_in(store, &after, context.visitor.now).await? {
            store.suggestions().offer(after.person, offer).await?;
        }
        Ok(Next::to("/check-in").saying(t!(locale, "check-in-amended")))
    })
    .await
}
