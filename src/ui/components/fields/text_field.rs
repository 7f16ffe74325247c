//! A field of one line: label, input, help and error.

use leptos::prelude::*;

use crate::state::flash::FormState;
use crate::ui::components::FieldError;

/// A field of one line. It keeps what was typed when the form comes back, except for passwords.
#[component]
pub fn TextField(
    /// The name and id of the input.
    field: &'static str,
    label: String,
    state: FormState,
    /// The initial value.
    #[prop(optional, into)]
    begins: String,
    #[prop(default = "text")] kind: &'static str,
    /// The `autocomplete` token.
    #[prop(default = "off")]
    autocomplete: &'static str,
    #[prop(optional)] required: bool,
    /// Whether the value has digits only, so that a touch screen shows a number pad.
    #[prop(optional)]
    digits: bool,
    /// Whether the page begins in it.
    #[prop(optional)]
    autofocus: bool,
    /// The word next to the label that marks the field as optional.
    #[prop(optional, into)]
    optional: Option<String>,
    /// A help sentence below the input; omitted if empty.
    #[prop(optional, into)]
    help: Option<String>,
    /// Whether the field spans both columns of a two-column form.
    #[prop(optional)]
    across: bool,
) -> impl IntoView {
    let help = help.filter(|help| !help.is_empty());
    let wrong = state.error(field).is_some();
    let class = match (wrong, across) {
        (true, true) => "field across wrong",
        (true, false) => "field wrong",
        (false, true) => "field across",
        (false, false) => "field",
    };
    let value = (kind != "password").then(|| state.value(field).map_or(begins, str::to_owned));
    let described = match (help.is_some(), wrong) {
        (true, true) => Some(format!("{field}-help {field}-error")),
        (true, false) => Some(format!("{field}-help")),
        (false, true) => Some(format!("{field}-error")),
        (false, false) => None,
    };
    // Browsers must not correct or capitalise names and addresses.
    let exact = matches!(autocomplete, "username" | "email").then_some("none");
    view! {
        <div class=class>
            <label for=field>{label}{optional.map(|word| view! { " "<span class="optional">{word}</span> })}</label>
            <input class="input" id=field name=field type=kind value=value autocomplete=autocomplete required=required autofocus=autofocus
                inputmode=digits.then_some("numeric") autocapitalize=exact spellcheck=exact.map(|_| "false")
                aria-invalid=wrong.then_some("true") aria-describedby=described/>
            {help.map(|help| view! { <p class="help" id=format!("{field}-help")>{help}</p> })}
            <FieldError field=field state=state/>
        </div>
    }
}
