//! What the crates do not enforce: the layers of the application, SQL and feature gates, module headers, excluded dependencies.

use std::collections::BTreeMap;
use std::fs;

use super::reading::{Source, files, paths, root, sources, strings};

/// The modules of the application, each above those before it: a module uses only itself and what is below it.
const LAYERS: [&str; 7] = ["config", "state", "web", "app", "ui", "router", "cli"];

/// The module of the application that a file belongs to.
fn layer(path: &str) -> Option<usize> {
    let module = path.strip_prefix("src/")?.split(['/', '.']).next()?;
    LAYERS.iter().position(|layer| *layer == module)
}

#[test]
fn no_module_of_the_application_uses_one_above_it() {
    let mut upward = Vec::new();
    for Source { path, code, .. } in sources() {
        let Some(own) = layer(&path) else { continue };
        for used in paths(&code) {
            let module = used.split("::").next().unwrap_or_default();
            if LAYERS.iter().position(|layer| *layer == module).is_some_and(|used| used > own) {
                upward.push(format!("{path} uses {used}"));
            }
        }
    }
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

/// The crates of the workspace that each crate may depend on. Cargo refuses anything else at build time; this keeps the manifests.
const CRATES: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("insight", &["domain"]),
    ("content", &["domain", "insight"]),
    ("evaluation", &["domain", "insight"]),
    ("import", &["domain"]),
    ("scim", &["domain"]),
    ("store", &["content", "domain", "insight"]),
    ("words", &["domain", "insight"]),
    ("report", &["domain", "insight", "words"]),
];

#[test]
fn crates_depend_only_on_those_below_them() {
    for (name, allowed) in CRATES {
        let manifest = fs::read_to_string(root().join(format!("crates/{name}/Cargo.toml"))).expect("a manifest");
        let dependencies = manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next());
        for line in dependencies.expect("a list of dependencies").lines() {
            let dependency = line.split(['.', ' ']).next().unwrap_or_default();
            let is_ours = CRATES.iter().any(|(other, _)| *other == dependency);
            assert!(!is_ours || allowed.contains(&dependency), "{name} depends on {dependency}");
        }
    }
}

#[test]
fn sql_is_in_the_store_and_nowhere_else() {
    const SQL: [&str; 7] =
        ["SELECT ", "INSERT INTO", "INSERT OR ", "DELETE FROM", "CREATE TABLE", "PRAGMA ", " FROM check_in"];
    for Source { path, code, .. } in sources().iter().filter(|source| !source.path.starts_with("crates/store/")) {
        assert!(!code.contains("rusqlite"), "{path} uses the database without the store");
        for string in strings(code) {
            assert!(SQL.iter().all(|word| !string.contains(word)), "SQL in {path}: {string}");
        }
    }
}

/// What admins decide and read must be the same whether or not somebody has checked in.
#[test]
fn rosters_people_messages_and_schedules_read_no_check_in() {
    const PARTS: [&str; 6] = ["roster/", "people/", "messages/", "centre/", "scim/", "schedules.rs"];
    const TABLES: [&str; 3] = ["check_in", "tough_moment", "withdrawn"];
    let is_for_admins = |path: &str| PARTS.iter().any(|part| path.starts_with(&format!("crates/store/src/{part}")));
    for Source { path, code, .. } in sources().iter().filter(|source| is_for_admins(&source.path)) {
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for string in strings(code) {
            let reads =
                |table: &&str| string.contains(&format!("FROM {table} ")) || string.contains(&format!("JOIN {table} "));
            assert_eq!(TABLES.iter().find(|table| reads(table)), None, "{path} reads it: {string}");
        }
    }
}

#[test]
fn domain_and_insight_have_no_clock_no_files_and_no_network() {
    const OUTSIDE: [&str; 9] =
        ["leptos", "axum", "tokio", "std::fs", "std::net", "std::time", "Timestamp::now", "SystemTime", "Zoned::now"];
    const PURE: [&str; 4] = ["crates/domain/", "crates/insight/", "crates/evaluation/", "crates/scim/"];
    let pure = |source: &&Source| PURE.iter().any(|folder| source.path.starts_with(folder));
    for Source { path, code, .. } in sources().iter().filter(pure) {
        for word in OUTSIDE {
            assert!(!code.contains(word), "{path} uses {word}");
        }
    }
}

#[test]
fn feature_gates_are_only_at_the_top() {
    for Source { path, code, .. } in sources() {
        let may = ["src/lib.rs", "src/ui/mod.rs", "crates/insight/src/lib.rs"].contains(&path.as_str());
        assert!(may || !code.contains("feature = \""), "{path} contains a feature gate");
    }
}

#[test]
fn addresses_with_a_key_are_written_and_read_in_one_place() {
    const PAGES: [&str; 9] = [
        "/board/",
        "/trends/",
        "/suggestion/",
        "/tough-call/",
        "/invitation/",
        "/set-up/",
        "/wall/",
        "/admin/people/",
        "/admin/teams/",
    ];
    const LIBRARY: [&str; 4] = ["use_params_map", "use_query_map", "Url::escape", "Url::unescape"];
    for Source { path, code, .. } in sources().iter().filter(|source| source.path != "src/web/address.rs") {
        for word in LIBRARY {
            assert!(!code.contains(word), "{path} uses {word}, which encodes or decodes a key a second time");
        }
        for string in strings(code) {
            let written = PAGES.iter().any(|page| string.contains(&format!("{page}{{"))) || string.contains("?team={");
            assert!(!written, "{path} writes an address with a key by hand: {string}");
        }
    }
}

#[test]
fn no_folder_has_more_files_than_a_reader_can_look_over() {
    const MOST: usize = 18;
    let mut folders = BTreeMap::new();
    for path in ["src", "crates", "tests", "xtask"].iter().flat_map(|folder| files(folder, "rs")) {
        let folder = path.parent().expect("a folder").to_path_buf();
        *folders.entry(folder).or_insert(0_usize) += 1;
    }
    for (folder, count) in folders {
        assert!(count <= MOST, "{} has {count} files: group those that belong together", folder.display());
    }
}

#[test]
fn every_module_starts_with_a_sentence_and_none_is_long() {
    for Source { path, text, .. } in sources() {
        // A module's header also covers its test file.
        assert!(text.starts_with("//! ") || path.ends_with("/tests.rs"), "{path} does not say what it owns");
        let lines = text.lines().count();
        assert!(lines <= 400, "{path} has {lines} lines");
    }
}

/// Words in names of crates that infer a mood from text, voice or face, or that run a model that does.
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
fn no_dependency_infers_a_mood() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains(&"leptos"), "the lock file was read");
    for name in names {
        let part = name.split(['-', '_']).find(|part| NEVER.contains(part));
        assert_eq!(part, None, "{name} is excluded: people state their weather, nothing infers it");
    }
}

#[test]
fn the_browser_is_never_asked_for_a_microphone_or_a_camera() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    for face in
        ["MediaDevices", "MediaStream", "AudioContext", "SpeechRecognition", "HtmlVideoElement", "MediaRecorder"]
    {
        assert!(!manifest.contains(face), "{face}");
    }
    let headers = fs::read_to_string(root().join("src/web/answer/headers.rs")).expect("the headers");
    assert!(headers.contains("camera=(), microphone=()"), "every answer forbids both");
}

#[test]
fn no_two_public_types_share_a_name() {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Source { path, code, .. } in sources() {
        for line in code.lines() {
            let Some(rest) = line.trim_start().strip_prefix("pub") else { continue };
            // Also what is public in a part of its crate: one file may use both.
            let rest = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest);
            let mut words = rest.split_whitespace();
            let is_type = matches!(words.next(), Some("struct" | "enum" | "trait" | "type"));
            let Some(name) = words.next().filter(|_| is_type) else { continue };
            let name = name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
            types.entry(name).or_default().push(path.clone());
        }
    }
    assert!(types.len() > 500, "the rule reads types");
    types.retain(|_, paths| paths.len() > 1);
    assert!(types.is_empty(), "{types:#?}");
}
