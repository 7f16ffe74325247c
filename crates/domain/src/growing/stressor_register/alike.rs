//! How alike two proposals are, by the parts of their words; the same for English and Chinese.

use std::collections::HashMap;

use crate::canonical::search_form;

/// From this on, two proposals are shown to a person as possibly the same. A wrong offer costs a glance, a missed one
/// splits a source in two, so the limit is low.
pub const ALIKE: f64 = 0.45;

/// English words that say nothing about what gets in the way.
const EMPTY_WORDS: &[&str] = &[
    "a", "after", "an", "and", "are", "at", "be", "before", "for", "i", "in", "is", "it", "my", "of", "on", "or",
    "our", "the", "their", "them", "there", "they", "to", "too", "us", "very", "was", "we", "when",
];

/// Returns how alike two texts are, from 0 to 1: the Sørensen-Dice coefficient of their parts. The parts of an English
/// word are its sequences of three letters, so that `freezes` and `freezing` have most of theirs in common. Chinese has
/// no spaces: there the parts are the characters and the pairs of characters.
#[must_use]
pub fn alikeness(one: &str, other: &str) -> f64 {
    let (one, other) = (parts(one), parts(other));
    let count = |parts: &HashMap<String, usize>| parts.values().sum::<usize>();
    let all = count(&one) + count(&other);
    if all == 0 {
        return 0.0;
    }
    let common: usize = one.iter().map(|(part, times)| other.get(part).map_or(0, |others| (*times).min(*others))).sum();
    2.0 * common as f64 / all as f64
}

fn parts(text: &str) -> HashMap<String, usize> {
    let mut found = HashMap::new();
    let form = search_form(text);
    let words = form.split(|c: char| !c.is_alphanumeric()).filter(|word| !EMPTY_WORDS.contains(word));
    for word in words.filter(|word| !word.is_empty()) {
        let (single, edges) = if word.chars().any(is_han) { (true, "") } else { (false, " ") };
        let letters: Vec<char> = format!("{edges}{word}{edges}").chars().collect();
        let sizes = if single { 1..=2 } else { 3..=3 };
        for size in sizes {
            for part in letters.windows(size) {
                *found.entry(part.iter().collect()).or_default() += 1;
            }
        }
    }
    found
}

/// Whether a character is written without spaces between words.
const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposals_of_the_same_thing_in_other_words_are_alike() {
        for (one, other) in [
            ("The system is slow in the mornings", "System slow every morning"),
            ("CRM freezes when I save a ticket", "The CRM freezes on saving"),
            ("Headset breaks during calls", "My headset keeps breaking in the middle of calls"),
            ("No time between calls", "There is NO TIME between two calls!"),
            ("系统早上特别卡", "早上系统很卡"),
            ("工单系统总是卡", "工单系统经常卡死"),
            ("排班临时改，没人通知", "排班总是临时改"),
            ("空调太冷", "办公区空调太冷了"),
        ] {
            assert!(alikeness(one, other) >= ALIKE, "{} {one} | {other}", alikeness(one, other));
            assert!((alikeness(one, other) - alikeness(other, one)).abs() < 1e-12, "{one}");
        }
    }

    #[test]
    fn proposals_of_different_things_are_not_alike() {
        for (one, other) in [
            ("The system is slow in the mornings", "The breaks are too short in the afternoon"),
            ("Headset breaks during calls", "No time between calls"),
            ("CRM freezes when I save a ticket", "Refund rules change every week and nobody tells us"),
            ("Callers wait too long before they reach us", "The chairs are too low and hurt after a long shift"),
            ("空调太冷", "耳机太旧"),
            ("工单系统总是卡", "工单太多做不完"),
            ("The price list is out of date", ""),
            ("the", "!"),
        ] {
            assert!(alikeness(one, other) < ALIKE, "{} {one} | {other}", alikeness(one, other));
        }
    }

    #[test]
    fn a_proposal_is_as_alike_to_itself_as_can_be() {
        for words in ["The printer is empty", "打印机没纸"] {
            assert!((alikeness(words, words) - 1.0).abs() < 1e-12);
        }
    }
}
