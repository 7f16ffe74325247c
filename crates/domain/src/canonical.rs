//! Canonical forms of text: of ids and e-mail addresses, of words to search for, and of passwords.
//!
//! Two spellings that a person cannot tell apart are the same id: upper and lower case of any script, composed and
//! decomposed accents, full-width letters, and characters that nothing shows. This is the only module that compares
//! such text.

use std::borrow::Cow;

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Returns the canonical form of an id or an e-mail address: NFKC with full case folding, without characters that
/// nothing shows, and with single spaces between words (Unicode Standard Annex 15, and `toNFKC_Casefold` of section
/// 3.13 of the standard).
///
/// The form is only for comparison. [`shown_id`] returns what people see.
#[must_use]
pub fn canonical_id(text: &str) -> String {
    let mut form = one_line(text);
    // A fold can compose with what follows it and compose to what folds again; the third round changes nothing.
    for _ in 0..3 {
        let folded = CaseMapper::new().fold_string(&form);
        let next = one_line(&ComposingNormalizer::new_nfkc().normalize(&folded));
        if next == form {
            break;
        }
        form = next;
    }
    form
}

/// Returns an id as it is stored and shown: in its own spelling, without characters that nothing shows.
#[must_use]
pub fn shown_id(text: &str) -> String {
    one_line(&ComposingNormalizer::new_nfc().normalize(text))
}

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnId {
    /// Nothing is left of it.
    Missing,
    /// It has more characters than this.
    TooLong(usize),
    /// It has no letter and no digit.
    NoLetter,
}

/// Returns an id as [`shown_id`] does.
///
/// # Errors
/// If it is empty, has more than `max` characters, or has no letter and no digit.
pub fn parse_id(text: &str, max: usize) -> Result<String, NotAnId> {
    let id = shown_id(text);
    if id.is_empty() {
        Err(NotAnId::Missing)
    } else if id.chars().count() > max {
        Err(NotAnId::TooLong(max))
    } else if is_id(&id) {
        Ok(id)
    } else {
        Err(NotAnId::NoLetter)
    }
}

/// Returns true if an id has a letter or a digit. One without cannot be told from another, and `.` and `..` cannot be
/// in an address.
#[must_use]
fn is_id(text: &str) -> bool {
    canonical_id(text).chars().any(char::is_alphanumeric)
}

/// Letters that are other letters with a stroke or two in one, and what people type who do not have them on their
/// keyboard; and the apostrophes of a typewriter and of print.
const PLAIN: [(char, &str); 12] = [
    ('\u{142}', "l"),
    ('\u{f8}', "o"),
    ('\u{111}', "d"),
    ('\u{f0}', "d"),
    ('\u{127}', "h"),
    ('\u{167}', "t"),
    ('\u{131}', "i"),
    ('\u{e6}', "ae"),
    ('\u{153}', "oe"),
    ('\u{fe}', "th"),
    ('\u{2019}', "'"),
    ('\u{2bc}', "'"),
];

/// Returns the form in which text is searched: as [`canonical_id`], and without accents and strokes.
#[must_use]
pub fn search_form(text: &str) -> String {
    let decomposed = DecomposingNormalizer::new_nfkd();
    let categories = CodePointMapData::<GeneralCategory>::new();
    let bare: String = decomposed
        .normalize(&canonical_id(text))
        .chars()
        .filter(|c| categories.get(*c) != GeneralCategory::NonspacingMark)
        .collect();
    let mut plain = String::with_capacity(bare.len());
    for c in bare.chars() {
        match PLAIN.iter().find(|(letter, _)| *letter == c) {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(c),
        }
    }
    ComposingNormalizer::new_nfkc().normalize(&plain).into_owned()
}

/// Returns the form in which a password is hashed: NFKC (NIST SP 800-63B, section 5.1.1.2), without spaces around it.
#[must_use]
pub fn canonical_password(password: &str) -> Cow<'_, str> {
    match ComposingNormalizer::new_nfkc().normalize(password) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// Returns true if nothing is shown for this character: format characters, joiners, fillers, variation selectors.
fn is_invisible(c: char) -> bool {
    // The empty pattern of braille is a symbol that looks like a space.
    const BRAILLE_BLANK: char = '\u{2800}';
    let is_format = || CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::Format;
    c == BRAILLE_BLANK
        || (c.is_control() && !c.is_whitespace())
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        || is_format()
}

fn one_line(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(spellings: &[&str]) {
        for text in spellings {
            assert_eq!(canonical_id(text), canonical_id(spellings[0]), "{text:?}");
        }
    }

    #[test]
    fn spellings_that_nobody_can_tell_apart_are_one_id() {
        same(&["\u{c9}1", "\u{e9}1", "E\u{301}1", "e\u{301}1", "\u{e9}\u{ff11}"]);
        same(&["jos\u{e9}", "JOSE\u{301}", "jose\u{301}\u{200b}"]);
        same(&[
            "z1",
            "z1\u{200b}",
            "\u{feff}Z1",
            "z\u{ad}1",
            "z\u{2060}1",
            "z\u{180e}1",
            "z\u{3164}1",
            "z1\u{fe0f}",
            "z1\u{2800}",
        ]);
        same(&[
            "a1",
            "\u{ff41}\u{ff11}",
            " a1 ",
            "\u{3000}A1\u{a0}",
            "\u{202e}a1",
            "a\u{34f}1",
            "a\u{7}1",
            "a\u{e0041}1",
        ]);
        same(&["stra\u{df}e", "STRASSE", "Stra\u{1e9e}e"]);
        same(&["\u{418}\u{432}\u{430}\u{43d}", "\u{438}\u{412}\u{410}\u{41d}"]);
        same(&["\u{3c3}\u{3b1}\u{3c2}", "\u{3a3}\u{391}\u{3a3}"]);
        same(&["\u{fb01}x", "FIX"]);
        same(&["\u{738b} 1", "\u{738b}\u{3000}1", "\u{738b} \t 1"]);
    }

    #[test]
    fn different_ids_stay_different() {
        for (one, other) in
            [("a1", "a2"), ("a1", "a 1"), ("\u{e9}", "e"), ("\u{d8}1", "o1"), ("A/B", "A-B"), ("\u{738b}", "\u{7389}")]
        {
            assert_ne!(canonical_id(one), canonical_id(other), "{one} {other}");
        }
    }

    #[test]
    fn an_id_is_shown_in_its_own_spelling() {
        assert_eq!(shown_id(" Jose\u{301}\u{200b}  \u{ff11} "), "Jos\u{e9} \u{ff11}");
        assert!(is_id("a") && is_id("\u{738b}") && is_id("R&D"));
        assert!(!is_id("..") && !is_id("\u{200b}") && !is_id("-") && !is_id(""));
    }

    #[test]
    fn a_search_finds_names_of_every_script_and_without_accents() {
        for (name, typed) in [
            ("\u{c9}mile Zola", "\u{e9}mile"),
            ("\u{c9}mile Zola", "EMILE z"),
            ("\u{d8}ystein \u{c5}s", "\u{f8}ystein \u{e5}S"),
            ("\u{418}\u{432}\u{430}\u{43d}", "\u{438}\u{432}\u{410}"),
            ("\u{15e}ULE \u{dc}mit", "\u{15f}ule \u{fc}"),
            ("\u{ff2c}i Na", "li"),
            ("\u{d8}ystein \u{c5}s", "oystein as"),
            ("\u{141}ukasz \u{110}or\u{111}e", "lukasz dorde"),
            ("\u{c6}r\u{f8} Stra\u{df}e", "aero strasse"),
            ("I\u{15f}\u{131}k", "ISIK"),
            ("Fiona O\u{2019}Brien", "o'brien"),
        ] {
            assert!(search_form(name).contains(&search_form(typed)), "{name} {typed}");
        }
    }

    #[test]
    fn a_password_is_the_same_on_every_keyboard_and_keeps_its_case() {
        let typed = canonical_password("u\u{308}ber 1234567");
        assert_eq!(typed, canonical_password("\u{fc}ber \u{ff11}234567 "));
        assert_ne!(typed, canonical_password("\u{dc}ber 1234567"));
    }

    proptest::proptest! {
        #[test]
        fn the_canonical_form_of_a_canonical_form_is_itself(text in "\\PC{0,20}") {
            let form = canonical_id(&text);
            proptest::prop_assert_eq!(canonical_id(&form), form.clone());
            proptest::prop_assert_eq!(canonical_id(&shown_id(&text)), form);
        }
    }
}
