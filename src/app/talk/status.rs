//! What an asker sees of their own requests: who has it, when they come, and what the asker can do.

use std::collections::HashMap;

use crate::app::supporters::search_status;
use crate::app::talk::candidates::is_reachable;
use crate::app::talk::own_request::{OwnRequest, OwnStep};
use crate::app::talk::{MeetingTime, at, meeting_time, wanted};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::talk_request::{CLOSES_AFTER, HandOn, TalkState};
use domain::{PersonId, TalkRequest, Workday};
use store::Profile;
use words::{dates, t};

/// The viewer's own requests, oldest first.
#[derive(Clone, Debug, Default)]
pub struct TalkStatusView {
    /// Each of them.
    pub requests: Vec<OwnRequest>,
}

impl TalkStatusView {
    /// Whether the asker has something to decide: nobody has answered, or somebody else is proposed.
    #[must_use]
    pub fn needs_decision(&self) -> bool {
        let decides = |step: &OwnStep| matches!(step, OwnStep::AnswerHandOn(..) | OwnStep::AnswerSupporter(..));
        self.requests.iter().any(|request| request.offers_others || decides(&request.step))
    }
}

/// Loads the [`TalkStatusView`].
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, signed_in: &SignedIn) -> Result<TalkStatusView, AppError> {
    let store = &context.app.store;
    let mut sent = store.talk_requests().of_asker(signed_in.own.clone()).await?;
    sent.retain(|request| !request.is_over(context.visitor.now));
    let mut people = HashMap::new();
    for person in sent.iter().flat_map(people_of) {
        if let Some(profile) = store.people().profile(person).await? {
            people.insert(person, profile);
        }
    }
    let requests = sent.iter().map(|request| view(context, signed_in, request, &people));
    let search = search_status::load(context, signed_in).await?;
    Ok(TalkStatusView { requests: requests.chain(search).collect() })
}

/// Loads those of the signed-in viewer.
///
/// # Errors
/// [`AppError::SignedOut`], or if the store cannot be read.
pub async fn of_viewer(context: &RequestContext) -> Result<TalkStatusView, AppError> {
    load(context, context.allowed(Action::AskToTalk, Subject::None)?).await
}

fn people_of(request: &TalkRequest) -> Vec<PersonId> {
    let next = if let HandOn::Proposed(next) = request.hand_on { Some(next.person) } else { None };
    request.addressee.map(|addressee| addressee.person).into_iter().chain(next).collect()
}

fn view(
    context: &RequestContext,
    signed_in: &SignedIn,
    request: &TalkRequest,
    people: &HashMap<PersonId, Profile>,
) -> OwnRequest {
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let profile = request.addressee.and_then(|addressee| people.get(&addressee.person));
    let name = profile.map(|profile| profile.person.name.clone());
    let reachable = request.addressee.is_some_and(|addressee| is_reachable(addressee, profile, signed_in.today()));
    let next = if let HandOn::Proposed(next) = request.hand_on { people.get(&next.person) } else { None };
    let (sentence, step) = match (name, next) {
        (Some(name), _) if request.state == TalkState::Talked => {
            let zone = signed_in.person().time_zone.clone();
            let closes = |day: String| match request.is_to_supporter() {
                true => t!(locale, "supporter-is-talked", name = name, day = day),
                false => t!(locale, "talk-is-talked", name = name, day = day),
            };
            let day = request.changed_at.saturating_add(CLOSES_AFTER).unwrap_or(now).to_zoned(zone).date();
            (closes(dates::day(locale, Workday(day))), OwnStep::Close)
        }
        (Some(name), Some(next)) => {
            let (id, next) = (next.person.id, next.person.name.clone());
            let sentence = t!(locale, "talk-is-proposed", name = name.as_str(), next = next.as_str());
            (sentence, OwnStep::AnswerHandOn(id, name, next))
        }
        (Some(name), None) if !reachable => (t!(locale, "talk-is-gone", name = name), OwnStep::Withdraw),
        (Some(name), None) => (answer(context, signed_in, request, name), OwnStep::Withdraw),
        (None, _) => (t!(locale, "talk-is-gone-unnamed"), OwnStep::Withdraw),
    };
    OwnRequest {
        id: request.id.to_string(),
        sentence,
        line: request.line.clone(),
        wanted: wanted(locale, &request.wanted),
        awaits_answer: reachable && request.awaits_addressee(),
        offers_others: request.is_active() && (!reachable || request.is_unanswered(now)),
        asks_if_good: request.is_to_supporter()
            && match request.state {
                TalkState::Open => false,
                TalkState::Accepted(comes_at) => comes_at <= now,
                TalkState::Talked => true,
            },
        step,
    }
}

/// Who has it, and when they come.
fn answer(context: &RequestContext, signed_in: &SignedIn, request: &TalkRequest, name: String) -> String {
    let (locale, now, zone) = (context.visitor.locale, context.visitor.now, &signed_in.person().time_zone);
    match request.state {
        TalkState::Accepted(comes_at) if request.is_unanswered(now) => {
            t!(locale, "talk-is-missed", name = name, time = at(locale, comes_at, now, zone))
        }
        TalkState::Accepted(comes_at) if comes_at == request.changed_at => t!(locale, "talk-is-coming", name = name),
        TalkState::Accepted(comes_at) => match meeting_time(locale, comes_at, now, zone) {
            MeetingTime::Today(time) | MeetingTime::On(time) => {
                t!(locale, "talk-is-accepted", name = name, time = time)
            }
            MeetingTime::Tomorrow(time) => t!(locale, "talk-is-accepted-tomorrow", name = name, time = time),
        },
        TalkState::Open | TalkState::Talked if request.is_unanswered(now) => {
            t!(locale, "talk-is-unanswered", name = name, time = at(locale, request.waiting_since, now, zone))
        }
        TalkState::Open | TalkState::Talked => t!(locale, "talk-is-open", name = name),
    }
}
