//! What the crates do not enforce: the layers of the application, SQL and feature gates, module headers, excluded
//! dependencies.

use std::collections::BTreeMap;
use std::fs;

use super::reading::{CodeFile, files, paths, root, sources, strings};

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
    for CodeFile { path, code, .. } in sources() {
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

/// The crates of the workspace that each crate may depend on. Cargo refuses anything else at build time; this keeps the
/// manifests.
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
    // A test may damage a database.
    let product = |source: &&CodeFile| !source.path.starts_with("crates/store/") && !source.path.ends_with("/tests.rs");
    for CodeFile { path, code, .. } in sources().iter().filter(product) {
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
    for CodeFile { path, code, .. } in sources().iter().filter(|source| is_for_admins(&source.path)) {
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
    let pure = |source: &&CodeFile| PURE.iter().any(|folder| source.path.starts_with(folder));
    for CodeFile { path, code, .. } in sources().iter().filter(pure) {
        for word in OUTSIDE {
            assert!(!code.contains(word), "{path} uses {word}");
        }
    }
}

/// What may be shown was drawn by the mechanism, and comes from it or from the ledger. Simulated figures are of nobody:
/// the studies have them, and no page does.
#[test]
fn released_figures_come_from_the_mechanism_or_from_its_ledger() {
    const LEDGER: &str = "crates/store/src/climate/ledger.rs";
    const CLIMATE: &str = "crates/insight/src/climate/";
    const STUDIES: &str = "crates/evaluation/src/study/";
    let mut thawing = Vec::new();
    for CodeFile { path, code, .. } in sources().into_iter().filter(|source| !source.path.starts_with(CLIMATE)) {
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        assert!(path.starts_with(STUDIES) || !code.contains("simulated_site"), "{path} releases figures of its own");
        // With or without arguments: as a function that is passed on it would thaw as well.
        if code.contains("::thaw") {
            thawing.push(path);
        }
    }
    assert_eq!(thawing, [LEDGER]);
}

#[test]
fn feature_gates_are_only_at_the_top() {
    const GATED: [&str; 4] =
        ["src/lib.rs", "src/ui/mod.rs", "crates/insight/src/lib.rs", "crates/insight/src/climate/mod.rs"];
    for CodeFile { path, code, .. } in sources() {
        assert!(GATED.contains(&path.as_str()) || !code.contains("feature = \""), "{path} contains a feature gate");
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
    for CodeFile { path, code, .. } in sources().iter().filter(|source| source.path != "src/web/address.rs") {
        for word in LIBRARY {
            assert!(!code.contains(word), "{path} uses {word}, which encodes or decodes a key a second time");
        }
        for string in strings(code) {
            let written = PAGES.iter().any(|page| string.contains(&format!("{page}{{"))) || string.contains("?team={");
            assert!(!written, "{path} writes an address with a key by hand: {string}");
        }
    }
}

/// A large workbook takes seconds: `read_apart` reads it while other requests are answered.
#[test]
fn files_are_read_apart_from_the_threads_that_answer_requests() {
    const PARSERS: [&str; 5] = ["roster", "schedule_file", "calendar", "check_in_file", "load_file"];
    let serves = |path: &str| !["src/cli/measure/", "src/cli/demo"].iter().any(|apart| path.starts_with(apart));
    for CodeFile { path, code, .. } in sources().into_iter().filter(|source| source.path.starts_with("src/")) {
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let reads = PARSERS.iter().any(|parser| code.contains(&format!("{parser}::parse(")));
        assert!(!serves(&path) || !reads || code.contains("read_apart("), "{path} reads a file where it answers");
    }
}

#[test]
fn no_folder_has_more_files_than_a_reader_can_look_over() {
    const MAX_FILES: usize = 18;
    let mut folders = BTreeMap::new();
    for path in ["src", "crates", "tests", "xtask"].iter().flat_map(|folder| files(folder, "rs")) {
        let folder = path.parent().expect("a folder").to_path_buf();
        *folders.entry(folder).or_insert(0_usize) += 1;
    }
    for (folder, count) in folders {
        assert!(count <= MAX_FILES, "{} has {count} files: group those that belong together", folder.display());
    }
}

#[test]
fn every_module_starts_with_a_sentence() {
    for CodeFile { path, text, .. } in sources() {
        // A module's header also covers its test file.
        assert!(text.starts_with("//! ") || path.ends_with("/tests.rs"), "{path} does not say what it owns");
    }
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold_in_mind() {
    for path in ["src", "crates", "tests", "xtask", "benches"].iter().flat_map(|folder| files(folder, "rs")) {
        let lines = fs::read_to_string(&path).expect("a text").lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

/// rustfmt breaks code at `max_width` and leaves comments alone.
#[test]
fn no_comment_is_wider_than_code() {
    let settings = fs::read_to_string(root().join("rustfmt.toml")).expect("rustfmt.toml");
    let width = settings.lines().find_map(|line| line.strip_prefix("max_width = ")).expect("max_width");
    let width: usize = width.parse().expect("a number");
    for path in ["src", "crates", "tests", "xtask", "benches"].iter().flat_map(|folder| files(folder, "rs")) {
        let text = fs::read_to_string(&path).expect("a text");
        for (index, line) in text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("//")) {
            assert!(line.chars().count() <= width, "{}:{} is a wide comment", path.display(), index + 1);
        }
    }
}

/// The longest name of a test; a longer one is a sentence with two thoughts.
const MAX_TEST_NAME: usize = 70;

#[test]
fn names_of_tests_can_be_read_at_a_glance() {
    for path in ["src", "crates", "tests", "xtask"].iter().flat_map(|folder| files(folder, "rs")) {
        let text = fs::read_to_string(&path).expect("a text");
        let names = text.split("fn ").skip(1).filter_map(|rest| rest.split(['(', '<']).next());
        for name in names.filter(|name| name.chars().all(|c| c == '_' || c.is_ascii_alphanumeric())) {
            assert!(name.len() <= MAX_TEST_NAME, "{}: {name}", path.display());
        }
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
fn no_two_types_share_a_name() {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for CodeFile { path, code, .. } in sources() {
        for line in code.lines() {
            // What is public, in its crate or in a part of it, and what is private at the top of a file: there is no
            // associated type.
            let declared = match line.trim_start().strip_prefix("pub") {
                Some(public) => {
                    public.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(public, |(_, rest)| rest)
                }
                None => line,
            };
            if declared.starts_with("    ") {
                continue;
            }
            let mut words = declared.split_whitespace();
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
