//! What a supporter is asked: colleagues without a name, then the talks that both agreed to.

use leptos::prelude::*;

use super::asked::AskedToTalk;
use crate::app::supporters::page::{ColleagueView, SupporterAsked};
use crate::ui::components::{FormErrors, Icon, Vane, form_state};
use domain::Locale;
use words::t;

/// The live part of `/supporter`. An update of the stream replaces its content.
pub fn supporter_part(asked: SupporterAsked, locale: Locale) -> impl IntoView + use<> {
    view! { <div id="supporter-asked" class="stack" data-live aria-live="polite"><Asked asked=asked locale=locale/></div> }
}

#[component]
fn Asked(asked: SupporterAsked, locale: Locale) -> impl IntoView {
    let none =
        asked.is_empty().then(|| view! { <div class="empty"><Vane/><p>{t!(locale, "supporter-nothing")}</p></div> });
    let refused = form_state("answer_offer");
    let offers = asked.offers.into_iter().map(|offer| view! { <Offer offer=offer locale=locale/> });
    view! {
        <FormErrors state=refused locale=locale/>
        {none}
        {offers.collect_view()}
        <AskedToTalk asked=asked.talks back="/supporter".to_owned() locale=locale/>
    }
}

#[component]
fn Offer(offer: ColleagueView, locale: Locale) -> impl IntoView {
    let id = offer.id;
    let chips = offer.told.into_iter().map(|told| view! { <li class="chip plain">{told}</li> });
    let (sentence, say) = match offer.agreed {
        true => (t!(locale, "supporter-offer-agreed"), t!(locale, "supporter-offer-agreed-say")),
        false => (t!(locale, "supporter-offer"), t!(locale, "supporter-offer-say")),
    };
    let yes = (!offer.agreed).then(|| {
        view! { <button class="button" id=format!("yes-{id}") name="answer" value="yes">{t!(locale, "supporter-offer-yes")}</button> }
    });
    let no = if offer.agreed { t!(locale, "supporter-offer-take-back") } else { t!(locale, "supporter-offer-no") };
    view! {
        <section class="card supporter-offer" id=format!("offer-{id}") tabindex="-1" aria-labelledby=format!("offer-h-{id}")>
            <h2 id=format!("offer-h-{id}")><Icon name="speech"/>{sentence}</h2>
            <ul class="supporter-told">{chips.collect_view()}</ul>
            <p class="aside">{say}</p>
            <form class="buttons" method="post" action="/api/answer_offer" novalidate>
                <input type="hidden" name="request" value=id.clone()/>
                {yes}
                <button class="button quiet" id=format!("no-{id}") name="answer" value="no">{no}</button>
            </form>
        </section>
    }
}
