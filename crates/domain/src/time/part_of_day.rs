//! Parts of the day, by which a person is greeted and a board is named.

/// A part of the day, by the clock of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    /// From four to noon: an early shift begins in it.
    Morning,
    /// From noon to six.
    Afternoon,
    /// From six to ten.
    Evening,
    /// The rest.
    Night,
}

impl PartOfDay {
    /// The part of the day of an hour from 0 to 23.
    #[must_use]
    pub const fn at(hour: i8) -> Self {
        match hour {
            4..=11 => Self::Morning,
            12..=17 => Self::Afternoon,
            18..=21 => Self::Evening,
            _ => Self::Night,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_day_begins_at_four_noon_six_and_ten() {
        for (hours, part) in [
            (0..4, PartOfDay::Night),
            (4..12, PartOfDay::Morning),
            (12..18, PartOfDay::Afternoon),
            (18..22, PartOfDay::Evening),
            (22..24, PartOfDay::Night),
        ] {
            assert!(hours.clone().all(|hour| PartOfDay::at(hour) == part), "{hours:?}");
        }
    }
}
