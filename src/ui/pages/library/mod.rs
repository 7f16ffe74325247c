//! `/library`: where to start, a search, and what it finds.

mod case_fields;
pub mod course;
pub mod item;
pub mod phrases;
mod play;
pub mod waiting;
pub mod write;

use leptos::prelude::*;

use crate::app::library::ItemLink;
use crate::app::library::course::{COURSES, CourseCard};
use crate::app::library::filter::LibraryFilter;
use crate::app::library::names;
use crate::app::library::overview;
use crate::app::library::overview::{Found, KindCard, LibraryView};
use crate::app::library::phrases::PAGE;
use crate::app::library::waiting_cases::WAITING;
use crate::ui::components::{FormErrors, Icon, ViewerField, form_state, page, page_query};
use crate::web::context::RequestContext;
use case_fields::StressorOptions;
use content::{LibraryKind, WordPair};
use course::{CourseLink, NewcomerCourse};
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let filter = LibraryFilter::read(page_query);
    page("library reading", overview::load(RequestContext::here(), filter), |value, locale| {
        (t!(locale, "library-title"), show(value, locale))
    })
}

fn show(value: LibraryView, locale: Locale) -> impl IntoView {
    let LibraryView { filter, stressors, sources, found, kinds, helped, newcomer, refresher, courses, waiting } = value;
    let waiting = waiting.map(|count| {
        view! { <a class="button quiet" href=WAITING><Icon name="letter" small=true/>{t!(locale, "library-waiting", count = count)}</a> }
    });
    let body = match found {
        Some(found) => view! { <Results found=found locale=locale/> }.into_any(),
        None => view! { <Start kinds=kinds helped=helped courses=courses locale=locale/> }.into_any(),
    };
    view! {
        <div class="page-head">
            <div>
                <h1>{t!(locale, "library-title")}</h1>
                <p class="aside">{t!(locale, "library-lead")}</p>
            </div>
            <div class="buttons">{waiting}<a class="button" href=PAGE><Icon name="search" small=true/>{t!(locale, "library-phrases-open")}</a><a class="button quiet" href="/library/write"><Icon name="pencil" small=true/>{t!(locale, "library-write")}</a></div>
        </div>
        <NewcomerCourse course=newcomer locale=locale/>
        {refresher.map(|card| view! { <p>{t!(locale, "library-this-quarter")}{words::gap(locale)}<a href=card.href>{card.title}</a></p> })}
        <SearchForm filter=filter stressors=stressors sources=sources locale=locale/>
        {body}
    }
}

#[component]
fn SearchForm(
    filter: LibraryFilter,
    stressors: Vec<(String, Vec<(String, String)>)>,
    sources: Vec<(&'static str, String)>,
    locale: Locale,
) -> impl IntoView {
    let narrow = filter.is_narrow();
    let state = form_state("search_library");
    let filter = if state.came_back() { LibraryFilter::typed(&state) } else { filter };
    let kinds = LibraryKind::ALL.map(|kind| {
        view! { <option value=kind.key() selected=filter.kind == Some(kind)>{names::kind(locale, kind)}</option> }
    });
    let source = filter.source.map(domain::ToughCallSource::key);
    let sources =
        sources.into_iter().map(|(key, name)| view! { <option value=key selected=source == Some(key)>{name}</option> });
    let stressor = filter.stressor.as_ref().map(|key| key.as_str().to_owned()).unwrap_or_default();
    view! {
        <FormErrors state=state locale=locale/>
        <form class="card library-search" method="post" action="/api/search_library" role="search" novalidate>
            <ViewerField/>
            <div class="field wide">
                <label for="library-q">{t!(locale, "library-search")}</label>
                <input class="input" id="library-q" type="search" name="q" autocomplete="off" value=filter.search.words/>
            </div>
            <div class="field">
                <label for="library-kind">{t!(locale, "library-kind")}</label>
                <select class="select" id="library-kind" name="kind">
                    <option value="">{t!(locale, "library-any")}</option>{kinds.into_iter().collect_view()}
                </select>
            </div>
            <div class="field">
                <label for="library-stressor">{t!(locale, "library-stressor")}</label>
                <select class="select" id="library-stressor" name="stressor">
                    <option value="">{t!(locale, "library-any")}</option>
                    <StressorOptions groups=stressors chosen=stressor/>
                </select>
            </div>
            <div class="field">
                <label for="library-source">{t!(locale, "library-source")}</label>
                <select class="select" id="library-source" name="source">
                    <option value="">{t!(locale, "library-any")}</option>{sources.collect_view()}
                </select>
            </div>
            <div class="buttons">
                <button class="button"><Icon name="search" small=true/>{t!(locale, "library-find")}</button>
                {narrow.then(|| view! { <a class="button plain" href="/library">{t!(locale, "library-all")}</a> })}
            </div>
        </form>
    }
}

/// Where to start: the courses, the kinds, and what the reader said helped.
#[component]
fn Start(kinds: Vec<KindCard>, helped: Vec<ItemLink>, courses: Vec<CourseCard>, locale: Locale) -> impl IntoView {
    let courses =
        courses.into_iter().map(|card| view! { <li><CourseLink card=card locale=locale/></li> }).collect_view();
    let kinds = kinds.into_iter().map(|kind| {
        view! { <li class="card library-kind"><h2><a href=kind.href>{kind.name}</a></h2><p>{kind.about}</p></li> }
    });
    view! {
        <section class="card library-course" aria-labelledby="course-h">
            <h2 id="course-h"><a href=COURSES>{t!(locale, "library-courses")}</a></h2>
            <ul class="library-courses">{courses}</ul>
        </section>
        <ul class="library-kinds">{kinds.collect_view()}</ul>
        {(!helped.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="helped-h">
                <h2 id="helped-h">{t!(locale, "library-helped")}</h2>
                <p class="aside">{t!(locale, "library-helped-about")}</p>
                <ItemLinks items=helped locale=locale/>
            </section>
        })}
    }
}

#[component]
fn Results(found: Found, locale: Locale) -> impl IntoView {
    let Found { groups, pairs } = found;
    if groups.is_empty() && pairs.is_empty() {
        return view! {
            <div class="card" role="status"><h2>{t!(locale, "library-none")}</h2><p>{t!(locale, "library-none-say")}</p></div>
        }
        .into_any();
    }
    let groups = groups.into_iter().map(|(name, items)| {
        view! { <section class="card"><h2>{name}</h2><ItemLinks items=items locale=locale/></section> }
    });
    view! {
        {(!pairs.is_empty()).then(|| view! {
            <section class="card"><h2>{t!(locale, "library-pairs")}</h2><WordPairs pairs=pairs locale=locale/></section>
        })}
        {groups.collect_view()}
    }
    .into_any()
}

/// Links to items.
#[component]
pub fn ItemLinks(items: Vec<ItemLink>, locale: Locale) -> impl IntoView {
    let rows = items.into_iter().map(|item| {
        view! {
            <li>
                <a href=item.href lang=item.lang>{item.title}</a>
                {item.for_leads.then(|| view! { " "<span class="chip plain">{t!(locale, "library-for-leads")}</span> })}
                {item.from_centre.then(|| view! { " "<span class="chip plain">{t!(locale, "library-from-centre")}</span> })}
                {(!item.summary.is_empty()).then(|| view! { <span class="aside" lang=item.lang>{item.summary}</span> })}
            </li>
        }
    });
    view! { <ul class="library-list">{rows.collect_view()}</ul> }
}

/// What the library has on the stressors of another page. Nothing if there is nothing.
#[component]
pub fn LibraryLinks(links: Vec<(String, String)>, locale: Locale) -> impl IntoView {
    (!links.is_empty()).then(|| {
        let links = links.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> });
        view! { <div class="library-links"><p class="aside">{t!(locale, "library-about")}</p><ul>{links.collect_view()}</ul></div> }
    })
}

/// Phrases to avoid, each with what to say instead.
#[component]
pub fn WordPairs(
    pairs: Vec<WordPair>,
    /// What they are about, for a page with several lists.
    #[prop(optional, into)]
    about: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let heads = [t!(locale, "library-avoid"), t!(locale, "library-instead"), t!(locale, "library-why")];
    let rows = pairs.into_iter().map(|pair| {
        let [avoid, instead, why] = heads.clone();
        view! {
            <tr>
                <td class="avoid" data-label=avoid>{pair.avoid}</td>
                <td class="instead" data-label=instead>{pair.instead}</td>
                <td data-label=why>{pair.why}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = heads.clone().map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=about.unwrap_or_else(|| t!(locale, "library-pairs"))>
            <table class="table stacks word-pairs">
                <thead><tr>{columns.into_iter().collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
