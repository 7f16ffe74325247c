//! The day of a team: by the clock of its site, and never by that of the viewer or of the machine.

use jiff::Timestamp;
use jiff::civil::DateTime;

use domain::{CurrentWorkdays, Workday};
use store::Team;

/// The local time of a team's site, by the time zone that is in force there.
#[must_use]
pub fn local(team: &Team, now: Timestamp) -> DateTime {
    now.to_zoned(team.zone_at(now)).datetime()
}

/// Today at a team's site, without regard to shifts.
#[must_use]
pub fn today(team: &Team, now: Timestamp) -> Workday {
    CurrentWorkdays::at(local(team, now)).day()
}

/// The newest workday of which the team can have check-ins. What follows from its check-ins is computed up to this day,
/// so that a flag appears with the check-in from which it follows.
#[must_use]
pub fn newest_workday(team: &Team, now: Timestamp) -> Workday {
    CurrentWorkdays::at(local(team, now)).newest()
}
