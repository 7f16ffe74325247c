//! What the form of a check-in shows: how it begins, the tags in the person's order, who would see it.

use uuid::Uuid;

use super::recent_days::{self, RecentDays};
use super::recipients::{Recipients, TeamReaders};
use super::tags::FormTags;
use crate::app::talk::support::{self, TalkChoice};
use crate::state::flash::FormState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::schedule::is_named_by_hours;
use domain::{Audience, CheckIn, Locale, Note, PartOfDay, Shift};
use words::{dates, sentence_case, t};

/// A person's usual tags are those of this many days.
pub const USUAL_DAYS: i32 = 60;

/// What the form is for.
#[derive(Clone, Debug)]
pub enum FormPurpose {
    /// The first check-in of a workday.
    First,
    /// The weather changed.
    Change,
    /// To correct an entry.
    Amend(Box<CheckIn>),
    /// A late check-in for a shift that has ended.
    Late(Box<Shift>),
}

impl FormPurpose {
    /// The function that the form calls; also its name when it comes back.
    #[must_use]
    pub const fn function(&self) -> &'static str {
        match self {
            Self::First | Self::Change | Self::Late(_) => "record_check_in",
            Self::Amend(_) => "amend_check_in",
        }
    }
}

/// A shift that has ended without a check-in, for which one is still possible.
#[derive(Clone, Debug)]
pub struct MissedShift {
    /// The address of the form for it.
    pub link: String,
    /// Which shift of which day.
    pub name: String,
}

/// What the form shows.
#[derive(Clone, Debug)]
pub struct FormView {
    /// What it is for.
    pub purpose: FormPurpose,
    /// A greeting and the shift, in one line.
    pub greeting: String,
    /// A fresh id, made for this showing of the page: sending the form twice is then harmless.
    pub fresh_id: String,
    /// When it was shown, in RFC 3339: those who get to read check-ins later were not named on it.
    pub shown_at: String,
    /// With what it begins.
    pub start: FormState,
    /// The tags that can be picked.
    pub tags: FormTags,
    /// The last shift, if it has no check-in and can still have one.
    pub missed: Option<MissedShift>,
    /// Whom the person can ask to talk; none for a correction, which does not ask.
    pub talk: Option<Vec<TalkChoice>>,
    /// Who would see it.
    pub recipients: Recipients,
    /// Today and the last days.
    pub recent_days: RecentDays,
    /// Whether the browser keeps it if there is no network: a check-in on an own phone, but not a correction.
    pub waits_offline: bool,
}

pub(super) async fn load(
    context: &RequestContext,
    purpose: FormPurpose,
    entries: &[CheckIn],
) -> Result<FormView, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let (person, locale, today) = (signed_in.person(), context.visitor.locale, signed_in.today());
    let workday = if let FormPurpose::Late(shift) = &purpose { shift.workday } else { today };
    let team = match &purpose {
        FormPurpose::Amend(entry) => entry.team,
        FormPurpose::First | FormPurpose::Change | FormPurpose::Late(_) => {
            signed_in.viewer.teams(TeamRole::Member, workday).next()
        }
    };
    // What the entry names already stays to be ticked, offered or not.
    let amended = if let FormPurpose::Amend(entry) = &purpose { Some(&**entry) } else { None };
    let tags = FormTags::new(locale, &context.app.store.stressors().list(), entries, amended);
    let missed = match purpose {
        FormPurpose::First => signed_in.ended_shift().and_then(|shift| missed(locale, &shift, entries)),
        _ => None,
    };
    let hour = context.visitor.now.to_zoned(person.time_zone.clone()).hour();
    let readers = TeamReaders::load(context, team, workday).await?;
    // Who reads an entry follows from when it was said, also after a correction.
    let said_at = if let FormPurpose::Amend(entry) = &purpose { entry.said_at } else { context.visitor.now };
    let recipients = readers.at(said_at);
    let talk = match &purpose {
        FormPurpose::Amend(_) => None,
        FormPurpose::First | FormPurpose::Change | FormPurpose::Late(_) => {
            Some(support::choices(context, signed_in).await?)
        }
    };
    Ok(FormView {
        greeting: greeting(locale, &purpose, &person.name, hour, &signed_in.shift),
        fresh_id: Uuid::new_v4().to_string(),
        shown_at: context.visitor.now.to_string(),
        start: start(&purpose, signed_in.shown(person.default_audience)),
        tags,
        missed,
        talk,
        recent_days: recent_days::load(signed_in, locale, entries, &readers),
        recipients,
        waits_offline: signed_in.on_own_phone && !matches!(purpose, FormPurpose::Amend(_)),
        purpose,
    })
}

fn greeting(locale: Locale, purpose: &FormPurpose, name: &str, hour: i8, shift: &Shift) -> String {
    let greeting = match (purpose, PartOfDay::at(hour)) {
        (FormPurpose::Change, _) => t!(locale, "check-in-hello-change"),
        (FormPurpose::Amend(_), _) => t!(locale, "check-in-hello-amend"),
        (FormPurpose::Late(shift), _) => return shift_name(locale, shift),
        (FormPurpose::First, PartOfDay::Morning) => t!(locale, "check-in-hello-morning", name = name),
        (FormPurpose::First, PartOfDay::Afternoon) => t!(locale, "check-in-hello-afternoon", name = name),
        (FormPurpose::First, PartOfDay::Evening | PartOfDay::Night) => {
            t!(locale, "check-in-hello-evening", name = name)
        }
    };
    let shift = shift.pattern.as_ref().map(|pattern| {
        let (from, until) = (dates::time(pattern.starts), dates::time(pattern.ends));
        match is_named_by_hours(pattern) {
            true => words::shift_name(locale, &pattern.name),
            false => t!(locale, "check-in-shift", name = sentence_case(&pattern.name), from = from, until = until),
        }
    });
    [Some(greeting), shift].into_iter().flatten().collect::<Vec<_>>().join(words::DOT)
}

/// The last shift, if it has no check-in.
fn missed(locale: Locale, shift: &Shift, entries: &[CheckIn]) -> Option<MissedShift> {
    let checked_in = entries.iter().any(|entry| entry.belongs_to(shift));
    (!checked_in)
        .then(|| MissedShift { link: format!("/check-in?workday={}", shift.workday), name: shift_name(locale, shift) })
}

/// The name of a shift and its day.
fn shift_name(locale: Locale, shift: &Shift) -> String {
    let day = dates::weekday_and_day(locale, shift.workday);
    match &shift.pattern {
        Some(pattern) => t!(locale, "check-in-late-shift", name = words::shift_name(locale, &pattern.name), day = day),
        None => day,
    }
}

/// A correction begins with the entry; everything else with the person's own default of audience, and nothing else
/// ticked.
fn start(purpose: &FormPurpose, audience: Option<Audience>) -> FormState {
    let one = |field: &str, value: String| (field.to_owned(), vec![value]);
    let typed = match purpose {
        FormPurpose::Amend(entry) => [
            one("id", entry.id.to_string()),
            one("weather", entry.weather.level().to_string()),
            one("energy", entry.energy.map(|energy| energy.bars().to_string()).unwrap_or_default()),
            ("stressors".to_owned(), entry.own_stressors().map(|key| key.as_str().to_owned()).collect()),
            ("uplifts".to_owned(), entry.uplifts.iter().map(|key| key.as_str().to_owned()).collect()),
            one("tag_audience", entry.tag_audience.key().to_owned()),
            one("note", entry.note.as_ref().and_then(Note::words).unwrap_or_default().to_owned()),
            one("note_audience", entry.note_audience.key().to_owned()),
            one("audience", entry.audience.key().to_owned()),
        ]
        .into(),
        FormPurpose::First | FormPurpose::Change | FormPurpose::Late(_) => {
            audience.map(|audience| one("audience", audience.key().to_owned())).into_iter().collect()
        }
    };
    FormState { form: purpose.function(), typed, ..FormState::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::check_in::{CheckInContext, CheckInInput};
    use domain::{CheckInId, PersonId, Workday};

    fn entry(day: i32, stressors: &[&str]) -> CheckIn {
        let stressors: Vec<String> = stressors.iter().map(|key| (*key).to_owned()).collect();
        let input = CheckInInput { weather: "2", audience: "me", stressors: &stressors, ..CheckInInput::default() };
        input.read(&content::stressors().known_tags()).expect("valid content").on(CheckInContext {
            person: PersonId(1),
            id: CheckInId(uuid::Uuid::nil()),
            workday: Workday::from_number(day),
            said_at: jiff::Timestamp::UNIX_EPOCH,
            shift: None,
            team: None,
        })
    }

    #[test]
    fn a_new_check_in_begins_with_the_default_audience_and_nothing_else() {
        let state = start(&FormPurpose::First, Some(Audience::Lead));
        assert_eq!(state.value("audience"), Some("lead"));
        assert_eq!(state.typed.len(), 1);
        assert!(start(&FormPurpose::Change, None).typed.is_empty());
    }

    #[test]
    fn a_correction_begins_with_what_stands() {
        let state = start(&FormPurpose::Amend(Box::new(entry(1, &["noise", "lead_friction"]))), Some(Audience::Team));
        assert_eq!((state.value("weather"), state.value("audience")), (Some("2"), Some("me")));
        assert!(state.chose("stressors", "noise") && state.chose("stressors", "lead_friction"));
        assert_eq!(state.value("tag_audience"), Some("me"));
    }

    #[test]
    fn a_shift_without_a_check_in_is_offered_once() {
        let patterns = domain::ShiftPattern::parse_many("early 07:00-15:00").expect("shifts");
        let now = Workday::from_number(1).0.at(20, 0, 0, 0);
        let shift = Shift::ended_last(&patterns, now).expect("a shift that ended");
        let link = missed(Locale::En, &shift, &[]).map(|missed| missed.link);
        assert_eq!(link, Some(format!("/check-in?workday={}", shift.workday)));
        let entry = CheckIn { shift: Some("early".to_owned()), workday: shift.workday, ..entry(1, &[]) };
        assert!(missed(Locale::En, &shift, &[entry]).is_none());
    }
}
