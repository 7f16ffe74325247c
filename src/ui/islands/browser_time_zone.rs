//! Chooses the time zone of the browser in a list of time zones, and says so.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::HtmlSelectElement;
use leptos::web_sys::js_sys::{Array, Intl, Object, Reflect};

/// Says that the list shows the time zone of the browser, once it does. Without JavaScript the list keeps what the
/// server chose.
#[island]
pub fn BrowserTimeZone(
    /// The id of the list.
    list: String,
    /// What is said.
    sentence: String,
) -> impl IntoView {
    let is_chosen = RwSignal::new(false);
    Effect::new(move |_| is_chosen.set(choose(&list).is_some()));
    view! { <p class="help" role="status" hidden=move || !is_chosen.get()>{sentence}</p> }
}

/// Chooses the browser's time zone, unless the list does not have it.
fn choose(list: &str) -> Option<()> {
    let list = document().get_element_by_id(list)?.dyn_into::<HtmlSelectElement>().ok()?;
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let zone = Reflect::get(&JsValue::from(options), &"timeZone".into()).ok()?.as_string()?;
    let before = list.value();
    list.set_value(&zone);
    if list.value() != zone {
        list.set_value(&before);
        return None;
    }
    Some(())
}
