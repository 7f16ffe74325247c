//! What documents say about the tests.

use std::collections::BTreeSet;
use std::fs;

use super::reading::{files, root};

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
