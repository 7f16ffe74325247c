//! Programs that give away a number that depends on what somebody may not see: the tests of the comparisons run them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use store::Store;

use crate::support::TestApp;

/// How the number is given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leak {
    /// Nothing is.
    Nothing,
    /// Written at the end of a page or file.
    Written,
    /// By the size of the answer.
    Size,
    /// In a header.
    Header,
    /// There is an answer only for some numbers.
    Gap,
    /// For some numbers the answer takes another read.
    Read,
    /// In the log.
    Line,
    /// In the metrics: a counter that grows by it.
    Counter,
}

impl Leak {
    /// All but the first.
    pub(super) const ALL: [Self; 7] =
        [Self::Written, Self::Size, Self::Header, Self::Gap, Self::Read, Self::Line, Self::Counter];

    /// Changes the answer to a request, of so many so far.
    async fn change(self, mut response: Response, number: usize, answers: usize, store: &Store) -> Response {
        match self {
            Self::Nothing => response,
            Self::Written => with_more(response, &format!("weathervane_answers {number}\n")).await,
            Self::Counter => with_more(response, &format!("weathervane_answers {}\n", number * answers)).await,
            Self::Size => with_more(response, &" ".repeat(number)).await,
            Self::Header => {
                response.headers_mut().insert("x-answers", number.into());
                response
            }
            Self::Gap => {
                if number.is_multiple_of(2) {
                    *response.status_mut() = StatusCode::NOT_FOUND;
                }
                response
            }
            Self::Read => {
                if number.is_multiple_of(2) {
                    store.people().by_key("a10".to_owned()).await.unwrap();
                }
                response
            }
            Self::Line => {
                tracing::info!(target: "weathervane::sabotage", number, "answers were counted");
                response
            }
        }
    }
}

async fn with_more(response: Response, more: &str) -> Response {
    let (mut parts, body) = response.into_parts();
    let mut bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    bytes.extend_from_slice(more.as_bytes());
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(bytes))
}

impl TestApp {
    /// The same centre, whose program gives the number of its check-ins away in the answers of paths that begin so.
    pub(super) fn giving_away(&self, leak: Leak, path: &str) -> Self {
        let database = rusqlite::Connection::open(self.app.store.file()).unwrap();
        let number: i64 = database.query_row("SELECT count(*) FROM check_in", [], |row| row.get(0)).unwrap();
        let number = usize::try_from(number).unwrap();
        let (store, path, answered) = (self.app.store.clone(), path.to_owned(), Arc::new(AtomicUsize::new(0)));
        let over = move |router: Router| {
            router.layer(from_fn(move |request: Request, next: Next| {
                let (store, answered) = (store.clone(), Arc::clone(&answered));
                let is_there = request.uri().path().starts_with(&path);
                async move {
                    let response = next.run(request).await;
                    if !is_there {
                        return response;
                    }
                    let answers = answered.fetch_add(1, Ordering::Relaxed) + 1;
                    leak.change(response, number, answers, &store).await
                }
            }))
        };
        self.clone().answering(over)
    }
}
