//! The fields that a talk for a group and an event have in common.

use leptos::prelude::*;

use crate::state::flash::FormState;
use crate::ui::components::{FieldError, Icon, TextField, raw_text};
use domain::Locale;
use words::t;

/// Title and text in both languages, date, time, minutes and place.
#[component]
pub fn AnnouncementFields(
    state: FormState,
    /// What the ids of date, time, minutes and place begin with: another form of the page may have fields of these
    /// names.
    ids: &'static str,
    /// The initial number of minutes.
    minutes: &'static str,
    /// The label of the place.
    place: String,
    locale: Locale,
) -> impl IntoView {
    let optional = || t!(locale, "check-in-optional");
    view! {
        <p class="help across">{t!(locale, "group-talk-languages")}</p>
        <TextField field="title_zh" label=t!(locale, "group-talk-title-zh") state=state.clone()/>
        <TextField field="title_en" label=t!(locale, "group-talk-title-en") state=state.clone()/>
        <TextArea field="text_zh" label=t!(locale, "group-talk-text-zh") optional=optional() state=state.clone()/>
        <TextArea field="text_en" label=t!(locale, "group-talk-text-en") optional=optional() state=state.clone()/>
        <Planned ids=ids field="date" kind="date" label=t!(locale, "counselling-date") state=state.clone()/>
        <Planned ids=ids field="time" kind="time" label=t!(locale, "counselling-time") state=state.clone()/>
        <Planned ids=ids field="minutes" kind="number" begins=minutes label=t!(locale, "counselling-minutes") state=state.clone()/>
        <Planned ids=ids field="place" kind="text" label=place state=state/>
    }
}

#[component]
fn Planned(
    ids: &'static str,
    field: &'static str,
    kind: &'static str,
    #[prop(optional)] begins: &'static str,
    label: String,
    state: FormState,
) -> impl IntoView {
    let (id, error) = (format!("{ids}-{field}"), format!("{ids}-{field}-error"));
    let wrong = state.error(field);
    let is_wrong = wrong.is_some();
    let described = is_wrong.then(|| error.clone());
    let value = state.value(field).unwrap_or(begins).to_owned();
    let message = wrong.map(|wrong| {
        view! { <p class="field-error" id=error><Icon name="problem"/><span>{wrong}</span></p> }
    });
    view! {
        <div class=if is_wrong { "field wrong" } else { "field" }>
            <label for=id.clone()>{label}</label>
            <input class="input" id=id name=field type=kind value=value autocomplete="off"
                aria-invalid=is_wrong.then_some("true") aria-describedby=described/>
            {message}
        </div>
    }
}

#[component]
fn TextArea(field: &'static str, label: String, optional: String, state: FormState) -> impl IntoView {
    let wrong = state.error(field).is_some();
    let value = state.value(field).unwrap_or_default().to_owned();
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=field>{label}" "<span class="optional">{optional}</span></label>
            <textarea class="input" id=field name=field rows="3"
                aria-invalid=wrong.then_some("true") aria-describedby=wrong.then(|| format!("{field}-error"))>{raw_text(&value)}</textarea>
            <FieldError field=field state=state/>
        </div>
    }
}
