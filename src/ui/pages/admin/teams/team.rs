//! `/admin/teams/{key}`: one team: its name, its leads with their periods, and its shifts.

use leptos::prelude::*;

use crate::app::teams;
use crate::app::teams::{LeadRow, TeamView};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{BackLink, FormErrors, Icon, TextField, ViewerField, form_state, page, page_key};
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn TeamPage() -> impl IntoView {
    let key = page_key("/admin/teams").unwrap_or_default();
    page("reading settings", teams::load_one(RequestContext::here(), key), |value, locale| {
        let TeamView { row, leads, shifts, proposed, today } = value;
        let about = [row.key.clone(), row.department, row.site, row.time_zone];
        let about: Vec<_> = about.into_iter().filter(|part| part != "—").collect();
        let errors = ["rename_team", "name_lead", "end_lead", "add_shift", "end_shift"]
            .map(|form| view! { <FormErrors state=form_state(form) locale=locale/> });
        let people = t!(locale, "team-people", count = row.people);
        let of_team = with_query("/admin/people", &[("team", &row.key)]);
        let view = view! {
            <BackLink href="/admin/teams" name=t!(locale, "teams-all")/>
            <div class="page-head"><div><h1>{row.name.clone()}</h1><p class="aside">{about.join(words::DOT)}</p></div></div>
            {errors.into_iter().collect_view()}
            <section class="card" id="leads">
                <h2>{t!(locale, "team-leads")}</h2>
                <LeadsCard team=row.key.clone() leads=leads proposed=proposed today=today locale=locale/>
            </section>
            <section class="card" id="shifts">
                <h2>{t!(locale, "teams-shifts")}</h2>
                <ShiftsCard team=row.key.clone() shifts=shifts people=row.people locale=locale/>
            </section>
            <section class="card">
                <h2>{t!(locale, "people-title")}</h2>
                <p>{people}</p>
                <div class="buttons"><a class="button quiet" href=of_team><Icon name="people"/>{t!(locale, "team-people-show")}</a></div>
            </section>
            <section class="card">
                <h2>{t!(locale, "team-name")}</h2>
                <form novalidate method="post" action="/api/rename_team">
                    <ViewerField/>
                    <input type="hidden" name="team" value=row.key/>
                    <TextField field="name" label=t!(locale, "team-name") state=form_state("rename_team") begins=row.name.clone() required=true
                        help=t!(locale, "team-name-help")/>
                    <button class="button quiet">{t!(locale, "person-save-button")}</button>
                </form>
            </section>
        };
        (row.name, view)
    })
}

#[component]
fn LeadsCard(
    team: String,
    leads: Vec<LeadRow>,
    proposed: Vec<(String, String)>,
    today: String,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("name_lead");
    let none = leads.is_empty();
    let key = team.clone();
    let rows = leads.into_iter().map(move |lead| view! { <LeadItem team=key.clone() lead=lead locale=locale/> });
    let names: Vec<_> = proposed.into_iter().map(|(key, name)| words::bracketed(locale, &name, &key)).collect();
    view! {
        {if none {
            view! { <p>{t!(locale, "team-nobody-leads")}</p> }.into_any()
        } else {
            view! {
                <div class="table-wrap"><table class="table tight stacks">
                    <caption class="visually-hidden">{t!(locale, "team-leads")}</caption>
                    <thead><tr>
                        <th scope="col">{t!(locale, "people-name")}</th>
                        <th scope="col">{t!(locale, "person-from")}</th>
                        <th scope="col">{t!(locale, "person-to")}</th>
                        <th scope="col"><span class="visually-hidden">{t!(locale, "people-actions")}</span></th>
                    </tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table></div>
            }.into_any()
        }}
        <h3>{t!(locale, "team-name-lead")}</h3>
        <form novalidate id=main_form("name_lead") method="post" action="/api/name_lead">
            <ViewerField/>
            <input type="hidden" name="team" value=team/>
            <div class="fields two">
                <TextField field="person" label=t!(locale, "person-id") state=state.clone() required=true across=true
                    help=t!(locale, "team-lead-help")/>
                <TextField field="from" label=t!(locale, "team-lead-from") state=state.clone() begins=today kind="date"/>
                <TextField field="until" label=t!(locale, "team-lead-until") state=state kind="date" optional=t!(locale, "person-optional")
                    help=t!(locale, "team-lead-until-help")/>
            </div>
            {(!names.is_empty()).then(|| view! {
                <details class="fold">
                    <summary>{t!(locale, "team-lead-proposed", count = names.len())}</summary>
                    <p class="aside">{names.join(words::DOT)}</p>
                </details>
            })}
            <button class="button">{t!(locale, "team-lead-button")}</button>
        </form>
        <p class="aside">{t!(locale, "team-leads-note")}</p>
    }
}

#[component]
fn LeadItem(team: String, lead: LeadRow, locale: Locale) -> impl IntoView {
    let until = if lead.until.is_empty() { t!(locale, "team-lead-open") } else { lead.until };
    let label = t!(locale, "team-lead-last-day", name = lead.name.clone());
    let state = form_state("end_lead");
    let last_day = state.value("last_day").filter(|_| state.value("person") == Some(&lead.key)).map(str::to_owned);
    view! {
        <tr>
            <th scope="row">{lead.name}<span class="aside">" "{lead.key.clone()}</span></th>
            <td data-label=t!(locale, "person-from")>{lead.from}{lead.later.then(|| view! { " "<span class="chip">{t!(locale, "team-lead-later")}</span> })}</td>
            <td data-label=t!(locale, "person-to")>{until}</td>
            <td data-label=t!(locale, "team-lead-until")>
                <form novalidate class="end-form" method="post" action="/api/end_lead">
                    <ViewerField/>
                    <input type="hidden" name="team" value=team/>
                    <input type="hidden" name="person" value=lead.key/>
                    <input class="input" type="date" name="last_day" value=last_day aria-label=label/>
                    <button class="button quiet small">{t!(locale, "team-lead-end")}</button>
                </form>
            </td>
        </tr>
    }
}

#[component]
fn ShiftsCard(team: String, shifts: Vec<(String, u32)>, people: u32, locale: Locale) -> impl IntoView {
    let none = shifts.is_empty();
    let key = team.clone();
    let rows = shifts.into_iter().map(move |(shift, count)| {
        view! {
            <li>
                <span>{shift.clone()}<span class="aside">" "{t!(locale, "team-shift-people", count = count)}</span></span>
                <form novalidate method="post" action="/api/end_shift">
                    <input type="hidden" name="team" value=key.clone()/>
                    <button class="button quiet small" name="shift_pattern" value=shift>{t!(locale, "team-shift-end")}</button>
                </form>
            </li>
        }
    });
    view! {
        {if none {
            view! { <p>{t!(locale, "team-no-shifts")}</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
        }}
        {(people > 0).then(|| view! {
            <form novalidate method="post" action="/api/add_shift">
                <ViewerField/>
                <input type="hidden" name="team" value=team/>
                <TextField field="shift_pattern" label=t!(locale, "team-shift-add") state=form_state("add_shift") required=true
                    help=t!(locale, "team-shift-help")/>
                <button class="button quiet">{t!(locale, "team-shift-button")}</button>
            </form>
        })}
        <p class="aside">{t!(locale, "team-shifts-note")}</p>
    }
}
