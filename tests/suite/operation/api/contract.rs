//! The document that describes the interface, and that answers are as it says.

use serde_json::Value;
use weathervane::app::api::document;

use super::centre;

#[tokio::test]
async fn the_document_is_open_to_everybody_and_names_every_answer() {
    let app = centre().await;
    let served = app.call("GET", "/openapi.json", "", None).await.json();
    assert_eq!(served, serde_json::to_value(document()).unwrap());
    assert!(served["openapi"].as_str().unwrap().starts_with("3.1"), "{}", served["openapi"]);
    let scheme = &served["components"]["securitySchemes"]["token"];
    assert_eq!((&scheme["type"], &scheme["scheme"]), (&"http".into(), &"bearer".into()));
    for (path, item) in served["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let answers = operation["responses"].as_object().unwrap();
            let of_body: &[&str] = if method == "post" { &["409", "415", "422"] } else { &[] };
            for status in ["401", "403", "429", "500"].iter().chain(of_body) {
                let problem = &answers[*status]["content"]["application/problem+json"]["schema"]["$ref"];
                assert_eq!(problem, "#/components/schemas/Problem", "{method} {path} {status}");
            }
            assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{method} {path}");
            assert_eq!(method == "post", operation["requestBody"] != Value::Null, "{method} {path}");
        }
    }
}
