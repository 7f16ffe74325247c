//! What can go wrong between this centre and the identity provider of the company.

/// Why nobody could be signed in through the identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderFault {
    /// It did not answer, or not in time.
    Unreachable,
    /// Its certificate is not valid.
    Certificate,
    /// Its address is one that the program does not connect to.
    Forbidden,
    /// It names a host that it did not name when an admin set it up.
    OtherHost,
    /// Its answer could not be read, or is not that of an identity provider with this issuer.
    Answer,
    /// It refused the client or its secret.
    Client,
    /// What it signed is not valid: signature, issuer, audience, nonce or time.
    Token,
}

impl ProviderFault {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Unreachable,
        Self::Certificate,
        Self::Forbidden,
        Self::OtherHost,
        Self::Answer,
        Self::Client,
        Self::Token,
    ];

    /// The stable name in the database.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Certificate => "certificate",
            Self::Forbidden => "forbidden",
            Self::OtherHost => "other_host",
            Self::Answer => "answer",
            Self::Client => "client",
            Self::Token => "token",
        }
    }

    /// The value with this stable name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

impl std::fmt::Display for ProviderFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

impl std::error::Error for ProviderFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stable_name_leads_back_to_its_value() {
        assert!(ProviderFault::ALL.into_iter().all(|one| ProviderFault::of_key(one.key()) == Some(one)));
    }
}
