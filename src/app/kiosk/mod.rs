//! Kiosks: a browser of the site at which people check in with the code of their badge and a PIN. It only takes
//! check-ins; it shows nothing of anybody and keeps nothing.

pub mod add_kiosk;
pub mod check_in_at_kiosk;
pub mod end_kiosk;
pub mod remove_badge;
pub mod set_badge;
pub mod start_kiosk;

use uuid::Uuid;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use store::{Kiosk, token};

/// The page on which people check in.
pub const PAGE: &str = "/kiosk";

/// The kiosk that this browser is.
///
/// # Errors
/// [`AppError::NotFound`] if it is not one.
pub async fn here(context: &RequestContext) -> Result<Kiosk, AppError> {
    let secret = context.visitor.kiosk.as_deref().ok_or(AppError::NotFound)?;
    context.app.store.kiosks().of_device(token::hash(secret)).await?.ok_or(AppError::NotFound)
}

/// What `/kiosk` shows.
#[derive(Clone, Debug)]
pub struct KioskView {
    /// What the admin calls this kiosk.
    pub label: String,
    /// A fresh id for the next check-in.
    pub fresh_id: String,
}

/// Loads the [`KioskView`].
///
/// # Errors
/// [`AppError::NotFound`] if this browser is not a kiosk.
pub async fn load(context: RequestContext) -> Result<KioskView, AppError> {
    let kiosk = here(&context).await?;
    let fresh_id = Uuid::new_v4().to_string();
    Ok(KioskView { label: kiosk.label, fresh_id })
}

/// What `/kiosk/{token}` shows: the kiosk that this browser becomes.
///
/// # Errors
/// [`AppError::NotFound`] if the link opens nothing, or no longer.
pub async fn load_start(context: RequestContext, link: String) -> Result<Kiosk, AppError> {
    start_kiosk::of_link(&context, &link).await
}
