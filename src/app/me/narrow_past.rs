//! Keeping the past to oneself.

use leptos::prelude::server;

use crate::app::check_in::narrowed::entries_changed;
use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::Audience;
use domain::access::{Action, Subject};
use words::t;

/// Narrows every entry so far, today's included, to the person alone.
///
/// # Errors
/// Where it cannot be stored.
#[server(prefix = "/api", endpoint = "narrow_past")]
pub async fn narrow_past() -> Result<(), Refusal> {
    let asking = Asking::here();
    answer("narrow_past", "/me#rights", Typed::default(), async move {
        let me = asking.allowed(Action::OwnWeather, Subject::None)?;
        let (store, person, today) = (&asking.app.store, me.person().id, me.today());
        let changes: Vec<_> = store
            .narrow_all(person, today, Audience::Me, asking.visitor.now)
            .await?
            .into_iter()
            .map(|entry| (entry.clone(), Some(entry.for_audience(Audience::Me))))
            .collect();
        entries_changed(&asking.app, person, &changes, today).await;
        Ok(Next::to("/me#rights").saying(t!(asking.visitor.locale, "me-narrowed", count = changes.len())))
    })
    .await
}
