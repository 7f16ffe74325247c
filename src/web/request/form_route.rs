//! Reads a form from its request, and turns a handler for one form into a route.

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::routing::{MethodRouter, post};
use serde::de::DeserializeOwned;

use crate::state::AppState;
use crate::state::flash::FormState;
use crate::web::context::{Format, RequestContext};
use crate::web::error::AppError;
use crate::web::form::{SubmittedForm, parse};
use crate::web::response::{Redirect, of_other_viewer, respond};
use crate::web::unsent::{self, UnsentForm, UnsentForms, viewer_in};
use crate::web::viewer_mark::is_other_viewer;

/// The largest form, in bytes. Uploads have their own limit.
const MAX_FORM_BYTES: usize = 64 * 1024;
/// The same for one that is not sent yet: cells that are pasted belong to an upload.
const MAX_UNSENT_BYTES: usize = 256 * 1024;

/// Reads the fields of a form. A list is sent as `name[]=a&name[]=b` or as `name=a&name=b`; unknown fields are ignored.
///
/// If the address names another form of the page that is not sent yet, the body is that form, and the fields of this
/// one are in the query. Further forms of the page can be carried along.
///
/// Rejects with 413 if the form is larger than 64 KiB (256 KiB if it is not sent yet), and with 400 if it cannot be
/// read.
#[derive(Clone, Debug)]
pub struct Form<F> {
    /// The fields.
    pub fields: F,
    /// The forms of the same page that are not sent yet.
    pub unsent: Vec<FormState>,
    /// The mark of the person for whom the page was drawn; empty if the sender has no page.
    pub viewer: String,
}

impl<S: Sync, F: DeserializeOwned> FromRequest<S> for Form<F> {
    type Rejection = StatusCode;

    async fn from_request(request: Request, _: &S) -> Result<Self, StatusCode> {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let forms = request.extensions().get::<UnsentForms>().cloned().unwrap_or_default();
        let unsent = forms.named_in(&request);
        let most = if unsent.is_some() { MAX_UNSENT_BYTES } else { MAX_FORM_BYTES };
        let body = axum::body::to_bytes(request.into_body(), most).await;
        let body = body.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        let sent = if unsent.is_some() { query.as_bytes() } else { &body };
        let fields = parse(sent).map_err(|_| AppError::Unreadable.status())?;
        let main = unsent.and_then(|form| form.read(&body));
        let unsent = main.into_iter().chain(forms.carried_in(&body)).collect();
        Ok(Self { fields, unsent, viewer: viewer_in(&body) })
    }
}

/// The route of one form.
pub struct FormRoute {
    /// Its address.
    pub path: &'static str,
    /// Reads the form, runs the handler and answers.
    pub method_router: MethodRouter<AppState>,
    /// Reads the form if it is not sent yet.
    pub unsent: UnsentForm,
}

/// The route at `path` whose forms `handler` processes. The last segment of the path is the form's name, by which a
/// page knows that a rejected form is its own.
pub fn form<F, H, R>(path: &'static str, handler: H) -> FormRoute
where
    F: SubmittedForm,
    H: Fn(RequestContext, F) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Result<Redirect, AppError>> + Send + 'static,
{
    let name = path.rsplit('/').next().unwrap_or(path);
    let process = async move |context: RequestContext, format: Format, form: Form<F>| {
        let Form { fields, unsent, viewer } = form;
        let page = fields.page();
        let rejected = fields.values().of_form(name);
        if is_other_viewer(&context.visitor, &viewer) {
            let typed = if unsent.is_empty() { vec![rejected] } else { unsent };
            return of_other_viewer(&context, format, &viewer, &page, typed).await;
        }
        let result = handler(context.clone(), fields).await;
        let part = if let Err(AppError::Invalid(wrong)) = &result { F::part(wrong) } else { None };
        let page = part.map_or_else(|| page.clone(), |part| format!("{page}#{part}"));
        match unsent.is_empty() {
            false => unsent::respond(&context, format, result, &page, unsent),
            true => respond(&context, format, result, &page, rejected),
        }
    };
    FormRoute { path, method_router: post(process), unsent: UnsentForm::new::<F>(name) }
}
