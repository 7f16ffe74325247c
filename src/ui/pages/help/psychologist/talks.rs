//! Talks for groups, and the form to sign up.

use leptos::prelude::*;

use crate::app::counselling::offers::OfferedTalk;
use crate::ui::components::sign_up::{SignUpForms, SignUpStep};
use crate::ui::components::{DayAndHours, FormErrors, Icon, form_state};
use domain::Locale;
use words::t;

#[component]
pub(super) fn Talks(talks: Vec<OfferedTalk>, locale: Locale) -> impl IntoView {
    let about = if talks.is_empty() { t!(locale, "group-talk-none") } else { t!(locale, "group-talk-file") };
    let talks = talks.into_iter().map(|talk| view! { <Talk talk=talk locale=locale/> }).collect_view();
    view! {
        <section class="card" id="talks" aria-labelledby="talks-h">
            <h2 id="talks-h">{t!(locale, "group-talk-title")}</h2>
            <FormErrors state=form_state("join_group_talk") locale=locale/>
            <p>{about}</p>
            <ul class="group-talks">{talks}</ul>
        </section>
    }
}

#[component]
fn Talk(talk: OfferedTalk, locale: Locale) -> impl IntoView {
    let text = (!talk.text.is_empty()).then(|| view! { <p class="group-talk-text">{talk.text}</p> });
    let forms = SignUpForms {
        join: "/api/join_group_talk",
        leave: "/api/leave_group_talk",
        field: "talk",
        named: Some(t!(locale, "group-talk-named")),
        button: t!(locale, "group-talk-join"),
        joined: [t!(locale, "group-talk-in"), t!(locale, "group-talk-in-named")],
        title: talk.title.clone(),
    };
    view! {
        <li>
            <h3>{talk.title}</h3>
            <p><strong><DayAndHours when=talk.when/></strong><br/><span class="aside">{talk.about}</span></p>
            {text}
            <div class="buttons">
                <SignUpStep step=talk.step id=talk.id.clone() forms=forms locale=locale/>
                <a class="button quiet small" href=format!("/talks/{}/calendar.ics", talk.id)>
                    <Icon name="calendar" small=true/>{t!(locale, "calendar-file")}
                </a>
            </div>
        </li>
    }
}
