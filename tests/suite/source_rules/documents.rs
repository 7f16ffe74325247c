//! What documents say about the code and its tests.

use std::collections::BTreeSet;
use std::fs;

use super::reading::{files, root, sources};

/// The names of tests in a text: in backticks, words joined by at least two underscores.
fn named(text: &str) -> BTreeSet<&str> {
    let is_name = |word: &&str| {
        word.matches('_').count() >= 2 && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    text.split('`').skip(1).step_by(2).filter(is_name).collect()
}

#[test]
fn every_test_that_the_security_check_names_exists() {
    let text = fs::read_to_string(root().join("docs/asvs.md")).expect("the document");
    let named = named(&text);
    assert!(named.len() > 20, "{named:?}");
    let directories = ["src", "crates", "tests"];
    let code: Vec<String> = directories
        .iter()
        .flat_map(|directory| files(directory, "rs"))
        .map(|file| fs::read_to_string(file).expect("a text"))
        .collect();
    let missing: Vec<&str> =
        named.into_iter().filter(|name| !code.iter().any(|text| text.contains(&format!("fn {name}(")))).collect();
    assert!(missing.is_empty(), "no such test: {missing:?}");
}

/// The sections of ASVS 5.0 in V6, V7, V9 and V10, and how many requirements of levels 1 and 2 each begins with: 89.
const REQUIREMENTS: [(&str, usize); 22] = [
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 4),
    ("6.4", 4),
    ("6.5", 5),
    ("6.6", 3),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 2),
    ("7.6", 2),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 2),
    ("10.3", 4),
    ("10.4", 11),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
];

#[test]
fn the_security_check_answers_each_requirement_on_a_line_of_its_own() {
    let text = fs::read_to_string(root().join("docs/asvs.md")).expect("the document");
    let answers: Vec<(&str, &str)> = text
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| ")?.split(" | ");
            Some((cells.next()?, cells.nth(1)?))
        })
        .collect();
    for (section, count) in REQUIREMENTS {
        for number in 1..=count {
            let number = format!("{section}.{number}");
            let found: Vec<&str> = answers.iter().filter(|(of, _)| *of == number).map(|(_, answer)| *answer).collect();
            assert_eq!(found.len(), 1, "{number} is answered {} times", found.len());
            assert!(["yes", "no", "in part", "does not apply"].contains(&found[0]), "{number}: {}", found[0]);
        }
    }
}

/// The program names these forms in no log. The examples for proxies know them by words.
#[test]
fn the_examples_for_proxies_log_no_private_form() {
    for document in ["docs/operating.md", "docs/zh-CN/operating.md"] {
        let text = fs::read_to_string(root().join(document)).expect("the document");
        let words = text.split("api/[a-z_]*(").skip(1).filter_map(|rest| rest.split(')').next());
        let examples: Vec<Vec<&str>> = words.map(|words| words.split('|').collect()).collect();
        assert_eq!(examples.len(), 2, "{document} has an example for Caddy and one for nginx");
        for form in weathervane::router::private_forms() {
            let is_left_out = |words: &Vec<&str>| words.iter().any(|word| form.path.contains(word));
            assert!(examples.iter().all(is_left_out), "{document} has an example that logs {}", form.path);
        }
    }
}

/// The types in a text: every word in backticks, outside of drawings, that begins like a type.
fn types(text: &str) -> BTreeSet<&str> {
    let prose = text.split("```").step_by(2);
    let code = prose.flat_map(|part| part.split('`').skip(1).step_by(2));
    let names = code.flat_map(|code| code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
    let is_type = |name: &&str| {
        name.starts_with(|c: char| c.is_ascii_uppercase()) && name.contains(|c: char| c.is_ascii_lowercase())
    };
    names.filter(is_type).collect()
}

#[test]
fn every_type_that_the_glossary_and_the_architecture_name_exists() {
    let sources = sources();
    let used = sources.iter().flat_map(|source| source.code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
    let used: BTreeSet<&str> = used.collect();
    for document in ["docs/GLOSSARY.md", "docs/ARCHITECTURE.md"] {
        let text = fs::read_to_string(root().join(document)).expect("the document");
        let named = types(&text);
        assert!(named.len() > 20, "{document}: {named:?}");
        let missing: Vec<&str> = named.into_iter().filter(|name| !used.contains(name)).collect();
        assert!(missing.is_empty(), "{document} names what is not in the code: {missing:?}");
    }
}
