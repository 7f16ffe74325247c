//! The hours in which nobody asks a supporter.

use jiff::civil::Time;

/// Hours of the day, by the clock of the supporter's site. They may cross midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// The first minute.
    pub from: Time,
    /// The first minute after them; not equal to `from`.
    pub until: Time,
}

/// The two texts are not quiet hours: one is missing or not a time of day, or both are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotQuietHours;

impl QuietHours {
    /// Parses two times of day such as `22:00`; none if both are blank.
    ///
    /// # Errors
    /// If only one is given, one is not a time of day, or both are equal.
    pub fn parse(from: &str, until: &str) -> Result<Option<Self>, NotQuietHours> {
        if from.trim().is_empty() && until.trim().is_empty() {
            return Ok(None);
        }
        // Chinese keyboards type the full-width colon.
        let time =
            |text: &str| Time::strptime("%H:%M", text.trim().replace('\u{ff1a}', ":")).map_err(|_| NotQuietHours);
        let hours = Self { from: time(from)?, until: time(until)? };
        if hours.from == hours.until { Err(NotQuietHours) } else { Ok(Some(hours)) }
    }

    /// Returns true if the hours contain this time of day.
    #[must_use]
    pub fn cover(&self, time: Time) -> bool {
        match self.from < self.until {
            true => (self.from..self.until).contains(&time),
            false => time >= self.from || time < self.until,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn quiet_hours_may_cross_midnight() {
        let night = QuietHours { from: time(22, 0, 0, 0), until: time(6, 0, 0, 0) };
        assert!(night.cover(time(23, 0, 0, 0)) && night.cover(time(5, 59, 0, 0)));
        assert!(!night.cover(time(6, 0, 0, 0)) && !night.cover(time(12, 0, 0, 0)));
        let noon = QuietHours { from: time(12, 0, 0, 0), until: time(13, 0, 0, 0) };
        assert!(noon.cover(time(12, 0, 0, 0)) && !noon.cover(time(13, 0, 0, 0)));
    }

    #[test]
    fn quiet_hours_are_two_different_times_or_none() {
        assert_eq!(QuietHours::parse(" ", ""), Ok(None));
        let parsed = QuietHours::parse("22\u{ff1a}00", "06:30");
        assert_eq!(parsed, Ok(Some(QuietHours { from: time(22, 0, 0, 0), until: time(6, 30, 0, 0) })));
        for (from, until) in [("22:00", ""), ("", "6:00"), ("late", "early"), ("8:00", "08:00")] {
            assert_eq!(QuietHours::parse(from, until), Err(NotQuietHours), "{from} {until}");
        }
    }
}
