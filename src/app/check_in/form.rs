//! What the form of a check-in shows: how it begins, the stressors in the person's order, who would see it.

use std::collections::HashMap;

use super::Recipients;
use super::recent_days::{self, RecentDays};
use crate::app::talk::support::{self, TalkChoice};
use crate::state::flash::FormState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::Stressors;
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::{Audience, CheckIn, Locale, Note, Shift, StressorKey};
use words::{dates, sentence_case, t};

/// A person's usual stressors are those of so many days.
pub const USUAL_DAYS: i32 = 60;
/// How many stressors the first row has.
const FIRST_ROW: usize = 6;

/// What the form is for.
#[derive(Clone, Debug)]
pub enum FormPurpose {
    /// The first check-in of a workday.
    First,
    /// The weather changed.
    Change,
    /// To correct an entry.
    Amend(Box<CheckIn>),
}

impl FormPurpose {
    /// The function that the form calls; also its name when it comes back.
    #[must_use]
    pub const fn function(&self) -> &'static str {
        match self {
            Self::First | Self::Change => "record_check_in",
            Self::Amend(_) => "amend_check_in",
        }
    }
}

/// A stressor to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StressorChoice {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
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
    /// With what it begins.
    pub start: FormState,
    /// The stressors of the first row.
    pub usual: Vec<StressorChoice>,
    /// The rest, by group.
    pub more: Vec<(String, Vec<StressorChoice>)>,
    /// Whom the person can ask to talk; none for a correction, which does not ask.
    pub talk: Option<Vec<TalkChoice>>,
    /// Who would see it.
    pub recipients: Recipients,
    /// Today and the last days.
    pub recent_days: RecentDays,
}

pub(super) async fn load(
    context: &RequestContext,
    purpose: FormPurpose,
    entries: &[CheckIn],
) -> Result<FormView, AppError> {
    let signed_in = context.allowed(Action::OwnWeather, Subject::None)?;
    let (person, locale, today) = (signed_in.person(), context.visitor.locale, signed_in.today());
    let team = match &purpose {
        FormPurpose::Amend(entry) => entry.team,
        FormPurpose::First | FormPurpose::Change => signed_in.viewer.teams(TeamRole::Member, today).next(),
    };
    // What the entry names already stays to be ticked, offered or not.
    let named: &[StressorKey] = if let FormPurpose::Amend(entry) = &purpose { &entry.stressors } else { &[] };
    let (usual, more) = chips(locale, &context.app.store.stressors().list(), entries, named);
    let hour = context.visitor.now.to_zoned(person.time_zone.clone()).hour();
    let recipients = Recipients::load(context, team, today).await?;
    let talk = match &purpose {
        FormPurpose::Amend(_) => None,
        FormPurpose::First | FormPurpose::Change => Some(support::choices(context, signed_in).await?),
    };
    Ok(FormView {
        greeting: greeting(locale, &purpose, &person.name, hour, &signed_in.shift),
        fresh_id: uuid::Builder::from_random_bytes(rand::random()).into_uuid().to_string(),
        start: start(&purpose, person.default_audience),
        usual,
        more,
        talk,
        recent_days: recent_days::load(signed_in, locale, entries, &recipients),
        recipients,
        purpose,
    })
}

fn greeting(locale: Locale, purpose: &FormPurpose, name: &str, hour: i8, shift: &Shift) -> String {
    let greeting = match (purpose, hour) {
        (FormPurpose::Change, _) => t!(locale, "check-in-hello-change"),
        (FormPurpose::Amend(_), _) => t!(locale, "check-in-hello-amend"),
        (FormPurpose::First, 5..=11) => t!(locale, "check-in-hello-morning", name = name),
        (FormPurpose::First, 12..=17) => t!(locale, "check-in-hello-afternoon", name = name),
        (FormPurpose::First, _) => t!(locale, "check-in-hello-evening", name = name),
    };
    let shift = shift.pattern.as_ref().map(|pattern| {
        t!(
            locale,
            "check-in-shift",
            name = sentence_case(&pattern.name),
            from = dates::time(pattern.starts),
            until = dates::time(pattern.ends)
        )
    });
    [Some(greeting), shift].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A correction begins with the entry; everything else with the person's own default of audience, and nothing else ticked.
fn start(purpose: &FormPurpose, audience: Option<Audience>) -> FormState {
    let one = |field: &str, value: String| (field.to_owned(), vec![value]);
    let typed = match purpose {
        FormPurpose::Amend(entry) => [
            one("id", entry.id.to_string()),
            one("weather", entry.weather.level().to_string()),
            one("energy", entry.energy.map(|energy| energy.bars().to_string()).unwrap_or_default()),
            ("stressors".to_owned(), entry.stressors.iter().map(|key| key.as_str().to_owned()).collect()),
            one("note", entry.note.as_ref().and_then(Note::words).unwrap_or_default().to_owned()),
            one("note_audience", entry.note_audience.key().to_owned()),
            one("audience", entry.audience.key().to_owned()),
        ]
        .into(),
        FormPurpose::First | FormPurpose::Change => {
            audience.map(|audience| one("audience", audience.key().to_owned())).into_iter().collect()
        }
    };
    FormState { form: purpose.function(), typed, ..FormState::default() }
}

/// The person's usual stressors first, by how often they named them, then common ones; the rest by group. Each is shown once.
fn chips(
    locale: Locale,
    stressors: &Stressors,
    entries: &[CheckIn],
    named: &[StressorKey],
) -> (Vec<StressorChoice>, Vec<(String, Vec<StressorChoice>)>) {
    let offered = |stressor: &&content::Stressor| stressor.offered || named.contains(&stressor.key);
    let mut times: HashMap<&StressorKey, usize> = HashMap::new();
    for key in entries.iter().flat_map(|entry| &entry.stressors) {
        *times.entry(key).or_default() += 1;
    }
    let mut own: Vec<_> =
        stressors.iter().filter(offered).filter(|stressor| times.contains_key(&stressor.key)).collect();
    // Stable: what was named equally often stays in the order of the catalogue.
    own.sort_by_key(|stressor| std::cmp::Reverse(times.get(&stressor.key).copied().unwrap_or_default()));
    let common = stressors.common().filter(|stressor| !times.contains_key(&stressor.key));
    let first: Vec<_> = own.into_iter().chain(common).take(FIRST_ROW).collect();
    let chip = |stressor: &content::Stressor| StressorChoice {
        key: stressor.key.as_str().to_owned(),
        label: stressor.label(locale).to_owned(),
    };
    let rest = stressors.by_group().map(|(group, list)| {
        let rest = list
            .into_iter()
            .filter(offered)
            .filter(|stressor| !first.iter().any(|shown| shown.key == stressor.key))
            .map(chip);
        (group.label(locale).to_owned(), rest.collect::<Vec<_>>())
    });
    let rest = rest.filter(|(_, list)| !list.is_empty()).collect();
    (first.iter().map(|stressor| chip(stressor)).collect(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::check_in::{CheckInContext, CheckInInput};
    use domain::{CheckInId, PersonId, Workday};

    fn entry(day: i32, stressors: &[&str]) -> CheckIn {
        let stressors: Vec<String> = stressors.iter().map(|key| (*key).to_owned()).collect();
        let draft = CheckInInput { weather: "2", audience: "me", stressors: &stressors, ..CheckInInput::default() };
        let list: Vec<_> = content::stressors().iter().map(|stressor| stressor.key.clone()).collect();
        draft.read(&list).expect("a saying").on(CheckInContext {
            person: PersonId(1),
            id: CheckInId(uuid::Uuid::nil()),
            workday: Workday::from_number(day),
            said_at: jiff::Timestamp::UNIX_EPOCH,
            shift: None,
            team: None,
        })
    }

    #[test]
    fn without_a_history_the_common_ones_come_first_and_each_stands_once() {
        let (first, rest) = chips(Locale::En, content::stressors(), &[], &[]);
        assert_eq!(first.len(), FIRST_ROW);
        let all: Vec<_> = first.iter().chain(rest.iter().flat_map(|(_, list)| list)).map(|chip| &chip.key).collect();
        let different: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!((all.len(), different.len()), (content::stressors().iter().count(), all.len()));
    }

    #[test]
    fn what_somebody_names_most_comes_first() {
        let entries = [entry(1, &["poor_sleep", "noise"]), entry(2, &["poor_sleep"])];
        let (first, _) = chips(Locale::ZhCn, content::stressors(), &entries, &[]);
        assert_eq!(first.iter().take(2).map(|chip| chip.key.as_str()).collect::<Vec<_>>(), ["poor_sleep", "noise"]);
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
        let state = start(&FormPurpose::Amend(Box::new(entry(1, &["noise"]))), Some(Audience::Team));
        assert_eq!((state.value("weather"), state.value("audience")), (Some("2"), Some("me")));
        assert!(state.chose("stressors", "noise"));
    }
}
