//! The row mappers of supporters and searches, and how the asker's words are sealed until both have agreed.

use jiff::civil::Time;
use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

use crate::StoreError;
use crate::db::rows::{moment, parsed};
use crate::keys::table;
use crate::seal::{self, Key};
use domain::supporter::{QuietHours, SearchState};
use domain::talk_request::WantedTime;
use domain::{PersonId, Supporter, SupporterSearch, TalkRequestId};

/// The columns that [`supporter`] reads, in its order.
const SUPPORTER: &str = "s.person_id, s.languages, s.topics, s.cap, s.quiet_from, s.quiet_until, s.paused, s.since";

/// The columns that [`search`] reads, in its order.
const SEARCH: &str = "q.id, q.asker, q.language, q.topic, q.asked_at, q.changed_at, q.state, q.supporter, q.wanted, q.line, \
     (SELECT k.key FROM keys.shared_key k WHERE k.person_id = q.asker)";

/// The supporters that fulfil a condition, by id.
pub(super) fn supporters(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<Supporter>, StoreError> {
    let sql = format!("SELECT {SUPPORTER} FROM supporter s WHERE {condition} ORDER BY s.person_id");
    let mut statement = c.prepare_cached(&sql)?;
    let found = statement.query_map(values, supporter)?.collect::<Result<_, _>>()?;
    Ok(found)
}

fn supporter(row: &Row<'_>) -> rusqlite::Result<Supporter> {
    let time = |column: usize| -> rusqlite::Result<Option<Time>> {
        row.get::<_, Option<String>>(column)?.map(|text| parsed(column, text.parse())).transpose()
    };
    let languages: String = row.get(1)?;
    let topics: String = row.get(2)?;
    Ok(Supporter {
        person: PersonId(row.get(0)?),
        languages: languages.split(';').filter_map(|tag| tag.parse().ok()).collect(),
        topics: topics.split(';').filter(|key| !key.is_empty()).map(str::to_owned).collect(),
        cap: row.get(3)?,
        quiet: time(4)?.zip(time(5)?).map(|(from, until)| QuietHours { from, until }),
        paused: row.get(6)?,
        since: moment(row, 7)?,
    })
}

/// The searches that fulfil a condition, the oldest first.
pub(super) fn searches(
    c: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Vec<SupporterSearch>, StoreError> {
    let sql = format!("SELECT {SEARCH} FROM supporter_search q WHERE {condition} ORDER BY q.asked_at, q.id");
    let mut statement = c.prepare_cached(&sql)?;
    let found = statement.query_map(values, search)?.collect::<Result<_, _>>()?;
    Ok(found)
}

/// One search.
pub(super) fn find(c: &Connection, id: TalkRequestId) -> Result<Option<SupporterSearch>, StoreError> {
    Ok(searches(c, "q.id = ?1", [id.0.as_bytes()])?.pop())
}

fn search(row: &Row<'_>) -> rusqlite::Result<SupporterSearch> {
    let id = TalkRequestId(row.get::<_, [u8; 16]>(0).map(Uuid::from_bytes)?);
    let asker = PersonId(row.get(1)?);
    let key = row.get::<_, Option<[u8; 32]>>(10)?.map(Key::new);
    // Words whose key was deleted can never be decrypted again.
    let words = |column: usize, part: &[u8]| -> rusqlite::Result<Option<String>> {
        let sealed: Option<Vec<u8>> = row.get(column)?;
        Ok(sealed
            .zip(key.as_ref())
            .and_then(|(sealed, key)| seal::open_shared_note(key, &about(asker, id, part), &sealed)))
    };
    let wanted = words(8, WANTED)?.and_then(|wanted| WantedTime::parse(&wanted).ok());
    Ok(SupporterSearch {
        id,
        asker,
        language: parsed(2, row.get::<_, String>(2)?.parse().map_err(|_| StoreError::Damaged("language of a search")))?,
        topic: row.get(3)?,
        asked_at: moment(row, 4)?,
        changed_at: moment(row, 5)?,
        // A supporter who was removed from the centre no longer has the search.
        state: match (row.get_ref(6)?.as_str()?, row.get::<_, Option<i64>>(7)?.map(PersonId)) {
            ("offered", Some(supporter)) => SearchState::Offered(supporter),
            ("willing", Some(supporter)) => SearchState::Willing(supporter),
            ("looking", _) | ("offered" | "willing", None) => SearchState::Looking,
            _ => parsed(6, Err(StoreError::Damaged("state of a search")))?,
        },
        wanted: wanted.unwrap_or(WantedTime::Any),
        line: words(9, LINE)?,
    })
}

/// Inserts a search, or replaces the row of the same id.
pub(super) fn write(c: &Connection, search: &SupporterSearch) -> Result<(), StoreError> {
    let state = match search.state {
        SearchState::Looking => "looking",
        SearchState::Offered(_) => "offered",
        SearchState::Willing(_) => "willing",
    };
    c.prepare_cached(
        "INSERT INTO supporter_search (id, asker, language, topic, asked_at, changed_at, state, supporter, wanted, line) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) \
         ON CONFLICT (id) DO UPDATE SET language = ?3, topic = ?4, changed_at = ?6, state = ?7, supporter = ?8, wanted = ?9, \
         line = ?10",
    )?
    .execute(params![
        search.id.0.as_bytes(),
        search.asker.0,
        search.language.tag(),
        search.topic,
        search.asked_at.as_millisecond(),
        search.changed_at.as_millisecond(),
        state,
        search.state.supporter().map(|supporter| supporter.0),
        sealed(c, search, WANTED, Some(search.wanted.key()).filter(|key| !key.is_empty()))?,
        sealed(c, search, LINE, search.line.as_deref())?,
    ])
    .map_err(StoreError::named)?;
    Ok(())
}

/// Remembers that the search was offered to this person: it is not offered to them again.
pub(super) fn note_offered(c: &Connection, id: TalkRequestId, person: PersonId) -> Result<(), StoreError> {
    c.prepare_cached("INSERT OR IGNORE INTO supporter_offered (search, person_id) VALUES (?1, ?2)")?
        .execute(params![id.0.as_bytes(), person.0])
        .map_err(StoreError::named)?;
    Ok(())
}

const LINE: &[u8] = b"line";
const WANTED: &[u8] = b"wanted";

/// The associated data: words that are moved to another search or person do not decrypt.
fn about(asker: PersonId, id: TalkRequestId, part: &[u8]) -> Vec<u8> {
    [b"weathervane supporter search ".as_slice(), part, &asker.0.to_be_bytes(), id.0.as_bytes()].concat()
}

fn sealed(
    c: &Connection,
    search: &SupporterSearch,
    part: &[u8],
    words: Option<&str>,
) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(words) = words else { return Ok(None) };
    let key = table::shared_or_new(c, search.asker)?;
    Ok(Some(seal::shared_note(&key, &about(search.asker, search.id, part), words)))
}
