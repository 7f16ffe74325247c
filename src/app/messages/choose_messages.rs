//! Choosing whether one wants e-mails.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use crate::web::visitor::SignedIn;
use domain::Role;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseMessagesForm {
    wanted: String,
}

impl SubmittedForm for ChooseMessagesForm {
    fn page(&self) -> String {
        "/account#messages".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("wanted", &self.wanted)
    }
}

/// What the card on `/account` shows.
#[derive(Clone, Debug)]
pub struct MessageChoice {
    /// Where e-mails go.
    pub address: String,
    /// Whether the person wants them; none while that is not shown.
    pub wanted: Option<bool>,
}

/// Loads the [`MessageChoice`]; none if the person is sent no e-mails: the centre has no mail server, they have no
/// address, or they only administer.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, me: &SignedIn) -> Result<Option<MessageChoice>, AppError> {
    let person = me.person();
    let told = [Role::Agent, Role::Lead, Role::Psychologist].iter().any(|role| person.roles.has(*role));
    let messages = context.app.store.messages();
    let Some(address) = person.email.clone().filter(|_| told) else { return Ok(None) };
    if messages.mail_server().await?.is_none() {
        return Ok(None);
    }
    Ok(Some(MessageChoice { address, wanted: me.shown(Some(messages.wanted(person.id).await?)) }))
}

/// Keeps the choice: `yes` or `no`. It holds at once, also for what is queued.
///
/// # Errors
/// If it is neither.
pub async fn choose_messages(context: RequestContext, form: ChooseMessagesForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::OwnAccount, Subject::None)?.person().id;
    let locale = context.visitor.locale;
    let (wanted, said) = match form.wanted.as_str() {
        "yes" => (true, t!(locale, "messages-on")),
        "no" => (false, t!(locale, "messages-off")),
        _ => return Err(AppError::field("wanted", t!(locale, "messages-missing"))),
    };
    context.app.store.messages().set_wanted(person, wanted).await?;
    Ok(Redirect::to("/account#messages").with_message(said))
}
