//! The row mapper of requests to talk, and how the asker's words are sealed.

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

use crate::StoreError;
use crate::db::rows::{moment, parsed};
use crate::keys::table;
use crate::seal::{self, Key};
use domain::talk_request::{Addressee, HandOn, TalkState, WantedTime};
use domain::{PersonId, TalkRequest, TalkRequestId, TeamId};

/// The columns that [`request`] reads, in its order.
const REQUEST: &str = "r.id, r.asker, r.addressee, r.role, r.team_id, r.asked_at, r.waiting_since, r.changed_at, r.state, \
     r.comes_at, r.hand_on, r.next_person, r.next_role, r.next_team_id, r.wanted, r.line, \
     (SELECT k.key FROM keys.shared_key k WHERE k.person_id = r.asker)";

/// The requests that fulfil a condition, those that wait longest first.
pub(super) fn list(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<TalkRequest>, StoreError> {
    let sql = format!("SELECT {REQUEST} FROM talk_request r WHERE {condition} ORDER BY r.waiting_since, r.id");
    let mut statement = c.prepare_cached(&sql)?;
    let found = statement.query_map(values, request)?.collect::<Result<_, _>>()?;
    Ok(found)
}

/// One request.
pub(crate) fn find(c: &Connection, id: TalkRequestId) -> Result<Option<TalkRequest>, StoreError> {
    Ok(list(c, "r.id = ?1", [id.0.as_bytes()])?.pop())
}

fn request(row: &Row<'_>) -> rusqlite::Result<TalkRequest> {
    let id = TalkRequestId(row.get::<_, [u8; 16]>(0).map(Uuid::from_bytes)?);
    let asker = PersonId(row.get(1)?);
    let key = row.get::<_, Option<[u8; 32]>>(16)?.map(Key::new);
    // Words whose key was deleted can never be decrypted again.
    let words = |column: usize, part: &[u8]| -> rusqlite::Result<Option<String>> {
        let sealed: Option<Vec<u8>> = row.get(column)?;
        Ok(sealed
            .zip(key.as_ref())
            .and_then(|(sealed, key)| seal::open_shared_note(key, &about(asker, id, part), &sealed)))
    };
    let wanted = words(14, WANTED)?.and_then(|wanted| WantedTime::parse(&wanted).ok());
    Ok(TalkRequest {
        id,
        asker,
        addressee: addressee(row, 2)?,
        asked_at: moment(row, 5)?,
        waiting_since: moment(row, 6)?,
        changed_at: moment(row, 7)?,
        state: match row.get_ref(8)?.as_str()? {
            "open" => TalkState::Open,
            "talked" => TalkState::Talked,
            "accepted" => TalkState::Accepted(moment(row, 9)?),
            _ => parsed(8, Err(StoreError::Damaged("state of a request to talk")))?,
        },
        hand_on: match (row.get_ref(10)?.as_str()?, addressee(row, 11)?) {
            ("proposed", Some(next)) => HandOn::Proposed(next),
            ("declined", _) => HandOn::Declined,
            // Somebody who was proposed and then removed from the centre takes nothing over.
            ("none", _) | ("proposed", None) => HandOn::None,
            _ => parsed(10, Err(StoreError::Damaged("step of a request to talk")))?,
        },
        wanted: wanted.unwrap_or(WantedTime::Any),
        line: words(15, LINE)?,
    })
}

/// The person, role and team in three columns; none if the person was removed.
fn addressee(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Addressee>> {
    let Some(person) = row.get::<_, Option<i64>>(column)? else { return Ok(None) };
    let role = parsed(column + 1, row.get::<_, String>(column + 1)?.parse())?;
    Ok(Some(Addressee { person: PersonId(person), role, team: row.get::<_, Option<i64>>(column + 2)?.map(TeamId) }))
}

/// Inserts a request, or replaces the row of the same id.
pub(super) fn write(c: &Connection, request: &TalkRequest) -> Result<(), StoreError> {
    let (state, comes_at) = match request.state {
        TalkState::Open => ("open", None),
        TalkState::Accepted(at) => ("accepted", Some(at.as_millisecond())),
        TalkState::Talked => ("talked", None),
    };
    let (hand_on, next) = match request.hand_on {
        HandOn::None => ("none", None),
        HandOn::Proposed(next) => ("proposed", Some(next)),
        HandOn::Declined => ("declined", None),
    };
    let addressee = request.addressee;
    c.prepare_cached(
        "INSERT INTO talk_request (id, asker, addressee, role, team_id, asked_at, waiting_since, changed_at, state, comes_at, \
         hand_on, next_person, next_role, next_team_id, wanted, line) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) \
         ON CONFLICT (id) DO UPDATE SET addressee = ?3, role = ?4, team_id = ?5, waiting_since = ?7, changed_at = ?8, state = ?9, \
         comes_at = ?10, hand_on = ?11, next_person = ?12, next_role = ?13, next_team_id = ?14, wanted = ?15, line = ?16",
    )?
    .execute(params![
        request.id.0.as_bytes(),
        request.asker.0,
        addressee.map(|addressee| addressee.person.0),
        addressee.map(|addressee| addressee.role.key()),
        addressee.and_then(|addressee| addressee.team).map(|team| team.0),
        request.asked_at.as_millisecond(),
        request.waiting_since.as_millisecond(),
        request.changed_at.as_millisecond(),
        state,
        comes_at,
        hand_on,
        next.map(|next| next.person.0),
        next.map(|next| next.role.key()),
        next.and_then(|next| next.team).map(|team| team.0),
        sealed(c, request, WANTED, Some(request.wanted.key()).filter(|key| !key.is_empty()))?,
        sealed(c, request, LINE, request.line.as_deref())?,
    ])
    .map_err(StoreError::named)?;
    Ok(())
}

/// Deletes a request with the asker's words.
pub(crate) fn delete(c: &Connection, id: TalkRequestId) -> Result<(), StoreError> {
    c.execute("DELETE FROM talk_request WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
    Ok(())
}

/// Deletes what a person asked up to a moment.
pub(crate) fn delete_of_asker(c: &Connection, asker: PersonId, until: Timestamp) -> Result<(), StoreError> {
    c.execute("DELETE FROM talk_request WHERE asker = ?1 AND asked_at <= ?2", params![asker.0, until.as_millisecond()])
        .map_err(StoreError::named)?;
    Ok(())
}

const LINE: &[u8] = b"line";
const WANTED: &[u8] = b"wanted";

/// The associated data: words that are moved to another request or person do not decrypt.
fn about(asker: PersonId, id: TalkRequestId, part: &[u8]) -> Vec<u8> {
    [b"weathervane talk request ".as_slice(), part, &asker.0.to_be_bytes(), id.0.as_bytes()].concat()
}

fn sealed(
    c: &Connection,
    request: &TalkRequest,
    part: &[u8],
    words: Option<&str>,
) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(words) = words else { return Ok(None) };
    let key = table::shared_or_new(c, request.asker)?;
    Ok(Some(seal::shared_note(&key, &about(request.asker, request.id, part), words)))
}
