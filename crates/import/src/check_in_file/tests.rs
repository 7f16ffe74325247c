use super::*;

const KNOWN: Known<'_> =
    Known { person: &|id| id.starts_with('a'), stressor: &|key| key.as_str() != "moon", last: None };

fn problems(text: &str, known: Known<'_>) -> Vec<(u64, String, String, ProblemKind)> {
    let found = parse(text.as_bytes(), known).expect_err("problems");
    found.into_iter().map(|p| (p.line, p.column, p.value, p.what)).collect()
}

#[test]
fn three_columns_are_enough_and_what_is_not_said_is_kept_to_oneself() {
    let file = parse(b"person_id,workday,weather,positive_mean\na1,2026-03-09,4,37.06\n", KNOWN).expect("no problems");
    assert_eq!(file.ignored, ["positive_mean"]);
    let row = &file.rows[0];
    assert_eq!((row.weather, row.audience, row.energy), (Weather::Fair, Audience::Me, None));
    assert!(row.time.is_none() && row.note.is_none() && row.stressors.is_empty());
}

#[test]
fn check_ins_are_written_and_read_alike() {
    let text = "\
person_id,workday,time,weather,energy,stressors,note,audience
a1,2026-03-09,07:05,2,3,noise;poor_sleep,\"Long night, \"\"again\"\"\",lead
a1,2026-03-09,11:30,4,,,,team
a2,2026-03-09,,5,,,,me
";
    let rows = parse(text.as_bytes(), KNOWN).expect("no problems").rows;
    assert_eq!(to_csv(&rows).expect("a file"), text);
}

#[test]
fn every_wrong_cell_is_named_with_its_line_column_and_value() {
    let text = "\
person_id,workday,time,weather,energy,stressors,audience
b1,soon,late,6,9,noise;moon,boss
";
    let expected = [
        ("person_id", "b1", ProblemKind::UnknownPerson),
        ("workday", "soon", ProblemKind::NotADate),
        ("weather", "6", ProblemKind::NotAWeather),
        ("time", "late", ProblemKind::NotATime),
        ("energy", "9", ProblemKind::NotAnEnergy),
        ("stressors", "moon", ProblemKind::UnknownStressor),
        ("audience", "boss", ProblemKind::NotAnAudience),
    ];
    assert_eq!(problems(text, KNOWN), expected.map(|(column, value, what)| (2, column.into(), value.into(), what)));
}

#[test]
fn a_stressor_counts_once_and_eight_are_the_most() {
    let line = |keys: &str| format!("person_id,workday,weather,stressors\na1,2026-03-09,2,{keys}\n");
    let rows = parse(line("noise; noise;script").as_bytes(), KNOWN).expect("no problems").rows;
    assert_eq!(rows[0].stressors.len(), 2);
    let nine = (0..9).map(|number| format!("s{number}")).collect::<Vec<_>>().join(";");
    assert_eq!(problems(&line(&nine), KNOWN)[0].3, ProblemKind::TooManyStressors);
}

#[test]
fn the_same_moment_stands_in_a_file_once() {
    let text = "person_id,workday,weather\na1,2026-03-09,4\nA1,2026-03-09,2\n";
    let known = Known { person: &|_| true, ..KNOWN };
    assert_eq!(problems(text, known)[0].3, ProblemKind::SaidTwice { line: 2 });
}

#[test]
fn a_day_that_has_not_come_is_refused() {
    let known = Known { last: "2026-03-09".parse().ok(), ..KNOWN };
    assert!(parse(b"person_id,workday,weather\na1,2026-03-09,4\n", known).is_ok());
    assert_eq!(problems("person_id,workday,weather\na1,2026-03-10,4\n", known)[0].3, ProblemKind::NotYet);
}

proptest::proptest! {
    #[test]
    fn whatever_was_said_is_written_and_read_alike(
        note in "\\PC{0,60}",
        level in 1_u8..=5,
        bars in proptest::option::of(1_u8..=5),
        audience in 0_usize..3,
        day in 0_i32..40_000,
    ) {
        let note = cleaned(&note, MAX_NOTE_LENGTH).ok().filter(|note| !note.is_empty());
        let row = Row {
            line: 2,
            person_id: "a1".to_owned(),
            workday: Workday::from_number(day),
            time: None,
            weather: Weather::try_from(level).expect("a level"),
            energy: bars.and_then(|bars| Energy::try_from(bars).ok()),
            stressors: vec![],
            note,
            audience: Audience::ALL[audience],
        };
        let text = to_csv(std::slice::from_ref(&row)).expect("a file");
        proptest::prop_assert_eq!(parse(text.as_bytes(), KNOWN).expect("no problems").rows, vec![row]);
    }
}
