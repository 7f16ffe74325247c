//! `/admin/schedule`: importing a schedule in three steps: choose the file, check the preview, done.

use leptos::prelude::*;

use super::import::{ProblemTable, StepHead};
use super::watched::WatchedCard;
use crate::app::imports::schedule;
use crate::app::imports::schedule::ScheduleImportView;
use crate::app::imports::watch::view::WatchedView;
use crate::ui::components::unsent::KeptUpload;
use crate::ui::components::{BackLink, FieldError, FormErrors, Icon, form_state, page, page_query};
use crate::web::context::RequestContext;
use domain::Locale;
use domain::schedule::SCHEDULE_KEPT_DAYS;
use import::schedule_file::COLUMNS;
use import::schedule_file::calendar::CALENDAR_DAYS;
use store::ScheduleCounts;
use words::t;

/// The page.
#[component]
pub fn SchedulePage() -> impl IntoView {
    let step = page_query("step").unwrap_or_default();
    page("narrow", schedule::load(RequestContext::here(), step), |value, locale| {
        let view = match value {
            ScheduleImportView::Choose { gone, watched } => {
                view! { <ChooseStep gone=gone watched=watched locale=locale/> }.into_any()
            }
            ScheduleImportView::Preview { draft, file, lines, concerns, names, ignored, counts } => {
                let about = t!(locale, "import-file-and-lines", file = file, lines = lines);
                let whom = (concerns, names);
                view! { <PreviewStep draft=draft about=about whom=whom ignored=ignored counts=counts locale=locale/> }
                    .into_any()
            }
            ScheduleImportView::Fix { file, errors, more } => {
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
                        <div class="buttons">
                            <a class="button" href=schedule::PAGE>{t!(locale, "import-corrected")}</a>
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
fn ChooseStep(gone: bool, watched: Option<WatchedView>, locale: Locale) -> impl IntoView {
    let state = form_state("preview_schedule");
    let import = form_state("import_schedule");
    let wrong = state.error("file").is_some();
    let columns = COLUMNS.map(|column| view! { <code>{column}</code>" " });
    view! {
        <StepHead title=t!(locale, "schedule-import-title") aside=t!(locale, "schedule-import-about") step=0 locale=locale/>
        {gone.then(|| view! { <div class="notice" role="status"><Icon name="info"/><p>{t!(locale, "import-gone")}</p></div> })}
        <FormErrors state=import locale=locale/>
        <FormErrors state=state.clone() locale=locale/>
        <KeptUpload action="/api/preview_schedule" locale=locale/>
        <div class="stack loose">
            <WatchedCard watched=watched locale=locale/>
            <form novalidate method="post" action="/api/preview_schedule" enctype="multipart/form-data" class="stack">
                <div class=if wrong { "file-drop field wrong" } else { "file-drop field" }>
                    <Icon name="upload"/>
                    <label for="file"><strong>{t!(locale, "import-file")}</strong></label>
                    <input id="file" name="file" type="file" accept=".csv,.txt,.xlsx,.xls,.ods,.ics,text/csv,text/plain,text/calendar" required
                        aria-describedby="file-help file-error" aria-invalid=wrong.then_some("true")/>
                    <p class="aside" id="file-help">{t!(locale, "schedule-file-help")}</p>
                    <FieldError field="file" state=state/>
                </div>
                <div class="buttons"><button class="button">{t!(locale, "import-look-button")}</button></div>
            </form>
            <section class="card format">
                <h2>{t!(locale, "import-columns-title")}</h2>
                <p>{columns.into_iter().collect_view()}</p>
                <p class="aside">{t!(locale, "schedule-columns-help")}</p>
                <p class="aside">{t!(locale, "schedule-period-help")}</p>
                <p class="aside">{t!(locale, "schedule-calendar-help", days = CALENDAR_DAYS)}</p>
                <p class="aside">{t!(locale, "schedule-kept-help", days = SCHEDULE_KEPT_DAYS)}</p>
            </section>
        </div>
    }
}

#[component]
fn PreviewStep(
    draft: String,
    /// The file, and how many lines it has.
    about: String,
    /// For whom and when it is, and their names.
    whom: (String, String),
    ignored: Vec<String>,
    counts: ScheduleCounts,
    locale: Locale,
) -> impl IntoView {
    view! {
        <StepHead title=t!(locale, "schedule-import-title") aside=about step=1 locale=locale/>
        <section class="card stack">
            <h2>{t!(locale, "import-would-happen")}</h2>
            <p><strong>{whom.0}</strong></p>
            <p>{t!(locale, "schedule-replaces", changed = counts.changed, begun = counts.begun)}</p>
            <details class="fold">
                <summary>{t!(locale, "schedule-names", people = counts.people)}</summary>
                <p>{whom.1}</p>
            </details>
            <Counts counts=counts locale=locale/>
            {schedule::lost_all_sentence(locale, counts).map(|sentence| view! {
                <div class="notice" role="status"><Icon name="info"/><p>{sentence}</p></div>
            })}
            {(!ignored.is_empty()).then(|| view! {
                <p class="aside">{t!(locale, "import-ignored", columns = words::items(locale, &ignored))}</p>
            })}
            <div class="buttons">
                <form novalidate method="post" action="/api/import_schedule">
                    <input type="hidden" name="draft" value=draft/>
                    <button class="button">{t!(locale, "schedule-import-button")}</button>
                </form>
                <a class="button quiet" href=schedule::PAGE>{t!(locale, "import-another")}</a>
            </div>
        </section>
    }
}

#[component]
fn Counts(counts: ScheduleCounts, locale: Locale) -> impl IntoView {
    let all = [
        (t!(locale, "schedule-sum-people"), counts.people),
        (t!(locale, "schedule-sum-worked"), counts.worked),
        (t!(locale, "schedule-sum-off"), counts.off),
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
            <div class="buttons"><a class="button quiet" href=schedule::PAGE>{t!(locale, "import-another")}</a></div>
        </section>
    }
}
