//! `/admin/slips`: invitation slips to print. They are kept for a few minutes only.

use leptos::prelude::*;

use crate::app::people::invitation_slips;
use crate::state::drafts::Slip;
use crate::ui::components::{Icon, Vane, page};
use crate::web::context::RequestContext;
use domain::Locale;
use words::{dates, t};

/// The page.
#[component]
pub fn SlipsPage() -> impl IntoView {
    page("", invitation_slips::load(RequestContext::here()), |invitation_slips, locale| {
        let none = invitation_slips.is_empty();
        let lead = if none { None } else { Some(t!(locale, "slips-lead", count = invitation_slips.len())) };
        let view = view! {
            <div class="page-head screen-only">
                <div><h1>{t!(locale, "slips-title")}</h1>{lead.map(|lead| view! { <p class="aside">{lead}</p> })}</div>
                <div class="buttons">
                    <a class="button quiet" href="/admin/invitations"><Icon name="arrow-left"/>{t!(locale, "slips-back")}</a>
                </div>
            </div>
            {if none {
                view! {
                    <div class="empty">
                        <Vane/>
                        <h2>{t!(locale, "slips-none-title")}</h2>
                        <p>{t!(locale, "slips-none")}</p>
                    </div>
                }.into_any()
            } else {
                let invitation_slips = invitation_slips.iter().cloned().map(|slip| view! { <SlipView slip=slip page=locale/> });
                view! { <div class="slips">{invitation_slips.collect_view()}</div> }.into_any()
            }}
        };
        (t!(locale, "slips-title"), view)
    })
}

/// One slip, in the language of the invited person.
#[component]
fn SlipView(slip: Slip, page: Locale) -> impl IntoView {
    let Slip { name, key, teams, locale, link, until } = slip;
    let about = std::iter::once(t!(locale, "slip-sign-in-name", key = key)).chain(teams).collect::<Vec<_>>();
    view! {
        <section class="slip" lang=(locale != page).then(|| locale.tag())>
            <div class="slip-head"><h2>{name}</h2><img src="/logo.svg" alt="" width="28" height="28"/></div>
            <p class="aside">{about.join(" · ")}</p>
            <p>{t!(locale, "slip-open")}</p>
            <p class="address">{link}</p>
            <p class="aside">{t!(locale, "slip-until", day = dates::day(locale, until))}</p>
        </section>
    }
}
