//! `/privacy`: who sees what, for how long, and the limits of the protection.

use leptos::prelude::*;

use crate::app::access_log::{AccessLogPart, AccessSentence};
use crate::app::privacy;
use crate::app::privacy::PrivacyView;
use crate::ui::components::{Icon, page};
use crate::ui::pages::looks::List;
use crate::web::context::RequestContext;
use domain::schedule::SCHEDULE_KEPT_DAYS;
use domain::{Audience, Locale};
use insight::suggestion::choice::MIN_OWN_ANSWERS;
use store::IdentityProvider;
use words::climate::at_most_sure;
use words::t;

/// The page.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    page("narrow", privacy::load(RequestContext::here()), |numbers, locale| {
        (t!(locale, "privacy-title"), show(numbers, locale))
    })
}

/// The ids and titles of the sections, in the order of the page.
type SectionTitles = Vec<(&'static str, String)>;

fn show(numbers: PrivacyView, locale: Locale) -> impl IntoView {
    let mut titles = SectionTitles::new();
    let sections = view! {
        {read_by_people(&mut titles, numbers.psychologist, locale)}
        {read_outside(&mut titles, &numbers, locale)}
        {worked_out(&mut titles, &numbers, locale)}
        {kept_and_signed_in(&mut titles, &numbers, locale)}
        {learned_and_never(&mut titles, &numbers, locale)}
        {limits(&mut titles, locale)}
    };
    view! {
        <article class="prose">
            <h1>{t!(locale, "privacy-title")}</h1>
            <p class="lead">{t!(locale, "privacy-lead")}</p>
            <Contents sections=titles locale=locale/>
            {sections}
        </article>
    }
}

/// The heading of a section, which the contents list too.
fn heading(titles: &mut SectionTitles, id: &'static str, title: String) -> impl IntoView + use<> {
    titles.push((id, title.clone()));
    view! { <h2 id=id>{title}</h2> }
}

/// Which people read what somebody says or writes here.
fn read_by_people(titles: &mut SectionTitles, psychologist: bool, locale: Locale) -> impl IntoView + use<> {
    let mut heading = |id, title| heading(titles, id, title);
    view! {
        {psychologist.then(|| view! {
            <section class="card">
                {heading("psychologist", t!(locale, "privacy-psychologist"))}
                <p>{t!(locale, "privacy-psychologist-say")}</p>
            </section>
        })}
        <VisibilityTable locale=locale/>
        {heading("lead-who", t!(locale, "privacy-lead-who"))}
        <p>{t!(locale, "privacy-lead-who-say")}</p>
        <p>{t!(locale, "privacy-about-lead-say")}</p>
        <p>{t!(locale, "privacy-change-say")}</p>
        {heading("talk", t!(locale, "privacy-talk"))}
        <p>{t!(locale, "privacy-talk-say")}</p>
        {heading("care", t!(locale, "privacy-care"))}
        <p>{t!(locale, "privacy-care-say")}</p>
        {heading("tough", t!(locale, "privacy-tough"))}
        <p>{t!(locale, "privacy-tough-say")}</p>
        {heading("supporters", t!(locale, "privacy-supporters"))}
        <p>{t!(locale, "privacy-supporters-say")}</p>
        {heading("thanks", t!(locale, "privacy-thanks"))}
        <p>{t!(locale, "privacy-thanks-say")}</p>
        {heading("events", t!(locale, "privacy-events"))}
        <p>{t!(locale, "privacy-events-say")}</p>
        {heading("library", t!(locale, "privacy-library"))}
        <p>{t!(locale, "privacy-library-say")}</p>
        {heading("self-tests", t!(locale, "self-tests-title"))}
        <p>{t!(locale, "privacy-self-tests-say")}</p>
        {heading("register", t!(locale, "privacy-register"))}
        <p>{t!(locale, "privacy-register-say")}</p>
        {heading("breaks", t!(locale, "privacy-breaks"))}
        <p>{t!(locale, "privacy-breaks-say")}</p>
    }
}

/// What services outside and calendars read, and what the program reads of the schedule.
fn read_outside(titles: &mut SectionTitles, numbers: &PrivacyView, locale: Locale) -> impl IntoView + use<> {
    let mut heading = |id, title| heading(titles, id, title);
    let (hosts, provider) = (numbers.hosts.clone(), numbers.provider.clone());
    view! {
        {(!hosts.is_empty()).then(|| view! {
            {heading("messages", t!(locale, "privacy-messages"))}
            <Messages hosts=hosts locale=locale/>
        })}
        {provider.map(|provider| view! {
            {heading("provider", t!(locale, "privacy-provider"))}
            <Provider provider=provider locale=locale/>
        })}
        {heading("schedule", t!(locale, "privacy-schedule"))}
        <p>{t!(locale, "privacy-schedule-say", days = SCHEDULE_KEPT_DAYS)}</p>
        <p>{t!(locale, "privacy-calendar-say")}</p>
    }
}

/// What the program works out: flags, suggestions, the climate and the picture on a wall.
fn worked_out(titles: &mut SectionTitles, numbers: &PrivacyView, locale: Locale) -> impl IntoView + use<> {
    let mut heading = |id, title| heading(titles, id, title);
    view! {
        {heading("noticed", t!(locale, "privacy-noticed"))}
        <p>{t!(locale, "privacy-noticed-say", shifts = numbers.shifts)}</p>
        <p>{t!(locale, "privacy-noticed-lead-say")}</p>
        <p>{t!(locale, "privacy-key-post-say", hours = numbers.follow_up_hours, sooner = numbers.key_post_hours)}</p>
        {heading("suggested", t!(locale, "privacy-suggested"))}
        <p>{t!(locale, "privacy-suggested-say", fewest = MIN_OWN_ANSWERS)}</p>
        {heading("climate", t!(locale, "privacy-climate"))}
        <p>{t!(locale, "privacy-climate-say")}</p>
        <ul>
            <li>{t!(locale, "privacy-climate-noise", sure = at_most_sure(numbers.loss))}</li>
            <li>{t!(locale, "privacy-climate-units", department = numbers.smallest_department, site = numbers.smallest_site)}</li>
            <li>{t!(locale, "privacy-climate-private")}</li>
            <li>{t!(locale, "privacy-climate-closed", days = numbers.stays_open)}</li>
            <li>{t!(locale, "privacy-climate-choice")}</li>
        </ul>
        {heading("wall", t!(locale, "privacy-wall"))}
        <p>{t!(locale, "privacy-wall-say", people = numbers.wall_people, minutes = numbers.wall_minutes)}</p>
    }
}

/// How long something stays, who opened it, and how people sign in.
fn kept_and_signed_in(titles: &mut SectionTitles, numbers: &PrivacyView, locale: Locale) -> impl IntoView + use<> {
    let mut heading = |id, title| heading(titles, id, title);
    let reports = numbers.reports.clone();
    view! {
        {heading("stays", t!(locale, "privacy-stays"))}
        <p>{t!(locale, "privacy-stays-say", days = numbers.days)}</p>
        <p>{t!(locale, "privacy-delete-say")}</p>
        {heading("looked", t!(locale, "privacy-looked"))}
        <p>{t!(locale, "privacy-looked-say")}</p>
        <p>{t!(locale, "privacy-looked-reports")}</p>
        {reports.map(|rows| view! { <ReportAccess rows=rows locale=locale/> })}
        <p>{t!(locale, "privacy-looked-chain")}</p>
        {heading("desk", t!(locale, "privacy-desk"))}
        <p>{t!(locale, "privacy-desk-say", minutes = numbers.idle_minutes, hours = numbers.hours, days = numbers.device_days)}</p>
        <p>{t!(locale, "privacy-phone-say", days = numbers.phone_days, minutes = numbers.idle_minutes)}</p>
        <p>{t!(locale, "privacy-passkey-say")}</p>
        <p>{t!(locale, "privacy-kiosk-say")}</p>
        <p>{t!(locale, "privacy-second-factor-say")}</p>
        <p>{t!(locale, "privacy-tokens-say")}</p>
        <p>{t!(locale, "privacy-password-say", shortest = numbers.password)}</p>
    }
}

/// What others can learn from it, and what never happens.
fn learned_and_never(titles: &mut SectionTitles, numbers: &PrivacyView, locale: Locale) -> impl IntoView + use<> {
    let mut heading = |id, title| heading(titles, id, title);
    let sure = at_most_sure(numbers.loss);
    let stays_inside = numbers.hosts.is_empty() && numbers.provider.is_none();
    view! {
        {heading("others", t!(locale, "privacy-others"))}
        <ul>
            <li>{t!(locale, "privacy-others-admin")}</li>
            <li>{t!(locale, "privacy-others-psychologist")}</li>
            <li>{t!(locale, "privacy-others-climate")}</li>
        </ul>
        {heading("learn", t!(locale, "privacy-learn"))}
        <p>{t!(locale, "privacy-learn-say")}</p>
        <WhoLearnsWhat sure=sure locale=locale/>
        {heading("never", t!(locale, "privacy-never"))}
        <ul>
            <li>{t!(locale, "privacy-never-guess")}</li>
            <li>{t!(locale, "privacy-never-pay")}</li>
            <li>{t!(locale, "privacy-never-list")}</li>
            {stays_inside.then(|| view! { <li>{t!(locale, "privacy-never-outside")}</li> })}
        </ul>
    }
}

/// Against what the program cannot protect.
fn limits(titles: &mut SectionTitles, locale: Locale) -> impl IntoView + use<> {
    view! {
        <section class="limits">
            {heading(titles, "limits", t!(locale, "privacy-limits"))}
            <ul>
                <li>{t!(locale, "privacy-limits-missing")}</li>
                <li>{t!(locale, "privacy-limits-machine")}</li>
                <li>{t!(locale, "privacy-limits-backup")}</li>
                <li>{t!(locale, "privacy-limits-seen")}</li>
                <li>{t!(locale, "privacy-limits-collude")}</li>
                <li>{t!(locale, "privacy-limits-weeks")}</li>
                <li>{t!(locale, "privacy-limits-counted")}</li>
                <li>{t!(locale, "privacy-limits-group")}</li>
            </ul>
        </section>
    }
}

/// Links to the sections: the page is long, and longest on a phone.
#[component]
fn Contents(sections: SectionTitles, locale: Locale) -> impl IntoView {
    let links = sections.into_iter().map(|(id, title)| view! { <li><a href=format!("#{id}")>{title}</a></li> });
    view! {
        <details class="fold contents">
            <summary>{t!(locale, "privacy-contents")}</summary>
            <ul>{links.collect_view()}</ul>
        </details>
    }
}

/// What messages say, and the hosts that they go through.
#[component]
fn Messages(hosts: Vec<String>, locale: Locale) -> impl IntoView {
    let hosts = hosts.into_iter().map(|host| view! { <li>{host}</li> }).collect_view();
    view! {
        <p>{t!(locale, "privacy-messages-say")}</p>
        <p>{t!(locale, "privacy-messages-push")}</p>
        <p>{t!(locale, "privacy-messages-programs")}</p>
        <p>{t!(locale, "privacy-messages-hosts")}</p>
        <ul>{hosts}</ul>
    }
}

/// What the identity provider learns and tells, and the hosts that the program asks.
#[component]
fn Provider(provider: IdentityProvider, locale: Locale) -> impl IntoView {
    let IdentityProvider { label, hosts, people, .. } = provider;
    let adds = !people.domains.is_empty();
    let grants = people.role_claim.is_some();
    let hosts = hosts.into_iter().map(|host| view! { <li>{host}</li> }).collect_view();
    view! {
        <p>{t!(locale, "privacy-provider-say", provider = label.as_str())}</p>
        {adds.then(|| view! { <p>{t!(locale, "privacy-provider-adds", provider = label.as_str())}</p> })}
        {grants.then(|| view! { <p>{t!(locale, "privacy-provider-roles", provider = label.as_str())}</p> })}
        <p>{t!(locale, "privacy-provider-hosts")}</p>
        <ul>{hosts}</ul>
    }
}

/// The people who opened reports last.
#[component]
fn ReportAccess(rows: Vec<AccessSentence>, locale: Locale) -> impl IntoView {
    view! {
        <section class="card">
            {if rows.is_empty() {
                view! { <p class="aside">{t!(locale, "looks-reports-none")}</p> }.into_any()
            } else {
                view! { <List rows=rows/> }.into_any()
            }}
            <p><a href=AccessLogPart::Reports.href()>{t!(locale, "me-looks-more")}</a></p>
        </section>
    }
}

/// Who sees what, and what they can learn beyond it.
#[component]
fn WhoLearnsWhat(sure: String, locale: Locale) -> impl IntoView {
    let heads = [t!(locale, "privacy-learn-sees"), t!(locale, "privacy-learn-beyond")];
    let rows = [
        [
            t!(locale, "privacy-learn-team"),
            t!(locale, "privacy-learn-team-sees"),
            t!(locale, "privacy-learn-team-beyond"),
        ],
        [
            t!(locale, "privacy-learn-lead"),
            t!(locale, "privacy-learn-lead-sees"),
            t!(locale, "privacy-learn-lead-beyond"),
        ],
        [
            t!(locale, "privacy-learn-psychologist"),
            t!(locale, "privacy-learn-psychologist-sees"),
            t!(locale, "privacy-learn-psychologist-beyond"),
        ],
        [
            t!(locale, "privacy-learn-admin"),
            t!(locale, "privacy-learn-admin-sees"),
            t!(locale, "privacy-learn-admin-beyond"),
        ],
        [
            t!(locale, "privacy-learn-together"),
            t!(locale, "privacy-learn-together-sees"),
            t!(locale, "privacy-learn-together-beyond", sure = sure),
        ],
        [
            t!(locale, "privacy-learn-operator"),
            t!(locale, "privacy-learn-operator-sees"),
            t!(locale, "privacy-learn-operator-beyond"),
        ],
    ];
    let rows = rows.map(|[who, sees, beyond]| {
        let [first, second] = heads.clone();
        view! { <tr><th scope="row">{who}</th><td data-label=first>{sees}</td><td data-label=second>{beyond}</td></tr> }
    });
    let columns = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <div class="card flush">
            <div class="table-wrap" tabindex="0" role="region" aria-label=t!(locale, "privacy-learn")>
                <table class="table stacks">
                    <thead><tr><th scope="col">{t!(locale, "privacy-learn-who")}</th>{columns.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows.into_iter().collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}

/// What a role sees of an entry: always, only if the person shares it, or never.
enum Visibility {
    Yes(String),
    If(String),
    No(String),
}

#[component]
fn VisibilityTable(locale: Locale) -> impl IntoView {
    let columns = [
        t!(locale, "privacy-you"),
        t!(locale, "privacy-your-lead"),
        t!(locale, "privacy-your-team"),
        t!(locale, "privacy-the-rest"),
    ];
    let all = || Visibility::Yes(t!(locale, "privacy-all"));
    let nothing = || Visibility::No(t!(locale, "privacy-nothing"));
    let lead = || Visibility::Yes(t!(locale, "privacy-lead-sees"));
    let if_said = || Visibility::If(t!(locale, "privacy-note-if-said"));
    let rows = [
        (words::audience(locale, Audience::Me), [all(), nothing(), nothing(), nothing()]),
        (words::audience(locale, Audience::Lead), [all(), lead(), nothing(), nothing()]),
        (
            words::audience(locale, Audience::Team),
            [all(), lead(), Visibility::Yes(t!(locale, "privacy-team-sees")), nothing()],
        ),
        (
            t!(locale, "privacy-note"),
            [
                Visibility::Yes(t!(locale, "privacy-always")),
                if_said(),
                if_said(),
                Visibility::No(t!(locale, "privacy-note-never")),
            ],
        ),
    ];
    let rows = rows.map(|(name, cells)| {
        let cells = cells.into_iter().zip(columns.clone()).map(|(sees, column)| cell(sees, column));
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    });
    let heads = columns.clone().map(|column| view! { <th scope="col">{column}</th> });
    view! {
        <div class="card flush">
            <div class="table-wrap" tabindex="0" role="region" aria-label=t!(locale, "privacy-table")>
                <table class="table who-sees stacks">
                    <thead><tr><th scope="col">{t!(locale, "privacy-you-choose")}</th>{heads.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows.into_iter().collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}

fn cell(sees: Visibility, column: String) -> impl IntoView {
    let (class, icon, text) = match sees {
        Visibility::Yes(text) => ("yes", "eye", text),
        Visibility::If(text) => ("no", "lock", text),
        Visibility::No(text) => ("no", "close", text),
    };
    view! { <td data-label=column><span class=class><Icon name=icon/><span>{text}</span></span></td> }
}
