//! Names of what people state about tough calls, and of what they answer later.

use crate::t;
use domain::tough_call::{Heaviness, ToughCallAnswer, ToughCallKind};
use domain::{Locale, ToughCall, ToughCallSource};

/// Returns the name of a source, as on its button: `Price`, `价格`.
#[must_use]
pub fn source(locale: Locale, source: ToughCallSource) -> String {
    match source {
        ToughCallSource::Product => t!(locale, "tough-source-product"),
        ToughCallSource::Service => t!(locale, "tough-source-service"),
        ToughCallSource::Delivery => t!(locale, "tough-source-delivery"),
        ToughCallSource::Price => t!(locale, "tough-source-price"),
        ToughCallSource::Abuse => t!(locale, "tough-source-abuse"),
        ToughCallSource::Other => t!(locale, "tough-source-other"),
    }
}

/// Returns the name of a kind: `A misunderstanding`, `没说到一块儿`.
#[must_use]
pub fn kind(locale: Locale, kind: ToughCallKind) -> String {
    match kind {
        ToughCallKind::Misunderstanding => t!(locale, "tough-kind-misunderstanding"),
        ToughCallKind::Feeling => t!(locale, "tough-kind-feeling"),
        ToughCallKind::Behaviour => t!(locale, "tough-kind-behaviour"),
    }
}

/// Returns how heavy it was: `Light`, `一点点`.
#[must_use]
pub fn heaviness(locale: Locale, heaviness: Heaviness) -> String {
    match heaviness {
        Heaviness::Light => t!(locale, "tough-heaviness-light"),
        Heaviness::Heavy => t!(locale, "tough-heaviness-heavy"),
        Heaviness::VeryHeavy => t!(locale, "tough-heaviness-very-heavy"),
    }
}

/// Returns an answer, as on its button: `It’s over`, `过去了`.
#[must_use]
pub fn answer(locale: Locale, answer: ToughCallAnswer) -> String {
    match answer {
        ToughCallAnswer::Over => t!(locale, "tough-answer-over"),
        ToughCallAnswer::Somewhat => t!(locale, "tough-answer-somewhat"),
        ToughCallAnswer::Heavy => t!(locale, "tough-answer-heavy"),
        ToughCallAnswer::Dismissed => t!(locale, "tough-answer-dismissed"),
    }
}

/// Returns everything that was stated, in one line: `Price · The caller was upset · Heavy`.
#[must_use]
pub fn stated(locale: Locale, call: &ToughCall) -> String {
    [source(locale, call.source), kind(locale, call.kind), heaviness(locale, call.heaviness)].join(crate::DOT)
}
