//! Links through a long list: which part is shown, the part before and the part after.

use leptos::prelude::*;

use crate::app::pagination::Pagination;
use crate::ui::components::Icon;
use domain::Locale;
use words::t;

/// The pager. It is empty if the whole list is on the page, unless `range` is given, which then says how long the list
/// is.
#[component]
pub fn Pager(
    /// The part of the list that is shown.
    paged: Pagination,
    /// The position in the caller's words; by default, entries are counted.
    #[prop(optional, into)]
    range: Option<String>,
    /// Whether the position is left out, for lists whose length must not be shown.
    #[prop(optional)]
    uncounted: bool,
    locale: Locale,
) -> impl IntoView {
    let Pagination { first, last, all, previous, next } = paged;
    let shown = previous.is_some() || next.is_some() || range.is_some();
    let range = range.unwrap_or_else(|| t!(locale, "pager-range", first = first.min(last), last = last, all = all));
    let range = (!uncounted).then(|| view! { <span class="aside">{range}</span> });
    shown.then(|| view! {
        <nav class="pages" aria-label=t!(locale, "people-pages")>
            {range}
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
