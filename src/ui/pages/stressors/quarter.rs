//! `/stressors/quarter`: how much was heard, changed and is open, and how long answers took.

use leptos::prelude::*;

use crate::app::stressor_register::quarter::{OpenKindRow, QuarterView, load};
use crate::ui::components::{BackLink, ChartFigure, ChartTable, Icon, page, page_query};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn QuarterPage() -> impl IntoView {
    let quarter = page_query("quarter");
    page("register reading", load(RequestContext::here(), quarter), |value, locale| {
        (t!(locale, "register-quarter"), show(value, locale))
    })
}

fn show(value: QuarterView, locale: Locale) -> impl IntoView {
    let QuarterView { back, when, around: (before, after), is_running, counts, days, kinds, chart } = value;
    let counts = counts.into_iter().map(|(name, count)| {
        view! { <div><dt>{name}</dt><dd>{count}</dd></div> }
    });
    let kinds = chart.map(|chart| {
        let (caption, region) = (t!(locale, "register-quarter-caption"), t!(locale, "register-quarter-region"));
        let title = match is_running {
            true => t!(locale, "register-quarter-kinds"),
            false => t!(locale, "register-quarter-kinds-then"),
        };
        view! {
            <section class="card" aria-labelledby="kinds-h">
                <h2 id="kinds-h">{title}</h2>
                <ChartFigure chart=chart caption=caption wide=region medium=true/>
                <KindsTable kinds=kinds locale=locale/>
            </section>
        }
    });
    view! {
        <BackLink href=back name=t!(locale, "register-title")/>
        <div class="page-head"><div>
            <h1>{t!(locale, "register-quarter")}</h1>
            <p class="aside">{t!(locale, "register-quarter-lead")}</p>
        </div></div>
        <section class="card" aria-labelledby="when-h">
            <div class="card-head">
                <h2 id="when-h">{when}</h2>
                <span class="buttons">
                    {before.map(|href| view! {
                        <a class="button quiet small" rel="prev" href=href><Icon name="arrow-left" small=true/>{t!(locale, "register-quarter-before")}</a>
                    })}
                    {after.map(|href| view! {
                        <a class="button quiet small" rel="next" href=href>{t!(locale, "register-quarter-after")}<Icon name="arrow-right" small=true/></a>
                    })}
                </span>
            </div>
            <dl class="source-counts">{counts.collect_view()}</dl>
            <p>{days}</p>
            <p class="aside">{t!(locale, "register-quarter-days-about")}</p>
        </section>
        {kinds}
    }
}

#[component]
fn KindsTable(kinds: Vec<OpenKindRow>, locale: Locale) -> impl IntoView {
    let row = |OpenKindRow { name, sources, people }| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{sources}</td>
                <td class="number">{people}</td>
            </tr>
        }
    };
    let heads = vec![
        (t!(locale, "register-about"), false),
        (t!(locale, "register-quarter-sources"), true),
        (t!(locale, "register-quarter-people"), true),
    ];
    view! {
        <ChartTable word=t!(locale, "trends-as-table") heads=heads>{kinds.into_iter().map(row).collect_view()}</ChartTable>
    }
}
