//! What a roster changes of one person, field by field, in words.

use super::named;
use domain::{Locale, Workday};
use store::{RosterChange, RosterRecord};
use words::{dates, t};

/// One field of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// What it is called.
    pub field: String,
    /// What it is now; empty for a person who is new.
    pub now: String,
    /// What it becomes.
    pub then: String,
}

/// What changes of a person: each field with its old and its new value, and each shift by itself.
#[must_use]
pub fn fields(locale: Locale, person: &RosterChange) -> Vec<FieldChange> {
    let after = values(locale, &person.after);
    let Some(before) = &person.before else {
        let stated = after.into_iter().filter(|(_, then)| !then.is_empty());
        let fields = stated.map(|(field, then)| change(locale, field, String::new(), then));
        return fields
            .chain(person.after.shifts().map(|shift| change(locale, "shift", String::new(), shift)))
            .collect();
    };
    let none = || t!(locale, "import-none");
    let or_none = |text: String| if text.is_empty() { none() } else { text };
    let mut fields: Vec<FieldChange> = values(locale, before)
        .into_iter()
        .zip(after)
        .filter(|((_, now), (_, then))| now != then)
        .map(|((field, now), (_, then))| change(locale, field, or_none(now), or_none(then)))
        .collect();
    let (old, new): (Vec<String>, Vec<String>) = (before.shifts().collect(), person.after.shifts().collect());
    let gone = old.iter().filter(|shift| !new.contains(shift));
    fields.extend(gone.map(|shift| change(locale, "shift", shift.clone(), none())));
    let added = new.iter().filter(|shift| !old.contains(shift));
    fields.extend(added.map(|shift| change(locale, "shift", none(), shift.clone())));
    fields
}

/// A change as one line of text.
#[must_use]
pub fn sentence(locale: Locale, change: FieldChange) -> String {
    let FieldChange { field, now, then } = change;
    if now.is_empty() {
        t!(locale, "import-field-is", field = field, after = then)
    } else {
        t!(locale, "import-field-becomes", field = field, before = now, after = then)
    }
}

fn change(locale: Locale, field: &str, now: String, then: String) -> FieldChange {
    FieldChange { field: t!(locale, "import-field", field = field), now, then }
}

/// The value of every field but the shifts; empty if there is none.
fn values(locale: Locale, one: &RosterRecord) -> [(&'static str, String); 9] {
    let day = |day: Option<Workday>| day.map(|day| dates::full_day(locale, day)).unwrap_or_default();
    let roles: Vec<_> = one.roles.iter().map(|role| words::role(locale, role)).collect();
    [
        ("name", one.name.clone()),
        ("teams", named(locale, &one.teams)),
        ("roles", words::list(locale, &roles)),
        ("email", one.email.clone().unwrap_or_default()),
        ("site", one.site.clone().unwrap_or_default()),
        ("key-post", if one.key_post { t!(locale, "import-yes") } else { String::new() }),
        ("language", one.language.map(|language| language.name().to_owned()).unwrap_or_default()),
        ("starts", day(one.starts_on)),
        ("ends", day(one.ends_on)),
    ]
}
