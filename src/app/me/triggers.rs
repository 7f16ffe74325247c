//! What goes with one's rain and with one's sun, in counts.

use content::Stressors;
use domain::Locale;
use insight::series::Day;
use insight::trends::triggers::{self, MIN_COMPARED_SHIFTS, Trigger, Triggers};
use words::t;

/// One stressor or uplift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerView {
    /// What it is called.
    pub label: String,
    /// How many times as often, in words.
    pub times: String,
    /// The length of its bar, 0–100.
    pub percent: u8,
    /// On how many shifts of the kind of how many, and on how many others.
    pub counts: [u32; 4],
}

/// What goes with one kind of shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggersView {
    /// The stressors or uplifts, the clearest first.
    pub found: Vec<TriggerView>,
    /// What the bars say, or why there are none.
    pub sentence: String,
}

/// The stressors of one person's rainy and stormy shifts.
#[must_use]
pub fn on_rain(locale: Locale, stressors: &Stressors, days: &[Day]) -> TriggersView {
    let triggers = triggers::on_rain(days);
    let found = views(locale, &triggers, |key| stressors.label(locale, key).to_owned());
    let sentence = match (&triggers, found.first()) {
        (Triggers::Unknown { kind, others }, _) => {
            t!(locale, "me-triggers-unknown", fewest = MIN_COMPARED_SHIFTS, low = *kind, others = *others)
        }
        (Triggers::Known { kind, others, .. }, None) => {
            t!(locale, "me-triggers-none", low = *kind, others = *others)
        }
        (Triggers::Known { .. }, Some(first)) => {
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
        }
    };
    TriggersView { found, sentence }
}

/// The uplifts of one person's sunny and fair shifts.
#[must_use]
pub fn on_sun(locale: Locale, days: &[Day]) -> TriggersView {
    let triggers = triggers::on_sun(days);
    let found = views(locale, &triggers, |key| content::uplifts().label(locale, key).to_owned());
    let sentence = match (&triggers, found.first()) {
        (Triggers::Unknown { kind, others }, _) => {
            t!(locale, "me-sun-unknown", fewest = MIN_COMPARED_SHIFTS, bright = *kind, others = *others)
        }
        (Triggers::Known { kind, others, .. }, None) => t!(locale, "me-sun-none", bright = *kind, others = *others),
        (Triggers::Known { .. }, Some(first)) => {
            let [on_bright, bright, on_others, others] = first.counts;
            let uplift = first.label.clone();
            t!(
                locale,
                "me-sun-say",
                uplift = uplift,
                on_bright = on_bright,
                bright = bright,
                on_others = on_others,
                others = others
            )
        }
    };
    TriggersView { found, sentence }
}

fn views<K>(locale: Locale, triggers: &Triggers<K>, label: impl Fn(&K) -> String) -> Vec<TriggerView> {
    let Triggers::Known { kind, others, found } = triggers else { return Vec::new() };
    let most = found.iter().filter_map(|t| t.times).fold(1.0, f64::max);
    found.iter().map(|trigger| view(locale, label(&trigger.key), trigger, [*kind, *others], most)).collect()
}

fn view<K>(locale: Locale, label: String, trigger: &Trigger<K>, [kind, others]: [u32; 2], most: f64) -> TriggerView {
    let share = trigger.times.map_or(1.0, |times| (times / most).clamp(0.06, 1.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
    let percent = (share * 100.0).round() as u8;
    TriggerView {
        label,
        times: trigger.times.map_or_else(
            || t!(locale, "me-triggers-only"),
            |times| t!(locale, "me-triggers-times", times = format!("{times:.1}")),
        ),
        percent,
        counts: [trigger.on_kind, kind, trigger.on_others, others],
    }
}
