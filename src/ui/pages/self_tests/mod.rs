//! `/me/tests`: the self-tests that there are.

pub mod licences;
pub mod test;

use leptos::prelude::*;

use crate::app::self_tests::overview;
use crate::app::self_tests::overview::TestCard;
use crate::ui::components::{FormErrors, Icon, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn SelfTestsPage() -> impl IntoView {
    page("self-tests reading", overview::load(RequestContext::here()), |value, locale| {
        let cards = value.tests.into_iter().map(|test| view! { <Card test=test locale=locale/> });
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "self-tests-title")}</h1>
                <p>{t!(locale, "self-tests-lead")}</p>
            </div></div>
            <p class="notice"><Icon name="lock"/><span>{t!(locale, "self-tests-private")}</span></p>
            <FormErrors state=form_state("skip_self_tests") locale=locale/>
            <ul class="self-test-cards">{cards.collect_view()}</ul>
            <section class="card" aria-labelledby="offers-h">
                <h2 id="offers-h">{t!(locale, "self-tests-offers")}</h2>
                <p>{if value.skipped { t!(locale, "self-tests-offers-off") } else { t!(locale, "self-tests-offers-on") }}</p>
                <SkipButton skip=!value.skipped locale=locale/>
            </section>
            <p class="aside"><a href="/me/tests/licences">{t!(locale, "self-tests-licences")}</a></p>
        };
        (t!(locale, "self-tests-title"), view)
    })
}

#[component]
fn Card(test: TestCard, locale: Locale) -> impl IntoView {
    let TestCard { href, name, about, questions, last, is_unvalidated } = test;
    let last = match last {
        Some(day) => t!(locale, "self-test-last", day = day),
        None => t!(locale, "self-test-never"),
    };
    view! {
        <li class="card">
            <h2><a href=href>{name}</a></h2>
            <p>{about}</p>
            <p class="aside">{words::in_a_row(locale, [t!(locale, "self-test-questions", count = questions), last])}</p>
            {is_unvalidated.then(|| view! { <p class="aside">{t!(locale, "self-test-unvalidated")}</p> })}
        </li>
    }
}

/// The button that ends the offers, or lets them begin again.
#[component]
fn SkipButton(skip: bool, locale: Locale) -> impl IntoView {
    let words = if skip { t!(locale, "self-tests-skip") } else { t!(locale, "self-tests-unskip") };
    view! {
        <form novalidate class="buttons" method="post" action="/api/skip_self_tests">
            <ViewerField/>
            <input type="hidden" name="skip" value=if skip { "yes" } else { "no" }/>
            <button class="button quiet small">{words}</button>
        </form>
    }
}

/// The offer on the page of one's own weather; without an offer, a link to the tests.
#[component]
pub fn SelfTestOffer(offered: bool, locale: Locale) -> impl IntoView {
    if !offered {
        return view! { <p class="aside"><a href="/me/tests">{t!(locale, "self-tests-link")}</a></p> }.into_any();
    }
    view! {
        <section class="card self-test-offer" aria-labelledby="self-tests-offer">
            <h2 id="self-tests-offer">{t!(locale, "self-tests-offer")}</h2>
            <p>{t!(locale, "self-tests-offer-say")}</p>
            <div class="buttons">
                <a class="button quiet" href="/me/tests">{t!(locale, "self-tests-offer-see")}</a>
                <SkipButton skip=true locale=locale/>
            </div>
        </section>
    }
    .into_any()
}
