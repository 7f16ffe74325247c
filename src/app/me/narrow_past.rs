//! Keeping the past to oneself.

use leptos::prelude::server;

use crate::app::check_in::visibility_change::entries_changed;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::Audience;
use domain::access::{Action, Subject};
use words::t;

/// Narrows every entry so far, today's included, to the person alone.
///
/// # Errors
/// Where it cannot be stored.
#[server(prefix = "/api", endpoint = "narrow_past")]
pub async fn narrow_past() -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("narrow_past", "/me#rights", FormValues::default(), async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        let (store, person, today) = (&context.app.store, me.person().id, me.today());
        let changes: Vec<_> = store
            .check_ins()
            .narrow_all(person, today, Audience::Me, context.visitor.now)
            .await?
            .into_iter()
            .map(|entry| (entry.clone(), Some(entry.for_audience(Audience::Me))))
            .collect();
        entries_changed(&context.app, person, &changes, today).await;
        Ok(Next::to("/me#rights").saying(t!(context.visitor.locale, "me-narrowed", count = changes.len())))
    })
    .await
}
