//! Writing a customer's praise down, for oneself.

use serde::Deserialize;
use uuid::Uuid;

use super::{PAGE, read_words};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, TypedField, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::thanks::{MAX_PRAISE_A_DAY, ThanksFrom, ThanksTo};
use domain::{ThankYou, ThankYouId};
use store::GiveOutcome;
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

/// Keeps the praise among the person's thank-yous. A form that was sent twice keeps one.
///
/// # Errors
/// If a field is wrong, or the person has kept as much as the limit of a day allows.
pub async fn keep_praise(context: RequestContext, form: KeepPraiseForm) -> Result<Redirect, AppError> {
    let person = context.allowed(Action::GiveThanks, Subject::None)?.viewer.person;
    let locale = context.visitor.locale;
    let mut errors = ValidationErrors::default();
    let glyph = TypedField::new("praise_glyph", &form.praise_glyph);
    let words = read_words(locale, glyph, TypedField::new("praise", &form.praise), &mut errors);
    let (glyph, line) = errors.finish(words)?;
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
    match context.app.store.thanks().give(thanks).await? {
        GiveOutcome::Given | GiveOutcome::SentAgain => {
            Ok(Redirect::to(format!("{PAGE}#received-h")).with_message(t!(locale, "thanks-praise-kept")))
        }
        GiveOutcome::Limited(_) => Err(AppError::field("", t!(locale, "thanks-limit-praise", most = MAX_PRAISE_A_DAY))),
    }
}
