//! `weathervane token`: tokens of machines for the interface for programs.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::common::Failure;
use crate::app::teams::add_team::line;
use crate::app::tokens::{fresh, lasts, machine_scopes};
use crate::config::{DataDir, TokenCommand};
use crate::state::lock;
use domain::api_token::MAX_TOKEN_NAME_LENGTH;
use domain::{Locale, TokenScope, Workday};
use store::{ApiToken, NewApiToken, Store, token};
use words::{dates, t};

/// Adds, lists or ends tokens of machines.
///
/// # Errors
/// If the data directory is in use, a scope is none of a machine, or there is no such token.
pub async fn run(data: DataDir, what: TokenCommand, locale: Locale, now: Timestamp) -> Result<(), Failure> {
    let _held = lock::hold(&data.dir)?;
    let store = Store::open(&data.dir)?;
    match what {
        TokenCommand::Add { name, scopes, days } => add(&store, (&name, &scopes, days), locale, now).await,
        TokenCommand::List => {
            let zone = zone(&store).await?;
            for token in store.api_tokens().list(None).await? {
                println!("{}", row(&token, &zone));
            }
            Ok(())
        }
        TokenCommand::End { token } => match store.api_tokens().end(token, None).await? {
            true => Ok(()),
            false => Err(t!(locale, "cli-token-none", token = token).into()),
        },
    }
}

/// Prints a new token. It is the last line, so that a script can take it.
async fn add(
    store: &Store,
    (name, scopes, days): (&str, &[String], u16),
    locale: Locale,
    now: Timestamp,
) -> Result<(), Failure> {
    let label = line(locale, name, MAX_TOKEN_NAME_LENGTH, || t!(locale, "tokens-name-missing"))?;
    let scopes = machine(scopes, locale)?;
    let ends_at = now.checked_add(lasts(days))?;
    let secret = fresh();
    let new =
        NewApiToken { token: token::hash(&secret), label: label.clone(), scopes, person: None, made_by: None, ends_at };
    store.api_tokens().add(new, now).await?;
    let last = dates::full_day(locale, day(ends_at, &zone(store).await?));
    println!("{}", t!(locale, "cli-token-once", token = label, day = last));
    println!("{secret}");
    Ok(())
}

/// The scopes with these names, which a machine can have; otherwise a sentence about each that it cannot have.
fn machine(named: &[String], locale: Locale) -> Result<Vec<TokenScope>, Failure> {
    let known = machine_scopes();
    let (mut scopes, mut refused) = (Vec::new(), Vec::new());
    for key in named {
        match key.parse::<TokenScope>() {
            Ok(scope) if known.contains(&scope) => scopes.push(scope),
            Ok(scope) => refused.push(t!(locale, "cli-token-scope-own", scope = scope.key())),
            Err(_) => refused.push(t!(locale, "cli-token-scope-unknown", scope = key.as_str(), known = keys(&known))),
        }
    }
    if !refused.is_empty() {
        return Err(refused.join("\n").into());
    }
    scopes.sort();
    scopes.dedup();
    Ok(scopes)
}

fn keys(scopes: &[TokenScope]) -> String {
    scopes.iter().map(|scope| scope.key()).collect::<Vec<_>>().join(",")
}

/// The time zone by which tokens are dated: that of the first site.
async fn zone(store: &Store) -> Result<TimeZone, Failure> {
    let named = store.org_units().first_zone().await?;
    Ok(named.and_then(|name| TimeZone::get(&name).ok()).unwrap_or(TimeZone::UTC))
}

fn day(at: Timestamp, zone: &TimeZone) -> Workday {
    Workday(at.to_zoned(zone.clone()).date())
}

/// A token in a list: number, name, scopes, last day, last day of use.
fn row(token: &ApiToken, zone: &TimeZone) -> String {
    let used = token.used_on.map(|day| day.to_string()).unwrap_or_else(|| "-".to_owned());
    format!("{}\t{}\t{}\t{}\t{used}", token.id, token.label, keys(&token.scopes), day(token.ends_at, zone))
}
