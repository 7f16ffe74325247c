//! Adding a chat group of a team.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::outgoing::{Endpoint, OutgoingReach};
use crate::web::response::Redirect;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::message::ChatKind;
use store::{NewChatGroup, Webhook};
use words::t;

/// The longest secret for signatures.
const MAX_SECRET_LENGTH: usize = 250;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddChatGroupForm {
    team: String,
    program: String,
    language: String,
    webhook: String,
    secret: String,
}

impl SubmittedForm for AddChatGroupForm {
    fn page(&self) -> String {
        format!("{PAGE}#chat")
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("team", &self.team)
            .and("program", &self.program)
            .and("language", &self.language)
            .and_secret("webhook", &self.webhook)
    }
}

/// Adds the chat group. Its address and secret are never shown again.
///
/// # Errors
/// If a field is missing or is not what it should be.
pub async fn add_chat_group(context: RequestContext, form: AddChatGroupForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (app, locale) = (&context.app, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let team = app.store.teams().by_key(form.team).await?;
    let team = errors.keep("team", team.ok_or_else(|| t!(locale, "chat-team-missing")));
    let kind =
        errors.keep("program", ChatKind::of_key(&form.program).ok_or_else(|| t!(locale, "chat-program-missing")));
    let language = form.language.parse::<Locale>().map_err(|_| t!(locale, "chat-language-missing"));
    let language = errors.keep("language", language);
    let endpoint = Endpoint::parse(&form.webhook, OutgoingReach::of(&app.config));
    let endpoint = errors.keep("webhook", endpoint.ok_or_else(|| t!(locale, "chat-webhook-wrong")));
    let secret = Some(form.secret.trim().to_owned()).filter(|secret| !secret.is_empty());
    if secret.as_ref().is_some_and(|secret| secret.len() > MAX_SECRET_LENGTH) {
        errors.add("secret", t!(locale, "text-too-long", longest = MAX_SECRET_LENGTH));
    } else if secret.is_some() && kind.is_some_and(|kind| !kind.signs()) {
        errors.add("secret", t!(locale, "chat-secret-unused"));
    }
    let (team, kind, language, endpoint) = errors.finish((team, kind, language, endpoint))?;
    let said = t!(locale, "chat-added", team = team.label.as_str());
    let webhook = Webhook { address: form.webhook.trim().to_owned(), secret };
    let new = NewChatGroup { team: team.id, kind, language, host: endpoint.label(), webhook };
    app.store.messages().add_chat_group(new, admin, context.visitor.now).await?;
    Ok(Redirect::to(format!("{PAGE}#chat")).with_message(said))
}
