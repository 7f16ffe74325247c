//! What the lists of the register show: one's own sources and all others by how far they are, for people and for
//! admins.

use std::collections::HashMap;

use super::{Side, foreign, names, planned, reads};
use crate::app::pagination::Pagination;
use crate::web::address::with_query;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::access::{Subject, answers_source};
use domain::stressor_register::SourceStatus;
use domain::{Locale, PersonId, RegisteredSource, Workday};
use store::OwnPart;
use words::{dates, t};

/// Number of sources on one page.
const ON_A_PAGE: u32 = 25;

/// Which sources a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceFilter {
    /// Heard, or being looked at.
    #[default]
    Open,
    /// Open, and nobody takes care of it; only an admin has this filter.
    Unowned,
    /// Something was changed.
    Changed,
    /// It cannot be changed.
    Unchangeable,
    /// Hidden; only an admin has this filter.
    Hidden,
}

impl SourceFilter {
    /// Returns the filters that a side has.
    #[must_use]
    pub const fn of(side: Side) -> &'static [Self] {
        match side {
            Side::People => &[Self::Open, Self::Changed, Self::Unchangeable],
            Side::Admin => &[Self::Open, Self::Unowned, Self::Changed, Self::Unchangeable, Self::Hidden],
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Unowned => "unowned",
            Self::Changed => "changed",
            Self::Unchangeable => "unchangeable",
            Self::Hidden => "hidden",
        }
    }

    fn read(side: Side, text: Option<&str>) -> Self {
        let known = Self::of(side).iter().copied().find(|filter| Some(filter.key()) == text);
        known.unwrap_or_default()
    }

    fn has(self, source: &RegisteredSource) -> bool {
        match (source.hidden.is_some(), source.status) {
            (true, _) => self == Self::Hidden,
            (false, SourceStatus::Heard | SourceStatus::Looking) => {
                self == Self::Open || (self == Self::Unowned && source.owner.is_none())
            }
            (false, SourceStatus::Changed) => self == Self::Changed,
            (false, SourceStatus::Unchangeable) => self == Self::Unchangeable,
        }
    }
}

/// What a list shows.
#[derive(Clone, Debug)]
pub struct RegisterView {
    /// Whose list it is.
    pub side: Side,
    /// The viewer's own sources, as far as their session leads to them.
    pub own: Vec<SourceRow>,
    /// Whether the session does not hold the viewer's own key, so that their own sources may be missing.
    pub closed: bool,
    /// Open sources that the viewer takes care of.
    pub cared_for: Vec<SourceRow>,
    /// The parts: which, the address, how many sources are in it, and whether it is shown.
    pub filters: Vec<(SourceFilter, String, usize, bool)>,
    /// The part that is shown.
    pub filter: SourceFilter,
    /// The sources of this page.
    pub sources: Vec<SourceRow>,
    /// Which these are.
    pub paged: Pagination,
}

/// One source in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// What gets in the way.
    pub words: String,
    /// The language of the words, if it is not that of the page.
    pub lang: Option<&'static str>,
    /// How far it is.
    pub status: SourceStatus,
    /// The same in words.
    pub status_name: String,
    /// Its kind, in words.
    pub kind: String,
    /// How many people it concerns.
    pub people: u32,
    /// Who takes care of it, in words; none if nobody does.
    pub owner: Option<String>,
    /// Until when an answer is planned, or that this day has passed, in words.
    pub due: Option<String>,
    /// What the viewer has to do with it.
    pub part: Option<OwnPart>,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// Loads the list of a side. `filter` and `page` are from the address.
///
/// # Errors
/// [`AppError::NotFound`] for those without the role.
pub async fn load(
    context: RequestContext,
    side: Side,
    filter: Option<String>,
    page: u32,
) -> Result<RegisterView, AppError> {
    let signed_in = context.allowed(side.action(), Subject::None)?;
    let register = context.app.store.stressor_register();
    let filter = SourceFilter::read(side, filter.as_deref());
    let today = signed_in.today();
    let all = register.all(today).await?;
    let parts: HashMap<_, _> =
        register.own_parts(signed_in.own.clone()).await?.into_iter().map(|part| (part.source, part)).collect();
    let part = |source: &RegisteredSource| parts.get(&source.id).copied();
    let read: Vec<_> = all.iter().filter(|source| reads(signed_in, source, part(source))).collect();
    let count = |filter: SourceFilter| read.iter().filter(|source| filter.has(source)).count();
    let address = |filter: SourceFilter, page: u32| {
        let page = if page > 1 { page.to_string() } else { String::new() };
        with_query(side.list(), &[("show", filter.key()), ("page", &page)])
    };
    let filters =
        SourceFilter::of(side).iter().map(|each| (*each, address(*each, 1), count(*each), *each == filter)).collect();
    let shown: Vec<_> = read.iter().copied().filter(|source| filter.has(source)).collect();
    let paged =
        Pagination::new(page, ON_A_PAGE, u32::try_from(shown.len()).unwrap_or(u32::MAX), |page| address(filter, page));
    let on_page = shown.into_iter().skip(paged.first.saturating_sub(1) as usize).take(ON_A_PAGE as usize);
    let own = read.iter().copied().filter(|source| side == Side::People && part(source).is_some());
    let me = signed_in.viewer.person;
    let is_cared_for = |source: &&RegisteredSource| {
        source.owner == Some(me) && SourceFilter::Open.has(source) && answers_source(&signed_in.viewer, source.owner)
    };
    let cared_for = read.iter().copied().filter(is_cared_for);
    let owners = context.app.store.people().names(read.iter().filter_map(|source| source.owner).collect()).await?;
    let closed = side.is_closed(&context, signed_in).await?;
    let row = |source: &RegisteredSource| {
        let part = part(source);
        row(&context, side, source, part, &owners, today)
    };
    Ok(RegisterView {
        side,
        own: own.map(row).collect(),
        closed,
        cared_for: cared_for.map(row).collect(),
        filters,
        filter,
        sources: on_page.map(row).collect(),
        paged,
    })
}

/// One row.
pub(super) fn row(
    context: &RequestContext,
    side: Side,
    source: &RegisteredSource,
    part: Option<OwnPart>,
    owners: &HashMap<PersonId, String>,
    today: Workday,
) -> SourceRow {
    let locale: Locale = context.visitor.locale;
    let id = source.id.to_string();
    let owner = source.owner.and_then(|owner| owners.get(&owner));
    let due = planned(source, today).map(|(due, passed)| match (dates::day(locale, due), passed) {
        (day, false) => t!(locale, "register-due-is", day = day),
        (day, true) => t!(locale, "register-due-was", day = day),
    });
    SourceRow {
        href: side.page(&id),
        id,
        words: source.proposal.words.clone(),
        lang: foreign(locale, &source.proposal.words),
        status: source.status,
        status_name: names::status(locale, source.status),
        kind: names::kind(locale, &context.app.store.stressors().list(), source.proposal.kind),
        people: source.people,
        owner: owner.map(|name| t!(locale, "register-owner-is", name = name.as_str())),
        due,
        part,
        hidden: source.hidden.is_some(),
    }
}
