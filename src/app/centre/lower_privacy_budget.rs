//! Lowering the privacy budget of the climate.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use insight::climate::{Budget, Epsilon};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LowerPrivacyBudgetForm {
    budget: String,
    understood: String,
}

impl SubmittedForm for LowerPrivacyBudgetForm {
    fn page(&self) -> String {
        "/admin/centre#privacy-budget".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("budget", &self.budget).and("understood", &self.understood)
    }
}

/// Lowers it. `understood` says that it can never be raised again.
///
/// # Errors
/// If the number is not below the budget in force or below the lowest one, or the box is not ticked.
pub async fn lower_privacy_budget(context: RequestContext, form: LowerPrivacyBudgetForm) -> Result<Redirect, AppError> {
    let LowerPrivacyBudgetForm { budget, understood } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let now = store.settings().privacy_budget().await?.total();
    let (lowest, mut errors) = (Budget::LOWEST.total(), ValidationErrors::default());
    let wanted = match hundredths(&budget) {
        Some(wanted) if wanted >= now => Err(t!(locale, "budget-not-lower", budget = now.to_string())),
        Some(wanted) if wanted < lowest => Err(t!(locale, "budget-too-low", lowest = lowest.to_string())),
        Some(wanted) => Ok(wanted),
        None => Err(t!(locale, "budget-missing")),
    };
    let wanted = errors.keep("budget", wanted);
    if understood.is_empty() {
        errors.add("understood", t!(locale, "budget-not-understood"));
    }
    let wanted = errors.finish(wanted)?;
    let budget = store.settings().lower_privacy_budget(wanted, signed_in.person().id, context.visitor.now).await?;
    let said = t!(locale, "budget-lowered", budget = budget.total().to_string());
    Ok(Redirect::to("/admin/centre").with_message(said))
}

/// Reads a number with at most two decimals.
fn hundredths(text: &str) -> Option<Epsilon> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    Some(Epsilon(100 * whole.parse::<u32>().ok()? + part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_read_with_up_to_two_decimals() {
        let read = [" 1.5 ", "1,25", "1", "0.05", "1.555", "-1", "", ".", "1e3", "two"].map(hundredths);
        let budgets = [150, 125, 100, 5].map(|hundredths| Some(Epsilon(hundredths)));
        assert_eq!(read, [&budgets[..], &[None; 6]].concat()[..]);
    }
}
