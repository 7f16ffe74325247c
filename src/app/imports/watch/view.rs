//! What the pages of an admin say about the watched folders.

use jiff::tz::TimeZone;

use super::folder;
use crate::app::imports::{ProblemRow, fault, schedule};
use crate::state::watched::{HoldReason, WatchedKind, WatchedOutcome};
use crate::web::context::RequestContext;
use domain::Locale;
use words::{dates, t};

/// What a page says about a watched folder.
#[derive(Clone, Debug)]
pub struct WatchedView {
    /// What the folder contains.
    pub kind: WatchedKind,
    /// What came of the newest file.
    pub sentence: String,
    /// What is wrong with it.
    pub problems: Vec<ProblemRow>,
    /// Whether the file waits for an admin.
    pub is_held: bool,
    /// Whether the file, or the folder, cannot be imported as it is.
    pub is_wrong: bool,
}

/// The page on which files of a kind are imported.
#[must_use]
pub const fn page_of(kind: WatchedKind) -> &'static str {
    match kind {
        WatchedKind::Roster => "/admin/import",
        WatchedKind::Schedule => schedule::PAGE,
    }
}

/// What an admin has to do about the watched folders: a sentence each, and the page where it is done.
#[must_use]
pub fn waiting(context: &RequestContext) -> Vec<(String, &'static str)> {
    let views = WatchedKind::ALL.into_iter().filter_map(|kind| view(context, kind));
    views.filter(|view| view.is_held || view.is_wrong).map(|view| (view.sentence, page_of(view.kind))).collect()
}

/// What a page says about the watched folder of a kind; none if there is no such folder.
#[must_use]
pub fn view(context: &RequestContext, kind: WatchedKind) -> Option<WatchedView> {
    let (app, locale) = (&context.app, context.visitor.locale);
    folder(app, kind)?;
    let plain = |sentence| WatchedView { kind, sentence, problems: Vec::new(), is_held: false, is_wrong: false };
    let Some(last) = app.watched.last(kind) else { return Some(plain(t!(locale, "watched-none"))) };
    let zone = context.visitor.signed_in.as_ref().map_or(TimeZone::UTC, |admin| admin.person().time_zone.clone());
    let when = dates::moment(locale, last.at.to_zoned(zone).datetime());
    let file = last.file;
    let wrong = |sentence| WatchedView { is_wrong: true, ..plain(sentence) };
    Some(match last.outcome {
        WatchedOutcome::Imported(people) => {
            plain(t!(locale, "watched-imported", file = file, when = when, people = people))
        }
        WatchedOutcome::Held(reasons) => {
            let reasons: Vec<String> = reasons.into_iter().map(|reason| hold_reason(locale, kind, reason)).collect();
            let sentence = t!(locale, "watched-held", file = file, reasons = words::clauses(locale, &reasons));
            WatchedView { is_held: true, ..plain(sentence) }
        }
        WatchedOutcome::Faulty(problems) => {
            let problems = problems.iter().map(|problem| fault(locale, problem)).collect();
            WatchedView { problems, ..wrong(t!(locale, "watched-faulty", file = file, when = when)) }
        }
        WatchedOutcome::Unreadable => wrong(t!(locale, "watched-unreadable", file = file)),
        WatchedOutcome::FolderUnreadable => wrong(t!(locale, "watched-no-folder")),
        WatchedOutcome::Failed => wrong(t!(locale, "watched-failed", file = file)),
    })
}

/// Why a file waits for an admin, as part of a sentence.
fn hold_reason(locale: Locale, kind: WatchedKind, reason: HoldReason) -> String {
    match (reason, kind) {
        (HoldReason::Lost { lost, of }, WatchedKind::Roster) => {
            t!(locale, "watched-held-leaving", lost = lost, of = of)
        }
        (HoldReason::Lost { lost, of }, WatchedKind::Schedule) => {
            t!(locale, "watched-held-shifts", lost = lost, of = of)
        }
        (HoldReason::Sites(sites), _) => t!(locale, "watched-held-sites", sites = words::items(locale, &sites)),
        (HoldReason::Units(count), _) => t!(locale, "watched-held-units", count = count),
    }
}
