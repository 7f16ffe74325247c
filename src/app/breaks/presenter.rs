//! Times and costs of breaks in words.

use domain::Locale;
use domain::break_request::ExpectedCost;
use domain::load::moment_of;
use words::{dates, t};

/// What costs less than this many points of service level is noticed by no caller: it would be shown as 0.0.
const NOTICED_FROM: f64 = 0.05;

/// A minute of a day by the clock: `14:10`.
#[must_use]
pub fn time(minute: i64) -> String {
    moment_of(minute).map(|moment| dates::time(moment.time())).unwrap_or_default()
}

/// From when to when: `14:10–14:20`.
#[must_use]
pub fn time_range(locale: Locale, starts: i64, minutes: i64) -> String {
    words::range(locale, &time(starts), &time(starts + minutes))
}

/// What a break costs, in words.
#[must_use]
pub fn cost(locale: Locale, cost: Option<ExpectedCost>) -> String {
    match cost {
        None => t!(locale, "break-cost-unknown"),
        Some(cost) if cost.overloaded => t!(locale, "break-cost-overloaded"),
        Some(cost) if cost.points < NOTICED_FROM => t!(locale, "break-cost-nothing"),
        Some(cost) => t!(locale, "break-cost", points = format!("{:.1}", cost.points)),
    }
}

/// What a form says of a cost: the same for two costs if [`cost`] says the same of them.
#[must_use]
pub fn cost_key(cost: Option<ExpectedCost>) -> String {
    match cost {
        None => "unknown".to_owned(),
        Some(cost) if cost.overloaded => "overloaded".to_owned(),
        Some(cost) if cost.points < NOTICED_FROM => "nothing".to_owned(),
        Some(cost) => format!("{:.1}", cost.points),
    }
}

/// Whether a break costs nothing that a caller would notice.
#[must_use]
pub fn is_free(cost: Option<ExpectedCost>) -> bool {
    cost.is_some_and(|cost| !cost.overloaded && cost.points < NOTICED_FROM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_said_in_tenths_of_a_point_and_never_as_zero_points() {
        let said = |points, overloaded| cost(Locale::En, Some(ExpectedCost { points, overloaded }));
        assert!(said(0.049, false).contains("won’t notice"));
        assert!(said(0.05, false).contains("0.1 points"));
        assert!(said(0.31, false).contains("0.3 points"));
        assert!(said(0.0, true).contains("more calls"));
    }
}
