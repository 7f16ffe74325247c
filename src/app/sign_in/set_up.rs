//! Making the first admin.

use serde::Deserialize;

use crate::app::account::new_password::{self, NewPasswordFields};
use crate::app::passkeys::offer;
use crate::app::sign_in::session::{self, SessionStart};
use crate::app::time_zones;
use crate::app::typed_id::typed_id;
use crate::state::AppState;
use crate::state::kept::locked;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::text::cleaned;
use domain::{Role, Roles};
use store::{NewPerson, SiteZone, StoreError, TokenHash, token};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SetUpForm {
    token: String,
    name: String,
    person_id: String,
    site: String,
    time_zone: String,
    password: String,
    again: String,
}

impl SubmittedForm for SetUpForm {
    fn page(&self) -> String {
        page_of("/set-up", &self.token)
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("name", &self.name)
            .and("person_id", &self.person_id)
            .and("site", &self.site)
            .and("time_zone", &self.time_zone)
    }
}

/// Makes the first admin, with the one-time link that `serve` prints on an empty directory, and signs them in.
///
/// # Errors
/// If the link was used or never existed; if a field is wrong.
pub async fn set_up(context: RequestContext, form: SetUpForm) -> Result<Redirect, AppError> {
    let RequestContext { app, visitor } = context.clone();
    let SetUpForm { token, name, person_id, site, time_zone, password, again } = form;
    let locale = visitor.locale;
    let link = token::hash(&token);
    if !is_open(&app, link) {
        return Err(visitor.unknown_link(&app.limits));
    }
    let about = (name.clone(), site.clone());
    let mut errors = ValidationErrors::default();
    let mut line = |field, text: &str, longest, missing: String| {
        let text = cleaned(text, longest).map_err(|_| t!(locale, "text-too-long", longest = longest));
        errors.keep(field, text.and_then(|text| if text.is_empty() { Err(missing) } else { Ok(text) }))
    };
    let name = line("name", &name, 80, t!(locale, "set-up-name-missing"));
    let site = line("site", &site, 80, t!(locale, "set-up-site-missing"));
    let key = errors.keep("person_id", typed_id(locale, &person_id, t!(locale, "set-up-person-id-missing")));
    let zone = time_zones::named(&time_zone).ok_or_else(|| t!(locale, "set-up-time-zone-missing"));
    let zone = errors.keep("time_zone", zone);
    let fields = NewPasswordFields { password: &password, again: &again };
    new_password::check(&mut errors, locale, &fields, &[&about.0, &about.1]);
    let (name, key, site, zone) = errors.finish((name, key, site, zone))?;
    let password_hash = Some(app.passwords.hash(password).await?);
    // From here on nobody else can use the link; if the disk is full, it opens again.
    if !close(&app, link) {
        return Err(AppError::NotFound);
    }
    let roles = Roles::default().with(Role::Admin);
    let site = Some(SiteZone { name: site, time_zone: zone });
    let new = NewPerson { key, name, roles, language: Some(locale), site, password_hash };
    let person = app.store.people().add(new, None, visitor.now).await.map_err(|error| {
        *locked(&app.set_up) = Some(link);
        match error {
            StoreError::Taken(_) => AppError::field("person_id", t!(locale, "person-id-taken")),
            error => error.into(),
        }
    })?;
    let new = SessionStart { person, own: None, own_phone: false, by_passkey: false, provider: None, replaces: None };
    let opened = session::open(&app, new).await?;
    Ok(opened.on(Redirect::to(offer::after_first_password(&context, person, roles, "/admin").await?)))
}

/// Whether the link of this token still makes the first admin.
#[must_use]
pub fn is_open(app: &AppState, link: TokenHash) -> bool {
    locked(&app.set_up).is_some_and(|open| open == link)
}

fn close(app: &AppState, link: TokenHash) -> bool {
    let mut open = locked(&app.set_up);
    let fits = open.is_some_and(|open| open == link);
    if fits {
        *open = None;
    }
    fits
}
