//! The journal: a person's entries, with forms to change the audience or delete an entry.

use leptos::prelude::*;

use crate::app::me::journal::{EntryView, JournalView};
use crate::state::flash::FormState;
use crate::ui::components::{FieldError, FormErrors, Glyph, Icon, form_state};
use domain::{Audience, Locale};
use words::t;

#[component]
pub(super) fn JournalCard(journal: JournalView, locale: Locale) -> impl IntoView {
    let JournalView { months, span, older, later, here } = journal;
    let state = form_state("set_audience");
    let months = months.into_iter().map(|(month, entries)| {
        let entries = entries.into_iter().map(|entry| journal_entry(entry, here.clone(), state.clone(), locale));
        view! {
            <h3 class="visually-hidden">{month}</h3>
            <ol class="journal">{entries.collect_view()}</ol>
        }
    });
    view! {
        <section class="card" id="journal">
            <div class="card-head"><h2>{t!(locale, "me-journal")}</h2><span class="aside">{t!(locale, "me-journal-order")}</span></div>
            {months.collect_view()}
            {(older.is_some() || later).then(|| view! { <JournalPages span=span older=older later=later locale=locale/> })}
        </section>
    }
}

#[component]
fn JournalPages(span: (u32, u32, u32), older: Option<String>, later: bool, locale: Locale) -> impl IntoView {
    let (first, last, all) = span;
    let range = match first {
        0 => t!(locale, "me-journal-no-older"),
        _ => t!(locale, "me-journal-span", first = first, last = last, all = all),
    };
    view! {
        <nav class="pages" aria-label=t!(locale, "me-journal-pages")>
            <span class="aside">{range}</span>
            <span class="buttons">
                {later.then(|| view! {
                    <a class="button quiet small" href="/me#journal"><Icon name="arrow-left" small=true/>{t!(locale, "me-journal-newest")}</a>
                })}
                {older.map(|older| view! {
                    <a class="button quiet small" href=older>{t!(locale, "me-journal-older")}<Icon name="arrow-right" small=true/></a>
                })}
            </span>
        </nav>
    }
}

fn journal_entry(entry: EntryView, here: String, state: FormState, locale: Locale) -> impl IntoView {
    // Only the entry whose form was rejected shows errors.
    let state = if state.value("id") == Some(&entry.id) { state } else { FormState::default() };
    let open = !state.wrong.is_empty();
    let name = words::weather_name(locale, entry.weather);
    let summary_of = format!(" {name}, {}", entry.when);
    let chips = entry.chips.iter().map(|chip| view! { <span class="chip plain">{chip.clone()}</span> }).collect_view();
    let form = if entry.audiences.len() > 1 {
        view! { <AudienceForm entry=entry.clone() here=here.clone() state=state locale=locale/> }.into_any()
    } else {
        // The form came from a page that was opened before the week ended.
        view! { <div class="entry-form"><FieldError field="audience" state=state/><p class="aside">{entry.help.clone()}</p></div> }
            .into_any()
    };
    let anchor = format!("entry-{}", entry.id);
    view! {
        <li class="entry" id=anchor>
            <Glyph weather=entry.weather locale=locale/>
            <div class="what">
                <span><strong>{name}</strong>" "<time class="aside">{entry.when}</time></span>
                {(!entry.chips.is_empty()).then(|| view! { <div class="chips">{chips}</div> })}
                {entry.note.map(|note| view! { <p class="note-own">{note}</p> })}
                <span class="seen-by"><Icon name=if entry.shared { "eye" } else { "lock" } small=true/>{entry.seen_by}</span>
            </div>
            <details open=open>
                <summary>{t!(locale, "me-change")}<span class="visually-hidden">{summary_of}</span></summary>
                {form}
                <form novalidate method="post" action="/api/delete_entry">
                    <input type="hidden" name="id" value=entry.id/>
                    <input type="hidden" name="back" value=here/>
                    <button class="button danger small"><Icon name="bin" small=true/>{t!(locale, "me-delete-entry")}</button>
                </form>
            </details>
        </li>
    }
}

#[component]
fn AudienceForm(entry: EntryView, here: String, state: FormState, locale: Locale) -> impl IntoView {
    let class = if state.error("audience").is_some() { "field wrong" } else { "field" };
    let now = entry.audience;
    let choices = entry.audiences.into_iter().map(|audience| audience_option(audience, now == audience, locale));
    view! {
        <form novalidate class="entry-form" method="post" action="/api/set_audience">
            {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
            <input type="hidden" name="id" value=entry.id/>
            <input type="hidden" name="back" value=here/>
            <fieldset class=class>
                <legend>{t!(locale, "me-entry-audience")}</legend>
                <div class="segments">{choices.collect_view()}</div>
                <p class="help">{entry.help}</p>
                <FieldError field="audience" state=state/>
            </fieldset>
            <div class="buttons"><button class="button small">{t!(locale, "me-save")}</button></div>
        </form>
    }
}

fn audience_option(audience: Audience, chosen: bool, locale: Locale) -> impl IntoView {
    view! {
        <label>
            <input type="radio" name="audience" value=audience.key() checked=chosen/>
            {words::audience(locale, audience)}
        </label>
    }
}
