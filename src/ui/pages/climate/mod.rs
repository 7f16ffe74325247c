//! `/climate`: the report of a site or department and a period, with links to others.

pub(in crate::ui::pages) mod blocks;
mod comment;
pub mod year;

use leptos::prelude::*;

use crate::app::climate;
use crate::app::climate::{ClimateView, PlaceLink, ReportPage};
use crate::ui::components::{Icon, Vane, page, page_key, page_query};
use crate::web::context::RequestContext;
use blocks::Blocks;
use comment::CommentForm;
use domain::Locale;
use insight::climate::estimate::Span;
use words::climate as said;
use words::t;

/// The page.
#[component]
pub fn ClimatePage() -> impl IntoView {
    let place = page_key("/climate");
    let period = page_query("period");
    page("climate", climate::load(RequestContext::here(), place, period), |view, locale| match view {
        ClimateView::Report(shown) => whole(*shown, locale),
        ClimateView::NoTeam => {
            empty(t!(locale, "climate-no-team-title"), t!(locale, "climate-no-team"), vec![], locale)
        }
        ClimateView::NoFigures(places) => {
            empty(t!(locale, "climate-none-title"), t!(locale, "climate-none"), places, locale)
        }
    })
}

fn empty(title: String, sentence: String, places: Vec<PlaceLink>, locale: Locale) -> (String, AnyView) {
    let view = view! {
        <div class="climate-grid">
            <Places places=places locale=locale/>
            <section class="empty">
                <Vane/>
                <h1>{title.clone()}</h1>
                <p>{sentence}</p>
            </section>
        </div>
    };
    (title, view.into_any())
}

fn whole(shown: ReportPage, locale: Locale) -> (String, AnyView) {
    let ReportPage { places, place, period, when, spans, around, document, for_phone, year, may_comment, own_comment } =
        shown;
    let title = document.title.clone();
    let [earlier, later] = around;
    let view = view! {
        <div class="climate-grid">
            <Places places=places locale=locale/>
            <article class="report">
                <header class="page-head">
                    <div>
                        <h1>{document.title.clone()}</h1>
                        <p class="aside">{t!(locale, "climate-about")}</p>
                        <ul class="report-meta">{document.meta.iter().cloned().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                    </div>
                </header>
                <nav class="report-ways" aria-label=t!(locale, "climate-period")>
                    <div class="segments" role="group" aria-label=t!(locale, "climate-span")>
                        {spans
                            .into_iter()
                            .map(|(span, href)| {
                                let here = span == Span::of(period);
                                view! { <a href=href aria-current=here.then_some("true")>{said::span(locale, span)}</a> }
                            })
                            .collect_view()}
                    </div>
                    <div class="report-when">
                        {earlier.map(|href| view! { <a class="button quiet small" rel="prev" href=href><Icon name="arrow-left"/>{t!(locale, "climate-earlier")}</a> })}
                        <strong>{when}</strong>
                        {later.map(|href| view! { <a class="button quiet small" rel="next" href=href>{t!(locale, "climate-later")}<Icon name="arrow-right"/></a> })}
                    </div>
                    <div class="report-files" role="group" aria-label=t!(locale, "climate-print")>
                        <Icon name="download"/>
                        {["pdf", "csv", "json"]
                            .map(|kind| {
                                let name = match kind {
                                    "pdf" => t!(locale, "climate-pdf"),
                                    "csv" => t!(locale, "climate-csv"),
                                    _ => t!(locale, "climate-json"),
                                };
                                view! { <a href=format!("/climate/{place}/report.{kind}?period={period}") download="">{name}</a> }
                            })
                            .into_iter()
                            .collect_view()}
                    </div>
                    {year.map(|href| view! { <a class="button quiet small" href=href>{t!(locale, "climate-year")}</a> })}
                    {may_comment.then(|| view! { <a class="button quiet small" href="#comment">{t!(locale, "climate-comment-title")}</a> })}
                </nav>
                <Blocks document=document for_phone=for_phone locale=locale/>
                {may_comment
                    .then(|| view! { <CommentForm place=place.to_string() period=period.to_string() own=own_comment locale=locale/> })}
                <p class="aside access-note"><Icon name="eye"/>{t!(locale, "climate-looked")}</p>
            </article>
        </div>
    };
    (title, view.into_any())
}

#[component]
fn Places(places: Vec<PlaceLink>, locale: Locale) -> impl IntoView {
    if places.len() < 2 {
        return ().into_any();
    }
    let here = places.iter().find(|place| place.current).map(|place| place.name.clone()).unwrap_or_default();
    let links = places.into_iter().map(|place| {
        view! {
            <li class=format!("depth-{}", place.depth)>
                <a href=place.href aria-current=place.current.then_some("page")>{place.name}</a>
            </li>
        }
    });
    let links = links.collect_view();
    view! {
        <nav class="places" aria-label=t!(locale, "climate-places")>
            <details class="places-fold">
                <summary><span class="aside">{t!(locale, "climate-places")}</span><strong>{here}</strong></summary>
                <ul>{links}</ul>
            </details>
        </nav>
    }
    .into_any()
}
