//! What identity providers ask for.

use serde_json::json;

/// What identity providers ask for: method, address and body, for each endpoint of SCIM. The last ones change the
/// roster, and undo it.
pub fn scim() -> Vec<(String, String, Option<String>)> {
    let patch = |operations: serde_json::Value| json!({ "Operations": operations }).to_string();
    let mut calls = Vec::new();
    for (method, route, _) in weathervane::app::scim::endpoints() {
        let asked: Vec<(&str, Option<String>)> = match (method, route) {
            ("GET", "/ServiceProviderConfig" | "/ResourceTypes" | "/Schemas") => vec![(route, None)],
            ("GET", "/ResourceTypes/{id}") => vec![("/ResourceTypes/Group", None), ("/ResourceTypes/Mood", None)],
            ("GET", "/Schemas/{id}") => vec![("/Schemas/urn:weathervane:scim:schemas:1.0:Team", None)],
            ("POST", "/.search" | "/Users/.search" | "/Groups/.search") => {
                vec![(
                    route,
                    Some(json!({ "filter": "externalId pr or displayName co \"a\"", "count": 50 }).to_string()),
                )]
            }
            ("GET", "/Users") => vec![
                ("/Users", None),
                ("/Users?filter=active+eq+true&count=3", None),
                ("/Users?filter=roles.value+eq+%22lead%22&attributes=userName,roles", None),
            ],
            ("GET", "/Users/{id}") => vec![("/Users/a1", None), ("/Users/l1", None), ("/Users/nobody", None)],
            ("POST", "/Users") => vec![("/Users", Some(json!({ "userName": "a1" }).to_string()))],
            ("PUT", "/Users/{id}") => vec![("/Users/nobody", Some(json!({ "userName": "a1" }).to_string()))],
            ("PATCH", "/Users/{id}") => [false, true]
                .map(|active| {
                    ("/Users/a1", Some(patch(json!([{ "op": "replace", "path": "active", "value": active }]))))
                })
                .to_vec(),
            ("DELETE", "/Users/{id}") => vec![("/Users/nobody", None)],
            ("GET", "/Groups") => vec![("/Groups", None), ("/Groups?excludedAttributes=members", None)],
            ("GET", "/Groups/{id}") => vec![("/Groups/t1", None), ("/Groups/nothing", None)],
            ("POST", "/Groups") => vec![("/Groups", Some(json!({ "displayName": "t1" }).to_string()))],
            ("PUT", "/Groups/{id}") => vec![("/Groups/nothing", Some(json!({ "displayName": "x" }).to_string()))],
            ("PATCH", "/Groups/{id}") => {
                let operation =
                    |op: &str| Some(patch(json!([{ "op": op, "path": "members", "value": [{ "value": "a1" }] }])));
                vec![("/Groups/t1", operation("remove")), ("/Groups/t1", operation("add"))]
            }
            ("DELETE", "/Groups/{id}") => vec![("/Groups/nothing", None)],
            other => panic!("{other:?} is an endpoint that no test knows: say here how it is called"),
        };
        calls.extend(asked.into_iter().map(|(address, body)| (method.to_owned(), address.to_owned(), body)));
    }
    // What only reads comes first, so that it is compared before anything is changed.
    calls.sort_by_key(|(method, ..)| method != "GET");
    calls
}
