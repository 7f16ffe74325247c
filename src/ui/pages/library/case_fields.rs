//! The fields of a case: its texts, and the stressor and the source under which it is filed.

use leptos::prelude::*;

use crate::state::flash::FormState;
use crate::ui::components::{FieldError, raw_text};
use domain::Locale;
use words::t;

/// The options of a choice of stressor, by group.
#[component]
pub fn StressorOptions(groups: Vec<(String, Vec<(String, String)>)>, chosen: String) -> impl IntoView {
    let groups = groups.into_iter().map(|(group, stressors)| {
        let options = stressors.into_iter().map(|(key, name)| {
            let selected = key == chosen;
            view! { <option value=key selected=selected>{name}</option> }
        });
        view! { <optgroup label=group>{options.collect_view()}</optgroup> }
    });
    groups.collect_view()
}

/// A field for a longer text. It keeps what was typed when the form comes back.
#[component]
pub fn TextArea(
    /// The name and id of the field.
    field: &'static str,
    label: String,
    state: FormState,
    /// The initial text.
    #[prop(optional, into)]
    begins: String,
    /// The word next to the label that marks the field as optional.
    #[prop(optional, into)]
    optional: Option<String>,
    /// A help sentence below the field.
    #[prop(optional, into)]
    help: Option<String>,
    /// The language of the text, if it is not that of the page.
    #[prop(optional_no_strip)]
    lang: Option<&'static str>,
) -> impl IntoView {
    let wrong = state.error(field).is_some();
    let text = state.value(field).map_or(begins, str::to_owned);
    let described: Vec<_> = [help.is_some().then(|| format!("{field}-help")), wrong.then(|| format!("{field}-error"))]
        .into_iter()
        .flatten()
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=field>{label}{optional.map(|word| view! { " "<span class="optional">{word}</span> })}</label>
            <textarea class="textarea" id=field name=field rows="4" lang=lang aria-describedby=described
                aria-invalid=wrong.then_some("true")>{raw_text(&text)}</textarea>
            {help.map(|help| view! { <p class="help" id=format!("{field}-help")>{help}</p> })}
            <FieldError field=field state=state/>
        </div>
    }
}

/// The choice of the stressor under which a case is filed.
#[component]
pub fn FiledUnder(
    stressors: Vec<(String, Vec<(String, String)>)>,
    state: FormState,
    /// The initial choice; empty for none.
    #[prop(optional, into)]
    begins: String,
    locale: Locale,
) -> impl IntoView {
    let wrong = state.error("stressor").is_some();
    let chosen = state.value("stressor").map_or(begins, str::to_owned);
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for="stressor">{t!(locale, "library-case-stressor")}" "<span class="optional">{t!(locale, "check-in-optional")}</span></label>
            <select class="select" id="stressor" name="stressor" aria-describedby=wrong.then_some("stressor-error")
                aria-invalid=wrong.then_some("true")>
                <option value="">{t!(locale, "library-case-stressor-none")}</option>
                <StressorOptions groups=stressors chosen=chosen/>
            </select>
            <FieldError field="stressor" state=state/>
        </div>
    }
}

/// The choice of the source of tough calls under which a case is filed.
#[component]
pub fn FiledUnderSource(
    sources: Vec<(&'static str, String)>,
    state: FormState,
    /// The initial choice; empty for none.
    #[prop(optional, into)]
    begins: String,
    locale: Locale,
) -> impl IntoView {
    let wrong = state.error("source").is_some();
    let chosen = state.value("source").map_or(begins, str::to_owned);
    let options = sources.into_iter().map(|(key, name)| {
        let selected = key == chosen;
        view! { <option value=key selected=selected>{name}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for="source">{t!(locale, "library-source")}" "<span class="optional">{t!(locale, "check-in-optional")}</span></label>
            <select class="select" id="source" name="source" aria-describedby=wrong.then_some("source-error")
                aria-invalid=wrong.then_some("true")>
                <option value="">{t!(locale, "library-case-stressor-none")}</option>
                {options}
            </select>
            <FieldError field="source" state=state/>
        </div>
    }
}
