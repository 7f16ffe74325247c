//! What follows when somebody has proved who they are: the session, what waits for them, and the page that they see
//! first.

use crate::app::frame::home;
use crate::app::sign_in::first_page;
use crate::app::sign_in::session::{self, SessionStart};
use crate::state::AppState;
use crate::state::flash::Holder;
use crate::state::known_devices::DEVICE_DAYS;
use crate::state::session::Cookie;
use crate::web::address::is_path;
use crate::web::error::AppError;
use crate::web::response::Redirect;
use crate::web::visitor::Visitor;
use store::seal::OwnSecret;
use store::{Person, ProviderLink};

/// How long a browser keeps the cookie by which its device is known.
const DEVICE_SECONDS: i64 = DEVICE_DAYS * 24 * 60 * 60;

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
    // With a provider alone nobody has shown a secret of the person: its operator would get any number of known
    // devices, each with an allowance of its own.
    let device = match &provider {
        Some(ProviderLink::Began(_)) => None,
        Some(ProviderLink::Carried(_)) | None => {
            Some(app.known_devices.cookie(&app.store, visitor.device.as_deref(), person.id, visitor.now).await?)
        }
    };
    let replaces = visitor.signed_in.as_ref();
    let new = SessionStart { person: person.id, own, own_phone, by_passkey, provider, replaces };
    let opened = session::open(app, new).await?;
    let before = visitor.ended.map(|ended| (ended.person, ended.session));
    let before = before.or(replaces.map(|before| (before.person().id, before.session)));
    if let Some((_, before)) = before.filter(|(owner, _)| *owner == person.id) {
        app.drafts.hand_over(before, opened.session);
        // Somebody else may have reset the password since, and sit at the same desk.
        let profile = app.store.people().profile(person.id).await?;
        if profile.is_some_and(|profile| profile.unconfirmed_reset.is_none()) {
            app.searches.hand_over(before, opened.session);
        }
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
    let redirect = opened.on(Redirect::to(to));
    Ok(match device {
        Some(device) => {
            let seconds = u32::try_from(DEVICE_SECONDS).ok();
            redirect.with_cookie(app.cookies.set(Cookie::Device, &device, seconds))
        }
        None => redirect,
    })
}
