//! The roles of a person in the centre, and the membership of a person in a team over time.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::text::list_items;
use crate::{PersonId, TeamId, Workday, canonical_id};

/// A role in the centre. One person may have several, but nobody is psychologist and lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Checks in.
    Agent,
    /// Leads named teams.
    Lead,
    /// Reads the climate; sees nobody by name.
    Psychologist,
    /// Administers; sees no mood.
    Admin,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Agent, Self::Lead, Self::Psychologist, Self::Admin];

    /// The stable name used in rosters and message keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Lead => "lead",
            Self::Psychologist => "psychologist",
            Self::Admin => "admin",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let name = canonical_id(text);
        Self::ALL.into_iter().find(|r| r.key() == name).ok_or_else(|| text.trim().to_owned())
    }
}

/// The roles of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Roles(u8);

impl Roles {
    /// Returns true if `role` is among them.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// Returns these roles and `role`.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | (1 << role as u8))
    }

    /// Returns the roles in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// Returns true if one person may have all of these: nobody is psychologist and lead.
    #[must_use]
    pub const fn are_compatible(self) -> bool {
        !(self.has(Role::Lead) && self.has(Role::Psychologist))
    }

    /// Returns true if there is no role.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the stored form: one bit per role.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Reads the stored form; unknown bits are dropped.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0b1111)
    }

    /// Parses a list such as `agent;lead`, in any case.
    ///
    /// # Errors
    /// If a part is not a role; returns that part.
    pub fn parse_many(text: &str) -> Result<Self, String> {
        list_items(text).map(str::parse).collect()
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Display for Roles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.iter().map(Role::key).collect();
        f.write_str(&names.join(";"))
    }
}

/// The role of a person in one team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamRole {
    /// Works in it.
    Member,
    /// Leads it, alone or with others.
    Lead,
}

/// One person's role in one team over an interval of workdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Membership {
    /// The member or lead.
    pub person: PersonId,
    /// The team, at any site.
    pub team: TeamId,
    /// Member or lead.
    pub role: TeamRole,
    /// First workday.
    pub from: Workday,
    /// Last workday, included; absent while it is open.
    pub until: Option<Workday>,
    /// From when check-ins of others are in sight: the later of the grant and of the last password reset that nobody
    /// has confirmed.
    pub sees_from: Timestamp,
}

impl Membership {
    /// Returns true if the membership includes `day`.
    #[must_use]
    pub fn holds_on(&self, day: Workday) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }

    /// Returns true if it includes the workday of something that others stated, and was granted before the moment at
    /// which they did.
    #[must_use]
    pub fn has_in_sight(&self, workday: Workday, stated_at: Timestamp) -> bool {
        self.holds_on(workday) && self.sees_from <= stated_at
    }
}

/// Returns the first workday of a lead whose start is stated as `stated` and who is announced to the team on
/// `announced`.
///
/// A new lead sees only check-ins made after the team could know about them, so the start is never backdated, not even
/// by a roster file. A new team has no check-ins yet: there the stated day counts.
#[must_use]
pub fn lead_from(stated: Workday, announced: Workday, team_is_new: bool) -> Workday {
    if team_is_new { stated } else { stated.max(announced) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_of_a_team_that_is_there_begins_when_it_is_announced_or_later() {
        let day = Workday::from_number;
        assert_eq!(lead_from(day(10), day(100), false), day(100));
        assert_eq!(lead_from(day(120), day(100), false), day(120));
        assert_eq!(lead_from(day(10), day(100), true), day(10));
    }

    #[test]
    fn only_lead_and_psychologist_are_incompatible() {
        for one in Role::ALL {
            for other in Role::ALL.into_iter().filter(|other| *other != one) {
                let apart = [one, other].contains(&Role::Lead) && [one, other].contains(&Role::Psychologist);
                assert_eq!(Roles::default().with(one).with(other).are_compatible(), !apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn roles_are_written_and_read_alike() {
        for bits in 0..16 {
            let roles = Roles::from_bits(bits);
            assert_eq!(Roles::parse_many(&roles.to_string()), Ok(roles));
        }
        assert_eq!(Roles::parse_many("Agent, LEAD"), Roles::parse_many("agent;lead"));
        assert_eq!(Roles::parse_many("agent;boss"), Err("boss".to_owned()));
    }
}
