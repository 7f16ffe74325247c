//! Reading cases: an author's own, those that wait for a psychologist (without their authors), and those in the
//! library.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params};
use uuid::Uuid;

use super::LibraryShelf;
use crate::StoreError;
use crate::db::rows::{moment, parsed};
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::seal::{self, Key};
use domain::library_case::{CaseState, CaseWords};
use domain::{LibraryCaseId, Locale, PersonId, StressorKey, ToughCallSource};

/// A case that somebody has just written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    /// Fresh.
    pub id: LibraryCaseId,
    /// The language of the page on which it was written.
    pub language: Locale,
    /// Under which stressor the author files it.
    pub stressor: Option<StressorKey>,
    /// Under which source of tough calls the author files it.
    pub source: Option<ToughCallSource>,
    /// The author's words.
    pub words: CaseWords,
}

/// A case as its author sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCase {
    /// Its id.
    pub id: LibraryCaseId,
    /// The language in which it was written.
    pub language: Locale,
    /// Under which stressor the person filed it.
    pub stressor: Option<StressorKey>,
    /// Under which source of tough calls the person filed it.
    pub source: Option<ToughCallSource>,
    /// How far it is.
    pub state: CaseState,
    /// When it was written.
    pub written_at: Timestamp,
}

/// A case that waits, as a psychologist sees it: nothing says who wrote it. The time of writing is for the access rule
/// only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingCase {
    /// Its id.
    pub id: LibraryCaseId,
    /// The language in which it was written.
    pub language: Locale,
    /// Under which stressor the author files it.
    pub stressor: Option<StressorKey>,
    /// Under which source of tough calls the author files it.
    pub source: Option<ToughCallSource>,
    /// The author's words.
    pub words: CaseWords,
    /// When it was written.
    pub written_at: Timestamp,
}

/// A case in the library, in a psychologist's version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleasedCase {
    /// Its id.
    pub id: LibraryCaseId,
    /// Its language.
    pub language: Locale,
    /// The stressor under which it is filed.
    pub stressor: Option<StressorKey>,
    /// The source of tough calls under which it is filed.
    pub source: Option<ToughCallSource>,
    /// Its title.
    pub title: String,
    /// The edited words.
    pub words: CaseWords,
}

impl LibraryShelf<'_> {
    /// The cases that a person wrote, the newest first, without those of a period that is locked after a reset of the
    /// password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn own_cases(self, own: impl Into<OwnerAccess>) -> Result<Vec<OwnCase>, StoreError> {
        let person = own.into().person;
        self.0
            .read(move |c| {
                let (locks, key) = (table::locks(c, person)?, table::shared(c, person)?);
                let mut statement = c.prepare_cached(
                    "SELECT id, language, state, words, reply, written_at, stressor, source FROM own_case WHERE person_id = ?1 \
                     ORDER BY written_at DESC, id",
                )?;
                let found = statement.query_map([person.0], |row| {
                    let id = case_id(row, 0)?;
                    let opened = |column: usize, part: &[u8]| -> rusqlite::Result<String> {
                        let sealed: Option<Vec<u8>> = row.get(column)?;
                        Ok(open(key.as_ref(), person, id, part, sealed.as_deref()))
                    };
                    let state = match row.get_ref(2)?.as_str()? {
                        "released" => CaseState::Released,
                        "declined" => CaseState::Declined(opened(4, REPLY)?),
                        _ => CaseState::Waiting(split(&opened(3, WORDS)?)),
                    };
                    Ok(OwnCase {
                        id,
                        language: language(row, 1)?,
                        stressor: stressor(row, 6)?,
                        source: source(row, 7)?,
                        state,
                        written_at: moment(row, 5)?,
                    })
                })?;
                let mut found: Vec<OwnCase> = found.collect::<Result<_, _>>()?;
                found.retain(|case| !locks.cover(case.written_at));
                Ok(found)
            })
            .await
    }

    /// The cases that wait for a psychologist. They come in the order of their ids, which are random: the order tells
    /// nothing.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn waiting_cases(self) -> Result<Vec<WaitingCase>, StoreError> {
        self.0.read(|c| waiting(c, "", [])).await
    }

    /// One case that waits for a psychologist.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn waiting_case(self, id: LibraryCaseId) -> Result<Option<WaitingCase>, StoreError> {
        self.0.read(move |c| Ok(waiting(c, "AND o.id = ?1", [id.0.as_bytes()])?.pop())).await
    }

    /// The cases in the library that came from this centre, by title.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn released_cases(self) -> Result<Vec<ReleasedCase>, StoreError> {
        self.0.read(|c| released(c, "ORDER BY text_order(title), id", [])).await
    }

    /// One case in the library that came from this centre.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn released_case(self, id: LibraryCaseId) -> Result<Option<ReleasedCase>, StoreError> {
        self.0.read(move |c| Ok(released(c, "WHERE id = ?1", [id.0.as_bytes()])?.pop())).await
    }
}

fn waiting(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<WaitingCase>, StoreError> {
    let sql = format!(
        "SELECT o.id, o.language, o.stressor, o.words, o.written_at, o.person_id, k.key, o.source FROM own_case o \
         LEFT JOIN keys.shared_key k ON k.person_id = o.person_id WHERE o.state = 'waiting' {condition} ORDER BY o.id"
    );
    let mut statement = c.prepare_cached(&sql)?;
    let found = statement.query_map(values, |row| {
        let (id, author) = (case_id(row, 0)?, PersonId(row.get(5)?));
        let key = row.get::<_, Option<[u8; 32]>>(6)?.map(Key::new);
        let sealed: Option<Vec<u8>> = row.get(3)?;
        Ok(WaitingCase {
            id,
            language: language(row, 1)?,
            stressor: stressor(row, 2)?,
            source: source(row, 7)?,
            words: split(&open(key.as_ref(), author, id, WORDS, sealed.as_deref())),
            written_at: moment(row, 4)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn released(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<ReleasedCase>, StoreError> {
    let sql =
        format!("SELECT id, language, stressor, title, happened, tried, say, source FROM released_case {condition}");
    let mut statement = c.prepare_cached(&sql)?;
    let found = statement.query_map(values, |row| {
        Ok(ReleasedCase {
            id: case_id(row, 0)?,
            language: language(row, 1)?,
            stressor: stressor(row, 2)?,
            source: source(row, 7)?,
            title: row.get(3)?,
            words: CaseWords { happened: row.get(4)?, tried: row.get(5)?, say: row.get(6)? },
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Deletes a case: the author's row, the released version, and what people marked on it.
pub(crate) fn delete(c: &Connection, id: LibraryCaseId) -> Result<(), StoreError> {
    c.execute("DELETE FROM own_case WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
    take_out(c, id)
}

/// Takes a released case out of the library, with what people marked on it.
pub(super) fn take_out(c: &Connection, id: LibraryCaseId) -> Result<(), StoreError> {
    c.execute("DELETE FROM released_case WHERE id = ?1", [id.0.as_bytes()]).map_err(StoreError::named)?;
    c.execute(
        "DELETE FROM library_mark WHERE item = ?1",
        [content::library::id(content::LibraryKind::Case, &id.to_string())],
    )
    .map_err(StoreError::named)?;
    Ok(())
}

/// The author of a case and its state.
pub(super) fn author(c: &Connection, id: LibraryCaseId) -> Result<Option<(PersonId, String, Timestamp)>, StoreError> {
    Ok(c.prepare_cached("SELECT person_id, state, written_at FROM own_case WHERE id = ?1")?
        .query_row(params![id.0.as_bytes()], |row| Ok((PersonId(row.get(0)?), row.get(1)?, moment(row, 2)?)))
        .optional()?)
}

pub(super) const WORDS: &[u8] = b"words";
pub(super) const REPLY: &[u8] = b"reply";

/// The associated data: words that are moved to another case or person do not decrypt.
fn about(author: PersonId, id: LibraryCaseId, part: &[u8]) -> Vec<u8> {
    [b"weathervane library case ".as_slice(), part, &author.0.to_be_bytes(), id.0.as_bytes()].concat()
}

/// Words as they are stored, sealed with the author's shared key.
pub(super) fn sealed(
    c: &Connection,
    author: PersonId,
    id: LibraryCaseId,
    part: &[u8],
    words: &str,
) -> Result<Vec<u8>, StoreError> {
    Ok(seal::shared_note(&table::shared_or_new(c, author)?, &about(author, id, part), words))
}

/// Words whose key was deleted can never be decrypted again.
fn open(key: Option<&Key>, author: PersonId, id: LibraryCaseId, part: &[u8], sealed: Option<&[u8]>) -> String {
    sealed
        .zip(key)
        .and_then(|(sealed, key)| seal::open_shared_note(key, &about(author, id, part), sealed))
        .unwrap_or_default()
}

/// Separates the three texts of a case; cleaned text contains no such character.
const BETWEEN: char = '\u{1f}';

pub(super) fn joined(words: &CaseWords) -> String {
    [words.happened.as_str(), &words.tried, &words.say].join(&BETWEEN.to_string())
}

fn split(joined: &str) -> CaseWords {
    let mut parts = joined.splitn(3, BETWEEN).map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    CaseWords { happened: part(), tried: part(), say: part() }
}

fn case_id(row: &Row<'_>, column: usize) -> rusqlite::Result<LibraryCaseId> {
    row.get(column).map(|bytes| LibraryCaseId(Uuid::from_bytes(bytes)))
}

fn language(row: &Row<'_>, column: usize) -> rusqlite::Result<Locale> {
    let tag: String = row.get(column)?;
    parsed(column, tag.parse::<Locale>().map_err(std::io::Error::other))
}

fn stressor(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<StressorKey>> {
    Ok(row.get_ref(column)?.as_str()?.parse().ok())
}

fn source(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<ToughCallSource>> {
    let key: Option<String> = row.get(column)?;
    Ok(key.and_then(|key| ToughCallSource::from_key(&key)))
}
