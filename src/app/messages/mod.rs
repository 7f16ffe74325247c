//! Messages that leave the centre: reminders at the start of a shift, one for leads each day, new reports; where they
//! go and what failed.

pub mod add_chat_group;
pub mod allow_push_hosts;
pub mod choose_message_times;
pub mod choose_messages;
pub mod job;
pub mod occasions;
pub mod push;
pub mod receivers;
pub mod remove_chat_group;
pub mod remove_mail_server;
pub mod save_mail_server;
pub mod send;
pub mod send_test_message;
pub mod switch_off_push;
pub mod switch_on_push;
pub mod times;
pub mod wording;

use std::collections::BTreeSet;

use crate::app::messages::times::MessageTimes;
use crate::app::messages::wording::{failure, push_failure};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::PushHosts;
use domain::access::{Action, Subject};
use store::{ChatGroup, MailServer, Store, StoreError};

/// The page of the settings.
pub const PAGE: &str = "/admin/messages";
/// How many failures the page lists.
const MAX_FAILURES: u32 = 20;

/// What `/admin/messages` shows.
#[derive(Clone, Debug)]
pub struct MessagesView {
    /// Whether the program knows under which address people reach it: without one no message can lead here, and none is
    /// sent.
    pub has_public_url: bool,
    /// The mail server, if one is set up.
    pub mail: Option<MailServer>,
    /// The viewer's own address, to which a test message goes.
    pub own_address: Option<String>,
    /// The chat groups.
    pub groups: Vec<ChatGroup>,
    /// The teams that can have one: id and name.
    pub teams: Vec<(String, String)>,
    /// The push services that are allowed.
    pub push_hosts: PushHosts,
    /// When messages are sent.
    pub times: MessageTimes,
    /// What could not be sent, in words, newest first.
    pub failures: Vec<String>,
    /// How many more there are.
    pub more_failures: u32,
}

/// Loads the [`MessagesView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<MessagesView, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?;
    let (store, now) = (&context.app.store, context.visitor.now);
    let (failed, all) = store.messages().failures(now, MAX_FAILURES).await?;
    let zone = &admin.person().time_zone;
    let locale = context.visitor.locale;
    let mut failures: Vec<String> = failed.iter().map(|message| failure(locale, message, zone)).collect();
    let more_failures = all.saturating_sub(u32::try_from(failures.len()).unwrap_or(u32::MAX));
    let pushed = store.messages().push_failures(admin.today()).await?;
    failures.extend(pushed.iter().map(|(day, host, fault)| push_failure(locale, *day, host, *fault)));
    Ok(MessagesView {
        has_public_url: context.app.config.public_url.is_some(),
        mail: store.messages().mail_server().await?,
        own_address: admin.person().email.clone(),
        groups: store.messages().chat_groups().await?,
        teams: store.teams().all().await?.into_iter().map(|team| (team.key, team.label)).collect(),
        times: MessageTimes::load(store).await?,
        push_hosts: store.messages().push_hosts().await?,
        more_failures,
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
    let push = store.messages().push_hosts().await?;
    let push = push.iter().map(str::to_owned);
    let programs = store.messages().event_webhooks().await?.into_iter().map(|webhook| webhook.host);
    Ok(mail.into_iter().chain(groups).chain(push).chain(programs).collect::<BTreeSet<_>>().into_iter().collect())
}
