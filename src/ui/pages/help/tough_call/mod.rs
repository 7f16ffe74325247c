//! `/tough-call`: what the call was about, then what made it hard and how heavy it was. Both taps work without
//! JavaScript.

pub mod reset;

use leptos::prelude::*;

use crate::app::tough_calls;
use crate::app::tough_calls::{PAGE, SecondTap, ToughCallView};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, Icon, ViewerField, form_state, page, page_query};
use crate::web::context::RequestContext;
use domain::{Audience, Locale};
use words::t;

/// The page.
#[component]
pub fn ToughCallPage() -> impl IntoView {
    let load = tough_calls::load(RequestContext::here(), page_query("source"));
    page("tough reading", load, |value, locale| {
        let ToughCallView { sources, second, distress, key_is_on } = value;
        let body = match second {
            Some(second) => view! { <SecondTapForm second=second locale=locale/> }.into_any(),
            None => view! { <Sources sources=sources locale=locale/> }.into_any(),
        };
        let distress = distress.map(|(href, title)| view! { <DistressLink href=href title=title/> });
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "tough-title")}</h1>
                <p class="aside">{t!(locale, "tough-lead")}</p>
            </div></div>
            {body}
            {distress}
            <p class="aside">{t!(locale, "tough-own")}</p>
            <KeySwitch is_on=key_is_on locale=locale/>
        };
        (t!(locale, "tough-title"), view)
    })
}

/// The first tap: it opens the second step and saves nothing.
#[component]
fn Sources(sources: Vec<(String, String)>, locale: Locale) -> impl IntoView {
    let state = form_state("record_tough_call");
    let links = sources.into_iter().map(|(name, href)| view! { <li><a class="button quiet" href=href>{name}</a></li> });
    view! {
        <section class="card" aria-labelledby="tough-source">
            <FormErrors state=state.clone() locale=locale/>
            <h2 id="tough-source">{t!(locale, "tough-what-about")}</h2>
            <FieldError field="source" state=state/>
            <ul class="tough-sources">{links.collect_view()}</ul>
        </section>
    }
}

/// The second tap: each button states the kind and the heaviness, and saves.
#[component]
fn SecondTapForm(second: SecondTap, locale: Locale) -> impl IntoView {
    let SecondTap { source, name, fresh_id, shown_at, kinds, leads } = second;
    let state = form_state("record_tough_call");
    // A rejected id cannot be used again.
    let id = match (state.value("id"), state.error("id")) {
        (Some(id), None) => id.to_owned(),
        _ => fresh_id,
    };
    let chosen = state.value("said").map(str::to_owned);
    let mut chosen_name = None;
    let rows = kinds.into_iter().map(|(kind, degrees)| {
        let buttons = degrees.into_iter().map(|(said, heaviness)| {
            let label = t!(locale, "tough-pick", kind = kind.as_str(), heaviness = heaviness.as_str());
            let again = chosen.as_deref() == Some(said.as_str());
            if again {
                chosen_name = Some(label.clone());
            }
            view! {
                <button class=if again { "button" } else { "button quiet" } name="said" value=said aria-label=label>{heaviness}</button>
            }
        });
        let buttons = buttons.collect_view();
        view! { <li><span class="tough-kind">{kind}</span><div class="tough-degrees">{buttons}</div></li> }
    });
    let rows = rows.collect_view();
    let whole = state.error("").or_else(|| state.error("id"));
    let whole = whole.map(|wrong| {
        view! { <div class="notice wrong" role="alert"><Icon name="problem"/><p>{wrong}</p></div> }
    });
    let chosen_name =
        chosen_name.map(|chosen| view! { <p role="status">{t!(locale, "tough-chosen-before", chosen = chosen)}</p> });
    view! {
        <form novalidate id=main_form("record_tough_call") class="card stack" method="post" action="/api/record_tough_call">
            <ViewerField/>
            {whole}
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="shown_at" value=shown_at/>
            <input type="hidden" name="source" value=source.key()/>
            <p class="kicker">{name}</p>
            <h2 id="tough-kind">{t!(locale, "tough-what-kind")}</h2>
            {chosen_name}
            <FieldError field="said" state=state.clone()/>
            <ul class="tough-kinds" aria-labelledby="tough-kind">{rows}</ul>
            <AudienceFields chosen=state.value("audience").map(str::to_owned) leads=leads locale=locale/>
            <FieldError field="audience" state=state/>
            <p><a href=PAGE>{t!(locale, "tough-other-source")}</a></p>
        </form>
    }
}

/// Who sees it: the person alone, unless they choose their leads here.
#[component]
fn AudienceFields(chosen: Option<String>, leads: Option<String>, locale: Locale) -> impl IntoView {
    let Some(names) = leads else {
        return view! { <p class="aside">{t!(locale, "tough-audience-me-only")}</p> }.into_any();
    };
    let lead = chosen.as_deref() == Some(Audience::Lead.key());
    view! {
        <fieldset class="field">
            <legend>{t!(locale, "tough-audience")}</legend>
            <div class="segments">
                <label>
                    <input type="radio" name="audience" value=Audience::Me.key() checked=!lead/>
                    {t!(locale, "tough-audience-me")}
                </label>
                <label>
                    <input type="radio" name="audience" value=Audience::Lead.key() checked=lead/>
                    {t!(locale, "tough-audience-lead", names = names)}
                </label>
            </div>
        </fieldset>
    }
    .into_any()
}

/// Leads to the card for a caller in distress.
#[component]
pub(super) fn DistressLink(href: String, title: String) -> impl IntoView {
    view! { <p class="card tough-distress"><Icon name="support"/><a href=href>{title}</a></p> }
}

/// Switches the T key off and on: people who dictate must be able to do without a key that works everywhere.
#[component]
fn KeySwitch(is_on: bool, locale: Locale) -> impl IntoView {
    let (say, value, word) = match is_on {
        true => (t!(locale, "tough-key"), "off", t!(locale, "tough-key-off")),
        false => (t!(locale, "tough-key-is-off"), "on", t!(locale, "tough-key-on")),
    };
    view! {
        <form novalidate class="tough-key" method="post" action="/api/switch_tough_key">
            <ViewerField/>
            <span class="aside">{say}</span>
            <button class="button plain small" name="key" value=value>{word}</button>
        </form>
    }
}
