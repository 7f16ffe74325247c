//! What the identity provider of the company may change of people, if an admin switches it on: who is added, and which
//! roles it grants.

use crate::text::listed_words;
use crate::{Role, Roles};

/// The most domains that can be listed.
const MAX_DOMAINS: usize = 20;

/// The roles that a claim can grant: those that need no team.
const CLAIMED_ROLES: [Role; 2] = [Role::Psychologist, Role::Admin];

/// What the provider may change of people. By default nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProviderPeople {
    /// The domains of the e-mail addresses whose people are added at their first sign-in, in lower case; empty if
    /// nobody is.
    pub domains: Vec<String>,
    /// The claim that names roles; none if roles come from the roster alone.
    pub role_claim: Option<RoleClaim>,
}

/// A claim that names roles, and what it says of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleClaim {
    /// The name of the claim.
    pub name: String,
    /// What it says of a psychologist; empty if it says nothing of them.
    pub psychologist: String,
    /// What it says of an admin; empty if it says nothing of them.
    pub admin: String,
}

impl ProviderPeople {
    /// Whether somebody with this address is added: its domain is one of [`Self::domains`] and not only ends like one.
    /// Addresses that are not all ASCII belong to nobody here: two of them can look the same.
    #[must_use]
    pub fn adds(&self, address: &str) -> bool {
        let parts = address.split_once('@').filter(|(name, domain)| !name.is_empty() && !domain.contains('@'));
        address.is_ascii()
            && parts.is_some_and(|(_, domain)| self.domains.iter().any(|known| known.eq_ignore_ascii_case(domain)))
    }
}

impl RoleClaim {
    /// What it says of a role; none if it says nothing of it.
    #[must_use]
    fn value_of(&self, role: Role) -> Option<&str> {
        let value = match role {
            Role::Psychologist => self.psychologist.as_str(),
            Role::Admin => self.admin.as_str(),
            Role::Agent | Role::Lead => "",
        };
        Some(value).filter(|value| !value.is_empty())
    }

    /// The roles of somebody that change, and whether they have each then. `stated` is what the claim says. A role that
    /// is stated is granted; one that is not stated ends only if it is one of those that `came` from the claim.
    pub fn changes(&self, held: Roles, came: Roles, stated: &[String]) -> Vec<(Role, bool)> {
        let change = |role: Role| {
            let is_stated = stated.iter().any(|one| Some(one.as_str()) == self.value_of(role));
            self.value_of(role)?;
            match (held.has(role), is_stated) {
                (false, true) => Some((role, true)),
                (true, false) if came.has(role) => Some((role, false)),
                _ => None,
            }
        };
        CLAIMED_ROLES.into_iter().filter_map(change).collect()
    }
}

/// Reads domains of e-mail addresses as people list them: with commas, semicolons or spaces between them, with or
/// without an `@` before.
///
/// # Errors
/// The text that is not a domain, or the one that is too many.
pub fn mail_domains(text: &str) -> Result<Vec<String>, String> {
    let mut found: Vec<String> = Vec::new();
    for part in listed_words(text) {
        let domain = part.strip_prefix('@').unwrap_or(part).to_ascii_lowercase();
        let label = |label: &str| {
            let fits = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            fits && !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
        };
        let has_name_at_the_end =
            domain.rsplit('.').next().is_some_and(|last| !last.chars().all(|c| c.is_ascii_digit()));
        if !domain.contains('.') || !domain.split('.').all(label) || !has_name_at_the_end || domain.len() > 253 {
            return Err(part.to_owned());
        }
        if found.contains(&domain) {
            continue;
        }
        if found.len() == MAX_DOMAINS {
            return Err(part.to_owned());
        }
        found.push(domain);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_exactly_a_listed_domain_are_added() {
        let people = ProviderPeople { domains: vec!["example.com".to_owned()], role_claim: None };
        for address in ["a@example.com", "A.B@EXAMPLE.com", "a+b@example.com"] {
            assert!(people.adds(address), "{address}");
        }
        for address in [
            "a@evil-example.com",
            "a@sub.example.com",
            "a@example.com.evil.net",
            "a@example.com.",
            "a@example.co",
            "a@evil.net@example.com",
            "example.com",
            "@example.com",
            "a@ex\u{e4}mple.com",
            "a@\u{ff45}xample.com",
            "\u{430}@example.com",
            "a@",
            "",
        ] {
            assert!(!people.adds(address), "{address}");
        }
        assert!(!ProviderPeople::default().adds("a@example.com"), "by default nobody is added");
    }

    #[test]
    fn domains_are_read_as_people_list_them() {
        let list = |text: &str| mail_domains(text);
        assert_eq!(
            list("Example.com, @example.cn\u{ff0c}a.example.org  example.com").unwrap_or_default(),
            ["example.com", "example.cn", "a.example.org"]
        );
        assert_eq!(list(" "), Ok(Vec::new()));
        for wrong in [
            "com",
            "*.example.com",
            "a@example.com",
            "example..com",
            "-a.com",
            "10.0.0.1",
            "https://example.com",
            "ex\u{e4}mple.com",
        ] {
            assert_eq!(list(wrong), Err(wrong.to_owned()));
        }
        let many: Vec<String> = (0..=MAX_DOMAINS).map(|number| format!("d{number}.example")).collect();
        assert_eq!(list(&many.join(" ")), Err(format!("d{MAX_DOMAINS}.example")));
    }

    #[test]
    fn a_claim_grants_what_it_states_and_ends_only_what_came_from_it() {
        let claim = RoleClaim { name: "roles".to_owned(), psychologist: "psy".to_owned(), admin: String::new() };
        let roles = |text: &str| Roles::parse_many(text).unwrap_or_default();
        let states = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let changes =
            |held: &str, came: &str, stated: &[&str]| claim.changes(roles(held), roles(came), &states(stated));
        assert_eq!(changes("agent", "", &["psy", "other"]), [(Role::Psychologist, true)]);
        assert_eq!(
            changes("psychologist", "psychologist", &["psychologist", "PSY", "psy "]),
            [(Role::Psychologist, false)]
        );
        assert_eq!(changes("psychologist", "", &[]), [], "the roster gave it");
        assert_eq!(changes("admin", "admin", &[]), [], "it says nothing of admins");
        assert_eq!(changes("agent", "", &[""]), [], "an empty value means nobody");
        assert_eq!(changes("psychologist", "psychologist", &["psy"]), []);
    }
}
