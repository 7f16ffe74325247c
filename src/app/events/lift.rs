//! What `/events/{event}` shows those whom a past event concerns: the weeks from it on, against what they would have
//! been. The figures are released ones, so that they say nothing about any one person.

use super::{first_day, one, site_of, unit_name, when};
use crate::app::access_log::record::record_report_access;
use crate::app::climate::close::closes;
use crate::app::climate::gathered::{drawn, joined};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::{Locale, OrgUnit, Report, Role, Workday};
use insight::climate::estimate::{ClimateScope, ComparedWith, Direction, LIFT_WEEKS, Lift, lift};
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

/// Whether the viewer reads the climate of a unit, as on `/climate`.
fn reads_climate(context: &RequestContext, signed_in: &SignedIn, sites: &[Site], unit: OrgUnit) -> bool {
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

/// Loads the [`LiftView`], after the view of somebody who reads climate was recorded as one of a report. What others
/// read of an event of their own is not a report.
///
/// # Errors
/// [`AppError::NotFound`] if no such past event concerns the viewer.
pub async fn load(context: RequestContext, event: String) -> Result<LiftView, AppError> {
    let signed_in = context.allowed(Action::SeeEvents, Subject::None)?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let event = one(&context, signed_in, &event).await?;
    let sites = store.org_units().tree().await?;
    if event.ends_at() > context.visitor.now {
        return Err(AppError::NotFound);
    }
    let site = site_of(&sites, event.unit).ok_or(AppError::NotFound)?;
    let weeks = drawn(&context.app, site.id).await?.weeks;
    let monday = first_day(&event, Some(site)).week_start();
    // A team has no figures: its department has, or the site where it is not divided.
    let (place, name) = match event.unit {
        OrgUnit::Team(id) => {
            let department = site.departments.iter().find(|d| d.teams.iter().any(|(team, _)| *team == id));
            let department = department.map(|department| department.id);
            let unit = department.map(|id| weeks.unit_of(id, last_monday(monday))).unwrap_or_default();
            match department {
                Some(id) if !unit.is_empty() => (ClimateScope::Department(id), joined(site, &unit)),
                _ => (ClimateScope::Site, site.name.clone()),
            }
        }
        _ => (ClimateScope::Site, site.name.clone()),
    };
    if reads_climate(&context, signed_in, &sites, event.unit) {
        let report = Report::Climate(format!("{name}, {}", Period::Month(Month::of(monday))));
        record_report_access(&context, signed_in, report).await?;
    }
    let mut other_sites = Vec::new();
    if place == ClimateScope::Site {
        for other in &sites {
            if other.id != site.id {
                other_sites.push(drawn(&context.app, other.id).await?.weeks);
            }
        }
    }
    let found = lift(&weeks, place, &other_sites, monday);
    let is_over = weeks.newest().is_some_and(|newest| newest >= last_monday(monday));
    Ok(LiftView {
        title: event.title.read_in(locale).to_owned(),
        about: [when(locale, &event, &signed_in.person().time_zone), unit_name(&sites, event.unit)].join(words::DOT),
        sentence: match &found {
            Some(lift) => sentence(locale, lift, &name),
            None if is_over => t!(locale, "event-lift-none"),
            None => {
                let day = dates::weekday_and_day(locale, closes(last_monday(monday)));
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
    if lift.compared_with == ComparedWith::Nothing {
        let LiftFigures { difference, interval, .. } = figures(locale, lift);
        return t!(locale, "event-lift-change", weeks = LIFT_WEEKS, place = name, by = difference, interval = interval);
    }
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
        compared: match lift.compared_with {
            ComparedWith::Departments => t!(locale, "event-lift-compared", weeks = lift.weeks_before),
            ComparedWith::Sites => t!(locale, "event-lift-compared-sites", weeks = lift.weeks_before),
            ComparedWith::Nothing => t!(locale, "event-lift-alone", weeks = lift.weeks_before),
        },
    }
}
