//! The card that switches published rules of thumb on and off.

use leptos::prelude::*;

use crate::app::centre::TeamRule;
use crate::ui::components::{FieldError, ViewerField, form_state};
use domain::Locale;
use words::{reason, t};

/// Shows which rules are on, what they look for, and how often they are wrong.
#[component]
pub fn RulesCard(
    /// The rules that are on.
    rules: Vec<TeamRule>,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("choose_rules");
    // A rejected form keeps the choice, even if no rule was ticked.
    let again = !state.typed.is_empty();
    let on = |rule: TeamRule| if again { state.chose("rules", rule.key()) } else { rules.contains(&rule) };
    let wrong = state.error("rules").is_some();
    let ticks = TeamRule::ALL.map(|rule| {
        let id = format!("rule-{}", rule.key());
        view! {
            <label class="tick">
                <input type="checkbox" name="rules[]" value=rule.key() checked=on(rule) aria-describedby=id.clone()/>
                <span>{reason::rule(locale, rule)}</span>
            </label>
            <p class="aside" id=id>{reason::rule_is_right(locale, rule)}</p>
        }
    });
    view! {
        <section class="card" id="rules">
            <h2>{t!(locale, "centre-rules")}</h2>
            <p>{t!(locale, "centre-rules-say")}</p>
            <form novalidate method="post" action="/api/choose_rules">
                <ViewerField/>
                <fieldset class=if wrong { "field wrong" } else { "field" }>
                    <legend>{t!(locale, "centre-rules-which")}</legend>
                    {ticks.collect_view()}
                    <FieldError field="rules" state=state/>
                </fieldset>
                <button class="button quiet">{t!(locale, "centre-rules-button")}</button>
            </form>
        </section>
    }
}
