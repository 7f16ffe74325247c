//! A new request from the fields of a form: alone on `/support`, or inside a check-in.

use crate::app::talk::candidates::{Candidates, asked_before};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::ValidationErrors;
use crate::web::visitor::SignedIn;
use domain::talk_request::{MAX_LINE_LENGTH, WantedTime, recipient};
use domain::text::cleaned;
use domain::{TalkRequest, TalkRequestId, TalkRole};
use words::t;

/// The fields, and under which names their errors are shown.
#[derive(Clone, Copy, Debug)]
pub struct TalkInput<'a> {
    /// The name of the field and its text: a role.
    pub to: (&'static str, &'a str),
    /// Whether a deputy is asked if `to` is the lead and there is none.
    pub or_deputy: bool,
    /// Roughly when.
    pub when: (&'static str, &'a str),
    /// The asker's line.
    pub line: (&'static str, &'a str),
}

/// A request that is ready to be sent, and the name of the person whom it reaches.
pub struct NewRequest {
    /// The request.
    pub request: TalkRequest,
    /// The name of its addressee.
    pub name: String,
}

/// Resolves the role to one named person and reads the words. What is wrong goes to `errors`; then there is no request.
///
/// # Errors
/// If the store cannot be read.
pub async fn read(
    context: &RequestContext,
    signed_in: &SignedIn,
    input: TalkInput<'_>,
    errors: &mut ValidationErrors,
) -> Result<Option<NewRequest>, AppError> {
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let wanted = WantedTime::parse(input.when.1).map_err(|long| t!(locale, "talk-when-long", longest = long.0));
    let wanted = errors.keep(input.when.0, wanted);
    let line =
        line(input.line.1).map_err(|length| t!(locale, "talk-line-long", length = length, longest = MAX_LINE_LENGTH));
    let line = errors.keep(input.line.0, line);
    let role = input.to.1.parse::<TalkRole>().map_err(|_| t!(locale, "talk-to-missing"));
    let Some(role) = errors.keep(input.to.0, role) else { return Ok(None) };
    let candidates = Candidates::load(&context.app, &signed_in.profile, now).await?;
    let asked = context.app.store.talk_requests().of_asker(signed_in.own.clone()).await?;
    let asked = asked_before(&asked, now);
    let deputy = (input.or_deputy && role == TalkRole::Lead).then_some(TalkRole::Deputy);
    let found = std::iter::once(role).chain(deputy).find_map(|role| recipient(&candidates.all, role, &asked));
    let Some(found) = found else {
        errors.add(input.to.0, t!(locale, "talk-to-absent"));
        return Ok(None);
    };
    let (Some(wanted), Some(line)) = (wanted, line) else { return Ok(None) };
    let pair = (signed_in.person().id, found.addressee);
    Ok(Some(NewRequest {
        request: TalkRequest::new(fresh_id(), pair, (wanted, line), now),
        name: candidates.name(&found),
    }))
}

/// An id that nobody can guess.
#[must_use]
pub fn fresh_id() -> TalkRequestId {
    TalkRequestId(uuid::Builder::from_random_bytes(rand::random()).into_uuid())
}

/// The line without line breaks; none if it is blank.
///
/// # Errors
/// If it is too long: its length in characters.
fn line(text: &str) -> Result<Option<String>, usize> {
    let line = cleaned(text, usize::MAX).unwrap_or_default().replace('\n', " ");
    match line.chars().count() {
        length if length > MAX_LINE_LENGTH => Err(length),
        length => Ok((length > 0).then_some(line)),
    }
}
