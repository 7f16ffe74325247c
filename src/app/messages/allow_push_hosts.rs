//! Allowing push services.

use std::net::IpAddr;

use serde::Deserialize;

use super::{PAGE, push};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::outgoing::{OutgoingReach, is_this_machine};
use crate::web::response::Redirect;
use domain::PushHosts;
use domain::access::{Action, Subject};
use words::t;

/// The longest list that can be typed.
const MAX_LENGTH: usize = 2000;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AllowPushHostsForm {
    /// The services of the usual browsers that are ticked.
    known: Vec<String>,
    /// More hosts.
    others: String,
}

impl SubmittedForm for AllowPushHostsForm {
    fn page(&self) -> String {
        format!("{PAGE}#push")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("sent", "yes").and_list("known", &self.known).and("others", &self.others)
    }
}

/// Allows these push services and no others; without a choice, none. Devices that use another one get no reminders any
/// more.
///
/// # Errors
/// If something typed is not a host.
pub async fn allow_push_hosts(context: RequestContext, form: AllowPushHostsForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let locale = context.visitor.locale;
    if form.others.len() > MAX_LENGTH {
        return Err(AppError::field("others", t!(locale, "text-too-long", longest = MAX_LENGTH)));
    }
    let hosts = PushHosts::parse(&format!("{} {}", form.known.join(" "), form.others));
    let hosts = hosts.map_err(|wrong| AppError::field("others", t!(locale, "push-host-wrong", host = wrong)))?;
    let reach = OutgoingReach::of(&context.app.config);
    for host in hosts.iter() {
        let name = host.split(':').next().unwrap_or_default();
        let is_number = name.parse::<IpAddr>().is_ok();
        if is_number && !(is_this_machine(name) && reach.includes_this_machine()) {
            return Err(AppError::field("others", t!(locale, "push-host-wrong", host = host)));
        }
    }
    let said = if hosts.is_empty() { t!(locale, "push-hosts-none") } else { t!(locale, "push-hosts-saved") };
    context.app.store.messages().allow_push_hosts(hosts, admin, context.visitor.now).await?;
    push::ensure_key(&context.app).await?;
    Ok(Redirect::to(format!("{PAGE}#push")).with_message(said))
}
