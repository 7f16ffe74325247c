use domain::Locale;
use domain::person::TeamRole;
use domain::roster::people;

use super::*;

const FULL: &str = "\
person_id,name,email,roles,team_id,team,department,site,time_zone,shift_pattern,key_post,language,starts_on,ends_on
a1,Gao Lin,Gao.Lin@example.org,agent,t1,Cirrus,Orders,Islet,Asia/Shanghai,early 07:00-15:00; late 14:00-22:00,yes,zh-CN,2026-01-05,
l1,Chen Ji,,agent;lead,t1,,,,,,,,,
l1,Chen Ji,,lead,t2,Zephyr,Orders,Islet,,,,,,
s1,An Xi,an@example.org,psychologist,,,,Islet,,,,en,,
";

fn read(text: &str) -> Vec<RosterRow> {
    parse(text.as_bytes()).expect("no problems").rows
}

/// CsvLine, column and kind of each problem.
fn problems(text: &str) -> Vec<(u64, String, ImportProblemKind)> {
    let found = parse(text.as_bytes()).expect_err("problems");
    let mut all: Vec<_> =
        found.iter().flat_map(|p| p.lines().map(|line| (line, p.column.clone(), p.what.clone()))).collect();
    all.sort_by_key(|(line, ..)| *line);
    all
}

#[test]
fn a_full_roster_is_read() {
    let rows = read(FULL);
    let first = &rows[0];
    assert_eq!(first.email.as_deref(), Some("gao.lin@example.org"));
    assert_eq!(first.shifts.iter().map(|shift| shift.name.as_str()).collect::<Vec<_>>(), ["early", "late"]);
    assert_eq!((first.key_post, first.language), (true, Some(Locale::ZhCn)));
    assert_eq!(first.starts_on.map(|day| day.to_string()).as_deref(), Some("2026-01-05"));
}

#[test]
fn values_of_a_team_or_a_site_apply_to_all_its_lines() {
    let rows = read(FULL);
    let lead = &rows[1];
    assert_eq!(lead.team.as_ref().map(|team| team.name.as_str()), Some("Cirrus"));
    assert_eq!((lead.department.as_deref(), lead.site.as_deref()), (Some("Orders"), Some("Islet")));
    assert!(rows.iter().all(|row| row.time_zone.as_deref() == Some("Asia/Shanghai")));
}

#[test]
fn two_lines_of_one_key_are_one_person_in_one_team_who_leads_both() {
    let rows = read(FULL);
    let people = people(&rows);
    assert_eq!(people.iter().map(|person| person.row.person_id.as_str()).collect::<Vec<_>>(), ["a1", "l1", "s1"]);
    let roles: Vec<_> = people[1].team_roles.iter().map(|(team, role)| (team.id.as_str(), *role)).collect();
    assert_eq!(roles, [("t1", TeamRole::Member), ("t1", TeamRole::Lead), ("t2", TeamRole::Lead)]);
    assert!(people[2].team_roles.is_empty());
}

#[test]
fn two_columns_are_enough_and_their_order_and_case_do_not_matter() {
    let roster = parse("Name, PERSON_ID ,wage\nGao Lin,a1,12\n\n".as_bytes()).expect("no problems");
    assert_eq!(roster.rows.len(), 1);
    assert_eq!(roster.rows[0].roles, Roles::default().with(Role::Agent));
    assert_eq!(roster.ignored, ["wage"]);
}

#[test]
fn a_roster_is_written_and_read_alike() {
    let rows = read(FULL);
    let again = read(&to_csv(&rows).expect("a file"));
    assert_eq!(again, rows);
}

#[test]
fn every_wrong_cell_is_named_with_its_line_and_column() {
    let text = "\
person_id,name,email,roles,time_zone,shift_pattern,key_post,language,starts_on,ends_on
a1,,no address,boss,Mars/Base,early,maybe,de,5.13.2026,
,Gao Lin,,,,,,,2026-03-01,2026-02-01
";
    let starts = "2026-03-01".parse().expect("a date");
    let expected = [
        (2, "name", ImportProblemKind::MissingValue),
        (2, "roles", ImportProblemKind::UnknownRole),
        (2, "shift_pattern", ImportProblemKind::NotAShift),
        (2, "time_zone", ImportProblemKind::NotATimeZone),
        (2, "starts_on", ImportProblemKind::NotADate),
        (2, "email", ImportProblemKind::NotAnEmail),
        (2, "key_post", ImportProblemKind::NotYesOrNo),
        (2, "language", ImportProblemKind::NotALanguage),
        (3, "person_id", ImportProblemKind::MissingValue),
        (3, "ends_on", ImportProblemKind::EndsBeforeStarts(starts)),
    ];
    assert_eq!(problems(text), expected.map(|(line, column, what)| (line, column.to_owned(), what)));
}

#[test]
fn a_person_is_the_same_on_every_line() {
    let text = "person_id,name,roles,team_id\nl1,Chen Ji,lead,t1\nL1,Chen Xi,lead,t2\n";
    let before = "Chen Ji".to_owned();
    assert_eq!(problems(text), [(3, "name".to_owned(), ImportProblemKind::PersonDiffers { line: 2, before })]);
}

#[test]
fn nobody_works_in_two_teams_at_once() {
    let text = "person_id,name,team_id\na1,Gao Lin,t1\na1,Gao Lin,t2\n";
    assert_eq!(problems(text), [(3, "team_id".to_owned(), ImportProblemKind::WorksInTwoTeams { line: 2 })]);
}

#[test]
fn two_people_do_not_share_an_address() {
    let text = "person_id,name,email\na1,Gao Lin,gao@example.org\na2,Gao Ji,GAO@example.org\n";
    assert_eq!(problems(text), [(3, "email".to_owned(), ImportProblemKind::EmailTaken { line: 2 })]);
}

#[test]
fn nobody_is_psychologist_and_lead_even_on_different_lines() {
    let text =
        "person_id,name,roles,team_id\na1,Gao Lin,psychologist,\na1,Gao Lin,lead,t1\na2,An Xi,lead;psychologist,t1\n";
    let found = problems(text);
    assert_eq!(found, [3, 4].map(|line| (line, "roles".to_owned(), ImportProblemKind::PsychologistLeads)));
}

#[test]
fn a_site_has_one_time_zone_and_a_team_one_name() {
    let text = "\
person_id,name,team_id,team,site,time_zone
a1,Gao Lin,t1,Cirrus,Islet,Asia/Shanghai
a2,Gao Ji,t1,Zephyr,Islet,Europe/London
";
    let expected = [
        (3, "team".to_owned(), ImportProblemKind::TeamDiffers { line: 2, before: "Cirrus".to_owned() }),
        (3, "time_zone".to_owned(), ImportProblemKind::SiteInTwoZones { line: 2, before: "Asia/Shanghai".to_owned() }),
    ];
    assert_eq!(problems(text), expected);
}

#[test]
fn a_file_that_is_not_a_roster_is_refused_with_what_is_missing() {
    let missing = |column: &str| (1, column.to_owned(), ImportProblemKind::MissingColumn);
    assert_eq!(problems("id,weather\n1,2\n"), [missing("person_id"), missing("name")]);
    assert_eq!(problems(""), [(0, String::new(), ImportProblemKind::NoLines)]);
    assert_eq!(problems("person_id,name\n"), [(0, String::new(), ImportProblemKind::NoLines)]);
    assert_eq!(problems("person_id,name\na1,Gao,Lin\n"), [(2, String::new(), ImportProblemKind::TooManyCells)]);
    assert_eq!(problems("person_id,name,name\na1,Gao,Lin\n"), [(1, "name".to_owned(), ImportProblemKind::ColumnTwice)]);
}

#[test]
fn a_quote_that_is_never_closed_does_not_swallow_the_lines_below_it() {
    let text = "person_id,name\na1,\"Gao Lin\na2,An Xi\n";
    assert_eq!(problems(text), [(2, "name".to_owned(), ImportProblemKind::SeveralLines)]);
}

#[test]
fn one_fault_of_many_lines_is_reported_once() {
    let lines: String = (0..500).map(|number| format!("a{number},A,9.3.\n")).collect();
    let found = parse(format!("person_id,name,starts_on\n{lines}").as_bytes()).expect_err("problems");
    assert_eq!(found.iter().map(|problem| problem.lines().count()).collect::<Vec<_>>(), [500]);
}

#[test]
fn roles_are_read_in_both_languages_and_in_any_case() {
    for (text, is) in [
        ("Agent", "agent"),
        ("\"agent,lead\"", "agent;lead"),
        ("AGENT / Team Lead", "agent;lead"),
        ("坐席、班长", "agent;lead"),
        ("Agents", "agent"),
        ("客服代表/Team-Lead", "agent;lead"),
        ("心理老师", "psychologist"),
        ("管理员", "admin"),
    ] {
        assert_eq!(read(&format!("person_id,name,roles\na1,Ann,{text}\n"))[0].roles.to_string(), is, "{text}");
    }
}

#[test]
fn a_roster_with_chinese_headings_and_spreadsheet_dates_is_read() {
    let text = "sep=;\r\n工号;姓名;角色;班组编号;班组;部门;职场;时区;班次;入职日期\r\n\
                1001;王芳;坐席;z1;一组;客服部;北京;Asia/Shanghai;早班07:00-15:00、晚班14:00至22:00;2026/3/9 0:00\r\n";
    let row = &read(text)[0];
    assert_eq!((row.line, row.person_id.as_str(), row.shifts.len()), (3, "1001", 2));
    assert_eq!(row.starts_on.map(|day| day.to_string()).as_deref(), Some("2026-03-09"));
    assert_eq!(row.team.as_ref().map(|team| team.name.as_str()), Some("一组"));
}

#[test]
fn a_roster_from_a_chinese_spreadsheet_is_read() {
    let text =
        "person_id,name,team_id,team,shift_pattern\n高1,高霖,卷云,卷云组,早班 07:00-15:00；晚班 14：00～22：00\n";
    let rows = parse(&encoding_rs::GBK.encode(text).0).expect("no problems").rows;
    assert_eq!(rows[0].name, "高霖");
    assert_eq!(
        rows[0].shifts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["早班 07:00-15:00", "晚班 14:00-22:00"]
    );
}

#[test]
fn an_email_address_has_a_valid_form() {
    for good in ["a@b.example", "first.last+desk@sub.example.org", "王芳@例子.中国"] {
        assert!(email(good).is_ok(), "{good}");
    }
    assert_eq!(email("MailTo:a@b.example").as_deref(), Ok("a@b.example"));
    for bad in ["a", "@b.example", "a@b", "a b@c.example", "a@.example", "a@b..example", "a@@b.example", "a@b.example,"]
    {
        assert_eq!(email(bad), Err(ImportProblemKind::NotAnEmail), "{bad}");
    }
}

#[test]
fn spellings_of_one_id_are_one_person_and_one_team() {
    let twice = "person_id,name\n\u{c9}1,Ana\ne\u{301}1\u{200b},Ana\n";
    assert_eq!(problems(twice), [(3, String::new(), ImportProblemKind::LineTwice { line: 2 })]);
    let rows = read("person_id,name,roles,team_id,team\na1,Ann,agent,T1,Cirrus\na2,Bo,agent,\u{ff54}1,cirrus\n");
    let teams: Vec<_> = rows.iter().filter_map(|row| row.team.clone()).collect();
    assert_eq!(teams, vec![RosterTeam { id: "T1".to_owned(), name: "Cirrus".to_owned() }; 2]);
    let sites = "person_id,name,team,site,time_zone\na1,Ann,t1,Islet,Asia/Shanghai\na2,Bo,t2,ISLET,Asia/Tokyo\n";
    let before = "Asia/Shanghai".to_owned();
    let kind = ImportProblemKind::SiteInTwoZones { line: 2, before };
    assert_eq!(problems(sites), [(3, "time_zone".to_owned(), kind)]);
}

#[test]
fn the_same_line_twice_is_reported_as_that() {
    let text = "person_id,name,roles,team_id\na1,Ann,agent,t1\na1,Ann,agent,t1\nl1,Lea,lead,t1\nl1,Lea,lead,T1\n";
    let twice = |line, first| (line, String::new(), ImportProblemKind::LineTwice { line: first });
    assert_eq!(problems(text), [twice(3, 2), twice(5, 4)]);
}

#[test]
fn a_line_that_differs_is_not_reported_as_the_same_line_twice() {
    let text = "person_id,name,team,shift_pattern\na1,Ann,t1,early 07:00-15:00\na1,Ann,t1,late 14:00-22:00\n";
    let before = "early 07:00-15:00".to_owned();
    assert_eq!(problems(text), [(3, "shift_pattern".to_owned(), ImportProblemKind::PersonDiffers { line: 2, before })]);
    let text = "person_id,name,team,department\na1,Ann,t1,Orders\na1,Ann,t1,Returns\n";
    let before = "Orders".to_owned();
    assert_eq!(problems(text), [(3, "department".to_owned(), ImportProblemKind::TeamDiffers { line: 2, before })]);
}

#[test]
fn lines_of_a_person_agree_however_each_writes_the_same() {
    let rows = read(
        "person_id,name,roles,team,shift_pattern,key_post,language,starts_on\n\
         a1,Ann,agent,t1,early 07:00-15:00,yes,zh-CN,2026-03-09\na1,Ann,lead,t2,early 7:00 - 15:00,1,zh-cn,2026/3/9\n",
    );
    assert_eq!(people(&rows)[0].team_roles.len(), 2);
}

#[test]
fn a_member_who_also_leads_the_team_may_have_a_line_for_each() {
    for lines in ["a1,Ann,agent,t1\na1,Ann,agent;lead,T1\n", "a1,Ann,agent,t1\na1,Ann,lead,t1\n"] {
        let rows = read(&format!("person_id,name,roles,team\n{lines}"));
        let roles: Vec<_> = people(&rows)[0].team_roles.iter().map(|(_, role)| *role).collect();
        assert_eq!(roles, [TeamRole::Member, TeamRole::Lead], "{lines}");
    }
}

#[test]
fn an_id_has_a_letter_or_a_digit() {
    let text = "person_id,name,team_id\n..,Ann,t1\n\u{200b},Bo,t1\na1,Cy,--\n";
    let expected = [
        (2, "person_id", ImportProblemKind::NotAnId),
        (3, "person_id", ImportProblemKind::MissingValue),
        (4, "team_id", ImportProblemKind::NotAnId),
    ];
    assert_eq!(problems(text), expected.map(|(line, column, what)| (line, column.to_owned(), what)));
}

#[test]
fn an_id_that_is_the_address_of_another_person_is_named_with_both_lines() {
    let twice =
        |line, column: &str, earlier| (line, column.to_owned(), ImportProblemKind::IdIsAddress { line: earlier });
    let text = "person_id,name,email\nlee@example.org,Lee Ann,\nu2,Lee Bo,LEE@example.org\n";
    assert_eq!(problems(text), [twice(3, "email", 2)]);
    let text = "person_id,name,email\nu2,Lee Bo,lee@example.org\nu3,Cy,\n\u{ff2c}ee@example.org,Lee Ann,\n";
    assert_eq!(problems(text), [twice(4, "person_id", 2)]);
    let own = "person_id,name,email\nlee@example.org,Lee Ann,lee@example.org\n";
    assert_eq!(read(own).len(), 1, "one's own address is no other person's");
}
