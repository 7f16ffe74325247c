//! The marks under which a page names the sessions of a person.

use std::collections::HashMap;

use store::{SessionRow, TokenHash};

/// The sessions except the one that asks, by the marks under which a page names them: the moment of signing in, and a
/// number where several fell on one. Nothing of a token is in it.
#[must_use]
pub fn others(sessions: Vec<(TokenHash, SessionRow)>, here: TokenHash) -> Vec<(String, TokenHash, SessionRow)> {
    let mut times: HashMap<i64, u32> = HashMap::new();
    let mark = |(token, session): (TokenHash, SessionRow)| {
        let moment = session.created_at.as_millisecond();
        let number = times.entry(moment).and_modify(|number| *number += 1).or_insert(0);
        (format!("{moment}-{number}"), token, session)
    };
    sessions.into_iter().filter(|(token, _)| *token != here).map(mark).collect()
}
