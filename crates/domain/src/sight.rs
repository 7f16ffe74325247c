//! Points of view on one person's check-ins.

/// From whose point of view something is derived from a person's check-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The person's own: all check-ins.
    Own,
    /// That of the person's leads: shared check-ins only.
    Shared,
}

impl Sight {
    /// Returns the name used in forms and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Shared => "shared",
        }
    }
}

impl std::str::FromStr for Sight {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Own, Self::Shared].into_iter().find(|sight| sight.as_str() == text).ok_or(())
    }
}
