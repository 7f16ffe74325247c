//! The way through a long list: which part is shown, and the parts beside it.

use leptos::prelude::*;

use super::Icon;
use crate::app::pagination::Pagination;
use domain::Locale;
use words::t;

/// Nothing where the whole list stands on the page, unless it has words of its own: then those say how long it is.
#[component]
pub fn Pager(
    /// Where in the list the page stands.
    paged: Pagination,
    /// Where it stands, in words of its own; entries are counted otherwise.
    #[prop(optional, into)]
    range: Option<String>,
    /// In which language.
    locale: Locale,
) -> impl IntoView {
    let Pagination { first, last, all, previous, next } = paged;
    let shown = previous.is_some() || next.is_some() || range.is_some();
    let range = range.unwrap_or_else(|| t!(locale, "pager-range", first = first.min(last), last = last, all = all));
    shown.then(|| view! {
        <nav class="pages" aria-label=t!(locale, "people-pages")>
            <span class="aside">{range}</span>
            <span class="buttons">
                {previous.map(|to| view! {
                    <a class="button quiet small" href=to><Icon name="arrow-left" small=true/>{t!(locale, "people-previous")}</a>
                })}
                {next.map(|to| view! {
                    <a class="button quiet small" href=to>{t!(locale, "people-next")}<Icon name="arrow-right" small=true/></a>
                })}
            </span>
        </nav>
    })
}
