//! Applies an update to the live parts of a page without interrupting the viewer: only what has changed is replaced.

use std::cell::RefCell;
use std::time::Duration;

use leptos::leptos_dom::helpers::{document, set_timeout};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::morph::morph;

/// Delay before another attempt if the viewer is pressing something.
const RETRY_DELAY: Duration = Duration::from_millis(400);
/// The class of a tile that has just changed.
const JUST_CHANGED: &str = "just-changed";

thread_local! {
    /// The newest update that waits for the viewer; an older one must not come after it.
    static WAITING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Changes each element of the page that has the id of a top-level element in `html`.
pub fn update_board(html: String) {
    WAITING.set(Some(html));
    apply();
}

fn apply() {
    if is_busy() {
        set_timeout(apply, RETRY_DELAY);
        return;
    }
    let (Some(html), Ok(received)) = (WAITING.take(), document().create_element("div")) else { return };
    received.set_inner_html(&html);
    while let Some(new) = received.first_element_child() {
        new.remove();
        if let Some(old) = document().get_element_by_id(&new.id()) {
            replace(&old, &new);
        }
    }
}

/// Returns whether the viewer is pressing something in the live parts. A change could take it away.
fn is_busy() -> bool {
    let pressed = document().query_selector("[data-live] :is(button, a, summary):active");
    pressed.ok().flatten().is_some()
}

fn replace(old: &Element, new: &Element) {
    mark_changed(old, new);
    let focused = document().active_element().filter(|element| old.contains(Some(element))).map(|element| element.id());
    morph(old, new);
    // If the focused button is gone, its flag or talk request gets the focus. Otherwise the browser would move the
    // focus to the top of the page.
    let owner_of = |id: &str| {
        let (_, number) = id.rsplit_once('-')?;
        ["flag", "talk"].iter().find_map(|kind| document().get_element_by_id(&format!("{kind}-{number}")))
    };
    let gone = focused.filter(|id| !id.is_empty() && document().active_element().is_none_or(|now| now.id() != *id));
    let refocused = gone.and_then(|id| document().get_element_by_id(&id).or_else(|| owner_of(&id)));
    if let Some(element) = refocused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Marks tiles that are new or have changed. The style sheet fades the mark once.
fn mark_changed(old: &Element, new: &Element) {
    for id in ids(new, ".tile[id]") {
        let find = |part: &Element| part.query_selector(&format!("#{id}")).ok().flatten();
        let Some(tile) = find(new) else { continue };
        let before = find(old);
        if before.as_ref().is_none_or(|before| visible_content(before) != visible_content(&tile)) {
            // An earlier mark is removed and its end computed, so that the style sheet fades the new one.
            if let Some(before) = before.and_then(|before| before.dyn_into::<HtmlElement>().ok()) {
                drop(before.class_list().remove_1(JUST_CHANGED));
                let _ = before.offset_width();
            }
            drop(tile.class_list().add_1(JUST_CHANGED));
        }
    }
}

/// Returns what a viewer sees of a tile: its class, which sets the colour, and its text.
fn visible_content(tile: &Element) -> (String, String) {
    let class = tile.class_name().replace(JUST_CHANGED, "");
    (class.trim().to_owned(), tile.text_content().unwrap_or_default())
}

fn ids(part: &Element, selector: &str) -> Vec<String> {
    let Ok(found) = part.query_selector_all(selector) else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into::<Element>().ok())
        .map(|element| element.id())
        .collect()
}
