//! `weathervane user`: manages people and invitations, and erases people who have left.

use jiff::Timestamp;

use super::common::Failure;
use crate::app::people::invite_people::INVITATION_LASTS;
use crate::app::typed_id::typed_id;
use crate::config::{DataDir, UserCommand};
use crate::state::lock;
use crate::web::address::page_of;
use domain::text::cleaned;
use domain::{Locale, PersonId, Role, Roles, Workday};
use store::{NewPerson, Person, PersonFilter, Store, StoreError, token};
use words::{dates, t};

/// Adds, invites, erases or lists people.
///
/// # Errors
/// If the data directory is in use, the person does not exist (or already does), or an erasure is not confirmed.
pub async fn run(data: DataDir, what: UserCommand, locale: Locale, now: Timestamp) -> Result<(), Failure> {
    let _held = lock::hold(&data.dir)?;
    let store = Store::open(&data.dir)?;
    match what {
        UserCommand::Add { person_id, name, roles, public_url } => {
            let person = add(&store, &person_id, &name, &roles, locale, now).await?;
            invite(&store, person, &public_url, false, locale, now).await
        }
        UserCommand::Erase { person_id, yes } => {
            let person = known(&store, person_id, locale).await?;
            if !yes {
                return Err(t!(locale, "cli-erase-sure", name = person.name).into());
            }
            store.erasures().erase_person(person.id, now).await?;
            println!("{}", t!(locale, "cli-erased", name = person.name));
            Ok(())
        }
        UserCommand::Invite { person_id, public_url, end_second_factor } => {
            let person = known(&store, person_id, locale).await?;
            invite(&store, person.id, &public_url, end_second_factor, locale, now).await
        }
        UserCommand::AllowPasswords => {
            let said = match store.identity_provider().allow_passwords(now).await? {
                true => t!(locale, "cli-passwords-allowed"),
                false => t!(locale, "cli-passwords-were-allowed"),
            };
            println!("{said}");
            Ok(())
        }
        UserCommand::List { role } => list(&store, role, locale).await,
    }
}

async fn known(store: &Store, key: String, locale: Locale) -> Result<Person, Failure> {
    let person = store.people().by_key(key.clone()).await?;
    person.ok_or_else(|| t!(locale, "cli-unknown", key = key).into())
}

async fn add(
    store: &Store,
    key: &str,
    name: &str,
    roles: &str,
    locale: Locale,
    now: Timestamp,
) -> Result<PersonId, Failure> {
    let text = |text: &str, max, missing: String| match cleaned(text, max) {
        Ok(text) if text.is_empty() => Err(missing),
        Ok(text) => Ok(text),
        Err(_) => Err(t!(locale, "text-too-long", longest = max)),
    };
    let key = typed_id(locale, key, t!(locale, "person-id-missing"))?;
    let name = text(name, 80, t!(locale, "person-name-missing"))?;
    let roles = Roles::parse_many(roles).map_err(|word| {
        let what = t!(locale, "problem-unknown-role", value = word);
        format!("{what} {}", t!(locale, "problem-unknown-role-fix"))
    })?;
    if roles.is_empty() {
        return Err(t!(locale, "problem-unknown-role-fix").into());
    }
    if !roles.are_compatible() {
        let what = t!(locale, "problem-psychologist-leads");
        return Err(format!("{what} {}", t!(locale, "problem-psychologist-leads-fix")).into());
    }
    let new = NewPerson { key: key.clone(), name, roles, ..NewPerson::default() };
    store.people().add(new, None, now).await.map_err(|error| match error {
        StoreError::Taken(_) => t!(locale, "cli-taken", key = key).into(),
        error => error.into(),
    })
}

/// Prints a new link. The link is the last line, so that a script can take it.
async fn invite(
    store: &Store,
    person: PersonId,
    public_url: &str,
    end_second_factor: bool,
    locale: Locale,
    now: Timestamp,
) -> Result<(), Failure> {
    let until = now.checked_add(INVITATION_LASTS)?;
    let secret = token::for_paper();
    let token = token::hash_from_paper(&secret);
    match end_second_factor {
        true => store.invitations().create_ending_second_factor(person, token, None, now, until).await?,
        false => store.invitations().create(vec![(person, token)], None, now, until).await?,
    }
    // By the clock of the person's site, because they read the day.
    let Person { name, time_zone, .. } = store.people().profile(person).await?.ok_or("the person is not there")?.person;
    let day = dates::full_day(locale, Workday(until.to_zoned(time_zone).date()));
    println!("{}", t!(locale, "cli-link", name = name, day = day));
    println!("{}{}", public_url.trim_end_matches('/'), page_of("/invitation", &secret));
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
