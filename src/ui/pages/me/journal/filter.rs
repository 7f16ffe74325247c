//! The search of the journal and the choice of one kind of entry.

use leptos::prelude::*;

use crate::app::me::journal_filter::{JournalFilter, JournalKind};
use crate::ui::components::{FormErrors, Icon, ViewerField, form_state};
use domain::Locale;
use words::t;

#[component]
pub(super) fn FilterForm(filter: JournalFilter, locale: Locale) -> impl IntoView {
    let narrow = filter.is_narrow();
    let state = form_state("search_journal");
    let filter = if state.came_back() { JournalFilter::typed(&state) } else { filter };
    let chosen = filter.only;
    let kinds = JournalKind::all().map(|kind| {
        view! { <option value=kind.key() selected=kind == chosen>{kind_name(locale, kind)}</option> }
    });
    view! {
        <FormErrors state=state locale=locale/>
        <form class="journal-filter" method="post" action="/api/search_journal" role="search" novalidate>
            <ViewerField/>
            <label class="visually-hidden" for="journal-search">{t!(locale, "me-journal-search")}</label>
            <input class="input" id="journal-search" type="search" name="q" autocomplete="off" value=filter.search.words
                placeholder=t!(locale, "me-journal-search")/>
            <label class="visually-hidden" for="journal-only">{t!(locale, "me-journal-only")}</label>
            <select class="select" id="journal-only" name="only">{kinds.collect_view()}</select>
            <button class="button quiet"><Icon name="search" small=true/>{t!(locale, "me-journal-find")}</button>
            {narrow.then(|| view! { <a class="button plain" href="/me#journal">{t!(locale, "me-journal-whole")}</a> })}
        </form>
    }
}

fn kind_name(locale: Locale, kind: JournalKind) -> String {
    match kind {
        JournalKind::All => t!(locale, "me-journal-all"),
        JournalKind::Notes => t!(locale, "me-journal-notes"),
        JournalKind::Good => t!(locale, "me-good"),
        JournalKind::Weather(weather) => words::weather_name(locale, weather),
    }
}
