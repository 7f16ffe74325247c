//! Making the link that turns a browser into a kiosk.

use serde::Deserialize;

use crate::app::teams::add_team::line;
use crate::state::flash::{Flash, LinkKind};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use store::{NewKiosk, token};
use words::t;

/// The longest name of a kiosk.
const MAX_LABEL_LENGTH: usize = 60;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AddKioskForm {
    kiosk: String,
    site: String,
}

impl SubmittedForm for AddKioskForm {
    fn page(&self) -> String {
        "/admin/centre#kiosks".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("kiosk", &self.kiosk).and("site", &self.site)
    }
}

/// Adds a kiosk and shows its link once.
///
/// # Errors
/// If the name is missing or too long, or there is no such site.
pub async fn add_kiosk(context: RequestContext, form: AddKioskForm) -> Result<Redirect, AppError> {
    let by = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let mut errors = ValidationErrors::default();
    let label = line(locale, &form.kiosk, MAX_LABEL_LENGTH, || t!(locale, "kiosk-label-missing"));
    let label = errors.keep("kiosk", label);
    let sites = store.org_units().sites().await?;
    if !sites.iter().any(|site| site.name == form.site) {
        errors.add("site", t!(locale, "kiosk-site-missing"));
    }
    let label = errors.finish(label)?;
    let secret = token::for_paper();
    let link = format!("{}{}", context.base_url(), page_of(super::PAGE, &secret));
    let new = NewKiosk { label: label.clone(), site: form.site };
    if !store.kiosks().add(new, token::hash_from_paper(&secret), by, context.visitor.now).await? {
        return Err(AppError::field("site", t!(locale, "kiosk-site-missing")));
    }
    Ok(Redirect::to("/admin/centre#kiosks").with_flash(Flash::Links(LinkKind::Kiosk, vec![(label, link)])))
}
