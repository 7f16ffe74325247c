//! What the pages of one browser share: a lock, so that one of them follows the stream, and a channel on which it tells
//! the others.

use js_sys::{Function, Promise, Reflect};
use leptos::leptos_dom::helpers::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// Asks for the lock of this name. `lead` is called when the page has it; the promise that it returns keeps the lock
/// until it is settled.
///
/// Returns false if the browser has no locks, as on an address without encryption.
pub fn ask_for_lock(name: &str, lead: impl FnOnce() -> Option<Promise> + 'static) -> bool {
    let Ok(locks) = Reflect::get(&window().navigator(), &"locks".into()) else { return false };
    let Some(request) = Reflect::get(&locks, &"request".into()).ok().and_then(|f| f.dyn_into::<Function>().ok()) else {
        return false;
    };
    let lead = Closure::once_into_js(move |_: JsValue| lead().map_or(JsValue::UNDEFINED, JsValue::from));
    request.call2(&locks, &name.into(), &lead).is_ok()
}

/// The channel of all pages of this browser that follow the same stream.
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens the channel, which lives as long as the page. `hear` receives the kind of each message of another page,
    /// and its content.
    pub fn open(name: &str, hear: impl Fn(&str, &str) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(name) else { return Self(None) };
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            let (kind, content) = text.split_once('\n').unwrap_or((&text, ""));
            hear(kind, content);
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
        Self(Some(channel))
    }

    /// Sends a message to the other pages.
    pub fn tell(&self, kind: &str, content: &str) {
        if let Some(channel) = &self.0 {
            drop(channel.post_message(&format!("{kind}\n{content}").into()));
        }
    }
}
