//! The centre's kiosks.

use leptos::prelude::*;

use crate::state::flash::{Flash, LinkKind};
use crate::ui::components::frame::PageFlash;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FieldError, FormErrors, QrImage, TextField, ViewerField, form_state};
use domain::Locale;
use domain::kiosk::LINK_LASTS;
use store::Kiosk;
use words::t;

/// The card: the kiosks, each with a button that ends it, the link of a new one, and the form for another.
#[component]
pub fn KiosksCard(kiosks: Vec<Kiosk>, sites: Vec<String>, locale: Locale) -> impl IntoView {
    let state = form_state("add_kiosk");
    let rows = kiosks.into_iter().map(|kiosk| {
        let waits = (!kiosk.is_running).then(|| t!(locale, "kiosk-waits"));
        let line: Vec<_> = [Some(kiosk.label.clone()), Some(kiosk.site), waits].into_iter().flatten().collect();
        view! {
            <li>
                <span>{line.join(words::DOT)}</span>
                <form method="post" action="/api/end_kiosk" novalidate>
                    <input type="hidden" name="kiosk" value=kiosk.id.to_string()/>
                    <button class="button quiet small" aria-label=t!(locale, "kiosk-end-which", kiosk = kiosk.label)>
                        {t!(locale, "kiosk-end")}
                    </button>
                </form>
            </li>
        }
    });
    let new = use_context::<PageFlash>().and_then(|waiting| {
        waiting.first(|flash| match flash {
            Flash::Links(LinkKind::Kiosk, links) => links.into_iter().next(),
            _ => None,
        })
    });
    let chosen = state.value("site").map(str::to_owned);
    let options = sites.into_iter().map(|site| {
        let is_chosen = chosen.as_ref() == Some(&site);
        view! { <option value=site.clone() selected=is_chosen>{site.clone()}</option> }
    });
    view! {
        <section class="card" id="kiosks">
            <h2>{t!(locale, "kiosks-title")}</h2>
            <p>{t!(locale, "kiosks-say")}</p>
            {new.map(|(label, link)| view! { <NewKiosk label=label link=link locale=locale/> })}
            <ul class="rows">{rows.collect_view()}</ul>
            <form id=main_form("add_kiosk") class="fields" method="post" action="/api/add_kiosk" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <TextField field="kiosk" label=t!(locale, "kiosk-label") state=state.clone() help=t!(locale, "kiosk-label-help")/>
                <div class="field">
                    <label for="site">{t!(locale, "kiosk-site")}</label>
                    <select class="select" id="site" name="site" aria-describedby="site-error">{options.collect_view()}</select>
                    <FieldError field="site" state=state/>
                </div>
                <div><button class="button quiet">{t!(locale, "kiosk-add")}</button></div>
            </form>
        </section>
    }
}

/// The link of a new kiosk, shown once: to type, and to point a tablet at.
#[component]
fn NewKiosk(label: String, link: String, locale: Locale) -> impl IntoView {
    view! {
        <div class="field new-kiosk">
            <label for="kiosk-url">{t!(locale, "kiosk-link", kiosk = label)}</label>
            <input class="input" id="kiosk-url" readonly value=link.clone()/>
            <p class="help">{t!(locale, "kiosk-link-help", minutes = LINK_LASTS.as_mins())}</p>
            <QrImage text=link/>
        </div>
    }
}
