use super::*;
use domain::ShiftHours;

/// What is planned for each person, as `day hours`.
fn planned(csv: &str) -> Vec<(String, Vec<String>)> {
    let read = parse(csv.as_bytes(), &|key| Some(key.to_owned())).expect("a file without a fault");
    let first = Workday::from_number(0);
    let days = |person: &PersonSchedule| {
        person.schedule.since(first).map(|(day, hours)| format!("{day} {}", ShiftHours::write_many(hours))).collect()
    };
    read.people.iter().map(|person| (person.person_id.clone(), days(person))).collect()
}

/// What is planned for the only person of a file.
fn days(csv: &str) -> Vec<String> {
    planned(csv).pop().expect("a person").1
}

fn faults(csv: &str) -> Vec<(u64, String, ImportProblemKind)> {
    let problems =
        parse(csv.as_bytes(), &|key| (key != "nobody").then(|| key.to_owned())).expect_err("a file with faults");
    problems.into_iter().map(|problem| (problem.line, problem.column, problem.what)).collect()
}

#[test]
fn a_file_plans_each_of_its_days_for_everybody_in_it() {
    let csv = "person_id,workday,start,end,label\na1,2026-03-09,07:00,15:00,Early\na1,2026-03-11,14:00,22:00,\n\
               A2,2026-03-10,,,Sick\na2,2026-03-11,22:00,06:00,Night\n";
    let of = |one: &str, two: &str, three: &str| {
        [("2026-03-09", one), ("2026-03-10", two), ("2026-03-11", three)].map(|(day, hours)| format!("{day} {hours}"))
    };
    assert_eq!(
        planned(csv),
        [
            ("a1".to_owned(), of("07:00-15:00", "", "14:00-22:00").to_vec()),
            ("A2".to_owned(), of("", "", "22:00-06:00").to_vec()),
        ]
    );
}

#[test]
fn parts_of_a_shift_are_one_shift_and_a_long_gap_is_between_two() {
    let csv = "person_id,workday,start,end,label\na1,2026-03-09,08:00,10:00,Calls\na1,2026-03-09,10:00,10:15,Break\n\
               a1,2026-03-09,10:15,12:00,Calls\na1,2026-03-09,12:45,14:00,Chat\na1,2026-03-09,18:00,20:00,Calls\n";
    assert_eq!(days(csv), ["2026-03-09 08:00-14:00;18:00-20:00"]);
}

#[test]
fn an_absence_during_a_shift_is_no_work() {
    let csv = "person_id,workday,start,end,label\na1,2026-03-09,07:00,11:00,\na1,2026-03-09,11:00,15:00,Sick leave\n";
    assert_eq!(days(csv), ["2026-03-09 07:00-11:00"]);
}

#[test]
fn the_parts_of_a_night_are_one_shift_of_the_evening_before() {
    let undated = "person_id,workday,start,end\na1,2026-03-09,22:00,01:00\na1,2026-03-09,01:30,06:00\n";
    assert_eq!(days(undated), ["2026-03-09 22:00-06:00"]);
    let dated = "person_id,workday,start,end\na1,2026-03-09,2026-03-09 22:00,2026-03-10 00:00\n\
                 a1,2026-03-09,2026-03-10T00:00,2026-03-10T06:00\n";
    assert_eq!(days(dated), ["2026-03-09 22:00-06:00"]);
}

#[test]
fn a_shift_after_midnight_belongs_to_the_date_on_which_it_begins() {
    let csv = "person_id,workday,start,end\na1,2026-03-09,2026-03-10 00:30,2026-03-10 08:30\n";
    assert_eq!(days(csv), ["2026-03-09 ", "2026-03-10 00:30-08:30"]);
}

#[test]
fn a_file_with_dates_in_its_times_needs_no_workday() {
    let csv = "Employee ID,Start time,End time\na1,2026-03-09 7:00 AM,2026-03-09 3:00 PM\n";
    assert_eq!(days(csv), ["2026-03-09 07:00-15:00"]);
}

#[test]
fn headings_in_chinese_are_read() {
    assert_eq!(days("工号,日期,上班时间,下班时间,班次\na1,2026/3/9,7:00,24:00,早班\n"), ["2026-03-09 07:00-00:00"]);
}

#[test]
fn problems_of_a_schedule_have_their_line_and_column() {
    use ImportProblemKind::{MissingValue, NotADate, NotAShiftOfOneDay, NotATime, UnknownPerson};
    let csv = "person_id,workday,start,end,label\nnobody,2026-03-09,07:00,15:00,\na1,soon,07:00,15:00,\n\
               a1,2026-03-09,7,15:00,\na1,2026-03-09,07:00,,\na1,2026-03-09,07:00,07:00,\na1,,07:00,15:00,\n\
               a1,2026-03-09,,,Early\n";
    let at = |line: u64, column: &str, what| (line, column.to_owned(), what);
    assert_eq!(
        faults(csv),
        [
            at(2, "person_id", UnknownPerson),
            at(3, "workday", NotADate),
            at(4, "start", NotATime),
            at(5, "end", MissingValue),
            at(6, "end", NotAShiftOfOneDay),
            at(7, "workday", MissingValue),
            at(8, "start", MissingValue),
        ]
    );
}

#[test]
fn parts_that_last_longer_than_a_day_together_are_a_problem() {
    let csv =
        "person_id,workday,start,end\na1,2026-03-09,07:00,23:00\na1,2026-03-09,2026-03-09 23:00,2026-03-10 09:00\n";
    assert_eq!(faults(csv), [(2, "end".to_owned(), ImportProblemKind::NotAShiftOfOneDay)]);
}

/// The columns of the template from which NICE CXone imports schedules, as its help describes it.
#[test]
fn a_file_of_the_form_of_nice_cxone_is_read() {
    let csv = "Username,Shift Start Date and Time,Shift End Date and Time,Local Time Zone,Base Activity Name,Shift Notes\n\
               a1@example.org,06/24/2026 14:00:00,06/24/2026 22:30:00,UTC+05:30,Open,\n\
               a1@example.org,06/25/2026 22:00:00,06/26/2026 06:00:00,UTC+05:30,Open,\n";
    assert_eq!(days(csv), ["2026-06-24 14:00-22:30", "2026-06-25 22:00-06:00"]);
    let unclear =
        "Username,Shift Start Date and Time,Shift End Date and Time\na1,06/05/2026 14:00:00,06/05/2026 22:00:00\n";
    assert_eq!(faults(unclear)[0].2, ImportProblemKind::UnclearDates);
}

/// The columns of the workbooks of Microsoft Shifts, in both spellings that are in use.
#[test]
fn a_file_of_the_form_of_microsoft_shifts_is_read() {
    for prefix in ["", "Shift "] {
        let csv = format!(
            "Member,Work Email,Group,{prefix}Start Date,{prefix}Start Time,{prefix}End Date,{prefix}End Time,Theme Color,\
             Custom Label,Unpaid Break (minutes),Notes,Shared\n\
             Ann,a1@example.org,Care,06/24/2026,14:00,06/24/2026,22:30,1. Blue,Late,30,,1. Shared\n\
             Ann,a1@example.org,Care,06/25/2026,22:00,06/26/2026,06:00,1. Blue,,30,,1. Shared\n"
        );
        assert_eq!(
            planned(&csv),
            [(
                "a1@example.org".to_owned(),
                ["2026-06-24 14:00-22:30", "2026-06-25 22:00-06:00"].map(str::to_owned).to_vec()
            )]
        );
    }
}

#[test]
fn an_address_says_who_is_meant_only_if_no_id_does() {
    let csv = "E-Mail,工号,日期,上班时间,下班时间\nann@example.org,a1,2026/3/9,7:00,15:00\n";
    assert_eq!(planned(csv)[0].0, "a1");
    assert_eq!(planned(&csv.replace("工号", "组别"))[0].0, "ann@example.org");
}
