//! A source of the stressor register that nobody signed.

use uuid::Uuid;

use crate::support::Floor;

impl Floor {
    /// Lets one agent propose a source without a name and another support it. The same source on every floor. Returns
    /// its id.
    pub(super) async fn keep_source(&self, [author, supporter]: [&str; 2]) -> String {
        let id = of_both_floors();
        let proposal = proposal(&id, "The system is slow in the mornings");
        let proposed = self.with_own_key(author).await.ask("propose_source", &proposal).await;
        assert!(proposed.status.is_success(), "{}", proposed.text());
        let supported = self.with_own_key(supporter).await.ask("support_source", &[("source", &id)]).await;
        assert!(supported.status.is_success(), "{}", supported.text());
        id
    }

    /// Proposes a source without a name and takes it back; supports the source of both floors and takes that back too.
    pub(super) async fn take_sources_back(&self, key: &str, number: usize) {
        let browser = self.with_own_key(key).await;
        let own = Uuid::from_u128(10 << 100 | number as u128).simple().to_string();
        let known = of_both_floors();
        let mut forms = vec![
            ("propose_source", proposal(&own, "The chairs hurt after a long shift").to_vec()),
            ("take_back_source", vec![("source", own.as_str())]),
        ];
        if !CONCERNED.contains(&key) {
            forms.extend(["support_source", "take_back_source"].map(|form| (form, vec![("source", known.as_str())])));
        }
        for (form, fields) in forms {
            let answer = browser.ask(form, &fields).await;
            assert!(answer.status.is_success(), "{key} {form}: {}", answer.text());
        }
    }
}

/// The people who propose or support the source of both floors, on one of them.
const CONCERNED: [&str; 4] = ["a2", "a3", "b2", "b3"];

/// The id of the source that is on both floors.
fn of_both_floors() -> String {
    Uuid::from_u128(9 << 100).simple().to_string()
}

/// The fields of a proposal without a name, also if something like it is there.
fn proposal<'a>(id: &'a str, words: &'a str) -> [(&'static str, &'a str); 7] {
    [
        ("id", id),
        ("words", words),
        ("about", "kind/systems"),
        ("how_often", "every_shift"),
        ("since", "months"),
        ("named", "no"),
        ("even_so", "yes"),
    ]
}
