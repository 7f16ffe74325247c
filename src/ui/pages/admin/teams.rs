//! `/admin/teams`: all teams with their department and leads, and a form to add one.

pub mod team;

use leptos::prelude::*;

use crate::app::teams;
use crate::app::teams::{TeamRow, TeamsView};
use crate::state::flash::FormState;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, Icon, TextField, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn TeamsPage() -> impl IntoView {
    page("", teams::load(RequestContext::here()), |value, locale| {
        let TeamsView { teams, departments, sites } = value;
        let state = form_state("add_team");
        let none = teams.is_empty();
        let open = none || state.came_back();
        let view = view! {
            <div class="page-head">
                <div><h1>{t!(locale, "teams-title")}</h1><p class="aside">{t!(locale, "teams-lead", count = teams.len())}</p></div>
            </div>
            <FormErrors state=state.clone() locale=locale/>
            <div class="stack loose">
                {(!none).then(|| view! { <TeamTable teams=teams locale=locale/> })}
                <section class="card" id="add">
                    <details class="fold" open=open>
                        <summary>{t!(locale, "teams-add")}</summary>
                        <p class="aside">{t!(locale, "teams-add-help")}</p>
                        <AddTeamForm departments=departments sites=sites state=state locale=locale/>
                    </details>
                </section>
            </div>
        };
        (t!(locale, "teams-title"), view)
    })
}

#[component]
fn TeamTable(teams: Vec<TeamRow>, locale: Locale) -> impl IntoView {
    let rows = teams.into_iter().map(|team| {
        let unit = if team.department == "—" { team.site } else { [team.department, team.site].join(words::DOT) };
        view! {
            <tr>
                <th scope="row"><a href=team.href>{team.name}</a><span class="aside">{team.key}</span></th>
                <td data-label=t!(locale, "teams-place")>{unit}<span class="aside">{team.time_zone}</span></td>
                <td data-label=t!(locale, "teams-leads")>
                    {if team.leads.is_empty() { view! { <span class="aside">{t!(locale, "teams-nobody-leads")}</span> }.into_any() } else { team.leads.into_any() }}
                </td>
                <td data-label=t!(locale, "teams-shifts")>
                    {if team.shifts.is_empty() { view! { <span class="aside">{t!(locale, "teams-no-shifts")}</span> }.into_any() } else { team.shifts.into_any() }}
                </td>
                <td class="number" data-label=t!(locale, "teams-people")>{team.people}</td>
            </tr>
        }
    });
    view! {
        <section class="card flush"><div class="table-wrap">
            <table class="table people-table stacks">
                <caption class="visually-hidden">{t!(locale, "teams-title")}</caption>
                <thead><tr>
                    <th scope="col">{t!(locale, "people-team")}</th>
                    <th scope="col">{t!(locale, "teams-place")}</th>
                    <th scope="col">{t!(locale, "teams-leads")}</th>
                    <th scope="col">{t!(locale, "teams-shifts")}</th>
                    <th scope="col" class="number">{t!(locale, "teams-people")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div></section>
    }
}

#[component]
fn AddTeamForm(departments: Vec<String>, sites: Vec<String>, state: FormState, locale: Locale) -> impl IntoView {
    let chosen = state.value("site").map(str::to_owned);
    let wrong = state.error("site").is_some();
    let sites = sites.into_iter().map(|site| {
        let is_chosen = chosen.as_deref() == Some(site.as_str());
        view! { <option value=site.clone() selected=is_chosen>{site.clone()}</option> }
    });
    let known = t!(locale, "teams-departments-known", names = departments.join(words::DOT));
    let help = if departments.is_empty() { String::new() } else { known };
    view! {
        <form novalidate id=main_form("add_team") class="stack" method="post" action="/api/add_team">
            <ViewerField/>
            <div class="fields two">
                <TextField field="team_id" label=t!(locale, "team-id") state=state.clone() required=true help=t!(locale, "team-id-help")/>
                <TextField field="name" label=t!(locale, "team-name") state=state.clone() required=true/>
                <TextField field="department" label=t!(locale, "team-department") state=state.clone() required=true help=help/>
                <div class=if wrong { "field wrong" } else { "field" }>
                    <label for="site">{t!(locale, "team-site")}</label>
                    <select class="select" id="site" name="site" aria-invalid=wrong.then_some("true") aria-describedby="site-error">{sites.collect_view()}</select>
                    <FieldError field="site" state=state/>
                </div>
            </div>
            <div class="buttons"><button class="button"><Icon name="plus"/>{t!(locale, "teams-add-button")}</button></div>
        </form>
    }
}
