//! Rosters in an encoding that is not clear: the command line asks for it, and the browser shows what the file would
//! say.

use crate::support::{TestApp, program};

#[test]
fn an_unclear_encoding_is_asked_for_and_can_be_stated() {
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join("roster.csv");
    std::fs::write(&file, encoding_rs::EUC_KR.encode("person_id,name\np1,\u{ae40}\u{cca0}\u{c218}\n").0).unwrap();
    let run = |more: &[&str]| {
        let arguments = [&["import", "roster", file.to_str().unwrap()], more].concat();
        program(&arguments, &directory.path().join("data")).output().unwrap()
    };
    let unclear = run(&[]);
    assert!(!unclear.status.success() && String::from_utf8_lossy(&unclear.stderr).contains("Several encodings"));
    assert!(run(&["--encoding", "euc-kr"]).status.success());
    assert!(!run(&["--encoding", "no-such-encoding"]).status.success());
}

#[tokio::test]
async fn an_unclear_encoding_is_chosen_in_the_browser_by_what_the_file_says() {
    let app = TestApp::new().await;
    let admin = app.admin("boss").hired().await;
    let bytes = encoding_rs::WINDOWS_1251
        .encode("person_id,name\np1,\u{418}\u{432}\u{430}\u{43d}\np2,\u{410}\u{43d}\u{43d}\u{430}\n")
        .0;
    let answer = admin.upload("preview_roster", "roster.csv", &bytes).await;
    let page = admin.get(answer.to()).await.page();
    assert!(page.contains("\u{418}\u{432}\u{430}\u{43d}") && page.contains("value=\"windows-1251\""), "{page}");
    assert!(!page.contains("/api/import_roster"));
    let draft = page.split("name=\"draft\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer = admin.ask_multipart("preview_roster", &[("draft", &draft), ("encoding", "windows-1251")]).await;
    let page = admin.get(answer.to()).await.page();
    assert!(page.contains("\u{418}\u{432}\u{430}\u{43d}") && page.contains("/api/import_roster"), "{page}");
    let stranger = app.admin("boss2").hired().await;
    let refused = stranger.ask_multipart("preview_roster", &[("draft", &draft), ("encoding", "windows-1251")]).await;
    assert!(!stranger.get(refused.to()).await.page().contains("\u{418}\u{432}\u{430}\u{43d}"), "another's draft");
}
