//! Switching off that suggestions are chosen by what helped, and on again.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use insight::suggestion::choice::ChoicePolicy;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseLearningForm {
    learning: String,
}

impl SubmittedForm for ChooseLearningForm {
    fn page(&self) -> String {
        "/admin/centre#learning".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("learning", &self.learning)
    }
}

/// Chooses by what helped (`on`), or everything alike (`off`). What was suggested before stays.
///
/// # Errors
/// If it is neither.
pub async fn choose_learning(context: RequestContext, form: ChooseLearningForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let locale = context.visitor.locale;
    let (policy, said) = match form.learning.as_str() {
        "on" => (ChoicePolicy::Learned, t!(locale, "centre-learning-now-on")),
        "off" => (ChoicePolicy::Uniform, t!(locale, "centre-learning-now-off")),
        _ => return Err(AppError::field("learning", t!(locale, "centre-learning-missing"))),
    };
    context.app.store.suggestions().set_policy(policy, signed_in.person().id, context.visitor.now).await?;
    Ok(Redirect::to("/admin/centre").with_message(said))
}
