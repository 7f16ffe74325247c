//! The rows of `weathervane flags --episodes`: one for each stretch during which a flag was open.

use serde::Serialize;

use domain::Workday;
use insight::flag::{Flag, OpenSpell};

/// Columns of the output.
pub(super) const COLUMNS: [&str; 7] = ["person_id", "kind", "severity", "since", "opened", "talk", "ended"];

/// One output row: a flag from its opening, or from its resumption, to its end.
#[derive(Debug, Serialize)]
pub(super) struct EpisodeRow<'a> {
    person_id: &'a str,
    kind: &'static str,
    /// The highest severity reached.
    severity: &'static str,
    /// The same for a flag and its resumptions.
    since: String,
    opened: String,
    /// The workday on which the severity rose to talk or more; empty if it did not.
    talk: String,
    /// The first workday on which it was no longer open; empty while it is open.
    ended: String,
}

/// Returns the rows of these flags of one person or team, by the day on which they opened.
pub(super) fn rows<'a>(subject: &'a str, flags: &[Flag]) -> Vec<EpisodeRow<'a>> {
    let mut spells: Vec<(&Flag, &OpenSpell)> =
        flags.iter().flat_map(|flag| flag.spells.iter().map(move |spell| (flag, spell))).collect();
    spells.sort_by(|(_, a), (_, b)| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    let text = |day: Option<Workday>| day.map(|day| day.to_string()).unwrap_or_default();
    let row = |(flag, spell): (&Flag, &OpenSpell)| EpisodeRow {
        person_id: subject,
        kind: spell.kind.key(),
        severity: spell.severity.key(),
        since: flag.since.to_string(),
        opened: spell.opened.to_string(),
        talk: text(spell.talk),
        ended: text(spell.ended),
    };
    spells.into_iter().map(row).collect()
}
