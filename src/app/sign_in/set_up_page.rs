//! The page that makes the first admin.

use crate::app::sign_in::set_up::is_open;
use crate::app::time_zones;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use store::token;

/// What it shows.
#[derive(Clone, Debug)]
pub struct SetUpView {
    /// The link's secret, to be sent with the form.
    pub token: String,
    /// Every time zone that is named for a place.
    pub zones: Vec<String>,
    /// The one to begin with.
    pub zone: String,
}

/// Loads the [`SetUpView`].
///
/// # Errors
/// [`AppError::NotFound`] if the link was used or never existed.
pub async fn load(context: RequestContext, token: String) -> Result<SetUpView, AppError> {
    if !is_open(&context.app, token::hash(&token)) {
        return Err(context.visitor.unknown_link(&context.app.limits));
    }
    let zone = time_zones::likely(context.visitor.locale);
    Ok(SetUpView { token, zones: time_zones::of_places(), zone })
}
