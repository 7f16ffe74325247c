//! Phone numbers for people who need help now.

use leptos::prelude::*;

use crate::app::talk::phone_numbers::PhoneNumberView;
use crate::ui::components::Icon;
use domain::Locale;
use words::t;

/// The numbers, each a link that a phone dials; a sentence if there are none.
#[component]
pub fn PhoneNumbers(numbers: Vec<PhoneNumberView>, locale: Locale) -> impl IntoView {
    if numbers.is_empty() {
        return view! { <p class="phone-none">{t!(locale, "phone-none")}</p> }.into_any();
    }
    let rows = numbers.into_iter().map(|number| {
        let hours = (!number.hours.is_empty()).then(|| view! { <span class="aside">{number.hours}</span> });
        view! {
            <li>
                <span class="phone-label">{number.label}</span>
                <a class="phone-number" href=number.href><Icon name="phone" small=true/>{number.number}</a>
                {hours}
            </li>
        }
    });
    view! { <ul class="phone-numbers">{rows.collect_view()}</ul> }.into_any()
}
