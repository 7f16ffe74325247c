//! What the pages of imports share: the steps, and what is wrong with a file.

use leptos::prelude::*;

use crate::app::imports::ProblemRow;
use crate::app::imports::pages::page_of;
use crate::app::imports::questions::ImportMappingRow;
use crate::state::flash::FormState;
use crate::state::watched::WatchedKind;
use crate::ui::components::{FieldError, Icon};
use crate::web::address::with_query;
use domain::Locale;
use words::t;

/// The head of a page with the steps of an import.
#[component]
pub(super) fn StepHead(
    /// The title of the page; that of the import of a roster if none is given.
    #[prop(optional, into)]
    title: Option<String>,
    /// The sentence below the title.
    #[prop(optional, into)]
    aside: Option<String>,
    /// The current step, counted from 0.
    step: usize,
    locale: Locale,
) -> impl IntoView {
    let title = title.unwrap_or_else(|| t!(locale, "import-title"));
    let steps = [t!(locale, "import-step-choose"), t!(locale, "import-step-look"), t!(locale, "import-step-done")];
    let steps = steps.into_iter().enumerate().map(|(number, name)| {
        view! {
            <li aria-current=(number == step).then_some("step")>{name}</li>
        }
    });
    view! {
        <div class="page-head">
            <div><h1>{title}</h1>{aside.map(|aside| view! { <p class="aside">{aside}</p> })}</div>
        </div>
        <ol class="import-steps">{steps.collect_view()}</ol>
    }
}

/// The field for the file, onto which it can be dropped.
#[component]
pub(super) fn FileField(
    /// The endings and media types of the files that can be chosen.
    accept: &'static str,
    /// The sentence below the field.
    help: String,
    state: FormState,
    locale: Locale,
) -> impl IntoView {
    let wrong = state.error("file").is_some();
    view! {
        <div class=if wrong { "file-drop field wrong" } else { "file-drop field" }>
            <Icon name="upload"/>
            <label for="file"><strong>{t!(locale, "import-file")}</strong></label>
            <input id="file" name="file" type="file" accept=accept required
                aria-describedby="file-help file-error" aria-invalid=wrong.then_some("true")/>
            <p class="aside" id="file-help">{help}</p>
            <FieldError field="file" state=state/>
        </div>
    }
}

/// The way to say which columns the headings of a file name, where one is read as something else than it is.
#[component]
pub(super) fn ColumnsWrong(kind: WatchedKind, locale: Locale) -> impl IntoView {
    view! {
        <p class="aside">
            {t!(locale, "import-columns-wrong")}{words::gap(locale)}
            <a href=with_query(page_of(kind), &[("step", "columns")])>{t!(locale, "import-state-columns")}</a>
        </p>
    }
}

/// What was answered about earlier files, each with a button that forgets it. Nothing if nothing is remembered.
#[component]
pub(super) fn RememberedAnswers(rows: Vec<ImportMappingRow>, locale: Locale) -> impl IntoView {
    let row = |ImportMappingRow { id, kind, sentence }: ImportMappingRow| {
        let which = t!(locale, "mapping-forget-which", what = sentence.clone());
        view! {
            <li>
                <span>{sentence}</span>
                <form novalidate method="post" action="/api/forget_import_mapping">
                    <input type="hidden" name="kind" value=kind/>
                    <input type="hidden" name="mapping" value=id/>
                    <button class="button plain small" aria-label=which>{t!(locale, "mapping-forget")}</button>
                </form>
            </li>
        }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card stack" aria-labelledby="remembered-title">
                <h2 id="remembered-title">{t!(locale, "mapping-title")}</h2>
                <p class="aside">{t!(locale, "mapping-say")}</p>
                <ul class="rows">{rows.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}

/// What is wrong with a file, line by line.
#[component]
pub(super) fn ProblemTable(errors: Vec<ProblemRow>, locale: Locale) -> impl IntoView {
    let caption = t!(locale, "import-fix-caption");
    let rows = errors.into_iter().map(|fault| {
        // Where a whole line or the whole file is at fault, no cell says anything wrong.
        let is_cell = !fault.lines.is_empty() && !fault.column.is_empty();
        let value = if fault.value.is_empty() {
            is_cell.then(|| view! { <span class="aside">{t!(locale, "import-empty-cell")}</span> }.into_any())
        } else {
            Some(view! { <code class="bad">{fault.value}</code> }.into_any())
        };
        view! {
            <tr>
                <th scope="row" class="number" data-label=t!(locale, "import-line")>
                    {if fault.lines.is_empty() { t!(locale, "import-whole-file") } else { fault.lines }}
                </th>
                <td data-label=t!(locale, "import-column")>{(!fault.column.is_empty()).then(|| view! { <code>{fault.column}</code> })}</td>
                <td data-label=t!(locale, "import-value")>{value}</td>
                <td data-label=t!(locale, "import-fix")>{fault.what}{words::gap(locale)}<strong>{fault.fix}</strong></td>
            </tr>
        }
    });
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=caption.clone()>
            <table class="table line-errors stacks">
                <caption>{caption.clone()}</caption>
                <thead><tr>
                    <th scope="col" class="number">{t!(locale, "import-line")}</th>
                    <th scope="col">{t!(locale, "import-column")}</th>
                    <th scope="col">{t!(locale, "import-value")}</th>
                    <th scope="col">{t!(locale, "import-fix")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
