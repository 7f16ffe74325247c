//! The order in which readers expect names and titles in a list: Latin ones as in a dictionary, then Chinese ones by
//! pinyin.
//!
//! The order is the same in every language of the interface, so that two people who speak about a list see the same one
//! and nobody loses their place by changing the language.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale_core::locale;
use icu_properties::CodePointSetData;
use icu_properties::props::Ideographic;

use crate::PersonId;

/// The order of Chinese in CLDR: characters by pinyin, and other scripts as in the order that all languages share. It
/// is none only if the program was built without its data.
static CHINESE: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| CollatorBorrowed::try_new(locale!("zh").into(), CollatorOptions::default()).ok());

/// Surnames that are not read as their character is elsewhere, by which CLDR sorts; and a character that is read like
/// the surname and is none itself. Surnames with two usual readings are left out.
const SURNAMES: [(char, char); 12] = [
    ('仇', '求'),
    ('区', '鸥'),
    ('區', '鸥'),
    ('单', '善'),
    ('單', '善'),
    ('曾', '增'),
    ('朴', '瓢'),
    ('查', '渣'),
    ('繆', '妙'),
    ('缪', '妙'),
    ('翟', '宅'),
    ('解', '懈'),
];

/// Returns the key by which a list of people is sorted by name. Lists add the id of the person, for people who share a
/// name.
#[must_use]
pub fn name_order(name: &str) -> Vec<u8> {
    let mut rest = name.chars();
    let first = rest.next();
    match SURNAMES.iter().find(|(surname, _)| first == Some(*surname)) {
        Some((_, read_alike)) => text_order(&format!("{read_alike}{}", rest.as_str())),
        None => text_order(name),
    }
}

/// Returns the key by which a list of teams, places or titles is sorted.
#[must_use]
pub fn text_order(text: &str) -> Vec<u8> {
    // In CLDR Chinese precedes Latin in the order of Chinese, and follows it in that of other languages.
    let is_chinese =
        text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| CodePointSetData::new::<Ideographic>().contains(c));
    let mut key = vec![u8::from(is_chinese)];
    match &*CHINESE {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        None => key.extend(text.as_bytes()),
    }
    key
}

/// Returns the names of people, sorted.
#[must_use]
pub fn sorted_names(names: HashMap<PersonId, String>) -> Vec<String> {
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by_cached_key(|(person, name)| (name_order(name), *person));
    names.into_iter().map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts that lists are sorted like this, from any order.
    fn sorted(key: fn(&str) -> Vec<u8>, expected: &[&str]) {
        for turn in 0..expected.len() {
            let mut names = expected.to_vec();
            names.rotate_left(turn);
            names.sort_by_cached_key(|name| key(name));
            assert_eq!(names, expected);
        }
    }

    #[test]
    fn chinese_names_are_sorted_by_pinyin_after_latin_ones_as_in_a_dictionary() {
        sorted(name_order, &["Ana", "Éric", "Zoë", "陈杰", "李娜", "王伟", "张敏"]);
    }

    #[test]
    fn accents_case_and_width_decide_only_between_names_that_are_alike() {
        sorted(
            name_order,
            &["ada", "Ada", "E\u{301}lan", "Émile", "\u{ff26}ay", "Łukasz", "Lz", "Zoe", "Zoë", "Zoé Li"],
        );
    }

    #[test]
    fn the_given_name_decides_between_people_of_one_surname() {
        sorted(name_order, &["李娜", "李伟", "林涛", "欧阳雪", "王芳", "王伟", "王小明"]);
        sorted(name_order, &["Ana Bo", "Ana Li", "Anabel"]);
    }

    #[test]
    fn simplified_and_traditional_forms_of_a_surname_stand_together() {
        sorted(name_order, &["岑伟", "陈伟", "陳伟", "程伟", "张伟", "張伟"]);
    }

    #[test]
    fn surnames_are_sorted_as_they_are_read() {
        sorted(
            name_order,
            &["庞伟", "朴伟", "秦伟", "仇伟", "任伟", "单伟", "沈伟", "谢伟", "解伟", "查伟", "翟伟", "张伟"],
        );
        sorted(name_order, &["孟伟", "欧伟", "区伟", "潘伟"]);
        sorted(name_order, &["岑伟", "袁伟", "曾伟", "张伟"]);
        sorted(text_order, &["查询组", "单证组", "技术组", "解决组", "投诉组"]);
    }

    #[test]
    fn a_name_begins_with_its_first_letter_no_matter_what_precedes_it() {
        sorted(name_order, &["12", "Ana", "\u{200b}Bo", "Иван", "陈杰", "\u{200b}李娜"]);
    }

    #[test]
    fn names_of_people_are_sorted_with_those_who_share_one() {
        let names = [(1, "王伟"), (2, "Ana"), (3, "王伟"), (4, "陈杰")];
        let names = names.map(|(id, name)| (PersonId(id), name.to_owned())).into();
        assert_eq!(sorted_names(names), ["Ana", "陈杰", "王伟", "王伟"]);
    }
}
