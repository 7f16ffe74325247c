//! `weathervane user`: people, their invitations and the erasure of those who have left, from the machine itself.

use jiff::{Timestamp, tz::TimeZone};

use super::Failure;
use crate::app::people::invite_people::LASTS;
use crate::config::{DataDir, UserCommand};
use crate::state::lock;
use domain::Locale;
use domain::text::cleaned;
use domain::{PersonId, Role, Roles, Workday};
use store::token;
use store::{NewPerson, Person, PersonFilter, Store, StoreError};
use words::dates;
use words::t;

/// Adds, invites or erases somebody, or lists everybody.
///
/// # Errors
/// The data directory is in use; nobody, or somebody already, has that name; an erasure was not confirmed.
pub async fn run(data: DataDir, what: UserCommand, locale: Locale) -> Result<(), Failure> {
    let _held = lock::hold(&data.dir)?;
    let store = Store::open(&data.dir)?;
    match what {
        UserCommand::Add { person_id, name, roles, public_url } => {
            let person = add(&store, &person_id, &name, &roles, locale).await?;
            invite(&store, person, &name, &public_url, locale).await
        }
        UserCommand::Erase { person_id, yes } => {
            let person = known(&store, person_id, locale).await?;
            if !yes {
                return Err(t!(locale, "cli-erase-sure", name = person.name).into());
            }
            store.erasures().erase_person(person.id, Timestamp::now()).await?;
            println!("{}", t!(locale, "cli-erased", name = person.name));
            Ok(())
        }
        UserCommand::Invite { person_id, public_url } => {
            let person = known(&store, person_id, locale).await?;
            invite(&store, person.id, &person.name, &public_url, locale).await
        }
        UserCommand::List { role } => list(&store, role, locale).await,
    }
}

async fn known(store: &Store, key: String, locale: Locale) -> Result<Person, Failure> {
    let person = store.people().by_key(key.clone()).await?;
    person.ok_or_else(|| t!(locale, "cli-unknown", key = key).into())
}

async fn add(store: &Store, key: &str, name: &str, roles: &str, locale: Locale) -> Result<PersonId, Failure> {
    let text = |text: &str, longest, missing: String| match cleaned(text, longest) {
        Ok(text) if text.is_empty() => Err(missing),
        Ok(text) => Ok(text),
        Err(_) => Err(t!(locale, "text-too-long", longest = longest)),
    };
    let key = text(key, 64, t!(locale, "person-id-missing"))?;
    let name = text(name, 80, t!(locale, "person-name-missing"))?;
    let roles = Roles::parse_many(roles).map_err(|word| {
        let what = t!(locale, "problem-unknown-role", value = word);
        format!("{what} {}", t!(locale, "problem-unknown-role-mend"))
    })?;
    if roles.is_empty() {
        return Err(t!(locale, "problem-unknown-role-mend").into());
    }
    if !roles.go_together() {
        let what = t!(locale, "problem-psychologist-leads");
        return Err(format!("{what} {}", t!(locale, "problem-psychologist-leads-mend")).into());
    }
    let new = NewPerson { key: key.clone(), name, roles, ..NewPerson::default() };
    store.people().add(new, None, Timestamp::now()).await.map_err(|error| match error {
        StoreError::Taken(_) => t!(locale, "cli-taken", key = key).into(),
        error => error.into(),
    })
}

/// Prints a new link. The name comes first, so that a script may take the last line.
async fn invite(store: &Store, person: PersonId, name: &str, public_url: &str, locale: Locale) -> Result<(), Failure> {
    let now = Timestamp::now();
    let until = now.checked_add(LASTS)?;
    let secret = token::for_paper();
    store.invitations().create(vec![(person, token::hash_from_paper(&secret))], None, now, until).await?;
    let day = dates::full_day(locale, Workday(until.to_zoned(TimeZone::system()).date()));
    println!("{}", t!(locale, "cli-link", name = name, day = day));
    println!("{}/invitation/{secret}", public_url.trim_end_matches('/'));
    Ok(())
}

async fn list(store: &Store, role: Option<Role>, locale: Locale) -> Result<(), Failure> {
    let filter = PersonFilter { role, limit: u32::MAX, ..PersonFilter::default() };
    let (people, _) = store.people().list(filter).await?;
    for person in people {
        let state = if person.has_password { t!(locale, "cli-joined") } else { t!(locale, "cli-not-joined") };
        let last = person.ends_on.map(|day| t!(locale, "cli-until", day = day.to_string())).unwrap_or_default();
        println!("{}\t{}\t{}\t{state}\t{last}", person.key, person.name, person.roles);
    }
    Ok(())
}
