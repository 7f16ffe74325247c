//! What was good in the weeks shown.

use domain::Locale;
use insight::series::Member;
use insight::trends::uplift_counts;

/// This many are listed.
const MAX_LISTED: usize = 8;

/// One uplift.
#[derive(Clone, Debug)]
pub struct NamedUplift {
    /// What it is called.
    pub label: String,
    /// In how many check-ins it was picked.
    pub count: u32,
    /// The length of its bar in per cent of the longest.
    pub percent: u8,
}

/// From the days shown, the most often picked first.
pub(super) fn uplifts(members: &[Member], locale: Locale) -> Vec<NamedUplift> {
    let counts = uplift_counts(members);
    let most = counts.first().map_or(1, |(_, count)| *count);
    let row = |(key, count): (domain::UpliftKey, u32)| NamedUplift {
        label: content::uplifts().label(locale, &key).to_owned(),
        count,
        percent: u8::try_from(count * 100 / most).unwrap_or(100),
    };
    counts.into_iter().take(MAX_LISTED).map(row).collect()
}
