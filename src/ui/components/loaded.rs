//! How a page comes to its data: loaded within the request, shown whole, or refused with the right status.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::{Frame, Refused};
use crate::app::frame;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;

/// A page: waits for `load`, then shows what came within the frame, under the title that `show` gives.
///
/// `class` is that of `<main>`, one for each screen.
pub fn page<T, V>(
    class: &'static str,
    load: impl Future<Output = Result<T, AppError>> + Send + 'static,
    show: impl FnOnce(T, Locale) -> (String, V) + Send + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    V: IntoView + 'static,
{
    let context = RequestContext::here();
    let response = expect_context::<ResponseOptions>();
    let locale = context.visitor.locale;
    let body = Suspend::new(async move {
        let frame = frame::load(&context).await.unwrap_or_default();
        match load.await {
            Ok(value) => {
                let (title, view) = show(value, locale);
                view! { <Frame title=title class=class frame=frame>{view}</Frame> }.into_any()
            }
            Err(refusal) => view! { <Refused refusal=refusal response=response frame=frame/> }.into_any(),
        }
    });
    view! { <Suspense>{body}</Suspense> }
}
