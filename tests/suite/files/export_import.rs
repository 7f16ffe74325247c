//! A roster and an export that are written to a file are unchanged when they are read again.

use domain::roster::{RosterRow, RosterTeam, StatedColumns};
use domain::{Audience, Locale, Role, ShiftPattern, StressorKey, Workday};
use import::check_in_file::ReferenceData;
use import::{check_in_file, roster};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use uuid::Uuid;

use crate::support::TestApp;

/// Text as people and spreadsheets write it: quotes, commas, semicolons, Chinese, and characters that begin a
/// spreadsheet formula.
fn text() -> impl Strategy<Value = String> {
    "[A-Za-zäß李娜=+@'\",;、。-]{1,8}( [A-Za-z李\",;]{1,6})?"
}

fn day() -> impl Strategy<Value = Option<Workday>> {
    prop::option::of((19_000..20_000).prop_map(Workday::from_number))
}

/// A person's line; the number makes key and address their own.
fn row() -> impl Strategy<Value = (RosterRow, usize)> {
    let roles = subsequence(vec![Role::Agent, Role::Lead, Role::Admin], 1..=3);
    let shifts = subsequence(vec!["early 07:00-15:00", "night 22:00-06:00", "早班 07:30-15:30"], 0..=3);
    let language = select(vec![None, Some(Locale::En), Some(Locale::ZhCn)]);
    (text(), any::<bool>(), roles, 0..3_usize, shifts, any::<bool>(), language, day(), 0..400).prop_map(
        |(name, email, roles, team, shifts, key_post, language, starts_on, days)| {
            let row = RosterRow {
                line: 0,
                person_id: String::new(),
                name,
                email: email.then(String::new),
                roles: roles.into_iter().collect(),
                team: None,
                department: None,
                site: None,
                time_zone: None,
                shifts: shifts.into_iter().map(|shift| shift.parse::<ShiftPattern>().unwrap()).collect(),
                key_post,
                language,
                starts_on,
                ends_on: starts_on.filter(|_| days > 200).map(|day| day.plus(days)),
                stated: StatedColumns::ALL,
            };
            (row, team)
        },
    )
}

/// A roster that fits together: one team one name, one site one time zone.
fn whole(rows: Vec<(RosterRow, usize)>, names: &[String]) -> Vec<RosterRow> {
    let place = |(number, (mut row, team)): (usize, (RosterRow, usize))| {
        row.line = number as u64 + 2;
        row.person_id = format!("p{number}");
        row.email = row.email.map(|_| format!("p{number}@example.org"));
        if team > 0 {
            row.team = Some(RosterTeam { id: format!("t{team}"), name: names[team].clone() });
            row.department = Some("客服部, \"一线\"".to_owned());
            row.site = Some(format!("Site {team}"));
            row.time_zone = Some(["Asia/Shanghai", "Europe/Berlin"][team - 1].to_owned());
        }
        row
    };
    rows.into_iter().enumerate().map(place).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_roster_that_is_written_and_read_again_is_unchanged(
        rows in prop::collection::vec(row(), 1..12),
        names in prop::collection::vec(text(), 3),
    ) {
        let rows = whole(rows, &names);
        let csv = roster::to_csv(&rows).unwrap();
        let read = roster::parse(csv.as_bytes()).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{csv}")))?;
        prop_assert_eq!(read.rows, rows);
    }
}

/// One check-in, as the form sends it.
#[derive(Clone, Debug)]
struct CheckInValues {
    weather: u8,
    energy: Option<u8>,
    stressors: Vec<&'static str>,
    note: Option<String>,
    audience: Audience,
}

fn forms() -> impl Strategy<Value = Vec<CheckInValues>> {
    let stressors = subsequence(vec!["abusive_caller", "complaint", "queue_pressure"], 0..=3);
    let note = prop::option::of("[a-z雨,;\"=+@]{1,20}(\n[a-z\",]{1,9})?");
    let form = (1..=5_u8, prop::option::of(1..=5_u8), stressors, note, select(Audience::ALL.to_vec()));
    let form = form.prop_map(|(weather, energy, stressors, note, audience)| CheckInValues {
        weather,
        energy,
        stressors,
        note,
        audience,
    });
    prop::collection::vec(form, 1..6)
}

/// Asserts that the export contains what was sent, and that its table can be imported elsewhere.
async fn export_tells(forms: &[CheckInValues]) -> Result<(), TestCaseError> {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    for form in forms {
        let (id, weather, energy) =
            (Uuid::new_v4().to_string(), form.weather.to_string(), form.energy.map(|e| e.to_string()));
        let mut fields = vec![("id", &*id), ("weather", &*weather), ("audience", form.audience.key())];
        fields.extend(energy.as_deref().map(|energy| ("energy", energy)));
        fields.extend(form.note.as_deref().map(|note| ("note", note)));
        fields.extend(form.stressors.iter().map(|key| ("stressors[]", *key)));
        let answer = agent.ask("record_check_in", &fields).await;
        prop_assert!(answer.status.is_success(), "{}", answer.text());
        app.pass(jiff::SignedDuration::from_mins(1));
    }
    let json = agent.get("/me/export.json").await.json();
    let entries = json["entries"].as_array().unwrap();
    let csv = agent.get("/me/export.csv").await;
    let known = ReferenceData {
        person: &|key| key == "a1",
        stressor: &|_| true,
        uplift: &|_| true,
        first: None,
        last: &|_| None,
        now: None,
    };
    let file = check_in_file::parse(&csv.body, known);
    let rows = file.map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{}", csv.text())))?.rows;
    prop_assert_eq!((entries.len(), rows.len()), (forms.len(), forms.len()));
    for ((form, entry), row) in forms.iter().zip(entries).zip(&rows) {
        let note = form.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
        prop_assert_eq!(entry["note"].as_str(), note);
        prop_assert_eq!(row.note.as_deref(), note);
        prop_assert_eq!(entry["energy"].as_u64(), form.energy.map(u64::from));
        prop_assert_eq!(row.energy.map(|energy| energy.bars()), form.energy);
        prop_assert_eq!(entry["audience"].as_str(), Some(form.audience.key()));
        prop_assert_eq!(row.audience, form.audience);
        prop_assert_eq!(entry["weather"].as_str(), Some(row.weather.key()));
        prop_assert_eq!(row.weather.level(), form.weather);
        prop_assert_eq!(row.stressors.iter().map(StressorKey::as_str).collect::<Vec<_>>(), form.stressors.clone());
    }
    Ok(())
}

#[test]
fn an_export_contains_every_check_in_and_can_be_imported_again() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let config = ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() };
    let outcome =
        proptest::test_runner::TestRunner::new(config).run(&forms(), |forms| runtime.block_on(export_tells(&forms)));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
