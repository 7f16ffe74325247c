//! Programs that give the true number of answers away: the comparison finds each of them, otherwise it proves nothing.

use super::*;
use crate::interference::leak::Leak;

impl ClosedCentre {
    /// The same centre, whose program gives the number of its check-ins away in the answers of one path.
    fn giving_away(&self, leak: Leak, path: &str) -> Self {
        Self { app: self.app.giving_away(leak, path) }
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
