//! `/flags/{id}`: one flag with its evidence and follow-up.

mod actions;
mod entries;

use leptos::prelude::*;

use self::actions::ActionCard;
use self::entries::EntriesCard;
use crate::app::flags::evidence::Proposal;
use crate::app::flags::flag_page;
use crate::app::flags::flag_page::FlagPage;
use crate::app::flags::flag_page::history::HistoryEvent;
use crate::ui::components::{ChartFigure, Icon, page, page_key};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn FlagDetailsPage() -> impl IntoView {
    let id = page_key("/flags").unwrap_or_default();
    page("narrow", flag_page::load(RequestContext::here(), id), |value, locale| {
        (value.flag.title.clone(), view! { <FlagDetails value=value locale=locale/> })
    })
}

#[component]
fn FlagDetails(value: FlagPage, locale: Locale) -> impl IntoView {
    let flag = value.flag.clone();
    let of_person = flag.name.is_some();
    view! {
        <p class="back"><a class="button plain small" href="/flags"><Icon name="arrow-left" small=true/>{t!(locale, "flag-page-all")}</a></p>
        <div class="columns one-flag">
            <section class="card">
                <p class=format!("severity {}", flag.severity.key())>{flag.kicker}</p>
                <h1>{flag.title}</h1>
                <p class="reason">{words::in_a_row(locale, std::iter::once(flag.sentence).chain(value.named_most))}</p>
                {value.how_often.map(|often| view! { <p class="how-often">{often}</p> })}
                {value.charts.map(|[charts, narrow]| view! {
                    <ChartFigure chart=charts.weather narrow=narrow.weather caption=t!(locale, "flag-page-caption")/>
                    <ChartFigure chart=charts.strength narrow=narrow.strength caption=t!(locale, "flag-page-strength")/>
                })}
                <Caveats doubts=value.doubts locale=locale/>
                <p class="aside">{flag.prompt}</p>
                <Accuracy locale=locale/>
            </section>
            // On a phone the actions come before the list of days, which may be long.
            <aside class="stack">
                <ActionCard flag=value.flag after=value.after locale=locale/>
                {value.proposal.map(|proposal| view! { <ProposalCard proposal=proposal locale=locale/> })}
                <HistoryCard events=value.history locale=locale/>
            </aside>
            <EntriesCard cited=value.cited of_person=of_person locale=locale/>
        </div>
    }
}

#[component]
fn Caveats(doubts: Vec<String>, locale: Locale) -> impl IntoView {
    (!doubts.is_empty()).then(|| {
        let doubts = doubts.into_iter().map(|doubt| view! { <li>{doubt}</li> });
        view! {
            <h2 class="small">{t!(locale, "flag-page-doubts")}</h2>
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
