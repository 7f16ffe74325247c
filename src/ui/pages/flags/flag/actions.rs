//! The actions for a flag: take it, record what was done, and compare the weather before and after.

use leptos::prelude::*;

use crate::app::flags::finish_flag::part;
use crate::app::flags::flag_page::after::{AfterFollowUp, ShiftsAround};
use crate::app::flags::presenter::FlagView;
use crate::app::flags::status::FlagStatus;
use crate::state::flash::FormState;
use crate::ui::components::{BarRow, Bars, FieldError, FormErrors, Icon, TextField, form_state};
use crate::ui::pages::board::flag_cards::TakeForm;
use domain::Locale;
use words::t;

/// The fields of a 5W2H record other than "what".
const PARTS: [&str; 6] = ["why", "who", "by_when", "place", "how", "how_much"];

/// The card at the top of the side column.
#[component]
pub fn ActionCard(
    flag: FlagView,
    /// The weather before and after; `None` if nothing was done yet.
    after: Option<AfterFollowUp>,
    locale: Locale,
) -> impl IntoView {
    let back = format!("/flags/{}", flag.id);
    let inside = match flag.status {
        FlagStatus::Open | FlagStatus::Aside(_) | FlagStatus::Passed => {
            view! { <OpenFlag flag=flag back=back locale=locale/> }.into_any()
        }
        FlagStatus::Taken => view! { <TakenFlag flag=flag back=back locale=locale/> }.into_any(),
        FlagStatus::Done => view! { <DoneFlag flag=flag after=after locale=locale/> }.into_any(),
    };
    view! { <section class="card" id="act">{inside}</section> }
}

#[component]
fn OpenFlag(flag: FlagView, back: String, locale: Locale) -> impl IntoView {
    let (about, note) = match (flag.status, flag.name.is_some()) {
        (FlagStatus::Passed, _) => (t!(locale, "flag-page-passed"), None),
        (FlagStatus::Aside(_), _) => (flag.state.clone(), None),
        (_, true) => (t!(locale, "flag-page-ask"), Some(t!(locale, "flag-page-yours-until"))),
        (_, false) => (t!(locale, "flag-page-ask-team"), Some(t!(locale, "flag-page-yours-until"))),
    };
    let not_now = (flag.status == FlagStatus::Open).then(|| {
        view! {
            <TakeForm flag=flag.clone() step="not_now" back=back.clone() class="button quiet wide" locale=locale/>
        }
    });
    view! {
        <h2>{t!(locale, "flag-page-what-now")}</h2>
        <p>{about}</p>
        <div class="stack tight">
            <TakeForm flag=flag.clone() step="take" back=back.clone() class="button wide" locale=locale/>
            {not_now}
        </div>
        {note.map(|note| view! { <p class="aside">{note}</p> })}
    }
}

#[component]
fn TakenFlag(flag: FlagView, back: String, locale: Locale) -> impl IntoView {
    let state = form_state("finish_flag");
    let title = match (flag.mine, &flag.name) {
        (true, Some(name)) => t!(locale, "flag-page-you-will", name = name.as_str()),
        _ => flag.state.clone(),
    };
    let readers = match &flag.name {
        Some(name) => t!(locale, "flag-page-readers", name = name.as_str()),
        None => t!(locale, "flag-page-readers-team"),
    };
    let wrong = state.error("what").is_some();
    let typed = PARTS.iter().any(|part| state.value(part).is_some_and(|value| !value.is_empty()));
    let parts = PARTS.map(|field| view! { <PartField field=field state=state.clone() locale=locale/> });
    let error = state.error("what").map(|_| view! { <FieldError field="what" state=state.clone()/> });
    view! {
        <h2>{title}</h2>
        {flag.due.clone().map(|due| view! { <p class="aside">{due}</p> })}
        <FormErrors state=state.clone() locale=locale/>
        <form novalidate class="stack" method="post" action="/api/finish_flag">
            <input type="hidden" name="flag" value=flag.id.to_string()/>
            <div class=if wrong { "field wrong" } else { "field" }>
                <label for="what">{t!(locale, "flag-page-what")}</label>
                <textarea class="textarea" id="what" name="what" required aria-describedby="what-error what-help"
                    aria-invalid=wrong.then_some("true")>{state.value("what").unwrap_or_default().to_owned()}</textarea>
                {error}
            </div>
            <details class="fold" id="more" open=typed>
                <summary>{t!(locale, "flag-page-more")}</summary>
                <div class="fields">{parts.into_iter().collect_view()}</div>
            </details>
            <p class="aside" id="what-help">{readers}</p>
            <button class="button wide">{t!(locale, "flag-page-finish")}</button>
        </form>
        <TakeForm flag=flag step="hand_back" back=back class="button plain wide" locale=locale/>
    }
}

#[component]
fn PartField(field: &'static str, state: FormState, locale: Locale) -> impl IntoView {
    let optional = t!(locale, "flag-page-optional");
    view! { <TextField field=field label=part(locale, field) state=state optional=optional/> }
}

#[component]
fn DoneFlag(flag: FlagView, after: Option<AfterFollowUp>, locale: Locale) -> impl IntoView {
    let done_on = t!(locale, "flag-page-done-on", day = flag.done_on.unwrap_or_default());
    let lines = flag.what_was_done.unwrap_or_default();
    let lines = lines.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! {
        <div class="notice good"><Icon name="check"/><p>{done_on}</p></div>
        {lines}
        {after.map(|after| view! {
            <h3>{t!(locale, "flag-page-before-after")}</h3>
            <Bars rows=vec![row(locale, &after.before, true), row(locale, &after.after, false)]/>
            <p class="aside">{t!(locale, "flag-page-not-because")}</p>
        })}
    }
}

fn row(locale: Locale, together: &ShiftsAround, is_before: bool) -> BarRow {
    let label = if is_before {
        t!(locale, "flag-page-before", count = together.shifts)
    } else {
        t!(locale, "flag-page-after", count = together.shifts)
    };
    BarRow { label, percent: together.percent, value: words::weather(locale, together.weather) }
}
