//! Programs that call the interface for programs with a token.

use axum::body::Body;
use axum::http::Method;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use domain::TokenScope;
use store::{NewApiToken, token};
use weathervane::app::tokens::lasts;

use super::{Answer, TestApp};

impl TestApp {
    /// Adds a token with these scopes, of a person or of a machine. The secret is the name.
    pub async fn token(&self, secret: &str, person: Option<&str>, scopes: &[TokenScope]) -> String {
        let person = match person {
            Some(key) => Some(self.person(key).await),
            None => None,
        };
        let new = NewApiToken {
            token: token::hash(secret),
            label: format!("Program {secret}"),
            scopes: scopes.to_vec(),
            person,
            made_by: person,
            ends_at: self.now().checked_add(lasts(30)).unwrap(),
        };
        self.app.store.api_tokens().add(new, self.now()).await.unwrap();
        secret.to_owned()
    }

    /// Calls an address below `/api/v1`, with a JSON body if there is one.
    pub async fn call(&self, method: &str, address: &str, secret: &str, body: Option<&str>) -> Answer {
        self.call_with(method, address, secret, body, &[]).await
    }

    /// Calls an address below `/scim/v2`, with a JSON body if there is one.
    pub async fn scim(&self, method: &str, address: &str, secret: &str, body: Option<&str>) -> Answer {
        let headers = if secret.is_empty() { Vec::new() } else { vec![(AUTHORIZATION, format!("Bearer {secret}"))] };
        let add = |request: axum::http::request::Builder| {
            let request = request.header(CONTENT_TYPE, "application/scim+json");
            headers.iter().fold(request, |request, (name, value)| request.header(name, value))
        };
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_owned()));
        self.visitor().send(method.parse().unwrap(), &format!("/scim/v2{address}"), add, body).await
    }

    /// The same as [`Self::call`] with more headers.
    pub async fn call_with(
        &self,
        method: &str,
        address: &str,
        secret: &str,
        body: Option<&str>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let method: Method = method.parse().unwrap();
        let add = |mut request: axum::http::request::Builder| {
            if !secret.is_empty() {
                request = request.header(AUTHORIZATION, format!("Bearer {secret}"));
            }
            if body.is_some() {
                request = request.header(CONTENT_TYPE, "application/json");
            }
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))
        };
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_owned()));
        self.visitor().send(method, &format!("/api/v1{address}"), add, body).await
    }
}
