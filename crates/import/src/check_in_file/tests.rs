use super::*;

const KNOWN: ReferenceData<'_> = ReferenceData {
    person: &|id| id.starts_with('a'),
    stressor: &|key| key.as_str() != "moon",
    uplift: &|key| key.as_str() != "moon",
    first: None,
    last: &|_| None,
    now: None,
};

fn problems(text: &str, known: ReferenceData<'_>) -> Vec<(u64, String, String, ImportProblemKind)> {
    let found = parse(text.as_bytes(), known).expect_err("problems");
    found.into_iter().map(|p| (p.line, p.column, p.value, p.what)).collect()
}

#[test]
fn three_columns_are_enough_and_the_audience_defaults_to_the_person() {
    let file = parse(b"person_id,workday,weather,positive_mean\na1,2026-03-09,4,37.06\n", KNOWN).expect("no problems");
    assert_eq!(file.ignored, ["positive_mean"]);
    let row = &file.rows[0];
    assert_eq!((row.weather, row.audience, row.energy), (Weather::Fair, Audience::Me, None));
    assert!(row.time.is_none() && row.note.is_none() && row.stressors.is_empty());
}

#[test]
fn the_names_of_the_columns_in_each_language_are_headings() {
    for locale in Locale::ALL {
        let names: Vec<&str> = column_names(locale).map(|(_, name)| name).collect();
        let file = format!("{}\na1,2026-03-09,07:05,4,3,,,,\n", names.join(","));
        assert_eq!(parse(file.as_bytes(), KNOWN).expect("no problems").ignored, [""; 0], "{names:?}");
    }
}

#[test]
fn check_ins_are_written_and_read_alike() {
    let text = "\
person_id,workday,time,weather,energy,stressors,uplifts,note,audience
a1,2026-03-09,07:05,2,3,noise;poor_sleep,good_call,\"Long night, \"\"again\"\"\",lead
a1,2026-03-09,11:30,4,,,,,team
a2,2026-03-09,,5,,,,,me
";
    let rows = parse(text.as_bytes(), KNOWN).expect("no problems").rows;
    assert_eq!(to_csv(&rows).expect("a file"), text);
}

#[test]
fn every_wrong_cell_is_named_with_its_line_column_and_value() {
    let text = "\
person_id,workday,time,weather,energy,stressors,uplifts,audience
b1,soon,late,6,9,noise;moon,moon,boss
";
    let expected = [
        ("person_id", "b1", ImportProblemKind::UnknownPerson),
        ("workday", "soon", ImportProblemKind::NotADate),
        ("weather", "6", ImportProblemKind::NotAWeather),
        ("time", "late", ImportProblemKind::NotATime),
        ("energy", "9", ImportProblemKind::NotAnEnergy),
        ("stressors", "moon", ImportProblemKind::UnknownStressor),
        ("uplifts", "moon", ImportProblemKind::UnknownUplift),
        ("audience", "boss", ImportProblemKind::NotAnAudience),
    ];
    assert_eq!(problems(text, KNOWN), expected.map(|(column, value, what)| (2, column.into(), value.into(), what)));
}

#[test]
fn a_stressor_counts_once_and_eight_are_the_most() {
    let line = |keys: &str| format!("person_id,workday,weather,stressors\na1,2026-03-09,2,{keys}\n");
    let rows = parse(line("noise; noise;script").as_bytes(), KNOWN).expect("no problems").rows;
    assert_eq!(rows[0].stressors.len(), 2);
    let nine = (0..9).map(|number| format!("s{number}")).collect::<Vec<_>>().join(";");
    assert_eq!(problems(&line(&nine), KNOWN)[0].3, ImportProblemKind::TooManyStressors);
}

#[test]
fn a_file_has_one_check_in_per_person_and_moment() {
    let text = "person_id,workday,weather\na1,2026-03-09,4\nA1,2026-03-09,2\n";
    let known = ReferenceData { person: &|_| true, ..KNOWN };
    assert_eq!(problems(text, known)[0].3, ImportProblemKind::SaidTwice { line: 2 });
}

#[test]
fn numbers_and_lists_are_read_as_spreadsheet_programs_write_them() {
    let words = "person_id;workday;weather;audience\na1;2026-03-09;4,0;Lead\na1;2026-03-10;Fair;TEAM\n";
    let rows = parse(words.as_bytes(), KNOWN).expect("no problems").rows;
    assert_eq!(
        rows.iter().map(|row| (row.weather, row.audience)).collect::<Vec<_>>(),
        [(Weather::Fair, Audience::Lead), (Weather::Fair, Audience::Team)]
    );
    let text = "person_id,workday,weather,energy,stressors\na1,46090,4.0,3.0,\"noise, poor_sleep\"\n";
    let row = &parse(text.as_bytes(), KNOWN).expect("no problems").rows[0];
    assert_eq!((row.weather, row.workday.to_string().as_str()), (Weather::Fair, "2026-03-09"));
    assert_eq!((row.energy.map(|energy| energy.bars()), row.stressors.len()), (Some(3), 2));
}

#[test]
fn an_own_export_states_ids_and_may_have_two_entries_in_a_minute() {
    let text = "person_id,workday,time,weather,said_at,id\n\
        a1,2025-10-26,02:30,3,2025-10-26T00:30:10Z,00000000-0000-4000-8000-000000000001\n\
        a1,2025-10-26,02:30,2,2025-10-26T02:30:40+01:00,00000000-0000-4000-8000-000000000002\n";
    let rows = parse(text.as_bytes(), KNOWN).expect("no problems").rows;
    assert_eq!(rows.iter().map(|row| row.id.is_some()).collect::<Vec<_>>(), [true, true]);
    let moments: Vec<_> = rows.iter().filter_map(|row| row.said_at).map(|at| at.to_string()).collect();
    assert_eq!(moments, ["2025-10-26T00:30:10Z", "2025-10-26T01:30:40Z"]);
    let wrong = "person_id,workday,weather,id\na1,2026-03-09,3,seven\n";
    assert_eq!(problems(wrong, KNOWN)[0].3, ImportProblemKind::NotAnEntryId);
}

#[test]
fn a_moment_is_on_its_workday_has_an_offset_and_is_not_after_now() {
    let text = |said_at: &str| format!("person_id,workday,weather,said_at\na1,2026-03-09,4,{said_at}\n");
    let known = ReferenceData { now: "2026-03-10T12:00:00Z".parse().ok(), ..KNOWN };
    for said_at in ["2026-03-08T10:00:00Z", "2026-03-09T23:30:00+08:00", "2026-03-10T12:00:00Z"] {
        assert!(parse(text(said_at).as_bytes(), known).is_ok(), "{said_at}");
    }
    let other = ImportProblemKind::OtherWorkday("2026-03-09".parse().expect("a day"));
    for said_at in ["2026-03-07T23:59:59Z", "2026-03-10T12:00:01Z", "2027-01-01T00:00:00Z"] {
        assert_eq!(problems(&text(said_at), known)[0].3, other, "{said_at}");
    }
    assert_eq!(problems(&text("2026-03-13T00:00:00Z"), KNOWN)[0].3, other);
    assert_eq!(problems(&text("2026-03-09T10:00:00"), known)[0].3, ImportProblemKind::NotAnInstant);
}

#[test]
fn a_day_beyond_the_retention_is_refused() {
    let first = "2025-02-01".parse().expect("a day");
    let known = ReferenceData { first: Some(first), ..KNOWN };
    assert!(parse("person_id,workday,weather\na1,2025-02-01,4\n".as_bytes(), known).is_ok());
    let found = problems("person_id,workday,weather\na1,2025-01-31,4\n", known);
    assert_eq!(found[0].3, ImportProblemKind::OlderThanKept(first));
}

#[test]
fn a_day_in_the_future_is_refused() {
    let last = |person: &str| (person == "a1").then(|| "2026-03-09".parse().expect("a day"));
    let known = ReferenceData { last: &last, ..KNOWN };
    assert!(parse(b"person_id,workday,weather\na1,2026-03-09,4\n", known).is_ok());
    assert_eq!(problems("person_id,workday,weather\na1,2026-03-10,4\n", known)[0].3, ImportProblemKind::NotYet);
}

proptest::proptest! {
    #[test]
    fn every_check_in_is_written_and_read_alike(
        note in "\\PC{0,60}",
        level in 1_u8..=5,
        bars in proptest::option::of(1_u8..=5),
        audience in 0_usize..3,
        day in 0_i32..40_000,
    ) {
        let note = cleaned(&note, MAX_NOTE_LENGTH).ok().filter(|note| !note.is_empty());
        let row = CheckInRow {
            line: 2,
            person_id: "a1".to_owned(),
            workday: Workday::from_number(day),
            time: None,
            weather: Weather::try_from(level).expect("a level"),
            energy: bars.and_then(|bars| Energy::try_from(bars).ok()),
            stressors: vec![],
            uplifts: vec!["good_call".parse().expect("an uplift")],
            note,
            audience: Audience::ALL[audience],
            id: None,
            said_at: None,
        };
        let text = to_csv(std::slice::from_ref(&row)).expect("a file");
        proptest::prop_assert_eq!(parse(text.as_bytes(), KNOWN).expect("no problems").rows, vec![row]);
    }
}
