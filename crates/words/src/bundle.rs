//! Loads the Fluent bundles of both languages, once, from the embedded files.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

use domain::Locale;

/// A value that is inserted into a text.
pub type Value<'a> = FluentValue<'a>;

// A debug build reads the files where this crate was compiled: in another clone, it is compiled again.
const _: &str = env!("CARGO_MANIFEST_DIR");

#[derive(RustEmbed)]
#[folder = "../../locales"]
#[include = "*.ftl"]
struct Texts;

static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| read(Locale::En, langid!("en")));
static CHINESE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| read(Locale::ZhCn, langid!("zh-CN")));

fn read(locale: Locale, id: LanguageIdentifier) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Both languages are left-to-right; isolation marks around values would break searching a page.
    bundle.set_use_isolating(false);
    for path in Texts::iter().filter(|path| path.starts_with(locale.tag())) {
        let source = Texts::get(&path).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
        let resource = match FluentResource::try_new(source) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                tracing::error!(%path, ?errors, "a file of texts could not be parsed completely");
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(%path, ?errors, "a text is defined twice");
        }
    }
    bundle
}

fn bundle(locale: Locale) -> &'static FluentBundle<FluentResource> {
    match locale {
        Locale::En => &ENGLISH,
        Locale::ZhCn => &CHINESE,
    }
}

/// Returns the text of `key` with its values inserted. If the key is missing, logs an error and returns the key, so
/// that no page fails.
#[must_use]
pub fn text(locale: Locale, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
    let bundle = bundle(locale);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        tracing::error!(key, language = locale.tag(), "a text is missing");
        return key.to_owned();
    };
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        // Identifiers of Fluent are written with hyphens, those of Rust with underscores.
        arguments.set(Cow::from(name.replace('_', "-")), value.clone());
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::error!(key, language = locale.tag(), ?errors, "a value is missing in a text");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// By key: the names of the values in its text.
    fn texts(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for path in Texts::iter().filter(|path| path.starts_with(locale.tag())) {
            let source =
                Texts::get(&path).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
            let mut key = String::new();
            for line in source.lines() {
                if let Some((name, _)) =
                    line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
                {
                    key = name.to_owned();
                    assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{key} is defined twice in {path}");
                }
                for part in line.split('$').skip(1) {
                    let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                    found.entry(key.clone()).or_default().insert(name);
                }
            }
        }
        found
    }

    #[test]
    fn every_file_of_texts_is_valid() {
        for path in Texts::iter() {
            let source = String::from_utf8_lossy(&Texts::get(&path).map(|f| f.data).unwrap_or_default()).into_owned();
            if let Err((_, errors)) = FluentResource::try_new(source) {
                panic!("{path}: {errors:?}");
            }
        }
    }

    #[test]
    fn no_line_breaks_before_a_dot() {
        for path in Texts::iter() {
            let source = String::from_utf8_lossy(&Texts::get(&path).map(|f| f.data).unwrap_or_default()).into_owned();
            assert!(!source.contains(" ·"), "{path}: write a no-break space before it, as in `DOT`");
        }
    }

    #[test]
    fn both_languages_have_the_same_keys_and_values() {
        let (english, chinese) = (texts(Locale::En), texts(Locale::ZhCn));
        let missing: Vec<_> = english.keys().filter(|k| !chinese.contains_key(*k)).collect();
        let extra: Vec<_> = chinese.keys().filter(|k| !english.contains_key(*k)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "missing in Chinese: {missing:?}; only in Chinese: {extra:?}");
        for (key, values) in &english {
            assert_eq!(values, &chinese[key], "values of {key}");
        }
    }
}
