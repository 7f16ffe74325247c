//! `/admin/slips`: invitation slips to print. They are kept for a few minutes only.

use leptos::prelude::*;

use crate::app::people::invitation_slips::{self, SlipsView};
use crate::state::drafts::Slip;
use crate::ui::components::{Icon, PrintButton, QrImage, Vane, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::{dates, t};

/// The page.
#[component]
pub fn SlipsPage() -> impl IntoView {
    page("", invitation_slips::load(RequestContext::here()), |value, locale| {
        let SlipsView { slips, has_public_url } = value;
        let none = slips.is_empty();
        let lead = if none { None } else { Some(t!(locale, "slips-lead", count = slips.len())) };
        let view = view! {
            <div class="page-head screen-only">
                <div><h1>{t!(locale, "slips-title")}</h1>{lead.map(|lead| view! { <p class="aside">{lead}</p> })}</div>
                <div class="buttons">
                    {(!none).then(|| view! { <PrintButton main=true locale=locale/> })}
                    <a class="button quiet" href="/admin/invitations"><Icon name="arrow-left"/>{t!(locale, "slips-back")}</a>
                </div>
            </div>
            {(!none && !has_public_url).then(|| view! {
                <div class="notice wrong screen-only"><Icon name="problem"/><p>{t!(locale, "slips-no-address")}</p></div>
            })}
            {if none {
                view! {
                    <div class="empty">
                        <Vane/>
                        <h2>{t!(locale, "slips-none-title")}</h2>
                        <p>{t!(locale, "slips-none")}</p>
                    </div>
                }.into_any()
            } else {
                let teams = by_team(&slips).into_iter();
                teams.map(|slips| view! { <TeamSlips slips=slips locale=locale/> }).collect_view().into_any()
            }}
        };
        (t!(locale, "slips-title"), view)
    })
}

/// The slips of each team, in their order; those of people without a team are together.
fn by_team(slips: &[Slip]) -> Vec<Vec<Slip>> {
    slips.chunk_by(|one, next| one.teams.first() == next.teams.first()).map(<[Slip]>::to_vec).collect()
}

/// A cover sheet for the person who hands out the slips of a team, and the slips.
#[component]
fn TeamSlips(slips: Vec<Slip>, locale: Locale) -> impl IntoView {
    let team = slips.first().and_then(|slip| slip.teams.first().cloned());
    let until = slips.iter().map(|slip| slip.until).min().map(|day| dates::day(locale, day)).unwrap_or_default();
    let names = slips
        .iter()
        .map(|slip| view! { <li><span class="box" aria-hidden="true"></span>{slip.name.clone()}</li> })
        .collect_view();
    let count = slips.len();
    view! {
        <section class="slip-team">
            <div class="slip-cover card">
                <h2>{team.unwrap_or_else(|| t!(locale, "person-no-team"))}</h2>
                <p>{t!(locale, "slips-cover", count = count, day = until)}</p>
                <ul class="slip-names">{names}</ul>
            </div>
            <div class="slips">
                {slips.into_iter().map(|slip| view! { <SlipView slip=slip page=locale/> }).collect_view()}
            </div>
        </section>
    }
}

/// One slip, in the language of the invited person.
#[component]
fn SlipView(slip: Slip, page: Locale) -> impl IntoView {
    let Slip { name, key, teams, locale, link, until, checks_in } = slip;
    let yours = checks_in.then(|| t!(locale, "slip-yours"));
    let foot = words::in_a_row(
        locale,
        std::iter::once(t!(locale, "slip-until", day = dates::day(locale, until))).chain(yours),
    );
    let about = std::iter::once(t!(locale, "slip-sign-in-name", key = key)).chain(teams).collect::<Vec<_>>();
    view! {
        <section class="slip" lang=(locale != page).then(|| locale.tag())>
            <div class="slip-head"><h2>{name}</h2><img src="/logo.svg" alt="" width="28" height="28"/></div>
            <p class="aside">{about.join(words::DOT)}</p>
            <div class="slip-link">
                <div><p>{t!(locale, "slip-open")}</p><p class="address">{link.clone()}</p></div>
                <QrImage text=link/>
            </div>
            <p class="aside">{foot}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_handed_out_by_team() {
        let slip = |name: &str, team: Option<&str>| Slip {
            name: name.to_owned(),
            key: name.to_owned(),
            teams: team.map(str::to_owned).into_iter().collect(),
            locale: Locale::En,
            link: String::new(),
            until: domain::Workday::from_number(20_000),
            checks_in: true,
        };
        let slips = [slip("a", Some("One")), slip("b", Some("One")), slip("c", Some("Two")), slip("d", None)];
        let sizes: Vec<usize> = by_team(&slips).iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 1, 1]);
    }
}
