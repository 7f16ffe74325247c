//! `/events`: events to come, past ones, and the form to plan one.

pub mod lift;

use leptos::prelude::*;

use crate::app::events::page;
use crate::app::events::page::{EventCard, EventsView, PastEvent};
use crate::ui::components::announcement::AnnouncementFields;
use crate::ui::components::sign_up::{SignUpForms, SignUpStep};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{DayAndHours, FieldError, FormErrors, Icon, ViewerField, form_state, page};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn EventsPage() -> impl IntoView {
    page("events reading", page::load(RequestContext::here()), |value, locale| {
        let EventsView { coming, past, units } = value;
        let none = match units.is_empty() {
            true => t!(locale, "event-none-planned"),
            false => t!(locale, "event-none"),
        };
        let none = coming.is_empty().then(|| view! { <p>{none}</p> });
        let coming = coming.into_iter().map(|event| view! { <Coming event=event locale=locale/> }).collect_view();
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "event-title")}</h1>
                <p class="aside">{t!(locale, "event-lead")}</p>
            </div></div>
            <section class="card" aria-labelledby="coming-h">
                <h2 id="coming-h">{t!(locale, "event-coming")}</h2>
                {none}
                <ul class="group-talks">{coming}</ul>
            </section>
            <PlanForm units=units locale=locale/>
            <Past events=past locale=locale/>
        };
        (t!(locale, "event-title"), view)
    })
}

#[component]
fn Coming(event: EventCard, locale: Locale) -> impl IntoView {
    let EventCard { id, title, text, when, about, step, concerns, is_own, own, may_cancel } = event;
    let forms = SignUpForms {
        join: "/api/join_event",
        leave: "/api/leave_event",
        field: "event",
        named: (!is_own).then(|| t!(locale, "event-named")),
        button: t!(locale, "event-join"),
        joined: match is_own {
            true => [t!(locale, "event-in-own"), t!(locale, "event-in-own")],
            false => [t!(locale, "event-in"), t!(locale, "event-in-named")],
        },
        title: title.clone(),
    };
    let text = (!text.is_empty()).then(|| view! { <p class="group-talk-text">{text}</p> });
    let cancel = t!(locale, "event-cancel-which", title = title.as_str());
    let own = own.map(|own| {
        let names = (!own.names.is_empty()).then(|| {
            view! { {words::gap(locale)}{t!(locale, "event-names")}{words::gap(locale)}<strong>{own.names}</strong> }
        });
        view! { <p class="event-own"><Icon name="people"/><span>{own.count}{names}</span></p> }
    });
    let cancel = may_cancel.then(|| {
        view! { <CancelForm id=id.clone() name=cancel button=t!(locale, "event-cancel")/> }
    });
    let file = concerns.then(|| {
        view! {
            <a class="button quiet small" href=format!("/events/{id}/calendar.ics")>
                <Icon name="calendar" small=true/>{t!(locale, "calendar-file")}
            </a>
        }
    });
    view! {
        <li>
            <h3>{title}</h3>
            <p><strong><DayAndHours when=when/></strong><br/><span class="aside">{about}</span></p>
            {text}
            <div class="buttons">
                <SignUpStep step=step id=id.clone() forms=forms locale=locale/>
                {file}
            </div>
            {own}
            {cancel}
        </li>
    }
}

/// The form to cancel an event, or to remove a past one. `name` says which one.
#[component]
fn CancelForm(id: String, name: String, button: String) -> impl IntoView {
    view! {
        <form method="post" action="/api/cancel_event" novalidate>
            <input type="hidden" name="event" value=id/>
            <button class="button quiet small" aria-label=name>{button}</button>
        </form>
    }
}

/// The form; nothing for somebody who may plan for nobody.
#[component]
fn PlanForm(units: Vec<(String, String)>, locale: Locale) -> impl IntoView {
    let state = form_state("plan_event");
    let open = state.came_back();
    let chosen = state.value("unit").unwrap_or_default().to_owned();
    let wrong = state.error("unit").is_some();
    (!units.is_empty()).then(|| {
        let options = units.into_iter().map(|(value, name)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{name}</option> }
        });
        view! {
            <section class="card" id="plan" aria-labelledby="plan-h">
                <h2 id="plan-h">{t!(locale, "event-plan")}</h2>
                <p class="aside">{t!(locale, "event-plan-who")}</p>
                <details class="group-talk-new" open=open>
                    <summary class="button quiet">{t!(locale, "event-plan")}</summary>
                    <form id=main_form("plan_event") class="fields two" method="post" action="/api/plan_event" novalidate>
                        <ViewerField/>
                        <FormErrors state=state.clone() locale=locale/>
                        <div class=if wrong { "field wrong across" } else { "field across" }>
                            <label for="unit">{t!(locale, "event-unit")}</label>
                            <select class="select" id="unit" name="unit" aria-invalid=wrong.then_some("true")
                                aria-describedby=wrong.then_some("unit-error")>{options.collect_view()}</select>
                            <FieldError field="unit" state=state.clone()/>
                        </div>
                        <AnnouncementFields state=state ids="event" minutes="60" place=t!(locale, "event-place") locale=locale/>
                        <div class="across"><button class="button">{t!(locale, "event-announce")}</button></div>
                    </form>
                </details>
            </section>
        }
    })
}

#[component]
fn Past(events: Vec<PastEvent>, locale: Locale) -> impl IntoView {
    (!events.is_empty()).then(|| {
        let rows = events.into_iter().map(|event| {
            let link = event.has_lift.then(|| {
                view! { <a class="button quiet small" href=page_of("/events", &event.id)><Icon name="trend" small=true/>{t!(locale, "event-lift-link")}</a> }
            });
            let remove = event.may_cancel.then(|| {
                let name = t!(locale, "event-remove-which", title = event.title.as_str());
                view! { <CancelForm id=event.id.clone() name=name button=t!(locale, "event-remove")/> }
            });
            view! {
                <li>
                    <span><strong>{event.title}</strong><br/><span class="aside">{event.about}</span></span>
                    {link}{remove}
                </li>
            }
        });
        view! {
            <section class="card" aria-labelledby="past-h">
                <h2 id="past-h">{t!(locale, "event-past")}</h2>
                <ul class="rows offers">{rows.collect_view()}</ul>
            </section>
        }
    })
}
