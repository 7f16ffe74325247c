//! Programs that give the true number of answers away: the comparison finds each of them, otherwise it proves nothing.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use store::Store;

use super::*;

/// How the number is given away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leak {
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
    /// In the metrics.
    Counter,
}

impl Leak {
    /// All but the first.
    const ALL: [Self; 7] = [Self::Written, Self::Size, Self::Header, Self::Gap, Self::Read, Self::Line, Self::Counter];

    /// Changes the answer to a request.
    async fn change(self, mut response: Response, number: usize, store: &Store) -> Response {
        match self {
            Self::Nothing => response,
            Self::Written | Self::Counter => with_more(response, &format!("weathervane_answers {number}\n")).await,
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

impl ClosedCentre {
    /// The same centre, whose program gives the number of its check-ins away in the answers of one path.
    fn giving_away(&self, leak: Leak, path: &str) -> Self {
        let database = rusqlite::Connection::open(self.app.app.store.file()).unwrap();
        let number: i64 = database.query_row("SELECT count(*) FROM check_in", [], |row| row.get(0)).unwrap();
        let number = usize::try_from(number).unwrap();
        let (store, path) = (self.app.app.store.clone(), path.to_owned());
        let over = move |router: Router| {
            router.layer(from_fn(move |request: Request, next: Next| {
                let (store, is_there) = (store.clone(), request.uri().path() == path);
                async move {
                    let response = next.run(request).await;
                    if is_there { leak.change(response, number, &store).await } else { response }
                }
            }))
        };
        Self { app: self.app.clone().answering(over) }
    }
}

/// What a psychologist can tell of the two centres by this address, if the program gives the number away at this path.
async fn told(left: &ClosedCentre, right: &ClosedCentre, leak: Leak, (path, address): (&str, &str)) -> SameResult {
    let (left, right) = (left.giving_away(leak, path), right.giving_away(leak, path));
    let (one, other) = (left.browser("s1").await, right.browser("s1").await);
    compare_opened("s1", [(&left, &one), (&right, &other)], vec![address.to_owned()], 1).await?;
    compare_counted("s1", &left, &right).await
}

#[tokio::test]
async fn a_number_of_answers_is_found_wherever_it_is_given_away() {
    let (with, without) = a_few_private_answers().await;
    let (left, right) = with_the_same_figures(with, without).await;
    let [week, _] = PERIODS;
    for kind in ["", "/report.csv", "/report.json", "/report.pdf"] {
        let path = format!("/climate/site-1{kind}");
        let address = format!("{path}?period={week}");
        told(&left, &right, Leak::Nothing, (&path, &address)).await.unwrap();
        for leak in Leak::ALL {
            let path = if leak == Leak::Counter { "/metrics" } else { &path };
            let outcome = told(&left, &right, leak, (path, &address)).await;
            assert!(outcome.is_err(), "{leak:?} of {address} was not found");
        }
    }
}

#[tokio::test]
async fn figures_that_were_drawn_apart_are_found_in_both_files() {
    // Nothing was said that differs, but the noise is another: a report that shows it differs as well.
    let (left, right) = (ClosedCentre::after(shown).await, ClosedCentre::after(shown).await);
    let (one, other) = (left.browser("s1").await, right.browser("s1").await);
    for kind in ["csv", "json"] {
        let mut found = false;
        for period in PERIODS {
            let open = vec![format!("/climate/site-1/report.{kind}?period={period}")];
            found |= compare_opened("s1", [(&left, &one), (&right, &other)], open, 1).await.is_err();
        }
        assert!(found, "{kind}");
    }
}
