//! What came of the newest file in a watched folder.

use leptos::prelude::*;

use crate::app::imports::watch::view::WatchedView;
use crate::ui::components::{FormErrors, Icon, form_state};
use crate::ui::pages::admin::import::ProblemTable;
use domain::Locale;
use words::t;

/// The card; nothing if no folder is watched.
#[component]
pub(super) fn WatchedCard(watched: Option<WatchedView>, locale: Locale) -> impl IntoView {
    watched.map(|WatchedView { kind, sentence, problems, is_held, is_wrong }| {
        view! {
            <section class="card stack" id="watched" aria-labelledby="watched-title">
                <h2 id="watched-title">{t!(locale, "watched-title")}</h2>
                <FormErrors state=form_state("check_held_file") locale=locale/>
                {if is_held {
                    view! {
                        <div class="notice"><Icon name="info"/><p>{sentence}</p></div>
                        <form novalidate method="post" action="/api/check_held_file">
                            <input type="hidden" name="kind" value=kind.key()/>
                            <button class="button">{t!(locale, "watched-check")}</button>
                        </form>
                    }.into_any()
                } else if is_wrong {
                    view! { <div class="notice wrong"><Icon name="problem"/><p>{sentence}</p></div> }.into_any()
                } else {
                    view! { <p>{sentence}</p> }.into_any()
                }}
                {(!problems.is_empty()).then(|| view! { <ProblemTable errors=problems locale=locale/> })}
            </section>
        }
    })
}

/// What an admin has to do about the watched folders, each with a link to its page; nothing if there is nothing to do.
#[component]
pub(super) fn WaitingFiles(waiting: Vec<(String, &'static str)>, locale: Locale) -> impl IntoView {
    let notice = |(sentence, page): (String, &'static str)| {
        view! {
            <div class="notice">
                <Icon name="info"/>
                <p>{sentence}" "<a href=format!("{page}#watched")>{t!(locale, "watched-look")}</a></p>
            </div>
        }
    };
    waiting.into_iter().map(notice).collect_view()
}
