//! `/admin/people`: the list of people with their teams and roles.

pub mod person;

use leptos::prelude::*;

use crate::app::people;
use crate::app::people::{AccountStatus, NEW_PERSON, PeopleQuery, PeopleView, PersonRow};
use crate::state::flash::FormState;
use crate::ui::components::{
    FieldError, FormErrors, Icon, Pager, TextField, Vane, ViewerField, form_state, page, page_query,
};
use crate::web::context::RequestContext;
use domain::{Locale, Role};
use words::t;

/// The page.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let wanted = PeopleQuery::from_query(page_query);
    page("", people::load(RequestContext::here(), wanted), |value, locale| {
        let nobody_else = value.people + value.left <= 1 && !value.wanted.narrows();
        let lead = if nobody_else {
            t!(locale, "people-nobody-else")
        } else {
            let here = t!(locale, "people-lead", people = value.people, teams = value.teams.len());
            let left = (value.left > 0).then(|| t!(locale, "people-left", count = value.left));
            words::in_a_row(locale, std::iter::once(here).chain(left))
        };
        let view = view! {
            <div class="page-head">
                <div><h1>{t!(locale, "people-title")}</h1><p class="aside">{lead}</p></div>
                <div class="buttons">
                    {(value.steps_left > 0).then(|| view! {
                        <a class="button quiet" href="/admin"><Icon name="check"/>{t!(locale, "first-steps-title")}</a>
                    })}
                    {(!nobody_else).then(|| view! {
                        <a class="button quiet" href="/admin/import"><Icon name="upload"/>{t!(locale, "import-title")}</a>
                    })}
                    <a class=if nobody_else { "button quiet" } else { "button" } href=NEW_PERSON>
                        <Icon name="plus"/>{t!(locale, "people-add")}
                    </a>
                </div>
            </div>
            <FormErrors state=form_state("invite_people") locale=locale/>
            {if nobody_else {
                view! { <NoPeople locale=locale/> }.into_any()
            } else {
                view! { <PeopleList value=value locale=locale/> }.into_any()
            }}
        };
        (t!(locale, "people-title"), view)
    })
}

#[component]
fn NoPeople(locale: Locale) -> impl IntoView {
    view! {
        <div class="empty">
            <Vane/>
            <h2>{t!(locale, "people-none-title")}</h2>
            <p>{t!(locale, "people-none")}</p>
            <a class="button" href="/admin/import"><Icon name="upload"/>{t!(locale, "import-title")}</a>
        </div>
    }
}

#[component]
fn PeopleList(value: PeopleView, locale: Locale) -> impl IntoView {
    let PeopleView { wanted, teams, rows, paged, .. } = value;
    let range = t!(locale, "people-range", first = paged.first, last = paged.last, all = paged.all);
    let none = rows.is_empty();
    let state = form_state("change_people");
    let ticked = state.clone();
    let rows = rows.into_iter().map(|row| {
        let is_ticked = ticked.chose("people", &row.key);
        view! { <PersonTableRow row=row ticked=is_ticked locale=locale/> }
    });
    let rows = rows.collect_view();
    let (bulk, all, targets) = (wanted.clone(), paged.all, teams.clone());
    view! {
        <PeopleFilters wanted=wanted teams=teams locale=locale/>
        {if none {
            view! { <FormErrors state=state locale=locale/><div class="empty"><p>{t!(locale, "people-none-found")}</p><a class="button quiet" href="/admin/people">{t!(locale, "people-show-all")}</a></div> }.into_any()
        } else {
            view! {
                <ManyForm wanted=bulk all=all teams=targets state=state locale=locale/>
                <section class="card flush"><div class="table-wrap">
                    <table class="table people-table stacks">
                        <caption class="visually-hidden">{t!(locale, "people-title")}</caption>
                        <thead><tr>
                            <th scope="col"><span class="visually-hidden">{t!(locale, "people-choose")}</span></th>
                            <th scope="col">{t!(locale, "people-name")}</th>
                            <th scope="col">{t!(locale, "people-team")}</th>
                            <th scope="col">{t!(locale, "people-role")}</th>
                            <th scope="col">{t!(locale, "people-account")}</th>
                            <th scope="col"><span class="visually-hidden">{t!(locale, "people-actions")}</span></th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div></section>
                <Pager paged=paged range=range locale=locale/>
            }.into_any()
        }}
    }
}

#[component]
fn PeopleFilters(wanted: PeopleQuery, teams: Vec<(String, String)>, locale: Locale) -> impl IntoView {
    let state = form_state("search_people");
    let wanted = if state.came_back() { PeopleQuery::typed(&state) } else { wanted };
    let teams = teams.into_iter().map(|(key, name)| {
        let chosen = key == wanted.team;
        view! { <option value=key selected=chosen>{name}</option> }
    });
    let roles = Role::ALL.map(|role| {
        let chosen = role.key() == wanted.role;
        view! { <option value=role.key() selected=chosen>{words::role(locale, role)}</option> }
    });
    view! {
        <FormErrors state=state locale=locale/>
        <form novalidate class="filters" method="post" action="/api/search_people" role="search">
            <ViewerField/>
            <div class="field search">
                <label for="q">{t!(locale, "people-search")}</label>
                <div class="searchbox">
                    <Icon name="search"/>
                    <input class="input" id="q" name="q" type="search" autocomplete="off" value=wanted.search.words.clone()
                        placeholder=t!(locale, "people-search-hint")/>
                </div>
            </div>
            <div class="field">
                <label for="team">{t!(locale, "people-team")}</label>
                <select class="select" id="team" name="team"><option value="">{t!(locale, "people-all-teams")}</option>{teams.collect_view()}</select>
            </div>
            <div class="field">
                <label for="role">{t!(locale, "people-role")}</label>
                <select class="select" id="role" name="role"><option value="">{t!(locale, "people-all-roles")}</option>{roles.into_iter().collect_view()}</select>
            </div>
            <div class="field">
                <label for="state">{t!(locale, "people-account")}</label>
                <select class="select" id="state" name="state">
                    <option value="">{t!(locale, "people-all-accounts")}</option>
                    <option value="not-joined" selected=wanted.not_joined>{t!(locale, "people-not-joined")}</option>
                </select>
            </div>
            <button class="button quiet">{t!(locale, "people-show")}</button>
        </form>
    }
}

/// What can be done for several people at once: for those who are ticked in the table below, or for everybody in the
/// list. It is above the table, so that its buttons are near the ticks at any length, and folded until it is used.
/// Enter in any field or tick presses its first button: that of the last day, which without one asks for it.
#[component]
fn ManyForm(
    wanted: PeopleQuery,
    all: u32,
    teams: Vec<(String, String)>,
    state: FormState,
    locale: Locale,
) -> impl IntoView {
    let to_team = state.value("to_team").unwrap_or_default().to_owned();
    let everybody = state.value("whom") == Some("all");
    let no_team = state.error("to_team").is_some();
    let teams = teams.into_iter().map(|(key, name)| {
        let chosen = key == to_team;
        view! { <option value=key selected=chosen>{name}</option> }
    });
    let not_joined = if wanted.not_joined { "not-joined" } else { "" };
    let open = state.came_back();
    view! {
        <details class="card fold many" open=open>
            <summary>{t!(locale, "people-many")}</summary>
            <form novalidate method="post" action="/api/change_people" id="many" class="stack">
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <input type="hidden" name="search" value=wanted.search.id/>
                <input type="hidden" name="team" value=wanted.team/>
                <input type="hidden" name="role" value=wanted.role/>
                <input type="hidden" name="state" value=not_joined/>
                <input type="hidden" name="listed" value=all.to_string()/>
                <fieldset class="field">
                    <legend>{t!(locale, "people-many-whom")}</legend>
                    <div class="ticks">
                        <label class="tick"><input type="radio" name="whom" value="ticked" checked=!everybody/><span>{t!(locale, "people-many-ticked")}</span></label>
                        <label class="tick"><input type="radio" name="whom" value="all" checked=everybody/><span>{t!(locale, "people-many-all", count = all)}</span></label>
                    </div>
                </fieldset>
                <div class="many-action">
                    <TextField field="ends_on" label=t!(locale, "person-ends") state=state.clone() kind="date"/>
                    <button class="button quiet" name="action" value="end">{t!(locale, "people-many-end")}</button>
                </div>
                <div class="many-action">
                    <div class=if no_team { "field wrong" } else { "field" }>
                        <label for="to_team">{t!(locale, "people-many-team")}</label>
                        <select class="select" id="to_team" name="to_team" aria-describedby="to_team-error"
                            aria-invalid=no_team.then_some("true")>
                            <option value="">{t!(locale, "people-many-no-team")}</option>{teams.collect_view()}
                        </select>
                        <FieldError field="to_team" state=state/>
                    </div>
                    <button class="button quiet" name="action" value="move">{t!(locale, "people-many-move")}</button>
                </div>
                <div class="buttons">
                    <button class="button quiet" name="action" value="invite"><Icon name="letter"/>{t!(locale, "people-many-invite")}</button>
                </div>
            </form>
        </details>
    }
}

#[component]
fn PersonTableRow(row: PersonRow, ticked: bool, locale: Locale) -> impl IntoView {
    let waits = matches!(row.account, AccountStatus::NotInvited | AccountStatus::Invited(_));
    let again = matches!(row.account, AccountStatus::Invited(_));
    let word = if again { t!(locale, "people-invite-again") } else { t!(locale, "people-invite") };
    let team = (!row.teams.is_empty()).then(|| t!(locale, "people-team"));
    view! {
        <tr>
            <td class="choice">
                <label class="choice-target">
    <input type="checkbox" form="many" name="people[]" value=row.key.clone() checked=ticked
                        aria-label=t!(locale, "people-choose-one", name = row.name.clone())/>
                </label>
            </td>
            <th scope="row"><a href=row.href.clone()>{row.name.clone()}</a><span class="aside">{row.key.clone()}</span></th>
            <td data-label=team>{row.teams}</td>
            <td data-label=t!(locale, "people-role")>{row.roles}</td>
            <td class="state"><AccountChip account=row.account locale=locale/></td>
            <td class="actions">
                {if waits {
                    view! {
                        <form novalidate method="post" action="/api/invite_people">
                            <input type="hidden" name="people[]" value=row.key/>
                            <input type="hidden" name="back" value="/admin/people"/>
                            {(!row.has_joined).then(|| view! { <input type="hidden" name="waiting" value="yes"/> })}
                            <button class="button quiet small">{word}<span class="visually-hidden">" "{row.name}</span></button>
                        </form>
                    }.into_any()
                } else {
                    view! {
                        <a class="button plain small" href=row.href>{t!(locale, "people-edit")}<span class="visually-hidden">" "{row.name}</span></a>
                    }.into_any()
                }}
            </td>
        </tr>
    }
}

/// The state of a person's account in a few words.
#[component]
pub fn AccountChip(account: AccountStatus, locale: Locale) -> impl IntoView {
    let (class, words) = match account {
        AccountStatus::InUse => ("chip wash", t!(locale, "account-in-use")),
        AccountStatus::Leaves(day) => ("chip plain", t!(locale, "account-leaves", day = day)),
        AccountStatus::Left(day) => ("chip plain", t!(locale, "account-left", day = day)),
        AccountStatus::Invited(day) => ("chip plain", t!(locale, "account-invited", day = day)),
        AccountStatus::NotInvited => ("chip", t!(locale, "account-not-invited")),
    };
    view! { <span class=class>{words}</span> }
}
