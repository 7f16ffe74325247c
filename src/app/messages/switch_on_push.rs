//! Switching reminders on for the device that asks.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::outgoing::OutgoingReach;
use crate::web::outgoing::push::host_of;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::PushDevice;
use words::t;

/// The fields of the form: what the browser answered to the script of the page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SwitchOnPushForm {
    endpoint: String,
    p256dh: String,
    auth: String,
}

impl SubmittedForm for SwitchOnPushForm {
    fn page(&self) -> String {
        "/account#push".to_owned()
    }
}

/// Keeps how the device is reached, sealed, for as long as its session lasts. Only on an own phone: a desk is shared.
///
/// # Errors
/// If the session is one of a desk, the browser's answer cannot be used, or its push service is not allowed.
pub async fn switch_on_push(context: RequestContext, form: SwitchOnPushForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let messages = app.store.messages();
    let hosts = messages.push_hosts().await?;
    if hosts.is_empty() {
        return Err(AppError::field("", t!(locale, "push-not-allowed")));
    }
    if !me.on_own_phone {
        return Err(AppError::field("", t!(locale, "push-at-desk")));
    }
    let device = PushDevice { endpoint: form.endpoint, p256dh: form.p256dh, auth: form.auth };
    let host = host_of(&device, &hosts, OutgoingReach::of(&app.config));
    let host = host.ok_or_else(|| AppError::field("", t!(locale, "push-host-not-allowed")))?;
    messages.subscribe(me.person().id, me.session, host, device).await?;
    Ok(Redirect::to("/account#push").with_message(t!(locale, "push-switched-on")))
}
