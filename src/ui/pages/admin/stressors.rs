//! `/admin/stressors`: the stressors offered in a check-in, by group, and a form to add the centre's own.

use leptos::prelude::*;

use crate::app::centre::stressors;
use crate::app::centre::stressors::{GroupRow, StressorRow};
use crate::state::flash::FormState;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, Icon, TextField, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn StressorsPage() -> impl IntoView {
    page("reading settings", stressors::load(RequestContext::here()), |groups, locale| {
        let state = form_state("add_stressor");
        let names: Vec<_> = groups.iter().map(|group| (group.key.clone(), group.name.clone())).collect();
        let groups = groups.into_iter().map(|group| view! { <StressorGroup group=group locale=locale/> });
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "stressors-title")}</h1>
                <p class="aside">{t!(locale, "stressors-lead")}</p>
            </div></div>
            <FormErrors state=state.clone() locale=locale/>
            <section class="card" id="add">
                <h2>{t!(locale, "stressors-add")}</h2>
                <AddStressorForm groups=names state=state locale=locale/>
            </section>
            {groups.collect_view()}
        };
        (t!(locale, "stressors-title"), view)
    })
}

#[component]
fn StressorGroup(group: GroupRow, locale: Locale) -> impl IntoView {
    let rows = group.stressors.into_iter().map(|row| view! { <StressorItem row=row locale=locale/> });
    view! {
        <section class="card">
            <h2>{group.name}</h2>
            <ul class="rows">{rows.collect_view()}</ul>
        </section>
    }
}

#[component]
fn StressorItem(row: StressorRow, locale: Locale) -> impl IntoView {
    let StressorRow { key, name, other, offered, own, about_lead } = row;
    let (value, label) =
        if offered { ("no", t!(locale, "stressors-put-away")) } else { ("yes", t!(locale, "stressors-offer")) };
    let button_label = words::labelled(locale, &label, &name);
    let mark = (own && !about_lead).then(|| {
        let mark = t!(locale, "stressors-mark");
        view! {
            <form novalidate method="post" action="/api/mark_stressor">
                <input type="hidden" name="stressor" value=key.clone()/>
                <button class="button quiet small" aria-label=words::labelled(locale, &mark, &name)>{mark.clone()}</button>
            </form>
        }
    });
    view! {
        <li>
            <span>
                {name}<span class="aside" lang=locale.other().tag()>" "{other}</span>
                {own.then(|| view! { " "<span class="chip wash">{t!(locale, "stressors-own")}</span> })}
                {about_lead.then(|| view! { " "<span class="chip plain">{t!(locale, "stressors-about-lead")}</span> })}
                {(!offered).then(|| view! { " "<span class="chip plain">{t!(locale, "stressors-not-offered")}</span> })}
            </span>
            {mark}
            <form novalidate method="post" action="/api/offer_stressor">
                <input type="hidden" name="stressor" value=key/>
                <button class="button quiet small" name="offered" value=value aria-label=button_label>{label}</button>
            </form>
        </li>
    }
}

#[component]
fn AddStressorForm(groups: Vec<(String, String)>, state: FormState, locale: Locale) -> impl IntoView {
    let chosen = state.value("group").map(str::to_owned);
    let wrong = state.error("group").is_some();
    let groups = groups.into_iter().map(|(key, name)| {
        let is_chosen = chosen.as_deref() == Some(key.as_str());
        view! { <option value=key selected=is_chosen>{name}</option> }
    });
    view! {
        <form novalidate id=main_form("add_stressor") method="post" action="/api/add_stressor">
            <ViewerField/>
            <div class="fields two">
                <TextField field="en" label=t!(locale, "stressors-en") state=state.clone() required=true/>
                <TextField field="zh" label=t!(locale, "stressors-zh") state=state.clone() required=true/>
                <div class=if wrong { "field across wrong" } else { "field across" }>
                    <label for="group">{t!(locale, "stressors-group")}</label>
                    <select class="select" id="group" name="group" aria-invalid=wrong.then_some("true") aria-describedby="group-error">{groups.collect_view()}</select>
                    <FieldError field="group" state=state.clone()/>
                </div>
                <label class="tick across">
                    <input type="checkbox" name="about_lead" value="yes" checked=state.value("about_lead") == Some("yes")/>
                    <span>{t!(locale, "stressors-about-lead-tick")}</span>
                </label>
            </div>
            <button class="button"><Icon name="plus"/>{t!(locale, "stressors-add-button")}</button>
        </form>
    }
}
