//! Having oneself erased.

use leptos::prelude::server;

use crate::app::check_in::visibility_change::entries_changed;
use crate::app::confirmed::confirmed;
use crate::state::live::Topic;
use crate::state::session::Cookie;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Erases all that is kept of the person but the bare account, once `password` has shown that it is they who ask, and signs them out
/// everywhere.
///
/// # Errors
/// The password is missing or wrong, or was tried too often.
#[server(prefix = "/api", endpoint = "erase_person")]
pub async fn erase_person(#[server(default)] password: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("erase_person", "/me#rights", FormValues::default(), async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        let (app, locale, person, today) = (&context.app, context.visitor.locale, me.person().id, me.today());
        confirmed(&context, me, password).await?;
        let before = app.store.erasures().erase_person(person, context.visitor.now).await?;
        let changes: Vec<_> = before.into_iter().map(|entry| (entry, None)).collect();
        entries_changed(app, person, &changes, today).await;
        app.hub.announce(Topic::Sessions(person));
        let gone = app.cookies.set(Cookie::Session, "", Some(0));
        Ok(Next::to("/sign-in").saying(t!(locale, "me-erased")).with_cookie(gone))
    })
    .await
}
