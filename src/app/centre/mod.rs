//! The numbers that hold for the whole centre, and what may be changed of them.

pub mod add_phone_number;
pub mod add_stressor;
pub mod choose_rules;
pub mod mark_stressor;
pub mod offer_stressor;
pub mod raise_floor;
pub mod remove_phone_number;
pub mod stressors;

use crate::app::centre::raise_floor::MAX_FLOOR;
use crate::app::jobs::RETENTION;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
pub use insight::detectors::rules::TeamRule;
use store::PhoneNumber;

/// What it shows.
#[derive(Clone, Debug)]
pub struct CentreView {
    /// Sites and their time zones.
    pub sites: Vec<(String, String)>,
    /// Days for which entries are kept.
    pub days: i32,
    /// The fewest people that a figure may be about.
    pub floor: u32,
    /// How far it can be raised.
    pub highest: u32,
    /// The published rules of thumb that are switched on.
    pub rules: Vec<TeamRule>,
    /// The centre's own phone numbers.
    pub phone_numbers: Vec<PhoneNumber>,
}

/// Loads it.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<CentreView, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let store = &context.app.store;
    let (sites, floor, rules) =
        (store.org_units().sites().await?, store.settings().floor().await?, store.settings().team_rules());
    let phone_numbers = store.phone_numbers().list().await?;
    Ok(CentreView { sites, days: RETENTION, floor, highest: MAX_FLOOR, rules, phone_numbers })
}
