//! Replaces the live parts of the board without interrupting the viewer: focus, open details and pressed buttons are kept.

use leptos::leptos_dom::helpers::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Delay before another attempt if the viewer is pressing or typing.
const RETRY_DELAY: Duration = Duration::from_millis(400);

/// Replaces each element of the page that has the id of a top-level element in `html` and differs from it.
pub fn update_board(html: String) {
    let Ok(received) = document().create_element("div") else { return };
    received.set_inner_html(&html);
    if is_busy() {
        set_timeout(move || update_board(html), RETRY_DELAY);
        return;
    }
    while let Some(new) = received.first_element_child() {
        new.remove();
        if let Some(old) = document().get_element_by_id(&new.id()) {
            replace(&old, &new);
        }
    }
}

/// Returns whether the viewer is pressing something in the live parts or typing into them. A replacement would lose that input.
fn is_busy() -> bool {
    let pressed =
        document().query_selector("[data-live] :is(button, a, summary):active, [data-live] :is(input, textarea):focus");
    pressed.ok().flatten().is_some()
}

fn replace(old: &Element, new: &Element) {
    if old.inner_html() == new.inner_html() {
        return;
    }
    mark_changed(old, new);
    let focused = document().active_element().filter(|element| old.contains(Some(element))).map(|element| element.id());
    let unfolded = ids(old, "details[open][id]");
    old.set_inner_html(&new.inner_html());
    for id in unfolded {
        if let Some(details) = document().get_element_by_id(&id) {
            drop(details.set_attribute("open", ""));
        }
    }
    // If the focused button is gone, its flag or talk request gets the focus. Otherwise the browser would move the focus to the top of
    // the page.
    let owner_of = |id: &str| {
        let (_, number) = id.rsplit_once('-')?;
        ["flag", "talk"].iter().find_map(|kind| document().get_element_by_id(&format!("{kind}-{number}")))
    };
    let refocused =
        focused.filter(|id| !id.is_empty()).and_then(|id| document().get_element_by_id(&id).or_else(|| owner_of(&id)));
    if let Some(element) = refocused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Marks tiles that are new or have changed. The style sheet fades the mark once.
fn mark_changed(old: &Element, new: &Element) {
    for id in ids(new, ".tile[id]") {
        let find = |part: &Element| part.query_selector(&format!("#{id}")).ok().flatten();
        let Some(tile) = find(new) else { continue };
        if find(old).is_none_or(|before| visible_content(&before) != visible_content(&tile)) {
            drop(tile.class_list().add_1("just-changed"));
        }
    }
}

/// Returns what a viewer sees of a tile: its class, which sets the colour, and its text.
fn visible_content(tile: &Element) -> (String, String) {
    let class = tile.class_name().replace("just-changed", "");
    (class.trim().to_owned(), tile.text_content().unwrap_or_default())
}

fn ids(part: &Element, selector: &str) -> Vec<String> {
    let Ok(found) = part.query_selector_all(selector) else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into::<Element>().ok())
        .map(|element| element.id())
        .collect()
}
