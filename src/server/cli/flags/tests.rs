//! What `weathervane flags` promises of a file.

use super::*;

fn options() -> Options {
    Options { format: Format::Csv, locale: Locale::En, only: None, as_of: None }
}

fn answer(file: &str, options: &Options) -> String {
    let (centre, _) = match read(file.as_bytes(), options) {
        Ok(read) => read,
        Err(error) => panic!("{error}"),
    };
    let mut out = Vec::new();
    assert!(write(&centre, options, &mut out).is_ok());
    String::from_utf8_lossy(&out).into_owned()
}

fn wrong(file: &str) -> String {
    read(file.as_bytes(), &options()).map(|_| String::new()).unwrap_or_else(|error| error.to_string())
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
fn people_teams_and_stressors_are_flagged_each_under_its_own_name_in_the_first_column() {
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
    let answer = answer(&file(), &Options { only: Some(Only::Person), ..options() });
    let rows: Vec<Vec<&str>> = answer.lines().skip(1).map(|line| line.splitn(7, ',').collect()).collect();
    for pair in rows.windows(2).filter(|pair| pair[0][0] == pair[1][0]) {
        assert!(pair[0][1] < pair[1][1] && pair[0][4] == pair[1][4] && pair[0][3] != pair[1][3]);
    }
}

#[test]
fn only_and_as_of_leave_out_what_they_say_and_change_nothing_else() {
    let all = answer(&file(), &options());
    let only = answer(&file(), &Options { only: Some(Only::Stressor), ..options() });
    assert!(only.lines().skip(1).all(|line| line.contains(",stressor,") && all.contains(line)));
    let last = Workday::from_number(20_043);
    let until: String = answer(&file(), &Options { as_of: Some(last), ..options() });
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
fn the_later_line_of_a_workday_counts_and_a_line_without_weather_is_a_missing_day() {
    let told = "person_id,workday,weather\na,2026-01-02,5\na,2026-01-01,4\na,2026-01-02,1\na,2026-01-03,\n";
    let (centre, notes) = read(told.as_bytes(), &options()).unwrap_or_else(|error| panic!("{error}"));
    let levels: Vec<u8> = centre.series[0].iter().map(|(day, _)| day.weather.level()).collect();
    assert_eq!(levels, [4, 1]);
    assert_eq!(notes, ["One line without a weather, taken for a missing day."]);
}

#[test]
fn columns_that_are_not_used_are_named() {
    let notes = read(file().as_bytes(), &options()).map(|(_, notes)| notes).unwrap_or_default();
    assert_eq!(notes, ["Columns not used here: mood."]);
}

#[test]
fn everything_that_is_wrong_is_named_by_line_column_and_value() {
    let error = wrong("person_id,workday,weather\na,2026-01-01,4\na,2026-13-01,4\n,2026-01-02,7\n");
    for part in ["Line 3", "workday", "2026-13-01", "Line 4", "person_id", "weather", "7"] {
        assert!(error.contains(part), "{part}: {error}");
    }
    assert!(wrong("person_id,weather\na,4\n").contains("workday"));
}

#[test]
fn json_has_the_same_rows_under_the_same_names() {
    let json = answer(&file(), &Options { format: Format::Json, ..options() });
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap_or_default();
    assert_eq!(rows.len() + 1, answer(&file(), &options()).lines().count());
    assert!(rows.iter().all(|row| row["score"].is_f64() && row["reason"].is_string() && row["since"].is_string()));
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
