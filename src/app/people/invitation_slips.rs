//! Slips with links that were just made: shown to the admin who made them, for fifteen minutes, and stored nowhere.

use std::sync::Arc;

use crate::state::drafts::Slip;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};

/// Loads them; none where their time is over.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<Arc<Vec<Slip>>, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    Ok(context.app.drafts.slips(signed_in.session).unwrap_or_default())
}
