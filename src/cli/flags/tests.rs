//! What `weathervane flags` promises of a file.

use proptest::prelude::*;

use super::*;
use insight::sample_series::{Sample, add_scattered_namings};

fn options() -> FlagsOptions {
    FlagsOptions {
        format: OutputFormat::Csv,
        locale: Locale::En,
        only: None,
        as_of: None,
        rules: false,
        episodes: false,
    }
}

fn read(file: &[u8], options: &FlagsOptions) -> Result<FileCentre, ReadError> {
    FileCentre::read(Cursor::new(file), options.as_of)
}

fn answer(file: &str, options: &FlagsOptions) -> String {
    answer_to(file.as_bytes(), options)
}

fn answer_to(file: &[u8], options: &FlagsOptions) -> String {
    let centre = read(file, options).unwrap_or_else(|error| panic!("{error:?}"));
    let mut out = Vec::new();
    assert!(write(centre, options, &mut out).is_ok());
    String::from_utf8_lossy(&out).into_owned()
}

/// What is said of a file at this path.
fn wrong_at(path: &Path) -> String {
    run(path, &options(), Vec::new()).map(|()| String::new()).unwrap_or_else(|error| error.to_string())
}

fn wrong(file: &str) -> String {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let path = folder.path().join("file.csv");
    assert!(std::fs::write(&path, file).is_ok());
    wrong_at(&path)
}

/// Forty fair days of two teams of six, then ten rainy ones of one of them, on which everybody names an outage.
fn file() -> String {
    let mut file = "person_id,workday,weather,team_id,tags,mood\n".to_owned();
    for number in 0..50 {
        let workday = Workday::from_number(20_000 + number);
        for person in 0..12 {
            let (team, struck) = (if person < 6 { "calm" } else { "struck" }, person >= 6 && number >= 40);
            let weather = if struck { 2 } else { 3 + (number + person) % 3 };
            let tags = if struck { "System outage;noise" } else { "" };
            file += &format!("p{person},{workday},{weather},{team},{tags},x\n");
        }
    }
    file
}

#[test]
fn a_file_is_read_as_spreadsheet_programs_rewrite_it() {
    let plain = file();
    let rewritten: Vec<String> = plain
        .lines()
        .enumerate()
        .map(|(number, line)| match number % 2 {
            // The heading, and every second line as it was.
            0 => line.to_owned(),
            _ => {
                let cells: Vec<&str> = line.split(',').collect();
                let (day, tags) = (cells[1].replace('-', "/"), cells[4].replace(';', "、"));
                format!(
                    "{},{day},{}.0,{},{tags},{}",
                    cells[0].to_uppercase(),
                    cells[2],
                    cells[3].to_uppercase(),
                    cells[5]
                )
            }
        })
        .collect();
    let lower = |text: String| text.to_lowercase();
    assert_eq!(lower(answer(&rewritten.join("\n"), &options())), lower(answer(&plain, &options())));
}

#[test]
fn the_first_column_names_the_person_or_team_that_is_flagged() {
    let answer = answer(&file(), &options());
    let mut lines = answer.lines();
    assert_eq!(lines.next(), Some("person_id,workday,kind,severity,since,score,reason"));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.splitn(7, ',').collect()).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row[0] != "calm" && row[1] >= "2024-11-13"));
    for kind in ["team_low", "stressor"] {
        assert!(rows.iter().any(|row| row[0] == "struck" && row[2] == kind), "{kind}: {answer}");
    }
    assert!((6..12).all(|person| rows.iter().any(|row| row[0] == format!("p{person}") && row[2] == "sliding")));
    assert!((0..6).all(|person| rows.iter().all(|row| row[0] != format!("p{person}"))));
}

#[test]
fn each_row_of_an_episode_has_the_same_since_and_a_higher_severity() {
    let answer = answer(&file(), &FlagsOptions { only: Some(FlagFamily::Person), ..options() });
    let rows: Vec<Vec<&str>> = answer.lines().skip(1).map(|line| line.splitn(7, ',').collect()).collect();
    for pair in rows.windows(2).filter(|pair| pair[0][0] == pair[1][0]) {
        assert!(pair[0][1] < pair[1][1] && pair[0][4] == pair[1][4] && pair[0][3] != pair[1][3]);
    }
}

/// The rows of `--episodes` about people, split into columns.
fn episodes_of(file: &str) -> Vec<Vec<String>> {
    let options = FlagsOptions { only: Some(FlagFamily::Person), episodes: true, ..options() };
    answer(file, &options).lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn episodes_are_one_row_each_with_their_end() {
    let rows = episodes_of(&file());
    assert_eq!(rows[0], ["person_id", "kind", "severity", "since", "opened", "talk", "ended"]);
    assert_eq!(rows.len(), 7, "one for each of the six whose weather fell: {rows:?}");
    for row in &rows[1..] {
        assert!(row[3] <= row[4] && row[4] <= row[5], "since, opened and the rise to a talk, in order: {row:?}");
        assert_eq!(row[6], "", "open at the end of the file: {row:?}");
    }
}

#[test]
fn a_flag_that_is_resumed_has_a_row_for_each_opening() {
    let fair = [4, 4, 3, 4, 5, 4, 3, 5, 4, 4].repeat(4);
    let levels = [fair, vec![2, 2, 3, 2, 2, 4, 4, 5, 4, 4, 2, 2, 2, 4, 5, 4, 4, 5, 4]].concat();
    let days = (20_000..).zip(levels).map(|(number, level)| format!("a,{},{level}\n", Workday::from_number(number)));
    let file = format!("person_id,workday,weather\n{}", days.collect::<String>());
    let rows = episodes_of(&file);
    let [_, first, second] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!(first[3], second[3], "the same start");
    assert!(first[6] > first[4] && second[4] > first[6] && second[6] > second[4], "{rows:?}");
    let rises = answer(&file, &FlagsOptions { only: Some(FlagFamily::Person), ..options() });
    let opened = |row: &[String]| rises.lines().any(|line| line.starts_with(&format!("a,{},", row[4])));
    assert!(opened(first) && !opened(second), "a resumption is not reported again: {rises}");
}

#[test]
fn only_and_as_of_leave_out_what_they_say_and_change_nothing_else() {
    let all = answer(&file(), &options());
    let only = answer(&file(), &FlagsOptions { only: Some(FlagFamily::Stressor), ..options() });
    let of_stressors = |line: &str| line.contains(",stressor,") || line.contains(",stressor_week,");
    assert!(only.lines().skip(1).all(|line| of_stressors(line) && all.contains(line)));
    let last = Workday::from_number(20_043);
    let until: String = answer(&file(), &FlagsOptions { as_of: Some(last), ..options() });
    let early = |line: &&str| line.split(',').nth(1).is_some_and(|day| day <= last.to_string().as_str());
    assert_eq!(until.lines().skip(1).collect::<Vec<_>>(), all.lines().skip(1).filter(early).collect::<Vec<_>>());
}

#[test]
fn rows_in_any_order_and_a_mark_at_the_start_give_the_same_answer() {
    let file = file();
    let mut lines: Vec<&str> = file.lines().collect();
    // The first and last line of the file stay, so that people and teams are met in the same order.
    let last = lines.len();
    lines[13..last].reverse();
    assert_eq!(answer(&format!("\u{feff}{}\n", lines.join("\n")), &options()), answer(&file, &options()));
}

#[test]
fn what_is_not_used_of_a_file_is_told() {
    let told = format!("{}p1,2026-01-01,,calm,,\n", file());
    let notes_of = |locale| read(told.as_bytes(), &options()).map(|centre| notes(&centre, locale)).unwrap_or_default();
    let expected = ["Ignored columns: mood.", "One line has no weather and counts as a missing day."];
    assert_eq!(notes_of(Locale::En), expected);
    assert_eq!(notes_of(Locale::ZhCn), ["这些列没有用到：mood。", "有 1 行没有写天气，当作那天没有记录。"]);
}

#[test]
fn a_file_from_a_chinese_spreadsheet_gives_the_same_answer() {
    let file = file().replace("calm", "安静").replace("struck", "停机").replace(",p", ",员工");
    assert_eq!(answer_to(&encoding_rs::GBK.encode(&file).0, &options()), answer(&file, &options()));
}

#[test]
fn everything_that_is_wrong_is_named_by_line_column_and_value() {
    let error = wrong("person_id,workday,weather\na,2026-01-01,4\na,2026-13-01,4\n,2026-01-02,7\n");
    for part in ["Line 3", "workday", "2026-13-01", "Line 4", "person_id", "weather", "7"] {
        assert!(error.contains(part), "{part}: {error}");
    }
    assert!(wrong("person_id,weather\na,4\n").contains("workday"));
    let chinese = wrong("工号,日期,天气\na,2026-13-01,4");
    assert!(chinese.contains("“日期”") && !chinese.contains("workday"), "{chinese}");
    let unclosed = wrong("person_id,workday,weather,shift\na,2026-01-01,4,\"late\nb,2026-01-01,4,late\n");
    assert!(unclosed.contains("Line 2") && unclosed.contains("shift") && unclosed.contains("quote"), "{unclosed}");
}

#[test]
fn one_fault_of_many_lines_is_told_once_with_the_number_of_lines() {
    let file = format!("person_id,workday,weather\n{}", "a,2026-01-01,9\n".repeat(100_000));
    let error = wrong(&file);
    assert_eq!(error.lines().count(), 2, "{error}");
    assert!(error.contains("Lines 2–100001 ("), "{error}");
    for line in error.lines() {
        assert!(line.contains("100,000") || line.contains("100000"), "{error}");
    }
}

#[test]
fn a_file_that_is_not_there_or_is_a_folder_is_told_with_its_path() {
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    for path in [folder.path().join("nothing.csv"), folder.path().to_owned()] {
        let error = wrong_at(&path);
        assert!(error.starts_with(&format!("{} can’t be read", path.display())), "{error}");
    }
}

#[test]
fn json_has_the_same_rows_under_the_same_names() {
    let json = answer(&file(), &FlagsOptions { format: OutputFormat::Json, ..options() });
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap_or_default();
    assert_eq!(rows.len() + 1, answer(&file(), &options()).lines().count());
    assert!(rows.iter().all(|row| row["score"].is_f64() && row["reason"].is_string() && row["since"].is_string()));
}

/// A file in workday order with three teams whose members change now and then, and one person without a team.
fn changing(seed: u64, drop: i32, burst: i32) -> Vec<(Workday, String)> {
    let mut lines = Vec::new();
    for (team, people) in [("north", 7_u32), ("south", 6), ("", 1)] {
        let sample = Sample { days: 110, drop: (drop, if team == "north" { 1.2 } else { 0.0 }), ..Sample::default() };
        let mut members = sample.team(people, seed % 1000 + u64::from(people), burst..burst + 2);
        add_scattered_namings(&mut members, "noise", 87..94);
        for (person, days) in members {
            for day in days {
                let tags: Vec<&str> = day.stressors.iter().map(StressorKey::as_str).collect();
                let (weather, tags) = (day.weather.level(), tags.join(";"));
                lines.push((day.workday, format!("{team}{},{},{weather},{team},{tags}\n", person.0, day.workday)));
            }
        }
    }
    lines.sort_by_key(|(workday, _)| *workday);
    lines
}

fn as_file<'a>(lines: impl IntoIterator<Item = &'a (Workday, String)>) -> String {
    let lines: String = lines.into_iter().map(|(_, line)| line.as_str()).collect();
    format!("person_id,workday,weather,team_id,tags\n{lines}")
}

/// The rows of an answer that are of days up to `last`.
fn up_to(answer: &str, last: Workday) -> Vec<&str> {
    let last = last.to_string();
    answer.lines().skip(1).filter(|row| row.split(',').nth(1).is_some_and(|day| day <= last.as_str())).collect()
}

#[test]
fn a_file_in_which_things_change_has_flags_of_every_kind() {
    let answers: String =
        (0..12).map(|seed| answer(&as_file(&changing(seed, 40, 50)), &options())).collect::<Vec<_>>().join("");
    for kind in ["sudden", "sliding", "stuck", "team_mean", "team_low", "stressor", "stressor_week"] {
        assert!(answers.contains(&format!(",{kind},")), "{kind}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn what_is_told_of_a_day_never_hangs_on_a_later_one(
        seed in any::<u64>(), drop in 25..65_i32, burst in 25..65_i32, last in 20..110_i32, other in any::<u64>(),
    ) {
        let last = Workday::from_number(20_000 + last);
        let lines = changing(seed, drop, burst);
        let told = |lines: &[&(Workday, String)], as_of| {
            let answer = answer(&as_file(lines.iter().copied()), &FlagsOptions { as_of, ..options() });
            up_to(&answer, last).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let all: Vec<_> = lines.iter().collect();
        let expected = told(&all, None);
        let as_of = answer(&as_file(&lines), &FlagsOptions { as_of: Some(last), ..options() });
        prop_assert_eq!(as_of.lines().skip(1).collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
        // Nor where the later days are not there, or were quite different.
        let before: Vec<_> = lines.iter().filter(|(day, _)| *day <= last).collect();
        prop_assert_eq!(told(&before, None), expected.clone());
        let other = changing(other, drop, 20);
        let elsewise: Vec<_> = before.into_iter().chain(other.iter().filter(|(day, _)| *day > last)).collect();
        prop_assert_eq!(told(&elsewise, None), expected);
    }

    #[test]
    fn people_in_another_order_are_the_same_people(seed in any::<u64>(), drop in 25..65_i32, by in 0..500_usize) {
        let mut lines = changing(seed, drop, 50);
        let sorted = |lines: &[(Workday, String)]| {
            let answer = answer(&as_file(lines), &FlagsOptions { only: Some(FlagFamily::Person), ..options() });
            let mut rows: Vec<String> = answer.lines().map(str::to_owned).collect();
            rows.sort();
            rows
        };
        let expected = sorted(&lines);
        let by = by % lines.len();
        lines.rotate_left(by);
        prop_assert_eq!(sorted(&lines), expected);
    }
}

#[test]
fn real_people_are_flagged_about_as_often_as_the_severity_says() {
    let Some(data) = std::env::var_os("WEATHERVANE_DATA") else {
        eprintln!("skipped: WEATHERVANE_DATA names no folder with daily_affect_rowland2020.csv");
        return;
    };
    let path = Path::new(&data).join("daily_affect_rowland2020.csv");
    let mut out = Vec::new();
    if let Err(error) = run(&path, &options(), &mut out) {
        panic!("{error}");
    }
    let answer = String::from_utf8_lossy(&out);
    let mut episodes: Vec<(&str, &str)> =
        answer.lines().skip(1).filter_map(|line| Some((line.split(',').next()?, line.split(',').nth(4)?))).collect();
    episodes.dedup();
    // 125 people with about 19 shifts each after the first twenty.
    assert!((15..=60).contains(&episodes.len()), "{}", episodes.len());
}
