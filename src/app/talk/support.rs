//! What `/support` shows: phone numbers to call right away, the viewer's own requests, and whom they can ask.

use crate::app::supporters;
use crate::app::talk::candidates::{Candidates, asked_before};
use crate::app::talk::phone_numbers::{self, PhoneNumberView};
use crate::app::talk::status::{self, TalkStatusView};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject, may};
use domain::talk_request::{Presence, TalkState, recipient};
use domain::{PersonId, TalkRequest, TalkRole};
use words::t;

/// What it shows.
#[derive(Clone, Debug)]
pub struct SupportView {
    /// The numbers.
    pub phone_numbers: Vec<PhoneNumberView>,
    /// The viewer's own requests.
    pub status: TalkStatusView,
    /// Whom they can ask.
    pub choices: Vec<TalkChoice>,
    /// Whether they may be a supporter.
    pub takes_part: bool,
    /// Whether they can ask for breaks.
    pub asks_for_breaks: bool,
}

/// Somebody whom the viewer can ask: one person per role that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkChoice {
    /// Who; none for a supporter, whom nobody knows before they agree.
    pub person: Option<PersonId>,
    /// In which role.
    pub role: TalkRole,
    /// The role and the name.
    pub label: String,
    /// Whether they are on shift, if that is known, or have not signed in so far; for a supporter, what they learn
    /// when.
    pub presence: Option<String>,
    /// The topics that can be named, as key and name: for a supporter.
    pub topics: Vec<(String, String)>,
}

impl TalkChoice {
    /// What a form says of the person whom its page names for the role: it goes to nobody else. None for a supporter.
    #[must_use]
    pub fn named(&self) -> Option<String> {
        self.person.map(|person| format!("{} {person}", self.role.key()))
    }
}

/// Loads the [`SupportView`].
///
/// # Errors
/// [`AppError::SignedOut`].
pub async fn load(context: RequestContext) -> Result<SupportView, AppError> {
    let signed_in = context.allowed(Action::AskToTalk, Subject::None)?;
    Ok(SupportView {
        phone_numbers: phone_numbers::load(&context).await?,
        status: status::load(&context, signed_in).await?,
        choices: choices(&context, signed_in).await?,
        takes_part: context.allowed(Action::TakePartInSupport, Subject::None).is_ok(),
        asks_for_breaks: may(Some(&signed_in.viewer), Action::AskForBreak, Subject::None),
    })
}

/// Whom the viewer can ask, in the order of the screen: those who have never signed in come last. A role that nobody
/// has now is left out.
///
/// # Errors
/// If the store cannot be read.
pub async fn choices(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<TalkChoice>, AppError> {
    choices_without(context, signed_in, None).await
}

/// The same if one person must not be asked.
///
/// # Errors
/// If the store cannot be read.
pub async fn choices_without(
    context: &RequestContext,
    signed_in: &SignedIn,
    but: Option<PersonId>,
) -> Result<Vec<TalkChoice>, AppError> {
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let candidates = Candidates::load(&context.app, &signed_in.profile, now).await?.without(but);
    let asked = context.app.store.talk_requests().of_asker(signed_in.own.clone()).await?;
    // Somebody who comes has said more than the schedule does.
    let comes = |person| {
        let to = |request: &TalkRequest| request.addressee.is_some_and(|to| to.person == person);
        asked.iter().any(|request| matches!(request.state, TalkState::Accepted(_)) && to(request))
    };
    let before = asked_before(&asked, now);
    let supporter = supporter_choice(context, signed_in).await?;
    let choice = |role| {
        if role == TalkRole::Supporter {
            return supporter.clone().map(|supporter| (false, supporter));
        }
        let found = recipient(&candidates.all, role, &before)?;
        let name = candidates.name(&found);
        let label = match role {
            TalkRole::Lead => t!(locale, "talk-to-lead", name = name),
            TalkRole::Deputy => t!(locale, "talk-to-deputy", name = name),
            TalkRole::Supporter => return None,
            TalkRole::Psychologist => t!(locale, "talk-to-psychologist", name = name),
        };
        let presence = match found.presence {
            _ if comes(found.addressee.person) => None,
            _ if !found.joined => Some(t!(locale, "talk-to-not-joined")),
            Presence::OnShift => Some(t!(locale, "talk-to-on-shift")),
            Presence::OffShift => Some(t!(locale, "talk-to-off-shift")),
            Presence::Unknown => None,
        };
        let person = Some(found.addressee.person);
        Some((!found.joined, TalkChoice { person, role, label, presence, topics: Vec::new() }))
    };
    let mut choices: Vec<(bool, TalkChoice)> = TalkRole::ALL.into_iter().filter_map(choice).collect();
    choices.sort_by_key(|(not_joined, _)| *not_joined);
    Ok(choices.into_iter().map(|(_, choice)| choice).collect())
}

/// A supporter, unnamed. Offered only if there is one outside the viewer's line, so that nobody waits in vain.
async fn supporter_choice(context: &RequestContext, signed_in: &SignedIn) -> Result<Option<TalkChoice>, AppError> {
    let (locale, now, asker) = (context.visitor.locale, context.visitor.now, signed_in.viewer.person);
    if context.allowed(Action::TakePartInSupport, Subject::None).is_err()
        || !context.app.store.supporters().are_there_for(asker, locale, now).await?
    {
        return Ok(None);
    }
    Ok(Some(TalkChoice {
        person: None,
        role: TalkRole::Supporter,
        label: t!(locale, "talk-to-supporter"),
        presence: Some(t!(locale, "talk-to-supporter-say")),
        topics: supporters::topics(context),
    }))
}
