//! Changes one element into another and leaves every node in place that stays: selection, focus, open drawers and the
//! scroll position are those of nodes.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// The mark of an element that says why a form was refused. The stream knows nothing of it, and an update would take
/// the sentence and what was typed away.
const REFUSED: &str = "data-refused";

/// Makes `old` the same as `new`, except for what the viewer has opened, the form that they fill in, and forms that
/// were refused. Parts that `old` does not have are taken from `new`.
pub fn morph(old: &Element, new: &Element) {
    if old.has_attribute(REFUSED) || is_being_filled_in(old) || old.is_equal_node(Some(new)) {
        return;
    }
    change_attributes(old, new);
    change_children(old, new);
}

/// Whether an element is the form in which the viewer types or chooses. Everything around it changes: a cursor that
/// somebody left in a field must not hold the page back.
fn is_being_filled_in(element: &Element) -> bool {
    element.tag_name() == "FORM"
        && element.query_selector(":is(input, textarea, select):focus").ok().flatten().is_some()
}

/// Whether an element is open is up to the viewer.
fn is_state(attribute: &str) -> bool {
    attribute == "open"
}

fn change_attributes(old: &Element, new: &Element) {
    let names = |element: &Element| {
        element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect::<Vec<_>>()
    };
    for name in names(old).iter().filter(|name| !is_state(name) && !new.has_attribute(name)) {
        drop(old.remove_attribute(name));
    }
    for name in names(new).iter().filter(|name| !is_state(name)) {
        let value = new.get_attribute(name);
        if old.get_attribute(name) != value {
            drop(old.set_attribute(name, &value.unwrap_or_default()));
        }
    }
}

fn change_children(old: &Element, new: &Element) {
    // First what is gone: otherwise everything after it would have to be moved.
    let wanted: Vec<String> = nodes(new).iter().filter_map(key_of).collect();
    for gone in nodes(old).iter().filter(|node| key_of(node).is_some_and(|key| !wanted.contains(&key))) {
        drop(old.remove_child(gone));
    }
    let mut next = old.first_child();
    for node in nodes(new) {
        let Some(kept) = counterpart(old, next.as_ref(), &node) else {
            drop(old.insert_before(&node, next.as_ref()));
            continue;
        };
        if next.as_ref() == Some(&kept) {
            next = kept.next_sibling();
        } else {
            drop(old.insert_before(&kept, next.as_ref()));
        }
        change_node(&kept, &node);
    }
    while let Some(surplus) = next {
        next = surplus.next_sibling();
        drop(old.remove_child(&surplus));
    }
}

fn change_node(old: &Node, new: &Node) {
    match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
        (Some(old), Some(new)) => morph(old, new),
        _ if old.node_value() != new.node_value() => old.set_node_value(new.node_value().as_deref()),
        _ => {}
    }
}

/// The child of `old` that becomes `node`: the one with the same key, or without keys the next one if it is of the same
/// kind.
fn counterpart(old: &Element, next: Option<&Node>, node: &Node) -> Option<Node> {
    let is_alike = |other: &Node| other.node_name() == node.node_name() && key_of(other) == key_of(node);
    match key_of(node) {
        Some(_) => nodes(old).into_iter().find(is_alike),
        None => next.filter(|next| is_alike(next)).cloned(),
    }
}

/// By what a child is recognized: its id, or that of its first element. A list is not recognized by its first entry,
/// which can change.
fn key_of(node: &Node) -> Option<String> {
    let element = node.dyn_ref::<Element>()?;
    let is_list = matches!(element.tag_name().as_str(), "UL" | "OL" | "DL" | "TBODY");
    let inner = || element.first_element_child().filter(|_| !is_list).map(|inner| inner.id());
    Some(element.id()).filter(|id| !id.is_empty()).or_else(inner).filter(|id| !id.is_empty())
}

fn nodes(element: &Element) -> Vec<Node> {
    std::iter::successors(element.first_child(), Node::next_sibling).collect()
}
