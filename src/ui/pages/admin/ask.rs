//! The step of an import in which the admin answers what the file does not tell.

use leptos::prelude::*;

use super::import_parts::StepHead;
use crate::app::imports::pages::page_of;
use crate::app::imports::questions::{AskedFile, AskedQuestion, HeadingRow, UnclearColumn};
use crate::app::imports::unsent_roster::PREVIEW;
use crate::state::flash::FormState;
use crate::state::watched::WatchedKind;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{Icon, ViewerField, form_state};
use domain::Locale;
use words::t;

/// One question about a file of this kind, with its possible answers.
#[component]
pub(super) fn AskStep(asked: AskedFile, kind: WatchedKind, locale: Locale) -> impl IntoView {
    let AskedFile { draft, file, question } = asked;
    let (title, action) = match kind {
        WatchedKind::Roster => (t!(locale, "import-title"), "/api/preview_roster"),
        WatchedKind::Schedule => (t!(locale, "schedule-import-title"), "/api/preview_schedule"),
    };
    // The answers about a roster are kept while the language or the theme is switched.
    let kept = (kind == WatchedKind::Roster).then_some(PREVIEW);
    let state = form_state(kept.unwrap_or_default());
    let fields = match question {
        AskedQuestion::Encoding(samples) => view! { <Encodings samples=samples state=state locale=locale/> }.into_any(),
        AskedQuestion::Dates(columns) => {
            let dates = |column| view! { <Dates column=column state=state.clone() locale=locale/> };
            columns.into_iter().map(dates).collect_view().into_any()
        }
        AskedQuestion::Columns { headings, columns, missing } => {
            view! { <HeadingTable headings=headings columns=columns missing=missing state=state locale=locale/> }
                .into_any()
        }
    };
    view! {
        <StepHead title=title aside=file step=0 locale=locale/>
        <section class="card stack">
            <form novalidate id=kept.and_then(main_form) method="post" action=action enctype="multipart/form-data" class="stack">
                <ViewerField/>
                <input type="hidden" name="draft" value=draft/>
                {fields}
                <div class="buttons">
                    <button class="button">{t!(locale, "import-look-button")}</button>
                    <a class="button quiet" href=page_of(kind)>{t!(locale, "import-another")}</a>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Encodings(samples: Vec<(&'static str, String)>, state: FormState, locale: Locale) -> impl IntoView {
    let choices = samples.into_iter().enumerate().map(|(index, (encoding, sample))| {
        let likely = state.value("encoding").map_or(index == 0, |chosen| chosen == encoding);
        view! {
            <label class="tick">
                <input type="radio" name="encoding" value=encoding checked=likely/>
                <span>{sample}" "<span class="aside">{encoding}</span></span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{t!(locale, "import-encoding")}</legend>
            <p class="help">{t!(locale, "import-encoding-help")}</p>
            <div class="ticks lines">{choices.collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Dates(column: UnclearColumn, state: FormState, locale: Locale) -> impl IntoView {
    let UnclearColumn { column, label, example, count, lines, days, is_missing } = column;
    let field = format!("dates-{column}");
    // None is ticked in advance: the file does not tell, and nobody would read a question that is answered.
    let choices = days.into_iter().map(|(order, day)| {
        let chosen = state.value(&field) == Some(order.key());
        view! {
            <label class="tick">
                <input type="radio" name=field.clone() value=order.key() checked=chosen/>
                <span>{day}</span>
            </label>
        }
    });
    let error = format!("{field}-error");
    let described = is_missing.then(|| error.clone());
    view! {
        <fieldset class=if is_missing { "field wrong" } else { "field" } aria-describedby=described>
            <legend>{t!(locale, "import-dates", column = label, value = example)}</legend>
            <p class="help">{t!(locale, "import-dates-help", count = count, lines = lines)}</p>
            <div class="ticks">{choices.collect_view()}</div>
            {is_missing.then(|| view! {
                <p class="field-error" id=error><Icon name="problem"/><span>{t!(locale, "import-dates-missing")}</span></p>
            })}
        </fieldset>
    }
}

#[component]
fn HeadingTable(
    headings: Vec<HeadingRow>,
    columns: Vec<(&'static str, &'static str)>,
    missing: Vec<String>,
    state: FormState,
    locale: Locale,
) -> impl IntoView {
    let rows = headings.into_iter().map(|heading| {
        let id = format!("column-{}", heading.index);
        let column = state.value(&id).map_or_else(|| heading.column.to_string(), str::to_owned);
        let options = columns.iter().map(|(key, name)| {
            let chosen = *key == column;
            view! { <option value=*key selected=chosen>{*name}</option> }
        });
        view! {
            <tr>
                <th scope="row"><label for=id.clone()>{heading.name}</label></th>
                <td data-label=t!(locale, "import-samples")><span class="aside">{heading.samples.join(words::DOT)}</span></td>
                <td data-label=t!(locale, "import-use-as")>
                    <select class="select" id=id.clone() name=id>
                        <option value="">{t!(locale, "import-column-unused")}</option>
                        {options.collect_view()}
                    </select>
                </td>
            </tr>
        }
    });
    view! {
        {(!missing.is_empty()).then(|| view! {
            <div class="notice wrong" role="alert">
                <Icon name="problem"/>
                <p>{t!(locale, "import-columns-needed", columns = words::list(locale, &missing))}</p>
            </div>
        })}
        <div class="table-wrap" tabindex="0" role="region" aria-label=t!(locale, "import-columns-question")>
            <table class="table headings stacks">
                <caption>{t!(locale, "import-columns-question")}</caption>
                <thead><tr>
                    <th scope="col">{t!(locale, "import-heading")}</th>
                    <th scope="col">{t!(locale, "import-samples")}</th>
                    <th scope="col">{t!(locale, "import-use-as")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
