//! `/admin/invitations`: people who have not joined yet, their invitations, and the log of admin actions.

use leptos::prelude::*;

use crate::app::people::invitations;
use crate::app::people::invitations::{
    InvitationLogRow, InvitationRow, InvitationsView, UninvitedPerson, UninvitedTeam,
};
use crate::ui::components::{FormErrors, Icon, Vane, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use store::InvitationState;
use words::t;

/// The page.
#[component]
pub fn InvitationsPage() -> impl IntoView {
    page("narrow", invitations::load(RequestContext::here()), |value, locale| {
        let InvitationsView { has_public_url, alone, waiting, uninvited, teams, made, log, slips } = value;
        let view = view! {
            <div class="page-head">
                <div><h1>{t!(locale, "invitations-title")}</h1><p class="aside">{t!(locale, "invitations-lead")}</p></div>
                {(slips > 0).then(|| view! {
                    <div class="buttons screen-only">
                        <a class="button quiet" href="/admin/slips"><Icon name="print"/>{t!(locale, "invitations-slips", count = slips)}</a>
                    </div>
                })}
            </div>
            {(!has_public_url).then(|| view! {
                <div class="notice wrong"><Icon name="problem"/><p>{t!(locale, "slips-no-address")}</p></div>
            })}
            <FormErrors state=form_state("invite_people") locale=locale/>
            <FormErrors state=form_state("withdraw_invitation") locale=locale/>
            <div class="stack loose">
                {if alone {
                    view! { <NoPeople locale=locale/> }.into_any()
                } else if waiting == 0 {
                    view! { <section class="card"><p>{t!(locale, "invitations-all-joined")}</p></section> }.into_any()
                } else {
                    view! { <InviteForm waiting=waiting uninvited=uninvited teams=teams locale=locale/> }.into_any()
                }}
                <InvitationTable rows=made locale=locale/>
                <AdminLog rows=log locale=locale/>
            </div>
        };
        (t!(locale, "invitations-title"), view)
    })
}

#[component]
fn NoPeople(locale: Locale) -> impl IntoView {
    view! {
        <div class="empty">
            <Vane/>
            <h2>{t!(locale, "invitations-nobody-title")}</h2>
            <p>{t!(locale, "invitations-nobody")}</p>
            <a class="button" href="/admin/import"><Icon name="upload"/>{t!(locale, "import-title")}</a>
        </div>
    }
}

#[component]
fn InviteForm(waiting: usize, uninvited: usize, teams: Vec<UninvitedTeam>, locale: Locale) -> impl IntoView {
    let title = if uninvited > 0 {
        t!(locale, "invitations-uninvited", count = uninvited)
    } else {
        t!(locale, "invitations-all-invited", count = waiting)
    };
    let of_team = |team: &UninvitedTeam| {
        (team.uninvited > 0 && !team.name.is_empty()).then(|| view! {
        <option value=format!("team:{}", team.key)>{t!(locale, "invitations-scope-team", team = team.name.clone(), count = team.uninvited)}</option>
    })
    };
    let options = teams.iter().filter_map(of_team).collect_view();
    view! {
        <section class="card stack">
            <h2>{title}</h2>
            <form novalidate method="post" action="/api/invite_people" class="stack">
                <ViewerField/>
                <div class="field">
                    <label for="scope">{t!(locale, "invitations-scope")}</label>
                    <select class="select" id="scope" name="scope">
                        {(uninvited > 0).then(|| view! {
                            <option value="uninvited">{t!(locale, "invitations-scope-uninvited", count = uninvited)}</option>
                        })}
                        {options}
                        {(waiting > uninvited).then(|| view! {
                            <option value="everybody">{t!(locale, "invitations-scope-everybody", count = waiting)}</option>
                        })}
                    </select>
                </div>
                <div class="buttons"><button class="button"><Icon name="letter"/>{t!(locale, "invitations-make")}</button></div>
            </form>
            <details class="fold">
                <summary>{t!(locale, "invitations-choose", count = waiting)}</summary>
                <form novalidate method="post" action="/api/invite_people" class="stack">
                    <ViewerField/>
                    <input type="hidden" name="waiting" value="yes"/>
                    {teams.into_iter().map(|team| view! { <TeamNames team=team locale=locale/> }).collect_view()}
                    <div class="buttons"><button class="button quiet"><Icon name="letter"/>{t!(locale, "invitations-make-chosen")}</button></div>
                </form>
            </details>
        </section>
    }
}

#[component]
fn TeamNames(team: UninvitedTeam, locale: Locale) -> impl IntoView {
    let name = if team.name.is_empty() { t!(locale, "person-no-team") } else { team.name };
    let people = team.people.into_iter().map(|UninvitedPerson { key, name, is_invited: invited }| view! {
        <label class="tick">
            <input type="checkbox" name="people[]" value=key/>
            <span>{name}{invited.then(|| view! { " "<span class="aside">{t!(locale, "invitations-invited-already")}</span> })}</span>
        </label>
    });
    view! { <fieldset class="field"><legend>{name}</legend><div class="ticks names">{people.collect_view()}</div></fieldset> }
}

#[component]
fn InvitationTable(rows: Vec<InvitationRow>, locale: Locale) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows.into_iter().map(|row| {
        let (class, state) = match row.state {
            Some(InvitationState::Open) => ("chip wash", t!(locale, "invitation-state-open", day = row.until)),
            Some(InvitationState::Used) => ("chip", t!(locale, "invitation-state-used")),
            Some(InvitationState::Expired) => ("chip plain", t!(locale, "invitation-state-expired")),
            Some(InvitationState::Withdrawn) => ("chip plain", t!(locale, "invitation-state-withdrawn")),
            Some(InvitationState::Replaced) => ("chip plain", t!(locale, "invitation-state-replaced")),
            None => ("chip plain", t!(locale, "invitation-state-left")),
        };
        let open = row.state == Some(InvitationState::Open);
        let withdraw = open.then(
            || view! { <WithdrawButton person=row.key.clone() back="/admin/invitations" small=true locale=locale/> },
        );
        view! {
            <tr>
                <th scope="row">{row.name}<span class="aside">{row.key}</span></th>
                <td data-label=t!(locale, "invitations-made")>{row.made}</td>
                <td data-label=t!(locale, "invitations-by")>{row.by}</td>
                <td class="state"><span class=class>{state}</span></td>
                <td class="actions">{withdraw}</td>
            </tr>
        }
    });
    view! {
        <section class="card flush">
            <div class="table-wrap"><table class="table people-table stacks">
                <caption>{t!(locale, "invitations-newest")}</caption>
                <thead><tr>
                    <th scope="col">{t!(locale, "import-person")}</th>
                    <th scope="col">{t!(locale, "invitations-made")}</th>
                    <th scope="col">{t!(locale, "invitations-by")}</th>
                    <th scope="col">{t!(locale, "invitations-state")}</th>
                    <th scope="col"><span class="visually-hidden">{t!(locale, "people-actions")}</span></th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

#[component]
fn AdminLog(rows: Vec<InvitationLogRow>, locale: Locale) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <li><time>{row.at}</time><span>{row.sentence}</span></li> });
    view! {
        <section class="card">
            <details class="fold">
                <summary>{t!(locale, "log-title")}</summary>
                <p class="aside">{t!(locale, "log-lead")}</p>
                <ol class="access-log">{rows.collect_view()}</ol>
            </details>
        </section>
    }
}

/// A button that withdraws an open invitation.
#[component]
pub fn WithdrawButton(
    /// The sign-in name of the invited person.
    person: String,
    /// The address to return to.
    #[prop(into)]
    back: String,
    /// Whether the button is small, for a table row.
    #[prop(optional)]
    small: bool,
    locale: Locale,
) -> impl IntoView {
    view! {
        <form novalidate method="post" action="/api/withdraw_invitation">
            <input type="hidden" name="person" value=person/>
            <input type="hidden" name="back" value=back/>
            <button class=if small { "button quiet small" } else { "button quiet" }>{t!(locale, "invitation-withdraw")}</button>
        </form>
    }
}
