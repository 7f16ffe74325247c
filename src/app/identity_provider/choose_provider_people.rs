//! Choosing what the identity provider may change of people: whether it adds them, and whether it grants roles.

use serde::Deserialize;

use super::PAGE;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm, ValidationErrors};
use crate::web::response::Redirect;
use crate::web::viewer_mark::shown_mark;
use domain::access::{Action, Subject};
use domain::provider_people::{ProviderPeople, RoleClaim, mail_domains};
use domain::text::cleaned;
use store::IdentityProvider;
use words::t;

/// The longest name of a claim, and the longest value.
const MAX_LENGTH: usize = 200;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ChooseProviderPeopleForm {
    add: String,
    domains: String,
    role_claim: String,
    psychologist_value: String,
    admin_value: String,
    shown: ShownOnPage,
}

impl SubmittedForm for ChooseProviderPeopleForm {
    fn page(&self) -> String {
        PAGE.to_owned()
    }

    fn values(&self) -> FormValues {
        FormValues::default()
            .and("add", &self.add)
            .and("domains", &self.domains)
            .and("role_claim", &self.role_claim)
            .and("psychologist_value", &self.psychologist_value)
            .and("admin_value", &self.admin_value)
            .and("shown", &self.shown.0)
    }
}

/// The mark of what the provider may change of people, and of which provider it is.
#[must_use]
pub fn shown(provider: &IdentityProvider) -> String {
    shown_mark(&format!("{} {:?}", provider.issuer, provider.people))
}

/// Stores the choice. It takes effect at the next sign-in; people and roles that exist already stay.
///
/// # Errors
/// [`AppError::NotFound`] if there is no provider; if people are to be added and no domain is named, or what is named
/// is not a domain; if a claim is named without a value, or a value without a claim; if somebody else has changed it
/// since the page was shown, or the page was that of another provider.
pub async fn choose_provider_people(
    context: RequestContext,
    form: ChooseProviderPeopleForm,
) -> Result<Redirect, AppError> {
    let admin = context.allowed(Action::Administer, Subject::None)?.person().id;
    let (app, locale) = (&context.app, context.visitor.locale);
    let provider = app.store.identity_provider().settings().await?.ok_or(AppError::NotFound)?;
    let mut errors = ValidationErrors::default();
    let domains = match form.add.is_empty() {
        true => Vec::new(),
        false => {
            let read = mail_domains(&form.domains);
            let read = read.map_err(|domain| t!(locale, "provider-domains-wrong", domain = domain));
            errors
                .keep(
                    "domains",
                    read.and_then(|found| match found.is_empty() {
                        true => Err(t!(locale, "provider-domains-missing")),
                        false => Ok(found),
                    }),
                )
                .unwrap_or_default()
        }
    };
    let mut line = |field, text: &str| {
        let text = cleaned(text, MAX_LENGTH).map_err(|_| t!(locale, "text-too-long", longest = MAX_LENGTH));
        errors.keep(field, text).unwrap_or_default()
    };
    let claim = RoleClaim {
        name: line("role_claim", &form.role_claim),
        psychologist: line("psychologist_value", &form.psychologist_value),
        admin: line("admin_value", &form.admin_value),
    };
    let has_value = !claim.psychologist.is_empty() || !claim.admin.is_empty();
    match (claim.name.is_empty(), has_value) {
        (true, true) => errors.add("role_claim", t!(locale, "provider-claim-missing")),
        (false, false) => errors.add("psychologist_value", t!(locale, "provider-claim-values-missing")),
        _ => {}
    }
    errors.check()?;
    let chosen = ProviderPeople { domains, role_claim: Some(claim).filter(|claim| !claim.name.is_empty()) };
    // What is stored already was sent twice.
    if !form.shown.is_still(&shown(&provider)) && chosen != provider.people {
        return Err(AppError::field("", t!(locale, "provider-changed")));
    }
    app.store.identity_provider().choose_people(chosen, admin, context.visitor.now).await?;
    Ok(Redirect::to(PAGE).with_message(t!(locale, "provider-people-saved")))
}
