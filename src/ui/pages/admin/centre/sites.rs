//! The card with the sites and their time zones, and the form for one that nobody has confirmed.

use leptos::prelude::*;

use crate::app::centre::confirm_site::UnconfirmedSite;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, TextField, ViewerField, form_state};
use crate::ui::pages::set_up::TimeZoneField;
use domain::Locale;
use store::SiteZone;
use words::t;

/// Shows the sites and their time zones.
#[component]
pub fn SitesCard(
    /// Each site that has a name.
    sites: Vec<SiteZone>,
    /// The site to confirm, if there is one.
    unconfirmed: Option<UnconfirmedSite>,
    locale: Locale,
) -> impl IntoView {
    let sites = sites.into_iter().map(|SiteZone { name, time_zone }| {
        view! { <li><span>{name}</span><span class="aside">{time_zone}</span></li> }
    });
    view! {
        <section class="card" id="sites">
            <h2>{t!(locale, "centre-sites")}</h2>
            <ul class="rows">{sites.collect_view()}</ul>
            <p class="aside">{t!(locale, "centre-sites-say")}</p>
            {unconfirmed.map(|site| view! { <ConfirmSite site=site locale=locale/> })}
        </section>
    }
}

#[component]
fn ConfirmSite(site: UnconfirmedSite, locale: Locale) -> impl IntoView {
    let state = form_state("confirm_site");
    let UnconfirmedSite { site, name, zones, zone } = site;
    view! {
        <form id=main_form("confirm_site") class="fields two" method="post" action="/api/confirm_site" novalidate>
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <p class="across">{t!(locale, "site-say")}</p>
            <input type="hidden" name="site" value=site/>
            <TextField field="site_name" label=t!(locale, "set-up-site") state=state.clone() begins=name required=true
                across=true/>
            <TimeZoneField zones=zones guess=zone state=state locale=locale/>
            <div class="across"><button class="button">{t!(locale, "site-button")}</button></div>
        </form>
    }
}
