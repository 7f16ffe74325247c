//! Taking a self-test.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{FIELDS, address, is_available};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use content::Instrument;
use domain::access::{Action, Subject};
use domain::self_test::SelfTestResult;
use words::t;

/// The fields of the form: the instrument, and an answer for each item.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TakeSelfTestForm {
    test: String,
    #[serde(flatten)]
    answers: BTreeMap<String, String>,
}

impl SubmittedForm for TakeSelfTestForm {
    fn page(&self) -> String {
        format!("{}?take=1", address(&self.test))
    }

    fn values(&self) -> FormValues {
        let answered = FIELDS.into_iter().filter_map(|field| Some((field, self.answers.get(field)?)));
        answered.fold(FormValues::default(), |values, (field, answer)| values.and(field, answer))
    }
}

impl TakeSelfTestForm {
    /// For each item the index of the chosen option.
    fn read(&self, instrument: &Instrument) -> Vec<Option<u8>> {
        let chosen = |(item, field): (&content::Item, &str)| {
            let index: u8 = self.answers.get(field)?.parse().ok()?;
            (usize::from(index) < instrument.options(item).len()).then_some(index)
        };
        instrument.items.iter().zip(FIELDS).map(chosen).collect()
    }
}

/// Keeps the answers in the person's sealed record, once if the form is sent again. Nothing else is written anywhere.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such test; if a score needs an answer that is missing, or the session does not
/// hold the person's key.
pub async fn take_self_test(context: RequestContext, form: TakeSelfTestForm) -> Result<Redirect, AppError> {
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let instrument = content::instruments().get(&form.test).ok_or(AppError::NotFound)?;
    if !is_available(&context, instrument).await? {
        return Err(AppError::NotFound);
    }
    let answers = form.read(instrument);
    let values = instrument.values(&answers);
    let mut errors = ValidationErrors::default();
    for number in instrument.scales.iter().flat_map(|scale| scale.rule.missing(&values)) {
        if let Some(field) = FIELDS.get(number - 1) {
            errors.add(field, t!(locale, "self-test-missing"));
        }
    }
    errors.check()?;
    let result = SelfTestResult { instrument: instrument.key.clone(), taken_at: now, answers };
    let kept = context.app.store.self_tests().change(me.own.clone(), now, |record| record.take(result)).await?;
    kept.ok_or_else(|| AppError::field("", t!(locale, "self-test-no-key")))?;
    Ok(Redirect::to(address(&instrument.key)))
}
