//! Raising the smallest number of people that a figure may be about.

use serde::Deserialize;

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use words::t;

/// Beyond this no figure of any team would be shown: most likely a slip of the finger, and one that could not be taken back.
pub const MAX_FLOOR: u32 = 30;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RaiseFloorForm {
    floor: String,
    understood: String,
}

impl SubmittedForm for RaiseFloorForm {
    fn page(&self) -> String {
        "/admin/centre#smallest-group".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("floor", &self.floor).and("understood", &self.understood)
    }
}

/// Raises it. `understood` says that it can never be lowered again.
///
/// # Errors
/// A number that is not above the one in force, or far above what a centre can have; the box is not ticked.
pub async fn raise_floor(context: RequestContext, form: RaiseFloorForm) -> Result<Redirect, AppError> {
    let RaiseFloorForm { floor, understood } = form;
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let now = store.settings().floor().await?;
    let mut errors = ValidationErrors::default();
    let wanted = match floor.trim().parse::<u32>() {
        Ok(wanted) if wanted <= now => Err(t!(locale, "floor-not-higher", floor = now)),
        Ok(wanted) if wanted > MAX_FLOOR => Err(t!(locale, "floor-too-high", highest = MAX_FLOOR)),
        Ok(wanted) => Ok(wanted),
        Err(_) => Err(t!(locale, "floor-missing")),
    };
    let wanted = errors.keep("floor", wanted);
    if understood.is_empty() {
        errors.add("understood", t!(locale, "floor-not-understood"));
    }
    errors.check()?;
    let wanted = wanted.ok_or(AppError::Internal)?;
    let floor = store.settings().raise_floor(wanted, signed_in.person().id, context.visitor.now).await?;
    Ok(Redirect::to("/admin/centre").with_message(t!(locale, "floor-raised", floor = floor)))
}
