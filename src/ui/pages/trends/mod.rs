//! `/trends`: 4, 13 or 52 weeks of a team.

mod calendar;
mod control_chart;
mod stressors;
mod uplifts;

use leptos::prelude::*;

use crate::app::led_teams::TeamTab;
use crate::app::trends;
use crate::app::trends::open_flags::OpenTeamFlag;
use crate::app::trends::{TrendPeriod, TrendsContent, TrendsTeam, TrendsView};
use crate::ui::components::{Icon, Vane, page, page_key, page_query};
use crate::web::address::{page_of, with_query};
use crate::web::context::RequestContext;
use calendar::CalendarCard;
use control_chart::ControlChartCard;
use domain::Locale;
use stressors::StressorsCard;
use uplifts::UpliftsCard;
use words::t;

/// The page.
#[component]
pub fn TrendsPage() -> impl IntoView {
    let key = page_key("/trends");
    let weeks = TrendPeriod::from_query(page_query("weeks").as_deref());
    let part = page_query("part").and_then(|part| part.parse().ok()).unwrap_or(0);
    page("trends narrow", trends::load(RequestContext::here(), key, weeks, part), show)
}

fn show(value: TrendsView, locale: Locale) -> (String, AnyView) {
    let TrendsView { tabs, weeks, shown } = value;
    let Some(TrendsTeam { key, name, open_flags, picture }) = shown else {
        let title = t!(locale, "trends-no-team-title");
        let view = view! {
            <Empty title=title.clone() sentence=t!(locale, "trends-no-team") top=true/>
        };
        return (title, view.into_any());
    };
    let title = t!(locale, "trends-title", team = name, weeks = weeks.number());
    let empty = |title, sentence| view! { <Empty title=title sentence=sentence/> }.into_any();
    let body = match picture {
        TrendsContent::TooFew(days) => {
            empty(t!(locale, "trends-too-few-title"), t!(locale, "trends-too-few", days = days))
        }
        TrendsContent::Quiet => empty(t!(locale, "trends-quiet-title"), t!(locale, "trends-quiet")),
        TrendsContent::Trends(trends) => view! {
            {(!trends.summary.is_empty()).then(|| view! { <p class="trends-summary">{trends.summary.clone()}</p> })}
            <ControlChartCard course=trends.course locale=locale/>
            <CalendarCard calendar=trends.calendar here=address(&key, weeks) locale=locale/>
            <StressorsCard stressors=trends.stressors plan_changes=trends.plan_changes locale=locale/>
            <UpliftsCard uplifts=trends.uplifts locale=locale/>
        }
        .into_any(),
    };
    let view = view! {
        <Tabs tabs=tabs weeks=weeks locale=locale/>
        <div class="page-head">
            <div><h1>{title.clone()}</h1><p class="aside">{t!(locale, "trends-about")}</p></div>
            <nav class="segments" aria-label=t!(locale, "trends-how-far")>
                {TrendPeriod::ALL
                    .map(|each| view! {
                        <a href=address(&key, each) aria-current=(each == weeks).then_some("true")>
                            {t!(locale, "trends-weeks", weeks = each.number())}
                        </a>
                    })
                    .collect_view()}
            </nav>
        </div>
        {(!open_flags.is_empty()).then(|| view! { <OpenFlags flags=open_flags locale=locale/> })}
        {body}
    };
    (title, view.into_any())
}

/// The flags of the team that are open today, so that they do not seem to contradict what its weeks show.
#[component]
fn OpenFlags(flags: Vec<OpenTeamFlag>, locale: Locale) -> impl IntoView {
    let flags = flags.into_iter().map(|flag| {
        let OpenTeamFlag { id, title, sentence } = flag;
        view! { <li><a href=format!("/flags/{id}")>{title}</a><span class="aside">{sentence}</span></li> }
    });
    view! {
        <section class="notice" aria-label=t!(locale, "trends-open-flags")>
            <Icon name="flag"/>
            <div>
                <p>{t!(locale, "trends-open-flags")}</p>
                <ul class="open-flags">{flags.collect_view()}</ul>
            </div>
        </section>
    }
}

fn address(key: &str, weeks: TrendPeriod) -> String {
    with_query(&page_of("/trends", key), &[("weeks", &weeks.number().to_string())])
}

#[component]
fn Tabs(tabs: Vec<TeamTab>, weeks: TrendPeriod, locale: Locale) -> impl IntoView {
    (tabs.len() > 1).then(|| {
        let tabs = tabs.into_iter().map(|tab| {
            view! { <li><a href=address(&tab.key, weeks) aria-current=tab.current.then_some("page")>{tab.name}</a></li> }
        });
        view! { <nav class="tabs" aria-label=t!(locale, "trends-teams")><ul>{tabs.collect_view()}</ul></nav> }
    })
}

/// Says why there is nothing to show. `top` is true if the heading is the page's title.
#[component]
fn Empty(title: String, sentence: String, #[prop(optional)] top: bool) -> impl IntoView {
    let title = if top { view! { <h1>{title}</h1> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() };
    view! {
        <div class="empty">
            <Vane/>
            {title}
            <p>{sentence}</p>
        </div>
    }
}
