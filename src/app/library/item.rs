//! What the page of one item shows.

use super::filter::LibraryFilter;
use super::{address, course, foreign, names};
use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::{LibraryItem, LibraryKind, PartKind, Stressors, WordPair};
use domain::access::{Action, Subject, may};
use domain::{LibraryCaseId, Locale, StressorKey, ToughCallSource};
use insight::suggestion::InterventionKind;
use store::ReleasedCase;
use words::{t, tough_call};

/// What the page shows.
#[derive(Clone, Debug, Default)]
pub struct ItemView {
    /// The id, under which marks are stored.
    pub id: String,
    /// The address of the page.
    pub here: String,
    /// The name of the kind.
    pub kicker: String,
    /// The address of all items of the kind.
    pub kind_href: String,
    /// The title.
    pub title: String,
    /// In a sentence; empty for a case of this centre.
    pub summary: String,
    /// The language, if it is not that of the page.
    pub lang: Option<&'static str>,
    /// The id of a case that came from this centre.
    pub from_centre: Option<String>,
    /// Under what it is filed: address and name.
    pub filed: Vec<(String, String)>,
    /// The parts in order.
    pub parts: Vec<ItemPart>,
    /// Phrases to avoid.
    pub pairs: Vec<WordPair>,
    /// Interventions that go further: address and name.
    pub further: Vec<(String, String)>,
    /// What is known of it.
    pub evidence: ItemEvidence,
    /// Whether the reader said that it helped, or that it did not; none if they said neither.
    pub helped: Option<bool>,
    /// Whether the reader has read it; none if it is part of no course.
    pub read: Option<bool>,
    /// The course from which the reader came.
    pub course: Option<CourseStep>,
    /// Whether it is for leads.
    pub for_leads: bool,
    /// The questions of a case: each with its answers and what they lead to.
    pub choices: Vec<(String, Vec<(String, String)>)>,
    /// The steps of a role play.
    pub steps: Vec<PlayStepView>,
    /// Whether the reader may take a case of this centre out of the library.
    pub edits: bool,
}

/// The place of an item in the course from which the reader came.
#[derive(Clone, Debug, Default)]
pub struct CourseStep {
    /// The key of the course.
    pub key: String,
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The next item: address and title; none after the last one.
    pub next: Option<(String, String)>,
}

/// One step of a role play.
#[derive(Clone, Debug, Default)]
pub struct PlayStepView {
    /// Its title.
    pub title: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What the two do.
    pub points: Vec<String>,
}

/// One part.
#[derive(Clone, Debug, Default)]
pub struct ItemPart {
    /// Its heading.
    pub heading: String,
    /// Its paragraphs, or the points of a list.
    pub texts: Vec<String>,
    /// Whether it is a list.
    pub list: bool,
    /// Whether it is one sentence to keep.
    pub quote: bool,
}

/// What is known of an item.
#[derive(Clone, Debug, Default)]
pub struct ItemEvidence {
    /// Each finding: where it comes from, what was found, the citation. Empty if it comes from practice.
    pub findings: Vec<[String; 3]>,
    /// Whether a finding comes from laboratory experiments.
    pub laboratory: bool,
}

/// Loads the page of the item of this kind with this key, as a step of the course with the key `course` if it is one.
///
/// # Errors
/// [`AppError::NotFound`] if there is none.
pub async fn load(context: RequestContext, kind: LibraryKind, key: &str, course: &str) -> Result<ItemView, AppError> {
    let signed_in = context.allowed(Action::ReadLibrary, Subject::None)?;
    let (shelf, locale) = (context.app.store.library(), context.visitor.locale);
    let stressors = context.app.store.stressors().list();
    let marks = shelf.marks(signed_in.own.clone()).await?;
    let read = shelf.read_items(signed_in.own.clone()).await?;
    let view = match content::library().get(kind, key) {
        Some(item) => of_catalogue(locale, item),
        None => {
            let id = of_centre_id(kind, key).ok_or(AppError::NotFound)?;
            let case = shelf.released_case(id).await?.ok_or(AppError::NotFound)?;
            let edits = may(Some(&signed_in.viewer), Action::EditCases, Subject::None);
            ItemView { edits, ..of_centre(locale, &stressors, case) }
        }
    };
    // As a step of a refresher, what was read a year ago is to be read again.
    let in_course = content::library().course(course).filter(|course| course.items().any(|item| *item == view.id));
    let is_read = match in_course {
        Some(course) => course::is_read(course, &read, &view.id, signed_in.today()),
        None => read.contains(&view.id),
    };
    Ok(ItemView {
        helped: marks.iter().find(|mark| mark.item == view.id).map(|mark| mark.helped),
        read: content::library().is_taught(&view.id).then_some(is_read),
        course: course_step(locale, course, &view.id),
        ..view
    })
}

/// The id of a case of this centre in an address.
#[must_use]
pub fn of_centre_id(kind: LibraryKind, key: &str) -> Option<LibraryCaseId> {
    key.parse().ok().filter(|id: &LibraryCaseId| kind == LibraryKind::Case && id.to_string() == key)
}

fn course_step(locale: Locale, key: &str, id: &str) -> Option<CourseStep> {
    let course = content::library().course(key)?;
    let mut after = course.items().skip_while(|item| *item != id);
    after.next()?;
    let next = after.next().and_then(|id| content::library().find(id));
    Some(CourseStep {
        key: course.key.clone(),
        href: page_of(course::COURSES, &course.key),
        title: course.title.get(locale).clone(),
        next: next.map(|item| (course::step(&address(item.kind, &item.key), key), item.title.get(locale).clone())),
    })
}

fn choices(locale: Locale, item: &LibraryItem) -> Vec<(String, Vec<(String, String)>)> {
    let answers = |asked: &content::CaseQuestion| {
        let both = |one: &content::CaseAnswer| (one.answer.get(locale).clone(), one.leads_to.get(locale).clone());
        asked.answers.iter().map(both).collect()
    };
    item.choices.iter().map(|asked| (asked.question.get(locale).clone(), answers(asked))).collect()
}

fn steps(locale: Locale, item: &LibraryItem) -> Vec<PlayStepView> {
    let steps = content::library().play_steps().iter().filter(|_| item.kind == LibraryKind::RolePlay);
    let step = |step: &content::PlayStep| PlayStepView {
        title: step.title.get(locale).clone(),
        minutes: step.minutes,
        points: step.points.get(locale).clone(),
    };
    steps.map(step).collect()
}

fn of_catalogue(locale: Locale, item: &LibraryItem) -> ItemView {
    let sources = item.sources.iter().map(|source| filed_under_source(locale, *source));
    let further = item.interventions.iter().filter_map(|key| content::interventions().get(key)).map(|card| {
        let title = card.title.get(locale);
        let title = match card.rule.kind {
            InterventionKind::Team => t!(locale, "library-further-lead", title = title.as_str()),
            InterventionKind::Own | InterventionKind::Peer => title.clone(),
        };
        (page_of("/suggestion", &card.rule.key), title)
    });
    let findings = content::library().evidence(item).map(|evidence| {
        [names::basis(locale, evidence.basis), evidence.finding.get(locale).clone(), evidence.citation.clone()]
    });
    let laboratory =
        |evidence: &content::library::LibraryEvidence| evidence.basis == content::EvidenceBasis::Laboratory;
    ItemView {
        id: item.id(),
        here: address(item.kind, &item.key),
        kicker: names::kind(locale, item.kind),
        kind_href: kind_href(item.kind),
        title: item.title.get(locale).clone(),
        summary: item.summary.get(locale).clone(),
        filed: item.stressors.iter().map(|key| filed(locale, content::stressors(), key)).chain(sources).collect(),
        parts: parts(locale, item),
        pairs: item.pairs.get(locale).clone(),
        for_leads: item.for_leads,
        choices: choices(locale, item),
        steps: steps(locale, item),
        further: further.collect(),
        evidence: ItemEvidence {
            findings: findings.collect(),
            laboratory: content::library().evidence(item).any(laboratory),
        },
        ..ItemView::default()
    }
}

fn of_centre(locale: Locale, stressors: &Stressors, case: ReleasedCase) -> ItemView {
    let id = case.id.to_string();
    let texts = [
        (PartKind::Happened, case.words.happened),
        (PartKind::Tried, case.words.tried),
        (PartKind::Say, case.words.say),
    ];
    let paragraphs = |text: String| text.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect();
    ItemView {
        here: address(LibraryKind::Case, &id),
        kicker: names::kind(locale, LibraryKind::Case),
        kind_href: kind_href(LibraryKind::Case),
        title: case.title,
        lang: foreign(locale, case.language),
        filed: case
            .stressor
            .iter()
            .map(|key| filed(locale, stressors, key))
            .chain(case.source.map(|source| filed_under_source(locale, source)))
            .collect(),
        parts: texts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(kind, text)| ItemPart {
                heading: names::part(locale, kind),
                texts: paragraphs(text),
                ..ItemPart::default()
            })
            .collect(),
        id: content::library::id(LibraryKind::Case, &id),
        from_centre: Some(id),
        ..ItemView::default()
    }
}

fn kind_href(kind: LibraryKind) -> String {
    LibraryFilter { kind: Some(kind), ..LibraryFilter::default() }.address()
}

fn filed(locale: Locale, stressors: &Stressors, key: &StressorKey) -> (String, String) {
    let filter = LibraryFilter { stressor: Some(key.clone()), ..LibraryFilter::default() };
    (filter.address(), stressors.label(locale, key).to_owned())
}

/// The parts of an item that comes with the program.
#[must_use]
pub fn parts(locale: Locale, item: &LibraryItem) -> Vec<ItemPart> {
    item.parts.iter().map(|(kind, texts)| part(locale, *kind, texts.get(locale).clone())).collect()
}

fn filed_under_source(locale: Locale, source: ToughCallSource) -> (String, String) {
    let filter = LibraryFilter { source: Some(source), ..LibraryFilter::default() };
    (filter.address(), tough_call::source(locale, source))
}

fn part(locale: Locale, kind: PartKind, texts: Vec<String>) -> ItemPart {
    let list =
        matches!(kind, PartKind::Roles | PartKind::Lines | PartKind::Watch | PartKind::Questions | PartKind::Say);
    let quote = matches!(
        kind,
        PartKind::Thought
            | PartKind::Sentence
            | PartKind::Place
            | PartKind::Need
            | PartKind::Others
            | PartKind::Cost
            | PartKind::Next
    );
    ItemPart { heading: names::part(locale, kind), texts, list, quote }
}
