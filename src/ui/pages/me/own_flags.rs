//! Flags about the person: from all their entries, and from the entries that each lead sees.

use leptos::prelude::*;

use crate::app::me::follow_ups::{OwnFollowUpView, OwnFollowUps};
use crate::app::me::noticed::{FlagsOfLeads, NoticedFlag, NoticedView};
use crate::ui::components::Icon;
use crate::ui::pages::flags::flag::PlanSummary;
use domain::Locale;
use insight::baseline::MIN_SHIFTS;
use words::reason::FlagPerspective;
use words::{reason, t};

#[component]
pub(super) fn OwnFlagsCard(noticed: NoticedView, follow_ups: OwnFollowUps, locale: Locale) -> impl IntoView {
    let nobody = noticed.leads.is_empty();
    let listed: Vec<_> = noticed.leads.iter().flat_map(|sees| &sees.flags).map(|flag| flag.id).collect();
    // Work on a flag that is too old for the list above.
    let earlier = follow_ups.follow_ups.iter().filter(|follow_up| !listed.contains(&follow_up.flag)).cloned();
    let earlier =
        earlier.map(|follow_up| view! { <div class="own-flag"><OwnFollowUp follow_up=follow_up locale=locale/></div> });
    let earlier = earlier.collect_view();
    let key_post = follow_ups.key_post.clone().map(|sentence| view! { <p class="aside" id="key-post">{sentence}</p> });
    let leads = noticed.leads.into_iter().map(|sees| lead_sees(sees, &follow_ups, locale)).collect_view();
    let nothing = match noticed.is_early {
        true => t!(locale, "me-noticed-early", shifts = MIN_SHIFTS),
        false => t!(locale, "me-noticed-nothing"),
    };
    let prompt = reason::prompt(locale, FlagPerspective::You);
    view! {
        <section class="card" id="noticed">
            <div class="card-head"><h2>{t!(locale, "me-noticed")}</h2></div>
            <div class="own-and-lead">
                <div>
                    <h3><Icon name="lock" small=true/>{t!(locale, "me-noticed-own")}</h3>
                    {flags(noticed.own, "own", prompt, nothing, &OwnFollowUps::default(), locale)}
                </div>
                <div>
                    {leads}
                    {earlier}
                    {nobody.then(|| view! {
                        <h3><Icon name="eye" small=true/>{t!(locale, "me-noticed-shared")}</h3>
                        <p class="aside">{t!(locale, "me-noticed-no-lead")}</p>
                    })}
                    {key_post}
                </div>
            </div>
        </section>
    }
}

fn lead_sees(sees: FlagsOfLeads, follow_ups: &OwnFollowUps, locale: Locale) -> impl IntoView + use<> {
    let (count, names) = (sees.leads.len(), words::list(locale, &sees.leads));
    let nothing = t!(locale, "me-noticed-lead-nothing", count = count, leads = names.clone());
    let prompt = t!(locale, "me-noticed-take-back");
    view! {
        <h3><Icon name="eye" small=true/>{t!(locale, "me-noticed-lead", count = count, leads = names)}</h3>
        {flags(sees.flags, "shared", prompt, nothing, follow_ups, locale)}
    }
}

fn flags(
    own_flags: Vec<NoticedFlag>,
    sight: &'static str,
    prompt: String,
    nothing: String,
    follow_ups: &OwnFollowUps,
    locale: Locale,
) -> impl IntoView + use<> {
    if own_flags.is_empty() {
        return view! { <p class="aside">{nothing}</p> }.into_any();
    }
    let own_flags = own_flags.into_iter().map(|flag| {
        let (class, word) = match flag.over {
            true => ("severity over".to_owned(), t!(locale, "me-noticed-over")),
            false => (format!("severity {}", flag.class), flag.severity),
        };
        let done_about = follow_ups.follow_ups.iter().find(|follow_up| follow_up.flag == flag.id).cloned();
        let stopped = follow_ups.stopped.contains(&flag.id);
        view! {
            <div class="own-flag">
                <p class=class>{word}</p>
                <p>{flag.sentence}</p>
                {(!flag.over).then(|| view! {
                    <p class="aside">{words::in_a_row(locale, std::iter::once(flag.how_often).chain(flag.doubts))}</p>
                    <p class="aside">{prompt.clone()}</p>
                })}
                {done_about.map(|follow_up| view! { <OwnFollowUp follow_up=follow_up locale=locale/> })}
                {stopped.then(|| view! { <p><strong>{t!(locale, "follow-up-me-stopped")}</strong></p> })}
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

/// What a lead does about a flag, all that is written about it, and "please stop".
#[component]
fn OwnFollowUp(follow_up: OwnFollowUpView, locale: Locale) -> impl IntoView {
    let OwnFollowUpView { flag, sentence, plan, agreed } = follow_up;
    let written = (plan.is_some() || agreed.is_some()).then(|| {
        let agreed = agreed.unwrap_or_default();
        let agreed = agreed.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
        view! {
            <details class="fold" id=format!("written-{flag}")>
                <summary>{t!(locale, "follow-up-me-written")}</summary>
                {plan.map(|plan| view! { <PlanSummary plan=plan locale=locale/> })}
                {agreed}
            </details>
        }
    });
    view! {
        <div class="own-follow-up">
            <p><Icon name="speech" small=true/>{sentence}</p>
            {written}
            <form novalidate method="post" action="/api/ask_to_stop">
                <input type="hidden" name="flag" value=flag.to_string()/>
                <button class="button quiet small" id=format!("stop-{flag}")>{t!(locale, "follow-up-me-stop")}</button>
                <p class="aside">{t!(locale, "follow-up-me-stop-say")}</p>
            </form>
        </div>
    }
}
