//! `/floor`: the calls of a lead's teams today, the expected service level, breaks granted and free, and the rules for
//! breaks.

use leptos::prelude::*;

use crate::app::breaks::choose_break_rules;
use crate::app::floor;
use crate::app::floor::{FloorDay, FloorLoad, FloorRow, FloorTeam, FloorView};
use crate::app::led_teams::TeamTab;
use crate::ui::components::breaks::break_requests_part;
use crate::ui::components::live_address::{live_address, viewer_time};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{
    ChartFigure, ChartTable, FieldError, FormErrors, ShownField, TextField, Vane, ViewerField, form_state, page,
    page_key,
};
use crate::ui::islands::live_board::LiveBoard;
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use domain::{BreakRules, Locale};
use words::t;

/// The page.
#[component]
pub fn FloorPage() -> impl IntoView {
    let key = page_key("/floor");
    page("floor narrow", floor::load(RequestContext::here(), key), show)
}

fn show(value: FloorView, locale: Locale) -> (String, AnyView) {
    let FloorView { tabs, requests, shown } = value;
    let Some(FloorTeam { key, name, load, rules, queues }) = shown else {
        let title = t!(locale, "nav-floor");
        let view =
            view! { <div class="empty"><Vane/><h1>{title.clone()}</h1><p>{t!(locale, "floor-no-team")}</p></div> };
        return (title, view.into_any());
    };
    let title = t!(locale, "floor-title", team = name);
    let back = page_of("/floor", &key);
    let view = view! {
        <Tabs tabs=tabs locale=locale/>
        <div class="page-head"><div>
            <h1>{title.clone()}</h1>
            <p class="aside">{t!(locale, "floor-lead")}</p>
        </div></div>
        <LiveBoard
            url=live_address(&[("of", "talk")])
            time=viewer_time()
            as_of=String::new()
            lost=t!(locale, "talk-lost", time = "{time}")
        >
            {break_requests_part(requests, back, locale)}
        </LiveBoard>
        <noscript><p class="aside">{t!(locale, "floor-reload")}</p></noscript>
        <Load load=load locale=locale/>
        <Rules team=key rules=rules queues=queues locale=locale/>
        <p class="aside">{t!(locale, "floor-privacy")}</p>
    };
    (title, view.into_any())
}

#[component]
fn Tabs(tabs: Vec<TeamTab>, locale: Locale) -> impl IntoView {
    (tabs.len() > 1).then(|| {
        let links = tabs.into_iter().map(|tab| {
            view! {
                <li><a href=page_of("/floor", &tab.key) aria-current=tab.current.then_some("page")>{tab.name}</a></li>
            }
        });
        view! { <nav class="tabs" aria-label=t!(locale, "board-teams")><ul>{links.collect_view()}</ul></nav> }
    })
}

#[component]
fn Load(load: FloorLoad, locale: Locale) -> impl IntoView {
    let empty = |title: String, sentence: String| {
        view! { <div class="empty"><Vane/><h2>{title}</h2><p>{sentence}</p></div> }
    };
    match load {
        FloorLoad::NoLoad => view! {
            <div class="empty">
                <Vane/>
                <h2>{t!(locale, "floor-no-load-title")}</h2>
                <p>{t!(locale, "floor-no-load")}</p>
                <p><code>"weathervane import load FILE.csv"</code></p>
                <p class="aside">{t!(locale, "floor-no-load-columns")}</p>
            </div>
        }
        .into_any(),
        FloorLoad::NoQueues => empty(t!(locale, "floor-no-queues-title"), t!(locale, "floor-no-queues")).into_any(),
        FloorLoad::NoLoadOfQueues => {
            empty(t!(locale, "floor-no-load-of-queues-title"), t!(locale, "floor-no-load-of-queues")).into_any()
        }
        FloorLoad::Shown(day) => view! { <Day day=*day locale=locale/> }.into_any(),
    }
}

#[component]
fn Day(day: FloorDay, locale: Locale) -> impl IntoView {
    let FloorDay { summary, source, chart, narrow, caption, rows, fewer } = day;
    let heads = vec![
        (t!(locale, "floor-time"), false),
        (t!(locale, "floor-calls"), true),
        (t!(locale, "floor-agents"), true),
        (t!(locale, "floor-level"), true),
        (t!(locale, "floor-granted"), true),
        (t!(locale, "floor-free"), true),
    ];
    // A table of its own: one with all columns is wider than a phone.
    let fewer_heads = [t!(locale, "floor-time"), t!(locale, "floor-fewer-all")]
        .into_iter()
        .chain((1..=3).map(|count| t!(locale, "floor-fewer-by", count = count)));
    let fewer_heads: Vec<_> = fewer_heads.enumerate().map(|(index, head)| (head, index > 0)).collect();
    let fewer_rows = rows.iter().cloned().map(fewer_row).collect_view();
    view! {
        <section class="card" aria-labelledby="floor-day">
            <h2 id="floor-day">{t!(locale, "floor-today")}</h2>
            <p>{summary}</p>
            {source.map(|source| view! { <p class="aside">{source}</p> })}
            <ChartFigure chart=chart narrow=narrow caption=caption/>
            <ChartTable word=t!(locale, "trends-as-table") heads=heads>{rows.into_iter().map(row).collect_view()}</ChartTable>
            <ChartTable word=t!(locale, "floor-fewer") caption=fewer heads=fewer_heads>{fewer_rows}</ChartTable>
        </section>
    }
}

fn row(row: FloorRow) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{row.time}</th>
            <td class="number">{row.offered}</td>
            <td class="number">{row.agents}</td>
            <td class="number">{row.level}</td>
            <td class="number">{row.granted}</td>
            <td class="number">{row.free}</td>
        </tr>
    }
}

fn fewer_row(row: FloorRow) -> impl IntoView {
    let levels = std::iter::once(row.level).chain(row.fewer).map(|level| view! { <td class="number">{level}</td> });
    view! { <tr><th scope="row">{row.time}</th>{levels.collect_view()}</tr> }
}

#[component]
fn Rules(team: String, rules: BreakRules, queues: Vec<(String, String)>, locale: Locale) -> impl IntoView {
    let state = form_state("choose_break_rules");
    // A rejected form keeps the choice, even if no queue was ticked.
    let again = !state.typed.is_empty();
    let shown = choose_break_rules::shown(&rules);
    let chosen = rules.queues;
    let is_on = |queue: &String| if again { state.chose("queues", queue) } else { chosen.contains(queue) };
    let wrong = state.error("queues").is_some();
    let ticks = queues.into_iter().map(|(queue, label)| {
        let on = is_on(&queue);
        view! {
            <label class="tick"><input type="checkbox" name="queues[]" value=queue checked=on/><span>{label}</span></label>
        }
    });
    let ticks: Vec<_> = ticks.collect();
    let none = ticks.is_empty().then(|| view! { <p class="aside">{t!(locale, "floor-queues-none")}</p> });
    let optional = t!(locale, "person-optional");
    view! {
        <section class="card" id="rules" aria-labelledby="rules-h">
            <h2 id="rules-h">{t!(locale, "floor-rules")}</h2>
            <p class="aside">{t!(locale, "floor-rules-say")}</p>
            <form id=main_form("choose_break_rules") class="stack" method="post" action="/api/choose_break_rules" novalidate>
                <ViewerField/>
                <ShownField state=state.clone() shown=shown/>
                <FormErrors state=state.clone() locale=locale/>
                <input type="hidden" name="team" value=team/>
                <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("queues-error")>
                    <legend>{t!(locale, "floor-queues")}</legend>
                    <div class="ticks lines">{ticks}</div>
                    {none}
                    <FieldError field="queues" state=state.clone()/>
                </fieldset>
                <div class="fields two">
                    <TextField field="at_once" label=t!(locale, "floor-at-once") state=state.clone() begins=rules.at_once.to_string()
                        required=true help=t!(locale, "floor-at-once-help")/>
                    <TextField field="granted_up_to" label=t!(locale, "floor-granted-up-to") state=state.clone()
                        begins=rules.granted_up_to.map(|points| points.to_string()).unwrap_or_default()
                        optional=optional.clone() help=t!(locale, "floor-granted-up-to-help")/>
                    <TextField field="within_seconds" label=t!(locale, "floor-within") state=state.clone()
                        begins=rules.within_seconds.to_string() required=true help=t!(locale, "floor-within-help")/>
                    <TextField field="patience_seconds" label=t!(locale, "floor-patience") state=state
                        begins=rules.patience_seconds.map(|seconds| seconds.to_string()).unwrap_or_default()
                        optional=optional help=t!(locale, "floor-patience-help")/>
                </div>
                <div class="buttons"><button class="button">{t!(locale, "floor-rules-button")}</button></div>
            </form>
        </section>
    }
}
