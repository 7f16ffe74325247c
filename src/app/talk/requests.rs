//! What `/requests` shows: the requests to the viewer, wherever the askers work, and referrals to them.

use crate::app::counselling::appointments::{self, ReceivedReferral};
use crate::app::talk::asked::{self, AskedView};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Role;
use domain::access::{Action, Subject};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct RequestsView {
    /// The requests.
    pub asked: AskedView,
    /// Referrals to the viewer, oldest first: each leads to its page.
    pub referrals: Vec<ReceivedReferral>,
}

/// Loads the [`RequestsView`].
///
/// # Errors
/// [`AppError::NotFound`] if nobody can ask the viewer.
pub async fn load(context: RequestContext) -> Result<RequestsView, AppError> {
    let signed_in = context.allowed(Action::AnswerTalk, Subject::None)?;
    Ok(RequestsView {
        asked: asked::load(&context, signed_in).await?,
        referrals: match signed_in.viewer.acts_as(Role::Psychologist) {
            true => appointments::referrals(&context, signed_in).await?,
            false => Vec::new(),
        },
    })
}
