//! `/admin/import`: importing a roster in three steps: choose the file, check the preview, done.

use leptos::prelude::*;

use super::ask::AskStep;
use super::import_parts::{ColumnsWrong, FileField, ProblemTable, RememberedAnswers, StepHead};
use super::watched::WatchedCard;
use crate::app::flags::status::FOLLOW_UP_KEY_POST;
use crate::app::imports;
use crate::app::imports::changes;
use crate::app::imports::pages::SCHEDULE_PAGE;
use crate::app::imports::questions::ImportMappingRow;
use crate::app::imports::unsent_roster::PREVIEW;
use crate::app::imports::watch::view::WatchedView;
use crate::app::imports::{ChangeCounts, ChangeRow, ImportView, ProblemRow, RosterPreviewView};
use crate::state::watched::WatchedKind;
use crate::ui::components::unsent::{KeptUpload, main_form};
use crate::ui::components::{FormErrors, Icon, Pager, ViewerField, form_state, page, page_query, raw_text};
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use domain::Locale;
use import::roster::column_names;
use store::RosterChangeKind;
use words::t;

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let step = page_query("step").unwrap_or_default();
    page("narrow", imports::load(RequestContext::here(), step, page_query("page")), |value, locale| {
        let view = match value {
            ImportView::Choose { gone, watched, remembered } => {
                view! { <ChooseStep gone=gone watched=watched remembered=remembered locale=locale/> }.into_any()
            }
            ImportView::Ask(asked) => {
                view! { <AskStep asked=asked kind=WatchedKind::Roster locale=locale/> }.into_any()
            }
            ImportView::Preview(look) => view! { <PreviewStep look=look locale=locale/> }.into_any(),
            ImportView::Fix { file, errors, more, pasted, has_headings } => view! {
                <ErrorStep file=file errors=errors more=more pasted=pasted has_headings=has_headings locale=locale/>
            }
            .into_any(),
            ImportView::Done { sums, joined } => view! { <DoneStep sums=sums joined=joined locale=locale/> }.into_any(),
        };
        (t!(locale, "import-title"), view)
    })
}

#[component]
fn ChooseStep(
    gone: bool,
    watched: Option<WatchedView>,
    remembered: Vec<ImportMappingRow>,
    locale: Locale,
) -> impl IntoView {
    let state = form_state(PREVIEW);
    let import = form_state("import_roster");
    let pasted = state.value("pasted").unwrap_or_default().to_owned();
    let unfolded = !pasted.is_empty();
    let columns = column_names(locale).map(|(_, name)| view! { <code>{name}</code>" " }).collect_view();
    view! {
        <StepHead aside=t!(locale, "import-all-or-nothing") step=0 locale=locale/>
        {gone.then(|| view! { <div class="notice" role="status"><Icon name="info"/><p>{t!(locale, "import-gone")}</p></div> })}
        <FormErrors state=import locale=locale/>
        <FormErrors state=state.clone() locale=locale/>
        <KeptUpload form="preview_roster" locale=locale/>
        <div class="stack loose">
            <WatchedCard watched=watched locale=locale/>
            <form novalidate id=main_form(PREVIEW) method="post" action="/api/preview_roster"
                enctype="multipart/form-data" class="stack">
                <ViewerField/>
                <FileField accept=".csv,.txt,.xlsx,.xls,.ods,text/csv,text/plain"
                    help=t!(locale, "import-file-help") state=state locale=locale/>
                <details class="fold card" open=unfolded>
                    <summary>{t!(locale, "import-paste")}</summary>
                    <PastedCells text=pasted locale=locale/>
                </details>
                <div class="buttons"><button class="button">{t!(locale, "import-look-button")}</button></div>
            </form>
            <section class="card format">
                <h2>{t!(locale, "import-columns-title")}</h2>
                <div class="buttons">
                    {Locale::ALL
                        .map(|language| view! {
                            <a class="button quiet small" href=with_query("/admin/import/template.csv", &[("language", language.tag())]) download="">
                                <Icon name="download" small=true/>{t!(locale, "import-template", language = language.tag())}
                            </a>
                        })
                        .collect_view()}
                </div>
                <p>{columns}</p>
                <p class="aside">{t!(locale, "import-columns-help")}</p>
                <p class="aside">{t!(locale, "import-columns-missing")}</p>
                <p class="aside">{t!(locale, "import-schedule-too")}{words::gap(locale)}<a href=SCHEDULE_PAGE>{t!(locale, "schedule-import-title")}</a></p>
                <p class="aside">{t!(locale, "import-columns-more", hours = FOLLOW_UP_KEY_POST.as_hours())}</p>
            </section>
            <RememberedAnswers rows=remembered locale=locale/>
        </div>
    }
}

/// The field for cells that were copied in a spreadsheet program.
#[component]
fn PastedCells(text: String, locale: Locale) -> impl IntoView {
    view! {
        <div class="field">
            <label for="pasted">{t!(locale, "import-paste-cells")}</label>
            <p class="help" id="pasted-help">{t!(locale, "import-paste-help")}</p>
            <textarea class="textarea cells" id="pasted" name="pasted" rows="8" spellcheck="false" autocomplete="off"
                aria-describedby="pasted-help">{raw_text(&text)}</textarea>
        </div>
    }
}

#[component]
fn PreviewStep(look: RosterPreviewView, locale: Locale) -> impl IntoView {
    let RosterPreviewView { draft, file, sums, units, changes, pages, ignored, staying, own_languages } = look;
    let nothing = pages.all == 0 && units.is_empty();
    let people = !changes.is_empty();
    let units: Vec<_> = units.iter().map(|unit| view! { <li>{imports::unit_sentence(locale, unit)}</li> }).collect();
    let caption = t!(locale, "import-changes-caption", count = pages.all);
    let rows = changes.into_iter().map(|row| view! { <ChangeRow row=row locale=locale/> });
    view! {
        <StepHead aside=t!(locale, "import-file-and-lines", file = file, lines = sums.lines) step=1 locale=locale/>
        <section class="card stack">
            <h2>{t!(locale, "import-would-happen")}</h2>
            <ChangeCounts sums=sums locale=locale/>
            {(!ignored.is_empty()).then(|| view! {
                <p class="aside">
                    {t!(locale, "import-ignored", columns = words::items(locale, &ignored))}{words::gap(locale)}
                    <a href="/admin/import?step=columns">{t!(locale, "import-state-columns")}</a>
                </p>
            })}
            {(!staying.is_empty()).then(|| view! {
                <p class="aside">{t!(locale, "import-staying", columns = words::items(locale, &staying))}</p>
            })}
            {(!own_languages.is_empty()).then(|| view! {
                <p class="aside">{t!(locale, "import-own-languages", people = words::list(locale, &own_languages))}</p>
            })}
            {(!units.is_empty()).then(|| view! {
                <h3>{t!(locale, "import-units-title")}</h3>
                <ul class="plain-list">{units}</ul>
            })}
            {nothing.then(|| view! { <p>{t!(locale, "import-nothing-changes")}</p> })}
            {people.then(|| {
                view! {
                    <div class="table-wrap" tabindex="0" role="region" aria-label=caption.clone()>
                        <table class="table people-table stacks">
                            <caption>{caption.clone()}</caption>
                            <thead><tr>
                                <th scope="col">{t!(locale, "import-person")}</th>
                                <th scope="col">{t!(locale, "import-change")}</th>
                                <th scope="col">{t!(locale, "import-what")}</th>
                            </tr></thead>
                            <tbody>{rows.collect_view()}</tbody>
                        </table>
                    </div>
                }
            })}
            <Pager paged=pages locale=locale/>
            <p class="aside">{t!(locale, "import-leads-note")}</p>
            <div class="buttons">
                {(!nothing).then(|| view! {
                    <form novalidate method="post" action="/api/import_roster">
                        <input type="hidden" name="draft" value=draft/>
                        <button class="button">{t!(locale, "import-button", lines = sums.lines)}</button>
                    </form>
                })}
                <a class="button quiet" href="/admin/import">{t!(locale, "import-another")}</a>
            </div>
        </section>
    }
}

#[component]
fn ChangeCounts(sums: ChangeCounts, locale: Locale) -> impl IntoView {
    let all = [
        (t!(locale, "import-sum-joins"), sums.joins),
        (t!(locale, "import-sum-moves"), sums.moves),
        (t!(locale, "import-sum-changes"), sums.changes),
        (t!(locale, "import-sum-leaves"), sums.leaves),
        (t!(locale, "import-sum-same"), sums.same),
    ];
    let all = all.into_iter().map(|(word, count)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> });
    view! { <dl class="change-counts">{all.collect_view()}</dl> }
}

#[component]
fn ChangeRow(row: ChangeRow, locale: Locale) -> impl IntoView {
    let (class, word) = match row.change {
        RosterChangeKind::Joins => ("change-new", t!(locale, "import-joins")),
        RosterChangeKind::Moves => ("change-move", t!(locale, "import-moves")),
        RosterChangeKind::Leaves => ("change-end", t!(locale, "import-leaves")),
        RosterChangeKind::Changes | RosterChangeKind::Same => ("", t!(locale, "import-changes")),
    };
    let fields =
        row.fields.into_iter().map(|field| view! { <li>{changes::sentence(locale, field)}</li> }).collect_view();
    view! {
        <tr>
            <th scope="row">{row.name}<span class="aside">{row.key}</span></th>
            <td class=class>{word}</td>
            <td><ul class="plain">{fields}</ul></td>
        </tr>
    }
}

#[component]
fn ErrorStep(
    file: String,
    errors: Vec<ProblemRow>,
    more: bool,
    pasted: Option<String>,
    has_headings: bool,
    locale: Locale,
) -> impl IntoView {
    let state = form_state(PREVIEW);
    let count = errors.len();
    view! {
        <StepHead aside=file step=1 locale=locale/>
        <div class="notice wrong" role="alert">
            <Icon name="problem"/>
            <p>{if more { t!(locale, "import-fix-many", count = count) } else { t!(locale, "import-fix-count", count = count) }}</p>
        </div>
        <section class="card stack">
            <ProblemTable errors=errors locale=locale/>
            {has_headings.then(|| view! { <ColumnsWrong kind=WatchedKind::Roster locale=locale/> })}
            {match pasted {
                Some(text) => view! {
                    <form novalidate id=main_form(PREVIEW) method="post" action="/api/preview_roster"
                        enctype="multipart/form-data" class="stack">
                        <ViewerField/>
                        <PastedCells text=state.value("pasted").map_or(text, str::to_owned) locale=locale/>
                        <div class="buttons"><button class="button">{t!(locale, "import-look-button")}</button></div>
                    </form>
                }.into_any(),
                None => view! {
                    <div class="buttons"><a class="button" href="/admin/import">{t!(locale, "import-corrected")}</a></div>
                }.into_any(),
            }}
        </section>
    }
}

/// What an import changed, in words: only what happened.
fn what_changed(sums: ChangeCounts, locale: Locale) -> String {
    let parts = [
        (sums.joins, t!(locale, "import-done-joined", count = sums.joins)),
        (sums.moves, t!(locale, "import-done-moved", count = sums.moves)),
        (sums.changes, t!(locale, "import-done-changed", count = sums.changes)),
        (sums.leaves, t!(locale, "import-done-left", count = sums.leaves)),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    if parts.is_empty() { t!(locale, "import-done-nothing") } else { words::list(locale, &parts) }
}

#[component]
fn DoneStep(sums: ChangeCounts, joined: usize, locale: Locale) -> impl IntoView {
    let summary = t!(locale, "import-done", lines = sums.lines, what = what_changed(sums, locale));
    let next = if joined > 0 { "button" } else { "button quiet" };
    view! {
        <StepHead step=2 locale=locale/>
        <section class="card stack">
            <div class="notice good" role="status"><Icon name="check"/><p>{summary}</p></div>
            {(joined > 0).then(|| view! { <p>{t!(locale, "import-done-next", count = joined)}</p> })}
            <div class="buttons">
                <a class=next href="/admin/invitations">
                    <Icon name="letter"/>{t!(locale, "nav-invitations")}
                </a>
                <a class="button quiet" href="/admin/people">{t!(locale, "nav-people")}</a>
            </div>
        </section>
    }
}
