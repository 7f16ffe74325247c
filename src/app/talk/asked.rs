//! What an addressee sees of the requests to them: who asks, when, the line, for how long, and the possible answers.

use jiff::Timestamp;

use crate::app::talk::candidates::{Candidates, may_be_asked};
use crate::app::talk::{MeetingTime, at, meeting_time, wanted};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::talk_request::{HandOn, TalkState, WaitingTime, next_recipient};
use domain::{Locale, PersonId, TalkRequest, TalkRole};
use store::Person;
use words::{dates, t};

/// The requests to one addressee that are still to be answered or talked about.
#[derive(Clone, Debug, Default)]
pub struct AskedView {
    /// Those that wait come first, the longest waiting at the top; then those that are answered.
    pub requests: Vec<AskedRequest>,
}

/// One request, as its addressee sees it.
#[derive(Clone, Debug)]
pub struct AskedRequest {
    /// Its id.
    pub id: String,
    /// Who asks.
    pub name: String,
    /// The asker's line.
    pub line: Option<String>,
    /// Roughly when the asker would like to talk.
    pub wanted: Option<String>,
    /// Since when it waits, or when the addressee comes.
    pub status: String,
    /// Whether it has waited for an hour or since an earlier shift.
    pub is_late: bool,
    /// For how long nobody has answered it; none if it is not overdue.
    pub overdue: Option<String>,
    /// The time of day at which the addressee said that they come; none if they have not answered.
    pub comes_at: Option<String>,
    /// Whether a proposal to hand it on waits for the asker.
    pub is_proposed: bool,
    /// To whom it can be handed on: the role and the label of the button.
    pub hand_on: Vec<(TalkRole, String)>,
}

/// How many requests wait for one addressee, for the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AskedCount {
    /// Those that the viewer has not answered.
    pub unanswered: usize,
    /// Those of them that have waited for an hour or since an earlier shift.
    pub late: usize,
    /// Those of them that are overdue.
    pub overdue: usize,
}

/// Loads the requests that are addressed to the viewer.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, signed_in: &SignedIn) -> Result<AskedView, AppError> {
    view_of(context, signed_in, of_viewer(context, signed_in).await?).await
}

/// Loads those that the viewer took on as a supporter. They are on a page of their own, and counted nowhere else,
/// because a lead may show their board to others.
///
/// # Errors
/// If the store cannot be read.
pub async fn load_as_supporter(context: &RequestContext, signed_in: &SignedIn) -> Result<AskedView, AppError> {
    view_of(context, signed_in, of_supporter(context, signed_in).await?).await
}

/// Whether a request that the viewer took on as a supporter waits for an answer.
///
/// # Errors
/// If the store cannot be read.
pub async fn awaits_supporter(context: &RequestContext, signed_in: &SignedIn) -> Result<bool, AppError> {
    Ok(of_supporter(context, signed_in).await?.iter().any(TalkRequest::awaits_addressee))
}

async fn view_of(
    context: &RequestContext,
    signed_in: &SignedIn,
    mut asked: Vec<TalkRequest>,
) -> Result<AskedView, AppError> {
    let (store, now) = (&context.app.store, context.visitor.now);
    asked.sort_by_key(|request| match request.state {
        TalkState::Accepted(comes_at) => (1, comes_at),
        TalkState::Open | TalkState::Talked => (0, request.waiting_since),
    });
    let mut requests = Vec::with_capacity(asked.len());
    for request in asked {
        let Some(asker) = store.people().profile(request.asker).await? else { continue };
        let candidates = Candidates::load(&context.app, &asker, now).await?;
        requests.push(view(context, signed_in, &request, asker.person.name, &candidates));
    }
    Ok(AskedView { requests })
}

/// Counts the requests that wait for the viewer's answer.
///
/// # Errors
/// If the store cannot be read.
pub async fn count(context: &RequestContext, signed_in: &SignedIn) -> Result<AskedCount, AppError> {
    let asked = of_viewer(context, signed_in).await?;
    let late = asked.iter().filter(|request| is_late(signed_in, request, context.visitor.now)).count();
    let unanswered = asked.iter().filter(|request| request.awaits_addressee()).count();
    let overdue = asked.iter().filter(|request| request.is_overdue(context.visitor.now)).count();
    Ok(AskedCount { unanswered, late, overdue })
}

/// The requests that the viewer may read and has something to do about.
async fn of_viewer(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<TalkRequest>, AppError> {
    if !may_be_asked(signed_in.viewer.roles) {
        return Ok(Vec::new());
    }
    let mut asked = active(context, signed_in).await?;
    asked.retain(|request| !request.is_to_supporter());
    Ok(asked)
}

/// The same, of those that the viewer took on as a supporter.
async fn of_supporter(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<TalkRequest>, AppError> {
    let mut asked = active(context, signed_in).await?;
    asked.retain(TalkRequest::is_to_supporter);
    Ok(asked)
}

async fn active(context: &RequestContext, signed_in: &SignedIn) -> Result<Vec<TalkRequest>, AppError> {
    let (store, now) = (&context.app.store, context.visitor.now);
    let mut asked = store.talk_requests().of_addressee(signed_in.viewer.person).await?;
    asked.retain(|request| request.is_active() && signed_in.answers(request));
    let mut waiting = Vec::with_capacity(asked.len());
    for request in asked {
        // An asker who has left does not wait any more, and cannot take the request back.
        let asker = store.people().profile(request.asker).await?;
        if asker.is_some_and(|asker| !asker.person.has_left(now)) {
            waiting.push(request);
        }
    }
    Ok(waiting)
}

fn is_late(signed_in: &SignedIn, request: &TalkRequest, now: Timestamp) -> bool {
    let person = signed_in.person();
    request.waiting(&person.plan(), &person.time_zone, now).is_some_and(|waiting| waiting > WaitingTime::Fresh)
        && !matches!(request.hand_on, HandOn::Proposed(_))
}

fn view(
    context: &RequestContext,
    signed_in: &SignedIn,
    request: &TalkRequest,
    name: String,
    candidates: &Candidates,
) -> AskedRequest {
    let (locale, now, person) = (context.visitor.locale, context.visitor.now, signed_in.person());
    AskedRequest {
        id: request.id.to_string(),
        line: request.line.clone(),
        wanted: wanted(locale, &request.wanted),
        status: status(locale, request, &name, person, now),
        is_late: is_late(signed_in, request, now),
        overdue: request.is_overdue(now).then(|| {
            let days = now.duration_since(request.waiting_since).as_hours() / 24;
            t!(locale, "asked-overdue", days = days)
        }),
        comes_at: match request.state {
            TalkState::Accepted(comes_at) => Some(dates::time(comes_at.to_zoned(person.time_zone.clone()).time())),
            TalkState::Open | TalkState::Talked => None,
        },
        is_proposed: matches!(request.hand_on, HandOn::Proposed(_)),
        hand_on: hand_on(locale, request, person.id, candidates),
        name,
    }
}

/// Since when it waits, or when the addressee comes. `name` is that of the asker, `person` the addressee.
fn status(locale: Locale, request: &TalkRequest, name: &str, person: &Person, now: Timestamp) -> String {
    let zone = &person.time_zone;
    let since = at(locale, request.waiting_since, now, zone);
    match (request.state, request.hand_on) {
        (_, HandOn::Proposed(_)) => t!(locale, "asked-proposed", name = name),
        (TalkState::Accepted(comes_at), _) if comes_at == request.changed_at => {
            t!(locale, "asked-accepted-now", time = at(locale, comes_at, now, zone))
        }
        (TalkState::Accepted(comes_at), _) => match meeting_time(locale, comes_at, now, zone) {
            MeetingTime::Today(time) | MeetingTime::On(time) => t!(locale, "asked-accepted-at", time = time),
            MeetingTime::Tomorrow(time) => t!(locale, "asked-accepted-tomorrow", time = time),
        },
        (_, HandOn::Declined) => t!(locale, "asked-declined", name = name),
        _ => match request.waiting(&person.plan(), zone, now) {
            Some(WaitingTime::SinceEarlierShift) => t!(locale, "asked-since-earlier-shift", time = since),
            Some(WaitingTime::OverAnHour) => t!(locale, "asked-waiting-since", time = since),
            Some(WaitingTime::Fresh) | None => t!(locale, "asked-at", time = since),
        },
    }
}

/// To whom the addressee can hand it on: the role and the label of the button.
fn hand_on(
    locale: Locale,
    request: &TalkRequest,
    addressee: PersonId,
    candidates: &Candidates,
) -> Vec<(TalkRole, String)> {
    let but = [request.asker, addressee];
    // A supporter hands nothing on: the asker chose somebody outside their line, and can ask others themselves.
    let roles = TalkRole::ALL.into_iter().filter(|_| !request.is_to_supporter());
    let labelled = roles.filter_map(|role| {
        let next = candidates.name(&next_recipient(&candidates.all, role, &but)?);
        let label = match role {
            TalkRole::Lead => t!(locale, "asked-hand-on-lead", next = next),
            TalkRole::Deputy => t!(locale, "asked-hand-on-deputy", next = next),
            TalkRole::Psychologist => t!(locale, "asked-hand-on-psychologist", next = next),
            // They are found by a search, and only by the asker.
            TalkRole::Supporter => return None,
        };
        Some((role, label))
    });
    labelled.collect()
}
