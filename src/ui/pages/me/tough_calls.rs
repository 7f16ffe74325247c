//! One's own tough calls: by source and by hour as bars with a table, the latest, and how one was afterwards.

use leptos::prelude::*;

use crate::app::tough_calls::own::{ListedCall, OwnToughCalls, Share, WEEKS};
use crate::ui::components::{BarRow, Bars, ChartTable};
use domain::Locale;
use words::t;

/// The card; empty if there are none.
#[component]
pub(super) fn ToughCallsCard(own: OwnToughCalls, locale: Locale) -> impl IntoView {
    let OwnToughCalls { count, by_source, by_hour, latest, afterwards } = own;
    (count > 0).then(|| {
        let source = [t!(locale, "tough-me-source"), t!(locale, "tough-me-source-head")];
        let hour = [t!(locale, "tough-me-hour"), t!(locale, "tough-me-hour-head")];
        view! {
            <section class="card" id="tough-calls" aria-labelledby="tough-me">
                <div class="card-head"><h2 id="tough-me">{t!(locale, "tough-me-title")}</h2></div>
                <p class="aside">{t!(locale, "tough-me-say", count = count, weeks = WEEKS)}</p>
                <div class="two-columns">
                    <Shares shares=by_source names=source locale=locale/>
                    <Shares shares=by_hour names=hour locale=locale/>
                </div>
                <Latest calls=latest locale=locale/>
                <Afterwards answers=afterwards locale=locale/>
            </section>
        }
    })
}

/// `names` are the heading and the head of the first column.
#[component]
fn Shares(shares: Vec<Share>, names: [String; 2], locale: Locale) -> impl IntoView {
    let bars = shares.iter();
    let bars =
        bars.map(|share| BarRow { label: share.label.clone(), percent: share.percent, value: share.count.to_string() });
    let bars = bars.collect();
    let rows = shares.into_iter().map(|share| {
        view! { <tr><th scope="row">{share.label}</th><td class="number">{share.count}</td></tr> }
    });
    let [title, head] = names;
    let heads = vec![(head, false), (t!(locale, "tough-me-count"), true)];
    view! {
        <div>
            <h3>{title.clone()}</h3>
            <Bars rows=bars/>
            <ChartTable word=t!(locale, "me-as-table") caption=title heads=heads>{rows.collect_view()}</ChartTable>
        </div>
    }
}

#[component]
fn Latest(calls: Vec<ListedCall>, locale: Locale) -> impl IntoView {
    let rows = calls.into_iter().map(|call| {
        view! {
            <tr>
                <th scope="row"><a href=call.href>{call.when}</a></th>
                <td>{call.stated}</td>
                <td>{call.seen}</td>
            </tr>
        }
    });
    let heads = [t!(locale, "tough-me-when"), t!(locale, "tough-me-what"), t!(locale, "tough-me-seen")];
    let heads = heads.map(|head| (head, false)).to_vec();
    view! {
        <ChartTable word=t!(locale, "tough-me-latest") heads=heads>{rows.collect_view()}</ChartTable>
    }
}

#[component]
fn Afterwards(answers: Vec<(String, String)>, locale: Locale) -> impl IntoView {
    (!answers.is_empty()).then(|| {
        let rows = answers
            .into_iter()
            .map(|(day, answer)| view! { <li><span>{day}</span><span class="aside">{answer}</span></li> });
        view! {
            <h3>{t!(locale, "tough-me-afterwards")}</h3>
            <ul class="rows">{rows.collect_view()}</ul>
        }
    })
}
