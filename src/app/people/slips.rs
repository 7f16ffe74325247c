//! Slips with links that were just made: shown to whoever made them, for fifteen minutes, and kept nowhere.

use std::sync::Arc;

use crate::state::drafts::Slip;
use crate::web::form::Asking;
use crate::web::refusal::Refusal;
use domain::access::{Action, Subject};

/// Loads them; none where their time is over.
///
/// # Errors
/// The viewer does not administer.
pub async fn load(asking: Asking) -> Result<Arc<Vec<Slip>>, Refusal> {
    let signed_in = asking.allowed(Action::Administer, Subject::None)?;
    Ok(asking.app.drafts.slips(signed_in.session).unwrap_or_default())
}
