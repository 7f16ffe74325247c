//! The journal: a person's entries, with search and filters.

mod changes;
mod filter;

use leptos::prelude::*;

use crate::app::me::journal::{EntryView, JournalDay, JournalSpan, JournalView};
use crate::app::me::journal_filter::JournalFilter;
use crate::ui::components::{Glyph, Icon};
use domain::Locale;
use words::t;

#[component]
pub(super) fn JournalCard(journal: JournalView, locale: Locale) -> impl IntoView {
    let JournalView { months, span, older, later, here, filter, day } = journal;
    let nothing = months.is_empty().then(|| view! { <p class="aside">{nothing(&filter, locale)}</p> });
    let months = months.into_iter().map(|(month, entries)| {
        let entries = entries.into_iter().map(|entry| journal_entry(entry, here.clone(), locale));
        view! {
            <h3 class="visually-hidden">{month}</h3>
            <ol class="journal">{entries.collect_view()}</ol>
        }
    });
    let newest = format!("{}#journal", filter.before(None).address());
    let head = match day {
        Some(day) => view! { <DayHead day=day locale=locale/> }.into_any(),
        None => view! {
            <div class="card-head"><h2>{t!(locale, "me-journal")}</h2><span class="aside">{t!(locale, "me-journal-order")}</span></div>
            <filter::FilterForm filter=filter locale=locale/>
        }
        .into_any(),
    };
    view! {
        <section class="card" id="journal">
            {head}
            {nothing}
            {months.collect_view()}
            {(older.is_some() || later).then(|| view! {
                <JournalPages span=span older=older newest=later.then_some(newest) locale=locale/>
            })}
        </section>
    }
}

fn nothing(filter: &JournalFilter, locale: Locale) -> String {
    match (filter.day.is_some(), filter.is_narrow()) {
        (true, _) => t!(locale, "me-journal-no-day"),
        (false, true) => t!(locale, "me-journal-none"),
        (false, false) => t!(locale, "me-journal-no-older"),
    }
}

/// The heading of one day, with links to the days around it and to the whole journal.
#[component]
fn DayHead(day: JournalDay, locale: Locale) -> impl IntoView {
    let JournalDay { name, around: [earlier, later] } = day;
    view! {
        <div class="card-head">
            <h2>{name}</h2>
            <nav class="buttons" aria-label=t!(locale, "me-journal-days")>
                {earlier.map(|earlier| view! {
                    <a class="button quiet small" href=earlier aria-label=t!(locale, "me-journal-earlier")><Icon name="arrow-left" small=true/></a>
                })}
                {later.map(|later| view! {
                    <a class="button quiet small" href=later aria-label=t!(locale, "me-journal-later")><Icon name="arrow-right" small=true/></a>
                })}
                <a class="button quiet small" href="/me#journal">{t!(locale, "me-journal-whole")}</a>
            </nav>
        </div>
    }
}

#[component]
fn JournalPages(span: JournalSpan, older: Option<String>, newest: Option<String>, locale: Locale) -> impl IntoView {
    let JournalSpan { first, last, all } = span;
    let range = match first {
        0 => t!(locale, "me-journal-no-older"),
        _ => t!(locale, "me-journal-span", first = first, last = last, all = all),
    };
    view! {
        <nav class="pages" aria-label=t!(locale, "me-journal-pages")>
            <span class="aside">{range}</span>
            <span class="buttons">
                {newest.map(|newest| view! {
                    <a class="button quiet small" href=newest><Icon name="arrow-left" small=true/>{t!(locale, "me-journal-newest")}</a>
                })}
                {older.map(|older| view! {
                    <a class="button quiet small" href=older>{t!(locale, "me-journal-older")}<Icon name="arrow-right" small=true/></a>
                })}
            </span>
        </nav>
    }
}

fn journal_entry(entry: EntryView, here: String, locale: Locale) -> impl IntoView {
    let name = words::weather_name(locale, entry.weather);
    let chips = entry.chips.iter().map(|chip| view! { <span class="chip plain">{chip.clone()}</span> }).collect_view();
    let anchor = format!("entry-{}", entry.id);
    let when = entry.when.clone();
    view! {
        <li class="entry" id=anchor>
            <Glyph weather=entry.weather locale=locale/>
            <div class="what">
                <span><strong>{name}</strong>" "<time class="aside">{when}</time></span>
                {(!entry.chips.is_empty()).then(|| view! { <div class="chips">{chips}</div> })}
                {entry.note.clone().map(|note| view! { <p class="note-own">{note}</p> })}
                {entry.good_thing.clone().map(|line| view! {
                    <p class="kept-line"><span class="visually-hidden">{t!(locale, "me-good-of-day")}" "</span>{line}</p>
                })}
                <span class="seen-by">
                    <Icon name=if entry.shared { "eye" } else { "lock" } small=true/>{entry.seen_by.clone()}
                </span>
            </div>
            <changes::EntryChanges entry=entry here=here locale=locale/>
        </li>
    }
}
