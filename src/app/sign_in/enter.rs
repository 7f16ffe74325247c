//! What follows when somebody has proved who they are: the session, what waits for them, and the page that they see first.

use crate::app::frame::home;
use crate::app::sign_in::first_page;
use crate::app::sign_in::session::{self, Opening};
use crate::state::AppState;
use crate::state::flash::Holder;
use crate::state::session::Cookie;
use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::response::Redirect;
use crate::web::visitor::Visitor;
use store::seal::OwnSecret;
use store::{Person, ProviderLink, token};

/// How long a browser keeps the cookie by which its device is known: 90 days.
const DEVICE_SECONDS: u32 = 90 * 24 * 60 * 60;

/// Somebody who has proved who they are.
pub struct Entry<'a> {
    /// Who.
    pub person: &'a Person,
    /// Their own key, if they have one and it could be opened.
    pub own: Option<&'a OwnSecret>,
    /// Whether they said that the device is their own phone.
    pub own_phone: bool,
    /// Whether they used a passkey and typed no password.
    pub by_passkey: bool,
    /// How the session rests on one at the identity provider, if that vouches for them.
    pub provider: Option<ProviderLink>,
}

/// Begins the session and goes on to what waits for the person, to `then`, or to the home of their role.
///
/// # Errors
/// If the store fails.
pub async fn enter(app: &AppState, visitor: &Visitor, entry: Entry<'_>, then: String) -> Result<Redirect, AppError> {
    let Entry { person, own, own_phone, by_passkey, provider } = entry;
    let device = visitor.device.clone().unwrap_or_else(token::fresh);
    app.limits.remember_device(person.id, token::hash(&device));
    let replaces = visitor.signed_in.as_ref();
    let new = Opening { person: person.id, own, own_phone, by_passkey, provider, replaces };
    let opened = session::open(app, new).await?;
    let before = visitor.ended.map(|ended| (ended.person, ended.session));
    let before = before.or(replaces.map(|before| (before.person().id, before.session)));
    if let Some((_, before)) = before.filter(|(owner, _)| *owner == person.id) {
        app.drafts.hand_over(before, opened.session);
    }
    let unsent = visitor.browser.clone().map(|browser| Holder { browser, person: Some(person.id) });
    let unsent = unsent.and_then(|holder| app.flashes.page_to_return_to(&holder, visitor.now));
    let to = match (first_page(app, person).await?, unsent) {
        (Some("/welcome"), _) => "/welcome".to_owned(),
        // What they had typed when their session ended is waiting there.
        (_, Some(page)) => page,
        _ if is_path(&then) => then,
        (Some(first), None) => first.to_owned(),
        (None, None) => home(person.roles).to_owned(),
    };
    Ok(opened.on(Redirect::to(to)).with_cookie(app.cookies.set(Cookie::Device, &device, Some(DEVICE_SECONDS))))
}
