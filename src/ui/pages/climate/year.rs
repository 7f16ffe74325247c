//! `/climate/year`: the last four quarters of a place, ready to print.

use leptos::prelude::*;

use super::blocks::Blocks;
use crate::app::climate::year;
use crate::app::climate::year::{ClimateYear, YearQuery};
use crate::ui::components::{Icon, page, page_query};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn ClimateYearPage() -> impl IntoView {
    let wanted = YearQuery { place: page_query("place"), until: page_query("until") };
    page("climate", year::load(RequestContext::here(), wanted), |value, locale| {
        (value.document.title.clone(), show(value, locale))
    })
}

fn show(value: ClimateYear, locale: Locale) -> impl IntoView {
    let ClimateYear { document, for_phone, pdf, back, earlier } = value;
    let meta = document.meta.iter().cloned().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <article class="report">
            <header class="page-head">
                <div>
                    <h1>{document.title.clone()}</h1>
                    <p class="aside">{t!(locale, "climate-year-about")}</p>
                    <ul class="report-meta">{meta}</ul>
                </div>
            </header>
            <nav class="report-ways" aria-label=t!(locale, "climate-period")>
                <a class="button quiet small" href=back><Icon name="arrow-left"/>{t!(locale, "climate-year-back")}</a>
                {earlier.map(|href| view! { <a class="button quiet small" rel="prev" href=href>{t!(locale, "climate-year-earlier")}</a> })}
                <div class="report-files" role="group" aria-label=t!(locale, "climate-print")>
                    <Icon name="download"/>
                    <a href=pdf download="">{t!(locale, "climate-pdf")}</a>
                </div>
            </nav>
            <Blocks document=document for_phone=for_phone locale=locale/>
            <p class="aside access-note"><Icon name="eye"/>{t!(locale, "climate-looked")}</p>
        </article>
    }
}
