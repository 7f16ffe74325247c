//! What a person may change about one of their entries: its note, its good thing, who sees it, and whether it exists.

use leptos::prelude::*;

use crate::app::me::journal::EntryView;
use crate::state::flash::FormState;
use crate::ui::components::{FieldError, FormErrors, Icon, ViewerField, form_state_about, raw_text};
use domain::{Audience, Locale};
use words::t;

/// The folded forms.
#[component]
pub(super) fn EntryChanges(
    entry: EntryView,
    /// The address of this page of the journal.
    here: String,
    locale: Locale,
) -> impl IntoView {
    // Only the entry whose form was rejected shows errors.
    let [audience, note, good] =
        ["set_audience", "edit_note", "keep_good_thing"].map(|form| form_state_about(form, &entry.id));
    let open = [&audience, &note, &good].iter().any(|state| state.came_back());
    let named = words::with_detail(locale, &words::weather_name(locale, entry.weather), &entry.when);
    let summary_of = format!(" {named}");
    let sharing = if entry.audiences.len() > 1 {
        view! { <AudienceForm entry=entry.clone() here=here.clone() state=audience locale=locale/> }.into_any()
    } else {
        // The form came from a page that was opened before the week ended.
        view! { <div class="entry-form"><FieldError field="audience" state=audience/><p class="aside">{entry.help.clone()}</p></div> }
            .into_any()
    };
    view! {
        <details open=open>
            <summary>{t!(locale, "me-change")}<span class="visually-hidden">{summary_of}</span></summary>
            <NoteForm entry=entry.clone() here=here.clone() state=note locale=locale/>
            <GoodThingForm entry=entry.clone() here=here.clone() state=good locale=locale/>
            {sharing}
            <form novalidate class="entry-form" method="post" action="/api/delete_entry">
                <input type="hidden" name="id" value=entry.id/>
                <input type="hidden" name="back" value=here/>
                <button class="button danger small"><Icon name="bin" small=true/>{t!(locale, "me-delete-entry")}</button>
            </form>
        </details>
    }
}

/// The note, unless it is locked.
#[component]
fn NoteForm(entry: EntryView, here: String, state: FormState, locale: Locale) -> impl IntoView {
    let EntryView { id, editable_note, note_audience, .. } = entry;
    editable_note.map(|note| {
        let help = match note_audience {
            Audience::Me => t!(locale, "me-note-help-me"),
            Audience::Lead => t!(locale, "me-note-help-lead"),
            Audience::Team => t!(locale, "me-note-help-team"),
        };
        let note = state.value("note").map_or(note, str::to_owned);
        let (field, wrong) = (format!("note-{id}"), state.error("note").is_some());
        view! {
            <form class="entry-form" method="post" action="/api/edit_note" novalidate>
                <ViewerField/>
                {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="read_by" value=note_audience.key()/>
                <input type="hidden" name="back" value=here/>
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for=field.clone()>{t!(locale, "me-note")}</label>
                    <textarea class="textarea" id=field name="note" rows="2" aria-invalid=wrong.then_some("true")
                        aria-describedby=wrong.then_some("note-error")>{raw_text(&note)}</textarea>
                    <p class="help">{help}</p>
                    <FieldError field="note" state=state/>
                </div>
                <div class="buttons"><button class="button quiet small">{t!(locale, "me-note-save")}</button></div>
            </form>
        }
    })
}

/// The good thing that was kept; an empty line removes it.
#[component]
fn GoodThingForm(entry: EntryView, here: String, state: FormState, locale: Locale) -> impl IntoView {
    let EntryView { id, good_thing, .. } = entry;
    good_thing.map(|line| {
        let line = state.value("line").map_or(line, str::to_owned);
        let (field, wrong) = (format!("line-{id}"), state.error("line").is_some());
        view! {
            <form class="entry-form" method="post" action="/api/keep_good_thing" novalidate>
                <ViewerField/>
                {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="back" value=here/>
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for=field.clone()>{t!(locale, "me-good-of-day")}</label>
                    <input class="input" id=field name="line" type="text" autocomplete="off" value=line aria-invalid=wrong.then_some("true")
                        aria-describedby=wrong.then_some("line-error")/>
                    <p class="help">{t!(locale, "me-good-help")}</p>
                    <FieldError field="line" state=state/>
                </div>
                <div class="buttons"><button class="button quiet small">{t!(locale, "me-save")}</button></div>
            </form>
        }
    })
}

#[component]
fn AudienceForm(entry: EntryView, here: String, state: FormState, locale: Locale) -> impl IntoView {
    let class = if state.error("audience").is_some() { "field wrong" } else { "field" };
    let now = state.value("audience").and_then(|key| key.parse().ok()).unwrap_or(entry.audience);
    let choices = entry.audiences.into_iter().map(|audience| audience_option(audience, now == audience, locale));
    view! {
        <form class="entry-form" method="post" action="/api/set_audience" novalidate>
            <ViewerField/>
            {state.error("").map(|_| view! { <FormErrors state=state.clone() locale=locale/> })}
            <input type="hidden" name="id" value=entry.id/>
            <input type="hidden" name="back" value=here/>
            <fieldset class=class>
                <legend>{t!(locale, "me-entry-audience")}</legend>
                <div class="segments">{choices.collect_view()}</div>
                <p class="help">{entry.help}</p>
                <FieldError field="audience" state=state/>
            </fieldset>
            <div class="buttons"><button class="button quiet small">{t!(locale, "me-save")}</button></div>
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
