//! The languages of the product, and how the language of a request is chosen.

use serde::{Deserialize, Serialize};

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    ZhCn,
}

impl Locale {
    /// All languages, in the order of the language switch.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// Returns the language tag (BCP 47), as in `<html lang>` and in a roster.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// Returns the name of the language in the language itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhCn => "中文",
        }
    }

    /// Returns the other language: what the language switch offers.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::ZhCn,
            Self::ZhCn => Self::En,
        }
    }

    /// Returns the supported language that an `Accept-Language` header prefers; English if it names none.
    #[must_use]
    pub fn from_header(header: &str) -> Self {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|part| {
                let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
                Some((weight.trim().parse().ok()?, tag.parse().ok()?))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map_or_else(Self::default, |(_, locale)| *locale)
    }
}

impl std::str::FromStr for Locale {
    type Err = String;

    /// Accepts any English or Chinese tag: `en-GB` is English; `zh`, `zh-Hans` and `zh-CN` are Chinese.
    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim().split(['-', '_']).next().map(str::to_ascii_lowercase).as_deref() {
            Some("en") => Ok(Self::En),
            Some("zh") => Ok(Self::ZhCn),
            _ => Err(text.trim().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_supported_language_is_chosen() {
        assert_eq!(Locale::from_header("de, zh-CN;q=0.9, en;q=0.8"), Locale::ZhCn);
        assert_eq!(Locale::from_header("en-GB,en;q=0.5,zh;q=0.4"), Locale::En);
        assert_eq!(Locale::from_header("fr"), Locale::En);
        assert_eq!(Locale::from_header(""), Locale::En);
    }
}
