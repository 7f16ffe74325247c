//! A tough call as a form sends it: every field is text, and every fault is reported at once.

use super::{Heaviness, ToughCall, ToughCallId, ToughCallKind, ToughCallSource};
use crate::{Audience, PersonId, TeamId, Workday};
use jiff::Timestamp;

/// The fields of the form.
#[derive(Clone, Copy, Debug, Default)]
pub struct ToughCallInput<'a> {
    /// The key of the source.
    pub source: &'a str,
    /// The keys of the kind and of the heaviness, which one tap states together: `feeling:heavy`.
    pub said: &'a str,
    /// The key of the audience; empty is private.
    pub audience: &'a str,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToughCallFault {
    /// No source, or an unknown one.
    Source,
    /// No kind and heaviness, or unknown ones.
    Said,
    /// An audience that tough calls do not have.
    Audience,
}

impl ToughCallFault {
    /// The field that it concerns.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Said => "said",
            Self::Audience => "audience",
        }
    }
}

/// What a person states about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToughCallContent {
    /// What the caller was upset about.
    pub source: ToughCallSource,
    /// What made it hard.
    pub kind: ToughCallKind,
    /// How heavy it was.
    pub heaviness: Heaviness,
    /// Who sees it.
    pub audience: Audience,
}

/// By whom and when a tough call is stated.
#[derive(Clone, Debug)]
pub struct ToughCallContext {
    /// Whose it is.
    pub person: PersonId,
    /// Its id.
    pub id: ToughCallId,
    /// The workday of the shift.
    pub workday: Workday,
    /// The name of the shift.
    pub shift: Option<String>,
    /// The team on that workday.
    pub team: Option<TeamId>,
    /// When.
    pub stated_at: Timestamp,
}

impl ToughCallInput<'_> {
    /// Validates the fields.
    ///
    /// # Errors
    /// If fields are missing or unknown: all of them.
    pub fn read(self) -> Result<ToughCallContent, Vec<ToughCallFault>> {
        let source = ToughCallSource::from_key(self.source);
        let said = self.said.split_once(':');
        let said =
            said.and_then(|(kind, heaviness)| Some((ToughCallKind::from_key(kind)?, Heaviness::from_key(heaviness)?)));
        let audience = match self.audience.trim() {
            "" => Some(Audience::Me),
            // A team does not see tough calls: there is nothing that it could do.
            key => key.parse().ok().filter(|audience| *audience != Audience::Team),
        };
        match (source, said, audience) {
            (Some(source), Some((kind, heaviness)), Some(audience)) => {
                Ok(ToughCallContent { source, kind, heaviness, audience })
            }
            _ => Err([
                source.is_none().then_some(ToughCallFault::Source),
                said.is_none().then_some(ToughCallFault::Said),
                audience.is_none().then_some(ToughCallFault::Audience),
            ]
            .into_iter()
            .flatten()
            .collect()),
        }
    }
}

impl ToughCallContent {
    /// The tough call of a person. Without a team there is no lead with whom it could be shared, today or later: it is
    /// private.
    #[must_use]
    pub fn on(self, context: ToughCallContext) -> ToughCall {
        let Self { source, kind, heaviness, audience } = self;
        let ToughCallContext { person, id, workday, shift, team, stated_at } = context;
        let audience = if team.is_some() { audience } else { Audience::Me };
        ToughCall { person, id, workday, shift, team, stated_at, source, kind, heaviness, audience }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_taps_state_source_kind_and_heaviness_and_it_is_private() {
        let read = ToughCallInput { source: "price", said: "feeling:very_heavy", audience: "" }.read();
        let expected = ToughCallContent {
            source: ToughCallSource::Price,
            kind: ToughCallKind::Feeling,
            heaviness: Heaviness::VeryHeavy,
            audience: Audience::Me,
        };
        assert_eq!(read, Ok(expected));
    }

    #[test]
    fn a_call_is_shared_in_a_team_only() {
        let content = ToughCallInput { source: "price", said: "feeling:heavy", audience: "lead" }.read().unwrap();
        let on = |team| ToughCallContext {
            person: PersonId(1),
            id: "00000000-0000-4000-8000-000000000001".parse().unwrap(),
            workday: "2026-03-11".parse().unwrap(),
            shift: None,
            team,
            stated_at: Timestamp::UNIX_EPOCH,
        };
        assert_eq!(content.on(on(Some(TeamId(1)))).audience, Audience::Lead);
        assert_eq!(content.on(on(None)).audience, Audience::Me);
    }

    #[test]
    fn every_fault_is_reported_at_once_and_nothing_is_guessed() {
        let read = |source, said, audience| ToughCallInput { source, said, audience }.read();
        assert_eq!(
            read("weather", "feeling", "team"),
            Err(vec![ToughCallFault::Source, ToughCallFault::Said, ToughCallFault::Audience])
        );
        for said in ["", "feeling", "feeling:", ":heavy", "heavy:feeling", "feeling:9"] {
            assert_eq!(read("abuse", said, "me"), Err(vec![ToughCallFault::Said]), "{said}");
        }
    }

    #[test]
    fn every_key_comes_back_as_what_it_is_the_key_of() {
        for source in ToughCallSource::ALL {
            assert_eq!(ToughCallSource::from_key(source.key()), Some(source));
        }
        for kind in ToughCallKind::ALL {
            assert_eq!(ToughCallKind::from_key(kind.key()), Some(kind));
        }
        for heaviness in Heaviness::ALL {
            assert_eq!(Heaviness::from_key(heaviness.key()), Some(heaviness));
        }
    }
}
