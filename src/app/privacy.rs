//! What `/privacy` says, with the numbers in force.

use crate::app::access_log;
use crate::app::access_log::AccessSentence;
use crate::app::board::wall::PICTURE_MINUTES;
use crate::app::climate::close::STAYS_OPEN;
use crate::app::flags::status::{FOLLOW_UP, FOLLOW_UP_KEY_POST};
use crate::app::identity_provider;
use crate::app::messages;
use crate::state::known_devices::DEVICE_DAYS;
use crate::state::password::MIN_PASSWORD_LENGTH;
use crate::state::session::{ABSOLUTE, IDLE, OWN_PHONE};
use crate::state::walls::MIN_ON_WALL;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Role;
use domain::check_in::RETENTION_DAYS;
use insight::baseline::MIN_SHIFTS;
use insight::climate::{Epsilon, roster};
use store::IdentityProvider;

/// The numbers in force, and whether a psychologist reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivacyView {
    /// Days for which entries are kept.
    pub days: i32,
    /// Minutes after which an idle session ends.
    pub idle_minutes: i64,
    /// Hours after which any session ends.
    pub hours: i64,
    /// Days for which somebody stays signed in on their own phone.
    pub phone_days: i64,
    /// Days for which a device keeps the mark of those who signed in on it.
    pub device_days: i64,
    /// Shifts before which nothing is noticed.
    pub shifts: u32,
    /// People below which a wall screen shows nothing.
    pub wall_people: usize,
    /// Minutes for which a picture on the wall stays.
    pub wall_minutes: i64,
    /// The shortest password.
    pub password: u32,
    /// Hours within which a follow-up is due.
    pub follow_up_hours: i64,
    /// The same about somebody who holds a key post.
    pub key_post_hours: i64,
    /// Whether the reader is a psychologist.
    pub psychologist: bool,
    /// The most that any week of a person loses in climate.
    pub loss: Epsilon,
    /// The smallest department with figures, by people on the roster.
    pub smallest_department: u32,
    /// The smallest site with figures, by people on the roster.
    pub smallest_site: u32,
    /// Days for which a week stays open after its Sunday.
    pub stays_open: i32,
    /// The hosts that messages go through; none before an admin sets one up.
    pub hosts: Vec<String>,
    /// The identity provider: what it is called, which hosts the program asks, and what it may change of people; none
    /// before an admin sets one up.
    pub provider: Option<IdentityProvider>,
    /// Who opened reports last; none where nobody is signed in, who is on no roster.
    pub reports: Option<Vec<AccessSentence>>,
}

/// How many accesses to reports the page shows; another page has all.
const MAX_ACCESSES: u32 = 5;

/// Loads the [`PrivacyView`]. Open to everybody.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: RequestContext) -> Result<PrivacyView, AppError> {
    let reports = match &context.visitor.signed_in {
        Some(reader) => Some(access_log::newest_at_reports(&context, reader, MAX_ACCESSES).await?),
        None => None,
    };
    Ok(PrivacyView {
        days: RETENTION_DAYS,
        idle_minutes: IDLE.as_mins(),
        hours: ABSOLUTE.as_hours(),
        phone_days: OWN_PHONE.as_hours() / 24,
        device_days: DEVICE_DAYS,
        shifts: MIN_SHIFTS,
        wall_people: MIN_ON_WALL,
        wall_minutes: PICTURE_MINUTES,
        password: u32::try_from(MIN_PASSWORD_LENGTH).unwrap_or(u32::MAX),
        follow_up_hours: FOLLOW_UP.as_hours(),
        key_post_hours: FOLLOW_UP_KEY_POST.as_hours(),
        loss: context.app.store.climate().highest_loss().await?,
        smallest_department: roster::UNIT,
        smallest_site: roster::SITE,
        stays_open: STAYS_OPEN,
        hosts: messages::hosts(&context.app.store).await?,
        provider: identity_provider::in_use(&context.app).await?.map(|(provider, _)| provider),
        psychologist: context.visitor.viewer().is_some_and(|viewer| viewer.roles.has(Role::Psychologist)),
        reports,
    })
}
