//! The ends and returns of one flag, as its history and its chart tell them: neither contradicts the days that its
//! reason counts.

use domain::Workday;
use insight::flag::Flag;

/// What happened on one of the days on which a flag ended or returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagTurn {
    /// Its days were usual again.
    Usual,
    /// It was closed on a day that its reason counts as low: too few days said whether it goes on.
    Closed,
    /// It was open again.
    Resumed,
}

/// The ends and returns of a flag, oldest first. An end on a day that is low itself, with the return after it, is left
/// out while the flag is open: its reason counts the days as one run.
#[must_use]
pub fn turns(flag: &Flag) -> Vec<(Workday, FlagTurn)> {
    let mut turns = Vec::new();
    let mut hidden = false;
    for (index, spell) in flag.spells.iter().enumerate() {
        if index > 0 && !hidden {
            turns.push((spell.opened, FlagTurn::Resumed));
        }
        let Some(day) = spell.ended else { continue };
        let low = is_low(flag, day);
        hidden = low && flag.is_open();
        if !hidden {
            turns.push((day, if low { FlagTurn::Closed } else { FlagTurn::Usual }));
        }
    }
    turns
}

/// The days to mark as ends in a chart: none while the flag is open.
pub fn ends(flag: &Flag) -> impl Iterator<Item = Workday> {
    let turns = if flag.is_open() { Vec::new() } else { turns(flag) };
    turns.into_iter().filter(|(_, turn)| *turn != FlagTurn::Resumed).map(|(day, _)| day)
}

/// Whether the flag became more serious on this day, or its reason counts more on it as low than it holds against it.
fn is_low(flag: &Flag, day: Workday) -> bool {
    let on_day = || flag.citations.iter().filter(|citation| citation.workday == day);
    let below = on_day().filter(|citation| flag.counts(citation)).count();
    let above = on_day().filter(|citation| citation.usual.is_some_and(|usual| citation.weather > usual)).count();
    below > above || flag.escalations.iter().any(|raised| raised.workday == day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{PersonId, Weather};
    use insight::flag::{Citation, Escalation, FlagKind, OpenSpell, Reason, Severity};

    fn day(number: i32) -> Workday {
        Workday::from_number(number)
    }

    /// A run of rain since day 10 that ended on day 11 and returned on day 12.
    fn rain(ended: Option<i32>, low: impl IntoIterator<Item = i32>) -> Flag {
        let usual = Weather::Fair;
        let reason = Reason::Stuck { usual, since: day(10), until: None, shifts: 11 };
        let citation =
            |at| Citation { person: PersonId(1), workday: day(at), weather: Weather::Rainy, usual: Some(usual) };
        let spell = |opened, ended: Option<i32>| OpenSpell {
            kind: FlagKind::Stuck,
            severity: Severity::Talk,
            opened: day(opened),
            talk: Some(day(opened)),
            ended: ended.map(day),
        };
        let raised = Escalation {
            workday: day(10),
            severity: Severity::Talk,
            kind: FlagKind::Stuck,
            score: 2.0,
            reason: reason.clone(),
            citations: Vec::new(),
        };
        Flag {
            kind: FlagKind::Stuck,
            severity: Severity::Talk,
            severity_now: Severity::Talk,
            since: day(10),
            opened: day(10),
            escalations: vec![raised],
            ended: ended.map(day),
            spells: vec![spell(10, Some(11)), spell(12, ended)],
            latest: Vec::new(),
            score: 2.0,
            reason,
            citations: low.into_iter().map(citation).collect(),
        }
    }

    #[test]
    fn an_open_run_of_low_days_has_no_end_within_it() {
        let open = rain(None, 10..21);
        assert!(turns(&open).is_empty());
        assert_eq!(ends(&open).count(), 0);
    }

    #[test]
    fn an_end_on_a_usual_day_and_the_return_after_it_are_told() {
        let open = rain(None, 12..21);
        assert_eq!(turns(&open), [(day(11), FlagTurn::Usual), (day(12), FlagTurn::Resumed)]);
        assert_eq!(ends(&open).count(), 0, "an open flag has no end in its chart");
    }

    #[test]
    fn an_end_on_a_low_day_is_not_called_usual() {
        let over = rain(Some(25), 10..21);
        let expected = [(day(11), FlagTurn::Closed), (day(12), FlagTurn::Resumed), (day(25), FlagTurn::Usual)];
        assert_eq!(turns(&over), expected);
        assert_eq!(ends(&over).collect::<Vec<_>>(), [day(11), day(25)]);
    }

    #[test]
    fn an_end_on_a_day_on_which_it_became_more_serious_is_not_called_usual() {
        let mut over = rain(Some(25), []);
        assert_eq!(turns(&over)[0], (day(11), FlagTurn::Usual));
        over.escalations[0].workday = day(11);
        assert_eq!(turns(&over)[0], (day(11), FlagTurn::Closed));
        over.ended = None;
        over.spells[1].ended = None;
        assert!(turns(&over).is_empty());
    }
}
