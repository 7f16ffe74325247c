//! `/stressors/propose`: the form for a source, and those like it.

use leptos::prelude::*;

use super::SourceRows;
use super::fields::{About, OneOf, Words, field_class};
use crate::app::stressor_register::proposal::{ProposalView, load};
use crate::app::stressor_register::{REGISTER, names};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{BackLink, FieldError, FormErrors, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use domain::stressor_register::{HowOften, SinceWhen};
use words::t;

/// The page.
#[component]
pub fn ProposePage() -> impl IntoView {
    let typed = form_state("propose_source");
    page("register reading", load(RequestContext::here(), typed), |value, locale| {
        let view = view! {
            <BackLink href=REGISTER name=t!(locale, "register-title")/>
            <div class="page-head"><div>
                <h1>{t!(locale, "register-propose")}</h1>
                <p class="aside">{t!(locale, "register-propose-lead")}</p>
            </div></div>
            <section class="card"><ProposalForm value=value locale=locale/></section>
        };
        (t!(locale, "register-propose"), view)
    })
}

#[component]
fn ProposalForm(value: ProposalView, locale: Locale) -> impl IntoView {
    let state = form_state("propose_source");
    let ProposalView { id, about, alike } = value;
    let how_often = HowOften::ALL.map(|often| (often.key(), names::how_often(locale, often))).to_vec();
    let since = SinceWhen::ALL.map(|since| (since.key(), names::since(locale, since))).to_vec();
    let names = vec![("no", t!(locale, "register-without-name")), ("yes", t!(locale, "register-with-name"))];
    let alike = (!alike.is_empty()).then(|| {
        let state = state.clone();
        view! {
            <div class=field_class(true) id="alike">
                <h2>{t!(locale, "register-alike")}</h2>
                <p class="aside">{t!(locale, "register-alike-about")}</p>
                <SourceRows rows=alike locale=locale/>
                <label class="tick">
                    <input type="checkbox" name="even_so" value="yes" aria-describedby="even_so-error" aria-invalid="true"/>
                    <span>{t!(locale, "register-even-so")}</span>
                </label>
                <FieldError field="even_so" state=state/>
            </div>
        }
    });
    view! {
        <form novalidate id=main_form("propose_source") class="stack" method="post" action="/api/propose_source">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="id" value=id/>
            <Words field="words" label=t!(locale, "register-words") help=t!(locale, "register-words-help") state=state.clone()/>
            {alike}
            <About choices=about state=state.clone() locale=locale/>
            <OneOf field="how_often" label=t!(locale, "register-how-often") values=how_often state=state.clone() begins=None/>
            <OneOf field="since" label=t!(locale, "register-since") values=since state=state.clone() begins=None/>
            <OneOf field="named" label=t!(locale, "register-name") values=names state=state begins=None/>
            <p class="aside">{t!(locale, "register-name-help")}</p>
            <div class="buttons"><button class="button">{t!(locale, "register-send")}</button></div>
        </form>
    }
}
