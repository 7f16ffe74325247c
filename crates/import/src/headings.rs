//! Names of columns: the product's own, and those that people use in English and Chinese.

use domain::canonical::canonical_id;

/// Other names of each column, as [`folded`] returns them.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    (
        "person_id",
        &[
            "employeeid",
            "employeeno",
            "employeenumber",
            "staffid",
            "staffno",
            "signinname",
            "username",
            "login",
            "工号",
            "员工号",
            "员工编号",
            "员工工号",
            "人员编号",
            "登录名",
            "账号",
            "员工id",
            "人员id",
            "agentid",
            "personnelnumber",
            "工號",
            "員工編號",
            "職員編號",
            "帳號",
        ],
    ),
    ("name", &["fullname", "employeename", "staffname", "personname", "姓名", "员工姓名", "名字", "員工姓名"]),
    (
        "email",
        &[
            "emailaddress",
            "workemail",
            "mail",
            "邮箱",
            "电子邮箱",
            "邮箱地址",
            "电子邮件",
            "邮件",
            "電子郵件",
            "電郵",
            "信箱",
        ],
    ),
    ("roles", &["role", "角色", "岗位", "职务", "职位", "職務", "職位"]),
    (
        "team_id",
        &["teamkey", "teamno", "teamcode", "班组编号", "班组号", "班组代码", "团队编号", "小组编号", "班組編號"],
    ),
    (
        "team",
        &["teamname", "group", "班组", "班组名称", "小组", "团队", "组别", "所属班组", "班組", "小組", "團隊", "組別"],
    ),
    ("department", &["dept", "部门", "所属部门", "部门名称", "部門"]),
    ("site", &["location", "职场", "站点", "地点", "工作地点", "中心", "據點", "工作地點"]),
    ("time_zone", &["timezone", "tz", "时区", "時區"]),
    ("shift_pattern", &["shift", "shifts", "shiftpatterns", "班次", "班次时间", "排班"]),
    ("key_post", &["keyposition", "关键岗位", "重点岗位", "關鍵崗位"]),
    ("language", &["lang", "语言", "語言"]),
    (
        "starts_on",
        &[
            "startdate",
            "starton",
            "firstday",
            "joined",
            "hiredate",
            "入职日期",
            "入职时间",
            "入职",
            "开始日期",
            "到職日期",
            "入職日期",
        ],
    ),
    (
        "ends_on",
        &["enddate", "endon", "lastday", "left", "leavingdate", "离职日期", "离职时间", "离职", "结束日期", "離職日期"],
    ),
    ("workday", &["date", "day", "startdate", "shiftstartdate", "日期", "工作日"]),
    (
        "start",
        &["starttime", "shiftstart", "shiftstarttime", "shiftstartdateandtime", "上班时间", "开始时间", "开始", "上班"],
    ),
    ("end", &["endtime", "shiftend", "shiftendtime", "shiftenddateandtime", "下班时间", "结束时间", "结束", "下班"]),
    (
        "label",
        &["activity", "baseactivityname", "customlabel", "shifttype", "shiftname", "班次", "班别", "类型", "活动"],
    ),
    ("time", &["clock", "timeofday", "时间", "时刻"]),
    ("weather", &["mood", "天气", "心情"]),
    ("energy", &["精力"]),
    ("stressors", &["stressor", "causes", "影响因素"]),
    ("uplifts", &["uplift", "goodthings", "好事"]),
    ("note", &["notes", "comment", "小记", "备注"]),
    ("audience", &["visibleto", "sharedwith", "谁能看", "可见范围"]),
    ("queue", &["队列", "技能组"]),
    ("interval_start", &["interval", "intervalstart", "时段", "时段开始", "开始时间"]),
    ("offered", &["calls", "callsoffered", "来电量", "呼入量", "进线量"]),
    ("handle_seconds", &["aht", "handletime", "平均处理时长", "处理时长"]),
    ("agents", &["staffed", "坐席数", "在线坐席"]),
];

/// Returns the column among `columns` whose own name a heading is.
pub(crate) fn own_column(heading: &str, mut columns: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let heading = folded(heading);
    columns.find(|column| folded(column) == heading)
}

/// Returns the column among `columns` of which a heading is another name.
pub(crate) fn column_by_other_name(
    heading: &str,
    mut columns: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let heading = folded(heading);
    columns.find(|column| other_names(column).contains(&heading.as_str()))
}

/// Whether a heading names a column of e-mail addresses, in a file of any kind.
pub(crate) fn is_of_addresses(heading: &str) -> bool {
    let heading = folded(heading);
    heading == "email" || other_names("email").contains(&heading.as_str())
}

fn other_names(column: &str) -> &'static [&'static str] {
    OTHER_NAMES.iter().find(|(known, _)| *known == column).map_or(&[], |(_, names)| names)
}

/// A heading without case, spaces, punctuation, and what follows in brackets.
fn folded(heading: &str) -> String {
    let heading = canonical_id(heading);
    let heading = heading.split('(').next().unwrap_or_default();
    heading.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::roster::COLUMNS;

    fn column(heading: &str) -> Option<&'static str> {
        own_column(heading, COLUMNS.into_iter()).or_else(|| column_by_other_name(heading, COLUMNS.into_iter()))
    }

    #[test]
    fn headings_of_both_languages_name_the_columns() {
        for (heading, is) in [
            ("Person ID", "person_id"),
            ("PERSON_ID", "person_id"),
            ("工号", "person_id"),
            (" 姓名（必填）", "name"),
            ("E-Mail", "email"),
            ("Work Email", "email"),
            ("班组", "team"),
            ("班组编号", "team_id"),
            ("Start date", "starts_on"),
            ("First day", "starts_on"),
            ("Last day", "ends_on"),
            ("离职日期", "ends_on"),
            ("班次", "shift_pattern"),
            ("员工 ＩＤ", "person_id"),
            ("工號", "person_id"),
            ("班組", "team"),
            ("到職日期", "starts_on"),
        ] {
            assert_eq!(column(heading), Some(is), "{heading}");
        }
        assert_eq!([column("wage"), column(""), column("id")], [None; 3]);
    }

    #[test]
    fn no_name_belongs_to_two_columns_of_one_file() {
        let files: [&[&str]; 4] =
            [&COLUMNS, &crate::check_in_file::COLUMNS, &crate::load_file::COLUMNS, &crate::schedule_file::COLUMNS];
        for file in files {
            let names: Vec<_> = file.iter().flat_map(|column| other_names(column)).collect();
            let mut distinct = names.clone();
            distinct.sort_unstable();
            distinct.dedup();
            assert_eq!(distinct.len(), names.len(), "{file:?}");
        }
    }
}
