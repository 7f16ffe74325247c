//! A roster to fill in, with headings and an example in the language of the reader.

use domain::Locale;
use domain::roster::COLUMNS;

use crate::csv_reader::table;

/// Headings and one example line, in the order of [`domain::roster::COLUMNS`].
type Template = ([&'static str; 14], [&'static str; 14]);

const ENGLISH: Template = (
    [
        "Employee ID",
        "Name",
        "Email",
        "Roles",
        "Team ID",
        "Team",
        "Department",
        "Site",
        "Time zone",
        "Shifts",
        "Key post",
        "Language",
        "First day",
        "Last day",
    ],
    [
        "1001",
        "Alex Example",
        "alex@example.org",
        "agent",
        "t1",
        "Team one",
        "Care",
        "Main site",
        "Europe/London",
        "early 07:00-15:00; late 14:00-22:00",
        "no",
        "en",
        "2026-03-09",
        "",
    ],
);
const CHINESE: Template = (
    [
        "工号",
        "姓名",
        "邮箱",
        "角色",
        "班组编号",
        "班组",
        "部门",
        "职场",
        "时区",
        "班次",
        "重点岗位",
        "语言",
        "入职日期",
        "离职日期",
    ],
    [
        "1001",
        "张三",
        "zhangsan@example.org",
        "坐席",
        "t1",
        "一组",
        "客服部",
        "总部",
        "Asia/Shanghai",
        "早班 07:00-15:00；晚班 14:00-22:00",
        "否",
        "zh-CN",
        "2026-03-09",
        "",
    ],
);

/// Returns the key and the name of every column, in the order of [`domain::roster::COLUMNS`].
pub fn column_names(locale: Locale) -> impl Iterator<Item = (&'static str, &'static str)> {
    let names = match locale {
        Locale::En => ENGLISH.0,
        Locale::ZhCn => CHINESE.0,
    };
    COLUMNS.into_iter().zip(names)
}

/// Returns the template as CSV, with a byte order mark, without which spreadsheet programs take Chinese for something
/// else.
///
/// # Errors
/// If writing to memory fails, which does not happen in practice.
pub fn template(locale: Locale) -> Result<String, csv::Error> {
    let (headings, example) = match locale {
        Locale::En => ENGLISH,
        Locale::ZhCn => CHINESE,
    };
    Ok(format!("\u{feff}{}", table(headings, [example.map(str::to_owned)])?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::parse;

    #[test]
    fn the_template_of_each_language_is_a_roster_with_every_column() {
        for locale in Locale::ALL {
            let roster = parse(&template(locale).expect("a file")).expect("no problems");
            assert_eq!((roster.rows.len(), roster.ignored.len()), (1, 0));
            assert!(roster.rows[0].stated.kept().is_empty(), "a column is missing");
            assert_eq!((roster.rows[0].shifts.len(), roster.rows[0].language), (2, Some(locale)));
        }
    }
}
