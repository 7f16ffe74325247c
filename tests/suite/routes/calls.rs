//! What programs ask the interface for.

use super::AddressValues;

/// A schedule of somebody for these days.
fn schedule(person: &str, days: &[&str]) -> String {
    let entry = |day: &&str| {
        format!(r#"{{"person_id":"{person}","workday":"{day}","start":"07:00","end":"15:00","label":"Early"}}"#)
    };
    format!(r#"{{"entries":[{}]}}"#, days.iter().map(entry).collect::<Vec<_>>().join(","))
}

/// What programs ask for: method, address and body, for each endpoint of the interface for programs. Nothing of it
/// changes a roster.
pub fn calls(known: &AddressValues) -> Vec<(String, String, Option<String>)> {
    let mut calls = Vec::new();
    for (path, item) in &weathervane::app::api::document().paths.paths {
        let route = path.trim_start_matches(weathervane::app::api::BASE);
        let reads = match route {
            "/people" => vec!["/people".to_owned(), "/people?limit=3".to_owned()],
            "/schedule" => vec![
                "/schedule?from=2026-01-01&to=2026-12-31".to_owned(),
                "/schedule?from=2026-03-09&limit=2".to_owned(),
                "/schedule?from=never".to_owned(),
            ],
            "/load" => vec!["/load?from=2026-03-09&to=2026-03-11".to_owned(), "/load?from=never".to_owned()],
            "/climate" => vec!["/climate".to_owned()],
            "/climate/{place}" => ["site-1", "department-1", "department-99", "team-1", "nonsense"]
                .into_iter()
                .flat_map(|place| [format!("/climate/{place}"), format!("/climate/{place}?period=2026-02")])
                .collect(),
            "/me/check-ins" => vec!["/me/check-ins".to_owned(), "/me/check-ins?from=2026-01-01&limit=5".to_owned()],
            "/roster" => Vec::new(),
            other => panic!("{other} is an endpoint that no test knows: say here how it is called"),
        };
        let new = "88888888-8888-4888-8888-888888888888";
        let ids = known.check_ins.iter().map(String::as_str).chain([new, "nonsense"]);
        let writes = match route {
            "/roster" => vec![
                ("/roster?dry_run=true", r#"{"people":[{"person_id":"z8","name":"Z"}]}"#.to_owned()),
                ("/roster", r#"{"people":[{"person_id":"","name":""}]}"#.to_owned()),
            ],
            "/schedule" => vec![
                ("/schedule?dry_run=true", schedule("a1", &["2026-03-11", "2026-03-20"])),
                ("/schedule", schedule("a1", &["2026-05-20"])),
                ("/schedule", schedule("nobody-of-this-name", &["2026-05-20"])),
            ],
            "/load" => {
                vec![("/load", r#"{"intervals":[{"interval_start":"2026-03-09T08:00","offered":4}]}"#.to_owned())]
            }
            "/me/check-ins" => {
                ids.map(|id| ("/me/check-ins", format!(r#"{{"id":"{id}","weather":3,"audience":"me"}}"#))).collect()
            }
            _ => Vec::new(),
        };
        if item.get.is_some() {
            assert!(!reads.is_empty(), "{route}");
            calls.extend(reads.into_iter().map(|address| ("GET".to_owned(), address, None)));
        }
        if item.post.is_some() {
            assert!(!writes.is_empty(), "{route}");
            calls.extend(writes.into_iter().map(|(address, body)| ("POST".to_owned(), address.to_owned(), Some(body))));
        }
        assert!(
            item.put.is_none() && item.delete.is_none() && item.patch.is_none(),
            "{route}: a method that no test knows"
        );
    }
    calls
}
