//! Puts a new picture in the place of the old one without taking anything out of the viewer's hand.

use leptos::leptos_dom::helpers::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// While a button is held down or something is being typed, a part waits so long and is tried again.
const WAIT: Duration = Duration::from_millis(400);

/// Replaces each part of the page that has the id of a part of the picture and looks different.
pub fn swap(picture: String) {
    let Ok(frame) = document().create_element("div") else { return };
    frame.set_inner_html(&picture);
    if is_busy() {
        set_timeout(move || swap(picture), WAIT);
        return;
    }
    while let Some(new) = frame.first_element_child() {
        new.remove();
        if let Some(old) = document().get_element_by_id(&new.id()) {
            replace(&old, &new);
        }
    }
}

/// Whether something in the live parts is being pressed or typed into: taking it away now would lose it.
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
    // A button that is gone leaves the focus on the flag that it belonged to, and not at the top of the page.
    let its_flag = |id: &str| Some(format!("flag-{}", id.rsplit_once('-')?.1));
    let refocused = focused
        .filter(|id| !id.is_empty())
        .and_then(|id| document().get_element_by_id(&id).or_else(|| document().get_element_by_id(&its_flag(&id)?)));
    if let Some(element) = refocused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// Marks the tiles that are new or say something else than before; the style lets the mark fade once.
fn mark_changed(old: &Element, new: &Element) {
    for id in ids(new, ".tile[id]") {
        let find = |part: &Element| part.query_selector(&format!("#{id}")).ok().flatten();
        let Some(tile) = find(new) else { continue };
        if find(old).is_none_or(|before| says(&before) != says(&tile)) {
            drop(tile.class_list().add_1("just-changed"));
        }
    }
}

/// What a tile says, as far as anybody can see: its weather and its words.
fn says(tile: &Element) -> (String, String) {
    let class = tile.class_name().replace("just-changed", "");
    (class.trim().to_owned(), tile.text_content().unwrap_or_default())
}

fn ids(part: &Element, selector: &str) -> Vec<String> {
    let Ok(found) = part.query_selector_all(selector) else { return Vec::new() };
    (0..found.length())
        .filter_map(|place| found.item(place)?.dyn_into::<Element>().ok())
        .map(|element| element.id())
        .collect()
}
