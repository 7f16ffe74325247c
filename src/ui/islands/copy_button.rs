//! A button that copies a text to the clipboard.
#![expect(missing_docs, reason = "the macro makes of each island a struct that it does not document")]

use leptos::prelude::*;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::{Function, Promise, Reflect};

/// Copies a text and says that it did. It is hidden where the browser allows no copying: without JavaScript, and on an
/// address that is neither encrypted nor of this computer.
#[island]
pub fn CopyButton(
    /// The text to copy.
    text: String,
    /// The label.
    label: String,
    /// What is said afterwards.
    copied: String,
) -> impl IntoView {
    let is_offered = RwSignal::new(false);
    let is_copied = RwSignal::new(false);
    Effect::new(move |_| is_offered.set(clipboard().is_some()));
    let copy = move |_| is_offered.set(write(&text, move || is_copied.set(true)).is_some());
    view! {
        <button type="button" class="button quiet small" hidden=move || !is_offered.get() on:click=copy>{label}</button>
        <span class="aside" role="status">{move || is_copied.get().then(|| copied.clone())}</span>
    }
}

fn clipboard() -> Option<JsValue> {
    let navigator = Reflect::get(&window(), &"navigator".into()).ok()?;
    Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)
}

/// Writes a text to the clipboard. `done` is called when it is there.
fn write(text: &str, done: impl FnOnce() + 'static) -> Option<()> {
    let clipboard = clipboard()?;
    let write = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into::<Function>().ok()?;
    let written = write.call1(&clipboard, &text.into()).ok()?.dyn_into::<Promise>().ok()?;
    let (done, refused) = (Closure::once_into_js(move |_: JsValue| done()), Closure::once_into_js(|_: JsValue| {}));
    let then = Reflect::get(&written, &"then".into()).ok()?.dyn_into::<Function>().ok()?;
    then.call2(&written, &done, &refused).ok().map(drop)
}
