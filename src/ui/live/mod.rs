//! The browser's side of the live board: receives events, updates the board, and shows a notice while the connection is lost.

mod update;

use leptos::leptos_dom::helpers::{document, location, set_timeout};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

use self::update::update_board;
use crate::ui::connection_texts::ConnectionTexts;

/// Delay before a new stream is opened. A browser does not reconnect by itself if a proxy answers instead of the server.
const RECONNECT_DELAY: Duration = Duration::from_secs(10);

/// Opens the event stream, and opens it again if the browser gives it up.
pub fn follow(url: &str, texts: &ConnectionTexts) {
    let Ok(source) = EventSource::new(url) else { return };
    let last_update = Rc::new(RefCell::new(clock()));
    listen(&source, "picture", {
        let last_update = Rc::clone(&last_update);
        move |event: MessageEvent| {
            *last_update.borrow_mut() = clock();
            show_connection(None);
            if let Some(html) = event.data().as_string() {
                update_board(html);
            }
        }
    });
    // The server ends the stream if the viewer signed out or may no longer see the board. The reloaded page says which.
    listen(&source, "end", {
        let source = source.clone();
        move |_: MessageEvent| {
            source.close();
            drop(location().reload());
        }
    });
    listen(&source, "error", {
        let (source, url, texts) = (source.clone(), url.to_owned(), texts.clone());
        move |_: MessageEvent| {
            let time = last_update.borrow().clone();
            show_connection(Some((&texts.as_of.replace("{time}", &time), &texts.lost.replace("{time}", &time))));
            if source.ready_state() == EventSource::CLOSED {
                let (url, texts) = (url.clone(), texts.clone());
                set_timeout(move || follow(&url, &texts), RECONNECT_DELAY);
            }
        }
    });
}

/// Adds an event listener that lives as long as the page.
fn listen(source: &EventSource, event: &str, handler: impl FnMut(MessageEvent) + 'static) {
    let handler = Closure::<dyn FnMut(MessageEvent)>::new(handler);
    drop(source.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref()));
    handler.forget();
}

/// Shows the notice of a lost connection with its two texts, or hides it.
fn show_connection(lost: Option<(&str, &str)>) {
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

/// The time by the browser's clock, such as `10:41`.
fn clock() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}
