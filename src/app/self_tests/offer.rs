//! When the program offers a self-test: in a person's first week and once a quarter, never due, and never again if they skip it.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::Assurance;
use domain::self_test::SelfTestRecord;

/// Whether a test is offered to the person now. On an own phone only while its session holds the key: without it nothing tells whether the
/// person skipped the offers.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, me: &SignedIn) -> Result<bool, AppError> {
    if me.viewer.assurance != Assurance::Password {
        return Ok(false);
    }
    Ok(is_offered(me, &context.app.store.self_tests().read(me.own.clone()).await?))
}

/// The same for a record that was read already.
#[must_use]
pub fn is_offered(me: &SignedIn, record: &SelfTestRecord) -> bool {
    record.is_offered(me.person().starts_on, me.today(), &me.person().time_zone)
}
