//! Slips with links that were just made: shown to the admin who made them, for fifteen minutes, and stored nowhere.

use std::sync::Arc;

use crate::state::drafts::Slip;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};

/// What it shows.
#[derive(Clone, Debug)]
pub struct SlipsView {
    /// The slips; none where their time is over.
    pub slips: Arc<Vec<Slip>>,
    /// Whether the program knows the address at which people reach it. Otherwise the links may open on this machine
    /// only.
    pub has_public_url: bool,
}

/// Loads the [`SlipsView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<SlipsView, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let slips = context.app.drafts.slips(signed_in.session).unwrap_or_default();
    Ok(SlipsView { slips, has_public_url: context.app.config.public_url.is_some() })
}
