//! Next to a change: how often the stressor was mentioned before and after, from released climate alone.

use super::Side;
use crate::state::AppState;
use domain::stressor_register::SourceStatus;
use domain::{Locale, RegisteredSource, Workday};
use insight::climate::estimate::{Estimate, MentionChange, MentionDirection, mention_change};
use insight::climate::{Draw, Released};
use store::StoreError;
use words::{climate, t};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresView {
    /// The stressor, as people call it.
    pub stressor: String,
    /// One row for each site that has figures before and after; empty while there are none.
    pub sites: Vec<SiteFigures>,
}

/// One site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFigures {
    /// As people call it.
    pub site: String,
    /// The share before, with its interval, and from how many months.
    pub before: String,
    /// The same after.
    pub after: String,
    /// The difference, and how far chance alone moves it.
    pub difference: String,
    /// What it means.
    pub verdict: String,
}

/// The figures of a source that was changed and belongs to a stressor; none for others.
///
/// # Errors
/// If the store or the ledger of figures cannot be read.
pub async fn load(
    app: &AppState,
    locale: Locale,
    side: Side,
    source: &RegisteredSource,
) -> Result<Option<FiguresView>, StoreError> {
    let is_changed = source.status == SourceStatus::Changed && side == Side::People;
    let Some(stressor) = source.proposal.stressor.as_ref().filter(|_| is_changed) else { return Ok(None) };
    let mut sites = Vec::new();
    for site in app.store.org_units().tree().await? {
        let draws = app.store.climate().draws(site.id).await?;
        sites.extend(of_site(locale, site.name, &draws, stressor.as_str(), source.status_since));
    }
    let stressor = app.store.stressors().list().label(locale, stressor).to_owned();
    Ok(Some(FiguresView { stressor, sites }))
}

/// The figures of one site about a stressor and the day of the change; none while there are too few.
pub(super) fn of_site(
    locale: Locale,
    site: String,
    draws: &[Released<Draw>],
    stressor: &str,
    changed_on: Workday,
) -> Option<SiteFigures> {
    mention_change(draws, stressor, changed_on).map(|change| in_words(locale, site, change))
}

fn in_words(locale: Locale, site: String, change: MentionChange) -> SiteFigures {
    let share = |share: Estimate, months: usize| {
        let share = climate::share(locale, Estimate { value: share.value.clamp(0.0, 1.0), ..share });
        t!(locale, "register-figures-share", share = share, months = months)
    };
    #[expect(clippy::cast_possible_truncation, reason = "points of a hundred")]
    let points = |value: f64| (100.0 * value.abs()).round() as i64;
    let chance = points(change.difference.half_width);
    let value = points(change.difference.value);
    let difference = match change.difference.value {
        value if value.abs() < 0.005 => t!(locale, "register-figures-same", chance = chance),
        less if less < 0.0 => t!(locale, "register-figures-less", points = value, chance = chance),
        _ => t!(locale, "register-figures-more", points = value, chance = chance),
    };
    let verdict = match change.direction() {
        MentionDirection::Less => t!(locale, "register-mentioned-less"),
        MentionDirection::More => t!(locale, "register-mentioned-more"),
        MentionDirection::WithinChance => t!(locale, "register-mentioned-chance"),
    };
    SiteFigures {
        site,
        before: share(change.before, change.months.0),
        after: share(change.after, change.months.1),
        difference,
        verdict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(before: f64, after: f64, half_width: f64) -> SiteFigures {
        let share = |value| Estimate { value, half_width: 0.02 };
        let difference = Estimate { value: after - before, half_width };
        let change = MentionChange { before: share(before), after: share(after), difference, months: (6, 1) };
        in_words(Locale::En, "North".to_owned(), change)
    }

    #[test]
    fn a_difference_within_chance_is_called_that_in_either_direction() {
        let found = change(0.12, 0.05, 0.03);
        assert_eq!(found.before, "12% (10–14%), 6 months");
        assert_eq!(found.after, "5% (3–7%), 1 month");
        assert_eq!(found.difference, "7 points less; chance alone moves it by up to 3");
        assert_eq!(found.verdict, "Mentioned less than before, by more than chance.");
        for (before, after) in [(0.12, 0.10), (0.10, 0.12), (0.1, 0.1)] {
            assert_eq!(change(before, after, 0.03).verdict, "No more than chance.");
        }
        assert_eq!(change(0.12, 0.11, 0.03).difference, "1 point less; chance alone moves it by up to 3");
        assert_eq!(change(0.05, 0.12, 0.03).verdict, "Mentioned more than before, by more than chance.");
        assert_eq!(change(-0.01, 0.01, 0.03).before, "0% (0–2%), 6 months");
    }
}
