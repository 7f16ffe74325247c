//! `/admin/sign-in`: the identity provider of the company.

use leptos::prelude::*;

use crate::app::identity_provider::{self, IdentityProviderView, choose_provider_people, save_identity_provider};
use crate::ui::components::unsent::main_form;
use crate::ui::components::{BackLink, FormErrors, Icon, ShownField, TextField, ViewerField, form_state, page};
use crate::web::context::RequestContext;
use domain::Locale;
use domain::provider_people::ProviderPeople;
use words::t;

/// The page.
#[component]
pub fn IdentityProviderPage() -> impl IntoView {
    page("reading settings", identity_provider::load(RequestContext::here()), |value, locale| {
        (t!(locale, "provider-title"), show(value, locale))
    })
}

fn show(value: IdentityProviderView, locale: Locale) -> impl IntoView {
    let IdentityProviderView { provider, addresses, fault, own_key } = value;
    let is_set = provider.is_some();
    let hosts = provider.as_ref().map(|provider| words::items(locale, &provider.hosts));
    let people = provider.as_ref().map(|provider| (provider.people.clone(), choose_provider_people::shown(provider)));
    view! {
        <BackLink href="/admin/centre" name=t!(locale, "looks-centre")/>
        <div class="page-head"><div>
            <h1>{t!(locale, "provider-title")}</h1>
            <p class="aside">{t!(locale, "provider-lead")}</p>
        </div></div>
        {fault.map(|fault| view! { <div class="notice wrong"><Icon name="problem"/><p>{fault}</p></div> })}
        {addresses.is_none().then(|| view! {
            <div class="notice wrong"><Icon name="problem"/><p>{t!(locale, "provider-no-address")}</p></div>
        })}
        <p>{t!(locale, "provider-say")}</p>
        {addresses.map(|[callback, back_channel]| view! {
            <section class="card" id="addresses">
                <h2>{t!(locale, "provider-addresses")}</h2>
                <p>{t!(locale, "provider-addresses-say")}</p>
                <dl>
                    <dt>{t!(locale, "provider-callback")}</dt><dd><code>{callback}</code></dd>
                    <dt>{t!(locale, "provider-back-channel")}</dt><dd><code>{back_channel}</code></dd>
                </dl>
            </section>
        })}
        <ProviderCard provider=provider own_key=own_key locale=locale/>
        {hosts.map(|hosts| view! { <p class="aside">{t!(locale, "provider-hosts", hosts = hosts)}</p> })}
        {people.map(|(people, shown)| view! { <PeopleCard people=people shown=shown locale=locale/> })}
        {is_set.then(|| view! {
            <section class="card" id="remove">
                <h2>{t!(locale, "provider-remove-title")}</h2>
                <p>{t!(locale, "provider-remove-say")}</p>
                <form method="post" action="/api/remove_identity_provider" novalidate>
                    <FormErrors state=form_state("remove_identity_provider") locale=locale/>
                    <button class="button plain">{t!(locale, "provider-remove")}</button>
                </form>
            </section>
        })}
    }
}

/// The form. The secret is never shown.
#[component]
fn ProviderCard(provider: Option<store::IdentityProvider>, own_key: String, locale: Locale) -> impl IntoView {
    let state = form_state("save_identity_provider");
    let shown = save_identity_provider::shown(provider.as_ref());
    let kept = provider.as_ref().is_some_and(|provider| provider.has_secret);
    let begun = provider.unwrap_or_default();
    let is_only =
        if state.typed.is_empty() { begun.is_only } else { state.value("only").is_some_and(|value| !value.is_empty()) };
    let admins = if begun.password_admins.is_empty() { own_key } else { words::items(locale, &begun.password_admins) };
    let secret_help = if kept { t!(locale, "provider-secret-kept") } else { t!(locale, "provider-secret-help") };
    view! {
        <section class="card" id="provider">
            <h2>{t!(locale, "provider-settings")}</h2>
            <form id=main_form("save_identity_provider") class="fields two" method="post" action="/api/save_identity_provider" novalidate>
                <ViewerField/>
                <ShownField state=state.clone() shown=shown/>
                <FormErrors state=state.clone() locale=locale/>
                <TextField field="issuer" label=t!(locale, "provider-issuer") state=state.clone() begins=begun.issuer
                    help=t!(locale, "provider-issuer-help") across=true/>
                <TextField field="client_id" label=t!(locale, "provider-client") state=state.clone() begins=begun.client_id/>
                <TextField field="client_secret" label=t!(locale, "provider-secret") state=state.clone() kind="password" autocomplete="new-password"
                    optional=t!(locale, "check-in-optional") help=secret_help/>
                <TextField field="label" label=t!(locale, "provider-label") state=state.clone() begins=begun.label
                    help=t!(locale, "provider-label-help") across=true/>
                <div class="field across">
                    <label class="tick">
                        <input type="checkbox" name="only" value="yes" checked=is_only aria-describedby="only-help"/>
                        <span>{t!(locale, "provider-only")}</span>
                    </label>
                    <p class="help" id="only-help">{t!(locale, "provider-only-help")}</p>
                </div>
                <TextField field="password_admins" label=t!(locale, "provider-admins") state=state begins=admins
                    help=t!(locale, "provider-admins-help") across=true/>
                <div class="across"><button class="button">{t!(locale, "provider-save")}</button></div>
            </form>
        </section>
    }
}

/// What the provider may change of people.
#[component]
fn PeopleCard(
    people: ProviderPeople,
    /// The mark of these settings.
    shown: String,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("choose_provider_people");
    let adds = if state.typed.is_empty() {
        !people.domains.is_empty()
    } else {
        state.value("add").is_some_and(|value| !value.is_empty())
    };
    let claim = people.role_claim.unwrap_or_default();
    let optional = || t!(locale, "check-in-optional");
    view! {
        <section class="card" id="people">
            <h2>{t!(locale, "provider-people")}</h2>
            <p>{t!(locale, "provider-people-say")}</p>
            <form id=main_form("choose_provider_people") class="fields two" method="post" action="/api/choose_provider_people" novalidate>
                <ViewerField/>
                <ShownField state=state.clone() shown=shown/>
                <FormErrors state=state.clone() locale=locale/>
                <div class="field across">
                    <label class="tick">
                        <input type="checkbox" name="add" value="yes" checked=adds aria-describedby="add-help"/>
                        <span>{t!(locale, "provider-add")}</span>
                    </label>
                    <p class="help" id="add-help">{t!(locale, "provider-add-help")}</p>
                </div>
                <TextField field="domains" label=t!(locale, "provider-domains") state=state.clone() begins=words::items(locale, &people.domains)
                    help=t!(locale, "provider-domains-help") across=true/>
                <TextField field="role_claim" label=t!(locale, "provider-claim") state=state.clone() begins=claim.name optional=optional()
                    help=t!(locale, "provider-claim-help") across=true/>
                <TextField field="psychologist_value" label=t!(locale, "provider-claim-psychologist") state=state.clone()
                    begins=claim.psychologist optional=optional()/>
                <TextField field="admin_value" label=t!(locale, "provider-claim-admin") state=state begins=claim.admin optional=optional()/>
                <p class="help across">{t!(locale, "provider-claim-rules")}</p>
                <div class="across"><button class="button">{t!(locale, "provider-people-save")}</button></div>
            </form>
        </section>
    }
}
