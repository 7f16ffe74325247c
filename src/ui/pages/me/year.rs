//! `/me/year`: a person's year in review, in the parts that they choose.

use leptos::prelude::*;

use crate::app::me::year;
use crate::app::me::year::{PAGE, YearParts, YearView};
use crate::ui::components::{Icon, page, page_query};
use crate::ui::pages::climate::blocks::Blocks;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn OwnYearPage() -> impl IntoView {
    let parts = YearParts::read(page_query);
    page("year narrow", year::load(RequestContext::here(), parts), |value, locale| {
        (t!(locale, "me-year"), show(value, locale))
    })
}

fn show(value: YearView, locale: Locale) -> impl IntoView {
    let YearView { parts, review, pdf } = value;
    let made = review.is_some();
    let review = review.map(|(document, for_phone)| {
        let meta = document.meta.iter().cloned().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <article class="report" id="review">
                <header class="page-head">
                    <ul class="report-meta">{meta}</ul>
                    <div class="buttons">
                        <a class="button" href=pdf download=""><Icon name="download" small=true/>{t!(locale, "me-year-pdf")}</a>
                    </div>
                </header>
                <Blocks document=document for_phone=for_phone locale=locale/>
            </article>
        }
    });
    let make = if made { t!(locale, "me-year-again") } else { t!(locale, "me-year-make") };
    view! {
        <div class="page-head"><div>
            <h1>{t!(locale, "me-year")}</h1>
            <p class="aside">{t!(locale, "me-year-lead")}</p>
        </div></div>
        <form class="card stack year-form" method="get" action=PAGE novalidate>
            <input type="hidden" name="make" value="yes"/>
            <fieldset class="field">
                <legend>{t!(locale, "me-year-parts")}</legend>
                <div class="ticks lines">
                <Part name="months" on=parts.months label=t!(locale, "me-year-months")/>
                <Part name="tags" on=parts.tags label=t!(locale, "me-year-part-tags")/>
                <Part name="helped" on=parts.helped label=t!(locale, "me-year-helped")/>
                <Part name="good" on=parts.good label=t!(locale, "me-year-part-good")/>
                </div>
            </fieldset>
            <div class="buttons">
                <button class=if made { "button quiet" } else { "button" }>{make}</button>
                <a class="button plain" href="/me">{t!(locale, "me-year-back")}</a>
            </div>
        </form>
        {review}
    }
}

#[component]
fn Part(name: &'static str, on: bool, label: String) -> impl IntoView {
    view! { <label class="tick"><input type="checkbox" name=name value="yes" checked=on/><span>{label}</span></label> }
}
