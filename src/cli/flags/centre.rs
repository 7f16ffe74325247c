//! The people and teams of a file: a line is 24 bytes, and becomes a day only while its person or team is looked at. Days share the names
//! of their shifts and the lists of their tags, so that one team of everybody takes no more than 40 bytes a day.

use std::collections::HashMap;
use std::io::{self, Read, Seek};
use std::sync::Arc;

use domain::problem::{Problem, ProblemKind};
use domain::{PersonId, StressorKey, Weather, Workday};
use import::csv_reader;
use import::csv_reader::{Columns, Line, Problems};
use insight::series::{Day, Member};

const COLUMNS: Columns =
    Columns { required: &["person_id", "workday", "weather"], optional: &["team_id", "shift", "tags"] };

/// Why there is no centre.
#[derive(Debug)]
pub enum ReadError {
    /// The file cannot be read.
    Unreadable(io::Error),
    /// Something is wrong in it: the first things, and how many more.
    Wrong(Vec<Problem>, usize),
}

/// What a file says.
#[derive(Debug, Default)]
pub struct Centre {
    /// Headings that are not used here.
    pub ignored: Vec<String>,
    /// How many lines have no weather.
    pub without_weather: u32,
    people: Names,
    teams: Names,
    shifts: Names,
    tags: Tags,
    rows: Vec<Row>,
}

/// One line of the file. Names are places among those of their kind.
#[derive(Clone, Copy, Debug)]
struct Row {
    person: u32,
    workday: Workday,
    team: u32,
    shift: u32,
    tags: u32,
    weather: Weather,
}

/// Names and their places, in the order in which they were met. The first is the empty one.
#[derive(Debug)]
struct Names {
    names: Vec<Arc<str>>,
    places: HashMap<Arc<str>, u32>,
}

impl Default for Names {
    fn default() -> Self {
        let none: Arc<str> = Arc::from("");
        Self { names: vec![Arc::clone(&none)], places: HashMap::from([(none, 0)]) }
    }
}

impl Names {
    fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let (name, place) = (Arc::<str>::from(name), number(self.names.len()));
        self.names.push(Arc::clone(&name));
        self.places.insert(name, place);
        place
    }

    fn shared(&self, place: u32) -> Option<&Arc<str>> {
        self.names.get(place as usize)
    }

    fn name(&self, place: u32) -> &str {
        self.shared(place).map_or("", |name| name)
    }
}

/// The tags of all lines: what one line names others name too, in the same order, so each list is kept once.
#[derive(Debug)]
struct Tags {
    /// Tags as they are written in the file.
    written: HashMap<Box<str>, StressorKey>,
    /// The lists in the order in which they were met. The first is that of a line without.
    lists: Vec<Arc<[StressorKey]>>,
    places: HashMap<Arc<[StressorKey]>, u32>,
    /// Those of the line that is being read.
    now: Vec<StressorKey>,
}

impl Default for Tags {
    fn default() -> Self {
        let none: Arc<[StressorKey]> = Arc::default();
        let places = HashMap::from([(Arc::clone(&none), 0)]);
        Self { written: HashMap::new(), lists: vec![none], places, now: Vec::new() }
    }
}

impl Tags {
    /// Reads the tags of a line, each once. Files made elsewhere write them with capitals, spaces and hyphens.
    fn read(&mut self, text: &str) -> Result<(), ProblemKind> {
        self.now.clear();
        for tag in text.split([';', '；']).map(str::trim).filter(|tag| !tag.is_empty()) {
            let key = self.key(tag)?;
            if !self.now.contains(&key) {
                self.now.push(key);
            }
        }
        Ok(())
    }

    fn key(&mut self, tag: &str) -> Result<StressorKey, ProblemKind> {
        if let Some(key) = self.written.get(tag) {
            return Ok(key.clone());
        }
        let key: StressorKey =
            tag.to_lowercase().replace([' ', '-'], "_").parse().map_err(|_| ProblemKind::UnknownStressor)?;
        self.written.insert(tag.into(), key.clone());
        Ok(key)
    }

    /// Keeps the tags read last, and gives the place of their list.
    fn keep(&mut self) -> u32 {
        if let Some(place) = self.places.get(self.now.as_slice()) {
            return *place;
        }
        let (list, place) = (Arc::<[StressorKey]>::from(self.now.as_slice()), number(self.lists.len()));
        self.lists.push(Arc::clone(&list));
        self.places.insert(list, place);
        place
    }

    fn list(&self, place: u32) -> Arc<[StressorKey]> {
        self.lists.get(place as usize).cloned().unwrap_or_default()
    }
}

impl Centre {
    /// Reads a file as far as the day `last`.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn read(source: impl Read + Seek, last: Option<Workday>) -> Result<Self, ReadError> {
        let (mut problems, mut centre) = (Problems::default(), Self::default());
        let ignored = csv_reader::read_from(source, COLUMNS, &mut problems, |line, problems| {
            centre.add(line, problems, last);
        });
        centre.ignored = ignored.map_err(ReadError::Unreadable)?;
        let more = problems.more();
        let mut centre = problems.or(centre).map_err(|problems| ReadError::Wrong(problems, more))?;
        centre.put_in_order();
        Ok(centre)
    }

    fn add(&mut self, line: &Line<'_>, problems: &mut Problems, last: Option<Workday>) {
        let columns = COLUMNS.required.iter().chain(COLUMNS.optional);
        if let Some(column) = columns.copied().find(|column| line.cell(column).contains('\n')) {
            problems.add(line.number, column, line.cell(column), ProblemKind::SeveralLines);
            return;
        }
        let person = line.require("person_id", problems, |_| Ok(()));
        let workday = line.require("workday", problems, |text| text.parse().map_err(|_| ProblemKind::NotADate));
        let weather = line.read("weather", problems, |text| text.parse().map_err(|_| ProblemKind::NotAWeather));
        self.without_weather += u32::from(line.cell("weather").is_empty());
        let tags = line.read("tags", problems, |text| self.tags.read(text)).map_or(0, |()| self.tags.keep());
        if let (Some(()), Some(workday), Some(weather)) = (person, workday, weather)
            && last.is_none_or(|last| workday <= last)
        {
            let team = self.teams.place(line.cell("team_id"));
            let shift = self.shifts.place(line.cell("shift"));
            self.rows.push(Row {
                person: self.people.place(line.cell("person_id")),
                workday,
                team,
                shift,
                tags,
                weather,
            });
        }
    }

    /// People after one another, days in order; of two lines of one workday the one further down in the file stays, which is the
    /// change of weather.
    fn put_in_order(&mut self) {
        self.rows.sort_by_key(|row| (row.person, row.workday));
        self.rows.dedup_by(|later, kept| {
            let same = (later.person, later.workday) == (kept.person, kept.workday);
            if same {
                std::mem::swap(later, kept);
            }
            same
        });
    }

    /// Everybody: the name, the id and the days, in the order in which they first stand in the file.
    pub fn people(&self) -> impl Iterator<Item = (&str, PersonId, Vec<Day>)> {
        self.rows.chunk_by(|a, b| a.person == b.person).map(|rows| {
            let (id, days) = self.member(rows);
            (self.people.name(rows[0].person), id, days)
        })
    }

    /// Every team: the name and the members, each with the days in that team, in the order in which they first stand in the file.
    /// Whoever is in no team is let go for it.
    pub fn teams(&mut self) -> impl Iterator<Item = (&str, Vec<Member>)> {
        self.rows.retain(|row| row.team != 0);
        // Stable: people and days stay in order.
        self.rows.sort_by_key(|row| row.team);
        self.rows.chunk_by(|a, b| a.team == b.team).map(|rows| {
            let members = rows.chunk_by(|a, b| a.person == b.person).map(|rows| self.member(rows));
            (self.teams.name(rows[0].team), members.collect())
        })
    }

    fn member(&self, rows: &[Row]) -> Member {
        let id = rows.first().map_or(0, |row| i64::from(row.person));
        (PersonId(id), rows.iter().map(|row| self.day(row)).collect())
    }

    fn day(&self, row: &Row) -> Day {
        let shift = self.shifts.shared(row.shift).filter(|_| row.shift != 0).cloned();
        Day { workday: row.workday, weather: row.weather, shift, stressors: self.tags.list(row.tags) }
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
        assert_eq!(size_of::<Row>(), 24);
    }

    #[test]
    fn the_last_line_of_a_workday_counts_and_no_weather_is_a_missing_day() {
        let told = "person_id,workday,weather\na,2026-01-02,5\na,2026-01-01,4\na,2026-01-02,1\na,2026-01-03,\n";
        let centre = Centre::read(io::Cursor::new(told), None).unwrap_or_else(|error| panic!("{error:?}"));
        let days: Vec<(&str, Vec<u8>)> = centre
            .people()
            .map(|(name, _, days)| (name, days.iter().map(|day| day.weather.level()).collect()))
            .collect();
        assert_eq!(days, [("a", vec![4, 1])]);
        assert_eq!(centre.without_weather, 1);
    }

    #[test]
    fn a_day_has_the_shift_the_team_and_each_tag_of_its_line_once() {
        let told = "person_id,workday,weather,team_id,shift,tags\n\
                    a,2026-01-01,4,north,早班,System outage; system-outage；noise\n\
                    b,2026-01-01,4,south,,\na,2026-01-02,3,south,late,noise\nb,2026-01-03,2,,,noise\n";
        let mut centre = Centre::read(io::Cursor::new(told), None).unwrap_or_else(|error| panic!("{error:?}"));
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
