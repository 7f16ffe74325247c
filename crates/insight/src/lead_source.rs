//! Whether a person named their lead as a source on one of the days that a flag counts.

use crate::flag::Flag;
use crate::series::Day;
use domain::PersonId;

/// Returns true if `person` named the lead as a source on a day that `flag` counts, as far as `days` show it.
///
/// `days` are the person's days in the viewer's sight: a lead's sight contains the tag only if the person shared it
/// with the lead ([`domain::CheckIn::in_lead_sight`]). So the answer for a lead depends on nothing that was not shared
/// with that lead.
#[must_use]
pub fn names_lead(flag: &Flag, person: PersonId, days: &[Day]) -> bool {
    let is_counted = |day: &&Day| {
        day.workday >= flag.since
            && flag.citations.iter().any(|citation| citation.person == person && citation.workday == day.workday)
    };
    days.iter().filter(is_counted).any(|day| !day.about_lead.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flag::{Citation, FlagKind, Reason, Severity};
    use domain::{Weather, Workday};

    const PERSON: PersonId = PersonId(1);

    fn day(number: i32, names_lead: bool) -> Day {
        let about_lead = if names_lead { ["lead_friction".parse().expect("a key")].into() } else { [].into() };
        Day { about_lead, ..Day::new(Workday::from_number(number), Weather::Rainy) }
    }

    /// A flag since day 10 that counts days 10 and 11, and compares them with day 5.
    fn flag() -> Flag {
        let since = Workday::from_number(10);
        let reason = Reason::Stuck { usual: Weather::Fair, since, until: None, shifts: 2 };
        let citations = [5, 10, 11].map(|number| Citation::new(PERSON, &day(number, false), None)).to_vec();
        Flag {
            kind: FlagKind::Stuck,
            severity: Severity::Talk,
            severity_now: Severity::Talk,
            since,
            opened: since.plus(1),
            escalations: Vec::new(),
            ended: None,
            spells: Vec::new(),
            latest: Vec::new(),
            score: 2.0,
            reason,
            citations,
        }
    }

    #[test]
    fn only_a_day_that_the_flag_counts_names_the_lead() {
        let named_on = |number: i32| names_lead(&flag(), PERSON, &[5, 10, 11, 12].map(|n| day(n, n == number)));
        assert!(named_on(10) && named_on(11));
        assert!(!named_on(5), "a day before the start is only compared with");
        assert!(!named_on(12), "a day that the flag does not count");
        assert!(!names_lead(&flag(), PersonId(2), &[day(10, true)]));
    }
}
