//! `/me/tests/licences`: where the self-tests come from, and on what terms they are used.

use leptos::prelude::*;

use crate::app::self_tests::licences;
use crate::app::self_tests::{PAGE, licences::LicenceView};
use crate::ui::components::{BackLink, page};
use crate::web::context::RequestContext;
use words::t;

/// The page.
#[component]
pub fn SelfTestLicencesPage() -> impl IntoView {
    page("self-tests reading", licences::load(RequestContext::here()), |value, locale| {
        let cards = value.into_iter().map(|licence| {
            let LicenceView { name, licence, wording, source } = licence;
            view! {
                <section class="card">
                    <h2>{name}</h2>
                    <p>{licence}</p>
                    <p class="aside">{wording}</p>
                    <p class="aside"><cite lang="en">{source}</cite></p>
                </section>
            }
        });
        let view = view! {
            <BackLink href=PAGE name=t!(locale, "self-tests-title")/>
            <div class="page-head"><div>
                <h1>{t!(locale, "self-tests-licences")}</h1>
                <p>{t!(locale, "self-tests-licences-lead")}</p>
            </div></div>
            {cards.collect_view()}
        };
        (t!(locale, "self-tests-licences"), view)
    })
}
