//! What came of the files in a watched folder.

use leptos::prelude::*;

use crate::app::imports::watch::view::{WatchedFileView, WatchedView};
use crate::state::watched::WatchedKind;
use crate::ui::components::{FormErrors, Icon, form_state};
use crate::ui::pages::admin::import_parts::ProblemTable;
use domain::Locale;
use words::t;

/// The card; nothing if no folder is watched.
#[component]
pub(super) fn WatchedCard(watched: Option<WatchedView>, locale: Locale) -> impl IntoView {
    watched.map(|WatchedView { kind, files, more }| {
        let files = files.into_iter().map(|file| view! { <WatchedFileCard kind=kind file=file locale=locale/> });
        view! {
            <section class="card stack" id="watched" aria-labelledby="watched-title">
                <h2 id="watched-title">{t!(locale, "watched-title")}</h2>
                <FormErrors state=form_state("check_held_file") locale=locale/>
                {files.collect_view()}
                {more.into_iter().map(|sentence| view! { <p class="aside">{sentence}</p> }).collect_view()}
            </section>
        }
    })
}

/// What came of one file.
#[component]
fn WatchedFileCard(kind: WatchedKind, file: WatchedFileView, locale: Locale) -> impl IntoView {
    let WatchedFileView { name, sentence, problems, is_held, is_wrong } = file;
    view! {
        {if is_held {
            view! {
                <div class="notice"><Icon name="info"/><p>{sentence}</p></div>
                <form novalidate method="post" action="/api/check_held_file">
                    <input type="hidden" name="kind" value=kind.key()/>
                    <input type="hidden" name="file" value=name.clone()/>
                    <button class="button">{t!(locale, "watched-check", file = name)}</button>
                </form>
            }.into_any()
        } else if is_wrong {
            view! { <div class="notice wrong"><Icon name="problem"/><p>{sentence}</p></div> }.into_any()
        } else {
            view! { <p>{sentence}</p> }.into_any()
        }}
        {(!problems.is_empty()).then(|| view! { <ProblemTable errors=problems locale=locale/> })}
    }
}

/// What an admin has to do about the watched folders, each with a link to its page; nothing if there is nothing to do.
#[component]
pub(super) fn WaitingFiles(waiting: Vec<(String, &'static str)>, locale: Locale) -> impl IntoView {
    let notice = |(sentence, page): (String, &'static str)| {
        view! {
            <div class="notice">
                <Icon name="info"/>
                <p>{sentence}{words::gap(locale)}<a href=format!("{page}#watched")>{t!(locale, "watched-look")}</a></p>
            </div>
        }
    };
    waiting.into_iter().map(notice).collect_view()
}
