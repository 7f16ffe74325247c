//! The days of a list that are asked for.

use axum::http::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use crate::web::api::cursor;
use crate::web::api::problem::Problem;
use domain::Workday;

/// Which days are asked for, and which part of them.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeriodQuery {
    /// The first day.
    #[param(format = "date", example = "2026-03-09")]
    from: String,
    /// The last day; the first one if it is absent.
    #[param(format = "date", nullable = false, example = "2026-03-09")]
    to: Option<String>,
    /// Where to go on: `next` of the page before.
    #[param(nullable = false)]
    cursor: Option<String>,
    /// How many records to return.
    #[param(nullable = false, minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// A [`PeriodQuery`] that was read.
pub(super) struct AskedPeriod<C> {
    /// The first day.
    pub first: Workday,
    /// The last day.
    pub last: Workday,
    /// The last record of the page before.
    pub after: Option<C>,
    /// How many records to return.
    pub limit: u32,
}

impl PeriodQuery {
    /// Reads the query of a list whose cursor is a `C`.
    ///
    /// # Errors
    /// If a day, the cursor or the number is not valid: 400.
    pub(super) fn read<C: DeserializeOwned>(self) -> Result<AskedPeriod<C>, Problem> {
        let first = day("from", &self.from)?;
        let last = self.to.map_or(Ok(first), |to| day("to", &to))?;
        Ok(AskedPeriod { first, last, after: cursor::read(self.cursor.as_deref())?, limit: cursor::limit(self.limit)? })
    }
}

/// Reads a day of a query.
///
/// # Errors
/// If it is not valid: 400.
pub(super) fn day(name: &str, text: &str) -> Result<Workday, Problem> {
    text.parse().map_err(|_| Problem::of(StatusCode::BAD_REQUEST).because(name))
}
