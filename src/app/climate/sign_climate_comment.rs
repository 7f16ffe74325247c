//! Signing a comment on a climate report.

use serde::Deserialize;

use crate::app::climate::{address, asked};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::text::cleaned;
use words::t;

/// The longest comment: a third of a printed page.
const MAX_COMMENT: usize = 1500;
/// The longest recommended action, and the longest name of who sees to it.
const MAX_ACTION: usize = 300;
const MAX_OWNER: usize = 100;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignClimateCommentForm {
    place: String,
    period: String,
    comment: String,
    action: String,
    owner: String,
}

impl SubmittedForm for SignClimateCommentForm {
    fn page(&self) -> String {
        page(&self.place, &self.period)
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("comment", &self.comment).and("action", &self.action).and("owner", &self.owner)
    }
}

/// The address of the comment on the report of a place and period, as typed; the start of the climate pages if they are
/// not valid.
pub(super) fn page(place: &str, period: &str) -> String {
    match (place.parse(), period.parse()) {
        (Ok(unit), Ok(period)) => format!("{}#comment", address(unit, period)),
        _ => "/climate".to_owned(),
    }
}

/// Signs a comment with the name of the psychologist and the date. It replaces their earlier comment on the same
/// report.
///
/// # Errors
/// If the comment is missing, or a field is too long; [`AppError::NotFound`] if there is no such report.
pub async fn sign_climate_comment(context: RequestContext, form: SignClimateCommentForm) -> Result<Redirect, AppError> {
    let author = context.allowed(Action::CommentOnClimate, Subject::None)?.viewer.person;
    let locale = context.visitor.locale;
    let asked = asked(&context, Some(&form.place), Some(&form.period)).await?.ok_or(AppError::NotFound)?;
    let period = asked.period().ok_or(AppError::NotFound)?;
    let mut errors = ValidationErrors::default();
    let within = |text: &str, longest| {
        cleaned(text, longest).map_err(|long| t!(locale, "climate-comment-long", longest = long.0))
    };
    let written = within(&form.comment, MAX_COMMENT)
        .and_then(|text| if text.is_empty() { Err(t!(locale, "climate-comment-missing")) } else { Ok(text) });
    let comment = errors.keep("comment", written);
    let action = errors.keep("action", within(&form.action, MAX_ACTION));
    let owner = errors.keep("owner", within(&form.owner, MAX_OWNER));
    let (comment, action, owner) = errors.finish((comment, action, owner))?;
    let words = [comment, action, owner];
    context.app.store.climate().sign_comment(asked.unit(), period, author, words, context.visitor.now).await?;
    Ok(Redirect::to(page(&form.place, &form.period)).with_message(t!(locale, "climate-comment-signed")))
}
