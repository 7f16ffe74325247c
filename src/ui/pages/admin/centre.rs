//! `/admin/centre`: settings of the whole centre: time zones, retention, the privacy budget and breakdown of the
//! climate, phone numbers, the choice of suggestions, published rules.

mod climate;
mod commercial_use;
mod hanging_up;
mod kiosks;
mod learning;
mod phone_numbers;
mod rules;
mod second_factor;
mod sites;

use leptos::prelude::*;

use crate::app::centre;
use crate::app::centre::CentreView;
use crate::ui::components::{FormErrors, form_state, page};
use crate::web::context::RequestContext;
use climate::{BreakdownCard, PrivacyBudgetCard};
use commercial_use::CommercialUseCard;
use hanging_up::HangingUpCard;
use kiosks::KiosksCard;
use learning::LearningCard;
use phone_numbers::PhoneNumbersCard;
use rules::RulesCard;
use second_factor::SecondFactorCard;
use sites::SitesCard;
use words::t;

/// The page.
#[component]
pub fn CentrePage() -> impl IntoView {
    page("reading settings", centre::load(RequestContext::here()), |value, locale| {
        let CentreView {
            sites,
            unconfirmed,
            days,
            budget,
            rules,
            hanging_up,
            policy,
            phone_numbers,
            commercial,
            kiosks,
            second_factor_required,
            ..
        } = value.clone();
        let sites: Vec<_> = sites.into_iter().filter(|site| site.name != "—").collect();
        let names = sites.iter().map(|site| site.name.clone()).collect::<Vec<_>>();
        let view = view! {
            <div class="page-head"><div>
                <h1>{t!(locale, "centre-title")}</h1>
                <p class="aside">{t!(locale, "centre-lead")}</p>
            </div></div>
            <FormErrors state=form_state("lower_privacy_budget") locale=locale/>
            <FormErrors state=form_state("choose_breakdown") locale=locale/>
            <FormErrors state=form_state("choose_rules") locale=locale/>
            <FormErrors state=form_state("allow_hanging_up") locale=locale/>
            <FormErrors state=form_state("state_commercial_use") locale=locale/>
            <FormErrors state=form_state("choose_learning") locale=locale/>
            <FormErrors state=form_state("require_second_factor") locale=locale/>
            <SitesCard sites=sites unconfirmed=unconfirmed locale=locale/>
            <section class="card">
                <h2>{t!(locale, "centre-retention")}</h2>
                <p>{t!(locale, "centre-retention-say", days = days)}</p>
                <p class="aside">{t!(locale, "centre-retention-rule")}</p>
            </section>
            <PrivacyBudgetCard budget=budget locale=locale/>
            <BreakdownCard view=value locale=locale/>
            <PhoneNumbersCard numbers=phone_numbers locale=locale/>
            <KiosksCard kiosks=kiosks sites=names locale=locale/>
            <section class="card">
                <h2>{t!(locale, "tokens-title")}</h2>
                <p>{t!(locale, "tokens-lead")}</p>
                <p><a href="/admin/tokens">{t!(locale, "tokens-link")}</a></p>
            </section>
            <SecondFactorCard required=second_factor_required locale=locale/>
            <HangingUpCard allowed=hanging_up locale=locale/>
            <CommercialUseCard commercial=commercial locale=locale/>
            <LearningCard policy=policy locale=locale/>
            <RulesCard rules=rules locale=locale/>
            <section class="card">
                <h2>{t!(locale, "messages-title")}</h2>
                <p>{t!(locale, "messages-lead")}</p>
                <p><a href="/admin/messages">{t!(locale, "messages-open")}</a></p>
            </section>
            <section class="card">
                <h2>{t!(locale, "provider-title")}</h2>
                <p>{t!(locale, "provider-lead")}</p>
                <p><a href="/admin/sign-in">{t!(locale, "provider-open")}</a></p>
            </section>
            <section class="card">
                <h2>{t!(locale, "looks-admin-title")}</h2>
                <p>{t!(locale, "looks-admin-say")}</p>
                <p><a href="/admin/looks">{t!(locale, "me-looks-more")}</a></p>
            </section>
        };
        (t!(locale, "centre-title"), view)
    })
}
