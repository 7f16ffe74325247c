//! Reading source: files, code without its comments, strings, paths.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file of the workspace.
pub struct CodeFile {
    /// Its path from the root of the repository, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// The text without comments.
    pub code: String,
}

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a directory of the repository with this ending, in order.
pub fn files(directory: &str, ending: &str) -> Vec<PathBuf> {
    fn walk(directory: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(directory).expect("a directory").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                walk(&entry, ending, found);
            } else if entry.extension().is_some_and(|known| known == ending) {
                found.push(entry);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(directory), ending, &mut found);
    found.sort();
    found
}

/// All sources of the product: the application in `src` and the crates.
pub fn sources() -> Vec<CodeFile> {
    let source = |file: PathBuf| {
        let text = fs::read_to_string(&file).expect("a text");
        let path = file.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
        CodeFile { path, code: without_comments(&text), text }
    };
    files("src", "rs").into_iter().chain(files("crates", "rs")).map(source).collect()
}

/// The index after the last quote of the string that begins at `at`; `None` if no string begins there.
pub fn end_of_string(text: &[char], at: usize) -> Option<usize> {
    let raw = text.get(at) == Some(&'r') && matches!(text.get(at + 1), Some('"' | '#'));
    if raw && !at.checked_sub(1).is_some_and(|before| text[before].is_alphanumeric() || text[before] == '_') {
        let hashes = text[at + 1..].iter().take_while(|c| **c == '#').count();
        if text.get(at + 1 + hashes) != Some(&'"') {
            return None;
        }
        let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        let from = at + 2 + hashes;
        let length = text[from..].windows(close.len()).position(|part| part == close)?;
        return Some(from + length + close.len());
    }
    match text.get(at) {
        Some('"') => {
            let mut at = at + 1;
            while *text.get(at)? != '"' {
                at += if text[at] == '\\' { 2 } else { 1 };
            }
            Some(at + 1)
        }
        // A character, not a lifetime.
        Some('\'') if text.get(at + 1) == Some(&'\\') => {
            text[at + 3..].iter().position(|c| *c == '\'').map(|length| at + 4 + length)
        }
        Some('\'') if text.get(at + 2) == Some(&'\'') => Some(at + 3),
        _ => None,
    }
}

fn without_comments(text: &str) -> String {
    let text: Vec<char> = text.chars().collect();
    let (mut code, mut at) = (String::new(), 0);
    while at < text.len() {
        if let Some(end) = end_of_string(&text, at) {
            code.extend(&text[at..end]);
            at = end;
        } else if text[at] == '/' && text.get(at + 1) == Some(&'/') {
            at += text[at..].iter().take_while(|c| **c != '\n').count();
        } else {
            code.push(text[at]);
            at += 1;
        }
    }
    code
}

/// The string literals of the code, as they are written.
pub fn strings(code: &str) -> Vec<String> {
    let code: Vec<char> = code.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < code.len() {
        let end = end_of_string(&code, at).unwrap_or(at + 1);
        if end > at + 1 {
            found.push(code[at..end].iter().collect());
        }
        at = end;
    }
    found
}

/// Every path that begins with `crate::`, without that prefix, with `use` trees expanded.
pub fn paths(code: &str) -> Vec<String> {
    code.split("crate::").skip(1).flat_map(|rest| tree(&mut rest.chars().peekable())).collect()
}

fn tree(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Vec<String> {
    let mut path = String::new();
    loop {
        while rest.peek().is_some_and(|c| c.is_alphanumeric() || *c == '_') {
            path.extend(rest.next());
        }
        if rest.peek() == Some(&'{') {
            rest.next();
            let mut found = Vec::new();
            loop {
                while rest.peek().is_some_and(|c| c.is_whitespace() || *c == ',') {
                    rest.next();
                }
                if rest.peek().is_none_or(|c| *c == '}') {
                    rest.next();
                    return found;
                }
                found.extend(tree(rest).into_iter().map(|end| format!("{path}{end}")));
                // The new name of `as` does not matter.
                while rest.peek().is_some_and(|c| *c != ',' && *c != '}') {
                    rest.next();
                }
            }
        }
        if rest.peek() != Some(&':') {
            return vec![path.trim_end_matches(':').to_owned()];
        }
        rest.next();
        if rest.peek() != Some(&':') {
            return vec![path];
        }
        rest.next();
        path.push_str("::");
    }
}

#[test]
fn source_text_is_parsed_correctly() {
    let code =
        without_comments("let a = \"// no comment \\\" \"; // crate::server\nlet b: &'a str = '\"'; r#\"a \"// b\"#");
    assert!(code.contains("// no comment") && code.contains("// b") && !code.contains("server"), "{code}");
    let found = paths("use crate::a::{b, c::{d as e, f}}; x(crate::g::h); crate::i::J { k: 1 }; if a == crate::l {}");
    assert_eq!(found, ["a::b", "a::c::d", "a::c::f", "g::h", "i::J", "l"]);
    assert_eq!(strings("f(\"a\", 'b', r\"c\")"), ["\"a\"", "'b'", "r\"c\""]);
}
