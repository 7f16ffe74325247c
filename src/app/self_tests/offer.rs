//! When the program offers a self-test: in a person's first week with the program and once a quarter, from their first
//! check-in in it on; never due, and never again if they skip it.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::Assurance;
use domain::self_test::{SelfTestRecord, quarter_begins};
use store::Range;

/// Whether a test is offered to the person now. On an own phone only while its session holds the key: without it
/// nothing tells whether the person skipped the offers.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, me: &SignedIn) -> Result<bool, AppError> {
    if me.viewer.assurance != Assurance::Password {
        return Ok(false);
    }
    let record = context.app.store.self_tests().read(me.own.clone()).await?;
    is_offered(context, me, &record).await
}

/// As [`load`], for a record that was read already.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_offered(context: &RequestContext, me: &SignedIn, record: &SelfTestRecord) -> Result<bool, AppError> {
    let person = me.person();
    // People who were here before the program get their first offer when they begin to use it.
    let begun_at = context.app.store.self_tests().begun_at(me.own.clone()).await?;
    let first_day = begun_at.map(|begun_at| person.shift_at(begun_at).workday).or(person.starts_on);
    let (today, begins) = (me.today(), quarter_begins(first_day, me.today()));
    let range = Range { from: begins, to: today };
    let entries = context.app.store.check_ins().own(me.own.clone(), range).await?;
    let first_check_in = entries.iter().map(|entry| entry.workday).min();
    Ok(record.is_offered(begins, first_check_in, today, &person.time_zone))
}
