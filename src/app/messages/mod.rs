//! Messages that leave the centre: reminders at the start of a shift, one for leads each day, new reports; where they go and what failed.

pub mod add_chat_group;
pub mod choose_message_times;
pub mod choose_messages;
pub mod job;
pub mod occasions;
pub mod remove_chat_group;
pub mod remove_mail_server;
pub mod save_mail_server;
pub mod send;
pub mod send_test_message;
pub mod times;
pub mod wording;

use std::collections::BTreeSet;

use crate::app::messages::times::MessageTimes;
use crate::app::messages::wording::failure;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use store::{ChatGroup, MailServer, Store, StoreError};

/// The page of the settings.
pub const PAGE: &str = "/admin/messages";
/// How many failures the page lists.
const MAX_FAILURES: u32 = 20;

/// What `/admin/messages` shows.
#[derive(Clone, Debug)]
pub struct MessagesView {
    /// Whether the program knows under which address people reach it: without one no message can lead here, and none is sent.
    pub has_public_url: bool,
    /// The mail server, if one is set up.
    pub mail: Option<MailServer>,
    /// The viewer's own address, to which a test message goes.
    pub own_address: Option<String>,
    /// The chat groups.
    pub groups: Vec<ChatGroup>,
    /// The teams that can have one: id and name.
    pub teams: Vec<(String, String)>,
    /// When messages are sent.
    pub times: MessageTimes,
    /// What could not be sent, in words, newest first.
    pub failures: Vec<String>,
    /// How many more there are.
    pub more_failures: u32,
}

/// Loads it.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<MessagesView, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?;
    let (store, now) = (&context.app.store, context.visitor.now);
    let (failed, all) = store.messages().failures(now, MAX_FAILURES).await?;
    let zone = &admin.person().time_zone;
    let failures: Vec<String> = failed.iter().map(|message| failure(context.visitor.locale, message, zone)).collect();
    Ok(MessagesView {
        has_public_url: context.app.config.public_url.is_some(),
        mail: store.messages().mail_server().await?,
        own_address: admin.person().email.clone(),
        groups: store.messages().chat_groups().await?,
        teams: store.teams().all().await?.into_iter().map(|team| (team.key, team.label)).collect(),
        times: MessageTimes::load(store).await?,
        more_failures: all.saturating_sub(u32::try_from(failures.len()).unwrap_or(u32::MAX)),
        failures,
    })
}

/// The hosts that messages go to, each once: everybody may know them.
///
/// # Errors
/// If the store cannot be read.
pub async fn hosts(store: &Store) -> Result<Vec<String>, StoreError> {
    let mail = store.messages().mail_server().await?.map(|server| server.host);
    let groups = store.messages().chat_groups().await?.into_iter().map(|group| group.host);
    Ok(mail.into_iter().chain(groups).collect::<BTreeSet<_>>().into_iter().collect())
}
