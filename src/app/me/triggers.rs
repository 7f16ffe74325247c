//! What goes with one's rain, in counts.

use content::Stressors;
use domain::Locale;
use insight::series::Day;
use insight::trends::triggers;
use insight::trends::triggers::{MIN_COMPARED_SHIFTS, Trigger, Triggers};
use words::t;

/// One stressor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerView {
    /// What it is called.
    pub label: String,
    /// How much oftener, as it is read.
    pub times: String,
    /// The length of its bar, 0–100.
    pub percent: u8,
    /// On how many rainy and stormy shifts of how many, and on how many others.
    pub counts: [u32; 4],
}

/// What goes with the rain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggersView {
    /// The stressors, the clearest first.
    pub found: Vec<TriggerView>,
    /// What the bars say, or why there are none.
    pub sentence: String,
}

/// The triggers of one person's own days.
#[must_use]
pub fn triggers(locale: Locale, stressors: &Stressors, days: &[Day]) -> TriggersView {
    match triggers::triggers(days) {
        Triggers::Unknown { low, others } => TriggersView {
            found: Vec::new(),
            sentence: t!(locale, "me-triggers-unknown", fewest = MIN_COMPARED_SHIFTS, low = low, others = others),
        },
        Triggers::Known { low, others, found } => {
            let most = found.iter().filter_map(|t| t.times).fold(1.0, f64::max);
            let found: Vec<_> =
                found.iter().map(|trigger| view(locale, stressors, trigger, low, others, most)).collect();
            let sentence = found.first().map_or_else(
                || t!(locale, "me-triggers-none", low = low, others = others),
                |first| {
                    let [on_low, low, on_others, others] = first.counts;
                    let stressor = first.label.clone();
                    t!(
                        locale,
                        "me-triggers-say",
                        stressor = stressor,
                        on_low = on_low,
                        low = low,
                        on_others = on_others,
                        others = others
                    )
                },
            );
            TriggersView { found, sentence }
        }
    }
}

fn view(locale: Locale, stressors: &Stressors, trigger: &Trigger, low: u32, others: u32, most: f64) -> TriggerView {
    let share = trigger.times.map_or(1.0, |times| (times / most).clamp(0.06, 1.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
    let percent = (share * 100.0).round() as u8;
    TriggerView {
        label: stressors.label(locale, &trigger.key).to_owned(),
        times: trigger.times.map_or_else(
            || t!(locale, "me-triggers-only"),
            |times| t!(locale, "me-triggers-times", times = format!("{times:.1}")),
        ),
        percent,
        counts: [trigger.on_low, low, trigger.on_others, others],
    }
}
