//! Who may know whom, where SQL and feature gates stand, how modules open, and what is never depended on.

use std::fs;

use super::reading::{Source, paths, root, sources, strings};

/// Who knows whom, beside themselves. What is not named here knows nobody.
const KNOWS: &[(&str, &[&str])] = &[
    ("insight", &["domain"]),
    ("words", &["domain", "insight"]),
    ("api", &["domain", "insight", "words", "server"]),
    ("ui", &["domain", "words", "api"]),
    ("server", &["domain", "insight", "words"]),
];

/// Where something is known beyond that, and why: the beginning of the file's path, the beginning of what is known.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("server/router.rs", "ui", "the one table of routes knows the pages"),
    ("server/router.rs", "api", "and the forms and pictures beside them"),
    ("server/forms.rs", "api", "answers what a form's function left for it"),
    ("server/export.rs", "api", "answers files with the same access rule and the same refusals as pages"),
    ("server/file_answer.rs", "api::Refusal", "answers files with the same refusals as pages"),
    ("server/file_answer.rs", "api::sign_in::door", "and sends whoever is signed out to the same door"),
    ("server/climate_files.rs", "api", "answers files with the same access rule and the same refusals as pages"),
    ("server/cli/user.rs", "api::invite_people::LASTS", "an invitation lasts as long from the command line"),
    // Plain values that pages arrange. None of them reaches the store, the clock or anybody's session.
    ("ui/", "insight::baseline::Standing", "a word of the domain that follows from data"),
    ("ui/", "insight::baseline::FEWEST_SHIFTS", "a number that a sentence says"),
    ("ui/pages/me", "insight::calendar", "the year, computed"),
    ("ui/", "server::flash::Flash", "what waits for this page"),
    ("ui/", "server::flash::FormState", "what was typed, and what is wrong with it"),
    ("ui/components/chart.rs", "server::charts::Chart", "a picture that was drawn"),
    ("ui/pages/climate/blocks.rs", "server::print", "what a report says, block by block"),
    ("ui/pages/climate.rs", "server::climate::gathered::Period", "a week or a month"),
    ("ui/components/document.rs", "server::assets", "the names of style sheet and script"),
    ("ui/pages/instead.rs", "server::assets", "the name of the style sheet"),
    ("ui/", "server::flags::Standing", "how far the work on a flag is"),
    ("ui/", "server::store::Outcome", "what came of a suggestion"),
    ("ui/", "server::store::InvitationState", "how far an invitation is"),
    ("ui/pages/import.rs", "server::store::Change", "what an import would do"),
    ("ui/pages/import.rs", "server::roster::COLUMNS", "the columns of a roster, by name"),
    ("ui/pages/slips.rs", "server::drafts::Slip", "an invitation to print"),
    ("ui/", "server::password::SHORTEST", "a number that a sentence says"),
    ("ui/pages/account.rs", "server::visitor::Theme", "light or dark"),
];

fn layer(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

fn begins(path: &str, with: &str) -> bool {
    path == with || path.strip_prefix(with).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn everybody_knows_only_whom_they_may_know() {
    let layers = ["domain", "insight", "words", "api", "ui", "server"];
    let mut used = vec![false; EXCEPTIONS.len()];
    let mut wrong = Vec::new();
    for Source { path, code, .. } in sources() {
        let own = layer(&path);
        if !layers.contains(&own) {
            continue;
        }
        let knows = KNOWS.iter().find(|(who, _)| *who == own).map_or(&[][..], |(_, knows)| knows);
        for known in paths(&code) {
            let of = known.split("::").next().unwrap_or_default();
            if !layers.contains(&of) || of == own || knows.contains(&of) {
                continue;
            }
            let excepted = EXCEPTIONS.iter().position(|(file, what, _)| path.starts_with(file) && begins(&known, what));
            match excepted {
                Some(at) => used[at] = true,
                None => wrong.push(format!("{path} knows {known}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let idle: Vec<_> = EXCEPTIONS.iter().zip(used).filter(|(_, used)| !used).map(|(exception, _)| exception).collect();
    assert!(idle.is_empty(), "no longer needed: {idle:?}");
}

#[test]
fn sql_stands_in_the_store_and_nowhere_else() {
    const SQL: [&str; 7] =
        ["SELECT ", "INSERT INTO", "INSERT OR ", "DELETE FROM", "CREATE TABLE", "PRAGMA ", " FROM check_in"];
    for Source { path, code, .. } in sources().iter().filter(|source| !source.path.starts_with("server/store")) {
        assert!(!code.contains("rusqlite"), "{path} speaks to the database past the store");
        for string in strings(code) {
            assert!(SQL.iter().all(|word| !string.contains(word)), "SQL in {path}: {string}");
        }
    }
}

#[test]
fn domain_and_insight_have_no_clock_no_files_and_no_network() {
    const OUTSIDE: [&str; 9] =
        ["leptos", "axum", "tokio", "std::fs", "std::net", "std::time", "Timestamp::now", "SystemTime", "Zoned::now"];
    let pure = |source: &&Source| ["domain", "insight"].contains(&layer(&source.path));
    for Source { path, code, .. } in sources().iter().filter(pure) {
        for word in OUTSIDE {
            assert!(!code.contains(word), "{path} reaches out by {word}");
        }
    }
}

#[test]
fn feature_gates_stand_at_the_top() {
    for Source { path, code, .. } in sources() {
        let may = path == "lib.rs" || path == "ui/mod.rs";
        assert!(may || !code.contains("feature = \""), "{path} has a gate of its own");
    }
}

#[test]
fn every_module_opens_with_a_sentence_and_none_is_long() {
    for Source { path, text, .. } in sources() {
        // The tests of a module belong to it.
        assert!(text.starts_with("//! ") || path.ends_with("/tests.rs"), "{path} does not say what it owns");
        let lines = text.lines().count();
        assert!(lines <= 400, "{path} has {lines} lines");
    }
}

/// What would read a mood from anything but what somebody says: text, voice, face; and what would run a model that does.
const NEVER: &[&str] = &[
    "sentiment",
    "vader",
    "emotion",
    "affective",
    "lexicon",
    "speech",
    "voice",
    "audio",
    "microphone",
    "webrtc",
    "cpal",
    "rodio",
    "symphonia",
    "whisper",
    "vosk",
    "deepspeech",
    "pocketsphinx",
    "face",
    "faces",
    "facial",
    "rustface",
    "dlib",
    "opencv",
    "mediapipe",
    "camera",
    "nokhwa",
    "v4l",
    "keystroke",
    "rdev",
    "onnxruntime",
    "ort",
    "tract",
    "tch",
    "candle",
    "burn",
    "tensorflow",
    "torch",
    "bert",
    "tokenizers",
    "llama",
    "llm",
    "gpt",
    "openai",
];

#[test]
fn nothing_that_infers_a_mood_is_depended_on() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"leptos"), "the lock file was read");
    for name in names {
        let part = name.split(['-', '_']).find(|part| NEVER.contains(part));
        assert_eq!(part, None, "{name} has no place here: weather is said, never inferred");
    }
}

#[test]
fn the_browser_is_asked_for_no_microphone_and_no_camera() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    for face in
        ["MediaDevices", "MediaStream", "AudioContext", "SpeechRecognition", "HtmlVideoElement", "MediaRecorder"]
    {
        assert!(!manifest.contains(face), "{face}");
    }
    let headers = fs::read_to_string(root().join("src/server/headers.rs")).expect("the headers");
    assert!(headers.contains("camera=(), microphone=()"), "every answer forbids both");
}
