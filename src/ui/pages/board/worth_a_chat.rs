//! The band of flags: one line for each, which opens to its reason and chart; those that somebody follows up or set
//! aside come after.

use leptos::prelude::*;

use crate::app::board::worth_a_chat::{FollowedFlag, OpenFlag, WorthAChat};
use crate::app::flags::presenter::FlagView;
use crate::app::flags::status::FlagStatus;
use crate::app::flags::worklist::FlagCounts;
use crate::ui::components::ChartFigure;
use crate::ui::pages::flags::somebody_else::SomebodyElseNotice;
use crate::ui::pages::flags::steps::StepForm;
use domain::Locale;
use words::t;

/// The band; empty if there is no flag to show.
#[component]
pub fn WorthAChatBand(
    band: WorthAChat,
    /// The address that forms return to.
    back: String,
    locale: Locale,
) -> impl IntoView {
    let FlagCounts { open, in_progress, aside, .. } = band.counts;
    (open + in_progress + aside > 0).then(|| {
        let all = (open > band.open.len()).then(|| view! {
            <p><a class="button plain small" id="all-flags" href="/flags">{t!(locale, "board-chat-all", count = open)}</a></p>
        });
        let of_open = band.open.into_iter().map(|line| view! { <OpenLine line=line back=back.clone() locale=locale/> });
        let followed = band.in_progress.into_iter().map(|line| view! { <InProgressLine line=line locale=locale/> });
        let set_aside = band.aside.into_iter().map(|flag| view! { <AsideLine flag=flag back=back.clone() locale=locale/> });
        view! {
            <section class="band" aria-labelledby="chat-h">
                <div class="band-head">
                    <h2 id="chat-h">{t!(locale, "board-chat")}</h2>
                    <span class="aside">{summary(locale, band.counts)}</span>
                </div>
                <ul class="flag-lines">
                    {of_open.collect_view()}
                    {followed.collect_view()}
                    {set_aside.collect_view()}
                </ul>
                {all}
            </section>
        }
    })
}

/// The counts in words, without those that are zero: `2 open · 1 in progress, due today · 1 set aside`.
#[must_use]
pub fn summary(locale: Locale, counts: FlagCounts) -> String {
    let FlagCounts { open, in_progress, due, overdue, aside, .. } = counts;
    let parts = [
        (open > 0).then(|| t!(locale, "flags-count-open", count = open)),
        (in_progress > 0).then(|| t!(locale, "flags-count-in-progress", count = in_progress)),
        (overdue > 0).then(|| t!(locale, "follow-ups-count-overdue", count = overdue)),
        (due > 0).then(|| t!(locale, "flags-count-due", count = due)),
        (aside > 0).then(|| t!(locale, "flags-count-aside", count = aside)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words::DOT)
}

#[component]
fn OpenLine(line: OpenFlag, back: String, locale: Locale) -> impl IntoView {
    let OpenFlag { flag, chart, proposal, somebody_else } = line;
    let (href, id) = (format!("/flags/{}", flag.id), flag.id.to_string());
    let helps = proposal.map(|proposal| {
        view! { <p>{t!(locale, "board-chat-helps")}{words::gap(locale)}<strong>{proposal.card.title.get(locale).clone()}</strong></p> }
    });
    view! {
        <li class="flag-line">
            <details id=format!("line-{id}")>
                <summary id=format!("flag-{id}")>
                    <span class=format!("severity {}", flag.severity.key())>{flag.kicker.clone()}</span>
                    <h3>{flag.title.clone()}</h3>
                    <span class="aside age">{age(&flag)}</span>
                </summary>
                <div class="flag-more">
                    <div class="stack tight">
                        <p>{flag.sentence.clone()}</p>
                        {flag.recovery.clone().map(|recovery| view! { <p>{recovery}</p> })}
                        {helps}
                        <p class="aside">{flag.prompt.clone()}</p>
                        <p><a id=format!("open-{id}") href=href>{t!(locale, "board-chat-open-flag")}</a></p>
                    </div>
                    {chart.map(|chart| view! { <ChartFigure chart=chart/> })}
                </div>
            </details>
            {somebody_else.map(|other| view! { <SomebodyElseNotice people=other.people locale=locale/> })}
            <div class="buttons">
                <StepForm flag=flag.clone() step="take" back=back.clone() class="button small" short=true locale=locale/>
                <StepForm flag=flag.clone() step="set_aside" back=back.clone() class="button quiet small" short=true locale=locale/>
                <StepForm flag=flag step="passed" back=back class="button quiet small" short=true locale=locale/>
            </div>
        </li>
    }
}

/// For how long it has been open; where somebody was asked, also whom and until when.
fn age(flag: &FlagView) -> String {
    let (state, due) =
        if flag.status == FlagStatus::Asked { (Some(flag.state.as_str()), flag.due.as_deref()) } else { (None, None) };
    [state, flag.waits(), due].into_iter().flatten().collect::<Vec<_>>().join(words::DOT)
}

#[component]
fn InProgressLine(line: FollowedFlag, locale: Locale) -> impl IntoView {
    let FollowedFlag { flag, somebody_else } = line;
    let id = flag.id.to_string();
    let state: Vec<String> = [Some(flag.state), flag.due, flag.recovery].into_iter().flatten().collect();
    let label = if flag.mine { t!(locale, "board-chat-note") } else { t!(locale, "board-chat-open-flag") };
    view! {
        <li class="flag-line quiet">
            <div class="line-text" id=format!("line-{id}")>
                <h3><a id=format!("flag-{id}") href=format!("/flags/{id}")>{flag.title}</a></h3>
                <p class=if flag.is_due { "due now" } else { "due" }>{state.join(words::DOT)}</p>
            </div>
            {somebody_else.map(|other| view! { <SomebodyElseNotice people=other.people locale=locale/> })}
            <div class="buttons">
                <a class="button quiet small" id=format!("note-{id}") href=format!("/flags/{id}#act")>{label}</a>
            </div>
        </li>
    }
}

#[component]
fn AsideLine(flag: FlagView, back: String, locale: Locale) -> impl IntoView {
    let id = flag.id.to_string();
    view! {
        <li class="flag-line quiet">
            <div class="line-text" id=format!("line-{id}")>
                <h3><a id=format!("flag-{id}") href=format!("/flags/{id}")>{flag.title.clone()}</a></h3>
                <p class="due">{flag.state.clone()}</p>
            </div>
            <div class="buttons"><StepForm flag=flag step="put_back" back=back class="button quiet small" short=true locale=locale/></div>
        </li>
    }
}
