//! A roster in a workbook of a spreadsheet program, by every way on which a file comes in.

use std::io::{Cursor, Write as _};
use std::time::{Duration, SystemTime};

use weathervane::app::imports::watch::WatchedFolder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{TestApp, program, xlsx};

/// A roster with Chinese headings and dates as a Chinese spreadsheet program writes them.
const ROWS: [&[&str]; 3] = [
    &["工号", "姓名", "班组", "职场", "时区", "班次", "入职日期"],
    &["1001", "王芳", "一组", "北京", "Asia/Shanghai", "早班07:00-15:00、晚班14:00-22:00", "2026/3/9"],
    &["1002", "李娜", "一组", "北京", "", "早班07:00-15:00", "2026年3月9日"],
];

async fn is_here(app: &TestApp) {
    let wang = app.app.store.people().by_key("1001".to_owned()).await.unwrap().unwrap();
    assert_eq!((wang.name.as_str(), wang.patterns.len()), ("王芳", 2));
    assert_eq!(wang.starts_on, "2026-03-09".parse().ok());
    assert!(app.app.store.people().by_key("1002".to_owned()).await.unwrap().is_some());
}

#[tokio::test]
async fn a_workbook_is_imported_by_the_form() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let answer = admin.upload("preview_roster", "roster.xlsx", &xlsx(&ROWS)).await;
    let page = admin.get(answer.to()).await.page();
    assert!(page.contains("王芳") && page.contains("roster.xlsx"), "{page}");
    let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    admin.post("import_roster", &[("draft", &draft)]).await;
    is_here(&app).await;
}

#[tokio::test]
async fn a_workbook_that_is_too_large_is_refused_in_words() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/media/picture.bmp", SimpleFileOptions::default()).unwrap();
    archive.write_all(&vec![0_u8; (64 << 20) + 1]).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    for [form, file] in [["preview_roster", "roster.xlsx"], ["preview_schedule", "schedule.xlsx"]] {
        let answer = admin.upload(form, file, &bytes).await;
        let page = admin.get(answer.to()).await.page();
        assert!(page.contains("This workbook holds far more than a table of people or shifts."), "{page}");
    }
    admin.post("switch_language", &[("language", "zh-CN")]).await;
    let page = admin.get("/admin/import?step=look").await.page();
    assert!(page.contains("这个电子表格文件太大，远远超过一张人员或班次表。"), "{page}");
}

#[tokio::test]
async fn a_workbook_is_imported_from_a_watched_folder() {
    let directory = tempfile::TempDir::new().unwrap();
    let [roster, schedule] = ["roster", "schedule"].map(|name| directory.path().join(name));
    [&roster, &schedule].into_iter().for_each(|folder| std::fs::create_dir(folder).unwrap());
    let path = roster.join("roster.xlsx");
    let app = TestApp::watching(roster, schedule);
    app.take_roster("person_id,name,roles,site,time_zone\nboss,Boss,admin,北京,Asia/Shanghai\n").await;
    std::fs::write(&path, xlsx(&ROWS)).unwrap();
    let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    std::fs::File::options().write(true).open(&path).unwrap().set_modified(changed).unwrap();
    // A file is read when it stayed the same between two looks.
    let mut folders = WatchedFolder::all(&app.app);
    for _ in 0..2 {
        for folder in &mut folders {
            folder.look(&app.app).await;
        }
    }
    is_here(&app).await;
}

#[test]
fn a_workbook_is_imported_by_the_command_line() {
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join("roster.xlsx");
    std::fs::write(&file, xlsx(&ROWS)).unwrap();
    let import = ["import", "roster", file.to_str().unwrap()];
    let output = program(&import, &directory.path().join("data")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("2 join"), "{said}{}", String::from_utf8_lossy(&output.stderr));
}
