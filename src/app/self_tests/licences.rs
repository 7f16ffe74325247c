//! What `/me/tests/licences` shows: where each test comes from and on what terms it is used.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};

/// Where one test comes from.
#[derive(Clone, Debug)]
pub struct LicenceView {
    /// The name of the test.
    pub name: String,
    /// On what terms it is used.
    pub licence: String,
    /// Where its texts come from.
    pub wording: String,
    /// Where it was published.
    pub source: String,
}

/// Loads the licences of all tests.
///
/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] for people who do not check in.
pub async fn load(context: RequestContext) -> Result<Vec<LicenceView>, AppError> {
    context.allowed(Action::OwnHistory, Subject::None)?;
    let locale = context.visitor.locale;
    let view = |instrument: &content::Instrument| LicenceView {
        name: instrument.name.get(locale).clone(),
        licence: instrument.licence.get(locale).clone(),
        wording: instrument.wording.get(locale).clone(),
        source: instrument.source.clone(),
    };
    Ok(content::instruments().iter().map(view).collect())
}
