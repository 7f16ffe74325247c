//! The browser's side of a live page: receives events, updates the page, and shows a notice while the connection is
//! lost.
//!
//! A browser opens a few connections to a site at a time, and a stream keeps one. So a page that nobody sees follows
//! nothing, and of the pages that show the same, one follows the stream and tells the others.

mod browser;
mod morph;
mod update;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Date, Function, Promise, Reflect};
use leptos::leptos_dom::helpers::{document, location, set_interval, set_timeout, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventSource, EventTarget, MessageEvent, RequestInit};

use self::browser::{Channel, ask_for_lock};
use self::update::update_board;
use crate::ui::connection_texts::ConnectionTexts;

/// Delay before a new stream is opened. A browser does not reconnect by itself if a proxy answers instead of the
/// server.
const RECONNECT_DELAY: Duration = Duration::from_secs(10);

/// A connection that is silent for this long is dead, although no browser notices it: the server says the time every
/// minute.
const MAX_SILENCE: Duration = Duration::from_secs(150);
/// How often the silence is measured.
const LISTEN_EVERY: Duration = Duration::from_secs(30);

/// Follows the stream, or another page that does, while the page is visible.
pub fn follow(url: &str, texts: &ConnectionTexts) {
    let page = Rc::new_cyclic(|page: &std::rc::Weak<LivePage>| {
        let hearing = page.clone();
        LivePage {
            url: url.to_owned(),
            texts: texts.clone(),
            time: RefCell::new(texts.time.clone()),
            picture: RefCell::default(),
            source: RefCell::default(),
            heard_at: Cell::default(),
            release: RefCell::default(),
            in_line: Cell::new(false),
            channel: Channel::open(url, move |kind, content| {
                if let Some(page) = hearing.upgrade() {
                    page.hear(kind, content);
                }
            }),
        }
    });
    let watching = Rc::clone(&page);
    listen(
        &document(),
        "visibilitychange",
        move |_| if document().hidden() { watching.rest() } else { watching.wake() },
    );
    let listening = Rc::clone(&page);
    set_interval(move || listening.notice_silence(), LISTEN_EVERY);
    page.wake();
}

/// One page. It lives until the browser leaves it.
struct LivePage {
    url: String,
    texts: ConnectionTexts,
    /// The site's time at the last sign of life of the connection.
    time: RefCell<String>,
    /// The last picture, for pages that join.
    picture: RefCell<Option<String>>,
    /// The stream, if this page follows it.
    source: RefCell<Option<EventSource>>,
    /// When the stream was opened or last said something, in milliseconds by the browser's clock.
    heard_at: Cell<f64>,
    /// Gives up the lock.
    release: RefCell<Option<Function>>,
    /// Whether this page waits for the lock.
    in_line: Cell<bool>,
    channel: Channel,
}

impl LivePage {
    /// Begins to follow.
    fn wake(self: &Rc<Self>) {
        if document().hidden() || self.in_line.get() {
            return;
        }
        self.channel.tell("join", "");
        self.in_line.set(true);
        let page = Rc::clone(self);
        if !ask_for_lock(&self.url, move || page.lead()) {
            self.in_line.set(false);
            self.open();
        }
    }

    /// Follows the stream until the page is hidden; called when this page has the lock.
    fn lead(self: &Rc<Self>) -> Option<Promise> {
        self.in_line.set(false);
        if document().hidden() {
            return None;
        }
        let until = Promise::new(&mut |resolve, _| *self.release.borrow_mut() = Some(resolve));
        self.open();
        Some(until)
    }

    /// Stops: another page may follow.
    fn rest(&self) {
        if let Some(source) = self.source.take() {
            source.close();
        }
        if let Some(release) = self.release.take() {
            drop(release.call0(&JsValue::UNDEFINED));
        }
    }

    fn open(self: &Rc<Self>) {
        if self.source.borrow().is_some() {
            return;
        }
        let Ok(source) = EventSource::new(&self.url) else { return };
        self.heard_at.set(Date::now());
        for kind in ["picture", "time"] {
            let page = Rc::clone(self);
            listen(&source, kind, move |event| {
                page.heard_at.set(Date::now());
                let content = event.data().as_string().unwrap_or_default();
                page.channel.tell(kind, &content);
                page.hear(kind, &content);
            });
        }
        // The server ends the stream if the viewer signed out or may no longer see the board. The reloaded page says
        // which.
        let page = Rc::clone(self);
        listen(&source, "end", move |_| {
            page.rest();
            page.channel.tell("end", "");
            page.hear("end", "");
        });
        let page = Rc::clone(self);
        listen(&source, "error", move |_| page.fail());
        *self.source.borrow_mut() = Some(source);
    }

    /// Gives a dead connection up and opens another one.
    fn notice_silence(self: &Rc<Self>) {
        let silence = Duration::from_secs_f64(((Date::now() - self.heard_at.get()) / 1000.0).max(0.0));
        if silence < MAX_SILENCE {
            return;
        }
        if let Some(source) = self.source.take() {
            source.close();
            self.channel.tell("lost", "");
            self.hear("lost", "");
            self.open();
        }
    }

    /// The connection is lost. If the browser has given it up, the server is asked whether the viewer may still see the
    /// page.
    fn fail(self: &Rc<Self>) {
        self.channel.tell("lost", "");
        self.hear("lost", "");
        let given_up = |source: &EventSource| source.ready_state() == EventSource::CLOSED;
        if !self.source.borrow().as_ref().is_some_and(given_up) {
            return;
        }
        drop(self.source.take());
        let page = Rc::clone(self);
        let refused = Closure::once_into_js(move |response: JsValue| {
            let status = Reflect::get(&response, &"status".into()).ok().and_then(|status| status.as_f64());
            if status.is_some_and(|status| status == 401.0 || status == 404.0) {
                page.channel.tell("end", "");
                page.hear("end", "");
            }
        });
        let head = RequestInit::new();
        head.set_method("HEAD");
        let answer = window().fetch_with_str_and_init(&self.url, &head);
        let ignored = Closure::once_into_js(|_: JsValue| {});
        if let Ok(then) = Reflect::get(&answer, &"then".into()).and_then(JsCast::dyn_into::<Function>) {
            drop(then.call2(&answer, &refused, &ignored));
        }
        let page = Rc::clone(self);
        set_timeout(
            move || {
                if !document().hidden() {
                    page.open();
                }
            },
            RECONNECT_DELAY,
        );
    }

    /// Processes an event of the stream, or a message of the page that follows it.
    fn hear(&self, kind: &str, content: &str) {
        match kind {
            "picture" => {
                *self.picture.borrow_mut() = Some(content.to_owned());
                let (time, html) = content.split_once('\n').unwrap_or(("", content));
                time.clone_into(&mut self.time.borrow_mut());
                show_connection(None);
                update_board(html.to_owned());
            }
            "time" => content.clone_into(&mut self.time.borrow_mut()),
            "lost" => {
                let time = self.time.borrow();
                let in_text = |text: &str| text.replace("{time}", &time);
                show_connection(Some((&in_text(&self.texts.as_of), &in_text(&self.texts.lost))));
            }
            "end" => drop(location().reload()),
            "join" => {
                if let (Some(_), Some(picture)) = (&*self.source.borrow(), &*self.picture.borrow()) {
                    self.channel.tell("picture", picture);
                }
            }
            _ => {}
        }
    }
}

/// Adds an event listener that lives as long as the page.
fn listen(target: &EventTarget, event: &str, handler: impl FnMut(MessageEvent) + 'static) {
    let handler = Closure::<dyn FnMut(MessageEvent)>::new(handler);
    drop(target.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref()));
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
