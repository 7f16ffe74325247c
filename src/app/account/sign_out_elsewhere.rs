//! Signing out in other browsers.

use leptos::prelude::server;

use crate::app::account::others;
use crate::state::live::Topic;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Ends one of the person's other sessions, by the mark that the page shows it under; where none is named, all of them. The session
/// that asks goes on.
///
/// # Errors
/// The person has no other session of this mark.
#[server(prefix = "/api", endpoint = "sign_out_elsewhere")]
pub async fn sign_out_elsewhere(#[server(default)] session: String) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("sign_out_elsewhere", "/account#sessions", FormValues::default(), async move {
        let me = context.allowed(Action::OwnAccount, Subject::None)?;
        let (app, locale, person) = (&context.app, context.visitor.locale, me.person().id);
        let said = if session.is_empty() {
            app.store.sessions().end_all(person, Some(me.session)).await?;
            t!(locale, "account-sessions-ended")
        } else {
            let known = others(app.store.sessions().of_person(person).await?, me.session);
            let meant = known.iter().find(|(mark, ..)| *mark == session);
            let (_, token, _) = meant.ok_or(AppError::NotFound)?;
            app.store.sessions().end(*token).await?;
            t!(locale, "account-session-ended")
        };
        app.hub.announce(Topic::Sessions(person));
        Ok(Next::to("/account#sessions").saying(said))
    })
    .await
}
