//! Requests to the identity provider, for the library that speaks OpenID Connect: only to hosts that its settings name,
//! and with a time limit.

use std::pin::Pin;
use std::time::Duration;

use axum::body::Bytes;
use http_body_util::Full;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

use super::{Endpoint, OutgoingReach, https};
use domain::identity_provider::ProviderFault;
use domain::message::MessageFault;

/// How long one request may take, and the longest answer: a set of keys with certificates is the longest that providers
/// send.
const BOUNDS: https::Bounds = https::Bounds { time: Duration::from_secs(8), bytes: 256 * 1024 };

/// Sends the requests.
#[derive(Clone, Debug)]
pub struct ProviderHttp {
    hosts: Option<Vec<String>>,
    reach: OutgoingReach,
}

impl ProviderHttp {
    /// Connects to any host that an address may name: while an admin sets the provider up.
    #[must_use]
    pub const fn to_any(reach: OutgoingReach) -> Self {
        Self { hosts: None, reach }
    }

    /// Connects to these hosts and no others.
    #[must_use]
    pub const fn only_to(hosts: Vec<String>, reach: OutgoingReach) -> Self {
        Self { hosts: Some(hosts), reach }
    }

    /// Reads an address that the provider names.
    ///
    /// # Errors
    /// [`ProviderFault::Forbidden`] if the program may not connect to it.
    pub fn endpoint(&self, address: &str) -> Result<Endpoint, ProviderFault> {
        Endpoint::parse(address, self.reach).ok_or(ProviderFault::Forbidden)
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, ProviderFault> {
        let endpoint = self.endpoint(&request.uri().to_string())?;
        if self.hosts.as_ref().is_some_and(|hosts| !hosts.contains(&endpoint.label())) {
            return Err(ProviderFault::OtherHost);
        }
        let request = request.map(|body| Full::new(Bytes::from(body)));
        let sent = https::send(&endpoint, request, BOUNDS).await;
        let answer = sent.map_err(|wrong| match wrong.fault {
            MessageFault::Unreachable => ProviderFault::Unreachable,
            MessageFault::Certificate => ProviderFault::Certificate,
            MessageFault::Forbidden => ProviderFault::Forbidden,
            _ => ProviderFault::Answer,
        })?;
        let mut response = HttpResponse::new(answer.body.to_vec());
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok(response)
    }
}

impl<'c> AsyncHttpClient<'c> for ProviderHttp {
    type Error = ProviderFault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, ProviderFault>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn ask(http: &ProviderHttp, address: &str) -> Result<HttpResponse, ProviderFault> {
        http.call(openidconnect::http::Request::get(address).body(Vec::new()).expect("a request")).await
    }

    #[tokio::test]
    async fn only_hosts_that_an_admin_saved_are_asked() {
        let http = ProviderHttp::only_to(vec!["id.example.com".to_owned()], OutgoingReach::Others);
        assert_eq!(ask(&http, "https://other.example.com/keys").await.err(), Some(ProviderFault::OtherHost));
        assert_eq!(ask(&http, "https://id.example.com:8443/keys").await.err(), Some(ProviderFault::OtherHost));
        for forbidden in ["http://id.example.com/keys", "https://127.0.0.1/keys", "https://169.254.169.254/latest"] {
            let any = ProviderHttp::to_any(OutgoingReach::Others);
            assert_eq!(ask(&any, forbidden).await.err(), Some(ProviderFault::Forbidden), "{forbidden}");
        }
    }
}
