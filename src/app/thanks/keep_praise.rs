//! Writing a customer's praise down, for oneself.

use serde::Deserialize;
use uuid::Uuid;

use super::{PAGE, read_words};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::thanks::{ThanksFrom, ThanksTo};
use domain::{ThankYou, ThankYouId};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct KeepPraiseForm {
    praise_glyph: String,
    praise: String,
}

impl SubmittedForm for KeepPraiseForm {
    fn page(&self) -> String {
        format!("{PAGE}#praise-h")
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("praise_glyph", &self.praise_glyph).and("praise", &self.praise)
    }
}

/// Keeps the praise among the person's thank-yous.
///
/// # Errors
/// If a field is wrong.
pub async fn keep_praise(context: RequestContext, form: KeepPraiseForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::GiveThanks, Subject::None)?.viewer.person;
    let locale = context.visitor.locale;
    let mut errors = ValidationErrors::default();
    let words = read_words(locale, (&form.praise_glyph, &form.praise), ("praise_glyph", "praise"), &mut errors);
    errors.check()?;
    let (glyph, line) = words.ok_or(AppError::Internal)?;
    let thanks = ThankYou {
        id: ThankYouId(Uuid::new_v4()),
        to: ThanksTo::Person(person),
        from: ThanksFrom::Customer,
        with_name: false,
        glyph,
        line,
        given_at: context.visitor.now,
        shown: None,
    };
    context.app.store.thanks().give(thanks).await?;
    Ok(Redirect::to(format!("{PAGE}#received-h")).with_message(t!(locale, "thanks-praise-kept")))
}
