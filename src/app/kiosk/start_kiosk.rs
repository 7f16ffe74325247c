//! Turning a browser into a kiosk, with the link that an admin made.

use serde::Deserialize;

use super::PAGE;
use crate::app::identity_provider;
use crate::state::session::Cookie;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use store::{Kiosk, token};
use words::t;

/// How long a browser stays a kiosk, in seconds: the longest that browsers keep a cookie.
const KIOSK_SECONDS: u32 = 400 * 24 * 60 * 60;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct StartKioskForm {
    token: String,
}

impl SubmittedForm for StartKioskForm {
    fn page(&self) -> String {
        page_of(PAGE, &self.token)
    }
}

/// The kiosk of a link that can be opened.
///
/// # Errors
/// [`AppError::NotFound`] if the link opens nothing, or no longer; [`AppError::TooMany`] after many such links from one
/// address.
pub async fn of_link(context: &RequestContext, link: &str) -> Result<Kiosk, AppError> {
    let (app, now) = (&context.app, context.visitor.now);
    let found = app.store.kiosks().of_link(token::hash_from_paper(link), now).await?;
    found.ok_or_else(|| context.visitor.unknown_link(&app.limits))
}

/// Makes this browser the kiosk of a link, in the language of now. Somebody who is signed in here is signed out, also
/// at the identity provider if it vouched for them: a kiosk is nobody's.
///
/// # Errors
/// As for [`of_link`].
pub async fn start_kiosk(context: RequestContext, form: StartKioskForm) -> Result<Redirect, AppError> {
    let kiosk = of_link(&context, &form.token).await?;
    let RequestContext { app, visitor } = context;
    let secret = token::fresh();
    let link = token::hash_from_paper(&form.token);
    if !app.store.kiosks().start(link, token::hash(&secret), visitor.now).await? {
        return Err(AppError::NotFound);
    }
    let at_provider = identity_provider::sign_out::address(&app, &visitor).await;
    if let Some(signed_in) = &visitor.signed_in {
        app.end_session(signed_in.session, signed_in.person().id).await?;
    }
    let to = match at_provider {
        // It leads back to the page for signing in, which leads to the kiosk.
        Some(address) => Redirect::to(address),
        None => Redirect::to(PAGE).with_message(t!(visitor.locale, "kiosk-started", kiosk = kiosk.label)),
    };
    let kept = |cookie, value: &str| app.cookies.set(cookie, value, Some(KIOSK_SECONDS));
    Ok(to
        .signing_out(app.cookies)
        .with_cookie(kept(Cookie::Kiosk, &secret))
        .with_cookie(kept(Cookie::KioskLanguage, visitor.locale.tag())))
}
