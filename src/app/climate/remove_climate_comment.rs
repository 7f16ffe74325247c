//! Removing one's own comment from a climate report.

use serde::Deserialize;

use crate::app::climate::sign_climate_comment::page;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::SubmittedForm;
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RemoveClimateCommentForm {
    place: String,
    period: String,
}

impl SubmittedForm for RemoveClimateCommentForm {
    fn page(&self) -> String {
        page(&self.place, &self.period)
    }
}

/// Removes the comment that the psychologist signed on a report.
///
/// # Errors
/// [`AppError::NotFound`] if they signed none there.
pub async fn remove_climate_comment(
    context: RequestContext,
    form: RemoveClimateCommentForm,
) -> Result<Redirect, AppError> {
    let author = context.allowed(Action::CommentOnClimate, Subject::None)?.viewer.person;
    let (Ok(unit), Ok(period)) = (form.place.parse(), form.period.parse()) else { return Err(AppError::NotFound) };
    if !context.app.store.climate().remove_comment(unit, period, author).await? {
        return Err(AppError::NotFound);
    }
    let said = t!(context.visitor.locale, "climate-comment-removed");
    Ok(Redirect::to(page(&form.place, &form.period)).with_message(said))
}
