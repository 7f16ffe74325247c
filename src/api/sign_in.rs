//! Signing in.

use leptos::prelude::server;

use super::Refusal;
use super::form::{Asking, Faults, Next, Typed, answer};
use super::view::frame::home;
use crate::server::session::Cookie;
use crate::server::token;
use crate::t;

/// Signs in with a name (`person_id` or e-mail address) and a password, and goes on to `then` or the home of the role.
///
/// # Errors
/// Wrong name or password (which of the two is not told), too many attempts.
#[server(prefix = "/api", endpoint = "sign_in")]
pub async fn sign_in(
    #[server(default)] name: String,
    #[server(default)] password: String,
    #[server(default)] then: String,
) -> Result<(), Refusal> {
    let back = if is_path(&then) { format!("/sign-in?then={then}") } else { "/sign-in".to_owned() };
    let typed = Typed::default().and("name", &name);
    let asking = Asking::here();
    answer("sign_in", back, typed, async move {
        let Asking { app, visitor } = asking;
        let locale = visitor.locale;
        let mut faults = Faults::default();
        if name.trim().is_empty() {
            faults.add("name", t!(locale, "sign-in-name-missing"));
        }
        if password.is_empty() {
            faults.add("password", t!(locale, "sign-in-password-missing"));
        }
        faults.check()?;
        if !app.limits.allow(name.trim(), visitor.address) {
            return Err(Refusal::TooMany);
        }
        let known = app.store.sign_in_of(name.trim().to_owned()).await?;
        let (person, hash) = known.map_or((None, None), |(person, hash)| (Some(person), hash));
        let fits = app.passwords.fits(password, hash).await?;
        let today = |zone: &jiff::tz::TimeZone| crate::domain::Workday(app.clock.local(zone).date());
        let person = person.filter(|p| fits && p.is_here_on(today(&p.time_zone)));
        let Some(person) = person else {
            return Err(Refusal::field("", t!(locale, "sign-in-wrong")));
        };
        let secret = token::fresh();
        app.store.add_session(token::hash(&secret), person.id, visitor.now).await?;
        // Agents choose at the first sign-in who sees their check-ins; nothing is chosen for them.
        let first = person.roles.has(crate::domain::Role::Agent) && person.default_audience.is_none();
        let to = match () {
            () if first => "/welcome".to_owned(),
            () if is_path(&then) => then,
            () => home(person.roles).to_owned(),
        };
        Ok(Next::to(to).with_cookie(app.cookies.set(Cookie::Session, &secret, None)))
    })
    .await
}

/// Whether text is a path of this centre: nobody is sent elsewhere.
#[must_use]
pub fn is_path(text: &str) -> bool {
    text.starts_with('/')
        && !text.starts_with("//")
        && !text.contains('\\')
        && text.chars().all(|c| c.is_ascii_graphic())
}
