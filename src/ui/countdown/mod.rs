//! The browser's side of a countdown: the page says in how many seconds something begins, and the time that passes is
//! added here. The browser's clock may be wrong; only its differences are used.

use std::cell::RefCell;

use js_sys::Date;
use leptos::leptos_dom::helpers::document;
use web_sys::Element;

/// The id of the element that shows the countdown.
const ELEMENT: &str = "break-countdown";

thread_local! {
    /// What the page said last, and when this page learned it, in milliseconds.
    static BEGAN: RefCell<Option<(String, f64)>> = const { RefCell::new(None) };
}

/// Writes the time until the break, or the rest of it, into the page; nothing if the page has no countdown. In the
/// texts, `{time}` is replaced.
pub fn tick(before: &str, during: &str, over: &str) {
    let Some(element) = document().get_element_by_id(ELEMENT) else { return };
    let (Some(begins_in), Some(lasts)) = (seconds(&element, "data-in"), seconds(&element, "data-lasts")) else {
        return;
    };
    let said = element.get_attribute("data-in").unwrap_or_default();
    let now = Date::now();
    let since = BEGAN.with_borrow_mut(|began| match began {
        Some((known, since)) if *known == said => *since,
        _ => {
            *began = Some((said, now));
            now
        }
    });
    let left = begins_in - (now - since) / 1000.0;
    let text = if left > 0.0 {
        before.replace("{time}", &clock(left))
    } else if left > -lasts {
        during.replace("{time}", &clock(left + lasts))
    } else {
        over.to_owned()
    };
    if element.text_content().as_deref() != Some(&text) {
        element.set_text_content(Some(&text));
    }
}

fn seconds(element: &Element, name: &str) -> Option<f64> {
    element.get_attribute(name)?.parse().ok()
}

/// Minutes and seconds, with hours if there are any: `9:05`, `1:04:30`.
fn clock(seconds: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a shift")]
    let all = seconds.ceil().max(0.0) as u32;
    match (all / 3600, all / 60 % 60, all % 60) {
        (0, minutes, seconds) => format!("{minutes}:{seconds:02}"),
        (hours, minutes, seconds) => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}
