//! `GET /admin/import/template.csv`: a roster to fill in.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::file_response::file;
use domain::Locale;
use domain::access::{Action, Subject};
use import::roster::template;

/// Which template.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TemplateQuery {
    /// The tag of a language; the reader's if there is no such language.
    language: String,
}

/// The template in this language, for admins.
pub async fn csv(context: RequestContext, Query(query): Query<TemplateQuery>) -> Response {
    match written(&context, &query) {
        Ok((locale, text)) => {
            let name = format!("weathervane-roster-{}", locale.tag());
            file(&name, "csv", "text/csv; charset=utf-8", text.into_response())
        }
        Err(refusal) => file_response::error(&refusal, "/admin/import"),
    }
}

fn written(context: &RequestContext, query: &TemplateQuery) -> Result<(Locale, String), AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let locale = query.language.parse().unwrap_or(context.visitor.locale);
    let text = template(locale).map_err(|error| {
        tracing::error!(%error, "a template could not be written");
        AppError::Internal
    })?;
    Ok((locale, text))
}
