//! Comments on climate reports: one per author, unit and period, signed with the author's name.

use crate::EmptyStore;
use crate::fixtures::{centre, moment};
use domain::OrgUnit;
use insight::climate::Period;
use weathervane_store::Store;

const SITE: OrgUnit = OrgUnit::Site(1);

fn month() -> Period {
    "2026-03".parse().expect("a month")
}

fn words(text: &str) -> [String; 3] {
    [text.to_owned(), "Look at the queue".to_owned(), "Chen Bo".to_owned()]
}

async fn texts(store: &Store, unit: OrgUnit, period: Period) -> Vec<(String, String)> {
    let found = store.climate().comments(unit, period).await.expect("a read");
    found.into_iter().map(|comment| (comment.signed, comment.comment)).collect()
}

pub async fn a_new_comment_replaces_that_of_the_same_author(empty: &impl EmptyStore) {
    let store = empty.store();
    let [first, second, _] = centre(store).await;
    for (author, text, at) in [(first, "Busy", 1), (second, "Calm", 2), (first, "Busier", 3)] {
        store.climate().sign_comment(SITE, month(), author, words(text), moment(at)).await.expect("a write");
    }
    let of = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    assert_eq!(texts(store, SITE, month()).await, [of("An Xi", "Calm"), of("Gao Lin", "Busier")]);
}

pub async fn a_comment_belongs_to_one_unit_and_period_and_its_author_removes_it(empty: &impl EmptyStore) {
    let store = empty.store();
    let [author, other, _] = centre(store).await;
    store.climate().sign_comment(SITE, month(), author, words("Busy"), moment(1)).await.expect("a write");
    assert_eq!(texts(store, OrgUnit::Department(1), month()).await, []);
    assert_eq!(texts(store, SITE, "2026-Q1".parse().expect("a quarter")).await, []);
    assert!(!store.climate().remove_comment(SITE, month(), other).await.expect("a write"));
    assert_eq!(texts(store, SITE, month()).await.len(), 1);
    assert!(store.climate().remove_comment(SITE, month(), author).await.expect("a write"));
    assert_eq!(texts(store, SITE, month()).await, []);
}
