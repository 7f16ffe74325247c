//! Flags about the person: from all their entries, and from the entries that each lead sees.

use leptos::prelude::*;

use crate::app::me::noticed::{FlagsOfLeads, NoticedFlag, NoticedView};
use crate::ui::components::Icon;
use domain::Locale;
use words::reason::FlagPerspective;
use words::{reason, t};

#[component]
pub(super) fn OwnFlagsCard(noticed: NoticedView, locale: Locale) -> impl IntoView {
    let nobody = noticed.leads.is_empty();
    let leads = noticed.leads.into_iter().map(|sees| lead_sees(sees, locale));
    let (nothing, prompt) = (t!(locale, "me-noticed-nothing"), reason::prompt(locale, FlagPerspective::You));
    view! {
        <section class="card" id="noticed">
            <div class="card-head"><h2>{t!(locale, "me-noticed")}</h2></div>
            <div class="own-and-lead">
                <div>
                    <h3><Icon name="lock" small=true/>{t!(locale, "me-noticed-own")}</h3>
                    {flags(noticed.own, "own", prompt, nothing, locale)}
                </div>
                <div>
                    {leads.collect_view()}
                    {nobody.then(|| view! {
                        <h3><Icon name="eye" small=true/>{t!(locale, "me-noticed-shared")}</h3>
                        <p class="aside">{t!(locale, "me-noticed-no-lead")}</p>
                    })}
                </div>
            </div>
        </section>
    }
}

fn lead_sees(sees: FlagsOfLeads, locale: Locale) -> impl IntoView {
    let (count, names) = (sees.leads.len(), words::list(locale, &sees.leads));
    let nothing = t!(locale, "me-noticed-lead-nothing", count = count, leads = names.clone());
    let prompt = t!(locale, "me-noticed-take-back");
    view! {
        <h3><Icon name="eye" small=true/>{t!(locale, "me-noticed-lead", count = count, leads = names)}</h3>
        {flags(sees.flags, "shared", prompt, nothing, locale)}
    }
}

fn flags(
    own_flags: Vec<NoticedFlag>,
    sight: &'static str,
    prompt: String,
    nothing: String,
    locale: Locale,
) -> impl IntoView {
    if own_flags.is_empty() {
        return view! { <p class="aside">{nothing}</p> }.into_any();
    }
    let own_flags = own_flags.into_iter().map(|flag| {
        let (class, word) = match flag.over {
            true => ("severity over".to_owned(), t!(locale, "me-noticed-over")),
            false => (format!("severity {}", flag.class), flag.severity),
        };
        view! {
            <div class="own-flag">
                <p class=class>{word}</p>
                <p>{flag.sentence}</p>
                {(!flag.over).then(|| view! {
                    <p class="aside">{words::in_a_row(locale, std::iter::once(flag.how_often).chain(flag.doubts))}</p>
                    <p class="aside">{prompt.clone()}</p>
                })}
                {flag.settles.map(|since| view! {
                    <form novalidate method="post" action="/api/settle_weather" class="settle-form">
                        <input type="hidden" name="since" value=since.to_string()/>
                        <input type="hidden" name="sight" value=sight/>
                        <button class="button quiet small">{t!(locale, "me-noticed-settle")}</button>
                        <p class="aside">{t!(locale, "me-noticed-settle-say")}</p>
                    </form>
                })}
            </div>
        }
    });
    own_flags.collect_view().into_any()
}
