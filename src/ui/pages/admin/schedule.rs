//! `/admin/schedule`: importing a schedule in three steps: choose the file, check the preview, done.

use leptos::prelude::*;

use super::ask::AskStep;
use super::import_parts::{ColumnsWrong, FileField, ProblemTable, RememberedAnswers, StepHead};
use super::watched::WatchedCard;
use crate::app::imports::pages::SCHEDULE_PAGE;
use crate::app::imports::questions::ImportMappingRow;
use crate::app::imports::schedule;
use crate::app::imports::schedule::{LabelRow, LabelsView, ScheduleImportView};
use crate::app::imports::watch::view::WatchedView;
use crate::state::watched::WatchedKind;
use crate::ui::components::unsent::KeptUpload;
use crate::ui::components::{BackLink, FormErrors, Icon, ViewerField, form_state, page, page_query};
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use domain::Locale;
use domain::schedule::SCHEDULE_KEPT_DAYS;
use import::schedule_file::calendar::CALENDAR_DAYS;
use import::schedule_file::{LabelReading, column_names};
use store::ScheduleCounts;
use words::t;

/// The id of the form that imports the schedule of the preview.
const IMPORT_FORM: &str = "import-schedule";

/// The page.
#[component]
pub fn SchedulePage() -> impl IntoView {
    let step = page_query("step").unwrap_or_default();
    page("narrow", schedule::load(RequestContext::here(), step), |value, locale| {
        let view = match value {
            ScheduleImportView::Choose { gone, watched, remembered } => {
                view! { <ChooseStep gone=gone watched=watched remembered=remembered locale=locale/> }.into_any()
            }
            ScheduleImportView::Ask(asked) => {
                view! { <AskStep asked=asked kind=WatchedKind::Schedule locale=locale/> }.into_any()
            }
            ScheduleImportView::Preview { draft, file, lines, concerns, names, ignored, labels, counts } => {
                let about = t!(locale, "import-file-and-lines", file = file, lines = lines);
                // How labels are read decides what will change, so it comes before the button that imports.
                view! {
                    <StepHead title=t!(locale, "schedule-import-title") aside=about step=1 locale=locale/>
                    <LabelTable labels=labels locale=locale/>
                    <PreviewStep draft=draft concerns=concerns names=names ignored=ignored counts=counts locale=locale/>
                }
                .into_any()
            }
            ScheduleImportView::Fix { file, errors, more, has_headings } => {
                let count = errors.len();
                let said = match more {
                    true => t!(locale, "import-fix-many", count = count),
                    false => t!(locale, "import-fix-count", count = count),
                };
                view! {
                    <StepHead title=t!(locale, "schedule-import-title") aside=file step=1 locale=locale/>
                    <div class="notice wrong" role="alert">
                        <Icon name="problem"/>
                        <p>{said}</p>
                    </div>
                    <section class="card stack">
                        <ProblemTable errors=errors locale=locale/>
                        {has_headings.then(|| view! { <ColumnsWrong kind=WatchedKind::Schedule locale=locale/> })}
                        <div class="buttons">
                            <a class="button" href=SCHEDULE_PAGE>{t!(locale, "import-corrected")}</a>
                        </div>
                    </section>
                }
                .into_any()
            }
            ScheduleImportView::Done(counts) => view! { <DoneStep counts=counts locale=locale/> }.into_any(),
        };
        let view = view! { <BackLink href="/admin/import" name=t!(locale, "import-title")/>{view} };
        (t!(locale, "schedule-import-title"), view)
    })
}

#[component]
fn ChooseStep(
    gone: bool,
    watched: Option<WatchedView>,
    remembered: Vec<ImportMappingRow>,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("preview_schedule");
    let import = form_state("import_schedule");
    let columns = column_names(locale).map(|(_, name)| view! { <code>{name}</code>" " }).collect_view();
    view! {
        <StepHead title=t!(locale, "schedule-import-title") aside=t!(locale, "schedule-import-about") step=0 locale=locale/>
        {gone.then(|| view! { <div class="notice" role="status"><Icon name="info"/><p>{t!(locale, "import-gone")}</p></div> })}
        <FormErrors state=import locale=locale/>
        <FormErrors state=state.clone() locale=locale/>
        <KeptUpload form="preview_schedule" locale=locale/>
        <div class="stack loose">
            <WatchedCard watched=watched locale=locale/>
            <form novalidate method="post" action="/api/preview_schedule" enctype="multipart/form-data" class="stack">
                <ViewerField/>
                <FileField accept=".csv,.txt,.xlsx,.xls,.ods,.ics,text/csv,text/plain,text/calendar"
                    help=t!(locale, "schedule-file-help") state=state locale=locale/>
                <div class="buttons"><button class="button">{t!(locale, "import-look-button")}</button></div>
            </form>
            <section class="card format">
                <h2>{t!(locale, "import-columns-title")}</h2>
                <p>{columns}</p>
                <p class="aside">{t!(locale, "schedule-columns-help")}</p>
                <p class="aside">{t!(locale, "schedule-period-help")}</p>
                <p class="aside">{t!(locale, "schedule-calendar-help", days = CALENDAR_DAYS)}</p>
                <p class="aside">{t!(locale, "schedule-kept-help", days = SCHEDULE_KEPT_DAYS)}</p>
            </section>
            <RememberedAnswers rows=remembered locale=locale/>
        </div>
    }
}

#[component]
fn PreviewStep(
    draft: String,
    /// For whom and when it is.
    concerns: String,
    /// The names of these people, as one list.
    names: String,
    ignored: Vec<String>,
    counts: ScheduleCounts,
    locale: Locale,
) -> impl IntoView {
    view! {
        <section class="card stack">
            <h2>{t!(locale, "import-would-happen")}</h2>
            <p><strong>{concerns}</strong></p>
            <p>{t!(locale, "schedule-replaces", changed = counts.changed, begun = counts.begun)}</p>
            <details class="fold">
                <summary>{t!(locale, "schedule-names", people = counts.people)}</summary>
                <p>{names}</p>
            </details>
            <Counts counts=counts locale=locale/>
            {schedule::lost_all_sentence(locale, counts).map(|sentence| view! {
                <div class="notice" role="status"><Icon name="info"/><p>{sentence}</p></div>
            })}
            {(!ignored.is_empty()).then(|| view! {
                <p class="aside">
                    {t!(locale, "import-ignored", columns = words::items(locale, &ignored))}{words::gap(locale)}
                    <a href=with_query(SCHEDULE_PAGE, &[("step", "columns")])>{t!(locale, "import-state-columns")}</a>
                </p>
            })}
            <div class="buttons">
                <form novalidate id=IMPORT_FORM method="post" action="/api/import_schedule">
                    <input type="hidden" name="draft" value=draft/>
                    <button class="button">{t!(locale, "schedule-import-button")}</button>
                </form>
                <a class="button quiet" href=SCHEDULE_PAGE>{t!(locale, "import-another")}</a>
            </div>
        </section>
    }
}

/// How each label is read, to be corrected before the schedule is taken in. The choices belong to the form that
/// imports: they count whether or not the preview is made again first.
#[component]
fn LabelTable(labels: LabelsView, locale: Locale) -> impl IntoView {
    let LabelsView { rows, unlisted, unclear } = labels;
    if rows.is_empty() {
        return ().into_any();
    }
    let caption = t!(locale, "schedule-labels-title");
    let rows = rows.into_iter().enumerate().map(|(index, LabelRow { text, reading, days })| {
        let id = format!("label-{index}");
        let options = LabelReading::STATED.map(|one| {
            view! { <option value=one.key() selected={one == reading}>{schedule::reading_name(locale, one)}</option> }
        });
        view! {
            <tr>
                <th scope="row"><label for=id.clone()>{text}</label></th>
                <td class="number" data-label=t!(locale, "schedule-label-days")>{days}</td>
                <td data-label=t!(locale, "schedule-label-counts-as")>
                    <select class="select" id=id name="labels[]" form=IMPORT_FORM>{options.into_iter().collect_view()}</select>
                </td>
            </tr>
        }
    });
    view! {
        <section class="card stack" id="labels">
            <h2>{caption.clone()}</h2>
            <p class="aside">{t!(locale, "schedule-labels-say")}</p>
            {unclear.map(|unclear| view! {
                <div class="notice" role="status">
                    <Icon name="info"/><p>{t!(locale, "schedule-labels-unclear", labels = unclear)}</p>
                </div>
            })}
            <div class="table-wrap" tabindex="0" role="region" aria-label=caption.clone()>
                <table class="table headings stacks">
                    <caption class="visually-hidden">{caption.clone()}</caption>
                    <thead><tr>
                        <th scope="col">{t!(locale, "schedule-label")}</th>
                        <th scope="col" class="number">{t!(locale, "schedule-label-days")}</th>
                        <th scope="col">{t!(locale, "schedule-label-counts-as")}</th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {(unlisted > 0).then(|| view! { <p class="aside">{t!(locale, "schedule-labels-more", count = unlisted)}</p> })}
            <div class="buttons">
                <button class="button quiet" form=IMPORT_FORM formaction="/api/preview_schedule"
                    formenctype="multipart/form-data">{t!(locale, "schedule-labels-button")}</button>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Counts(counts: ScheduleCounts, locale: Locale) -> impl IntoView {
    let all = [
        (t!(locale, "schedule-sum-people", people = counts.people), counts.people),
        (t!(locale, "schedule-sum-worked", days = counts.worked), counts.worked),
        (t!(locale, "schedule-sum-off", days = counts.off), counts.off),
        (t!(locale, "schedule-sum-changed"), counts.changed),
        (t!(locale, "schedule-sum-begun"), counts.begun),
    ];
    let all = all.into_iter().map(|(word, count)| view! { <div><dt>{word}</dt><dd>{count}</dd></div> });
    view! { <dl class="change-counts">{all.collect_view()}</dl> }
}

#[component]
fn DoneStep(counts: ScheduleCounts, locale: Locale) -> impl IntoView {
    view! {
        <StepHead title=t!(locale, "schedule-import-title") step=2 locale=locale/>
        <section class="card stack">
            <div class="notice good" role="status"><Icon name="check"/><p>{schedule::counts_sentence(locale, counts)}</p></div>
            <div class="buttons"><a class="button quiet" href=SCHEDULE_PAGE>{t!(locale, "import-another")}</a></div>
        </section>
    }
}
