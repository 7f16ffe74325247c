//! Taking an invitation back.

use leptos::prelude::server;

use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use words::t;

/// Takes back the open invitation of a person: its link opens nothing any more.
///
/// # Errors
/// Nobody has that key; there is nothing open, which is said.
#[server(prefix = "/api", endpoint = "withdraw_invitation")]
pub async fn withdraw_invitation(
    #[server(default)] person: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    let back = if is_path(&back) { back } else { "/admin/invitations".to_owned() };
    answer("withdraw_invitation", back.clone(), FormValues::default(), async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let (store, locale) = (&context.app.store, context.visitor.locale);
        let person = store.people().by_key(person).await?.ok_or(AppError::NotFound)?;
        if !store.invitations().withdraw(person.id, signed_in.person().id, context.visitor.now).await? {
            return Err(AppError::field("", t!(locale, "invitation-none-open", name = person.name)));
        }
        Ok(Next::to(back).saying(t!(locale, "invitation-withdrawn-said", name = person.name)))
    })
    .await
}
