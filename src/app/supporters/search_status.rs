//! What an asker sees of their search for a supporter.

use crate::app::supporters::{topic, wanted};
use crate::app::talk::own_request::{OwnRequest, OwnStep};
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::visitor::SignedIn;
use domain::SupporterSearch;
use domain::supporter::{SEARCH_LASTS, SearchState};
use domain::talk_request::{UNANSWERED_AFTER, WantedTime};
use words::{dates, t};

/// Loads the [`OwnRequest`]; none if the viewer has none.
///
/// # Errors
/// If the store cannot be read.
pub async fn load(context: &RequestContext, signed_in: &SignedIn) -> Result<Option<OwnRequest>, AppError> {
    let store = &context.app.store;
    let found = store.supporters().of_asker(signed_in.own.clone()).await?;
    let Some(search) = found.filter(|search| !search.is_over(context.visitor.now)) else { return Ok(None) };
    let name = match search.state {
        SearchState::Willing(supporter) => store.people().names(vec![supporter]).await?.remove(&supporter),
        SearchState::Looking | SearchState::Offered(_) => None,
    };
    let are_left = store.supporters().are_left_for(search.id, context.visitor.now).await?;
    Ok(Some(view(context, signed_in, search, name, are_left)))
}

/// The search as its asker sees it, without whether a supporter has it now: that depends on what others asked, and
/// would tell when somebody declines.
fn view(
    context: &RequestContext,
    signed_in: &SignedIn,
    search: SupporterSearch,
    name: Option<String>,
    are_left: bool,
) -> OwnRequest {
    let (locale, now) = (context.visitor.locale, context.visitor.now);
    let (sentence, step) = match (search.state, name) {
        (SearchState::Willing(supporter), Some(name)) => {
            (t!(locale, "supporter-is-willing", name = name.as_str()), OwnStep::AnswerSupporter(supporter, name))
        }
        _ if are_left => (t!(locale, "supporter-is-asked"), OwnStep::Withdraw),
        _ => {
            let zone = signed_in.person().time_zone.clone();
            let last = search.asked_at.saturating_add(SEARCH_LASTS).unwrap_or(search.asked_at).to_zoned(zone).date();
            let day = dates::day(locale, domain::Workday(last));
            (t!(locale, "supporter-is-looking", day = day), OwnStep::Withdraw)
        }
    };
    // The supporter is told the choices of the form; the asker reads here what they chose.
    let mut told = vec![topic(context, search.topic.as_deref())];
    told.push(match &search.wanted {
        WantedTime::Words(words) => words.clone(),
        choice => wanted(locale, choice),
    });
    let is_late = now.duration_since(search.asked_at) >= UNANSWERED_AFTER;
    OwnRequest {
        id: search.id.to_string(),
        sentence,
        line: search.line,
        wanted: Some(told.join(words::DOT)),
        awaits_answer: step == OwnStep::Withdraw,
        offers_others: step == OwnStep::Withdraw && (is_late || !are_left),
        step,
        asks_if_good: false,
    }
}
