//! What the page of one source shows.

use super::figures::FiguresView;
use super::{Side, figures, foreign, found, names, planned};
use crate::app::stressor_register::proposal::{AboutChoices, about_choices, about_key};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Action, Subject, answers_source};
use domain::name_order::name_order;
use domain::stressor_register::{OWNER_ROLES, SourceStatus, SourceStep, SourceStepKind};
use domain::{PersonId, RegisteredSource, Workday};
use store::{OwnPart, PersonFilter, Store, StoreError};
use words::{dates, t};

/// What the page shows.
#[derive(Clone, Debug)]
pub struct SourceView {
    /// Which side.
    pub side: Side,
    /// Its id.
    pub id: String,
    /// What gets in the way.
    pub words: String,
    /// The language of the words, if it is not that of the page.
    pub lang: Option<&'static str>,
    /// How far it is.
    pub status: SourceStatus,
    /// The same in words, with the day.
    pub status_name: String,
    /// What is known of it: question and answer.
    pub facts: Vec<(String, String)>,
    /// Its log, the newest line first.
    pub steps: Vec<StepRow>,
    /// How often its stressor was mentioned before and after the change; none if nothing was changed, or it belongs to
    /// no stressor.
    pub figures: Option<FiguresView>,
    /// What the viewer has to do with it, as far as their session leads to it.
    pub part: Option<OwnPart>,
    /// Whether the session does not hold the viewer's own key, so that it may not lead to that.
    pub closed: bool,
    /// Why it is hidden; none if it is not.
    pub hidden: Option<String>,
    /// Whether the viewer can support it.
    pub may_support: bool,
    /// What the viewer fills in about it, if they take care of it.
    pub answer: Option<AnswerView>,
    /// What an admin fills in about it.
    pub assign: Option<AssignView>,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// The day, and who wrote it, in words.
    pub when: String,
    /// The status from then on, or that it was hidden or shown again, in words.
    pub status_name: String,
    /// What was done, or why it was hidden; empty if it was only shown again.
    pub words: String,
    /// The language of the words, if it is not that of the page.
    pub lang: Option<&'static str>,
}

/// What the form for an answer begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    /// The statuses to choose from: key and name.
    pub statuses: Vec<(&'static str, String)>,
    /// The key of the status.
    pub status: &'static str,
    /// Until when an answer is planned, as a form has it; empty for none.
    pub due: String,
}

/// What the form of an admin begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignView {
    /// Who can take care of it: key and name.
    pub owners: Vec<(String, String)>,
    /// The key of who does; empty for nobody.
    pub owner: String,
    /// Until when an answer is planned, as a form has it; empty for none.
    pub due: String,
    /// What it can concern.
    pub about: AboutChoices,
    /// What it concerns.
    pub concerns: String,
}

/// Loads the [`SourceView`].
///
/// # Errors
/// [`AppError::NotFound`] if there is no such source, or the viewer does not read it.
pub async fn load(context: RequestContext, side: Side, id: &str) -> Result<SourceView, AppError> {
    let (signed_in, source, part) = found(&context, side, id).await?;
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let may_answer = answers_source(&signed_in.viewer, source.owner);
    let mut steps = store.stressor_register().steps(source.id).await?;
    // Why it was hidden is for those who could read it then. Nobody knows since when somebody supports it, so
    // supporters read it only while it is hidden.
    let proposed = part.is_some_and(|part| part.proposed);
    steps.retain(|step| may_answer || proposed || step.kind == SourceStepKind::Answered);
    let known = [source.owner, source.proposer].into_iter().chain(steps.iter().map(|step| step.by));
    let people = store.people().names(known.flatten().collect()).await?;
    let name = |person: Option<PersonId>| person.and_then(|person| people.get(&person)).map(String::as_str);
    let may_assign = side == Side::Admin && context.allowed(Action::Administer, Subject::None).is_ok();
    let may_support = side == Side::People && part.is_none() && source.hidden.is_none();
    let row = |step: SourceStep| {
        let day = dates::full_day(locale, step.day);
        StepRow {
            when: match name(step.by) {
                Some(name) => t!(locale, "register-step-by", day = day, name = name),
                None => day,
            },
            status_name: match step.kind {
                SourceStepKind::Answered => names::status(locale, step.status),
                SourceStepKind::Hidden => t!(locale, "register-is-hidden"),
                SourceStepKind::Shown => t!(locale, "register-is-shown"),
            },
            lang: foreign(locale, &step.words),
            words: step.words,
        }
    };
    Ok(SourceView {
        side,
        id: source.id.to_string(),
        words: source.proposal.words.clone(),
        lang: foreign(locale, &source.proposal.words),
        status: source.status,
        status_name: names::status(locale, source.status),
        facts: facts(&context, &source, name, signed_in.today()),
        steps: steps.into_iter().map(row).collect(),
        figures: figures::load(&context.app, locale, side, &source).await?,
        part,
        closed: side.is_closed(&context, signed_in).await?,
        hidden: source.hidden.clone(),
        may_support,
        answer: may_answer.then(|| AnswerView {
            statuses: SourceStatus::ALL.map(|status| (status.key(), names::status(locale, status))).to_vec(),
            status: source.status.key(),
            due: due_of(&source),
        }),
        assign: match may_assign {
            true => Some(assign(&context, &source, signed_in.today()).await?),
            false => None,
        },
    })
}

/// What is known of a source: who it concerns, how often, since when, and who takes care of it.
fn facts<'a>(
    context: &RequestContext,
    source: &RegisteredSource,
    name: impl Fn(Option<PersonId>) -> Option<&'a str>,
    today: Workday,
) -> Vec<(String, String)> {
    let locale = context.visitor.locale;
    let stressors = context.app.store.stressors().list();
    let proposal = &source.proposal;
    let how_often = t!(
        locale,
        "register-often-since",
        often = names::how_often(locale, proposal.how_often),
        since = names::since(locale, proposal.since)
    );
    let proposer = name(source.proposer).map_or_else(|| t!(locale, "register-unnamed"), str::to_owned);
    let owner = name(source.owner).map_or_else(|| t!(locale, "register-no-owner"), str::to_owned);
    let due = planned(source, today).map(|(due, passed)| match (dates::full_day(locale, due), passed) {
        (day, false) => day,
        (day, true) => t!(locale, "register-due-passed", day = day),
    });
    let mut facts = vec![
        (t!(locale, "register-concerns"), t!(locale, "register-people", count = source.people)),
        (t!(locale, "register-about"), names::about(locale, &stressors, proposal)),
        (t!(locale, "register-how-often"), how_often),
        (
            t!(locale, "register-proposed"),
            t!(locale, "register-proposed-by", name = proposer, week = dates::full_day(locale, source.week)),
        ),
        (t!(locale, "register-owner"), owner),
    ];
    facts.extend(due.map(|due| (t!(locale, "register-due"), due)));
    facts
}

async fn assign(context: &RequestContext, source: &RegisteredSource, today: Workday) -> Result<AssignView, AppError> {
    let (store, locale) = (&context.app.store, context.visitor.locale);
    let owners = possible_owners(store, today).await?;
    let owner = owners.iter().find(|(id, ..)| Some(*id) == source.owner).map(|(_, key, _)| key.clone());
    Ok(AssignView {
        owners: owners.into_iter().map(|(_, key, name)| (key, name)).collect(),
        owner: owner.unwrap_or_default(),
        due: due_of(source),
        about: about_choices(locale, &store.stressors().list()),
        concerns: about_key(source.proposal.kind, source.proposal.stressor.as_ref()),
    })
}

fn due_of(source: &RegisteredSource) -> String {
    source.due.map(|due| due.to_string()).unwrap_or_default()
}

/// Those who can take care of a source on this day, by name: id, key and name.
pub(super) async fn possible_owners(
    store: &Store,
    today: Workday,
) -> Result<Vec<(PersonId, String, String)>, StoreError> {
    let mut owners = Vec::new();
    for role in OWNER_ROLES {
        let filter = PersonFilter { role: Some(role), limit: MAX_OWNERS, ..PersonFilter::default() };
        let (people, _) = store.people().list(filter).await?;
        let here = people.into_iter().filter(|one| one.is_here_on(today));
        owners.extend(here.map(|one| (one.id, one.key, one.name)));
    }
    owners.sort_by_cached_key(|(id, _, name)| (name_order(name), *id));
    owners.dedup_by_key(|(id, ..)| *id);
    Ok(owners)
}

/// Maximum number of people of a role that are offered as owners.
const MAX_OWNERS: u32 = 500;
