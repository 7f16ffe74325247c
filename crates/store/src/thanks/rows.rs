//! The row mapper of thank-yous, and how their lines are sealed.

use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

use crate::StoreError;
use crate::db::rows::{moment, parsed};
use crate::keys::table;
use crate::seal::{self, Key};
use domain::thanks::{ShownThanks, ThanksFrom, ThanksTo};
use domain::{PersonId, TeamId, ThankYou, ThankYouId};

/// The thank-yous that fulfil a condition, newest first. Those whose key was deleted are left out: they can never be
/// decrypted again.
pub(super) fn list(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<ThankYou>, StoreError> {
    let sql = format!(
        "SELECT t.id, t.receiver, t.team_id, t.source, t.giver, t.with_name, t.glyph, t.line, t.given_at, t.shown_to, t.shown_in, \
         t.shown_at, k.key FROM thanks t LEFT JOIN keys.shared_key k ON k.person_id = coalesce(t.receiver, t.giver) \
         WHERE {condition} ORDER BY t.given_at DESC, t.id"
    );
    let mut statement = c.prepare_cached(&sql)?;
    let found: Vec<Option<ThankYou>> = statement.query_map(values, thank_you)?.collect::<Result<_, _>>()?;
    Ok(found.into_iter().flatten().collect())
}

fn thank_you(row: &Row<'_>) -> rusqlite::Result<Option<ThankYou>> {
    let id = ThankYouId(row.get::<_, [u8; 16]>(0).map(Uuid::from_bytes)?);
    let giver = row.get::<_, Option<i64>>(4)?.map(PersonId);
    let key = row.get::<_, Option<[u8; 32]>>(12)?.map(Key::new);
    let sealed: Vec<u8> = row.get(7)?;
    let Some(line) = key.and_then(|key| seal::open_shared_note(&key, &about(id), &sealed)) else { return Ok(None) };
    let shown = match (row.get::<_, Option<String>>(9)?, row.get::<_, Option<i64>>(10)?) {
        (Some(audience), Some(team)) => {
            let audience = parsed(9, audience.parse())?;
            Some(ShownThanks { audience, team: TeamId(team), since: moment(row, 11)? })
        }
        _ => None,
    };
    Ok(Some(ThankYou {
        id,
        to: to(row, 1)?,
        from: match row.get_ref(3)?.as_str()? {
            "customer" => ThanksFrom::Customer,
            _ => ThanksFrom::Colleague(giver),
        },
        with_name: row.get(5)?,
        glyph: parsed(6, row.get::<_, String>(6)?.parse())?,
        line,
        given_at: moment(row, 8)?,
        shown,
    }))
}

/// The receiver in two columns.
pub(super) fn to(row: &Row<'_>, column: usize) -> rusqlite::Result<ThanksTo> {
    Ok(match row.get::<_, Option<i64>>(column)? {
        Some(person) => ThanksTo::Person(PersonId(person)),
        None => ThanksTo::Team(TeamId(row.get(column + 1)?)),
    })
}

/// The two columns of a receiver: person and team.
pub(super) const fn columns(to: ThanksTo) -> (Option<i64>, Option<i64>) {
    match to {
        ThanksTo::Person(person) => (Some(person.0), None),
        ThanksTo::Team(team) => (None, Some(team.0)),
    }
}

pub(super) fn insert(c: &Connection, thanks: &ThankYou) -> Result<(), StoreError> {
    let (source, giver) = match thanks.from {
        ThanksFrom::Colleague(giver) => ("colleague", giver),
        ThanksFrom::Customer => ("customer", None),
    };
    let owner = match thanks.to {
        ThanksTo::Person(receiver) => Some(receiver),
        ThanksTo::Team(_) => giver,
    };
    let key = match owner {
        Some(owner) => table::shared_or_new(c, owner)?,
        // Nobody could open it.
        None => seal::fresh_key(),
    };
    let (receiver, team) = columns(thanks.to);
    c.prepare_cached(
        "INSERT INTO thanks (id, receiver, team_id, source, giver, with_name, glyph, line, given_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        thanks.id.0.as_bytes(),
        receiver,
        team,
        source,
        giver.map(|giver| giver.0),
        thanks.with_name,
        thanks.glyph.key(),
        seal::shared_note(&key, &about(thanks.id), &thanks.line),
        thanks.given_at.as_millisecond()
    ])
    .map_err(StoreError::named)?;
    Ok(())
}

/// The associated data: a line that is moved to another thank-you does not decrypt.
fn about(id: ThankYouId) -> Vec<u8> {
    [b"weathervane thanks".as_slice(), id.0.as_bytes()].concat()
}
