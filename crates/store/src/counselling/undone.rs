//! What exists of the counselling of people, of their sign-ups and thank-yous, although the ledger says that it was
//! erased.

use std::collections::HashMap;

use rusqlite::Connection;
use uuid::Uuid;

use crate::StoreError;
use crate::erasures::ledger::{Erasure, LedgerLine, mark_of};

/// Referrals, bookings and sign-ups: the person, which of the three, its id, and when it was made.
const MADE: &str = "\
    SELECT p.key, 0, r.id, r.asked_at FROM person p JOIN referral r ON r.person_id = p.id \
    UNION ALL SELECT p.key, 1, s.id, s.booked_at FROM person p JOIN slot s ON s.booked_by = p.id WHERE s.cancelled_at IS NULL \
    UNION ALL SELECT p.key, 2, u.group_talk_id, u.signed_up_at FROM person p JOIN sign_up u ON u.person_id = p.id";

/// Sign-ups for events and thank-yous, in the same columns.
const MADE_LATER: &str = " \
    UNION ALL SELECT p.key, 3, e.event_id, e.signed_up_at FROM person p JOIN event_sign_up e ON e.person_id = p.id \
    UNION ALL SELECT p.key, 4, t.id, t.given_at FROM person p JOIN thanks t ON t.receiver = p.id";

/// Counts the referrals, bookings, sign-ups and received thank-yous that a line of the ledger erased after they were
/// made: one by one, or with everything of their person. What somebody booked again afterwards is not one of them.
pub(crate) fn undone(c: &Connection, lines: &[LedgerLine]) -> Result<usize, StoreError> {
    // Data of an earlier version has no such tables.
    if !c.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'referral'")?.exists([])? {
        return Ok(0);
    }
    let mut of_person: HashMap<&str, Vec<&LedgerLine>> = HashMap::new();
    for line in lines {
        of_person.entry(line.whose.as_str()).or_default().push(line);
    }
    let mut count = 0;
    let later = c.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'event_sign_up'")?.exists([])?;
    let mut statement = c.prepare(&format!("{MADE}{}", if later { MADE_LATER } else { "" }))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let whose = mark_of(&row.get::<_, String>(0)?);
        let (which, id, made_at): (i64, Uuid, i64) = (row.get(1)?, Uuid::from_bytes(row.get(2)?), row.get(3)?);
        let erases = |erased: &Erasure| match erased {
            Erasure::Everything(_) | Erasure::Person(_) => true,
            Erasure::Referral(erased) => which == 0 && erased.0 == id,
            Erasure::Booking(erased) => which == 1 && erased.0 == id,
            Erasure::SignUp(erased) => which == 2 && erased.0 == id,
            Erasure::EventSignUp(erased) => which == 3 && erased.0 == id,
            Erasure::Thanks(erased) => which == 4 && erased.0 == id,
            _ => false,
        };
        let lines = of_person.get(whose.as_str()).into_iter().flatten();
        count += usize::from(lines.into_iter().any(|line| line.at.as_millisecond() >= made_at && erases(&line.erased)));
    }
    Ok(count)
}
