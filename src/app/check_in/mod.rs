//! What the check-in page shows: the form, or what was said in this shift and what follows from it.

pub mod amend_check_in;
pub mod offer;
pub mod record_check_in;
pub mod set_audience;
pub mod undo_check_in;
pub mod visibility_change;

mod form;
mod recent_days;
mod recipients;

pub use form::{FormPurpose, FormView, StressorChoice};
pub use recent_days::{DayMark, RecentDays, TodayEntry};
pub use recipients::Recipients;

use super::suggestion::{self, SuggestionCard};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::{Audience, CheckIn, CheckInId, Locale, Weather};
use store::{Range, SuggestionOffer};
use words::{dates, t};

/// What the address asks for.
#[derive(Clone, Debug, Default)]
pub struct CheckInQuery {
    /// A change of weather.
    pub change: bool,
    /// To correct this entry.
    pub amend: Option<String>,
    /// The form comes back because something was wrong with it.
    pub returned: bool,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub enum CheckInView {
    /// The person has not chosen yet who sees their check-ins: `/welcome` comes first.
    Welcome,
    /// A form.
    Form(Box<FormView>),
    /// What was said.
    Saved(Box<SavedView>),
}

/// What was said in this shift.
#[derive(Clone, Debug)]
pub struct SavedView {
    /// The entry's id.
    pub id: String,
    /// Its weather.
    pub weather: Weather,
    /// When, how much energy, who sees it: in one line.
    pub line: String,
    /// What was named.
    pub stressors: Vec<String>,
    /// The note.
    pub note: Option<String>,
    /// Until when it may be undone and corrected; none once the shift is over.
    pub until: Option<String>,
    /// What is offered.
    pub suggestion: Option<SuggestionCard>,
    /// k, where the person is asked whether they are counted: until they have chosen, or put the question away.
    pub ask_counted: Option<u32>,
    /// Today and the last days.
    pub recent_days: RecentDays,
}

/// Loads it.
///
/// # Errors
/// [`AppError::NotFound`] if the viewer does not check in, or the entry is not theirs.
pub async fn load(context: &RequestContext, wanted: CheckInQuery) -> Result<CheckInView, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let (person, store) = (signed_in.person(), &context.app.store);
    if person.default_audience.is_none() {
        return Ok(CheckInView::Welcome);
    }
    let today = signed_in.today();
    let entries =
        store.check_ins().own(signed_in.own.clone(), Range { from: today.plus(-form::USUAL_DAYS), to: today }).await?;
    if let Some(id) = wanted.amend {
        let id: CheckInId = id.parse().map_err(|_| AppError::NotFound)?;
        let entry = store.check_ins().get(signed_in.own.clone(), id).await?.ok_or(AppError::NotFound)?;
        if entry.belongs_to(&signed_in.shift) {
            return Ok(CheckInView::Form(Box::new(
                form::load(context, FormPurpose::Amend(Box::new(entry)), &entries).await?,
            )));
        }
    }
    let last = entries.iter().rfind(|entry| entry.workday == today);
    // Between shifts what was said in the last one stays in view; a new shift begins with an empty form.
    let in_shift = last.filter(|entry| signed_in.shift.pattern.is_none() || entry.belongs_to(&signed_in.shift));
    let purpose = if last.is_some() { FormPurpose::Change } else { FormPurpose::First };
    Ok(match in_shift {
        Some(last) if !wanted.change && !wanted.returned => {
            let shift = (last.workday, last.shift.as_deref().unwrap_or_default());
            let offer = offer::in_shift(store, last.person, today, shift).await?;
            CheckInView::Saved(Box::new(saved(context, last, &entries, offer).await?))
        }
        _ => CheckInView::Form(Box::new(form::load(context, purpose, &entries).await?)),
    })
}

async fn saved(
    context: &RequestContext,
    entry: &CheckIn,
    entries: &[CheckIn],
    offer: Option<SuggestionOffer>,
) -> Result<SavedView, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::Person(entry.person))?;
    let locale = context.visitor.locale;
    let recipients = Recipients::load(context, entry.team, entry.workday).await?;
    let person = signed_in.person();
    let ask_counted = match person.counted.is_none() && !person.counted_put_off {
        true => Some(context.app.store.settings().floor().await?),
        false => None,
    };
    let said_at = entry.said_at.to_zoned(signed_in.person().time_zone.clone()).time();
    let energy =
        entry.energy.map(|energy| t!(locale, "check-in-saved-energy", energy = words::energy(locale, energy.bars())));
    let parts =
        [Some(dates::time(said_at)), energy, Some(recipients.seen(locale, entry.audience)), note_seen(locale, entry)];
    Ok(SavedView {
        id: entry.id.to_string(),
        weather: entry.weather,
        line: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        stressors: entry
            .stressors
            .iter()
            .map(|key| context.app.store.stressors().list().label(locale, key).to_owned())
            .collect(),
        note: entry.note.as_ref().map(|note| words::note(locale, note)),
        until: entry.belongs_to(&signed_in.shift).then(|| dates::time(signed_in.shift.ends.time())),
        suggestion: offer.and_then(|offer| suggestion::card(locale, &context.app.store.stressors().list(), &offer)),
        ask_counted,
        recent_days: recent_days::load(signed_in, locale, entries, &recipients),
    })
}

fn note_seen(locale: Locale, entry: &CheckIn) -> Option<String> {
    entry.note.as_ref().map(|_| match entry.note_audience {
        Audience::Me => t!(locale, "check-in-note-for-me"),
        Audience::Lead => t!(locale, "check-in-note-for-lead"),
        Audience::Team => t!(locale, "check-in-note-for-team"),
    })
}
