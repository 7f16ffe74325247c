//! Setting up the mail server of the centre.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::outgoing::mail::is_address;
use crate::web::outgoing::{OutgoingReach, is_this_machine};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::message::MailSecurity;
use domain::text::cleaned;
use store::MailServer;
use words::t;

/// The longest host name, address and login.
const MAX_LENGTH: usize = 250;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SaveMailServerForm {
    host: String,
    port: String,
    security: String,
    sender: String,
    login: String,
    password: String,
}

impl SubmittedForm for SaveMailServerForm {
    fn page(&self) -> String {
        format!("{PAGE}#mail")
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("host", &self.host)
            .and("port", &self.port)
            .and("security", &self.security)
            .and("sender", &self.sender)
            .and("login", &self.login)
    }
}

/// Keeps the settings. The password is never shown again; without a new one, the old one stays for the same server and
/// login.
///
/// # Errors
/// If a field is missing or is not what it should be.
pub async fn save_mail_server(context: RequestContext, form: SaveMailServerForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (app, locale) = (&context.app, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let host = form.host.trim().to_ascii_lowercase();
    let security = MailSecurity::of_key(&form.security);
    if host.is_empty() || host.len() > MAX_LENGTH || !host.chars().all(is_part_of_host) {
        errors.add("host", t!(locale, "mail-host-wrong"));
    } else if is_this_machine(&host) && !OutgoingReach::of(&app.config).includes_this_machine() {
        errors.add("host", t!(locale, "mail-host-local"));
    } else if security == Some(MailSecurity::Plain) && !is_this_machine(&host) {
        errors.add("security", t!(locale, "mail-security-needed"));
    }
    if security.is_none() {
        errors.add("security", t!(locale, "mail-security-missing"));
    }
    let port: Option<u16> = form.port.trim().parse().ok().filter(|port| *port > 0);
    let port = errors.keep("port", port.ok_or_else(|| t!(locale, "mail-port-wrong")));
    let sender = form.sender.trim().to_owned();
    if sender.len() > MAX_LENGTH || !is_address(&sender) {
        errors.add("sender", t!(locale, "mail-sender-wrong"));
    }
    let login = cleaned(&form.login, MAX_LENGTH).map_err(|long| t!(locale, "text-too-long", longest = long.0));
    let login = errors.keep("login", login);
    let (security, port, login) = errors.finish((security, port, login))?;
    let said = t!(locale, "mail-saved", host = host.as_str());
    let server = MailServer { host, port, security, sender, login, has_password: false };
    let password = Some(form.password).filter(|password| !password.is_empty());
    app.store.messages().set_mail_server(server, password, admin, context.visitor.now).await?;
    Ok(Redirect::to(format!("{PAGE}#mail")).with_message(said))
}

fn is_part_of_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".-:[]".contains(c)
}
