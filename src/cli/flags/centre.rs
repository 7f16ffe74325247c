//! The people and teams of a file in compact form: 24 bytes per line. Lines become days only while their person or team
//! is processed; days share the names of shifts and the lists of tags, so that a team of everybody needs at most 40
//! bytes per day.

use std::collections::HashMap;
use std::io::{self, Read, Seek};
use std::sync::Arc;

use domain::problem::{ImportProblem, ImportProblemKind};
use domain::{PersonId, StressorKey, Weather, Workday, canonical_id};
use import::csv_reader::{Columns, CsvLine, Problems};
use import::{cell, csv_reader};
use insight::series::{Day, Member};

pub(super) const COLUMNS: Columns =
    Columns { required: &["person_id", "workday", "weather"], optional: &["team_id", "shift", "tags"] };

/// Why the file was not read.
#[derive(Debug)]
pub enum ReadError {
    /// The file cannot be read.
    Unreadable(io::Error),
    /// The file has problems: the first ones, and the number of further ones.
    Invalid(Vec<ImportProblem>, usize),
}

/// The content of a file.
#[derive(Debug, Default)]
pub struct FileCentre {
    /// Headings of ignored columns.
    pub ignored: Vec<String>,
    /// Number of lines without a weather.
    pub without_weather: u32,
    people: NameList,
    teams: NameList,
    shifts: NameList,
    tags: TagLists,
    rows: Vec<FileLine>,
}

/// One line of the file. Names are indices into the lists of their kind.
#[derive(Clone, Copy, Debug)]
struct FileLine {
    person: u32,
    workday: Workday,
    team: u32,
    shift: u32,
    tags: u32,
    weather: Weather,
}

/// Names and their indices, in order of first occurrence, as they are spelled there. The first one is empty.
#[derive(Debug)]
struct NameList {
    names: Vec<Arc<str>>,
    /// By every spelling that occurs.
    indices: HashMap<Arc<str>, u32>,
    /// By the canonical form: `É1` and `é1` are one person.
    canonical: HashMap<String, u32>,
}

impl Default for NameList {
    fn default() -> Self {
        let none: Arc<str> = Arc::from("");
        let canonical = HashMap::from([(String::new(), 0)]);
        Self { names: vec![Arc::clone(&none)], indices: HashMap::from([(none, 0)]), canonical }
    }
}

impl NameList {
    fn index(&mut self, name: &str) -> u32 {
        if let Some(index) = self.indices.get(name) {
            return *index;
        }
        let (canonical, name) = (canonical_id(name), Arc::<str>::from(name));
        let index = *self.canonical.entry(canonical).or_insert_with(|| {
            self.names.push(Arc::clone(&name));
            number(self.names.len() - 1)
        });
        self.indices.insert(name, index);
        index
    }

    fn shared(&self, index: u32) -> Option<&Arc<str>> {
        self.names.get(index as usize)
    }

    fn name(&self, index: u32) -> &str {
        self.shared(index).map_or("", |name| name)
    }
}

/// The tags of all lines. Many lines have the same list of tags, so each list is kept once.
#[derive(Debug)]
struct TagLists {
    /// By spelling in the file: the key.
    written: HashMap<Box<str>, StressorKey>,
    /// By the text of a whole cell: its list.
    cells: HashMap<Box<str>, u32>,
    /// The lists in order of first occurrence. The first one is empty.
    lists: Vec<Arc<[StressorKey]>>,
    indices: HashMap<Arc<[StressorKey]>, u32>,
    /// The tags of the current line.
    now: Vec<StressorKey>,
}

impl Default for TagLists {
    fn default() -> Self {
        let none: Arc<[StressorKey]> = Arc::default();
        let indices = HashMap::from([(Arc::clone(&none), 0)]);
        Self { written: HashMap::new(), cells: HashMap::new(), lists: vec![none], indices, now: Vec::new() }
    }
}

impl TagLists {
    /// Reads the distinct tags of a line, without those about the lead, which no detector uses, and returns the index
    /// of their list. Accepts capitals, spaces and hyphens, which other programs write.
    fn read(&mut self, text: &str) -> Result<u32, ImportProblemKind> {
        if let Some(index) = self.cells.get(text) {
            return Ok(*index);
        }
        self.now.clear();
        for tag in cell::list(text) {
            let key = self.key(&tag)?;
            let about_lead = content::stressors().get(&key).is_some_and(|stressor| stressor.about_lead);
            if !about_lead && !self.now.contains(&key) {
                self.now.push(key);
            }
        }
        let index = self.store();
        self.cells.insert(text.into(), index);
        Ok(index)
    }

    fn key(&mut self, tag: &str) -> Result<StressorKey, ImportProblemKind> {
        if let Some(key) = self.written.get(tag) {
            return Ok(key.clone());
        }
        let key: StressorKey =
            tag.to_lowercase().replace([' ', '-'], "_").parse().map_err(|_| ImportProblemKind::UnknownStressor)?;
        self.written.insert(tag.into(), key.clone());
        Ok(key)
    }

    /// Stores the tags read last, and returns the index of their list.
    fn store(&mut self) -> u32 {
        if let Some(index) = self.indices.get(self.now.as_slice()) {
            return *index;
        }
        let (list, index) = (Arc::<[StressorKey]>::from(self.now.as_slice()), number(self.lists.len()));
        self.lists.push(Arc::clone(&list));
        self.indices.insert(list, index);
        index
    }

    fn list(&self, index: u32) -> Arc<[StressorKey]> {
        self.lists.get(index as usize).cloned().unwrap_or_default()
    }
}

impl FileCentre {
    /// Reads a file and ignores days after `last`.
    ///
    /// # Errors
    /// If the file cannot be read or has problems.
    pub fn read(source: impl Read + Seek, last: Option<Workday>) -> Result<Self, ReadError> {
        let (mut problems, mut centre) = (Problems::default(), Self::default());
        let ignored = csv_reader::read_from(source, COLUMNS, &mut problems, |line, problems| {
            centre.add(line, problems, last);
        });
        centre.ignored = ignored.map_err(ReadError::Unreadable)?;
        let more = problems.more();
        let mut centre = problems.into_result(centre).map_err(|problems| ReadError::Invalid(problems, more))?;
        centre.sort();
        Ok(centre)
    }

    fn add(&mut self, line: &CsvLine<'_>, problems: &mut Problems, last: Option<Workday>) {
        let columns = COLUMNS.required.iter().chain(COLUMNS.optional);
        if let Some(column) = columns.copied().find(|column| line.cell(column).contains('\n')) {
            problems.add(line.number, column, line.cell(column), ImportProblemKind::SeveralLines);
            return;
        }
        let person = line.require("person_id", problems, |_| Ok(()));
        // Nearly every line is as the product writes it.
        let workday = line.require("workday", problems, |text| text.parse().or_else(|_| line.date("workday", text)));
        let weather = line.read("weather", problems, |text| text.parse().or_else(|_| cell::weather(text)));
        self.without_weather += u32::from(line.cell("weather").is_empty());
        let tags = line.read("tags", problems, |text| self.tags.read(text)).unwrap_or_default();
        if let (Some(()), Some(workday), Some(weather)) = (person, workday, weather)
            && last.is_none_or(|last| workday <= last)
        {
            let team = self.teams.index(line.cell("team_id"));
            let shift = self.shifts.index(line.cell("shift"));
            self.rows.push(FileLine {
                person: self.people.index(line.cell("person_id")),
                workday,
                team,
                shift,
                tags,
                weather,
            });
        }
    }

    /// Sorts by person and day. Of two lines of one workday the later line in the file stays: it is the corrected
    /// weather.
    fn sort(&mut self) {
        self.rows.sort_by_key(|row| (row.person, row.workday));
        self.rows.dedup_by(|later, kept| {
            let same = (later.person, later.workday) == (kept.person, kept.workday);
            if same {
                std::mem::swap(later, kept);
            }
            same
        });
    }

    /// Returns all people: name, id and days, in order of first occurrence in the file.
    pub fn people(&self) -> impl Iterator<Item = (&str, PersonId, Vec<Day>)> {
        self.rows.chunk_by(|a, b| a.person == b.person).map(|rows| {
            let (id, days) = self.member(rows);
            (self.people.name(rows[0].person), id, days)
        })
    }

    /// Returns all teams: name and members, each with their days in that team, in order of first occurrence in the
    /// file. Drops the lines without a team.
    pub fn teams(&mut self) -> impl Iterator<Item = (&str, Vec<Member>)> {
        self.rows.retain(|row| row.team != 0);
        // Stable: people and days stay in order.
        self.rows.sort_by_key(|row| row.team);
        self.rows.chunk_by(|a, b| a.team == b.team).map(|rows| {
            let members = rows.chunk_by(|a, b| a.person == b.person).map(|rows| self.member(rows));
            (self.teams.name(rows[0].team), members.collect())
        })
    }

    fn member(&self, rows: &[FileLine]) -> Member {
        let id = rows.first().map_or(0, |row| i64::from(row.person));
        (PersonId(id), rows.iter().map(|row| self.day(row)).collect())
    }

    fn day(&self, row: &FileLine) -> Day {
        let shift = self.shifts.shared(row.shift).filter(|_| row.shift != 0).cloned();
        Day { shift, stressors: self.tags.list(row.tags), ..Day::new(row.workday, row.weather) }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_kept_in_twenty_four_bytes() {
        assert_eq!(size_of::<FileLine>(), 24);
    }

    #[test]
    fn the_last_line_of_a_workday_counts_and_no_weather_is_a_missing_day() {
        let told = "person_id,workday,weather\na,2026-01-02,5\na,2026-01-01,4\na,2026-01-02,1\na,2026-01-03,\n";
        let centre = FileCentre::read(io::Cursor::new(told), None).unwrap_or_else(|error| panic!("{error:?}"));
        let days: Vec<(&str, Vec<u8>)> = centre
            .people()
            .map(|(name, _, days)| (name, days.iter().map(|day| day.weather.level()).collect()))
            .collect();
        assert_eq!(days, [("a", vec![4, 1])]);
        assert_eq!(centre.without_weather, 1);
    }

    #[test]
    fn a_day_has_the_shift_the_team_and_the_distinct_tags_of_its_line() {
        let told = "person_id,workday,weather,team_id,shift,tags\n\
                    a,2026-01-01,4,north,早班,System outage; system-outage；noise;lead_friction\n\
                    b,2026-01-01,4,south,,\na,2026-01-02,3,south,late,noise\nb,2026-01-03,2,,,noise\n";
        let mut centre = FileCentre::read(io::Cursor::new(told), None).unwrap_or_else(|error| panic!("{error:?}"));
        let tags = |day: &Day| day.stressors.iter().map(|key| key.as_str().to_owned()).collect::<Vec<_>>();
        let all: Vec<(String, usize)> = centre.people().map(|(name, _, days)| (name.to_owned(), days.len())).collect();
        assert_eq!(all, [("a".to_owned(), 2), ("b".to_owned(), 2)]);
        let teams: Vec<(String, Vec<Member>)> = centre.teams().map(|(name, of)| (name.to_owned(), of)).collect();
        let [(north, of_north), (south, of_south)] = &teams[..] else { panic!("{teams:?}") };
        assert_eq!((north.as_str(), south.as_str(), of_north.len(), of_south.len()), ("north", "south", 1, 2));
        let first = &of_north[0].1[0];
        assert_eq!(
            (tags(first), first.shift.as_deref()),
            (vec!["system_outage".to_owned(), "noise".to_owned()], Some("早班"))
        );
        assert_eq!((tags(&of_south[0].1[0]), tags(&of_south[1].1[0])), (vec!["noise".to_owned()], vec![]));
        assert_eq!((of_south[1].1.len(), of_south[1].1[0].shift.as_deref()), (1, None));
    }
}
