//! The centre's phone numbers for people who need help now.

use leptos::prelude::*;

use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, TextField, ViewerField, form_state};
use domain::Locale;
use store::PhoneNumber;
use words::t;

/// The card: the numbers, each with a button that removes it, and the form for another.
#[component]
pub fn PhoneNumbersCard(numbers: Vec<PhoneNumber>, locale: Locale) -> impl IntoView {
    let state = form_state("add_phone_number");
    let rows = numbers.into_iter().map(|number| {
        let line = [number.label.clone(), number.number, number.hours];
        let line: Vec<_> = line.into_iter().filter(|part| !part.is_empty()).collect();
        view! {
            <li>
                <span>{line.join(words::DOT)}</span>
                <form method="post" action="/api/remove_phone_number" novalidate>
                    <input type="hidden" name="phone" value=number.id.to_string()/>
                    <button class="button quiet small" aria-label=t!(locale, "phone-remove-which", label = number.label)>
                        {t!(locale, "phone-remove")}
                    </button>
                </form>
            </li>
        }
    });
    view! {
        <section class="card" id="phone-numbers">
            <h2>{t!(locale, "phone-title")}</h2>
            <p>{t!(locale, "phone-say")}</p>
            <ul class="rows">{rows.collect_view()}</ul>
            <form id=main_form("add_phone_number") class="fields" method="post" action="/api/add_phone_number" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <TextField field="label" label=t!(locale, "phone-label") state=state.clone() help=t!(locale, "phone-label-help")/>
                <TextField field="number" label=t!(locale, "phone-number") state=state.clone() kind="tel"/>
                <TextField field="hours" label=t!(locale, "phone-hours") state=state optional=t!(locale, "check-in-optional")/>
                <div><button class="button">{t!(locale, "phone-add")}</button></div>
            </form>
        </section>
    }
}
