//! The stream behind the live board, in the browser: what arrives, and what is shown while nothing does.

mod swap;

use leptos::leptos_dom::helpers::{document, location, set_timeout};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

use self::swap::swap;
use super::islands::live_board::Words;

/// A browser gives up for good where a proxy answers in the server's place; then a new stream is tried after so long.
const TRY_AGAIN: Duration = Duration::from_secs(10);

/// Opens the stream, and again whenever it is lost for good.
pub fn follow(url: &str, words: &Words) {
    let Ok(source) = EventSource::new(url) else { return };
    let last = Rc::new(RefCell::new(clock()));
    listen(&source, "picture", {
        let last = Rc::clone(&last);
        move |event: MessageEvent| {
            *last.borrow_mut() = clock();
            notice(None);
            if let Some(picture) = event.data().as_string() {
                swap(picture);
            }
        }
    });
    // The stream ended for good: signed out, or no longer this viewer's. The server says on the page which.
    listen(&source, "end", {
        let source = source.clone();
        move |_: MessageEvent| {
            source.close();
            drop(location().reload());
        }
    });
    listen(&source, "error", {
        let (source, url, words) = (source.clone(), url.to_owned(), words.clone());
        move |_: MessageEvent| {
            let time = last.borrow().clone();
            notice(Some((&words.as_of.replace("{time}", &time), &words.lost.replace("{time}", &time))));
            if source.ready_state() == EventSource::CLOSED {
                let (url, words) = (url.clone(), words.clone());
                set_timeout(move || follow(&url, &words), TRY_AGAIN);
            }
        }
    });
}

/// Listens as long as the page stands.
fn listen(source: &EventSource, event: &str, heard: impl FnMut(MessageEvent) + 'static) {
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(heard);
    drop(source.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref()));
    heard.forget();
}

/// Shows that nothing arrives, or hides it.
fn notice(lost: Option<(&str, &str)>) {
    let Some(notice) = document().get_element_by_id("board-lost") else { return };
    match lost {
        Some((as_of, sentence)) => {
            if let Ok(Some(text)) = notice.query_selector("p") {
                text.set_text_content(Some(sentence));
            }
            drop(notice.remove_attribute("hidden"));
            if let Ok(Some(live)) = document().query_selector(".board .live") {
                live.set_class_name("live");
                live.set_text_content(Some(as_of));
            }
        }
        None => drop(notice.set_attribute("hidden", "")),
    }
}

/// The time by this browser's clock, `10:41`.
fn clock() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}
