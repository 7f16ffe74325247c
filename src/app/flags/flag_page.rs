//! What `/flags/{id}` shows: one flag, the entries that it rests on, what may help, and what was done.

pub mod history;
pub mod opening;

use std::collections::HashMap;

use crate::app::access_log::record::record_access;
use crate::app::flags::before_after::BeforeAfterView;
use crate::app::flags::colleagues::Colleague;
use crate::app::flags::evidence::Proposal;
use crate::app::flags::finish_flag::days_to_ask_again;
use crate::app::flags::plan::ActionChoice;
use crate::app::flags::presenter::{FlagPresenter, FlagView, label};
use crate::app::flags::somebody_else::SomebodyElse;
use crate::app::flags::status::VisibleFlag;
use crate::app::flags::{before_after, colleagues, evidence, plan, status, teams_led};
use crate::state::derived::TeamDerived;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::Stressors;
use domain::access::{Action, Subject};
use domain::name_order::name_order;
use domain::{AccessKind, CurrentWorkdays, Locale, PersonId, Weather, Workday};
use history::HistoryEvent;
use insight::detectors::caveats::caveats;
use insight::detectors::person;
use insight::flag::{Citation, FlagKind};
use report::charts::Chart;
use words::reason::FlagPerspective;
use words::{dates, reason, t};

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
    pub flag: FlagView,
    /// Whether its days are usual again, in counts; for one that has ended, on which day.
    pub status_now: Option<String>,
    /// A sentence to begin the talk with.
    pub opening: String,
    /// Who may be easier to talk to for the person, where they shared that their lead is one of the reasons.
    pub somebody_else: Option<SomebodyElse>,
    /// The other leads of the team.
    pub leads: Vec<Colleague>,
    /// The first and the last day on which a lead can plan to ask again.
    pub ask_again: (Workday, Workday),
    /// What was named most on the days that it speaks of.
    pub named_most: Option<String>,
    /// How unusual it is, or how often a published rule is wrong; none for a team's.
    pub how_often: Option<String>,
    /// What else it could be.
    pub doubts: Vec<String>,
    /// The days that it rests on, with start, end and follow-up marked, and the same for a phone; none for a team's.
    pub charts: Option<[Chart; 2]>,
    /// The same as a list, newest first.
    pub cited: Vec<Cited>,
    /// What may help.
    pub proposal: Option<Proposal>,
    /// What happened, newest first.
    pub history: Vec<HistoryEvent>,
    /// The weather before and after, where something was done.
    pub after: Option<BeforeAfterView>,
    /// What can be planned: the actions for a lead or between colleagues.
    pub actions: Vec<ActionChoice>,
}

/// Loads the [`FlagPage`]. The access is recorded before the view is computed, also if there is no such flag.
///
/// # Errors
/// [`AppError::SignedOut`], [`AppError::NotFound`] if the flag does not follow from what the viewer may see.
pub async fn load(context: RequestContext, id: String) -> Result<FlagPage, AppError> {
    let signed_in = context.allowed(Action::SeeBoard, Subject::None)?;
    let (app, locale) = (&context.app, context.visitor.locale);
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let found = status::find(app, signed_in, id, context.visitor.now).await?;
    let cited_people: Vec<PersonId> =
        found.iter().flat_map(|found| &found.flag.citations).map(|citation| citation.person).collect();
    // Also where there is no such flag: whether there is one is for the viewer alone to know.
    record_access(&context, signed_in, AccessKind::Flag, cited_people.clone()).await?;
    let visible = found.ok_or(AppError::NotFound)?;
    context.allowed(Action::SeeBoard, Subject::Team(visible.team, signed_in.today_in(visible.team)))?;
    let newest = CurrentWorkdays::at(visible.local(context.visitor.now)).newest();
    let derived = app.derived.team_in_lead_sight(&app.store, signed_in.person().id, visible.team, newest).await?;
    let names = app.store.people().names(cited_people).await?;
    let teams = teams_led(&context, signed_in).await?;
    let presenter = FlagPresenter::for_flags(&context, signed_in, &teams, std::slice::from_ref(&visible)).await?;
    let flag = presenter.present(&visible);
    let of = derived.people.iter().find(|(person, _)| Some(*person) == visible.person).map(|(_, of)| of);
    let stressors = app.store.stressors().list();
    let steps = app.store.flag_work().history(visible.id).await?;
    let name = flag.name.clone().unwrap_or_default();
    let reading = of.map(|of| person::analyse(PersonId(0), &of.days, &of.settled));
    let line = reading.as_ref().map_or(&[][..], |reading| &reading.line);
    let doubts = of.map(|of| caveats(&visible.flag, &of.days, line)).unwrap_or_default();
    let leads = colleagues::other_leads(&context, signed_in, visible.team, visible.person).await?;
    let somebody_else = if evidence::lead_is_named(&visible, &derived) {
        Some(SomebodyElse::besides(&context, signed_in, &leads).await?)
    } else {
        None
    };
    // What may help a lead begins with a talk, which here is easier with somebody else.
    let proposal = match somebody_else {
        Some(_) => None,
        None => {
            let interventions = app.store.settings().interventions();
            evidence::proposal(locale, &stressors, interventions, &visible, &derived, newest)
        }
    };
    Ok(FlagPage {
        status_now: presenter.recovery(&visible),
        opening: opening::opening(locale, &visible, label(&stressors, locale)),
        somebody_else,
        leads,
        ask_again: days_to_ask_again(&visible, context.visitor.now),
        named_most: named_most(locale, &stressors, &visible, &derived),
        how_often: match &visible.flag.kind {
            FlagKind::Rule(rule) => Some(reason::rule_is_right(locale, *rule)),
            _ => of.map(|_| reason::how_often(locale, visible.flag.score, FlagPerspective::Named(&name))),
        },
        doubts: doubts.iter().map(|doubt| reason::doubt(locale, doubt)).collect(),
        charts: evidence::charts(locale, &visible.flag, line, &name, &evidence::marks(locale, &visible, &steps)),
        cited: cited(locale, &stressors, &visible, &derived, &names),
        proposal,
        after: before_after::after(locale, &visible, &steps, line),
        history: history::history(locale, &visible, &flag, steps, |at| presenter.when(&visible, at)),
        actions: plan::actions(locale, &visible),
        flag,
    })
}

fn named_most(locale: Locale, stressors: &Stressors, visible: &VisibleFlag, derived: &TeamDerived) -> Option<String> {
    visible.person?;
    let (key, times) = evidence::named(&visible.flag, derived).into_iter().next().filter(|(_, times)| *times > 1)?;
    Some(t!(locale, "flag-page-named-most", stressor = label(stressors, locale)(&key), times = times))
}

fn cited(
    locale: Locale,
    stressors: &Stressors,
    visible: &VisibleFlag,
    derived: &TeamDerived,
    names: &HashMap<PersonId, String>,
) -> Vec<Cited> {
    let entry = |citation: &insight::flag::Citation| Cited {
        day: dates::weekday_and_day(locale, citation.workday),
        name: visible.person.is_none().then(|| names.get(&citation.person).cloned().unwrap_or_default()),
        weather: citation.weather,
        usual: citation.usual.map(|usual| words::weather(locale, usual)),
        stressors: evidence::day(derived, citation)
            .map(|day| day.stressors.iter().map(label(stressors, locale)).collect())
            .unwrap_or_default(),
        counted: visible.flag.counts(citation),
    };
    let mut citations: Vec<_> = visible.flag.citations.iter().collect();
    let name_of = |citation: &Citation| names.get(&citation.person).map(|name| name_order(name));
    citations.sort_by_cached_key(|citation| (std::cmp::Reverse(citation.workday), name_of(citation), citation.person));
    citations.into_iter().map(entry).collect()
}
