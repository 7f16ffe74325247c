//! Stating the name and the time zone of a site about which nobody has stated them.

use serde::Deserialize;

use crate::app::teams::add_team::line;
use crate::app::time_zones;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use domain::Locale;
use domain::access::{Action, Subject};
use store::{SiteZone, StoreError};
use words::t;

/// The longest name of a site, as in a roster.
const MAX_SITE_LENGTH: usize = 80;
/// The name of the site of teams for which a roster names none.
const NAMELESS: &str = "—";

/// A site whose name or time zone nobody has stated: the centre has none yet, or a roster or the command line named
/// none, and it has UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnconfirmedSite {
    /// Its name; empty if the centre has no site.
    pub site: String,
    /// The name to begin with.
    pub name: String,
    /// Every time zone that it can have.
    pub zones: Vec<String>,
    /// The one to begin with.
    pub zone: String,
}

impl UnconfirmedSite {
    /// The first one among these sites.
    #[must_use]
    pub fn among(sites: &[SiteZone], locale: Locale) -> Option<Self> {
        let site = unconfirmed(sites)?.to_owned();
        let name = if site == NAMELESS { String::new() } else { site.clone() };
        Some(Self { site, name, zones: time_zones::of_places(), zone: time_zones::likely(locale) })
    }
}

/// The name of the first unconfirmed one among these sites, empty if there is no site; none if all are confirmed.
#[must_use]
pub fn unconfirmed(sites: &[SiteZone]) -> Option<&str> {
    let is_open = |site: &&SiteZone| site.name == NAMELESS || !time_zones::is_of_a_place(&site.time_zone);
    match sites {
        [] => Some(""),
        sites => sites.iter().find(is_open).map(|site| site.name.as_str()),
    }
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ConfirmSiteForm {
    site: String,
    site_name: String,
    time_zone: String,
}

impl SubmittedForm for ConfirmSiteForm {
    fn page(&self) -> String {
        "/admin/centre#sites".to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default().and("site_name", &self.site_name).and("time_zone", &self.time_zone)
    }
}

/// States them. The time zone of a site that has people holds from the next day on, as after a roster.
///
/// # Errors
/// If a field is missing or wrong, or the site is confirmed already.
pub async fn confirm_site(context: RequestContext, form: ConfirmSiteForm) -> Result<Redirect, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let RequestContext { app, visitor } = &context;
    let locale = visitor.locale;
    let mut errors = ValidationErrors::default();
    let missing = || t!(locale, "set-up-site-missing");
    let name = line(locale, &form.site_name, MAX_SITE_LENGTH, missing);
    let name = errors.keep("site_name", name.and_then(|name| if name == NAMELESS { Err(missing()) } else { Ok(name) }));
    let zone = time_zones::named(&form.time_zone).filter(|zone| time_zones::is_of_a_place(zone));
    let zone = errors.keep("time_zone", zone.ok_or_else(|| t!(locale, "set-up-time-zone-missing")));
    let (name, time_zone) = errors.finish((name, zone))?;
    let sites = app.store.org_units().sites().await?;
    if unconfirmed(&sites) != Some(form.site.as_str()) {
        // The form is gone from the page; somebody else was first.
        return Ok(Redirect::to(form.page()).with_message(t!(locale, "site-confirmed-already")));
    }
    let said = t!(locale, "site-confirmed", name = name.as_str(), zone = time_zone.as_str());
    let stated = SiteZone { name, time_zone };
    let outcome = app.store.org_units().state_site(form.site, stated, signed_in.person().id, visitor.now).await;
    outcome.map_err(|error| match error {
        StoreError::Taken(_) => AppError::field("site_name", t!(locale, "site-name-taken")),
        error => error.into(),
    })?;
    app.roster_changed(&[]);
    Ok(Redirect::to("/admin/centre").with_message(said))
}
