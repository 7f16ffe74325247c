//! Prose uses the words that people use today: in comments, names, documents and English texts.

use std::fs;
use std::path::PathBuf;

use super::reading::{files, root};

/// Each word that is not used, with what is written instead. They are written in two halves, because this file is read
/// as well.
const REPLACED: [(&str, &str, &str); 9] = [
    ("who", "ever", "the person who, anyone who"),
    ("what", "ever", "no matter what, any, every"),
    ("an", "ew", "again"),
    ("nou", "ght", "zero, nothing"),
    ("sel", "dom", "rarely"),
    ("me", "nd", "fix, correct"),
    ("bes", "ide", "next to"),
    ("often", "er", "more often"),
    ("whom", "ever", "anyone whom"),
];

/// What people write by hand: the code with its comments, the documents and the English texts. Released migrations are
/// not among them: they never change.
fn written_by_hand() -> Vec<PathBuf> {
    let below = [
        ("src", "rs"),
        ("crates", "rs"),
        ("tests", "rs"),
        ("benches", "rs"),
        ("xtask/src", "rs"),
        ("end2end/support", "mjs"),
        ("end2end/tests", "mjs"),
        ("docs", "md"),
        ("content", "md"),
        ("locales/en", "ftl"),
    ];
    let single = ["build.rs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root().join(name));
    below.into_iter().flat_map(|(directory, ending)| files(directory, ending)).chain(single).collect()
}

#[test]
fn nobody_writes_a_word_that_people_no_longer_use() {
    let mut found = Vec::new();
    for file in written_by_hand() {
        for (number, line) in fs::read_to_string(&file).expect("a text").lines().enumerate() {
            let line = line.to_lowercase();
            for word in line.split(|c: char| !c.is_alphabetic()) {
                let replaced = REPLACED.iter().find(|(start, end, _)| word.strip_prefix(start) == Some(*end));
                found.extend(replaced.map(|(_, _, instead)| {
                    format!("{}:{}: not \u{201c}{word}\u{201d}, but {instead}", file.display(), number + 1)
                }));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
