//! `/looks`: the access log of a person: who viewed what they shared, and who opened reports.

use leptos::prelude::*;

use crate::app::access_log;
use crate::app::access_log::{AccessLogPart, AccessSentence, OwnAccessLogView};
use crate::app::pagination::page_number;
use crate::ui::components::{Pager, Vane, page, page_query};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn AccessLogPage() -> impl IntoView {
    let (of, asked) = (AccessLogPart::from_query(page_query("of").as_deref()), page_number(page_query("page")));
    page("narrow", access_log::load(RequestContext::here(), of, asked), |value, locale| {
        let OwnAccessLogView { of, counts, rows, paged } = value;
        let tabs = counts.map(|(one, count)| {
            let name = match one {
                AccessLogPart::Mine => t!(locale, "looks-mine", count = count),
                AccessLogPart::Reports => t!(locale, "looks-reports", count = count),
            };
            view! { <a href=one.href() aria-current=(one == of).then_some("true")>{name}</a> }
        });
        let (none, say) = match of {
            AccessLogPart::Mine => (t!(locale, "looks-mine-none"), t!(locale, "me-looks-say")),
            AccessLogPart::Reports => (t!(locale, "looks-reports-none"), t!(locale, "looks-reports-say")),
        };
        // A page past the end of the list is empty too, but has links back.
        let body = if paged.all == 0 {
            view! { <div class="empty"><Vane/><p>{none}</p></div> }.into_any()
        } else {
            view! {
                {(!rows.is_empty()).then(|| view! { <section class="card"><List rows=rows/></section> })}
                <Pager paged=paged locale=locale/>
            }
            .into_any()
        };
        let view = view! {
            <div class="page-head">
                <div><h1>{t!(locale, "me-looks")}</h1><p class="aside">{say}</p></div>
                <nav class="segments" aria-label=t!(locale, "looks-which")>{tabs.into_iter().collect_view()}</nav>
            </div>
            {body}
        };
        (t!(locale, "me-looks"), view)
    })
}

/// Entries of the access log, one per line.
#[component]
pub fn List(rows: Vec<AccessSentence>) -> impl IntoView {
    let rows = rows.into_iter().map(|look| view! { <li><time>{look.when}</time><span>{look.sentence}</span></li> });
    view! { <ol class="access-log">{rows.collect_view()}</ol> }
}

/// The newest entries about the reader, as a card for another page.
#[component]
pub(super) fn AccessLogCard(rows: Vec<AccessSentence>, more: bool, locale: Locale) -> impl IntoView {
    view! {
        <section class="card">
            <div class="card-head"><h2>{t!(locale, "me-looks")}</h2></div>
            {if rows.is_empty() {
                view! { <p class="aside">{t!(locale, "looks-mine-none")}</p> }.into_any()
            } else {
                view! { <List rows=rows/> }.into_any()
            }}
            {more.then(|| view! { <p><a href=AccessLogPart::Mine.href()>{t!(locale, "me-looks-more")}</a></p> })}
            <p class="aside">{t!(locale, "me-looks-say")}</p>
        </section>
    }
}
