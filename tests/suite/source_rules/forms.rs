//! No form lets the browser validate: its messages are in the browser's language, and it says them one at a time.

use super::reading::sources;

/// The opening tags of the forms in this code, from `<form` to `>`.
fn forms(code: &str) -> impl Iterator<Item = &str> {
    let starts = code.match_indices("<form").map(|(at, _)| &code[at..]);
    let tags = starts.filter(|tag| tag["<form".len()..].starts_with([' ', '\n', '>']));
    tags.map(|tag| tag.split_once('>').map_or(tag, |(tag, _)| tag))
}

#[test]
fn every_form_reports_its_faults_in_our_own_words() {
    let mut count = 0;
    for source in sources() {
        for tag in forms(&source.code) {
            count += 1;
            let says = tag.split_whitespace().any(|attribute| attribute == "novalidate");
            assert!(says, "{}: {tag}> lacks `novalidate`; the server reports what is wrong", source.path);
        }
    }
    assert!(count > 40, "only {count} forms were found");
}
