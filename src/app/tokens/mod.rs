//! Tokens for programs: what the pages show of them, and how one is made.

pub mod end_own_token;
pub mod end_token;
pub mod export;
pub mod make_own_token;
pub mod make_token;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::app::teams::add_team::line;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ValidationErrors};
use domain::access::{Action, Subject};
use domain::api_token::{DEFAULT_TOKEN_DAYS, MAX_TOKEN_DAYS, MAX_TOKEN_NAME_LENGTH};
use domain::{Locale, TokenScope, Workday};
use store::{ApiToken, NewApiToken, token};
use words::{dates, t};

/// The page of the tokens of machines.
pub const PAGE: &str = "/admin/tokens";
/// The part of the account page with the own tokens.
pub const OWN: &str = "/account#tokens";

/// The tokens of machines, or of one person.
#[derive(Clone, Debug)]
pub struct TokensView {
    /// The newest first.
    pub tokens: Vec<TokenView>,
    /// What a new one can be allowed to do.
    pub scopes: Vec<TokenScope>,
}

/// One token.
#[derive(Clone, Debug)]
pub struct TokenView {
    /// Its row.
    pub id: i64,
    /// What its maker calls it.
    pub label: String,
    /// What it may do, who made it, when it ends and when it was used last.
    pub lines: Vec<String>,
}

/// The scopes that an admin can give to a machine.
#[must_use]
pub fn machine_scopes() -> Vec<TokenScope> {
    TokenScope::ALL.into_iter().filter(|scope| scope.action().is_none()).collect()
}

/// The scopes that the viewer can give to a program of their own.
#[must_use]
pub fn own_scopes(context: &RequestContext) -> Vec<TokenScope> {
    let may = |scope: &TokenScope| match scope.action() {
        Some(action) => context.allowed(action, Subject::None).is_ok(),
        None => false,
    };
    TokenScope::ALL.into_iter().filter(may).collect()
}

/// Loads `/admin/tokens`.
///
/// # Errors
/// If the viewer does not administer.
pub async fn load(context: RequestContext) -> Result<TokensView, AppError> {
    context.allowed(Action::Administer, Subject::None)?;
    let found = context.app.store.api_tokens().list(None).await?;
    let makers = found.iter().filter_map(|token| token.made_by).collect();
    let names = context.app.store.people().names(makers).await?;
    let locale = context.visitor.locale;
    let view = |token: ApiToken| {
        let by = match token.made_by.and_then(|maker| names.get(&maker)) {
            Some(name) => t!(locale, "tokens-by", name = name.clone()),
            None => t!(locale, "tokens-by-operator"),
        };
        view(&context, token, Some(by))
    };
    Ok(TokensView { tokens: found.into_iter().map(view).collect(), scopes: machine_scopes() })
}

/// Loads the viewer's own tokens; none if they can make none and have none.
///
/// # Errors
/// If nobody is signed in, or the store cannot be read.
pub async fn load_own(context: &RequestContext) -> Result<Option<TokensView>, AppError> {
    let me = context.allowed(Action::OwnAccount, Subject::None)?;
    let scopes = own_scopes(context);
    let found = context.app.store.api_tokens().list(Some(me.person().id)).await?;
    if scopes.is_empty() && found.is_empty() {
        return Ok(None);
    }
    Ok(Some(TokensView { tokens: found.into_iter().map(|token| view(context, token, None)).collect(), scopes }))
}

fn view(context: &RequestContext, token: ApiToken, by: Option<String>) -> TokenView {
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let zone = context.visitor.signed_in.as_ref().map(|me| me.person().time_zone.clone()).unwrap_or(TimeZone::UTC);
    let day = |at: Timestamp| dates::full_day(locale, Workday(at.to_zoned(zone.clone()).date()));
    let ends = match token.ends_at > now {
        true => t!(locale, "tokens-until", day = day(token.ends_at)),
        false => t!(locale, "tokens-ended-on", day = day(token.ends_at)),
    };
    let used = match token.used_on {
        Some(last) => t!(locale, "tokens-used", day = dates::full_day(locale, last)),
        None => t!(locale, "tokens-unused"),
    };
    let scopes: Vec<_> = token.scopes.iter().map(|scope| scope_name(locale, *scope)).collect();
    let lines = [Some(words::list(locale, &scopes)), by, Some(ends), Some(used)].into_iter().flatten().collect();
    TokenView { id: token.id, label: token.label, lines }
}

/// What a scope allows, in words.
#[must_use]
pub fn scope_name(locale: Locale, scope: TokenScope) -> String {
    t!(locale, "token-scope", scope = scope.key())
}

/// What a form says of a new token.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct TokenFields {
    token_name: String,
    token_days: String,
    /// Asked for a token of a person: it is valid for a long time, and desks are shared.
    token_password: String,
    scopes: Vec<String>,
}

impl TokenFields {
    /// What the page fills in again.
    fn values(&self) -> FormValues {
        FormValues::default()
            .and("token_name", &self.token_name)
            .and("token_days", &self.token_days)
            .and_list("scopes", &self.scopes)
    }

    /// Reads the form, of which this is already wrong. Returns the token, which is stored only as its hash, and what to
    /// store.
    ///
    /// # Errors
    /// If the name is missing or too long, no scope is chosen, one of them may not be given, or the number of days is
    /// wrong.
    fn read(
        &self,
        context: &RequestContext,
        may: &[TokenScope],
        mut errors: ValidationErrors,
    ) -> Result<(String, NewApiToken), AppError> {
        let (locale, now) = (context.visitor.locale, context.visitor.now);
        let name = line(locale, &self.token_name, MAX_TOKEN_NAME_LENGTH, || t!(locale, "tokens-name-missing"));
        let label = errors.keep("token_name", name);
        let wrong = || t!(locale, "tokens-days-wrong", most = MAX_TOKEN_DAYS);
        let days = match self.token_days.trim() {
            "" => Ok(DEFAULT_TOKEN_DAYS),
            text => text.parse().ok().filter(|days| (1..=MAX_TOKEN_DAYS).contains(days)).ok_or_else(wrong),
        };
        let days = errors.keep("token_days", days);
        let chosen: Option<Vec<TokenScope>> = self.scopes.iter().map(|key| key.parse().ok()).collect();
        let chosen = chosen.filter(|chosen| !chosen.is_empty() && chosen.iter().all(|scope| may.contains(scope)));
        let scopes = errors.keep("scopes", chosen.ok_or_else(|| t!(locale, "tokens-scopes-missing")));
        let (label, days, mut scopes) = errors.finish((label, days, scopes))?;
        scopes.sort();
        scopes.dedup();
        let ends_at = now.saturating_add(lasts(days)).unwrap_or(now);
        let secret = fresh();
        let stored = NewApiToken { token: token::hash(&secret), label, scopes, person: None, made_by: None, ends_at };
        Ok((secret, stored))
    }
}

/// A fresh token. Its beginning lets people and scanners of source code recognise one that is in the wrong place.
#[must_use]
pub fn fresh() -> String {
    format!("wv_{}", token::fresh())
}

/// How long a token of this many days is valid.
#[must_use]
pub fn lasts(days: u16) -> SignedDuration {
    SignedDuration::from_hours(i64::from(days) * 24)
}
