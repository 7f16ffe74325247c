//! `/passkey`: offers a passkey, once the first steps in an account are done.

use leptos::prelude::*;

use crate::app::passkeys::offer::{self, OFFER, PasskeyOffer};
use crate::ui::components::page;
use crate::ui::components::passkey_form::{NewPasskeyForm, PasskeyScript};
use crate::ui::pages::sign_in::WeatherRow;
use crate::web::context::RequestContext;
use words::t;

/// The page.
#[component]
pub fn PasskeyPage() -> impl IntoView {
    page("single-card-page", offer::load(RequestContext::here()), |PasskeyOffer { host, next }, locale| {
        let view = view! {
            <section class="single-card wide">
                <WeatherRow/>
                <h1>{t!(locale, "passkey-offer-title")}</h1>
                <p>{t!(locale, "passkeys-say")}</p>
                <p class="aside">{t!(locale, "passkey-offer-own-device")}</p>
                <NewPasskeyForm host=host back=OFFER locale=locale/>
                <p><a class="button quiet" href=next>{t!(locale, "passkey-offer-later")}</a></p>
                <PasskeyScript/>
            </section>
        };
        (t!(locale, "passkey-offer-title"), view)
    })
}
