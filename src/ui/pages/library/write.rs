//! `/library/write`: writing a case, and how far one's own cases are.

use leptos::prelude::*;

use super::case_fields::{FiledUnder, FiledUnderSource, TextArea};
use crate::app::library::own_cases;
use crate::app::library::own_cases::OwnCaseView;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn WriteCasePage() -> impl IntoView {
    page("library reading", own_cases::load(RequestContext::here()), |value, locale| {
        let cases =
            value.cases.into_iter().map(|case| view! { <OwnCase case=case locale=locale/> }).collect::<Vec<_>>();
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "library-write")}</h1>
                <p class="aside">{t!(locale, "library-write-lead")}</p>
            </div></div>
            <section class="card">
                <div class="notice"><p>{t!(locale, "library-write-names")}</p></div>
                <CaseForm stressors=value.stressors sources=value.sources locale=locale/>
            </section>
            {(!cases.is_empty()).then(|| view! {
                <section class="card" aria-labelledby="own-cases">
                    <h2 id="own-cases">{t!(locale, "library-own-cases")}</h2>
                    <p class="aside">{t!(locale, "library-own-cases-about")}</p>
                    <ul class="library-list own-cases">{cases}</ul>
                </section>
            })}
            <div class="buttons"><a class="button quiet" href="/library">{t!(locale, "library-back")}</a></div>
        };
        (t!(locale, "library-write"), view)
    })
}

#[component]
fn CaseForm(
    stressors: Vec<(String, Vec<(String, String)>)>,
    sources: Vec<(&'static str, String)>,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("write_case");
    let optional = t!(locale, "check-in-optional");
    view! {
        <form novalidate id=main_form("write_case") class="stack" method="post" action="/api/write_case">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <TextArea field="happened" label=t!(locale, "library-part-happened") help=t!(locale, "library-happened-help") state=state.clone()/>
            <TextArea field="tried" label=t!(locale, "library-part-tried") optional=optional.clone() state=state.clone()/>
            <TextArea field="say" label=t!(locale, "library-part-say") optional=optional state=state.clone()/>
            <FiledUnder stressors=stressors state=state.clone() locale=locale/>
            <FiledUnderSource sources=sources state=state locale=locale/>
            <p class="help">{t!(locale, "library-write-who")}</p>
            <div class="buttons"><button class="button">{t!(locale, "library-write-send")}</button></div>
        </form>
    }
}

#[component]
fn OwnCase(case: OwnCaseView, locale: Locale) -> impl IntoView {
    let OwnCaseView { id, when, state, reply, lang, words, released } = case;
    let words = words.map(|words| {
        let texts = [words.happened, words.tried, words.say].into_iter().filter(|text| !text.is_empty());
        texts.map(|text| view! { <p class="note-own" lang=lang>{text}</p> }).collect_view()
    });
    view! {
        <li>
            <span><strong>{state}</strong>" "<span class="aside">{when}</span></span>
            {(!reply.is_empty()).then(|| view! { <p>{t!(locale, "library-case-reply", reply = reply)}</p> })}
            {words}
            <div class="buttons">
                {released.map(|href| view! { <a class="button quiet small" href=href>{t!(locale, "library-case-see")}</a> })}
                <form novalidate method="post" action="/api/withdraw_case">
                    <input type="hidden" name="case" value=id/>
                    <button class="button quiet small">{t!(locale, "library-case-withdraw")}</button>
                </form>
            </div>
        </li>
    }
}
