//! What is left of a case on disk after a psychologist decided it.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{NewCase, NewPerson, ReleasedCase, Store};
use domain::library_case::CaseWords;
use domain::{LibraryCaseId, Locale};

#[tokio::test]
async fn a_decision_deletes_the_words_of_the_author() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = Store::open(directory.path()).expect("a store");
    let now = Timestamp::UNIX_EPOCH;
    let new = NewPerson { key: "a1".to_owned(), name: "Gao Lin".to_owned(), ..NewPerson::default() };
    let author = store.people().add(new, None, now).await.expect("a person");
    let [released, declined] = [1, 2].map(|number| LibraryCaseId(Uuid::from_u128(number)));
    let words = CaseWords { happened: "He shouted.".to_owned(), tried: String::new(), say: String::new() };
    for id in [released, declined] {
        let new = NewCase { id, language: Locale::En, stressor: None, source: None, words: words.clone() };
        store.library().write_case(author, new, now).await.expect("a write");
    }
    let kept = || async {
        let count = "SELECT count(words) FROM own_case";
        store.read(move |c| Ok(c.query_row(count, [], |row| row.get::<_, u32>(0))?)).await.expect("a read")
    };
    assert_eq!(kept().await, 2);
    let title = "Edited".to_owned();
    let version = ReleasedCase { id: released, language: Locale::En, stressor: None, source: None, title, words };
    assert!(store.library().release_case(version).await.expect("a write"));
    assert_eq!(kept().await, 1);
    assert!(store.library().decline_case(author, declined, "Thank you.".to_owned(), now).await.expect("a write"));
    assert_eq!(kept().await, 0);
}
