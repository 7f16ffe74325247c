//! `/admin/looks`: the access log for admins: who viewed which kind of page and when, never whose data.

use leptos::prelude::*;

use crate::app::access_log;
use crate::app::access_log::{AccessLogQuery, AccessLogView, AccessRow};
use crate::app::pagination::page_number;
use crate::ui::components::{BackLink, Pager, Vane, page, page_query};
use crate::web::context::RequestContext;
use domain::{AccessKind, Locale};
use words::t;

/// The page.
#[component]
pub fn AdminAccessLogPage() -> impl IntoView {
    let seen = |kind: &AccessKind| AccessKind::SEEN_BY_ADMINS.contains(kind);
    let kind = page_query("kind").and_then(|kind| AccessKind::from_key(&kind)).filter(seen);
    let asked = AccessLogQuery { kind, page: page_number(page_query("page")) };
    page("", access_log::load_all(RequestContext::here(), asked), |value, locale| {
        let AccessLogView { asked, rows, paged } = value;
        let body = if paged.all == 0 {
            let none =
                if asked.kind.is_some() { t!(locale, "looks-admin-none-of") } else { t!(locale, "looks-admin-none") };
            view! { <div class="empty"><Vane/><p>{none}</p></div> }.into_any()
        } else {
            view! {
                {(!rows.is_empty()).then(|| view! { <AccessTable rows=rows locale=locale/> })}
                <Pager paged=paged locale=locale/>
            }
            .into_any()
        };
        let view = view! {
            <BackLink href="/admin/centre" name=t!(locale, "looks-centre")/>
            <div class="page-head">
                <div><h1>{t!(locale, "looks-admin-title")}</h1><p class="aside">{t!(locale, "looks-admin-say")}</p></div>
            </div>
            <KindFilter chosen=asked.kind locale=locale/>
            {body}
        };
        (t!(locale, "looks-admin-title"), view)
    })
}

#[component]
fn KindFilter(chosen: Option<AccessKind>, locale: Locale) -> impl IntoView {
    let kinds = AccessKind::SEEN_BY_ADMINS.map(|kind| {
        view! { <option value=kind.key() selected=chosen == Some(kind)>{words::access_kind(locale, kind)}</option> }
    });
    view! {
        <form novalidate class="filters" method="get" action="/admin/looks">
            <div class="field">
                <label for="kind">{t!(locale, "looks-what")}</label>
                <select class="select" id="kind" name="kind">
                    <option value="">{t!(locale, "looks-every-kind")}</option>
                    {kinds.into_iter().collect_view()}
                </select>
            </div>
            <button class="button quiet">{t!(locale, "people-show")}</button>
        </form>
    }
}

#[component]
fn AccessTable(rows: Vec<AccessRow>, locale: Locale) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{row.viewer}</th>
                <td data-label=t!(locale, "looks-what")>{row.what}</td>
                <td data-label=t!(locale, "looks-when")>{row.when}</td>
            </tr>
        }
    });
    view! {
        <section class="card flush"><div class="table-wrap">
            <table class="table people-table stacks">
                <caption class="visually-hidden">{t!(locale, "looks-admin-title")}</caption>
                <thead><tr>
                    <th scope="col">{t!(locale, "looks-who")}</th>
                    <th scope="col">{t!(locale, "looks-what")}</th>
                    <th scope="col">{t!(locale, "looks-when")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div></section>
    }
}
