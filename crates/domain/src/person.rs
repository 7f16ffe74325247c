//! Roles that a person may hold, and the relation of a person to a team over time.

use serde::{Deserialize, Serialize};

use super::{PersonId, TeamId, Workday};

/// What somebody does in the centre. One person may hold several, but nobody is psychologist for people they lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Checks in.
    Agent,
    /// Leads named teams.
    Lead,
    /// Looks after the climate; sees nobody by name.
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
        Self::ALL.into_iter().find(|r| r.key() == text.trim()).ok_or_else(|| text.trim().to_owned())
    }
}

/// The roles of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Roles(u8);

impl Roles {
    /// Whether `role` is among them.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// These and `role`.
    #[must_use]
    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | (1 << role as u8))
    }

    /// The roles held, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// Whether one person may hold all of these: nobody is psychologist for people they lead.
    #[must_use]
    pub const fn go_together(self) -> bool {
        !(self.has(Role::Lead) && self.has(Role::Psychologist))
    }

    /// Whether nothing is held.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The stored form: one bit a role.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// From the stored form; unknown bits are dropped.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0b1111)
    }

    /// Reads `agent;lead` (separated by `;`).
    ///
    /// # Errors
    /// The word that is no role.
    pub fn parse_many(text: &str) -> Result<Self, String> {
        text.split([';', '\u{ff1b}']).map(str::trim).filter(|part| !part.is_empty()).map(str::parse).collect()
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

/// How a person belongs to a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamRole {
    /// Works in it.
    Member,
    /// Leads it, alone or with others.
    Lead,
}

/// One tie of one person to one team over an interval of workdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Membership {
    /// Who.
    pub person: PersonId,
    /// Which team.
    pub team: TeamId,
    /// Member or lead.
    pub tie: TeamRole,
    /// First workday.
    pub from: Workday,
    /// Last workday; open where absent.
    pub until: Option<Workday>,
}

impl Membership {
    /// Whether the tie holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: Workday) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }
}

/// The first workday of a tie as lead that was stated to begin on `stated` and is announced on `announced`.
///
/// A role reaches only what is said after those concerned could know of it: a tie is never backdated, whoever makes it and
/// whatever a file says. But where the team is made in the same breath nothing was said in it yet, and its leads may stand as long
/// as their file says.
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
    fn of_two_roles_only_lead_and_psychologist_do_not_go_together() {
        for one in Role::ALL {
            for other in Role::ALL.into_iter().filter(|other| *other != one) {
                let apart = [one, other].contains(&Role::Lead) && [one, other].contains(&Role::Psychologist);
                assert_eq!(Roles::default().with(one).with(other).go_together(), !apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn roles_are_written_and_read_alike() {
        for bits in 0..16 {
            let roles = Roles::from_bits(bits);
            assert_eq!(Roles::parse_many(&roles.to_string()), Ok(roles));
        }
        assert_eq!(Roles::parse_many("agent;boss"), Err("boss".to_owned()));
    }
}
