//! The step of an import in which the admin answers what the file does not tell.

use leptos::prelude::*;

use super::StepHead;
use crate::app::imports::questions::{AskedQuestion, HeadingRow};
use crate::ui::components::Icon;
use domain::Locale;
use import::cell::DateOrder;
use words::t;

/// One question about the file, with its possible answers.
#[component]
pub(super) fn AskStep(draft: String, file: String, question: AskedQuestion, locale: Locale) -> impl IntoView {
    let fields = match question {
        AskedQuestion::Encoding(samples) => view! { <Encodings samples=samples locale=locale/> }.into_any(),
        AskedQuestion::Dates(value, days) => view! { <Dates value=value days=days locale=locale/> }.into_any(),
        AskedQuestion::Columns { headings, columns, missing } => {
            view! { <HeadingTable headings=headings columns=columns missing=missing locale=locale/> }.into_any()
        }
    };
    view! {
        <StepHead aside=file step=0 locale=locale/>
        <section class="card stack">
            <form novalidate method="post" action="/api/preview_roster" enctype="multipart/form-data" class="stack">
                <input type="hidden" name="draft" value=draft/>
                {fields}
                <div class="buttons">
                    <button class="button">{t!(locale, "import-look-button")}</button>
                    <a class="button quiet" href="/admin/import">{t!(locale, "import-another")}</a>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Encodings(samples: Vec<(&'static str, String)>, locale: Locale) -> impl IntoView {
    let choices = samples.into_iter().enumerate().map(|(index, (encoding, sample))| {
        let likely = index == 0;
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
fn Dates(value: String, days: Vec<(DateOrder, String)>, locale: Locale) -> impl IntoView {
    let choices = days.into_iter().enumerate().map(|(index, (order, day))| {
        let first = index == 0;
        view! {
            <label class="tick">
                <input type="radio" name="dates" value=order.key() checked=first/>
                <span>{day}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{t!(locale, "import-dates", value = value)}</legend>
            <p class="help">{t!(locale, "import-dates-help")}</p>
            <div class="ticks">{choices.collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn HeadingTable(
    headings: Vec<HeadingRow>,
    columns: Vec<(&'static str, &'static str)>,
    missing: Vec<String>,
    locale: Locale,
) -> impl IntoView {
    let rows = headings.into_iter().map(|heading| {
        let options = columns.iter().map(|(key, name)| {
            let chosen = *key == heading.column;
            view! { <option value=*key selected=chosen>{*name}</option> }
        });
        let id = format!("column-{}", heading.index);
        view! {
            <tr>
                <th scope="row"><label for=id.clone()>{heading.name}</label></th>
                <td data-label=t!(locale, "import-samples")><span class="aside">{heading.samples.join(" · ")}</span></td>
                <td data-label=t!(locale, "import-column")>
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
                    <th scope="col">{t!(locale, "import-column")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
