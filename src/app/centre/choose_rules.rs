//! Switching the published rules of thumb for teams on and off.

use leptos::prelude::server;

use crate::web::form::{Asking, Next, Typed, answer};
use crate::web::refusal::Refusal;
use domain::access::{Action, Subject};
use insight::detectors::rules::TeamRule;
use words::t;

/// Switches on the rules of these keys, and the others off: nothing chosen is none.
///
/// # Errors
/// There is no such rule.
#[server(prefix = "/api", endpoint = "choose_rules")]
pub async fn choose_rules(#[server(default)] rules: Vec<String>) -> Result<(), Refusal> {
    let asking = Asking::here();
    let typed = Typed::default().and("sent", "yes").and_list("rules", &rules);
    answer("choose_rules", "/admin/centre#rules", typed, async move {
        let signed_in = asking.allowed(Action::Administer, Subject::None)?;
        let locale = asking.visitor.locale;
        let chosen: Option<Vec<TeamRule>> = rules.iter().map(|key| TeamRule::from_key(key)).collect();
        let chosen = chosen.ok_or_else(|| Refusal::field("rules", t!(locale, "rules-unknown")))?;
        let on = !chosen.is_empty();
        asking.app.store.choose_rules(chosen, signed_in.person().id, asking.visitor.now).await?;
        let said = if on { t!(locale, "rules-on") } else { t!(locale, "rules-off") };
        Ok(Next::to("/admin/centre").saying(said))
    })
    .await
}
