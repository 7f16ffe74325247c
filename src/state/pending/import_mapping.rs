//! What admins answered about files that do not tell enough, for later files with the same headings.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::file_reading::read_apart;
use crate::state::watched::WatchedKind;
use domain::{canonical_id, hexadecimal};
use import::cell::DateOrder;
use import::csv_reader::{Columns, FileBytes, StatedFormat};
use import::decode::Encoding;
use import::file_headings::{Heading, headings};
use import::{roster, schedule_file};
use store::{Store, StoreError};

/// The setting that has them.
const SETTING: &str = "import_mappings";
/// The most that are kept; the oldest go first.
const MAX_MAPPINGS: usize = 50;

/// What was answered about the files of a kind that have the same headings, in any order. No value of a file is in it,
/// unless the file has no headings and an admin assigns the words of its first line to columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportMapping {
    /// The SHA-256 of the kind and the headings: where a file has none, its first line would be somebody's data.
    pub id: String,
    /// The key of the kind of file.
    kind: String,
    /// By the canonical form of a heading: the column that it names, or an empty string if it is to be ignored. Those
    /// that name their column by themselves are not listed.
    pub columns: BTreeMap<String, String>,
    /// By the key of a column: the key of the order of its dates.
    dates: BTreeMap<String, String>,
    /// The name of the encoding, if that was asked.
    pub encoding: Option<String>,
}

impl ImportMapping {
    /// The columns whose order of day and month was answered.
    pub fn dates(&self) -> impl Iterator<Item = (&str, DateOrder)> {
        self.dates.iter().filter_map(|(column, order)| Some((column.as_str(), DateOrder::from_key(order)?)))
    }

    fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.dates.is_empty() && self.encoding.is_none()
    }

    /// Adds what was answered to what is stated of a file with these headings, which outweighs it.
    fn add_to(&self, stated: &mut StatedFormat, headings: &[Heading]) {
        for heading in headings {
            if let Some(column) = self.columns.get(&canonical_id(&heading.name)) {
                stated.columns.entry(heading.index).or_insert_with(|| column.clone());
            }
        }
        // An order for every column was stated for this file.
        if stated.dates.is_none() {
            for (column, order) in self.dates() {
                stated.column_dates.entry(column.to_owned()).or_insert(order);
            }
        }
    }
}

/// The columns of a kind of file.
#[must_use]
pub const fn file_columns(kind: WatchedKind) -> Columns {
    match kind {
        WatchedKind::Roster => roster::FILE_COLUMNS,
        WatchedKind::Schedule => schedule_file::FILE_COLUMNS,
    }
}

/// What is remembered of files of a kind, the oldest first.
///
/// # Errors
/// If the store cannot be read.
pub async fn of_kind(store: &Store, kind: WatchedKind) -> Result<Vec<ImportMapping>, StoreError> {
    let known = read(store.settings().get(SETTING).await?);
    Ok(known.into_iter().filter(|mapping| mapping.kind == kind.key()).collect())
}

/// What is stated of a file, completed by what an admin answered about an earlier one with the same headings.
///
/// # Errors
/// If the store cannot be read.
pub async fn complete(store: &Store, kind: WatchedKind, file: FileBytes<'_>) -> Result<StatedFormat, StoreError> {
    let known = of_kind(store, kind).await?;
    let stated = file.stated.clone();
    if known.is_empty() {
        return Ok(stated);
    }
    read_apart(file, move |file| completed(kind, file.bytes, stated, &known)).await
}

/// Remembers what is stated of a file that was imported. Does nothing if its headings tell enough. A failure is
/// logged: the file is in, and the next one is asked about again.
pub async fn remember(store: &Store, kind: WatchedKind, file: FileBytes<'_>) {
    if let Err(error) = try_to_remember(store, kind, file).await {
        tracing::warn!(%error, "what was answered about a file is not remembered");
    }
}

async fn try_to_remember(store: &Store, kind: WatchedKind, file: FileBytes<'_>) -> Result<(), StoreError> {
    let StatedFormat { encoding, columns, column_dates, .. } = file.stated;
    if encoding.is_none() && columns.is_empty() && column_dates.is_empty() {
        return Ok(());
    }
    let mapping = read_apart(file, move |file| mapping_of(kind, file.bytes, file.stated)).await?;
    let Some(mut mapping) = mapping else { return Ok(()) };
    let add = move |kept: Option<String>| {
        let mut known = read(kept);
        // A file whose encoding was not asked says nothing about the next one.
        if mapping.encoding.is_none() {
            let earlier = known.iter().find(|earlier| earlier.id == mapping.id);
            mapping.encoding = earlier.and_then(|one| one.encoding.clone());
        }
        if known.contains(&mapping) {
            return None;
        }
        known.retain(|earlier| earlier.id != mapping.id);
        if !mapping.is_empty() {
            known.push(mapping);
        }
        drop(known.drain(..known.len().saturating_sub(MAX_MAPPINGS)));
        Some(written(&known))
    };
    store.settings().change(SETTING, add).await?;
    Ok(())
}

/// Forgets what is remembered under an id. Returns false if there is none.
///
/// # Errors
/// If the store cannot be used. Then nothing was forgotten.
pub async fn forget(store: &Store, id: &str) -> Result<bool, StoreError> {
    let id = id.to_owned();
    let remove = move |kept: Option<String>| {
        let mut known = read(kept);
        let before = known.len();
        known.retain(|mapping| mapping.id != id);
        (known.len() < before).then(|| written(&known))
    };
    store.settings().change(SETTING, remove).await
}

/// What is remembered. What another version wrote differently is asked again.
fn read(kept: Option<String>) -> Vec<ImportMapping> {
    serde_json::from_str(&kept.unwrap_or_default()).unwrap_or_default()
}

fn written(known: &[ImportMapping]) -> String {
    serde_json::json!(known).to_string()
}

fn completed(kind: WatchedKind, bytes: &[u8], mut stated: StatedFormat, known: &[ImportMapping]) -> StatedFormat {
    let headings = headings_in(kind, bytes, stated.encoding);
    if !headings.is_empty() {
        let id = id_of(kind, &headings);
        if let Some(mapping) = known.iter().find(|mapping| mapping.id == id) {
            mapping.add_to(&mut stated, &headings);
        }
        return stated;
    }
    // Nothing can be read before its encoding is known.
    for mapping in known {
        let encoding = mapping.encoding.as_ref().and_then(|name| Encoding::for_label(name.as_bytes()));
        let headings = encoding.map(|_| headings_in(kind, bytes, encoding)).unwrap_or_default();
        if !headings.is_empty() && id_of(kind, &headings) == mapping.id {
            stated.encoding = encoding;
            mapping.add_to(&mut stated, &headings);
            return stated;
        }
    }
    stated
}

/// None if the file cannot be read, or a heading is there twice: then a heading does not tell which column is meant.
fn mapping_of(kind: WatchedKind, bytes: &[u8], stated: &StatedFormat) -> Option<ImportMapping> {
    let headings = headings_in(kind, bytes, stated.encoding);
    let mut seen = HashSet::new();
    let mut columns = BTreeMap::new();
    for heading in headings.iter().filter(|heading| !heading.name.is_empty()) {
        let name = canonical_id(&heading.name);
        if !seen.insert(name.clone()) {
            return None;
        }
        let answered = stated.columns.get(&heading.index);
        if let Some(column) = answered.filter(|column| **column != heading.column.unwrap_or_default()) {
            columns.insert(name, column.clone());
        }
    }
    let dates = stated.column_dates.iter().map(|(column, order)| (column.clone(), order.key().to_owned())).collect();
    let encoding = stated.encoding.map(|encoding| encoding.name().to_owned());
    (!seen.is_empty()).then(|| ImportMapping {
        id: id_of(kind, &headings),
        kind: kind.key().to_owned(),
        columns,
        dates,
        encoding,
    })
}

/// The headings of a file, each with the column that it names by itself.
fn headings_in(kind: WatchedKind, bytes: &[u8], encoding: Option<&'static Encoding>) -> Vec<Heading> {
    let stated = StatedFormat { encoding, ..StatedFormat::default() };
    headings(FileBytes { bytes, stated: &stated }, file_columns(kind))
}

fn id_of(kind: WatchedKind, headings: &[Heading]) -> String {
    let mut names: Vec<String> = headings.iter().map(|heading| canonical_id(&heading.name)).collect();
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.insert(0, kind.key().to_owned());
    hexadecimal::digits(Sha256::digest(names.join("\n").as_bytes()).iter())
}
