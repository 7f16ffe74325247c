//! Switching the published rules of thumb for teams on and off.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use insight::detectors::rules::TeamRule;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseRulesForm {
    rules: Vec<String>,
}

impl SubmittedForm for ChooseRulesForm {
    fn page(&self) -> String {
        "/admin/centre#rules".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("sent", "yes").and_list("rules", &self.rules)
    }
}

/// Switches on the rules with these keys, and the others off.
///
/// # Errors
/// If there is no such rule.
pub async fn choose_rules(context: RequestContext, form: ChooseRulesForm) -> Result<Redirect, AppError> {
    let ChooseRulesForm { rules } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let locale = context.visitor.locale;
    let chosen: Option<Vec<TeamRule>> = rules.iter().map(|key| TeamRule::from_key(key)).collect();
    let chosen = chosen.ok_or_else(|| AppError::field("rules", t!(locale, "rules-unknown")))?;
    let on = !chosen.is_empty();
    context.app.store.settings().set_team_rules(chosen, signed_in.person().id, context.visitor.now).await?;
    let said = if on { t!(locale, "rules-on") } else { t!(locale, "rules-off") };
    Ok(Redirect::to("/admin/centre").with_message(said))
}
