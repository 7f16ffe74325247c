//! What `/flags/{id}` shows: one flag, the entries that it rests on, what may help, and what was done.

pub mod after;
pub mod history;

use std::collections::HashMap;

use crate::app::flags::evidence;
use crate::app::flags::evidence::{Charts, Proposal};
use crate::app::flags::status;
use crate::app::flags::status::VisibleFlag;
use crate::app::flags::teams_led;
use crate::app::flags::told::{FlagPresenter, FlagView, label};
use crate::state::derived::TeamDerived;
use crate::web::error::AppError;
use crate::web::form::RequestContext;
use after::After;
use content::Stressors;
use domain::Locale;
use domain::access::{Action, Subject};
use domain::{AccessKind, PersonId, Weather};
use history::Event;
use insight::baseline::doubt::doubts;
use insight::detectors::person;
use insight::flag::Kind;
use words::dates;
use words::reason;
use words::reason::Whom;
use words::t;

/// One entry that the flag rests on.
#[derive(Clone, Debug)]
pub struct Cited {
    /// Its day.
    pub day: String,
    /// Whose it is, for a flag of a team.
    pub name: Option<String>,
    /// What it says.
    pub weather: Weather,
    /// What was usual then, where the reason compares with it.
    pub usual: Option<String>,
    /// What it names.
    pub stressors: Vec<String>,
    /// Whether the reason speaks of it, rather than holding others against it.
    pub counted: bool,
}

/// The whole screen.
#[derive(Clone, Debug)]
pub struct FlagPage {
    /// In words.
    pub told: FlagView,
    /// What was named most on the days that it speaks of.
    pub named_most: Option<String>,
    /// How unusual it is, or how often a published rule is wrong; none for a team's.
    pub how_often: Option<String>,
    /// What else it could be.
    pub doubts: Vec<String>,
    /// The days that it rests on, and the same for a phone; none for a team's.
    pub charts: Option<[Charts; 2]>,
    /// The same as a list, newest first.
    pub cited: Vec<Cited>,
    /// What may help.
    pub proposal: Option<Proposal>,
    /// What happened, newest first.
    pub history: Vec<Event>,
    /// The weather before and after, where something was done.
    pub after: Option<After>,
}

/// Loads it, and notes that it was looked at.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] where the flag does not follow from what the viewer may see.
pub async fn load(context: RequestContext, id: String) -> Result<FlagPage, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let (app, locale, today) = (&context.app, context.visitor.locale, signed_in.today());
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let found = status::find(app, &signed_in.viewer, id, today).await?;
    let cited_people: Vec<PersonId> = found.iter().flat_map(|n| &n.flag.cites).map(|cite| cite.person).collect();
    // Also where there is no such flag: whether there is one is for the viewer alone to know.
    let shown = cited_people.clone();
    app.store.access_log().record(signed_in.person().id, shown, AccessKind::Flag, today, context.visitor.now).await?;
    let noticed = found.ok_or(AppError::NotFound)?;
    context.allowed(Action::SeeBoard, Subject::Team(noticed.team, today))?;
    let derived = app.derived.team_in_lead_sight(&app.store, signed_in.person().id, noticed.team, today).await?;
    let names = app.store.people().names(cited_people).await?;
    let teams = teams_led(&context, signed_in).await?;
    let teller = FlagPresenter::for_flags(&context, signed_in, &teams, std::slice::from_ref(&noticed)).await?;
    let told = teller.tell(&noticed);
    let of = derived.people.iter().find(|(person, _)| Some(*person) == noticed.person).map(|(_, of)| of);
    let stressors = app.store.stressors().list();
    let steps = app.store.flag_work().history(noticed.id).await?;
    let name = told.name.clone().unwrap_or_default();
    let reading = of.map(|of| person::read(PersonId(0), &of.days, &of.settled));
    let line = reading.as_ref().map_or(&[][..], |reading| &reading.line);
    let doubts = of.map(|of| doubts(&noticed.flag, &of.days, line)).unwrap_or_default();
    Ok(FlagPage {
        named_most: named_most(locale, &stressors, &noticed, &derived),
        how_often: match &noticed.flag.kind {
            Kind::Rule(rule) => Some(reason::rule_is_right(locale, *rule)),
            _ => of.map(|_| reason::how_often(locale, noticed.flag.score, Whom::Named(&name))),
        },
        doubts: doubts.iter().map(|doubt| reason::doubt(locale, doubt)).collect(),
        charts: evidence::charts(locale, &noticed.flag, line, &name),
        cited: cited(locale, &stressors, &noticed, &derived, &names),
        proposal: evidence::proposal(locale, &stressors, &noticed, &derived, today),
        history: history::history(locale, &noticed, &told, steps, |at| teller.when(&noticed, at)),
        after: of.and_then(|of| after::after(&noticed, &of.days)),
        told,
    })
}

fn named_most(locale: Locale, stressors: &Stressors, noticed: &VisibleFlag, derived: &TeamDerived) -> Option<String> {
    noticed.person?;
    let (key, times) = evidence::named(&noticed.flag, derived).into_iter().next().filter(|(_, times)| *times > 1)?;
    Some(t!(locale, "flag-page-named-most", stressor = label(stressors, locale)(&key), times = times))
}

fn cited(
    locale: Locale,
    stressors: &Stressors,
    noticed: &VisibleFlag,
    derived: &TeamDerived,
    names: &HashMap<PersonId, String>,
) -> Vec<Cited> {
    let entry = |cite: &insight::flag::Cite| Cited {
        day: dates::weekday_and_day(locale, cite.workday),
        name: noticed.person.is_none().then(|| names.get(&cite.person).cloned().unwrap_or_default()),
        weather: cite.weather,
        usual: cite.usual.map(|usual| words::weather(locale, usual)),
        stressors: evidence::day(derived, cite)
            .map(|day| day.stressors.iter().map(label(stressors, locale)).collect())
            .unwrap_or_default(),
        counted: evidence::is_counted(&noticed.flag, cite),
    };
    let mut cites: Vec<_> = noticed.flag.cites.iter().collect();
    cites.sort_by_key(|cite| (std::cmp::Reverse(cite.workday), names.get(&cite.person)));
    cites.into_iter().map(entry).collect()
}
