//! The one step in which loading a page writes: the access log. Code that computes a view never writes.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::{AccessKind, PersonId, Report};

/// Records that `reader` opened a page that shows check-ins of `subjects` by name. A page calls it once it has read
/// what it will show, and before it computes the view: nothing is shown that is not in the log.
///
/// # Errors
/// If the store cannot be written; the page must then not be shown.
pub async fn record_access(
    context: &RequestContext,
    reader: &SignedIn,
    kind: AccessKind,
    subjects: Vec<PersonId>,
) -> Result<(), AppError> {
    let (store, today, now) = (&context.app.store, reader.today(), context.visitor.now);
    Ok(store.access_log().record(reader.person().id, subjects, kind, today, now).await?)
}

/// Records that `reader` opened a report, which concerns everybody and nobody by name.
///
/// # Errors
/// As [`record_access`].
pub async fn record_report_access(context: &RequestContext, reader: &SignedIn, report: Report) -> Result<(), AppError> {
    let (store, today, now) = (&context.app.store, reader.today(), context.visitor.now);
    Ok(store.access_log().record_report(reader.person().id, report, today, now).await?)
}
