//! The names of kinds and parts.

use content::{EvidenceBasis, LibraryKind, PartKind};
use domain::Locale;
use words::t;

/// The name of a kind.
#[must_use]
pub fn kind(locale: Locale, kind: LibraryKind) -> String {
    match kind {
        LibraryKind::Reframing => t!(locale, "library-reframing"),
        LibraryKind::Empathy => t!(locale, "library-empathy"),
        LibraryKind::Words => t!(locale, "library-words"),
        LibraryKind::RolePlay => t!(locale, "library-role-play"),
        LibraryKind::Case => t!(locale, "library-case"),
    }
}

/// What a kind is for.
#[must_use]
pub fn about_kind(locale: Locale, kind: LibraryKind) -> String {
    match kind {
        LibraryKind::Reframing => t!(locale, "library-reframing-about"),
        LibraryKind::Empathy => t!(locale, "library-empathy-about"),
        LibraryKind::Words => t!(locale, "library-words-about"),
        LibraryKind::RolePlay => t!(locale, "library-role-play-about"),
        LibraryKind::Case => t!(locale, "library-case-about"),
    }
}

/// The heading of a part.
#[must_use]
pub fn part(locale: Locale, part: PartKind) -> String {
    match part {
        PartKind::Thought => t!(locale, "library-part-thought"),
        PartKind::View => t!(locale, "library-part-view"),
        PartKind::Sentence => t!(locale, "library-part-sentence"),
        PartKind::Place => t!(locale, "library-part-place"),
        PartKind::Need => t!(locale, "library-part-need"),
        PartKind::Others => t!(locale, "library-part-others"),
        PartKind::Cost => t!(locale, "library-part-cost"),
        PartKind::Next => t!(locale, "library-part-next"),
        PartKind::Roles => t!(locale, "library-part-roles"),
        PartKind::Lines => t!(locale, "library-part-lines"),
        PartKind::Watch => t!(locale, "library-part-watch"),
        PartKind::Happened => t!(locale, "library-part-happened"),
        PartKind::Tried => t!(locale, "library-part-tried"),
        PartKind::Say => t!(locale, "library-part-say"),
        PartKind::Questions => t!(locale, "library-part-questions"),
    }
}

/// Where evidence comes from.
#[must_use]
pub fn basis(locale: Locale, basis: EvidenceBasis) -> String {
    match basis {
        EvidenceBasis::Laboratory => t!(locale, "library-basis-laboratory"),
        EvidenceBasis::Workplace => t!(locale, "library-basis-workplace"),
    }
}
