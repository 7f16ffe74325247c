//! `/admin`: what an admin does before people can check in.

mod ask;
pub mod centre;
pub mod import;
mod import_parts;
pub mod invitations;
pub mod looks;
pub mod messages;
pub mod people;
pub mod schedule;
pub mod sign_in;
pub mod slips;
pub mod stressors;
pub mod teams;
pub mod tokens;
mod watched;
pub mod webhooks;

use leptos::prelude::*;

use self::watched::WaitingFiles;
use crate::app::first_steps;
use crate::app::first_steps::FirstSteps;
use crate::ui::components::{Icon, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The page.
#[component]
pub fn AdminPage() -> impl IntoView {
    page("narrow", first_steps::load(RequestContext::here()), |mut value, locale| {
        let (left, files) = (value.left(), std::mem::take(&mut value.files));
        let steps = steps(value, locale);
        let next = steps.iter().position(|step| step.done == Some(false));
        let steps = steps.into_iter().enumerate().map(move |(number, step)| {
            view! { <StepItem step=step is_next={next == Some(number)} locale=locale/> }
        });
        let view = view! {
            <div class="page-head">
                <div>
                    <h1>{t!(locale, "first-steps-title")}</h1>
                    <p class="aside">{t!(locale, "first-steps-left", count = left)}</p>
                </div>
            </div>
            <WaitingFiles waiting=files locale=locale/>
            <ol class="first-steps">{steps.collect_view()}</ol>
        };
        (t!(locale, "first-steps-title"), view)
    })
}

/// One step.
struct SetUpRow {
    /// Whether it is done; none for what happens by itself.
    done: Option<bool>,
    title: String,
    /// How far it is.
    state: String,
    /// Where it is done, and what the link says.
    link: Option<(&'static str, String)>,
}

fn steps(value: FirstSteps, locale: Locale) -> Vec<SetUpRow> {
    let sites: Vec<String> = value
        .sites
        .iter()
        .map(|site| t!(locale, "first-steps-site", name = site.name.clone(), zone = site.time_zone.clone()))
        .collect();
    let leads = if value.teams == 0 {
        t!(locale, "first-steps-no-team")
    } else {
        match value.without_lead.len() {
            0 => t!(locale, "first-steps-all-led", teams = value.teams),
            count => {
                t!(locale, "first-steps-without-lead", count = count, teams = words::items(locale, &value.without_lead))
            }
        }
    };
    let invitations = match (value.has_roster(), value.uninvited) {
        (false, _) => t!(locale, "first-steps-after-roster"),
        (true, 0) => t!(locale, "first-steps-all-invited"),
        (true, count) => t!(locale, "first-steps-uninvited", count = count),
    };
    let leads_first = (value.has_roster() && !value.has_joined()).then(|| t!(locale, "first-steps-leads-first"));
    let invitations = words::in_a_row(locale, std::iter::once(invitations).chain(leads_first));
    let joined = match (value.has_roster(), value.waiting) {
        (false, _) => t!(locale, "first-steps-after-roster"),
        (true, 0) => t!(locale, "first-steps-all-joined"),
        (true, _) if !value.has_invited() => t!(locale, "first-steps-after-invitations"),
        (true, count) => t!(locale, "first-steps-waiting", count = count),
    };
    let people = value.people;
    let named = (!sites.is_empty()).then(|| words::items(locale, &sites));
    let to_confirm = (!value.has_sites()).then(|| t!(locale, "first-steps-confirm-site"));
    vec![
        SetUpRow {
            done: Some(value.has_sites()),
            title: t!(locale, "first-steps-centre"),
            state: words::in_a_row(locale, named.into_iter().chain(to_confirm)),
            link: Some(("/admin/centre#sites", t!(locale, "nav-centre"))),
        },
        SetUpRow {
            done: Some(value.has_roster()),
            title: t!(locale, "first-steps-roster"),
            state: t!(locale, "first-steps-people", people = people, teams = value.teams),
            link: Some(("/admin/import", t!(locale, "import-title"))),
        },
        SetUpRow {
            done: Some(value.has_leads()),
            title: t!(locale, "first-steps-leads"),
            state: leads,
            link: Some(("/admin/teams", t!(locale, "nav-teams"))),
        },
        SetUpRow {
            done: Some(value.has_invited()),
            title: t!(locale, "first-steps-invitations"),
            state: invitations,
            link: Some(("/admin/invitations", t!(locale, "nav-invitations"))),
        },
        SetUpRow { done: Some(value.has_joined()), title: t!(locale, "first-steps-joined"), state: joined, link: None },
        SetUpRow {
            // A centre may have no number of its own: nothing is left to do then either.
            done: (value.phone_numbers > 0).then_some(true),
            title: t!(locale, "phone-title"),
            state: t!(locale, "first-steps-phones", count = value.phone_numbers),
            link: Some(("/admin/centre#phone-numbers", t!(locale, "phone-add"))),
        },
        SetUpRow {
            done: None,
            title: t!(locale, "first-steps-check-ins"),
            state: t!(locale, "first-steps-check-ins-say"),
            link: None,
        },
    ]
}

#[component]
fn StepItem(
    step: SetUpRow,
    /// Whether it is the first that is left to do: its button is the page's main one.
    is_next: bool,
    locale: Locale,
) -> impl IntoView {
    let SetUpRow { done, title, state, link } = step;
    let mark = match done {
        Some(true) => view! { <span class="step-mark done"><Icon name="check"/><span class="visually-hidden">{t!(locale, "first-steps-done")}</span></span> }.into_any(),
        Some(false) => view! { <span class="step-mark" aria-hidden="true"></span> }.into_any(),
        None => view! { <span class="step-mark none" aria-hidden="true"></span> }.into_any(),
    };
    let button = if is_next { "button small" } else { "button quiet small" };
    view! {
        <li class="card">
            {mark}
            <div><h2>{title}</h2><p class="aside">{state}</p></div>
            {link.map(|(href, word)| view! { <a class=button href=href>{word}</a> })}
        </li>
    }
}
