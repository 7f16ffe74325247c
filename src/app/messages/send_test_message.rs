//! Trying out the mail server or a chat group.

use serde::Deserialize;

use super::{PAGE, send};
use crate::app::messages::wording::{Wording, chat_name, fault, test_message};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SendTestMessageForm {
    /// The chat group; empty for the mail server.
    group: String,
}

impl SubmittedForm for SendTestMessageForm {
    fn page(&self) -> String {
        format!("{PAGE}#test")
    }
}

/// Sends a test message now: by e-mail to the admin's own address, or to a chat group. It says who receives it, or why
/// it failed.
///
/// # Errors
/// If it could not be sent; [`AppError::NotFound`] if there is no such group.
pub async fn send_test_message(context: RequestContext, form: SendTestMessageForm) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?;
    let (app, locale, now) = (&context.app, context.visitor.locale, context.visitor.now);
    let (sent, to) = if form.group.is_empty() {
        let address = admin.person().email.clone();
        let address = address.ok_or_else(|| AppError::field("", t!(locale, "message-no-own-address")))?;
        let Wording { subject, text } = test_message(locale);
        let sent = match send::mailer(app).await? {
            Ok(mailer) => {
                let sent = mailer.send(&address, subject, text).await;
                mailer.close().await;
                sent
            }
            Err(fault) => Err(fault.into()),
        };
        (sent, address)
    } else {
        let id: i64 = form.group.parse().map_err(|_| AppError::NotFound)?;
        let groups = app.store.messages().chat_groups().await?;
        let group = groups.into_iter().find(|group| group.id == id).ok_or(AppError::NotFound)?;
        let sent = send::to_group(app, &group, &test_message(group.language).text, now).await?;
        (sent, format!("{}{}{}", group.team_name, words::DOT, chat_name(locale, group.kind)))
    };
    match sent {
        Ok(()) => Ok(Redirect::to(format!("{PAGE}#test")).with_message(t!(locale, "message-test-sent", to = to))),
        Err(wrong) => {
            Err(AppError::field("", t!(locale, "message-test-failed", to = to, fault = fault(locale, wrong.fault))))
        }
    }
}
