//! The page that makes the first admin.

use jiff::tz::{TimeZone, db};

use crate::app::sign_in::set_up::is_open;
use crate::app::sign_in::unknown_link;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use store::token;

/// What it shows.
#[derive(Clone, Debug)]
pub struct SetUpView {
    /// The link's secret, to be sent with the form.
    pub token: String,
    /// Every time zone that is named for a place.
    pub zones: Vec<String>,
    /// The one to begin with.
    pub zone: String,
}

/// Loads it.
///
/// # Errors
/// [`AppError::NotFound`] if the link is used up or never was one.
pub async fn load(context: RequestContext, token: String) -> Result<SetUpView, AppError> {
    if !is_open(&context.app, token::hash(&token)) {
        return Err(unknown_link(&context.app, &context.visitor));
    }
    let mut zones: Vec<String> =
        db().available().map(|name| name.to_string()).filter(|name| is_a_place(name)).collect();
    zones.sort();
    zones.dedup();
    let of_the_machine = TimeZone::system().iana_name().map(str::to_owned).filter(|zone| zones.contains(zone));
    let zone = of_the_machine.unwrap_or_else(|| {
        let usual = match context.visitor.locale {
            Locale::En => "Europe/London",
            Locale::ZhCn => "Asia/Shanghai",
        };
        usual.to_owned()
    });
    Ok(SetUpView { token, zones, zone })
}

fn is_a_place(zone: &str) -> bool {
    const AREAS: [&str; 9] =
        ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific", "Antarctica"];
    zone.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area))
}
