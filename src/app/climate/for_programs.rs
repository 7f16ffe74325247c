//! The climate as the interface for programs returns it.

use serde_json::Value;

use super::files::{FileQuery, figures, gather};
use super::readable;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::OrgUnit;
use domain::access::{Action, Subject};

/// The sites and departments whose climate the reader may read, with their names. Rosters alone decide it.
///
/// # Errors
/// If the reader may read none, or the store cannot be read.
pub async fn places(context: &RequestContext) -> Result<Vec<(OrgUnit, String)>, AppError> {
    let signed_in = context.allowed(Action::SeeClimate, Subject::None)?;
    let sites = readable(context, signed_in, context.app.store.org_units().tree().await?);
    let of_site = |site: store::Site| {
        let departments =
            site.departments.into_iter().map(|department| (OrgUnit::Department(department.id), department.name));
        std::iter::once((OrgUnit::Site(site.id), site.name)).chain(departments.collect::<Vec<_>>())
    };
    Ok(sites.into_iter().flat_map(of_site).collect())
}

/// The figures of a report, after the view was recorded.
///
/// # Errors
/// [`AppError::NotFound`] if there is no such report, or it is not the reader's to see.
pub async fn report(context: &RequestContext, place: &str, period: Option<String>) -> Result<Value, AppError> {
    let found = gather(context, place, &FileQuery { period }).await?;
    serde_json::to_value(figures(&found)).map_err(|error| {
        tracing::error!(%error, "a report could not be written");
        AppError::Internal
    })
}
