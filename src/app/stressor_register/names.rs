//! The words for a source's kind, how often it gets in the way, since when, and how far it is.

use content::Stressors;
use domain::Locale;
use domain::stressor_register::{HowOften, SinceWhen, SourceKind, SourceProposal, SourceStatus};
use words::t;

/// The name of a kind: that of its group of stressors.
#[must_use]
pub fn kind(locale: Locale, stressors: &Stressors, kind: SourceKind) -> String {
    let group = stressors.by_group().find(|(group, _)| group.key == kind.key());
    group.map(|(group, _)| group.label(locale).to_owned()).unwrap_or_default()
}

/// What a proposal concerns: its kind, and its stressor if it belongs to one.
#[must_use]
pub fn about(locale: Locale, stressors: &Stressors, proposal: &SourceProposal) -> String {
    let kind = kind(locale, stressors, proposal.kind);
    match &proposal.stressor {
        Some(stressor) => {
            t!(locale, "register-about-both", kind = kind, stressor = stressors.label(locale, stressor))
        }
        None => kind,
    }
}

/// How often.
#[must_use]
pub fn how_often(locale: Locale, how_often: HowOften) -> String {
    match how_often {
        HowOften::EveryShift => t!(locale, "register-every-shift"),
        HowOften::Weekly => t!(locale, "register-weekly"),
        HowOften::NowAndThen => t!(locale, "register-now-and-then"),
    }
}

/// Since when.
#[must_use]
pub fn since(locale: Locale, since: SinceWhen) -> String {
    match since {
        SinceWhen::Weeks => t!(locale, "register-since-weeks"),
        SinceWhen::Months => t!(locale, "register-since-months"),
        SinceWhen::Longer => t!(locale, "register-since-longer"),
    }
}

/// How far.
#[must_use]
pub fn status(locale: Locale, status: SourceStatus) -> String {
    match status {
        SourceStatus::Heard => t!(locale, "register-heard"),
        SourceStatus::Looking => t!(locale, "register-looking"),
        SourceStatus::Changed => t!(locale, "register-changed"),
        SourceStatus::Unchangeable => t!(locale, "register-unchangeable"),
    }
}
