//! No file uses one that uses it in turn, directly or through others: files are read from the bottom up.
//!
//! A module and those below it may use one another, because `mod.rs` declares what its files share. A name counts for
//! the file in which it is defined, also where another file passes it on with `pub use`.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::{paths, sources};

/// The most `pub use` that a name is followed through.
const MAX_EXPORTS: usize = 8;

/// A file of a crate.
#[derive(Default)]
struct Module {
    /// Its code without tests, with every path from the root of the crate.
    code: String,
    /// What its names from other files mean, from the root of the crate.
    names: BTreeMap<String, String>,
    /// Those of them that others may use through it.
    exported: BTreeMap<String, String>,
}

/// The files of a crate, by their modules; that of the root is empty.
struct Modules(BTreeMap<String, Module>);

impl Modules {
    /// Reads files, each with its path below `src` and its code.
    fn of<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let modules = files.filter_map(|(path, code)| {
            let module = module_of(path)?;
            let code = absolute(without_tests(code), &module);
            Some((module, Module { code, ..Module::default() }))
        });
        let mut modules = Self(modules.collect());
        let names: Vec<_> = modules.0.iter().map(|(module, file)| modules.names(module, &file.code)).collect();
        for (file, (names, exported)) in modules.0.values_mut().zip(names) {
            (file.names, file.exported) = (names, exported);
        }
        modules
    }

    /// The names that a file takes from others, and those that it passes on.
    fn names(&self, module: &str, code: &str) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
        let (mut names, mut exported) = (BTreeMap::new(), BTreeMap::new());
        let starts = code.match_indices("use ").filter(|(at, _)| {
            let line = code[..*at].rsplit('\n').next().unwrap_or_default().trim();
            line.is_empty() || line.starts_with("pub")
        });
        for (at, word) in starts {
            let is_public = code[..at].trim_end_matches(' ').ends_with([')', 'b']);
            let used = code[at + word.len()..].split(';').next().unwrap_or_default();
            let used = match used.split("::").next() {
                Some("crate") => used.to_owned(),
                Some(child) if self.0.contains_key(&join(module, child)) => format!("crate::{}", join(module, used)),
                _ => continue,
            };
            for path in paths(&used) {
                let path = path.strip_suffix("::self").unwrap_or(&path);
                let name = path.rsplit("::").next().unwrap_or_default();
                names.insert(name.to_owned(), path.to_owned());
                if is_public {
                    exported.insert(name.to_owned(), path.to_owned());
                }
            }
        }
        (names, exported)
    }

    /// The file that defines what a path means.
    fn file_of(&self, path: &str, exports: usize) -> String {
        let words: Vec<&str> = path.split("::").filter(|word| !word.is_empty()).collect();
        for length in (0..=words.len()).rev() {
            let module = words[..length].join("::");
            let Some(file) = self.0.get(&module) else { continue };
            let passed_on = words.get(length).and_then(|name| file.exported.get(*name));
            return match passed_on.filter(|_| exports < MAX_EXPORTS) {
                Some(path) => self.file_of(&join(path, &words[length + 1..].join("::")), exports + 1),
                None => module,
            };
        }
        String::new()
    }

    /// The files that each file uses, but for those above and below it.
    fn uses(&self) -> BTreeMap<&str, BTreeSet<String>> {
        self.0.iter().map(|(module, file)| (module.as_str(), self.used_by(module, file))).collect()
    }

    fn used_by(&self, module: &str, file: &Module) -> BTreeSet<String> {
        let by_name = qualified(&file.code).filter_map(|(first, rest)| {
            let child = || Some(join(module, first)).filter(|child| self.0.contains_key(child));
            file.names.get(first).cloned().or_else(child).map(|path| join(&path, rest))
        });
        let used = paths(&file.code).into_iter().chain(by_name).map(|path| self.file_of(&path, 0));
        used.filter(|used| !is_within(used, module) && !is_within(module, used)).collect()
    }

    /// Every cycle: at least one if there are any.
    fn cycles(&self) -> Vec<String> {
        let uses = self.uses();
        let (mut done, mut found) = (BTreeSet::new(), Vec::new());
        for module in uses.keys() {
            visit(module, &uses, &mut Vec::new(), &mut done, &mut found);
        }
        found
    }
}

/// Follows what a file uses; `path` has led to it.
fn visit(
    module: &str,
    uses: &BTreeMap<&str, BTreeSet<String>>,
    path: &mut Vec<String>,
    done: &mut BTreeSet<String>,
    found: &mut Vec<String>,
) {
    if let Some(begin) = path.iter().position(|earlier| earlier == module) {
        found.push(format!("{} → {module}", path[begin..].join(" → ")));
    } else if !done.contains(module) {
        path.push(module.to_owned());
        for used in uses.get(module).into_iter().flatten() {
            visit(used, uses, path, done, found);
        }
        path.pop();
        done.insert(module.to_owned());
    }
}

/// The module of a file; none for tests, and for the program, which nothing can use.
fn module_of(path: &str) -> Option<String> {
    let path = path.strip_suffix(".rs")?;
    let path = path.strip_suffix("/mod").unwrap_or(path);
    match path {
        "main" => None,
        "lib" => Some(String::new()),
        _ if path.split('/').any(|folder| folder == "tests") => None,
        _ => Some(path.replace('/', "::")),
    }
}

/// The code above the tests, which are the last part of a file.
fn without_tests(code: &str) -> &str {
    let is_module = |at: usize| {
        let line = code[at..].lines().nth(1).unwrap_or_default();
        line.ends_with('{') && line.split(' ').any(|word| word == "mod")
    };
    let tests = code.match_indices("#[cfg(test)]\n").find(|(at, _)| is_module(*at));
    tests.map_or(code, |(at, _)| &code[..at])
}

/// The code of a module with its paths that begin with `self` and `super` from the root of the crate.
fn absolute(code: &str, module: &str) -> String {
    let (mut found, mut rest, mut before) = (String::with_capacity(code.len()), code, ' ');
    while let Some(next) = rest.chars().next() {
        let starts = !(before.is_alphanumeric() || before == '_' || before == ':');
        match base(rest, module).filter(|_| starts) {
            Some((base, end)) => {
                found.push_str(&base);
                (rest, before) = (&rest[end..], ':');
            }
            None => {
                found.push(next);
                (rest, before) = (&rest[next.len_utf8()..], next);
            }
        }
    }
    found
}

/// What the beginning of a path means, if it is `self` or `super`, and its length.
fn base(code: &str, module: &str) -> Option<(String, usize)> {
    let mut rest = code.strip_prefix("self::").unwrap_or(code);
    let mut base = module;
    while let Some(above) = rest.strip_prefix("super::") {
        base = base.rsplit_once("::").map_or("", |(parent, _)| parent);
        rest = above;
    }
    (rest.len() < code.len()).then(|| (format!("crate::{}", join(base, "")), code.len() - rest.len()))
}

/// Every path in the code that does not begin at the root: its first word, and the rest.
fn qualified(code: &str) -> impl Iterator<Item = (&str, &str)> {
    let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    words.filter_map(|word| word.trim_end_matches(':').split_once("::")).filter(|(first, _)| *first != "crate")
}

/// A path below another one; either may be empty.
fn join(path: &str, below: &str) -> String {
    if path.is_empty() { below.to_owned() } else { format!("{path}::{below}") }
}

/// Whether a module is this one or below it. The root has no file that somebody reads: it declares the others.
fn is_within(module: &str, above: &str) -> bool {
    above.is_empty() || module == above || module.strip_prefix(above).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn no_file_uses_one_that_uses_it() {
    let sources = sources();
    let mut crates: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for source in &sources {
        let Some((name, path)) = source.path.split_once("src/") else { continue };
        crates.entry(name).or_default().push((path, source.code.as_str()));
    }
    assert!(crates.len() > 8, "the application and the crates are read");
    let cycles = crates.into_iter().flat_map(|(name, files)| {
        let cycles = Modules::of(files.into_iter()).cycles();
        cycles.into_iter().map(move |cycle| format!("{name}src: {cycle}"))
    });
    let cycles: Vec<String> = cycles.collect();
    assert!(cycles.is_empty(), "move what two files share into a third below both:\n{}", cycles.join("\n"));
}

fn cycles(files: &[(&'static str, &'static str)]) -> Vec<String> {
    Modules::of(files.iter().copied()).cycles()
}

#[test]
fn a_cycle_is_found_through_every_kind_of_path() {
    let lib = ("lib.rs", "mod a;\nmod b;\nmod c;\npub use b::inner::Thing;\n");
    let inner = |code| ("b/inner.rs", code);
    let (b, c) = (("b/mod.rs", "pub mod inner;\npub use inner::{Thing, other};\n"), ("c.rs", "use crate::a::X;\n"));
    let found = ["a → b::inner → a"];
    for uses in [
        "use crate::b::inner::Thing;\n",
        "use crate::Thing;\n",
        "use super::b::{other, Thing as Renamed};\n",
        "use crate::b;\nfn f() {\n    b::inner::g();\n}\n",
        "use crate::b::inner::{self};\n",
        "fn f() {\n    self::super::b::inner::g();\n}\n",
    ] {
        assert_eq!(cycles(&[lib, ("a.rs", uses), b, inner("use super::super::a;\n")]), found, "{uses}");
        let longer = cycles(&[lib, ("a.rs", uses), b, c, inner("use crate::c;\n")]);
        assert_eq!(longer, ["a → b::inner → c → a"], "{uses}");
        assert!(cycles(&[lib, ("a.rs", uses), b, c, inner("use super::Other;\n")]).is_empty(), "one way: {uses}");
        let test = "#[cfg(test)]\nmod tests {\n    use crate::a;\n}\n";
        assert!(cycles(&[lib, ("a.rs", uses), b, inner(test)]).is_empty(), "a test may use what it tests: {uses}");
    }
}
