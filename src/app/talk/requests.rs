//! What `/requests` shows: the requests to the viewer, wherever the askers work.

use crate::app::talk::asked::{self, AskedView};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};

/// Loads it.
///
/// # Errors
/// [`AppError::NotFound`] if nobody can ask the viewer.
pub async fn load(context: RequestContext) -> Result<AskedView, AppError> {
    let signed_in = context.allowed(Action::AnswerTalk, Subject::None)?;
    asked::load(&context, signed_in).await
}
