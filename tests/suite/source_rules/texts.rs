//! Every text that is used exists in both languages with the values that it is given, and no text is unused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::reading::{end_of_string, files, sources};

/// Key → the names of the values in its text.
type TextValues = BTreeMap<String, BTreeSet<String>>;

/// One use of a text: its key, the names of its values and the file.
struct TextUse {
    key: String,
    values: BTreeSet<String>,
    path: String,
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| is_name(*c)).collect()
}

/// The texts of a language, and the keys that other texts refer to.
fn texts(language: &str) -> (TextValues, BTreeSet<String>) {
    let (mut texts, mut referred) = (TextValues::new(), BTreeSet::new());
    for file in files(&format!("locales/{language}"), "ftl") {
        let mut key = String::new();
        for line in fs::read_to_string(file).expect("a text").lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                key = name(line);
                texts.insert(key.clone(), BTreeSet::new());
            }
            texts.entry(key.clone()).or_default().extend(line.split('$').skip(1).map(name));
            let inner = line.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inner, _)| inner.trim());
            referred.extend(inner.filter(|inner| inner.starts_with(|c: char| c.is_ascii_lowercase())).map(name));
        }
    }
    texts.retain(|key, _| !key.is_empty());
    (texts, referred)
}

/// The arguments between the parentheses that open before `at`.
fn arguments(code: &[char], mut at: usize) -> Vec<String> {
    let (mut depth, mut found) = (0_i32, vec![String::new()]);
    while at < code.len() {
        let end = end_of_string(code, at).unwrap_or(at + 1);
        let part = &code[at..end];
        match code[at] {
            ')' if depth == 0 => break,
            ',' if depth == 0 => found.push(String::new()),
            c => {
                depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
                if let Some(last) = found.last_mut() {
                    last.extend(part);
                }
            }
        }
        at = end;
    }
    found.iter().map(|argument| argument.trim().to_owned()).filter(|argument| !argument.is_empty()).collect()
}

fn uses() -> Vec<TextUse> {
    let mut found = Vec::new();
    for source in sources().into_iter().filter(|source| source.path != "crates/words/src/lib.rs") {
        let code: Vec<char> = source.code.chars().collect();
        let mut at = 0;
        while at < code.len() {
            let opens = code[at..].starts_with(&['t', '!', '(']) && !(at > 0 && is_name(code[at - 1]));
            if opens {
                let arguments = arguments(&code, at + 3);
                let key = arguments.get(1).map(|key| key.trim_matches('"').to_owned()).unwrap_or_default();
                let values = arguments.iter().skip(2).map(|value| name(value).replace('_', "-")).collect();
                found.push(TextUse { key, values, path: source.path.clone() });
            }
            at += 1;
        }
    }
    found
}

#[test]
fn every_used_text_exists_in_both_languages_with_the_given_values() {
    let uses = uses();
    assert!(uses.len() > 100, "the uses were found");
    let mut wrong = Vec::new();
    for language in ["en", "zh-CN"] {
        let (texts, _) = texts(language);
        for TextUse { key, values, path } in &uses {
            match texts.get(key) {
                None => wrong.push(format!("{path}: `{key}` is missing in {language}")),
                Some(wanted) if wanted != values => {
                    wrong.push(format!("{path}: `{key}` is given {values:?} and wants {wanted:?} in {language}"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_text_is_unused() {
    // What only a test says is unused as well.
    let is_product = |used: &TextUse| !used.path.ends_with("/tests.rs") && !used.path.contains("/tests/");
    let used: BTreeSet<String> = uses().into_iter().filter(is_product).map(|used| used.key).collect();
    for language in ["en", "zh-CN"] {
        let (texts, referred) = texts(language);
        let idle: Vec<_> = texts.keys().filter(|key| !used.contains(*key) && !referred.contains(*key)).collect();
        assert!(idle.is_empty(), "unused in {language}: {idle:?}");
    }
}

#[test]
fn no_chinese_text_has_a_plural_form_that_is_never_chosen() {
    // Chinese has one plural form: a separate text for one must name the number, `[1]`.
    for file in files("locales/zh-CN", "ftl") {
        let text = fs::read_to_string(&file).expect("a text");
        assert!(!text.contains("[one]"), "{} has a form `[one]`", file.display());
    }
}

#[test]
fn what_people_read_is_joined_by_the_rules_of_its_language() {
    let shown = |path: &str| ["src/app/", "src/ui/", "crates/words/"].iter().any(|folder| path.starts_with(folder));
    for source in sources().into_iter().filter(|source| shown(&source.path)) {
        let joins = source.code.contains(".join(\", \")");
        assert!(!joins, "{}: use words::items or words::list, which know the marks of each language", source.path);
        let spaces = source.code.split_whitespace().collect::<String>().contains("}\"\"{");
        assert!(!spaces, "{}: use words::in_a_row, since Chinese has no space between sentences", source.path);
    }
}
