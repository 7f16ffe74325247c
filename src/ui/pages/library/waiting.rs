//! `/library/review`: the cases that wait for a psychologist, and the page on which one is edited, released or
//! declined.

use leptos::prelude::*;

use super::ItemLinks;
use super::case_fields::{FiledUnder, FiledUnderSource, TextArea};
use crate::app::library::waiting_cases;
use crate::app::library::waiting_cases::{WAITING, WaitingCaseLink, WaitingCaseView};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, TextField, ViewerField, form_state, page, page_key};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The list.
#[component]
pub fn WaitingCasesPage() -> impl IntoView {
    page("library reading", waiting_cases::list(RequestContext::here()), |value, locale| {
        let link = |WaitingCaseLink { href, excerpt, lang }| view! { <li><a href=href lang=lang>{excerpt}</a></li> };
        let waiting: Vec<_> = value.waiting.into_iter().map(link).collect();
        let waiting = match waiting.is_empty() {
            true => view! { <p>{t!(locale, "library-review-none")}</p> }.into_any(),
            false => view! { <ul class="library-list">{waiting}</ul> }.into_any(),
        };
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "library-review")}</h1>
                <p class="aside">{t!(locale, "library-review-lead")}</p>
            </div></div>
            <section class="card">{waiting}</section>
            {(!value.released.is_empty()).then(|| view! {
                <section class="card" aria-labelledby="released-h">
                    <h2 id="released-h">{t!(locale, "library-review-released")}</h2>
                    <ItemLinks items=value.released locale=locale/>
                </section>
            })}
            <div class="buttons"><a class="button quiet" href="/library">{t!(locale, "library-back")}</a></div>
        };
        (t!(locale, "library-review"), view)
    })
}

/// One case.
#[component]
pub fn WaitingCasePage() -> impl IntoView {
    let context = RequestContext::here();
    let id = page_key(WAITING).unwrap_or_default();
    let load = async move { waiting_cases::load(context, &id).await };
    page("library reading", load, |value, locale| {
        let case = value.id.clone();
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "library-review-one")}</h1>
                <p class="aside">{t!(locale, "library-review-one-lead")}</p>
            </div></div>
            <section class="card"><ReleaseForm value=value locale=locale/></section>
            <section class="card" aria-labelledby="decline-h">
                <h2 id="decline-h">{t!(locale, "library-decline")}</h2>
                <DeclineForm case=case locale=locale/>
            </section>
            <div class="buttons"><a class="button quiet" href=WAITING>{t!(locale, "library-review-back")}</a></div>
        };
        (t!(locale, "library-review-one"), view)
    })
}

#[component]
fn ReleaseForm(value: WaitingCaseView, locale: Locale) -> impl IntoView {
    let state = form_state("release_case");
    let optional = t!(locale, "check-in-optional");
    let WaitingCaseView { id, lang, words, stressor, stressors, sources, source } = value;
    let lang = Some(lang);
    let unchecked = state.error("without_names").is_some();
    let checked = state.value("without_names").is_some_and(|value| !value.is_empty());
    view! {
        <form novalidate id=main_form("release_case") class="stack" method="post" action="/api/release_case">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="case" value=id/>
            <TextField field="title" label=t!(locale, "library-case-title") help=t!(locale, "library-case-title-help") state=state.clone()/>
            <TextArea field="happened" label=t!(locale, "library-part-happened") begins=words.happened lang=lang state=state.clone()/>
            <TextArea field="tried" label=t!(locale, "library-part-tried") optional=optional.clone() begins=words.tried lang=lang state=state.clone()/>
            <TextArea field="say" label=t!(locale, "library-part-say") optional=optional begins=words.say lang=lang state=state.clone()/>
            <FiledUnder stressors=stressors begins=stressor state=state.clone() locale=locale/>
            <FiledUnderSource sources=sources begins=source state=state.clone() locale=locale/>
            <div class=if unchecked { "field wrong" } else { "field" }>
                <label class="tick">
                    <input type="checkbox" name="without_names" value="yes" checked=checked
                        aria-describedby=unchecked.then_some("without_names-error") aria-invalid=unchecked.then_some("true")/>
                    <span>{t!(locale, "library-case-without-names")}</span>
                </label>
                <FieldError field="without_names" state=state/>
            </div>
            <div class="buttons"><button class="button">{t!(locale, "library-release")}</button></div>
        </form>
    }
}

#[component]
fn DeclineForm(case: String, locale: Locale) -> impl IntoView {
    let state = form_state("decline_case");
    view! {
        <form novalidate class="stack" method="post" action="/api/decline_case">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="case" value=case/>
            <TextArea field="reply" label=t!(locale, "library-reply") help=t!(locale, "library-reply-help") state=state/>
            <div class="buttons"><button class="button quiet">{t!(locale, "library-decline")}</button></div>
        </form>
    }
}
