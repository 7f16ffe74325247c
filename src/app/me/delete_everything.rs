//! Deleting everything that one said.

use leptos::prelude::server;

use crate::app::check_in::visibility_change::entries_changed;
use crate::app::confirmed::confirmed;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Deletes every entry of the person with all that followed from them, once `password` has shown that it is they who ask: desks
/// are shared.
///
/// # Errors
/// The password is missing or wrong, or was tried too often.
#[server(prefix = "/api", endpoint = "delete_everything")]
pub async fn delete_everything(#[server(default)] password: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("delete_everything", "/me#rights", FormValues::default(), async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        let (app, locale, person, today) = (&context.app, context.visitor.locale, me.person().id, me.today());
        confirmed(&context, me, password).await?;
        let changes: Vec<_> = app
            .store
            .check_ins()
            .withdraw_all(person, context.visitor.now)
            .await?
            .into_iter()
            .map(|entry| (entry, None))
            .collect();
        entries_changed(app, person, &changes, today).await;
        Ok(Next::to("/me").saying(t!(locale, "me-deleted-all", count = changes.len())))
    })
    .await
}
