//! `/events/{event}`: what changed after a past event, from released figures.

use leptos::prelude::*;

use crate::app::events::lift;
use crate::app::events::lift::{LiftFigures, LiftView};
use crate::ui::components::{BackLink, page, page_key};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn EventLiftPage() -> impl IntoView {
    let key = page_key("/events").unwrap_or_default();
    page("events reading", lift::load(RequestContext::here(), key), |value, locale| {
        let LiftView { title, about, sentence, figures } = value;
        let title = t!(locale, "event-lift-title", title = title);
        let view = view! {
            <BackLink href="/events" name=t!(locale, "event-lift-back")/>
            <div class="page-head"><div>
                <h1>{title.clone()}</h1>
                <p class="aside">{about}</p>
            </div></div>
            <section class="card">
                <p class="event-lift">{sentence}</p>
                {figures.map(|figures| view! { <Figures figures=figures locale=locale/> })}
                <p class="aside">{t!(locale, "event-lift-about")}</p>
            </section>
        };
        (title, view)
    })
}

#[component]
fn Figures(figures: LiftFigures, locale: Locale) -> impl IntoView {
    let rows = [
        (t!(locale, "event-lift-difference"), figures.difference),
        (t!(locale, "event-lift-interval"), figures.interval),
        (t!(locale, "event-lift-compared-with"), figures.compared),
    ];
    let rows = rows.map(|(name, value)| view! { <tr><th scope="row">{name}</th><td>{value}</td></tr> });
    view! { <table class="event-figures"><tbody>{rows.into_iter().collect_view()}</tbody></table> }
}
