//! Fields of the register's forms: a longer text, one of several values, and what a source concerns.

use leptos::prelude::*;

use crate::app::stressor_register::proposal::AboutChoices;
use crate::state::flash::FormState;
use crate::ui::components::{FieldError, raw_text};
use domain::Locale;
use words::t;

/// A field for a text of a few lines. It keeps what was typed when the form comes back.
#[component]
pub(super) fn Words(
    /// The name and id of the field.
    field: &'static str,
    label: String,
    help: String,
    state: FormState,
) -> impl IntoView {
    let wrong = state.error(field).is_some();
    let text = state.value(field).unwrap_or_default().to_owned();
    let described = if wrong { format!("{field}-help {field}-error") } else { format!("{field}-help") };
    view! {
        <div class=field_class(wrong)>
            <label for=field>{label}</label>
            <textarea class="textarea" id=field name=field rows="3" aria-describedby=described
                aria-invalid=wrong.then_some("true")>{raw_text(&text)}</textarea>
            <p class="help" id=format!("{field}-help")>{help}</p>
            <FieldError field=field state=state/>
        </div>
    }
}

/// A choice of one value among a few, as radio buttons.
#[component]
pub(super) fn OneOf(
    /// The name of the field.
    field: &'static str,
    label: String,
    /// Key and name of each value.
    values: Vec<(&'static str, String)>,
    /// The key that is chosen at first; none if the person has to choose.
    #[prop(optional_no_strip)]
    begins: Option<&'static str>,
    state: FormState,
) -> impl IntoView {
    let wrong = state.error(field).is_some();
    let chosen = state.value(field).or(begins).map(str::to_owned);
    let radios = values.into_iter().map(|(key, name)| {
        let checked = chosen.as_deref() == Some(key);
        view! {
            <label class="tick"><input type="radio" name=field value=key checked=checked/><span>{name}</span></label>
        }
    });
    view! {
        <fieldset class=field_class(wrong) aria-describedby=wrong.then(|| format!("{field}-error"))>
            <legend>{label}</legend>
            <div class="ticks lines">{radios.collect_view()}</div>
            <FieldError field=field state=state/>
        </fieldset>
    }
}

/// The choice of what a source concerns.
#[component]
pub(super) fn About(
    choices: AboutChoices,
    /// The initial choice; empty for none.
    #[prop(optional, into)]
    begins: String,
    state: FormState,
    locale: Locale,
) -> impl IntoView {
    let wrong = state.error("about").is_some();
    let chosen = state.value("about").map_or(begins, str::to_owned);
    let groups = choices.into_iter().map(|(group, choices)| {
        let options = choices.into_iter().map(|(key, name)| {
            let selected = key == chosen;
            view! { <option value=key selected=selected>{name}</option> }
        });
        view! { <optgroup label=group>{options.collect_view()}</optgroup> }
    });
    view! {
        <div class=field_class(wrong)>
            <label for="about">{t!(locale, "register-about")}</label>
            <select class="select" id="about" name="about" aria-describedby=wrong.then_some("about-error")
                aria-invalid=wrong.then_some("true")>
                <option value="">{t!(locale, "register-about-none")}</option>
                {groups.collect_view()}
            </select>
            <FieldError field="about" state=state/>
        </div>
    }
}

pub(super) const fn field_class(wrong: bool) -> &'static str {
    if wrong { "field wrong" } else { "field" }
}
