//! The events that programs are notified of, as the document of the interface describes them.

use utoipa::PartialSchema as _;
use utoipa::openapi::path::OperationBuilder;
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::{ContentBuilder, HttpMethod, PathItem, Paths, PathsBuilder, Response, SecurityRequirement};

use crate::web::outgoing::events::EventBody;

/// How a request is signed, for both events.
const SIGNED: &str = "The request is signed as Standard Webhooks describes it, with the headers webhook-id, webhook-timestamp and \
                      webhook-signature, and the secret of the webhook. It says that something changed, and not what: fetch that \
                      with a token. An event is sent again after an answer other than 2xx, under the same webhook-id, for a day.";

/// The section `webhooks`.
#[must_use]
pub fn described() -> Paths {
    let event = |summary: &str| {
        let content = ContentBuilder::new().schema(Some(EventBody::schema())).build();
        let body = RequestBodyBuilder::new().content("application/json", content).build();
        let operation = OperationBuilder::new()
            .summary(Some(summary))
            .description(Some(SIGNED))
            .request_body(Some(body))
            .response("2XX", Response::new("The program took it."))
            .securities(Some([SecurityRequirement::default()]));
        PathItem::new(HttpMethod::Post, operation)
    };
    PathsBuilder::new()
        .path("roster.changed", event("The roster changed"))
        .path("climate.week_released", event("The figures of a week were released"))
        .build()
}
