//! The numbers that hold for the whole centre, and what may be changed of them.

pub mod add_phone_number;
pub mod add_stressor;
pub mod allow_hanging_up;
pub mod choose_breakdown;
pub mod choose_learning;
pub mod choose_rules;
pub mod confirm_site;
pub mod lower_privacy_budget;
pub mod mark_stressor;
pub mod offer_stressor;
pub mod remove_phone_number;
pub mod state_commercial_use;
pub mod stressors;

use crate::app::centre::choose_breakdown::{coming_quarter, first_day};
use crate::app::centre::confirm_site::UnconfirmedSite;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Workday;
use domain::access::{Action, Subject};
use domain::check_in::RETENTION_DAYS;
use insight::climate::{Breakdown, Budget};
pub use insight::detectors::rules::TeamRule;
use insight::suggestion::choice::ChoicePolicy;
use store::{Kiosk, PhoneNumber, SiteZone};

/// What it shows.
#[derive(Clone, Debug)]
pub struct CentreView {
    /// The sites.
    pub sites: Vec<SiteZone>,
    /// The site whose name and time zone are to be confirmed.
    pub unconfirmed: Option<UnconfirmedSite>,
    /// Days for which entries are kept.
    pub days: i32,
    /// The privacy budget of one person-week.
    pub budget: Budget,
    /// The breakdown of the coming quarter.
    pub coming_breakdown: Breakdown,
    /// The first day of the coming quarter.
    pub coming_quarter: Option<Workday>,
    /// The published rules of thumb that are switched on.
    pub rules: Vec<TeamRule>,
    /// Whether people may end an abusive call.
    pub hanging_up: bool,
    /// Whether the centre says that its use is commercial.
    pub commercial: bool,
    /// How suggestions are chosen.
    pub policy: ChoicePolicy,
    /// The centre's own phone numbers.
    pub phone_numbers: Vec<PhoneNumber>,
    /// Whether a second factor is required of admins and psychologists.
    pub second_factor_required: bool,
    /// The kiosks.
    pub kiosks: Vec<Kiosk>,
}

/// Loads the [`CentreView`].
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<CentreView, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let store = &context.app.store;
    let (sites, budget, rules) =
        (store.org_units().sites().await?, store.settings().privacy_budget().await?, store.settings().team_rules());
    let coming = coming_quarter(&context.app).await?;
    let (coming_breakdown, coming_quarter) = (store.climate().breakdown(coming).await?, first_day(coming));
    let policy = store.suggestions().choice_settings().await?.policy_at(context.visitor.now);
    let phone_numbers = store.phone_numbers().list().await?;
    let hanging_up = store.settings().allows_hanging_up();
    let commercial = store.settings().is_commercial().await?;
    Ok(CentreView {
        unconfirmed: UnconfirmedSite::among(&sites, context.visitor.locale),
        sites,
        days: RETENTION_DAYS,
        budget,
        coming_breakdown,
        coming_quarter,
        rules,
        commercial,
        policy,
        hanging_up,
        phone_numbers,
        second_factor_required: store.second_factors().is_required().await?,
        kiosks: store.kiosks().list().await?,
    })
}
