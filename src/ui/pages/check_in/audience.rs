//! The audience of a check-in: the choice, and the sentence that names who sees it.

use leptos::prelude::*;

use super::fields::error_ids;
use crate::app::check_in::Recipients;
use crate::state::flash::FormState;
use crate::ui::components::{FieldError, Icon};
use domain::{Audience, Locale};
use words::t;

#[component]
pub fn AudienceChoice(state: FormState, company: Recipients, locale: Locale) -> impl IntoView {
    let (_, described) = error_ids(&state, "audience");
    let class = if described.is_some() { "audience wrong" } else { "audience" };
    let chosen: Option<Audience> = state.value("audience").and_then(|key| key.parse().ok());
    let choices = Audience::ALL.into_iter().map(|audience| {
        view! {
            <label>
                <input type="radio" name="audience" value=audience.key() required checked=chosen == Some(audience)/>
                {words::audience(locale, audience)}
            </label>
        }
    });
    let choices = choices.collect_view();
    let sentence = |audience| company.sentence(locale, audience);
    view! {
        <fieldset class=class aria-describedby=described>
            <legend class="label">{t!(locale, "check-in-audience")}</legend>
            <div class="segments">{choices}</div>
            <FieldError field="audience" state=state/>
            <div class="audience-note" aria-live="polite">
                <span class="open-eye"><Icon name="eye" small=true/></span>
                <span class="closed-lock"><Icon name="lock" small=true/></span>
                <p class="audience-note-none">{t!(locale, "check-in-says-none")}</p>
                <p class="audience-note-me">{sentence(Audience::Me)}</p>
                <p class="audience-note-lead">{sentence(Audience::Lead)}</p>
                <p class="audience-note-team">{sentence(Audience::Team)}</p>
            </div>
        </fieldset>
    }
}

/// A short version next to the save button. The style sheet shows one of the three.
pub fn goes_to(locale: Locale, company: &Recipients) -> impl IntoView + use<> {
    let [me, lead, team] = Audience::ALL.map(|audience| company.goes_to(locale, audience));
    view! { <span class="save-audience-me">{me}</span><span class="save-audience-lead">{lead}</span><span class="save-audience-team">{team}</span> }
}
