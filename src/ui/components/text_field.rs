//! A field of one line: label, input, help, and what is wrong with it.

use leptos::prelude::*;

use super::FieldError;
use crate::state::flash::FormState;

/// A field of one line. What was typed before stands in it again; passwords never do.
#[component]
pub fn TextField(
    /// Its name and id.
    field: &'static str,
    /// What is asked for.
    label: String,
    /// The form's state.
    state: FormState,
    /// What stands in it at first.
    #[prop(optional, into)]
    begins: String,
    /// The type of the input.
    #[prop(default = "text")]
    kind: &'static str,
    /// What a browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Whether it must be filled in.
    #[prop(optional)]
    required: bool,
    /// The word beside the label of a field that may stay empty.
    #[prop(optional, into)]
    optional: Option<String>,
    /// A sentence below; none where it is empty.
    #[prop(optional, into)]
    help: Option<String>,
    /// Whether it takes the whole width among fields in two columns.
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
    // Names and addresses are typed as they are: no browser need correct them.
    let exact = matches!(autocomplete, "username" | "email").then_some("none");
    view! {
        <div class=class>
            <label for=field>{label}{optional.map(|word| view! { " "<span class="optional">{word}</span> })}</label>
            <input class="input" id=field name=field type=kind value=value autocomplete=autocomplete required=required
                autocapitalize=exact spellcheck=exact.map(|_| "false")
                aria-invalid=wrong.then_some("true") aria-describedby=described/>
            {help.map(|help| view! { <p class="help" id=format!("{field}-help")>{help}</p> })}
            <FieldError field=field state=state/>
        </div>
    }
}
