//! This centre as the relying party of its identity provider: what it asks, and how it checks the answers. The library
//! does the protocol; this file says what is accepted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreResponseType, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthType, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, Client, ClientId,
    ClientSecret, CsrfToken, DiscoveryError, EmptyAdditionalClaims, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl, JwsSigningAlgorithm as _, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, ProviderMetadataWithLogout, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, SubjectIdentifier, TokenResponse as _,
    UserInfoClaims, UserInfoError,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::state::AppState;
use crate::state::provider_sign_ins::WaitingAtProvider;
use crate::web::outgoing::OutgoingReach;
use crate::web::outgoing::provider::ProviderHttp;
use domain::Locale;
use domain::identity_provider::ProviderFault;
use store::{IdentityProvider, StoreError};

/// Where the provider sends browsers back to.
pub const CALLBACK: &str = "/oidc/callback";
/// Where the provider says that somebody signed out there.
pub const BACK_CHANNEL: &str = "/oidc/back-channel-logout";

/// All claims of a token that the protocol does not name.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
struct MoreClaims {
    #[serde(flatten)]
    all: BTreeMap<String, Value>,
}

impl AdditionalClaims for MoreClaims {}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        MoreClaims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type ProviderClient = Client<
    MoreClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why the provider signed nobody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartyError {
    /// Something is wrong with the provider or with its settings: an admin must know.
    #[error("the identity provider: {0}")]
    Fault(#[from] ProviderFault),
    /// The code was used before, or has expired.
    #[error("the code is used up")]
    Code,
}

/// The person whom the provider vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VouchedFor {
    /// Its name for the person, which never changes.
    pub subject: String,
    /// Its name for its own session, if it has one.
    pub session: Option<String>,
    /// Their address, if the provider has verified it.
    pub address: Option<String>,
    /// Their full name, as the provider has it.
    pub name: Option<String>,
    /// The language that they prefer, if it is one of ours.
    pub language: Option<Locale>,
    /// What the claim with roles says; none if an admin named none, or if the signed token has no such claim.
    pub roles: Option<Vec<String>>,
}

/// What the provider tells of a person without signing it.
#[derive(Default)]
struct Details {
    address: Option<String>,
    name: Option<String>,
    language: Option<Locale>,
}

/// This centre, as the provider knows it.
pub struct Party {
    provider: IdentityProvider,
    secret: Option<String>,
    /// The address of this centre.
    base: String,
    http: ProviderHttp,
    metadata: Arc<ProviderMetadataWithLogout>,
}

/// What a provider says of itself.
pub struct ProviderDescription {
    /// All of it.
    pub metadata: ProviderMetadataWithLogout,
    /// The hosts that the program connects to.
    pub hosts: Vec<String>,
    /// The origins to which browsers are sent.
    pub origins: Vec<String>,
}

/// Asks a provider for its addresses and keys.
///
/// # Errors
/// If it cannot be reached, states another issuer, or names an address that must not be used.
pub async fn discover(http: &ProviderHttp, issuer: &str) -> Result<ProviderDescription, ProviderFault> {
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|_| ProviderFault::Answer)?;
    let found = ProviderMetadataWithLogout::discover_async(issuer.clone(), http).await;
    let metadata = found.map_err(|error| match error {
        DiscoveryError::Request(fault) => fault,
        _ => ProviderFault::Answer,
    })?;
    let end_session = metadata.additional_metadata().end_session_endpoint.as_ref().map(|at| at.url().to_string());
    let asked = [Some(issuer.to_string()), Some(metadata.jwks_uri().to_string())]
        .into_iter()
        .chain([metadata.token_endpoint().map(|at| at.to_string())])
        .chain([metadata.userinfo_endpoint().map(|at| at.to_string())]);
    let shown = [Some(metadata.authorization_endpoint().to_string()), end_session];
    let hosts = asked.flatten().map(|at| Ok(http.endpoint(&at)?.label())).collect::<Result<BTreeSet<_>, _>>()?;
    let origins = shown.into_iter().flatten().map(|at| {
        http.endpoint(&at)?;
        let at = openidconnect::url::Url::parse(&at).map_err(|_| ProviderFault::Answer)?;
        Ok(at.origin().ascii_serialization())
    });
    let origins = origins.collect::<Result<BTreeSet<_>, ProviderFault>>()?;
    let (hosts, origins) = (hosts.into_iter().collect(), origins.into_iter().collect());
    Ok(ProviderDescription { metadata, hosts, origins })
}

/// What [`Party::of`] returns: the party, or why there is none.
pub type FoundParty = Result<Result<Party, ProviderFault>, StoreError>;

impl Party {
    /// This centre as the party of `provider`, at the address `base`. What the provider publishes is read again after a
    /// while; `again` says that a key was missing in it.
    ///
    /// # Errors
    /// If the store cannot be read; inside, what is wrong with the provider.
    pub async fn of(
        app: &AppState,
        provider: IdentityProvider,
        base: String,
        again: bool,
        now: Timestamp,
    ) -> FoundParty {
        let secret = app.store.identity_provider().secret().await?;
        if provider.has_secret && secret.is_none() {
            // The keys are those of another database.
            return Ok(Err(ProviderFault::Client));
        }
        let http = ProviderHttp::only_to(provider.hosts.clone(), OutgoingReach::of(&app.config));
        if let Some(metadata) = app.provider_sign_ins.known(&provider.issuer, again, now) {
            return Ok(Ok(Self { provider, secret, base, http, metadata }));
        }
        let discovered = match discover(&http, &provider.issuer).await {
            Ok(discovered) => discovered,
            Err(fault) => return Ok(Err(fault)),
        };
        if discovered.origins.iter().any(|origin| !provider.origins.contains(origin)) {
            return Ok(Err(ProviderFault::OtherHost));
        }
        let metadata = Arc::new(discovered.metadata);
        app.provider_sign_ins.learn(&provider.issuer, Arc::clone(&metadata), now);
        Ok(Ok(Self { provider, secret, base, http, metadata }))
    }

    /// What the provider published.
    #[must_use]
    pub fn metadata(&self) -> &ProviderMetadataWithLogout {
        &self.metadata
    }

    fn client(&self) -> Result<ProviderClient, ProviderFault> {
        let redirect = RedirectUrl::new(format!("{}{CALLBACK}", self.base)).map_err(|_| ProviderFault::Answer)?;
        let methods = self.metadata.token_endpoint_auth_methods_supported();
        let in_body = methods.is_some_and(|methods| {
            methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let client: ProviderClient = Client::from_provider_metadata(
            ProviderMetadataWithLogout::clone(&self.metadata),
            ClientId::new(self.provider.client_id.clone()),
            self.secret.clone().map(ClientSecret::new),
        );
        let how = if in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        Ok(client.set_auth_type(how).set_redirect_uri(redirect))
    }

    /// The address at the provider to which a browser is sent with this `state`.
    ///
    /// # Errors
    /// If the address of this centre is not a URL.
    pub fn address(&self, sign_in: &WaitingAtProvider, state: String) -> Result<String, ProviderFault> {
        let client = self.client()?;
        let (nonce, verifier) = (sign_in.nonce.clone(), PkceCodeVerifier::new(sign_in.verifier.clone()));
        let (address, _, _) = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .add_scope(Scope::new("email".to_owned()))
            // Names and languages are asked for only if people are added.
            .add_scopes((!self.provider.people.domains.is_empty()).then(|| Scope::new("profile".to_owned())))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(address.into())
    }

    /// Exchanges a code for what the provider signed.
    ///
    /// # Errors
    /// [`PartyError`].
    async fn exchange(&self, sign_in: &WaitingAtProvider, code: String) -> Result<Tokens, PartyError> {
        let client = self.client()?;
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| ProviderFault::Answer)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(sign_in.verifier.clone()));
        request.request_async(&self.http).await.map_err(|error| match error {
            RequestTokenError::Request(fault) => PartyError::Fault(fault),
            RequestTokenError::ServerResponse(answer) => match answer.error() {
                CoreErrorResponseType::InvalidGrant => PartyError::Code,
                _ => PartyError::Fault(ProviderFault::Client),
            },
            _ => PartyError::Fault(ProviderFault::Answer),
        })
    }

    /// Returns whom a token vouches for, after checking signature, issuer, audience, authorized party, time and nonce.
    /// The error says whether only its key is missing.
    fn verified(&self, tokens: &Tokens, sign_in: &WaitingAtProvider, now: Timestamp) -> Result<VouchedFor, bool> {
        let client = self.client().map_err(|_| false)?;
        let token = tokens.id_token().ok_or(false)?;
        let moment = moment(now);
        let verifier =
            client.id_token_verifier().set_allowed_algs(signatures(&self.metadata)).set_time_fn(move || moment);
        let claims = token.claims(&verifier, &Nonce::new(sign_in.nonce.clone())).map_err(|error| {
            error == ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)
        })?;
        // The library leaves this one out: a token that was made for another client.
        if claims.authorized_party().is_some_and(|party| **party != self.provider.client_id) {
            return Err(false);
        }
        let address =
            claims.email().filter(|_| claims.email_verified() == Some(true)).map(|address| address.to_string());
        let more = &claims.additional_claims().all;
        let session = more.get("sid").and_then(Value::as_str).map(str::to_owned);
        let roles = self.provider.people.role_claim.as_ref().and_then(|claim| values(more.get(&claim.name)?));
        let name = claims.name().and_then(|name| name.get(None)).map(|name| name.to_string());
        let language = claims.locale().and_then(|tag| tag.parse().ok());
        Ok(VouchedFor { subject: claims.subject().to_string(), session, address, name, language, roles })
    }

    /// The address of a person that the provider has verified, with name and language, for providers that do not put
    /// them into what they sign. Roles are never read here.
    async fn details_of(&self, tokens: &Tokens, subject: &str) -> Result<Details, PartyError> {
        let client = self.client()?;
        let subject = SubjectIdentifier::new(subject.to_owned());
        let Ok(request) = client.user_info(tokens.access_token().clone(), Some(subject)) else {
            return Ok(Details::default());
        };
        let found: Result<UserInfoClaims<EmptyAdditionalClaims, CoreGenderClaim>, _> =
            request.request_async(&self.http).await;
        let found = found.map_err(|error| match error {
            UserInfoError::Request(fault) => fault,
            _ => ProviderFault::Answer,
        })?;
        Ok(Details {
            address: found.email().filter(|_| found.email_verified() == Some(true)).map(|address| address.to_string()),
            name: found.name().and_then(|name| name.get(None)).map(|name| name.to_string()),
            language: found.locale().and_then(|tag| tag.parse().ok()),
        })
    }
}

/// What a claim says: one text or a list of them; none for anything else.
fn values(claim: &Value) -> Option<Vec<String>> {
    match claim {
        Value::String(one) => Some(vec![one.clone()]),
        Value::Array(all) => Some(all.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        _ => None,
    }
}

/// Whom the provider vouches for with a code. Their address is asked for only if `wants_address` says that their
/// subject is not known.
///
/// # Errors
/// If the store cannot be read; inside, [`PartyError`].
pub async fn vouched_for<F>(
    app: &AppState,
    provider: IdentityProvider,
    base: String,
    sign_in: &WaitingAtProvider,
    code: String,
    now: Timestamp,
    wants_address: impl FnOnce(String) -> F,
) -> Result<Result<VouchedFor, PartyError>, StoreError>
where
    F: Future<Output = Result<bool, StoreError>>,
{
    let party = match Party::of(app, provider.clone(), base.clone(), false, now).await? {
        Ok(party) => party,
        Err(fault) => return Ok(Err(fault.into())),
    };
    let tokens = match party.exchange(sign_in, code).await {
        Ok(tokens) => tokens,
        Err(error) => return Ok(Err(error)),
    };
    let (party, verified) = match party.verified(&tokens, sign_in, now) {
        // The provider may have a new key since it was asked.
        Err(true) => match Party::of(app, provider, base, true, now).await? {
            Ok(party) => {
                let verified = party.verified(&tokens, sign_in, now);
                (party, verified)
            }
            Err(fault) => return Ok(Err(fault.into())),
        },
        verified => (party, verified),
    };
    let Ok(vouched) = verified else { return Ok(Err(ProviderFault::Token.into())) };
    if vouched.address.is_some() || !wants_address(vouched.subject.clone()).await? {
        return Ok(Ok(vouched));
    }
    Ok(party.details_of(&tokens, &vouched.subject).await.map(|details| VouchedFor {
        address: details.address,
        name: vouched.name.or(details.name),
        language: vouched.language.or(details.language),
        ..vouched
    }))
}

/// The signatures that are accepted: those that the provider says it makes, and of these only those with a public key.
/// With a shared secret everybody who knows it could sign, and `none` is not a signature.
pub(super) fn signatures(metadata: &ProviderMetadataWithLogout) -> Vec<CoreJwsSigningAlgorithm> {
    let made = metadata.id_token_signing_alg_values_supported().iter();
    made.filter(|alg| !alg.uses_shared_secret() && **alg != CoreJwsSigningAlgorithm::None).cloned().collect()
}

fn moment(now: Timestamp) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp(now.as_second(), 0).unwrap_or_default()
}
