//! Saying who takes care of a source, and what it concerns.

use serde::Deserialize;

use super::proposal::read_about;
use super::source::possible_owners;
use super::{Side, found, read_due};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::canonical_id;
use store::SourceAssignment;
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AssignSourceForm {
    source: String,
    owner: String,
    about: String,
    answer_by: String,
}

impl SubmittedForm for AssignSourceForm {
    fn page(&self) -> String {
        Side::Admin.page(&self.source)
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("owner", &self.owner).and("about", &self.about).and("answer_by", &self.answer_by)
    }
}

/// Gives a source to a lead or an admin, or to nobody, and says until when an answer is planned. The owner is reminded.
///
/// # Errors
/// [`AppError::NotFound`] for those who do not administer, and if there is no such source; if the owner or what it
/// concerns is not one of those offered, or the day is wrong or past.
pub async fn assign_source(context: RequestContext, form: AssignSourceForm) -> Result<Redirect, AppError> {
    let (signed_in, source, _) = found(&context, Side::Admin, &form.source).await?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let owner = match form.owner.as_str() {
        "" => Ok(None),
        key => {
            let owners = possible_owners(store, signed_in.today()).await?.into_iter();
            let mut same = owners.filter(|(_, known, _)| canonical_id(known) == canonical_id(key));
            same.next().map(|(id, ..)| Some(id)).ok_or_else(|| t!(locale, "register-owner-unknown"))
        }
    };
    let owner = errors.keep("owner", owner);
    let about = read_about(&store.stressors().list(), &form.about);
    let about = errors.keep("about", about.ok_or_else(|| t!(locale, "register-about-missing")));
    let due = errors.keep("answer_by", read_due(locale, &form.answer_by, source.due, signed_in.today()));
    let (owner, (kind, stressor), due) = errors.finish((owner, about, due))?;
    let assignment = SourceAssignment { owner, due, kind, stressor };
    if !store.stressor_register().assign(source.id, assignment).await? {
        return Err(AppError::NotFound);
    }
    Ok(Redirect::to(form.page()).with_message(t!(locale, "register-assigned")))
}
