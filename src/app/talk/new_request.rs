//! A new request from the fields of a form: alone on `/support`, or inside a check-in.

use uuid::Uuid;

use crate::app::supporters::matching;
use crate::app::talk::candidates::{Candidates, asked_before};
use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{TypedField, ValidationErrors};
use crate::web::visitor::SignedIn;
use domain::access::{Action, Subject};
use domain::supporter::SearchState;
use domain::talk_request::{Addressee, MAX_LINE_LENGTH, WantedTime, recipient};
use domain::text::cleaned;
use domain::{CheckIn, Locale, PersonId, SupporterSearch, TalkRequest, TalkRequestId, TalkRole};
use store::{AskedInCheckIn, OwnerAccess, RecordOutcome, StoreError};
use words::t;

/// The fields.
#[derive(Clone, Copy, Debug)]
pub struct TalkInput<'a> {
    /// A role.
    pub to: TypedField<'a>,
    /// Whether a deputy is asked if `to` is the lead and there is none.
    pub or_deputy: bool,
    /// Roughly when.
    pub when: TypedField<'a>,
    /// The asker's line.
    pub line: TypedField<'a>,
    /// What it is about: the key of a stressor group, for a supporter.
    pub topic: TypedField<'a>,
    /// Somebody whom it must not reach.
    pub but: Option<PersonId>,
    /// Whom the page named for each role, as [`TalkChoice::named`](super::support::TalkChoice::named) says; empty from
    /// a sender without a page.
    pub named: &'a [String],
}

impl TalkInput<'_> {
    /// Whom the page named for a role.
    fn named_for(&self, role: TalkRole) -> Option<&str> {
        self.named.iter().find_map(|named| named.strip_prefix(role.key())?.strip_prefix(' '))
    }
}

/// A request that is ready to be sent.
pub enum NewRequest {
    /// To one named person, with the name.
    ToPerson(TalkRequest, String),
    /// The search for a supporter.
    ToSupporter(SupporterSearch),
}

impl NewRequest {
    /// Sends the request, and notifies those whom it concerns. Returns the sentence that confirms it.
    ///
    /// # Errors
    /// If the store cannot be written.
    pub async fn send(self, app: &AppState, locale: Locale) -> Result<String, StoreError> {
        match self {
            Self::ToPerson(request, name) => {
                let id = request.id;
                let stored = app.store.talk_requests().ask(request).await?;
                app.talk_changed(stored.people());
                Ok(match stored.id == id {
                    true => t!(locale, "talk-sent", name = name),
                    false => t!(locale, "talk-sent-again", name = name),
                })
            }
            Self::ToSupporter(search) => {
                let id = search.id;
                let stored = app.store.supporters().ask(search).await?;
                app.talk_changed([stored.asker]);
                matching::run(app).await;
                Ok(match stored.id == id {
                    true => t!(locale, "supporter-sent"),
                    false => t!(locale, "supporter-sent-again"),
                })
            }
        }
    }

    /// Sends words that were not typed for it, in full, to one named person. If that person has an open request of the
    /// asker, that one stays as it is. Returns the sentence that says that it was sent.
    ///
    /// # Errors
    /// A sentence if there is an open request; if the store cannot be written.
    pub async fn send_words(self, app: &AppState, locale: Locale, words: String) -> Result<String, AppError> {
        let Self::ToPerson(request, name) = self else { return Err(AppError::Internal) };
        let request = TalkRequest { line: Some(words), ..request };
        let people = request.people();
        if !app.store.talk_requests().ask_unless_open(request).await? {
            return Err(AppError::field("", t!(locale, "talk-open-already", name = name)));
        }
        app.talk_changed(people);
        Ok(t!(locale, "talk-sent", name = name))
    }

    /// Records a check-in and, only if it is new, sends the request, in one transaction.
    ///
    /// # Errors
    /// If the store cannot be written: then neither was stored.
    pub async fn send_with_check_in(
        &self,
        app: &AppState,
        own: OwnerAccess,
        entry: CheckIn,
    ) -> Result<RecordOutcome, StoreError> {
        let asked = match self {
            Self::ToPerson(request, _) => AskedInCheckIn::Talk(request.clone()),
            Self::ToSupporter(search) => AskedInCheckIn::Supporter(search.clone()),
        };
        let outcome = app.store.check_ins().record_and_ask(own, entry, asked).await?;
        if outcome == RecordOutcome::New {
            match self {
                Self::ToPerson(request, _) => app.talk_changed(request.people()),
                Self::ToSupporter(search) => {
                    app.talk_changed([search.asker]);
                    matching::run(app).await;
                }
            }
        }
        Ok(outcome)
    }
}

/// Resolves the role to one named person and reads the words. Adds what is wrong to `errors`, and then returns none.
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
    let wanted = WantedTime::parse(input.when.text).map_err(|long| t!(locale, "talk-when-long", longest = long.0));
    let wanted = errors.keep(input.when.name, wanted);
    let line = line(input.line.text);
    let line = line.map_err(|length| t!(locale, "talk-line-long", length = length, longest = MAX_LINE_LENGTH));
    let line = errors.keep(input.line.name, line);
    let role = input.to.text.parse::<TalkRole>().map_err(|_| t!(locale, "talk-to-missing"));
    let Some(role) = errors.keep(input.to.name, role) else { return Ok(None) };
    if role == TalkRole::Supporter {
        return search(context, signed_in, input, wanted, line, errors).await;
    }
    let candidates = Candidates::load(&context.app, &signed_in.profile, now).await?.without(input.but);
    let asked = context.app.store.talk_requests().of_asker(signed_in.own.clone()).await?;
    let asked = asked_before(&asked, now);
    let deputy = (input.or_deputy && role == TalkRole::Lead).then_some(TalkRole::Deputy);
    let (found, absent) = match input.named_for(role) {
        // Somebody else may come first by now: a shift has ended, or there is one more lead. The words are not for
        // them.
        Some(named) => {
            let is_named = |to: Addressee| to.role == role && to.person.to_string() == named;
            (candidates.all.iter().find(|candidate| is_named(candidate.addressee)).copied(), t!(locale, "talk-to-gone"))
        }
        None => {
            let found = std::iter::once(role).chain(deputy).find_map(|role| recipient(&candidates.all, role, &asked));
            (found, t!(locale, "talk-to-absent"))
        }
    };
    let Some(found) = found else {
        errors.add(input.to.name, absent);
        return Ok(None);
    };
    let (Some(wanted), Some(line)) = (wanted, line) else { return Ok(None) };
    let (id, asker) = (TalkRequestId(Uuid::new_v4()), signed_in.person().id);
    let request = TalkRequest::new(id, asker, found.addressee, wanted, line, now);
    Ok(Some(NewRequest::ToPerson(request, candidates.name(&found))))
}

/// The search for a supporter, in the language that the asker reads. There is none if nobody could be found.
async fn search(
    context: &RequestContext,
    signed_in: &SignedIn,
    input: TalkInput<'_>,
    wanted: Option<WantedTime>,
    line: Option<Option<String>>,
    errors: &mut ValidationErrors,
) -> Result<Option<NewRequest>, AppError> {
    let (locale, now, asker) = (context.visitor.locale, context.visitor.now, signed_in.viewer.person);
    let topic = Some(input.topic.text.trim()).filter(|key| !key.is_empty()).map(str::to_owned);
    let known = topic.as_deref().is_none_or(|key| context.app.store.stressors().list().has_group(key));
    let known = known.then_some(()).ok_or_else(|| t!(locale, "supporter-topic-unknown"));
    let known = errors.keep(input.topic.name, known);
    let may_ask = context.allowed(Action::TakePartInSupport, Subject::None).is_ok();
    // A search that goes on is repeated also if the only supporter has paused since.
    let goes_on = context.app.store.supporters().of_asker(signed_in.own.clone()).await?.is_some();
    if !may_ask || !(goes_on || context.app.store.supporters().are_there_for(asker, locale, now).await?) {
        errors.add(input.to.name, t!(locale, "talk-to-absent"));
        return Ok(None);
    }
    let (Some(wanted), Some(line), Some(())) = (wanted, line, known) else { return Ok(None) };
    Ok(Some(NewRequest::ToSupporter(SupporterSearch {
        id: TalkRequestId(Uuid::new_v4()),
        asker,
        language: locale,
        topic,
        asked_at: now,
        changed_at: now,
        state: SearchState::Looking,
        wanted,
        line,
    })))
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
