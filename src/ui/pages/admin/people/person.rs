//! `/admin/people/{key}`: one person. `/admin/people/add/person` adds a person.

use leptos::prelude::*;

use crate::app::flags::status::FOLLOW_UP_KEY_POST;
use crate::app::people::invite_people::ENDS;
use crate::app::people::person::{MembershipRow, PersonFormStart, PersonView, TeamChoice};
use crate::app::people::{AccountStatus, href, person};
use crate::state::flash::FormState;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{
    BackLink, FieldError, FormErrors, Icon, ShownField, TextField, ViewerField, form_state, page, page_key,
};
use crate::ui::pages::admin::invitations::WithdrawButton;
use crate::ui::pages::admin::people::AccountChip;
use crate::web::context::RequestContext;
use domain::person::TeamRole;
use domain::{Locale, Role};
use words::t;

/// The page of one person.
#[component]
pub fn PersonPage() -> impl IntoView {
    person_page(Some(page_key("/admin/people").unwrap_or_default()))
}

/// The page that adds a person.
#[component]
pub fn NewPersonPage() -> impl IntoView {
    person_page(None)
}

fn person_page(key: Option<String>) -> impl IntoView {
    page("reading settings", person::load(RequestContext::here(), key), |value, locale| {
        let is_new = value.key.is_empty();
        let title = if is_new { t!(locale, "person-new-title") } else { value.name.clone() };
        let about = if is_new { t!(locale, "person-new-lead") } else { value.key.clone() };
        let (account, has_password, history) = (value.account.clone(), value.has_password, value.history.clone());
        let (key, name, second_factor, bound) =
            (value.key.clone(), value.name.clone(), value.second_factor, value.bound);
        let view = view! {
            <BackLink href="/admin/people" name=t!(locale, "person-all")/>
            <div class="page-head"><div>
                <h1>{title.clone()}</h1>
                <p class="aside">{about}{(!is_new).then(|| view! { {words::DOT}<AccountChip account=account.clone() locale=locale/> })}</p>
            </div></div>
            <FormErrors state=form_state("save_person") locale=locale/>
            <FormErrors state=form_state("invite_people") locale=locale/>
            <FormErrors state=form_state("withdraw_invitation") locale=locale/>
            <section class="card"><PersonForm value=value state=form_state("save_person") locale=locale/></section>
            {(!is_new).then(|| view! {
                <InvitationCard key_name=key.clone() name=name.clone() account=account has_password=has_password second_factor=second_factor locale=locale/>
                {bound.then(|| view! { <ProviderLinkCard key_name=key.clone() name=name.clone() locale=locale/> })}
                {has_password.then(|| view! { <SignOutCard key_name=key name=name locale=locale/> })}
                <History memberships=history locale=locale/>
            })}
        };
        (title, view)
    })
}

#[component]
fn PersonForm(value: PersonView, state: FormState, locale: Locale) -> impl IntoView {
    let is_new = value.key.is_empty();
    let again = !state.typed.is_empty();
    let PersonFormStart { email, roles, team, leads, shifts, key_post, starts_on, ends_on } = value.fields;
    let optional = || t!(locale, "person-optional");
    let chosen = |role: Role| if again { state.chose("roles", role.key()) } else { roles.has(role) };
    let ticks = Role::ALL.map(|role| view! {
        <label class="tick"><input type="checkbox" name="roles[]" value=role.key() checked=chosen(role)/><span>{words::role(locale, role)}</span></label>
    });
    let works_in = if again { state.value("team").unwrap_or_default().to_owned() } else { team };
    let led = |key: &str| if again { state.chose("leads", key) } else { leads.iter().any(|led| led == key) };
    let leads_any = value.teams.iter().any(|team| led(&team.key));
    let teams = value.teams.iter().map(|team| {
        view! {
            <option value=team.key.clone() selected=team.key == works_in>{with_department(team)}</option>
        }
    });
    let led_teams = value.teams.iter().map(|team| view! {
        <label class="tick"><input type="checkbox" name="leads[]" value=team.key.clone() checked=led(&team.key)/><span>{team.label.clone()}</span></label>
    });
    let in_key_post = if again { state.value("key_post").is_some_and(|value| !value.is_empty()) } else { key_post };
    let class = |field| if state.error(field).is_some() { "field across wrong" } else { "field across" };
    view! {
        <form novalidate id=main_form("save_person") method="post" action="/api/save_person">
            <ViewerField/>
            <input type="hidden" name="person" value=value.key/>
            <ShownField state=state.clone() shown=value.shown/>
            <div class="fields two">
                {is_new.then(|| view! {
                    <TextField field="person_id" label=t!(locale, "person-id") state=state.clone() required=true
                        help=t!(locale, "person-id-help")/>
                })}
                <TextField field="name" label=t!(locale, "people-name") state=state.clone() begins=value.name required=true/>
                <TextField field="email" label=t!(locale, "person-email") state=state.clone() begins=email kind="text" optional=optional()/>
                <fieldset class=class("roles") aria-describedby="roles-help roles-error">
                    <legend>{t!(locale, "person-roles")}</legend>
                    <div class="ticks">{ticks.into_iter().collect_view()}</div>
                    <p class="help" id="roles-help">{t!(locale, "person-roles-help")}</p>
                    <FieldError field="roles" state=state.clone()/>
                </fieldset>
                <div class=class("team")>
                    <label for="team">{t!(locale, "person-team")}</label>
                    <select class="select" id="team" name="team" aria-describedby="team-error">
                        <option value="">{t!(locale, "person-no-team")}</option>
                        {teams.collect_view()}
                    </select>
                    <FieldError field="team" state=state.clone()/>
                </div>
                {(!value.teams.is_empty()).then(|| view! {
                    <fieldset class=class("leads") aria-describedby="leads-error">
                        <legend>{t!(locale, "person-leads")}</legend>
                        <details class="fold" open=leads_any || state.error("leads").is_some()>
                            <summary>{t!(locale, "person-leads-choose")}</summary>
                            <div class="ticks names">{led_teams.collect_view()}</div>
                        </details>
                        <FieldError field="leads" state=state.clone()/>
                    </fieldset>
                })}
                <TextField field="shift_pattern" label=t!(locale, "person-shifts") state=state.clone() begins=shifts optional=optional()
                    help=t!(locale, "person-shifts-help") across=true/>
                <TextField field="starts_on" label=t!(locale, "person-starts") state=state.clone() begins=starts_on kind="date" optional=optional()/>
                <TextField field="ends_on" label=t!(locale, "person-ends") state=state.clone() begins=ends_on kind="date" optional=optional()
                    help=t!(locale, "person-ends-help")/>
                <label class="tick across">
                    <input type="checkbox" name="key_post" value="yes" checked=in_key_post/><span>{t!(locale, "person-key-post", hours = FOLLOW_UP_KEY_POST.as_hours())}</span>
                </label>
            </div>
            <button class="button">{if is_new { t!(locale, "person-add-button") } else { t!(locale, "person-save-button") }}</button>
        </form>
    }
}

/// A team with its department, and with more where another team there has the same name.
fn with_department(team: &TeamChoice) -> String {
    if team.label == team.name { [&*team.name, &*team.department].join(words::DOT) } else { team.label.clone() }
}

#[component]
fn InvitationCard(
    key_name: String,
    name: String,
    account: AccountStatus,
    has_password: bool,
    second_factor: bool,
    locale: Locale,
) -> impl IntoView {
    let open = matches!(account, AccountStatus::Invited(_));
    let state = match &account {
        AccountStatus::Left(_) => return ().into_any(),
        AccountStatus::Invited(day) => t!(locale, "person-invited", day = day.clone()),
        _ if has_password => t!(locale, "person-has-password", name = name),
        _ => t!(locale, "person-not-invited", name = name),
    };
    view! {
        <section class="card">
            <h2>{t!(locale, "person-invitation")}</h2>
            <p>{state}</p>
            <div class="buttons">
                <form novalidate method="post" action="/api/invite_people">
                    <ViewerField/>
                    <input type="hidden" name="people[]" value=key_name.clone()/>
                    <input type="hidden" name="back" value=href(&key_name)/>
                    {(!has_password).then(|| view! { <input type="hidden" name="waiting" value="yes"/> })}
                    {second_factor.then(|| view! {
                        <label class="tick">
                            <input type="checkbox" name="second_factor" value=ENDS/>
                            <span>{t!(locale, "person-end-second-factor")}</span>
                        </label>
                    })}
                    <button class="button quiet"><Icon name="letter"/>{t!(locale, "person-invite-button")}</button>
                </form>
                {open.then(|| view! { <WithdrawButton person=key_name.clone() back=href(&key_name) locale=locale/> })}
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn ProviderLinkCard(key_name: String, name: String, locale: Locale) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{t!(locale, "provider-person-title")}</h2>
            <p>{t!(locale, "provider-person-say", name = name)}</p>
            <form novalidate method="post" action="/api/end_binding">
                <input type="hidden" name="person" value=key_name/>
                <button class="button quiet">{t!(locale, "provider-person-end")}</button>
            </form>
        </section>
    }
}

#[component]
fn SignOutCard(key_name: String, name: String, locale: Locale) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{t!(locale, "person-sign-out")}</h2>
            <p>{t!(locale, "person-sign-out-about", name = name)}</p>
            <form novalidate method="post" action="/api/sign_out_person">
                <input type="hidden" name="person" value=key_name/>
                <button class="button quiet"><Icon name="leave"/>{t!(locale, "person-sign-out-button")}</button>
            </form>
        </section>
    }
}

#[component]
fn History(memberships: Vec<MembershipRow>, locale: Locale) -> impl IntoView {
    if memberships.is_empty() {
        return ().into_any();
    }
    let rows = memberships.into_iter().map(|membership| {
        view! {
            <tr>
                <th scope="row">{membership.team}</th>
                <td>{match membership.role {
                    TeamRole::Member => t!(locale, "person-works-in"),
                    TeamRole::Lead => t!(locale, "person-leads-it"),
                }}</td>
                <td data-label=t!(locale, "person-from")>{membership.from}</td>
                <td data-label=(!membership.until.is_empty()).then(|| t!(locale, "person-to"))>{membership.until.clone()}</td>
            </tr>
        }
    });
    view! {
        <section class="card">
            <h2>{t!(locale, "person-history")}</h2>
            <div class="table-wrap"><table class="table tight stacks">
                <caption class="visually-hidden">{t!(locale, "person-history")}</caption>
                <thead><tr>
                    <th scope="col">{t!(locale, "people-team")}</th>
                    <th scope="col">{t!(locale, "person-tie")}</th>
                    <th scope="col">{t!(locale, "person-from")}</th>
                    <th scope="col">{t!(locale, "person-to")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}
