//! The people to turn to in a storm, before any exercise.

use leptos::prelude::*;

use crate::app::check_in::PeopleFirst;
use crate::ui::components::Icon;
use domain::Locale;
use words::t;

#[component]
pub(super) fn PeopleFirstCard(people: PeopleFirst, locale: Locale) -> impl IntoView {
    let leads = people.leads.into_iter().map(|name| {
        view! { <li><Icon name="person"/><span><strong>{name}</strong><br/><span class="aside">{t!(locale, "saved-lead")}</span></span></li> }
    });
    view! {
        <section class="card people-first" aria-labelledby="people-title">
            <h2 id="people-title">{t!(locale, "saved-people")}</h2>
            <ul>{leads.collect_view()}</ul>
        </section>
    }
}
