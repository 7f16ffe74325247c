//! `/admin/centre`: settings of the whole centre: time zones, retention, the smallest group for figures, phone numbers, published rules.

mod phone_numbers;
mod rules;

use leptos::prelude::*;

use crate::app::centre;
use crate::app::centre::CentreView;
use crate::ui::components::{FieldError, FormErrors, TextField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use phone_numbers::PhoneNumbersCard;
use rules::RulesCard;
use words::t;

/// The page.
#[component]
pub fn CentrePage() -> impl IntoView {
    page("reading settings", centre::load(RequestContext::here()), |value, locale| {
        let CentreView { sites, days, floor, highest, rules, phone_numbers } = value;
        let sites = sites.into_iter().filter(|(name, _)| name != "—");
        let sites = sites.map(|(name, zone)| view! { <li><span>{name}</span><span class="aside">{zone}</span></li> });
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "centre-title")}</h1>
                <p class="aside">{t!(locale, "centre-lead")}</p>
            </div></div>
            <FormErrors state=form_state("raise_floor") locale=locale/>
            <FormErrors state=form_state("choose_rules") locale=locale/>
            <section class="card">
                <h2>{t!(locale, "centre-sites")}</h2>
                <ul class="rows">{sites.collect_view()}</ul>
                <p class="aside">{t!(locale, "centre-sites-say")}</p>
            </section>
            <section class="card">
                <h2>{t!(locale, "centre-retention")}</h2>
                <p>{t!(locale, "centre-retention-say", days = days)}</p>
                <p class="aside">{t!(locale, "centre-retention-rule")}</p>
            </section>
            <section class="card" id="smallest-group">
                <h2>{t!(locale, "centre-floor")}</h2>
                <p>{t!(locale, "centre-floor-say", floor = floor)}</p>
                {(floor < highest).then(|| view! { <RaiseFloorForm floor=floor locale=locale/> })}
            </section>
            <PhoneNumbersCard numbers=phone_numbers locale=locale/>
            <RulesCard rules=rules locale=locale/>
            <section class="card">
                <h2>{t!(locale, "looks-admin-title")}</h2>
                <p>{t!(locale, "looks-admin-say")}</p>
                <p><a href="/admin/looks">{t!(locale, "me-looks-more")}</a></p>
            </section>
        };
        (t!(locale, "centre-title"), view)
    })
}

#[component]
fn RaiseFloorForm(floor: u32, locale: Locale) -> impl IntoView {
    let state = form_state("raise_floor");
    let ticked = state.value("understood").is_some_and(|value| !value.is_empty());
    let wrong = state.error("understood").is_some();
    view! {
        <form novalidate method="post" action="/api/raise_floor">
            <TextField field="floor" label=t!(locale, "centre-floor-new") state=state.clone() begins=(floor + 1).to_string() required=true/>
            <div class=if wrong { "field wrong" } else { "field" }>
                <label class="tick">
                    <input type="checkbox" name="understood" value="yes" checked=ticked aria-describedby="understood-error"/>
                    <span>{t!(locale, "centre-floor-understood")}</span>
                </label>
                <FieldError field="understood" state=state/>
            </div>
            <button class="button">{t!(locale, "centre-floor-button")}</button>
        </form>
    }
}
