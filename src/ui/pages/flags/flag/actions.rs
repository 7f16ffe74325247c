//! What a lead can do about a flag: a sentence to begin with, the steps, the follow-up, and the weather before and
//! after.

use leptos::prelude::*;

use super::plan::{Plan, PlanSummary};
use crate::app::flags::before_after::BeforeAfterView;
use crate::app::flags::colleagues::Colleague;
use crate::app::flags::plan::ActionChoice;
use crate::app::flags::presenter::FlagView;
use crate::app::flags::somebody_else::SomebodyElse;
use crate::app::flags::status::FlagStatus;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{BarRow, Bars, FieldError, FormErrors, Icon, ViewerField, form_state, raw_text};
use crate::ui::pages::flags::follow_ups::CheckForm;
use crate::ui::pages::flags::somebody_else::SomebodyElseNotice;
use crate::ui::pages::flags::steps::StepForm;
use domain::{Locale, Workday};
use words::t;

/// What the card shows.
pub struct Actions {
    /// The flag.
    pub flag: FlagView,
    /// A sentence to begin the talk with.
    pub opening: String,
    /// Who may be easier to talk to for the person, where they shared that their lead is one of the reasons.
    pub somebody_else: Option<SomebodyElse>,
    /// The other leads of the team.
    pub leads: Vec<Colleague>,
    /// The first and the last day on which a lead can plan to ask again.
    pub ask_again: (Workday, Workday),
    /// The weather before and after; `None` if nothing was done yet.
    pub after: Option<BeforeAfterView>,
    /// The actions that a plan can name.
    pub choices: Vec<ActionChoice>,
}

/// The card at the top of the side column. On a phone its buttons stay on the screen.
#[component]
pub fn ActionCard(actions: Actions, locale: Locale) -> impl IntoView {
    let inside = match actions.flag.status {
        FlagStatus::Open | FlagStatus::Asked | FlagStatus::Aside(_) | FlagStatus::Quiet | FlagStatus::Passed => {
            view! { <OpenFlag actions=actions locale=locale/> }.into_any()
        }
        FlagStatus::Taken | FlagStatus::AskAgain => view! { <TakenFlag actions=actions locale=locale/> }.into_any(),
        FlagStatus::Done => view! { <DoneFlag actions=actions locale=locale/> }.into_any(),
        FlagStatus::LeftAlone => view! { <LeftAlone flag=actions.flag locale=locale/> }.into_any(),
    };
    view! { <section class="card" id="act">{inside}</section> }
}

#[component]
fn OpenFlag(actions: Actions, locale: Locale) -> impl IntoView {
    let Actions { flag, opening, leads, somebody_else, .. } = actions;
    // Then asking another lead is the first choice.
    let (take, ask) = if somebody_else.is_some() && !leads.is_empty() {
        ("button quiet", "button")
    } else {
        ("button", "button quiet")
    };
    let back = format!("/flags/{}", flag.id);
    let about = match (flag.status, flag.name.is_some()) {
        (FlagStatus::Passed, _) => t!(locale, "flag-page-passed"),
        (FlagStatus::Quiet, _) => t!(locale, "flag-page-quiet"),
        (FlagStatus::Aside(_) | FlagStatus::Asked, _) => flag.state.clone(),
        (_, true) => t!(locale, "flag-page-ask"),
        (_, false) => t!(locale, "flag-page-ask-team"),
    };
    let later = match flag.status {
        FlagStatus::Open => Some("set_aside"),
        FlagStatus::Aside(_) => Some("put_back"),
        _ => None,
    };
    let later = later.map(|step| {
        view! { <StepForm flag=flag.clone() step=step back=back.clone() class="button quiet" locale=locale/> }
    });
    let passed = (flag.status != FlagStatus::Passed).then(|| {
        view! { <StepForm flag=flag.clone() step="passed" back=back.clone() class="button quiet" locale=locale/> }
    });
    let note = (flag.status == FlagStatus::Open)
        .then(|| view! { <p class="aside">{t!(locale, "flag-page-yours-until", hours = flag.hours)}</p> });
    let key_post = view! { <KeyPostNotice flag=flag.clone() leads=leads.clone() locale=locale/> };
    view! {
        <h2>{t!(locale, "flag-page-what-now")}</h2>
        {somebody_else.map(|other| view! { <SomebodyElseNotice people=other.people locale=locale/> })}
        <p>{about}</p>
        {flag.due.as_deref().map(|due| view! { <p class="aside">{words::sentence_case(due)}</p> })}
        <Opening sentence=opening locale=locale/>
        <div class="act-bar">
            <StepForm flag=flag.clone() step="take" back=back.clone() class=take locale=locale/>
            <div class="buttons">
                <AskForm flag=flag back=back leads=leads class=ask locale=locale/>
                {passed}
                {later}
            </div>
        </div>
        {note}
        {key_post}
    }
}

/// The person asked to leave it alone.
#[component]
fn LeftAlone(flag: FlagView, locale: Locale) -> impl IntoView {
    let name = flag.name.unwrap_or_default();
    view! {
        <h2>{flag.state}</h2>
        <p>{t!(locale, "follow-up-left-alone", name = name)}</p>
    }
}

/// What a key post means for the leads who follow up.
#[component]
fn KeyPostNotice(flag: FlagView, leads: Vec<Colleague>, locale: Locale) -> impl IntoView {
    flag.is_key_post.then(|| {
        let names: Vec<String> = leads.into_iter().map(|lead| lead.name).collect();
        let second = if names.is_empty() {
            t!(locale, "follow-up-no-second")
        } else {
            t!(locale, "follow-up-second", names = words::list(locale, &names))
        };
        view! {
            <div class="notice key-post"><Icon name="people"/>
                <p>{words::in_a_row(locale, [t!(locale, "follow-up-key-post", hours = flag.hours), second])}</p>
            </div>
        }
    })
}

/// A sentence to say aloud.
#[component]
fn Opening(sentence: String, locale: Locale) -> impl IntoView {
    view! {
        <figure class="opening">
            <figcaption class="aside">{t!(locale, "flag-page-say")}</figcaption>
            <blockquote>{sentence}</blockquote>
        </figure>
    }
}

/// Asks another lead of the team to follow up; empty if there is none.
#[component]
fn AskForm(
    flag: FlagView,
    /// The address to return to.
    back: String,
    leads: Vec<Colleague>,
    /// The class of the button.
    class: &'static str,
    locale: Locale,
) -> impl IntoView {
    (!leads.is_empty()).then(|| {
        let (whom, label) = match leads.as_slice() {
            [only] => (
                view! { <input type="hidden" name="to" value=only.key.clone()/> }.into_any(),
                t!(locale, "flag-page-ask-lead", name = only.name.as_str()),
            ),
            _ => {
                let options = leads.into_iter().map(|lead| view! { <option value=lead.key>{lead.name}</option> });
                let select = view! {
                    <select class="select" name="to" aria-label=t!(locale, "flag-page-ask-whom")>{options.collect_view()}</select>
                };
                (select.into_any(), t!(locale, "flag-page-ask-chosen"))
            }
        };
        view! {
            <form novalidate class="row" method="post" action="/api/take_flag">
                <ViewerField/>
                <input type="hidden" name="flag" value=flag.id.to_string()/>
                <input type="hidden" name="shown" value=flag.mark/>
                <input type="hidden" name="back" value=back/>
                {whom}
                <button class=class name="step" value="ask">{label}</button>
            </form>
        }
    })
}

#[component]
fn TakenFlag(actions: Actions, locale: Locale) -> impl IntoView {
    let Actions { flag, opening, ask_again, choices, leads, somebody_else, .. } = actions;
    let back = format!("/flags/{}", flag.id);
    let title = match (flag.status, flag.mine, &flag.name) {
        (FlagStatus::Taken, true, Some(name)) => t!(locale, "flag-page-you-will", name = name.as_str()),
        _ => flag.state.clone(),
    };
    let before = (flag.status == FlagStatus::AskAgain).then(|| view! { <Account flag=flag.clone() locale=locale/> });
    view! {
        <h2>{title}</h2>
        {flag.due.as_deref().map(|due| view! { <p class="aside">{words::sentence_case(due)}</p> })}
        {before}
        {somebody_else.map(|other| view! { <SomebodyElseNotice people=other.people locale=locale/> })}
        <KeyPostNotice flag=flag.clone() leads=leads locale=locale/>
        <Opening sentence=opening locale=locale/>
        <Plan flag=flag.clone() choices=choices locale=locale/>
        <FollowUpForm flag=flag.clone() days=ask_again locale=locale/>
        <div class="buttons">
            <StepForm flag=flag.clone() step="passed" back=back.clone() class="button quiet" locale=locale/>
            <StepForm flag=flag step="hand_back" back=back class="button plain" locale=locale/>
        </div>
    }
}

/// The form that records what was agreed, and when to ask again.
#[component]
fn FollowUpForm(
    flag: FlagView,
    /// The first and the last day on which to ask again.
    days: (Workday, Workday),
    locale: Locale,
) -> impl IntoView {
    let state = form_state("finish_flag");
    let readers = match &flag.name {
        Some(name) => t!(locale, "flag-page-readers", name = name.as_str()),
        None => t!(locale, "flag-page-readers-team"),
    };
    let class = |field: &str| if state.error(field).is_some() { "field wrong" } else { "field" };
    let invalid = |field: &str| state.error(field).is_some().then_some("true");
    let agreed = state.value("agreed").unwrap_or_default().to_owned();
    let again = state.value("ask_again").unwrap_or_default().to_owned();
    view! {
        <FormErrors state=state.clone() locale=locale/>
        <form novalidate id=main_form("finish_flag") class="stack" method="post" action="/api/finish_flag">
            <ViewerField/>
            <input type="hidden" name="flag" value=flag.id.to_string()/>
            <input type="hidden" name="shown" value=flag.mark/>
            <div class=class("agreed")>
                <label for="agreed">{t!(locale, "flag-page-agreed")}</label>
                <textarea class="textarea" id="agreed" name="agreed" aria-describedby="agreed-error agreed-help"
                    aria-invalid=invalid("agreed")>{raw_text(&agreed)}</textarea>
                <FieldError field="agreed" state=state.clone()/>
                <p class="help" id="agreed-help">{readers}</p>
            </div>
            <div class=class("ask_again")>
                <label for="ask_again">
                    {t!(locale, "flag-page-ask-again")}" "<span class="optional">{t!(locale, "flag-page-optional")}</span>
                </label>
                <input class="input" type="date" id="ask_again" name="ask_again" value=again min=days.0.to_string()
                    max=days.1.to_string() aria-describedby="ask_again-error" aria-invalid=invalid("ask_again")/>
                <FieldError field="ask_again" state=state.clone()/>
            </div>
            <button class="button wide">{t!(locale, "flag-page-finish")}</button>
        </form>
    }
}

/// What was agreed, in the words of the person who did it.
#[component]
fn Account(flag: FlagView, locale: Locale) -> impl IntoView {
    let lines = flag.what_was_done.unwrap_or_default();
    let lines = lines.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let done_on = t!(locale, "flag-page-done-on", day = flag.done_on.unwrap_or_default());
    view! {
        <div class="notice good"><Icon name="check"/><p>{done_on}</p></div>
        {lines}
    }
}

#[component]
fn DoneFlag(actions: Actions, locale: Locale) -> impl IntoView {
    let Actions { flag, after, leads, .. } = actions;
    let again = flag.ask_again.clone().map(|day| view! { <p>{t!(locale, "flag-page-ask-again-on", day = day)}</p> });
    view! {
        <Account flag=flag.clone() locale=locale/>
        {again}
        {flag.plan.clone().map(|plan| view! { <PlanSummary plan=plan locale=locale/> })}
        <SecondLook flag=flag leads=leads locale=locale/>
        {after.map(|after| view! { <BeforeAfter after=after locale=locale/> })}
    }
}

/// Whether a second lead has checked it, and the button for the one who can.
#[component]
fn SecondLook(flag: FlagView, leads: Vec<Colleague>, locale: Locale) -> impl IntoView {
    if let Some(checked) = flag.checked.clone() {
        return view! { <div class="notice good"><Icon name="check"/><p>{checked}</p></div> }.into_any();
    }
    if !flag.waits_for_check {
        return ().into_any();
    }
    if flag.mine {
        return view! { <KeyPostNotice flag=flag leads=leads locale=locale/> }.into_any();
    }
    let back = format!("/flags/{}", flag.id);
    view! { <CheckForm flag=flag back=back locale=locale/> }.into_any()
}

/// Before, after, and what the days would have done by themselves.
#[component]
fn BeforeAfter(after: BeforeAfterView, locale: Locale) -> impl IntoView {
    let rows = after.bars.into_iter().map(|bar| BarRow { label: bar.label, percent: bar.percent, value: bar.value });
    view! {
        <h2>{t!(locale, "flag-page-before-after")}</h2>
        <Bars rows=rows.collect()/>
        <p>{after.expected}</p>
        <p>{after.difference}</p>
        <p><strong>{after.verdict}</strong></p>
        <p class="aside">{t!(locale, "flag-page-not-because")}</p>
    }
}
