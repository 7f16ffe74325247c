//! Signing out at the identity provider, too: otherwise the next person at the desk is one click away from the account.

use super::in_use;
use crate::state::AppState;
use crate::web::visitor::Visitor;
use openidconnect::{ClientId, LogoutRequest, PostLogoutRedirectUrl};

/// The address at which the provider asks whether to sign out there; none if the session does not rest on one there, or
/// if the provider has no such address. A session that has ended here may last longer there. Uses only what is in
/// memory: signing out does not wait for another machine.
pub async fn address(app: &AppState, visitor: &Visitor) -> Option<String> {
    if !visitor.is_of_provider() {
        return None;
    }
    let found = in_use(app).await;
    let found = found.inspect_err(|error| tracing::error!(%error, "the identity provider could not be read"));
    let (provider, base) = found.ok().flatten()?;
    let metadata = app.provider_sign_ins.last_known(&provider.issuer)?;
    let end_session = metadata.additional_metadata().end_session_endpoint.clone()?;
    let back = PostLogoutRedirectUrl::new(format!("{base}/sign-in")).ok()?;
    // No token of the provider is kept, so none is shown to it: it knows the session by its own cookie.
    let request = LogoutRequest::from(end_session)
        .set_client_id(ClientId::new(provider.client_id))
        .set_post_logout_redirect_uri(back);
    Some(request.http_get_url().into())
}
