//! The section of the study about real people; it needs a file of their days.

use std::path::Path;

use super::plan::{StudyPlan, two};
use super::report::{StudySection, StudyTable};
use domain::{PersonId, Weather, Workday};
use evaluation::study::{budget, resampling};
use insight::series::{Day, Member};
use words::t;

/// Reads the people of a file with the columns `person_id`, `workday` and `weather`. Lines without a weather are
/// missing days.
fn people_of(path: &Path) -> Option<Vec<Member>> {
    let mut reader = csv::Reader::from_path(path).ok()?;
    let heads = reader.headers().ok()?.clone();
    let column = |name: &str| heads.iter().position(|head| head == name);
    let (person, workday, weather) = (column("person_id")?, column("workday")?, column("weather")?);
    let mut names: Vec<String> = Vec::new();
    let mut people: Vec<Vec<Day>> = Vec::new();
    for record in reader.records().filter_map(Result::ok) {
        let day: Option<Workday> = record.get(workday).and_then(|text| text.parse().ok());
        let said: Option<Weather> = record.get(weather).and_then(|text| text.parse().ok());
        let (Some(day), Some(said), Some(name)) = (day, said, record.get(person)) else { continue };
        let index = names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.to_owned());
            people.push(Vec::new());
            people.len() - 1
        });
        people[index].push(Day::new(day, said));
    }
    people.iter_mut().for_each(|days| days.sort_by_key(|day| day.workday));
    Some((0..).map(PersonId).zip(people).collect())
}

/// Measures the false flags of real people: in their order, shuffled, and resampled.
pub(super) fn section(plan: &StudyPlan<'_>) -> StudySection {
    const TIMES: u64 = 30;
    let l = plan.locale;
    let empty = StudySection { key: "real", title: t!(l, "study-real-title"), ..StudySection::default() };
    let file = plan.data.map(|data| data.join("daily_affect_rowland2020.csv"));
    let Some(people) = file.as_deref().and_then(people_of).map(|people| resampling::with_min_days(people, 25)) else {
        return StudySection { sentences: vec![t!(l, "study-real-absent")], ..empty };
    };
    let own: Vec<Vec<Day>> = people.iter().map(|(_, days)| days.clone()).collect();
    let repeated = |make: &dyn Fn(&[Day], u64) -> Vec<Day>| -> Vec<Vec<Day>> {
        let once = |time: u64| (0..).zip(&own).map(move |(person, days)| (days, budget::seed_of(time, person)));
        (0..TIMES).flat_map(once).map(|(days, seed)| make(days, seed)).collect()
    };
    let row = |name: String, people: &[Vec<Day>]| {
        let mut row = vec![name];
        row.extend(budget::multiples(people).map(two));
        row
    };
    let rows = vec![
        row(t!(l, "study-real-own"), &own),
        row(t!(l, "study-real-shuffled"), &repeated(&resampling::block_shuffle)),
        row(t!(l, "study-real-drawn"), &repeated(&|days, seed| resampling::block_bootstrap(days, 240, seed))),
    ];
    let head = vec![t!(l, "study-real-people"), t!(l, "study-watch"), t!(l, "study-talk"), t!(l, "study-act")];
    let sentences = vec![t!(l, "study-real", people = own.len(), block = resampling::BLOCK)];
    StudySection { sentences, table: StudyTable { head, rows }, ..empty }
}
