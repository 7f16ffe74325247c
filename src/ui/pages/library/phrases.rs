//! `/library/words`: words to avoid during a call. One field, one list, no script: the field has the focus, Enter
//! searches.

use leptos::prelude::*;

use super::WordPairs;
use crate::app::library::phrases;
use crate::app::library::phrases::{PAGE, PhrasesView};
use crate::ui::components::{FormErrors, Icon, ViewerField, form_state, page, page_query};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn PhrasesPage() -> impl IntoView {
    let (context, search) = (RequestContext::here(), page_query("search").unwrap_or_default());
    let load = async move { phrases::load(&context, &search) };
    page("library phrases", load, |value, locale| (t!(locale, "library-words"), show(value, locale)))
}

fn show(value: PhrasesView, locale: Locale) -> impl IntoView {
    let PhrasesView { search, situations } = value;
    let searched = !search.is_empty();
    let state = form_state("search_phrases");
    let search = state.value("q").map_or(search, str::to_owned);
    let jumps = situations.iter().map(|situation| {
        view! { <li><a href=format!("#{}", situation.key)>{situation.title.clone()}</a></li> }
    });
    let jumps = (!searched).then(|| view! {
        <nav class="library-links" aria-label=t!(locale, "library-phrases-jump")><ul>{jumps.collect_view()}</ul></nav>
    });
    let none = situations.is_empty().then(|| view! {
        <div class="card" role="status"><h2>{t!(locale, "library-none")}</h2><p>{t!(locale, "library-phrases-none")}</p></div>
    });
    let situations = situations.into_iter().map(|situation| {
        view! {
            <section class="card" id=situation.key><h2>{situation.title.clone()}</h2><WordPairs pairs=situation.pairs about=situation.title locale=locale/></section>
        }
    });
    view! {
        <div class="page-head"><div>
            <h1>{t!(locale, "library-words")}</h1>
            <p class="aside">{t!(locale, "library-phrases-lead")}</p>
        </div></div>
        <FormErrors state=state locale=locale/>
        <form class="phrase-search" method="post" action="/api/search_phrases" role="search" novalidate>
            <ViewerField/>
            <label for="phrase-q">{t!(locale, "library-search")}</label>
            <input class="input" id="phrase-q" type="search" name="q" autocomplete="off" autofocus value=search/>
            <button class="button"><Icon name="search" small=true/>{t!(locale, "library-find")}</button>
            {searched.then(|| view! { <a class="button plain" href=PAGE>{t!(locale, "library-phrases-all")}</a> })}
        </form>
        {jumps}
        {none}
        {situations.collect_view()}
        <div class="buttons"><a class="button quiet" href="/library">{t!(locale, "library-back")}</a></div>
    }
}
