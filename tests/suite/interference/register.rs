//! A source of the stressor register that nobody signed.

use uuid::Uuid;

use crate::support::Floor;

impl Floor {
    /// Lets one agent propose a source without a name and another support it. The same source on every floor. Returns its id.
    pub(super) async fn keep_source(&self, [author, supporter]: [&str; 2]) -> String {
        let id = Uuid::from_u128(9 << 100).simple().to_string();
        let proposal = [
            ("id", id.as_str()),
            ("words", "The system is slow in the mornings"),
            ("about", "kind/systems"),
            ("how_often", "every_shift"),
            ("since", "months"),
            ("named", "no"),
        ];
        let proposed = self.app.signed_in_with_key(author).await.ask("propose_source", &proposal).await;
        assert!(proposed.status.is_success(), "{}", proposed.text());
        let supported = self.app.signed_in_with_key(supporter).await.ask("support_source", &[("source", &id)]).await;
        assert!(supported.status.is_success(), "{}", supported.text());
        id
    }
}
