//! The phone numbers for people who need help now: the centre's own, and the national line of mainland China.

use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;
use store::StoreError;
use words::t;

/// The national line for psychological support in mainland China, one number since 1 May 2025.
const NATIONAL_LINE: &str = "12356";

/// The time zones of mainland China.
const MAINLAND_CHINA: [&str; 7] =
    ["Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC"];

/// How many sites of the centre are in mainland China: numbers follow the place, not the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SitesInMainlandChina {
    /// None, or there is no site so far.
    None,
    /// Some of them.
    Some,
    /// All of them.
    All,
}

impl SitesInMainlandChina {
    /// Decides it by the time zones of the sites.
    #[must_use]
    pub fn among<'a>(zones: impl IntoIterator<Item = &'a str>) -> Self {
        let inside: Vec<bool> = zones.into_iter().map(|zone| MAINLAND_CHINA.contains(&zone)).collect();
        match inside.iter().filter(|inside| **inside).count() {
            0 => Self::None,
            count if count == inside.len() => Self::All,
            _ => Self::Some,
        }
    }

    /// Those of this centre.
    ///
    /// # Errors
    /// If the store cannot be read.
    pub async fn load(app: &AppState) -> Result<Self, StoreError> {
        let sites = app.store.org_units().sites().await?;
        Ok(Self::among(sites.iter().map(|site| site.time_zone.as_str())))
    }
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneNumberView {
    /// Who answers.
    pub label: String,
    /// As people read it.
    pub number: String,
    /// The same as an address: digits, and a plus sign at most.
    pub href: String,
    /// When it is answered; empty if that is not stated.
    pub hours: String,
}

/// Loads the phone numbers, the centre's own first. The national line follows where a site is in mainland China; on a
/// page in Chinese also where the centre has no number of its own.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext) -> Result<Vec<PhoneNumberView>, AppError> {
    let locale = context.visitor.locale;
    let numbers = context.app.store.phone_numbers().list().await?;
    let mut numbers: Vec<_> =
        numbers.into_iter().map(|number| view(number.label, number.number, number.hours)).collect();
    let sites = SitesInMainlandChina::load(&context.app).await?;
    // A reader of Chinese in a centre without numbers of its own has at least this one, wherever the sites are.
    let is_wanted = sites != SitesInMainlandChina::None || (locale == Locale::ZhCn && numbers.is_empty());
    if is_wanted && !numbers.iter().any(|known| known.href == address(NATIONAL_LINE)) {
        let (label, hours) = (t!(locale, "phone-national-line"), t!(locale, "phone-national-line-hours"));
        numbers.push(view(label, NATIONAL_LINE.to_owned(), hours));
    }
    Ok(numbers)
}

fn view(label: String, number: String, hours: String) -> PhoneNumberView {
    PhoneNumberView { href: address(&number), label, number, hours }
}

fn address(number: &str) -> String {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{dialled}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_zones_of_the_sites_say_whether_they_are_in_mainland_china() {
        use SitesInMainlandChina as Sites;
        assert_eq!(Sites::among(["Asia/Shanghai", "Asia/Urumqi"]), Sites::All);
        assert_eq!(Sites::among(["Europe/Berlin", "Asia/Kashgar"]), Sites::Some);
        assert_eq!(Sites::among(["Europe/Berlin", "Asia/Hong_Kong"]), Sites::None);
        assert_eq!(Sites::among([]), Sites::None);
    }
}
