//! The people to turn to in a storm, before any exercise: by name, and by phone.

use leptos::prelude::*;

use crate::app::check_in::PeopleFirst;
use crate::ui::components::Icon;
use crate::ui::components::talk::PhoneNumbers;
use crate::web::kept_pages::KeptPage;
use domain::Locale;
use words::t;

#[component]
pub(super) fn PeopleFirstCard(people: PeopleFirst, locale: Locale) -> impl IntoView {
    let PeopleFirst { people, phone_numbers, asked } = people;
    let class = if asked { "button quiet" } else { "button" };
    let ask = (!people.is_empty()).then(|| {
        view! { <a class=class href="/support#ask"><Icon name="speech"/>{t!(locale, "talk-ask")}</a> }
    });
    let people = people.into_iter().map(|choice| {
        let presence = choice.presence.map(|presence| view! { <br/><span class="aside">{presence}</span> });
        view! { <li><Icon name="person"/><span><strong>{choice.label}</strong>{presence}</span></li> }
    });
    view! {
        <section class="card people-first" aria-labelledby="people-title">
            <h2 id="people-title">{t!(locale, "saved-people")}</h2>
            <ul class="people">{people.collect_view()}</ul>
            {ask}
            <PhoneNumbers numbers=phone_numbers locale=locale/>
            <p><a href=KeptPage::HELP_NOW.address(locale)>{t!(locale, "help-now-link")}</a></p>
        </section>
    }
}
