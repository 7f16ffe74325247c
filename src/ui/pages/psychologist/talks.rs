//! Talks for groups, and the form to sign up.

use leptos::prelude::*;

use crate::app::counselling::offers::{OfferedTalk, TalkPlace};
use crate::ui::components::{FormErrors, Icon, form_state};
use domain::Locale;
use words::t;

#[component]
pub(super) fn Talks(talks: Vec<OfferedTalk>, locale: Locale) -> impl IntoView {
    let none = talks.is_empty().then(|| view! { <p>{t!(locale, "group-talk-none")}</p> });
    let talks = talks.into_iter().map(|talk| view! { <Talk talk=talk locale=locale/> }).collect_view();
    view! {
        <section class="card" id="talks" aria-labelledby="talks-h">
            <h2 id="talks-h">{t!(locale, "group-talk-title")}</h2>
            <FormErrors state=form_state("join_group_talk") locale=locale/>
            {none}
            <ul class="group-talks">{talks}</ul>
        </section>
    }
}

#[component]
fn Talk(talk: OfferedTalk, locale: Locale) -> impl IntoView {
    let text = (!talk.text.is_empty()).then(|| view! { <p class="group-talk-text">{talk.text}</p> });
    let step = match talk.step {
        TalkPlace::Open => view! { <Join id=talk.id.clone() is_named=false locale=locale/> }.into_any(),
        TalkPlace::Joined { is_named } => {
            let said = if is_named { t!(locale, "group-talk-in-named") } else { t!(locale, "group-talk-in") };
            view! {
                <p class="talk-sentence"><Icon name="check"/><strong>{said}</strong></p>
                <Join id=talk.id.clone() is_named=is_named joined=true locale=locale/>
                <form method="post" action="/api/leave_group_talk" novalidate>
                    <input type="hidden" name="talk" value=talk.id.clone()/>
                    <button class="button quiet small">{t!(locale, "group-talk-leave")}</button>
                </form>
            }
            .into_any()
        }
        TalkPlace::Full => view! { <p class="aside">{t!(locale, "group-talk-full")}</p> }.into_any(),
        TalkPlace::Unknown => ().into_any(),
    };
    view! {
        <li>
            <h3>{talk.title}</h3>
            <p><strong>{talk.when}</strong><br/><span class="aside">{talk.about}</span></p>
            {text}
            <div class="buttons">
                {step}
                <a class="button quiet small" href=format!("/talks/{}/calendar.ics", talk.id)>
                    <Icon name="calendar" small=true/>{t!(locale, "calendar-file")}
                </a>
            </div>
        </li>
    }
}

/// The form to sign up, or to change the choice about one's name.
#[component]
fn Join(id: String, is_named: bool, #[prop(optional)] joined: bool, locale: Locale) -> impl IntoView {
    let button = if joined { t!(locale, "group-talk-change-name") } else { t!(locale, "group-talk-join") };
    view! {
        <form class="group-talk-join" method="post" action="/api/join_group_talk" novalidate>
            <input type="hidden" name="talk" value=id/>
            <label class="tick">
                <input type="checkbox" name="named" value="yes" checked=is_named/>
                <span>{t!(locale, "group-talk-named")}</span>
            </label>
            <button class=if joined { "button quiet small" } else { "button small" }>{button}</button>
        </form>
    }
}
