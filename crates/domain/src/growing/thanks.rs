//! Thank-yous: from one person to another or to a team, and a customer's praise that its receiver writes down.

use jiff::{SignedDuration, Timestamp};

use crate::counselling::random_id;
use crate::{PersonId, TeamId};

/// Maximum length of the line, in characters.
pub const MAX_THANKS_LINE: usize = 120;
/// A thank-you arrives this long after it was given. Until then its giver can take it back, and from then on it is the
/// receiver's: so no giver learns whether it was read.
pub const ARRIVES_AFTER: SignedDuration = SignedDuration::from_mins(10);
/// The limits on giving count over this long.
pub const LIMITS_COUNT_FOR: SignedDuration = SignedDuration::from_hours(24);
/// Maximum number of thank-yous that one person may give within [`LIMITS_COUNT_FOR`]; only one of them to the same
/// person or team.
pub const MAX_THANKS_A_DAY: usize = 5;
/// This much praise of customers one person may write down within [`LIMITS_COUNT_FOR`].
pub const MAX_PRAISE_A_DAY: usize = 10;
/// How long a thank-you that its receiver shows stays on the page of the team and on the wall.
pub const SHOWN_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

random_id! {
    /// The id of a thank-you. It tells neither who gave it nor when.
    ThankYouId
}

/// The picture on a thank-you.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThanksGlyph {
    /// You made it bright.
    Sunshine,
    /// You kept the rain off.
    Shelter,
    /// It turned out well.
    Rainbow,
    /// You took care.
    Cup,
    /// I learned from you.
    Sprout,
}

impl ThanksGlyph {
    /// All pictures, in the order of the screen.
    pub const ALL: [Self; 5] = [Self::Sunshine, Self::Shelter, Self::Rainbow, Self::Cup, Self::Sprout];

    /// Returns the stable name used in forms, in the database and in exports.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sunshine => "sunshine",
            Self::Shelter => "shelter",
            Self::Rainbow => "rainbow",
            Self::Cup => "cup",
            Self::Sprout => "sprout",
        }
    }
}

/// To whom a thank-you is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThanksTo {
    /// One person, who alone reads it unless they show it.
    Person(PersonId),
    /// The members of a team.
    Team(TeamId),
}

/// From whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThanksFrom {
    /// A colleague; absent if they were erased since.
    Colleague(Option<PersonId>),
    /// A customer: the receiver wrote it down.
    Customer,
}

/// To whom its receiver shows it. The later ones include the earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThanksAudience {
    /// Nobody else.
    Me,
    /// The members and leads of the receiver's team.
    Team,
    /// Everybody who passes the team's wall.
    Wall,
}

impl ThanksAudience {
    /// All audiences.
    pub const ALL: [Self; 3] = [Self::Me, Self::Team, Self::Wall];

    /// Returns the stable name used in forms, in the database and in exports.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Team => "team",
            Self::Wall => "wall",
        }
    }
}

/// A text that names no picture or audience of thank-yous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownThanksKey;

impl std::fmt::Display for UnknownThanksKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("there is no such picture or audience")
    }
}

impl std::error::Error for UnknownThanksKey {}

impl std::str::FromStr for ThanksGlyph {
    type Err = UnknownThanksKey;

    fn from_str(text: &str) -> Result<Self, UnknownThanksKey> {
        Self::ALL.into_iter().find(|glyph| glyph.key() == text).ok_or(UnknownThanksKey)
    }
}

impl std::str::FromStr for ThanksAudience {
    type Err = UnknownThanksKey;

    fn from_str(text: &str) -> Result<Self, UnknownThanksKey> {
        Self::ALL.into_iter().find(|audience| audience.key() == text).ok_or(UnknownThanksKey)
    }
}

/// Where and since when a thank-you is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownThanks {
    /// To whom; never [`ThanksAudience::Me`].
    pub audience: ThanksAudience,
    /// The team: the receiver's at that moment.
    pub team: TeamId,
    /// Since when.
    pub since: Timestamp,
}

/// A thank-you.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThankYou {
    /// Unique in the centre.
    pub id: ThankYouId,
    /// To whom.
    pub to: ThanksTo,
    /// From whom.
    pub from: ThanksFrom,
    /// Whether the giver's name may be shown with it to the receiver's team.
    pub with_name: bool,
    /// The picture.
    pub glyph: ThanksGlyph,
    /// The words.
    pub line: String,
    /// When it was given.
    pub given_at: Timestamp,
    /// Where its receiver shows it; none if they keep it to themselves.
    pub shown: Option<ShownThanks>,
}

impl ThankYou {
    /// Returns true if it has arrived: its receiver may read it, and its giver can no longer take it back.
    #[must_use]
    pub fn has_arrived(&self, now: Timestamp) -> bool {
        self.from == ThanksFrom::Customer || now.duration_since(self.given_at) >= ARRIVES_AFTER
    }

    /// Returns the colleague who gave it; none for a customer's praise, and if they were erased since.
    #[must_use]
    pub const fn giver(&self) -> Option<PersonId> {
        match self.from {
            ThanksFrom::Colleague(giver) => giver,
            ThanksFrom::Customer => None,
        }
    }

    /// Returns true if it is shown to this audience at this moment.
    #[must_use]
    pub fn is_shown_to(&self, audience: ThanksAudience, now: Timestamp) -> bool {
        self.shown.is_some_and(|shown| shown.audience >= audience && now.duration_since(shown.since) < SHOWN_FOR)
    }
}

/// Somebody has given as much as the limits allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThanksLimit {
    /// [`MAX_THANKS_A_DAY`] to anybody.
    Day,
    /// One to the same person or team.
    SameReceiver,
    /// [`MAX_PRAISE_A_DAY`] of customers.
    Praise,
}

/// Checks the limits against what the giver gave within [`LIMITS_COUNT_FOR`]. Only what the giver did counts: whether a
/// receiver kept or removed something must not show.
///
/// # Errors
/// If one is reached.
pub fn check_limits(given: &[ThanksTo], to: ThanksTo) -> Result<(), ThanksLimit> {
    if given.contains(&to) {
        Err(ThanksLimit::SameReceiver)
    } else if given.len() >= MAX_THANKS_A_DAY {
        Err(ThanksLimit::Day)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(from: ThanksFrom) -> ThankYou {
        ThankYou {
            id: ThankYouId(uuid::Uuid::nil()),
            to: ThanksTo::Person(PersonId(1)),
            from,
            with_name: false,
            glyph: ThanksGlyph::Sunshine,
            line: String::new(),
            given_at: Timestamp::UNIX_EPOCH,
            shown: None,
        }
    }

    #[test]
    fn a_thank_you_arrives_when_it_cannot_be_taken_back_any_more() {
        let at = |seconds| Timestamp::from_second(seconds).expect("a moment");
        let thanks = given(ThanksFrom::Colleague(Some(PersonId(2))));
        assert!(!thanks.has_arrived(at(599)) && thanks.has_arrived(at(600)));
        assert!(given(ThanksFrom::Customer).has_arrived(at(0)), "praise is the receiver's from the start");
    }

    #[test]
    fn a_shown_thank_you_leaves_after_a_week_and_the_wall_includes_the_team() {
        let at = |days: i64| Timestamp::from_second(days * 86_400).expect("a moment");
        let shown = |audience| {
            let shown = ShownThanks { audience, team: TeamId(1), since: at(0) };
            ThankYou { shown: Some(shown), ..given(ThanksFrom::Customer) }
        };
        assert!(shown(ThanksAudience::Wall).is_shown_to(ThanksAudience::Team, at(6)));
        assert!(!shown(ThanksAudience::Team).is_shown_to(ThanksAudience::Wall, at(6)));
        assert!(!shown(ThanksAudience::Wall).is_shown_to(ThanksAudience::Team, at(7)));
        assert!(!given(ThanksFrom::Customer).is_shown_to(ThanksAudience::Team, at(0)));
    }

    #[test]
    fn one_to_the_same_receiver_and_five_in_all() {
        let person = |number| ThanksTo::Person(PersonId(number));
        let five: Vec<_> = (1..=5).map(person).collect();
        assert_eq!(check_limits(&five[..4], person(9)), Ok(()));
        assert_eq!(check_limits(&five[..4], person(2)), Err(ThanksLimit::SameReceiver));
        assert_eq!(check_limits(&five, ThanksTo::Team(TeamId(1))), Err(ThanksLimit::Day));
    }
}
