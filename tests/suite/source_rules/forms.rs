//! No form lets the browser validate: its messages are in the browser's language, and it says them one at a time. And
//! every form that a page names exists.

use std::collections::BTreeSet;

use super::reading::sources;
use crate::routes;

/// The opening tags of the forms in this code, from `<form` to `>`.
fn forms(code: &str) -> impl Iterator<Item = &str> {
    let starts = code.match_indices("<form").map(|(at, _)| &code[at..]);
    let tags = starts.filter(|tag| tag["<form".len()..].starts_with([' ', '\n', '>']));
    tags.map(|tag| tag.split_once('>').map_or(tag, |(tag, _)| tag))
}

/// The forms in this code, from `<form` to `</form>`.
fn whole_forms(code: &str) -> impl Iterator<Item = &str> {
    let starts = code.match_indices("<form").map(|(at, _)| &code[at..]);
    let tags = starts.filter(|tag| tag["<form".len()..].starts_with([' ', '\n', '>']));
    tags.map(|tag| tag.split_once("</form>").map_or(tag, |(form, _)| form))
}

/// What a form has that somebody types into.
const TYPED: [&str; 9] = [
    "<TextField",
    "<TextArea",
    "<textarea",
    "<PasswordField",
    "<PastedCells",
    "<Words",
    "type=\"text\"",
    "type=\"search\"",
    "main_form(",
];

/// The pages of forms that are sent while nobody is signed in, or that browsers keep a copy of.
const OF_NOBODY: [&str; 7] = [
    "ways_in/sign_in.rs",
    "ways_in/sign_in_code.rs",
    "ways_in/set_up.rs",
    "ways_in/forgotten.rs",
    "ways_in/invitation.rs",
    "kiosk.rs",
    "offline_check_in.rs",
];

#[test]
fn every_form_that_somebody_types_into_says_for_whom_its_page_was_drawn() {
    let mut count = 0;
    for source in sources() {
        if OF_NOBODY.iter().any(|name| source.path == format!("src/ui/pages/{name}")) {
            continue;
        }
        for form in whole_forms(&source.code).filter(|form| form.contains("method=\"post\"")) {
            if TYPED.iter().any(|typed| form.contains(typed)) {
                count += 1;
                assert!(form.contains("<ViewerField/>"), "{}: {form} lacks `<ViewerField/>`", source.path);
            }
        }
    }
    assert!(count > 40, "only {count} forms were found");
}

/// The browser's history and its suggestions show addresses to the next person at a shared desk.
#[test]
fn no_form_writes_words_into_an_address() {
    for source in sources() {
        for form in whole_forms(&source.code).filter(|form| form.contains("method=\"get\"")) {
            assert!(!TYPED.iter().any(|typed| form.contains(typed)), "{}: {form} is sent in an address", source.path);
        }
    }
}

#[test]
fn no_browser_keeps_what_was_typed_unless_a_field_says_so() {
    let mut count = 0;
    for source in sources() {
        let tags = source.code.match_indices("<input").filter_map(|(at, _)| source.code[at..].split_once("/>"));
        let typed = tags.map(|(tag, _)| tag).filter(|tag| tag.contains("class=\"input\"") && !tag.contains("readonly"));
        let picked = ["date", "time", "number"].map(|kind| format!("type=\"{kind}\""));
        for tag in typed.filter(|tag| !picked.iter().any(|kind| tag.contains(kind))) {
            count += 1;
            assert!(tag.contains("autocomplete="), "{}: browsers offer it to the next person: {tag}", source.path);
        }
    }
    assert!(count >= 12, "only {count} fields were found");
}

/// Forms with a button alone that change something of the person who is signed in, and name nothing that is theirs.
const OF_THE_VIEWER: [&str; 21] = [
    "put_notices_away",
    "narrow_past",
    "remove_badge",
    "make_calendar_link",
    "end_calendar_link",
    "end_own_binding",
    "switch_on_push",
    "switch_off_push",
    "sign_out_elsewhere",
    "put_off_counted",
    "pause_supporter",
    "stop_supporter",
    "switch_tough_key",
    "mark_item",
    "skip_self_tests",
    "put_source_away",
    "book_slot",
    "take_flag",
    "check_follow_up",
    "keep_recovery_code",
    "confirm_reset",
];

#[test]
fn a_button_that_changes_something_of_the_viewer_says_who_that_is() {
    let sources = sources();
    for name in OF_THE_VIEWER {
        let action = format!("action=\"/api/{name}\"");
        let all = sources.iter().flat_map(|source| whole_forms(&source.code));
        let forms: Vec<&str> = all.filter(|form| form.contains(&action)).collect();
        assert!(!forms.is_empty(), "no page has the form {name}");
        for form in forms {
            assert!(form.contains("<ViewerField/>"), "{form} lacks `<ViewerField/>`");
        }
    }
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

/// What names a form, before the name: a wrong one loses what was typed or its errors.
const NAMES_A_FORM: [&str; 4] = ["form_state(\"", "form_state_about(\"", "main_form(\"", "action=\"/api/"];

#[test]
fn every_form_that_a_page_names_exists() {
    let uploads = routes::plain("POST").into_iter().filter_map(|route| route.strip_prefix("/api/"));
    let known: BTreeSet<String> = routes::functions().into_iter().chain(uploads.map(str::to_owned)).collect();
    let (mut count, mut unknown) = (0, Vec::new());
    for source in sources().into_iter().filter(|source| source.path.starts_with("src/ui/")) {
        for before in NAMES_A_FORM {
            for rest in source.code.split(before).skip(1) {
                let name: String = rest.chars().take_while(|c| *c == '_' || c.is_ascii_alphanumeric()).collect();
                count += 1;
                if !known.contains(&name) {
                    unknown.push(format!("{}: {before}{name}", source.path));
                }
            }
        }
    }
    assert!(count > 150, "only {count} names were found");
    assert!(unknown.is_empty(), "no such form: {}", unknown.join("\n"));
}
