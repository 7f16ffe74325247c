//! What a label of a schedule says: work or off. Why somebody is off is not read any further.

use domain::canonical_id;

/// Labels that say "off", without case, spaces and punctuation. Words that end in [`OFF_ENDINGS`] are added to them.
const OFF: [&str; 22] = [
    "off",
    "rdo",
    "pto",
    "vacation",
    "holiday",
    "publicholiday",
    "bankholiday",
    "annualholiday",
    "sick",
    "sickness",
    "illness",
    "absent",
    "absence",
    "fmla",
    "juryduty",
    "bereavement",
    "unavailable",
    "公休",
    "轮休",
    "调休",
    "补休",
    "年休",
];
/// Endings of labels that say "off": annual leave, day off, 病假.
const OFF_ENDINGS: [&str; 3] = ["leave", "off", "假"];
/// Labels that say "off" without hours, and are a break of a shift with hours.
const REST: [&str; 4] = ["rest", "restday", "休息", "休"];

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// No label.
    None,
    /// A shift, or any part of one.
    Work,
    /// A rest: a break if it has hours.
    Rest,
    /// No work.
    Off,
}

impl Label {
    pub(super) fn read(text: &str) -> Self {
        let word: String = canonical_id(text).chars().filter(|c| c.is_alphanumeric()).collect();
        match word.as_str() {
            "" => Self::None,
            word if REST.contains(&word) => Self::Rest,
            word if OFF.contains(&word) || OFF_ENDINGS.iter().any(|ending| word.ends_with(ending)) => Self::Off,
            _ => Self::Work,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_work_or_off() {
        for text in ["OFF", "Day off", "Annual leave", "Sick", "PTO", "病假", "年假", "调休"] {
            assert_eq!(Label::read(text), Label::Off, "{text}");
        }
        for text in ["Early", "Lunch", "Training", "早班", "午休", "小休"] {
            assert_eq!(Label::read(text), Label::Work, "{text}");
        }
        assert_eq!(
            [Label::read("Rest"), Label::read(""), Label::read("休息")],
            [Label::Rest, Label::None, Label::Rest]
        );
    }
}
