//! Programs of the company that are notified of events: that the roster changed, that a week was released. They fetch
//! what changed.

pub mod add_event_webhook;
pub mod events;
pub mod remove_event_webhook;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use store::EventWebhook;

/// The page of the programs.
pub const PAGE: &str = "/admin/webhooks";

/// What the page shows.
#[derive(Clone, Debug)]
pub struct EventWebhooksView {
    /// Whether messages are sent at all: the program must know under which address people reach it.
    pub has_public_url: bool,
    /// The programs.
    pub webhooks: Vec<EventWebhook>,
}

/// Loads the [`EventWebhooksView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<EventWebhooksView, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    Ok(EventWebhooksView {
        has_public_url: context.app.config.public_url.is_some(),
        webhooks: context.app.store.messages().event_webhooks().await?,
    })
}
