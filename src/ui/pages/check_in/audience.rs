//! The audience of a check-in: a pill in the bar that names the people, and the choice that it opens.

use leptos::prelude::*;

use super::fields::error_ids;
use crate::app::check_in::Recipients;
use crate::state::flash::FormState;
use crate::ui::components::{FieldError, Icon};
use domain::{Audience, Locale};
use words::t;

/// The pill and the choice. It is open at first if there is something to choose or to correct.
#[component]
pub fn AudienceChoice(state: FormState, recipients: Recipients, locale: Locale) -> impl IntoView {
    let (_, described) = error_ids(&state, "audience");
    let class = if described.is_some() { "audience wrong" } else { "audience" };
    let chosen: Option<Audience> = state.value("audience").and_then(|key| key.parse().ok());
    let open = chosen.is_none() || described.is_some();
    let choices = Audience::ALL.into_iter().map(|audience| {
        view! {
            <label>
                <input type="radio" name="audience" value=audience.key() required checked=chosen == Some(audience)/>
                {words::audience(locale, audience)}
            </label>
        }
    });
    let choices = choices.collect_view();
    let sentence = |audience| recipients.sentence(locale, audience);
    view! {
        <details class="audience-pill" data-menu open=open>
            <summary>
                <span class="open-eye"><Icon name="eye" small=true/></span>
                <span class="closed-lock"><Icon name="lock" small=true/></span>
                <span class="to-whom">{goes_to(locale, &recipients)}</span>
            </summary>
            <fieldset class=class aria-describedby=described>
                <legend class="label">{t!(locale, "check-in-audience")}</legend>
                <div class="segments">{choices}</div>
                <FieldError field="audience" state=state/>
                <div class="audience-note" aria-live="polite">
                    <p class="audience-note-none">{t!(locale, "check-in-says-none")}</p>
                    <p class="audience-note-me">{sentence(Audience::Me)}</p>
                    <p class="audience-note-lead">{sentence(Audience::Lead)}</p>
                    <p class="audience-note-team">{sentence(Audience::Team)}</p>
                </div>
            </fieldset>
        </details>
    }
}

/// Who sees it, in short. The style sheet shows the one that is chosen.
fn goes_to(locale: Locale, recipients: &Recipients) -> impl IntoView + use<> {
    let [me, lead, team] = Audience::ALL.map(|audience| recipients.goes_to(locale, audience));
    view! {
        <span class="to-none">{t!(locale, "check-in-audience")}</span>
        <span class="to-me">{me}</span>
        <span class="to-lead">{lead}</span>
        <span class="to-team">{team}</span>
    }
}
