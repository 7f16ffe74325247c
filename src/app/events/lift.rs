//! What `/events/{event}` shows readers of climate: the weeks from a past event on, against what they would have been.

use super::page::when;
use super::{one, unit_name};
use crate::app::access_log::record::record_report_access;
use crate::app::climate::gathered::{drawn, joined};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::{Locale, OrgUnit, Report, Role, Workday};
use insight::climate::estimate::{Direction, LIFT_WEEKS, Lift, Place, lift};
use insight::climate::{Month, Period};
use store::Site;
use words::{dates, t};

/// What it shows.
#[derive(Clone, Debug)]
pub struct LiftView {
    /// The title of the event.
    pub title: String,
    /// When, and for whom.
    pub about: String,
    /// What changed, or why nothing is said.
    pub sentence: String,
    /// The difference and its interval as a table: none while nothing is said.
    pub figures: Option<LiftFigures>,
}

/// The numbers behind the sentence.
#[derive(Clone, Debug)]
pub struct LiftFigures {
    /// The difference in levels, with a sign.
    pub difference: String,
    /// Its 95 % interval.
    pub interval: String,
    /// With what it is compared.
    pub compared: String,
}

/// Whether the viewer may read the climate of a unit, as on `/climate`.
pub(super) fn may_read(context: &RequestContext, signed_in: &SignedIn, sites: &[Site], unit: OrgUnit) -> bool {
    if signed_in.viewer.acts_as(Role::Psychologist) {
        return true;
    }
    let may = |team| context.allowed(Action::SeeClimate, Subject::Team(team, signed_in.today_in(team))).is_ok();
    match unit {
        OrgUnit::Team(team) => may(team),
        OrgUnit::Site(id) => {
            let site = sites.iter().find(|site| site.id == id);
            site.is_some_and(|site| site.departments.iter().flat_map(|d| &d.teams).any(|(team, _)| may(*team)))
        }
        OrgUnit::Department(_) => false,
    }
}

/// Loads it, after the view was recorded.
///
/// # Errors
/// [`AppError::NotFound`] if no such past event concerns the viewer, or they do not read the climate of its unit.
pub async fn load(context: RequestContext, event: String) -> Result<LiftView, AppError> {
    let signed_in = context.allowed(Action::SeeClimate, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let event = one(&context, signed_in, &event).await?;
    let sites = store.org_units().tree().await?;
    if event.ends_at() > context.visitor.now || !may_read(&context, signed_in, &sites, event.unit) {
        return Err(AppError::NotFound);
    }
    let holds = |site: &&Site| match event.unit {
        OrgUnit::Site(id) => site.id == id,
        OrgUnit::Team(id) => site.departments.iter().flat_map(|d| &d.teams).any(|(team, _)| *team == id),
        OrgUnit::Department(_) => false,
    };
    let site = sites.iter().find(holds).ok_or(AppError::NotFound)?;
    let weeks = drawn(&context.app, site.id).await?.weeks;
    let local = event.starts_at.to_zoned(signed_in.person().time_zone.clone());
    let monday = Workday(local.date()).week_start();
    // A team has no figures: its department has, or the site where it is not divided.
    let (place, name) = match event.unit {
        OrgUnit::Team(id) => {
            let department = site.departments.iter().find(|d| d.teams.iter().any(|(team, _)| *team == id));
            let department = department.map(|department| department.id);
            let unit = department.map(|id| weeks.unit_of(id, last_monday(monday))).unwrap_or_default();
            match department {
                Some(id) if !unit.is_empty() => (Place::Department(id), joined(site, &unit)),
                _ => (Place::Site, site.name.clone()),
            }
        }
        _ => (Place::Site, site.name.clone()),
    };
    let report = Report::Climate(format!("{name}, {}", Period::Month(Month::of(monday))));
    record_report_access(&context, signed_in, report).await?;
    let found = lift(&weeks, place, monday);
    let is_over = weeks.newest().is_some_and(|newest| newest >= last_monday(monday));
    Ok(LiftView {
        title: event.title.read_in(locale).to_owned(),
        about: format!("{} · {}", when(locale, &event, &signed_in.person().time_zone), unit_name(&sites, event.unit)),
        sentence: match &found {
            Some(lift) => sentence(locale, lift, &name),
            None if is_over => t!(locale, "event-lift-none"),
            None => {
                // Weeks are drawn on the Tuesday after them.
                let day = dates::weekday_and_day(locale, last_monday(monday).plus(8));
                t!(locale, "event-lift-waits", weeks = LIFT_WEEKS, day = day)
            }
        },
        figures: found.map(|lift| figures(locale, &lift)),
    })
}

/// The last of the weeks from an event on, by its Monday.
fn last_monday(monday: Workday) -> Workday {
    monday.plus(i32::try_from(7 * (LIFT_WEEKS - 1)).unwrap_or(0))
}

fn sentence(locale: Locale, lift: &Lift, name: &str) -> String {
    let by = format!("{:.1}", lift.by.value.abs().max(0.1));
    match lift.direction {
        Direction::Brighter => t!(locale, "event-lift-brighter", weeks = LIFT_WEEKS, place = name, by = by),
        Direction::Rougher => t!(locale, "event-lift-rougher", weeks = LIFT_WEEKS, place = name, by = by),
        Direction::Unclear => t!(locale, "event-lift-unclear", weeks = LIFT_WEEKS, place = name),
    }
}

fn figures(locale: Locale, lift: &Lift) -> LiftFigures {
    let signed = |levels: f64| format!("{levels:+.2}").replace('-', "\u{2212}");
    let (low, high) = (lift.by.value - lift.by.half_width, lift.by.value + lift.by.half_width);
    LiftFigures {
        difference: signed(lift.by.value),
        interval: t!(locale, "event-lift-from-to", low = signed(low), high = signed(high)),
        compared: match lift.is_compared {
            true => t!(locale, "event-lift-compared", weeks = lift.weeks_before),
            false => t!(locale, "event-lift-alone", weeks = lift.weeks_before),
        },
    }
}
