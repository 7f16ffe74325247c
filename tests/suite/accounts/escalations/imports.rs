//! Check-ins that an admin imports for others: they change nothing that people said, open nothing, and are announced.

use super::*;

/// Imports check-ins on the command line.
fn import(floor: &Floor, csv: &str) {
    let file = floor.app.directory().join("check_ins.csv");
    std::fs::write(&file, csv).unwrap();
    let mut program = program(&["import", "check-ins", file.to_str().unwrap()], floor.app.directory());
    let output = program.env("WEATHERVANE_NOW", floor.app.now().to_string()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test]
async fn check_ins_imported_for_others_open_nothing_and_are_announced() {
    let (floor, _) = centre().await;
    let agent = floor.signed_in("a3").await;
    say(&agent, "1", "me", "mine alone").await;
    let before =
        floor.app.app.store.check_ins().shared_on(floor.app.team("t1").await, floor.app.today(), Audience::Lead);
    let before = before.await.unwrap();
    // The same day and moment with a wider audience, and a day that was never said.
    import(
        &floor,
        "person_id,workday,time,weather,audience\na3,2026-03-11,09:01,1,team\na3,2026-03-10,09:00,5,lead\n\
         a1,2026-03-10,10:00,5,team\n",
    );
    let after =
        floor.app.app.store.check_ins().shared_on(floor.app.team("t1").await, floor.app.today(), Audience::Lead);
    let after = after.await.unwrap();
    let said = |all: &[domain::CheckIn]| all.iter().filter_map(|e| e.note.clone()).collect::<Vec<_>>();
    assert_eq!(said(&before), said(&after), "nothing private is shared now");
    assert!(after.iter().all(|entry| entry.note.as_ref().and_then(|note| note.words()) != Some("mine alone")));
    are_told(&floor, &["a3"], "2 check-ins were added to your record from a file on 11 March.").await;
    are_told(&floor, &["a1"], "One check-in was added to your record from a file on 11 March.").await;
    assert_eq!(is_told(&floor, "a2", "added to your record").await, 0);
    for viewer in ["d1", "l3", "b1"] {
        let client = floor.signed_in(viewer).await;
        assert_eq!(sight_of(&client, &["a1", "a2", "a3"]).await, Vec::<String>::new(), "{viewer}");
    }
}
