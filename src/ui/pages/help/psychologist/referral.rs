//! `/psychologist/referral`: the form that asks a psychologist for a referral.

use leptos::prelude::*;

use crate::app::counselling::referral_form;
use crate::app::counselling::referral_form::{PickableEntry, ReferralFormView, ReferralReader};
use crate::app::self_tests::share::SharedTestView;
use crate::state::flash::FormState;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{BackLink, FieldError, FormErrors, Glyph, Icon, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn ReferralPage() -> impl IntoView {
    page("referral reading", referral_form::load(RequestContext::here(), wanted_self_test()), |value, locale| {
        let attached = value.open_to.clone().zip(value.self_test.clone());
        let form = if let Some((reader, shared)) = attached {
            view! { <AttachForm reader=reader shared=shared locale=locale/> }.into_any()
        } else if value.exists {
            view! {
                <section class="card">
                    <p>{t!(locale, "referral-exists")}</p>
                    <p><a class="button quiet" href="/psychologist#referral">{t!(locale, "referral-see")}</a></p>
                </section>
            }
            .into_any()
        } else if value.psychologists.is_empty() {
            view! { <section class="card"><NobodyReads locale=locale/></section> }.into_any()
        } else {
            view! { <Form value=value locale=locale/> }.into_any()
        };
        let view = view! {
            <BackLink href="/psychologist" name=t!(locale, "psychologist-title")/>
            <div class="page-head"><div>
                <h1>{t!(locale, "referral-title")}</h1>
                <p class="aside">{t!(locale, "referral-lead")}</p>
            </div></div>
            {form}
        };
        (t!(locale, "referral-title"), view)
    })
}

/// The result that the person wants to share: the form of its page brings it, and a form that comes back keeps it.
fn wanted_self_test() -> Option<String> {
    let in_form = |form: &str| form_state(form).value("self_test").map(str::to_owned);
    in_form("ask_referral").or_else(|| in_form("attach_self_test"))
}

/// Says that no psychologist can read a referral yet, and where else somebody listens.
#[component]
pub fn NobodyReads(locale: Locale) -> impl IntoView {
    view! {
        <p>{words::in_a_row(locale, [t!(locale, "referral-nobody"), t!(locale, "referral-nobody-instead")])}</p>
        <p><a class="button quiet" href="/support#ask"><Icon name="speech"/>{t!(locale, "talk-ask")}</a></p>
    }
}

#[component]
fn Form(value: ReferralFormView, locale: Locale) -> impl IntoView {
    let state = form_state("ask_referral");
    let chosen = state.value("to").unwrap_or_default().to_owned();
    let only = value.psychologists.len() == 1 && chosen.is_empty();
    let choices = value.psychologists.into_iter().map(|choice| {
        let key = choice.person.to_string();
        let checked = only || chosen == key;
        view! {
            <label class="tick">
                <input type="radio" name="to" value=key checked=checked/><span>{choice.name}</span>
            </label>
        }
    });
    let described = |field: &'static str| state.error(field).map(|_| format!("{field}-error"));
    let class = |field: &str| if state.error(field).is_some() { "field wrong" } else { "field" };
    let none = value.entries.is_empty().then(|| view! { <p class="aside">{t!(locale, "referral-no-entries")}</p> });
    let self_test =
        value.self_test.map(|shared| view! { <SharedTest shared=shared state=state.clone() locale=locale/> });
    let entries =
        value.entries.into_iter().map(|entry| view! { <Entry entry=entry state=state.clone() locale=locale/> });
    view! {
        <form id=main_form("ask_referral") class="card stack" method="post" action="/api/ask_referral" novalidate>
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <fieldset class=class("to") aria-describedby=described("to")>
                <legend>{t!(locale, "referral-to")}</legend>
                {choices.collect_view()}
                <FieldError field="to" state=state.clone()/>
            </fieldset>
            {self_test}
            <fieldset class=class("entries") aria-describedby=described("entries")>
                <legend>{t!(locale, "referral-pick")}</legend>
                <p class="help">{t!(locale, "referral-pick-help")}</p>
                {none}
                <ul class="referral-entries">{entries.collect_view()}</ul>
                <FieldError field="entries" state=state.clone()/>
            </fieldset>
            <p class="aside talk-sight"><Icon name="lock" small=true/><span>{t!(locale, "referral-who-sees")}</span></p>
            <div class="buttons"><button class="button">{t!(locale, "referral-send")}</button></div>
        </form>
    }
}

/// The result of a self-test that the person takes along, unless they take the tick away.
#[component]
fn SharedTest(shared: SharedTestView, state: FormState, locale: Locale) -> impl IntoView {
    let SharedTestView { value, name, when, scores } = shared;
    let scores = scores.into_iter().map(|score| view! { <li><span>{score.name}</span><span>{score.score}</span></li> });
    view! {
        <fieldset class="field">
            <legend>{t!(locale, "referral-self-test")}</legend>
            <p class="help">{t!(locale, "referral-self-test-help")}</p>
            <label class="tick">
                <input type="checkbox" name="self_test" value=value checked/>
                <span><strong>{name}</strong><br/>{t!(locale, "self-test-result", day = when)}</span>
            </label>
            <ul class="rows">{scores.collect_view()}</ul>
            <FieldError field="self_test" state=state/>
        </fieldset>
    }
}

/// The form that puts a result with the referral that the person has already.
#[component]
fn AttachForm(reader: ReferralReader, shared: SharedTestView, locale: Locale) -> impl IntoView {
    let ReferralReader { referral, name: psychologist } = reader;
    let SharedTestView { value, name, when, scores } = shared;
    let scores = scores.into_iter().map(|score| view! { <li><span>{score.name}</span><span>{score.score}</span></li> });
    let psychologist = psychologist.as_str();
    view! {
        <form class="card stack" method="post" action="/api/attach_self_test" novalidate>
            <FormErrors state=form_state("attach_self_test") locale=locale/>
            <h2>{t!(locale, "referral-attach", name = psychologist)}</h2>
            <p>{t!(locale, "referral-attach-say", name = psychologist)}</p>
            <p><strong>{name}</strong><br/>{t!(locale, "self-test-result", day = when)}</p>
            <ul class="rows">{scores.collect_view()}</ul>
            <p class="help">{t!(locale, "referral-self-test-help")}</p>
            <input type="hidden" name="referral" value=referral.to_string()/>
            <input type="hidden" name="self_test" value=value/>
            <div class="buttons">
                <button class="button">{t!(locale, "referral-attach-button", name = psychologist)}</button>
                <a class="button quiet" href="/psychologist#referral">{t!(locale, "referral-see")}</a>
            </div>
        </form>
    }
}

#[component]
fn Entry(entry: PickableEntry, state: FormState, locale: Locale) -> impl IntoView {
    let PickableEntry { id, line } = entry;
    let picked = |field: &str| state.chose(field, &id);
    let note = line.note.map(|note| {
        view! {
            <label class="tick with-note">
                <input type="checkbox" name="notes[]" value=id.clone() checked=picked("notes")/>
                <span>{t!(locale, "referral-with-note")}{words::gap(locale)}<q>{note}</q></span>
            </label>
        }
    });
    let checked = picked("entries");
    view! {
        <li>
            <label class="tick">
                <input type="checkbox" name="entries[]" value=id.clone() checked=checked/>
                <Glyph weather=line.weather locale=locale/>
                <span><strong>{line.when}</strong><br/>{line.said}</span>
            </label>
            {note}
        </li>
    }
}
