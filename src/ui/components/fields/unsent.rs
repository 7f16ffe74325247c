//! The main form of a page, whose text the small forms of the page carry along also without JavaScript, and their
//! buttons. `unsent.js` carries the other forms.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;

use crate::ui::components::Icon;
use crate::web::context::RequestContext;
use crate::web::kept_upload::SEND_AGAIN;
use crate::web::unsent;
use domain::Locale;
use words::t;

/// The form of this page whose text is kept while the page is drawn again. The first one that is rendered.
#[derive(Clone, Debug, Default)]
pub struct MainForm(Arc<OnceLock<&'static str>>);

/// Makes a form the main form of its page, unless there is one already, and returns its id.
///
/// `name` is the last segment of the address that the form is sent to.
pub fn main_form(name: &'static str) -> Option<&'static str> {
    let main = use_context::<MainForm>()?;
    main.0.set(name).ok().map(|()| name)
}

/// The file that was sent with a form after the session had ended, with a button that sends it again. Nothing if none
/// is kept.
#[component]
pub fn KeptUpload(
    /// The name of the form.
    form: &'static str,
    locale: Locale,
) -> impl IntoView {
    let context = RequestContext::here();
    let kept = context.visitor.holder().is_some_and(|holder| context.app.kept_uploads.has(holder, form));
    kept.then(|| {
        view! {
            <form novalidate class="notice" method="post" action=format!("/api/{form}?{SEND_AGAIN}")>
                <Icon name="info"/>
                <div class="stack tight">
                    <p>{t!(locale, "import-kept")}</p>
                    <button class="button small">{t!(locale, "import-kept-look")}</button>
                </div>
            </form>
        }
    })
}

/// The button that the Enter key presses in the main form of the page: it comes before all others of the form, because
/// browsers take the first. Otherwise they would take a [`RedrawButton`] in the head of the page.
#[component]
pub fn EnterButton() -> impl IntoView {
    let main = use_context::<MainForm>().and_then(|main| main.0.get().copied());
    main.map(|main| view! { <button class="visually-hidden" form=main tabindex="-1" aria-hidden="true"></button> })
}

/// A button of a small form that draws the page again. If the page has a main form, the button sends the fields of that
/// one, too, so that what was typed is shown again; `unsent.js` finds the button by its mark.
#[component]
pub fn RedrawButton(
    /// The address of the small form.
    path: &'static str,
    /// The name and value that the button sends; none if it is the only button.
    #[prop(optional)]
    choice: Option<(&'static str, String)>,
    /// The address of this page.
    back: String,
    class: &'static str,
    /// The language of the text, if it is not that of the page.
    #[prop(optional)]
    lang: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let main = use_context::<MainForm>().and_then(|main| main.0.get().copied());
    let Some(main) = main else {
        let (name, value) = choice.unzip();
        return view! {
            <button class=class name=name value=value lang=lang data-redraw="">{children()}</button>
        }
        .into_any();
    };
    let choice = choice.as_ref().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = choice.into_iter().chain([("back", back.as_str())]).collect();
    let address = unsent::address(path, main, &fields);
    view! {
        // An upload would be sent as such: what is kept of it is its text.
        <button class=class form=main formaction=address formmethod="post" formnovalidate lang=lang data-redraw=""
            formenctype="application/x-www-form-urlencoded">{children()}</button>
    }
    .into_any()
}
