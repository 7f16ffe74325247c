//! Switching the published rules of thumb for teams on and off.

use leptos::prelude::server;

use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use insight::detectors::rules::TeamRule;
use words::t;

/// Switches on the rules of these keys, and the others off: nothing chosen is none.
///
/// # Errors
/// There is no such rule.
#[server(prefix = "/api", endpoint = "choose_rules")]
pub async fn choose_rules(#[server(default)] rules: Vec<String>) -> Result<(), AppError> {
    let context = RequestContext::here();
    let typed = FormValues::default().and("sent", "yes").and_list("rules", &rules);
    answer("choose_rules", "/admin/centre#rules", typed, async move {
        let signed_in = context.allowed(Action::Administer, Subject::None)?;
        let locale = context.visitor.locale;
        let chosen: Option<Vec<TeamRule>> = rules.iter().map(|key| TeamRule::from_key(key)).collect();
        let chosen = chosen.ok_or_else(|| AppError::field("rules", t!(locale, "rules-unknown")))?;
        let on = !chosen.is_empty();
        context.app.store.settings().set_team_rules(chosen, signed_in.person().id, context.visitor.now).await?;
        let said = if on { t!(locale, "rules-on") } else { t!(locale, "rules-off") };
        Ok(Next::to("/admin/centre").saying(said))
    })
    .await
}
