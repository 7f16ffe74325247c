//! Loads a page's data within the request and renders either the page or an error with its status.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::app::frame;
use crate::ui::components::{Frame, Icon, PageError};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use domain::Locale;

/// Renders a page: waits for `load`, then puts the view from `show` into the frame. `show` returns the page's title and
/// its view.
///
/// `class` is the class of `<main>`, which selects the page's styles. If `load` fails, the page shows the error
/// instead.
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
        let frame = frame::of(&context).await;
        match load.await {
            Ok(value) => {
                let (title, view) = show(value, locale);
                view! { <Frame title=title class=class frame=frame>{view}</Frame> }.into_any()
            }
            Err(error) => view! { <PageError error=error response=response frame=frame/> }.into_any(),
        }
    });
    view! { <Suspense>{body}</Suspense> }
}

/// The link at the top of a page to the page that it belongs to.
#[component]
pub fn BackLink(
    href: &'static str,
    /// The title of that page.
    name: String,
) -> impl IntoView {
    view! { <p class="back"><a class="button plain small" href=href><Icon name="arrow-left" small=true/>{name}</a></p> }
}
