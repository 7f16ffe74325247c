//! The identity of a flag: whose it is, in which sight, of which kind and since when, as one hash that may stand in an address.

use sha2::{Digest, Sha256};

use super::store::FlagId;
use crate::domain::{PersonId, TeamId};
use crate::insight::flag::{Flag, Severity};

/// The identity of a flag about one person, in the sight of a lead.
#[must_use]
pub fn person_flag_id(person: PersonId, flag: &Flag) -> FlagId {
    hashed(&format!("person:{person}:{}", flag.key()))
}

/// The identity of a flag of a team.
#[must_use]
pub fn team_flag_id(team: TeamId, flag: &Flag) -> FlagId {
    hashed(&format!("team:{team}:{}", flag.key()))
}

/// Whether a lead is shown a flag about somebody: from the second step up. The first is for the person alone.
#[must_use]
pub fn shown_to_leads(flag: &Flag) -> bool {
    flag.severity >= Severity::Talk
}

fn hashed(text: &str) -> FlagId {
    let mut id = [0; 16];
    for (place, byte) in id.iter_mut().zip(Sha256::digest(text.as_bytes())) {
        *place = byte;
    }
    FlagId(id)
}
