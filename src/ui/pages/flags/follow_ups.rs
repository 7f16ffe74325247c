//! `/follow-ups`: what a lead still owes people, and what came of what was done this week.

use leptos::prelude::*;

use super::FlagItems;
use crate::app::flags::FollowUpCounts;
use crate::app::flags::follow_ups;
use crate::app::flags::follow_ups::{DoneFollowUp, FollowUpsView};
use crate::app::flags::presenter::FlagView;
use crate::app::talk::asked::AskedRequest;
use crate::ui::components::talk::asked_part;
use crate::ui::components::{BackLink, Vane, ViewerField, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn FollowUpsPage() -> impl IntoView {
    page("narrow", follow_ups::load(RequestContext::here()), |value, locale| {
        (t!(locale, "follow-ups-title"), view! { <FollowUps value=value locale=locale/> })
    })
}

/// The link to the page, with how many follow-ups are overdue and how many wait for the viewer's check.
pub(super) fn link_text(waiting: FollowUpCounts, locale: Locale) -> String {
    let FollowUpCounts { overdue, to_check } = waiting;
    let overdue = (overdue > 0).then(|| t!(locale, "follow-ups-count-overdue", count = overdue));
    let to_check = (to_check > 0).then(|| t!(locale, "follow-ups-count-to-check", count = to_check));
    let parts: Vec<String> = std::iter::once(t!(locale, "follow-ups-title")).chain(overdue).chain(to_check).collect();
    parts.join(words::DOT)
}

#[component]
fn FollowUps(value: FollowUpsView, locale: Locale) -> impl IntoView {
    let several = value.several_teams;
    let is_empty = value.asked.requests.is_empty()
        && [&value.overdue, &value.to_check, &value.waiting, &value.mine].iter().all(|part| part.is_empty())
        && value.done.is_empty();
    let part = |id: &'static str, title: String, flags: Vec<FlagView>| {
        (!flags.is_empty()).then(|| {
            view! {
                <section aria-labelledby=id>
                    <h2 class="list-head" id=id>{title}</h2>
                    <FlagItems flags=flags several=several locale=locale/>
                </section>
            }
        })
    };
    let requests: Vec<AskedRequest> =
        value.asked.requests.iter().filter(|request| request.overdue.is_some()).cloned().collect();
    let waiting = part("waiting-h", t!(locale, "follow-ups-waiting", count = value.waiting.len()), value.waiting);
    let mine = part("mine-h", t!(locale, "follow-ups-mine", count = value.mine.len()), value.mine);
    view! {
        <BackLink href="/flags" name=t!(locale, "flag-page-all")/>
        <div class="page-head"><div>
            <h1>{t!(locale, "follow-ups-title")}</h1>
            <p class="aside">{t!(locale, "follow-ups-about")}</p>
        </div></div>
        {is_empty.then(|| view! {
            <div class="empty"><Vane/><h2>{t!(locale, "follow-ups-none-title")}</h2><p>{t!(locale, "follow-ups-none")}</p></div>
        })}
        {asked_part(value.asked, "/follow-ups".to_owned(), locale)}
        <Overdue requests=requests flags=value.overdue several=several locale=locale/>
        <ToCheck flags=value.to_check locale=locale/>
        {mine}
        {waiting}
        <Done done=value.done locale=locale/>
    }
}

/// What is overdue: requests to the viewer that nobody has answered, each a link to its answers, and flags.
#[component]
fn Overdue(requests: Vec<AskedRequest>, flags: Vec<FlagView>, several: bool, locale: Locale) -> impl IntoView {
    let count = requests.len() + flags.len();
    (count > 0).then(|| {
        let asked = (!requests.is_empty()).then(|| {
            let rows = requests.into_iter().map(|request| {
                view! {
                    <li class="flag-row">
                        <h3><a href=format!("#talk-{}", request.id)>{t!(locale, "follow-ups-overdue-request", name = request.name)}</a></h3>
                        <p>{request.overdue}</p>
                    </li>
                }
            });
            view! { <ul class="flag-list">{rows.collect_view()}</ul> }
        });
        let flags = (!flags.is_empty()).then(|| view! { <FlagItems flags=flags several=several locale=locale/> });
        view! {
            <section aria-labelledby="overdue-h">
                <h2 class="list-head" id="overdue-h">{t!(locale, "follow-ups-overdue", count = count)}</h2>
                {asked}
                {flags}
            </section>
        }
    })
}

/// What the viewer can check for another lead.
#[component]
fn ToCheck(flags: Vec<FlagView>, locale: Locale) -> impl IntoView {
    (!flags.is_empty()).then(|| {
        let count = flags.len();
        let rows = flags.into_iter().map(|flag| {
            view! {
                <li class="flag-row">
                    <h3><a href=format!("/flags/{}", flag.id)>{flag.title.clone()}</a></h3>
                    <p>{flag.state.clone()}</p>
                    <CheckForm flag=flag back="/follow-ups".to_owned() locale=locale/>
                </li>
            }
        });
        view! {
            <section aria-labelledby="check-h">
                <h2 class="list-head" id="check-h">{t!(locale, "follow-ups-to-check", count = count)}</h2>
                <p class="aside">{t!(locale, "follow-ups-to-check-say")}</p>
                <ul class="flag-list">{rows.collect_view()}</ul>
            </section>
        }
    })
}

/// The two answers of the second lead.
#[component]
pub(super) fn CheckForm(
    flag: FlagView,
    /// The address to return to.
    back: String,
    locale: Locale,
) -> impl IntoView {
    let id = flag.id.to_string();
    let name = flag.name.unwrap_or_default();
    view! {
        <form novalidate method="post" action="/api/check_follow_up" class="check-form">
            <ViewerField/>
            <input type="hidden" name="flag" value=id.clone()/>
            <input type="hidden" name="shown" value=flag.mark/>
            <input type="hidden" name="back" value=back/>
            <p class="aside">{t!(locale, "follow-up-check-say", name = name)}</p>
            <div class="buttons">
                <button class="button" id=format!("check-{id}") name="happened" value="yes">{t!(locale, "follow-up-check")}</button>
                <button class="button quiet" id=format!("not-done-{id}") name="happened" value="no">{t!(locale, "follow-up-not-done")}</button>
            </div>
        </form>
    }
}

#[component]
fn Done(done: Vec<DoneFollowUp>, locale: Locale) -> impl IntoView {
    (!done.is_empty()).then(|| {
        let count = done.len();
        let rows = done.into_iter().map(|DoneFollowUp { flag, after }| {
            let day = flag.done_on.clone().map(|day| t!(locale, "flag-page-done-on", day = day));
            let after = match after {
                Some((means, verdict)) => words::in_a_row(locale, [means, verdict]),
                None if flag.name.is_some() => t!(locale, "follow-ups-too-early"),
                None => String::new(),
            };
            view! {
                <li class="flag-row done-row">
                    <h3><a href=format!("/flags/{}", flag.id)>{flag.title}</a></h3>
                    <p>{after}</p>
                    <div class="state">{day.map(|day| view! { <span class="aside">{day}</span> })}</div>
                </li>
            }
        });
        view! {
            <section aria-labelledby="done-h">
                <h2 class="list-head" id="done-h">{t!(locale, "follow-ups-done", count = count)}</h2>
                <ul class="flag-list">{rows.collect_view()}</ul>
            </section>
        }
    })
}
