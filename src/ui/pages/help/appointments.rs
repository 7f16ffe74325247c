//! `/appointments`: what a psychologist offers, who booked it, and referrals.

use leptos::prelude::*;

use crate::app::counselling::appointments;
use crate::app::counselling::appointments::{AppointmentsView, HeldTalk, OfferedTime, ReceivedReferral};
use crate::state::flash::FormState;
use crate::ui::components::announcement::AnnouncementFields;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{DayAndHours, FormErrors, Icon, TextField, ViewerField, form_state, page};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn AppointmentsPage() -> impl IntoView {
    page("appointments reading", appointments::load(RequestContext::here()), |value, locale| {
        let AppointmentsView { referrals, times, talks } = value;
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "appointments-title")}</h1>
                <p class="aside">{t!(locale, "appointments-lead")}</p>
            </div></div>
            <Referrals referrals=referrals locale=locale/>
            <Times times=times locale=locale/>
            <Talks talks=talks locale=locale/>
        };
        (t!(locale, "appointments-title"), view)
    })
}

/// The referrals to the viewer, each with a link to its page.
#[component]
pub(super) fn Referrals(referrals: Vec<ReceivedReferral>, locale: Locale) -> impl IntoView {
    let none = referrals.is_empty().then(|| view! { <p>{t!(locale, "referral-none")}</p> });
    let rows = referrals.into_iter().map(|referral| {
        view! {
            <li><a href=page_of("/referrals", &referral.id)><strong>{referral.name}</strong></a><span class="aside">{referral.about}</span></li>
        }
    });
    view! {
        <section class="card" id="referrals" aria-labelledby="referrals-h">
            <h2 id="referrals-h">{t!(locale, "referrals-title")}</h2>
            {none}
            <ul class="rows offers">{rows.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Times(times: Vec<OfferedTime>, locale: Locale) -> impl IntoView {
    let state = form_state("offer_slot");
    let none = times.is_empty().then(|| view! { <p>{t!(locale, "slot-none-offered")}</p> });
    let rows = times.into_iter().map(|time| {
        let file = time.is_booked.then(|| {
            view! {
                <a class="button quiet small" href=format!("/appointments/{}/calendar.ics", time.id)>
                    <Icon name="calendar" small=true/>{t!(locale, "calendar-file")}
                </a>
            }
        });
        let (word, label) = match time.is_booked {
            true => (t!(locale, "slot-withdraw"), t!(locale, "slot-withdraw-which", when = time.when.as_str())),
            false => (t!(locale, "slot-remove"), t!(locale, "slot-remove-which", when = time.when.as_str())),
        };
        view! {
            <li>
                <span><strong><DayAndHours when=time.when/></strong>{words::DOT}{time.status}<br/><span class="aside">{time.place}</span></span>
                <span class="buttons">
                    {file}
                    <form method="post" action="/api/cancel_slot" novalidate>
                        <input type="hidden" name="slot" value=time.id/>
                        <input type="hidden" name="shown" value=time.shown/>
                        <button class="button quiet small" aria-label=label>{word}</button>
                    </form>
                </span>
            </li>
        }
    });
    view! {
        <section class="card" id="times" aria-labelledby="times-h">
            <h2 id="times-h">{t!(locale, "slot-offered-title")}</h2>
            {none}
            <ul class="rows offers">{rows.collect_view()}</ul>
            <form id=main_form("offer_slot") class="fields two" method="post" action="/api/offer_slot" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <TextField field="date" label=t!(locale, "counselling-date") state=state.clone() kind="date"/>
                <TextField field="time" label=t!(locale, "counselling-time") state=state.clone() kind="time"/>
                <TextField field="minutes" label=t!(locale, "counselling-minutes") state=state.clone() kind="number" begins="50"/>
                <TextField field="place" label=t!(locale, "slot-place") state=state/>
                <div class="across"><button class="button">{t!(locale, "slot-offer")}</button></div>
            </form>
        </section>
    }
}

#[component]
fn Talks(talks: Vec<HeldTalk>, locale: Locale) -> impl IntoView {
    let state = form_state("hold_group_talk");
    let open = state.came_back();
    let none = talks.is_empty().then(|| view! { <p>{t!(locale, "group-talk-none-held")}</p> });
    let rows = talks.into_iter().map(|talk| {
        let names = (!talk.names.is_empty()).then(|| view! { <br/><span>{talk.names}</span> });
        let label = t!(locale, "group-talk-cancel-which", title = talk.title.as_str());
        view! {
            <li>
                <span><strong>{talk.title}</strong><br/><span class="aside">{talk.about}</span><br/>{talk.count}{names}</span>
                <span class="buttons">
                    <a class="button quiet small" href=format!("/talks/{}/calendar.ics", talk.id)>
                        <Icon name="calendar" small=true/>{t!(locale, "calendar-file")}
                    </a>
                    <form method="post" action="/api/cancel_group_talk" novalidate>
                        <input type="hidden" name="talk" value=talk.id/>
                        <button class="button quiet small" aria-label=label>{t!(locale, "group-talk-cancel")}</button>
                    </form>
                </span>
            </li>
        }
    });
    view! {
        <section class="card" id="talks" aria-labelledby="talks-h">
            <h2 id="talks-h">{t!(locale, "group-talk-title")}</h2>
            {none}
            <ul class="rows offers">{rows.collect_view()}</ul>
            <details class="group-talk-new" open=open>
                <summary class="button quiet">{t!(locale, "group-talk-new")}</summary>
                <TalkForm state=state locale=locale/>
            </details>
        </section>
    }
}

#[component]
fn TalkForm(state: FormState, locale: Locale) -> impl IntoView {
    view! {
        <form class="fields two" method="post" action="/api/hold_group_talk" novalidate>
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <AnnouncementFields state=state.clone() ids="talk" minutes="60" place=t!(locale, "group-talk-place") locale=locale/>
            <TextField field="places" label=t!(locale, "group-talk-places") state=state kind="number" begins="20"/>
            <div class="across"><button class="button">{t!(locale, "group-talk-hold")}</button></div>
        </form>
    }
}
