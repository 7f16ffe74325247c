//! `/flags/{id}`: one flag with its evidence and follow-up.

mod actions;
mod entries;
mod plan;

use leptos::prelude::*;

use self::actions::{ActionCard, Actions};
use self::entries::Entries;
pub use self::plan::PlanSummary;
use crate::app::flags::evidence::Proposal;
use crate::app::flags::flag_page;
use crate::app::flags::flag_page::history::HistoryEvent;
use crate::app::flags::flag_page::{Cited, FlagPage};
use crate::ui::components::{BackLink, ChartFigure, page, page_key};
use crate::ui::pages::library::LibraryLinks;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn FlagDetailsPage() -> impl IntoView {
    let id = page_key("/flags").unwrap_or_default();
    page("narrow", flag_page::load(RequestContext::here(), id), |value, locale| {
        // Browsers keep titles in their history, which the next person at the desk can read: it names nobody.
        (t!(locale, "flag-page-one"), view! { <FlagDetails value=value locale=locale/> })
    })
}

#[component]
fn FlagDetails(value: FlagPage, locale: Locale) -> impl IntoView {
    let flag = value.flag.clone();
    let why = FlagReasons {
        of_person: flag.name.is_some(),
        named_most: value.named_most,
        how_often: value.how_often,
        doubts: value.doubts,
        cited: value.cited,
    };
    let actions = Actions {
        flag: value.flag,
        opening: value.opening,
        somebody_else: value.somebody_else,
        leads: value.leads,
        ask_again: value.ask_again,
        after: value.after,
        choices: value.actions,
    };
    view! {
        <BackLink href="/flags" name=t!(locale, "flag-page-all")/>
        <div class="columns one-flag">
            <section class="card">
                <p class=format!("severity {}", flag.severity.key())>{flag.kicker}</p>
                <h1>{flag.title}</h1>
                <p class="reason">{flag.sentence}</p>
                {value.status_now.map(|now| view! { <p class="status-now">{now}</p> })}
                {value.charts.map(|[chart, narrow]| view! {
                    <ChartFigure chart=chart narrow=narrow caption=t!(locale, "flag-page-caption")/>
                })}
                <p class="aside">{flag.prompt}</p>
            </section>
            // On a phone the actions come before history and reasons, which may be long.
            <aside class="stack">
                <ActionCard actions=actions locale=locale/>
                {value.proposal.map(|proposal| view! { <ProposalCard proposal=proposal locale=locale/> })}
            </aside>
            <div class="stack">
                <HistoryCard events=value.history locale=locale/>
                <WhyCard why=why locale=locale/>
            </div>
        </div>
    }
}

/// Why the flag was raised.
struct FlagReasons {
    of_person: bool,
    named_most: Option<String>,
    how_often: Option<String>,
    doubts: Vec<String>,
    cited: Vec<Cited>,
}

#[component]
fn WhyCard(why: FlagReasons, locale: Locale) -> impl IntoView {
    let FlagReasons { of_person, named_most, how_often, doubts, cited } = why;
    let often = words::in_a_row(locale, how_often.into_iter().chain(named_most));
    view! {
        <section class="card">
            <h2>{t!(locale, "flag-page-reasons")}</h2>
            {(!often.is_empty()).then(|| view! { <p>{often}</p> })}
            <Caveats doubts=doubts locale=locale/>
            <Accuracy locale=locale/>
            <Entries cited=cited of_person=of_person locale=locale/>
        </section>
    }
}

#[component]
fn Caveats(doubts: Vec<String>, locale: Locale) -> impl IntoView {
    (!doubts.is_empty()).then(|| {
        let doubts = doubts.into_iter().map(|doubt| view! { <li>{doubt}</li> });
        view! {
            <h3>{t!(locale, "flag-page-doubts")}</h3>
            <ul class="plain-list">{doubts.collect_view()}</ul>
        }
    })
}

/// How often flags are right: our measured rates and the best published ones.
#[component]
fn Accuracy(locale: Locale) -> impl IntoView {
    view! {
        <details class="fold" id="trust">
            <summary>{t!(locale, "flag-page-trust")}</summary>
            <p>{t!(locale, "flag-page-trust-ours")}</p>
            <p>{t!(locale, "flag-page-trust-others")}</p>
            <p class="aside">{t!(locale, "flag-page-trust-sharing")}</p>
        </details>
    }
}

#[component]
fn ProposalCard(proposal: Proposal, locale: Locale) -> impl IntoView {
    let card = proposal.card;
    let steps = card.steps.get(locale).iter().map(|step| view! { <li>{step.clone()}</li> }).collect_view();
    view! {
        <section class="card suggestion">
            <p class="kicker">{t!(locale, "flag-page-helps", minutes = card.rule.minutes)}</p>
            <h2>{card.title.get(locale).clone()}</h2>
            <p>{card.summary.get(locale).clone()}</p>
            <p class="why">{proposal.why}</p>
            <LibraryLinks links=proposal.library locale=locale/>
            <details class="fold" id="how">
                <summary>{t!(locale, "flag-page-steps")}</summary>
                <ol class="steps">{steps}</ol>
                <p class="aside">{card.avoid.get(locale).clone()}</p>
                <p class="aside">{words::in_a_row(locale, [card.evidence.effect.get(locale).clone(), card.evidence.source.clone()])}</p>
            </details>
        </section>
    }
}

#[component]
fn HistoryCard(events: Vec<HistoryEvent>, locale: Locale) -> impl IntoView {
    let rows = events.into_iter().enumerate().map(|(index, event)| {
        view! {
            <li class=(index == 0).then_some("now")><time>{event.when}</time>{event.what}</li>
        }
    });
    view! {
        <section class="card">
            <h2>{t!(locale, "flag-page-history")}</h2>
            <ol class="history">{rows.collect_view()}</ol>
        </section>
    }
}
