//! Keeps a file that is sent after the session has ended, and sends it again for the person when they have signed in.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::Response;
use futures::StreamExt as _;

use crate::state::AppState;
use crate::state::flash::{FormState, Holder};
use crate::state::kept_uploads::KeptUpload;
use crate::web::address::query_value;
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::response::{browser, respond};
use crate::web::visitor::Visitor;
use domain::access::Assurance;
use words::t;

/// The query of a request that sends the kept file again.
pub const SEND_AGAIN: &str = "kept=1";
/// The largest body that is kept, in bytes.
const MAX_KEPT_BYTES: usize = 5 * 1024 * 1024;

/// The layer of a route that takes a file. `form` is the name of the form, and `page` its page.
pub async fn layer(
    app: AppState,
    form: &'static str,
    page: &'static str,
    format: Format,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else { return next.run(request).await };
    let context = RequestContext { app, visitor };
    let unsent = FormState { form, ..FormState::default() };
    let again = query_value(&request.uri().to_string(), "kept").is_some();
    let missing = match &context.visitor.signed_in {
        None => Some(AppError::SignedOut),
        Some(here) if here.viewer.assurance == Assurance::OwnPhone => Some(AppError::PasswordNeeded),
        Some(_) => None,
    };
    if let Some(missing) = missing {
        if !again && format == Format::Html {
            return keep(&context, missing, request, page, unsent).await;
        }
    } else if again {
        let kept = context.visitor.holder().and_then(|holder| context.app.kept_uploads.take(holder, form));
        let Some(KeptUpload { content_type, body }) = kept else {
            let gone = AppError::field("", t!(context.visitor.locale, "import-kept-gone"));
            return respond(&context, format, Err(gone), page, unsent);
        };
        request.headers_mut().remove(CONTENT_LENGTH);
        request.headers_mut().insert(CONTENT_TYPE, content_type);
        *request.body_mut() = Body::from(body);
    }
    next.run(request).await
}

/// Leads to the sign-in page, and keeps the file for the person who is signed in or whose session has ended, if it is
/// known who that is. The body is read to its end, or the browser would not receive the response.
async fn keep(
    context: &RequestContext,
    missing: AppError,
    request: Request,
    page: &str,
    unsent: FormState,
) -> Response {
    let form = unsent.form;
    let (parts, body) = request.into_parts();
    let body = read(body).await;
    let response = respond(context, Format::Html, Err(missing), page, unsent);
    let (Some(body), Some(content_type), Some(person)) =
        (body, parts.headers.get(CONTENT_TYPE).cloned(), context.visitor.last_author())
    else {
        return response;
    };
    let (browser, response) = browser(context, response);
    let holder = Holder { browser, person: Some(person) };
    context.app.kept_uploads.keep(holder, form, KeptUpload { content_type, body });
    response
}

/// The whole body; none if it is too large or breaks off.
async fn read(body: Body) -> Option<Bytes> {
    let (mut chunks, mut read, mut size) = (body.into_data_stream(), Vec::new(), 0_usize);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.ok()?;
        size = size.saturating_add(chunk.len());
        if size <= MAX_KEPT_BYTES { read.extend_from_slice(&chunk) } else { read = Vec::new() }
    }
    (size <= MAX_KEPT_BYTES).then(|| Bytes::from(read))
}
