//! The person's own shifts of the next days, and which days of their schedule were changed at short notice. Nobody else
//! sees these days.

use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::{Locale, ShiftHours, Workday};
use words::{dates, t};

/// This many days are shown: today and the next six.
const DAYS: i32 = 7;

/// What is planned for the person.
#[derive(Clone, Debug)]
pub struct OwnShifts {
    /// The planned days from today on.
    pub days: Vec<ShiftDay>,
    /// How many days were changed at short notice, of those that are known.
    pub changed: usize,
}

/// One planned day.
#[derive(Clone, Debug)]
pub struct ShiftDay {
    /// Which day.
    pub day: String,
    /// From when until when, or that it is a day off.
    pub hours: String,
    /// When it was changed at short notice, if it was.
    pub changed: Option<String>,
}

/// Loads the [`OwnShifts`]; none if nothing is planned from today on and no change is known.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, me: &SignedIn) -> Result<Option<OwnShifts>, AppError> {
    let (person, locale, today) = (me.person(), context.visitor.locale, me.today());
    let changes = context.app.store.schedules().changes_of(person.id).await?;
    let changed_at = |workday: Workday| {
        let (_, at) = changes.iter().find(|(changed, _)| *changed == workday)?;
        Some(dates::moment(locale, at.to_zoned(person.time_zone.clone()).datetime()))
    };
    let planned = person.schedule.since(today).take_while(|(workday, _)| *workday < today.plus(DAYS));
    let days: Vec<ShiftDay> = planned
        .map(|(workday, planned)| ShiftDay {
            day: dates::weekday_and_day(locale, workday),
            hours: hours(locale, planned),
            changed: changed_at(workday),
        })
        .collect();
    let has_none = days.is_empty() && changes.is_empty();
    Ok((!has_none).then_some(OwnShifts { days, changed: changes.len() }))
}

fn hours(locale: Locale, planned: &[ShiftHours]) -> String {
    let one = |hours: &ShiftHours| words::range(locale, &dates::time(hours.starts), &dates::time(hours.ends));
    match planned {
        [] => t!(locale, "me-shifts-off"),
        planned => words::items(locale, &planned.iter().map(one).collect::<Vec<_>>()),
    }
}
