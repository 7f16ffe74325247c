//! What `/looks` and `/admin/looks` show: who opened what a person shared, and who opened the reports that concern
//! everybody.

pub mod put_notices_away;
pub mod record;

use jiff::Timestamp;

use super::pagination::Pagination;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::{AccessKind, Locale};
use insight::climate::Period;
use store::{AccessEvent, AccessSummary};
use words::{dates, t};

/// The length of a page.
const ON_A_PAGE: u32 = 50;

/// One access, in words, for the people it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessSentence {
    /// When for the first time on that day; for several accesses in one row, from when to when.
    pub when: String,
    /// Who opened what.
    pub sentence: String,
}

/// What was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessLogPart {
    /// At what the reader shared.
    Mine,
    /// At reports.
    Reports,
}

impl AccessLogPart {
    /// Both, in the order of the screen.
    pub const ALL: [Self; 2] = [Self::Mine, Self::Reports];

    /// From an address.
    #[must_use]
    pub fn from_query(text: Option<&str>) -> Self {
        if text == Some("reports") { Self::Reports } else { Self::Mine }
    }

    /// The address of its first page.
    #[must_use]
    pub const fn href(self) -> &'static str {
        match self {
            Self::Mine => "/looks",
            Self::Reports => "/looks?of=reports",
        }
    }
}

/// The whole screen.
#[derive(Clone, Debug)]
pub struct OwnAccessLogView {
    /// At what.
    pub of: AccessLogPart,
    /// How many there are of each.
    pub counts: [(AccessLogPart, u32); 2],
    /// Those on this page, newest first.
    pub rows: Vec<AccessSentence>,
    /// Which part of the list this is.
    pub paged: Pagination,
}

/// Loads the [`OwnAccessLogView`].
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn load(context: RequestContext, of: AccessLogPart, page: u32) -> Result<OwnAccessLogView, AppError> {
    let signed_in = context.allowed(Action::OwnAccount, Subject::None)?;
    let store = &context.app.store;
    let offset = |wanted| if of == wanted { (page - 1) * ON_A_PAGE } else { 0 };
    let (mine, all_mine) =
        store.access_log().about_person(signed_in.person().id, ON_A_PAGE, offset(AccessLogPart::Mine)).await?;
    let (reports, all_reports) = store.access_log().reports(ON_A_PAGE, offset(AccessLogPart::Reports)).await?;
    let (shown, all) = match of {
        AccessLogPart::Mine => (mine, all_mine),
        AccessLogPart::Reports => (reports, all_reports),
    };
    let address = |page| match of {
        AccessLogPart::Mine => format!("/looks?page={page}"),
        AccessLogPart::Reports => format!("/looks?of=reports&page={page}"),
    };
    Ok(OwnAccessLogView {
        of,
        counts: [(AccessLogPart::Mine, all_mine), (AccessLogPart::Reports, all_reports)],
        rows: sentences(context.visitor.locale, signed_in, shown.into_iter().map(AccessSummary::from)),
        paged: Pagination::new(page, ON_A_PAGE, all, address),
    })
}

/// The newest accesses that concern the reader, at most this many lines: at what they shared, and at reports, where
/// those of one person on one day are one line. And whether there is more to read of them.
///
/// # Errors
/// If the store cannot be read.
pub async fn newest(
    context: &RequestContext,
    reader: &SignedIn,
    most: u32,
) -> Result<(Vec<AccessSentence>, bool), AppError> {
    let (mine, all_mine) = context.app.store.access_log().about_person(reader.person().id, most, 0).await?;
    let (mut events, all_reports) = context.app.store.access_log().reports_by_day(most).await?;
    events.extend(mine.into_iter().map(AccessSummary::from));
    events.sort_by_key(|together| std::cmp::Reverse(together.last_at));
    events.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let more = all_mine.saturating_add(all_reports) > most || events.iter().any(|together| together.times > 1);
    Ok((sentences(context.visitor.locale, reader, events), more))
}

/// The newest accesses to reports, which anybody on the roster may read: those of one person on one day in one line.
///
/// # Errors
/// If the store cannot be read.
pub async fn newest_at_reports(
    context: &RequestContext,
    reader: &SignedIn,
    most: u32,
) -> Result<Vec<AccessSentence>, AppError> {
    let (events, _) = context.app.store.access_log().reports_by_day(most).await?;
    Ok(sentences(context.visitor.locale, reader, events))
}

fn sentences(
    locale: Locale,
    reader: &SignedIn,
    events: impl IntoIterator<Item = AccessSummary>,
) -> Vec<AccessSentence> {
    let zone = &reader.person().time_zone;
    let clock = |at: Timestamp| dates::time(at.to_zoned(zone.clone()).time());
    let in_words = |AccessSummary { event, last_at, times }: AccessSummary| {
        let (first, last) = (clock(event.first_at), clock(last_at));
        let time = if first == last { first } else { words::range(locale, &first, &last) };
        let when = match reader.today().number() - event.workday.number() {
            0 => t!(locale, "me-today", time = time),
            1 => t!(locale, "me-yesterday", time = time),
            _ => t!(locale, "me-on-day", day = dates::day(locale, event.workday), time = time),
        };
        AccessSentence { when, sentence: sentence(locale, event, times) }
    };
    events.into_iter().map(in_words).collect()
}

fn sentence(locale: Locale, event: AccessEvent, times: u32) -> String {
    let (name, about) = (event.viewer, report(locale, event.about));
    match event.kind {
        AccessKind::Board => t!(locale, "me-look-board", name = name),
        AccessKind::Team => t!(locale, "me-look-team", name = name),
        AccessKind::Trends => t!(locale, "me-look-trends", name = name),
        AccessKind::Flag => t!(locale, "me-look-flag", name = name),
        AccessKind::Climate if times > 1 => t!(locale, "look-climate-several", name = name, count = times),
        AccessKind::Climate => t!(locale, "look-climate", name = name, about = about),
        AccessKind::Export if times > 1 => t!(locale, "look-export-several", name = name, count = times),
        AccessKind::Export => t!(locale, "look-export", name = name, about = about),
        AccessKind::Referral => t!(locale, "me-look-referral", name = name),
    }
}

/// Which report, as people read it: the log keeps its place and the key of its period.
fn report(locale: Locale, about: String) -> String {
    match about.rsplit_once(", ").and_then(|(place, period)| Some((place, period.parse::<Period>().ok()?))) {
        Some((place, period)) => {
            t!(locale, "look-report", place = place, period = words::climate::period(locale, period))
        }
        None => about,
    }
}

/// What is asked for on `/admin/looks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessLogQuery {
    /// One kind alone.
    pub kind: Option<AccessKind>,
    /// Which page, from 1.
    pub page: u32,
}

/// One access, as admins see it: who opened which kind of page, and not whose data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    /// Who.
    pub viewer: String,
    /// What kind of page; of a report also which.
    pub what: String,
    /// When for the first time on that day.
    pub when: String,
}

/// What `/admin/looks` shows.
#[derive(Clone, Debug)]
pub struct AccessLogView {
    /// What was asked for.
    pub asked: AccessLogQuery,
    /// Newest first.
    pub rows: Vec<AccessRow>,
    /// Which part of the list this is.
    pub paged: Pagination,
}

/// Loads what admins see.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load_all(context: RequestContext, asked: AccessLogQuery) -> Result<AccessLogView, AppError> {
    let signed_in = context.allowed(Action::Administer, Subject::None)?;
    let (locale, zone) = (context.visitor.locale, &signed_in.person().time_zone);
    let kinds = asked.kind.map_or_else(|| AccessKind::SEEN_BY_ADMINS.to_vec(), |kind| vec![kind]);
    let (events, all) = context.app.store.access_log().by_kind(kinds, ON_A_PAGE, (asked.page - 1) * ON_A_PAGE).await?;
    let row = |event: AccessEvent| {
        let kind = words::access_kind(locale, event.kind);
        let about = report(locale, event.about);
        let what = if about.is_empty() { kind } else { t!(locale, "looks-of", kind = kind, about = about) };
        AccessRow {
            viewer: event.viewer,
            what,
            when: dates::moment(locale, event.first_at.to_zoned(zone.clone()).datetime()),
        }
    };
    let kind = asked.kind.map(|kind| format!("kind={}&", kind.key())).unwrap_or_default();
    Ok(AccessLogView {
        asked,
        rows: events.into_iter().map(row).collect(),
        paged: Pagination::new(asked.page, ON_A_PAGE, all, |page| format!("/admin/looks?{kind}page={page}")),
    })
}
