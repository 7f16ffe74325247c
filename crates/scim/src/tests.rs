//! Filters, PATCH, bodies, projections and lists.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::error::ScimErrorKind;
use crate::projection::Projection;
use crate::query::ListQuery;
use crate::{Resource, ResourceSchema, discovery, filter, patch, read, resources};

fn object(value: Value) -> Resource {
    value.as_object().expect("an object").clone()
}

fn user() -> Resource {
    object(json!({
        "schemas": [resources::USER],
        "id": "a1",
        "externalId": "X-1",
        "userName": "Zo\u{eb}@Example.org",
        "displayName": "Zo\u{eb} Lin",
        "active": true,
        "emails": [{ "value": "zoe@example.org", "type": "work", "primary": true }],
        "roles": [{ "value": "agent" }, { "value": "admin" }],
    }))
}

fn selected(text: &str) -> bool {
    let parsed = filter::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    filter::selects(&parsed, &resources::user(true), &user()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

#[test]
fn a_filter_selects_by_every_operator() {
    for text in [
        "userName eq \"zo\u{eb}@example.ORG\"",
        "USERNAME Eq \"zoe\u{308}@example.org\"",
        "userName ne \"somebody\"",
        "userName co \"@exam\"",
        "userName sw \"ZO\u{cb}\"",
        "userName ew \".org\"",
        "userName pr",
        "externalId eq \"X-1\"",
        "displayName gt \"A\" and displayName le \"Zzz\"",
        "active eq true",
        "active eq \"True\"",
        "emails.value eq \"zoe@example.org\"",
        "emails eq \"zoe@example.org\"",
        "emails[type eq \"work\" and value ew \"example.org\"]",
        "roles[value eq \"admin\"]",
        "not (active eq false)",
        "active eq false or (userName pr and not (externalId eq \"x-1\"))",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"zo\"",
        "timezone eq null",
        "nothing ne \"x\"",
    ] {
        assert!(selected(text), "{text}");
    }
    for text in [
        "userName eq \"zo\"",
        "externalId eq \"x-1\"",
        "active eq false",
        "timezone pr",
        "timezone eq \"x\"",
        "nothing eq \"x\"",
        "emails[type eq \"home\"]",
        "displayName lt \"A\"",
        "userName eq true",
    ] {
        assert!(!selected(text), "{text}");
    }
}

#[test]
fn what_is_no_filter_is_refused() {
    let long = format!("userName eq \"{}\"", "x".repeat(5_000));
    let deep = format!("{}userName pr{}", "not (".repeat(2_000), ")".repeat(2_000));
    for text in [
        "userName",
        "userName xx \"a\"",
        "userName eq",
        "(userName pr",
        "userName eq \"a",
        deep.as_str(),
        long.as_str(),
        "\u{0}",
    ] {
        assert_eq!(filter::parse(text).expect_err(text).kind, Some(ScimErrorKind::InvalidFilter));
    }
    let parsed = filter::parse("active gt true").expect("a filter");
    let refused = filter::selects(&parsed, &resources::user(true), &user()).expect_err("no order");
    assert_eq!(refused.kind, Some(ScimErrorKind::InvalidFilter));
}

fn patched(schema: &ResourceSchema, resource: Resource, operations: Value) -> Result<Resource, Option<ScimErrorKind>> {
    let mut resource = resource;
    let operations = patch::operations(&json!({ "Operations": operations })).map_err(|error| error.kind)?;
    patch::apply(schema, &mut resource, &operations).map_err(|error| error.kind)?;
    Ok(resource)
}

fn patched_user(operations: Value) -> Result<Resource, Option<ScimErrorKind>> {
    patched(&resources::user(true), user(), operations)
}

#[test]
fn a_patch_adds_replaces_and_removes() {
    let changed = |operations: Value| patched_user(operations).expect("a patch");
    let replaced = changed(json!([{ "op": "replace", "path": "displayName", "value": "Zo" }]));
    assert_eq!(replaced["displayName"], "Zo");
    let together =
        changed(json!([{ "op": "add", "value": { "displayname": "Zo", "externalId": "X-2", "id": "other" } }]));
    assert_eq!(
        (&together["displayName"], &together["externalId"], &together["id"]),
        (&json!("Zo"), &json!("X-2"), &json!("a1"))
    );
    let removed = changed(json!([{ "op": "remove", "path": "externalId" }, { "op": "remove", "path": "emails" }]));
    assert!(!removed.contains_key("externalId"));
    assert_eq!(removed["emails"], json!([]));
    let roles = changed(json!([
        { "op": "add", "path": "roles", "value": [{ "value": "lead" }, { "value": "agent" }] },
        { "op": "remove", "path": "roles[value eq \"admin\"]" },
    ]));
    assert_eq!(roles["roles"], json!([{ "value": "agent" }, { "value": "lead" }]));
    let address =
        changed(json!([{ "op": "replace", "path": "emails[type eq \"work\"].value", "value": "new@example.org" }]));
    assert_eq!(address["emails"][0]["value"], "new@example.org");
    assert_eq!(address["emails"][0]["primary"], true);
    let other = changed(json!([{ "op": "add", "path": "emails", "value": [{ "value": "new@example.org" }] }]));
    assert_eq!(other["emails"], json!([{ "value": "new@example.org" }]), "one address is kept");
}

#[test]
fn a_patch_reads_what_identity_providers_really_send() {
    let changed = |operations: Value| patched_user(operations).expect("a patch");
    for value in [json!("False"), json!(false), json!([{ "value": "false" }])] {
        let off = changed(json!([{ "op": "Replace", "path": "active", "value": value }]));
        assert_eq!(off["active"], false);
    }
    let dotted = changed(json!([{ "op": "Add", "value": {
        "emails[type eq \"work\"].value": "b@example.org",
        "name.givenName": "Zo",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Care",
        "title": "Agent",
    } }]));
    assert_eq!(dotted["emails"][0]["value"], "b@example.org");
    assert_eq!(dotted["name"], json!({ "givenName": "Zo" }));
    assert!(!dotted.contains_key("title"));
    let mut bare = user();
    bare.remove("emails");
    let made = patched(
        &resources::user(true),
        bare,
        json!([{ "op": "Add", "path": "emails[type eq \"work\"].value", "value": "c@example.org" }]),
    );
    assert_eq!(made.expect("a patch")["emails"], json!([{ "type": "work", "value": "c@example.org" }]));
    let team = object(
        json!({ "id": "t1", "displayName": "Care", "members": [{ "value": "a1" }, { "value": "a2" }, { "value": "a3" }] }),
    );
    let fewer = patched(
        &resources::group(),
        team.clone(),
        json!([
            { "op": "Remove", "path": "members", "value": [{ "value": "a1" }] },
            { "op": "Remove", "path": "members[value eq \"a3\"]" },
            { "op": "Add", "path": "members", "value": ["a4"] },
        ]),
    );
    assert_eq!(fewer.expect("a patch")["members"], json!([{ "value": "a2" }, { "value": "a4" }]));
    let led = patched(
        &resources::group(),
        team,
        json!([{ "op": "add", "path": "urn:weathervane:scim:schemas:1.0:Team:leads", "value": [{ "value": "l1" }] }]),
    );
    let led = led.expect("a patch");
    assert_eq!(led[resources::TEAM], json!({ "leads": [{ "value": "l1" }] }));
    let whole = json!([{ "op": "replace", "path": resources::TEAM, "value": { "schemas": [resources::TEAM], "leads": [{ "value": "l2" }] } }]);
    let other = patched(&resources::group(), led.clone(), whole).expect("a patch");
    assert_eq!(other[resources::TEAM], json!({ "leads": [{ "value": "l2" }] }));
    let none =
        patched(&resources::group(), led, json!([{ "op": "remove", "path": resources::TEAM }])).expect("a patch");
    assert_eq!(none[resources::TEAM], json!({ "leads": [] }), "nobody leads it");
}

#[test]
fn a_patch_that_cannot_be_applied_says_why() {
    use ScimErrorKind::{InvalidPath, InvalidSyntax, InvalidValue, Mutability, NoTarget};
    for (operation, kind) in [
        (json!({ "op": "replace", "path": "id", "value": "x" }), Mutability),
        (json!({ "op": "replace", "path": "groups", "value": [] }), Mutability),
        (json!({ "op": "replace", "path": "nothing", "value": "x" }), InvalidPath),
        (json!({ "op": "replace", "path": "emails[", "value": "x" }), InvalidPath),
        (json!({ "op": "replace", "path": "urn:nowhere:userName", "value": "x" }), InvalidPath),
        (json!({ "op": "replace", "path": "active", "value": "maybe" }), InvalidValue),
        (json!({ "op": "replace", "path": "displayName", "value": { "a": 1 } }), InvalidValue),
        (json!({ "op": "replace", "path": "displayName" }), InvalidValue),
        (json!({ "op": "remove", "path": "userName" }), InvalidValue),
        (json!({ "op": "remove" }), NoTarget),
        (json!({ "op": "replace", "path": "emails[value sw \"x\"].value", "value": "x" }), NoTarget),
        (json!({ "op": "move", "path": "active" }), InvalidSyntax),
    ] {
        assert_eq!(patched_user(json!([operation])).expect_err("an error"), Some(kind), "{operation}");
    }
    let refused = patched(
        &resources::user(false),
        user(),
        json!([{ "op": "add", "path": "roles", "value": [{ "value": "admin" }] }]),
    );
    assert_eq!(refused.expect_err("an error"), Some(Mutability), "without the scope for roles");
}

#[test]
fn a_body_is_read_in_any_case_and_without_what_clients_may_not_write() {
    let body = json!({
        "Schemas": [resources::USER.to_uppercase()],
        "USERNAME": "a1",
        "id": "other",
        "password": "secret",
        "emails": { "Value": "a@example.org", "odd": 1 },
        "roles": [{ "value": "admin" }],
        "preferredLanguage": null,
    });
    let read = read::resource(&resources::user(false), &body).expect("a user");
    assert_eq!(Value::Object(read), json!({ "userName": "a1", "emails": [{ "value": "a@example.org" }] }));
    for wrong in [json!([]), json!({ "schemas": [resources::GROUP], "userName": "a" }), json!({ "userName": 7 })] {
        assert!(read::resource(&resources::user(true), &wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_client_sees_the_attributes_that_it_asks_for() {
    let of = |only: &[&str], without: &[&str]| {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let projection = Projection::new(&owned(only), &owned(without)).expect("a projection");
        Value::Object(projection.of(&resources::user(true), user()))
    };
    let some = of(&["username,emails.value", "urn:ietf:params:scim:schemas:core:2.0:User:active"], &[]);
    let expected = json!({
        "schemas": [resources::USER], "id": "a1", "userName": "Zo\u{eb}@Example.org",
        "emails": [{ "value": "zoe@example.org" }], "active": true,
    });
    assert_eq!(some, expected);
    let less = of(&[], &["roles", "emails.type", "id", "meta"]);
    assert!(less.get("roles").is_none());
    assert_eq!(less["emails"], json!([{ "value": "zoe@example.org", "primary": true }]));
    assert_eq!(less["id"], "a1");
}

#[test]
fn a_list_is_a_page_and_says_how_many_there_are() {
    let schema = resources::user(true);
    let everybody = || {
        (1..=5).map(|number| (&schema, object(json!({ "id": format!("a{number}"), "userName": format!("u{number}") }))))
    };
    let page = |pairs: &[(&str, &str)]| {
        ListQuery::of_pairs(pairs.iter().copied()).expect("a query").page(everybody()).expect("a page")
    };
    let ids = |page: &Value| -> Vec<String> {
        page["Resources"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| one["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    let second = page(&[("startIndex", "2"), ("count", "2")]);
    assert_eq!(
        (ids(&second), &second["totalResults"], &second["startIndex"], &second["itemsPerPage"]),
        (vec!["a2".into(), "a3".into()], &json!(5), &json!(2), &json!(2))
    );
    let none = page(&[("startIndex", "-1"), ("count", "0")]);
    assert_eq!((ids(&none).len(), &none["totalResults"], &none["startIndex"]), (0, &json!(5), &json!(1)));
    assert_eq!(ids(&page(&[("count", "-3")])).len(), 0);
    let one = page(&[("filter", "userName eq \"U4\""), ("attributes", "id")]);
    assert_eq!((ids(&one), &one["totalResults"]), (vec!["a4".into()], &json!(1)));
    for wrong in [("count", "many"), ("startIndex", "1.5"), ("filter", "userName")] {
        assert!(ListQuery::of_pairs([wrong]).is_err(), "{wrong:?}");
    }
}

#[test]
fn lists_of_any_length_are_answered_and_read_in_parts() {
    let schema = resources::user(true);
    let many = (0..250).map(|number| (&schema, object(json!({ "id": format!("a{number}") }))));
    let page = ListQuery::of_pairs([("count", "1000")]).expect("a query").page(many).expect("a page");
    assert_eq!((&page["totalResults"], &page["itemsPerPage"]), (&json!(250), &json!(200)));
    let operation = json!({ "op": "remove", "path": "externalId" });
    let refused = patch::operations(&json!({ "Operations": vec![operation; 2_001] })).expect_err("too many");
    assert_eq!((refused.status, refused.kind), (413, Some(ScimErrorKind::TooMany)));
    let values = vec![json!({ "value": "a1" }); 20_001];
    let body = json!({ "displayName": "Care", "members": values });
    assert_eq!(read::resource(&resources::group(), &body).expect_err("too many").status, 413);
    let named = vec!["userName".to_owned(); 101];
    assert_eq!(Projection::new(&named, &[]).expect_err("too many").kind, Some(ScimErrorKind::TooMany));
}

#[test]
fn schemas_name_every_attribute_and_whether_roles_can_be_written() {
    let [writable, readable] =
        [true, false].map(|names_roles| discovery::schemas(&resources::user(names_roles), "/scim/v2"));
    let role = |schemas: &[Value]| {
        let attributes = schemas[0]["attributes"].as_array().expect("attributes").clone();
        attributes.iter().find(|attribute| attribute["name"] == "roles").expect("roles")["mutability"].clone()
    };
    assert_eq!((role(&writable), role(&readable)), (json!("readWrite"), json!("readOnly")));
    assert_eq!(discovery::schemas(&resources::group(), "/scim/v2")[1]["id"], resources::TEAM);
}

proptest! {
    #[test]
    fn no_text_breaks_filters_paths_or_projections(text in "\\PC{0,60}", word in "[a-zA-Z.:\\[\\]\" ()]{0,40}") {
        for text in [&text, &word] {
            if let Ok(parsed) = filter::parse(text) {
                let _ = filter::selects(&parsed, &resources::user(true), &user());
            }
            let _ = patched_user(json!([{ "op": "add", "path": text, "value": text }]));
            let _ = patched_user(json!([{ "op": "remove", "path": text }]));
            let _ = Projection::new(std::slice::from_ref(text), &[]).map(|only| only.of(&resources::user(true), user()));
            let _ = Projection::new(&[], std::slice::from_ref(text)).map(|only| only.of(&resources::group(), user()));
        }
    }
}
