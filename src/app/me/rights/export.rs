//! A person's own entries as a file: everything that they said here, notes included.

use std::collections::{BTreeMap, HashMap};

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;

use super::export_account::{ExportedNotice, OwnAccount, own_account, own_notices};
use crate::app::check_in::offer;
use crate::app::counselling::export::OwnCounselling;
use crate::app::me::export_support::{OwnSupport, own_support};
use crate::app::{
    breaks, counselling, events, library, passkeys, scim, self_tests, stressor_register, thanks, tokens, tough_calls,
};
use crate::state::AppState;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::file_response;
use crate::web::file_response::file;
use crate::web::visitor::{SignedIn, Visitor};
use domain::access::{Action, Subject};
use domain::talk_request::TalkState;
use domain::{CheckIn, CheckInId, Note, PersonId, Role, ShiftHours, TalkRequest, Workday};
use import::cell::for_spreadsheet;
use import::check_in_file::COLUMNS;
use store::{GoodThing, OwnFollowUp, Range, Store, StoreError, SuggestionOffer, Team};

/// Every workday that there is: a person's export leaves nothing out.
fn always() -> Range {
    Range { from: Workday::from_number(0), to: Workday::from_number(200_000) }
}

/// One entry in a file. The first columns are those of a file of check-ins, so that it can be read in again.
#[derive(Debug, Serialize)]
struct ExportedCheckIn<'a> {
    person_id: &'a str,
    workday: Workday,
    time: String,
    weather: &'static str,
    energy: Option<u8>,
    stressors: Vec<&'a str>,
    uplifts: Vec<&'a str>,
    note: Option<&'a str>,
    note_locked: bool,
    good_thing: Option<&'a str>,
    audience: &'static str,
    note_audience: &'static str,
    tag_audience: &'static str,
    shift: Option<&'a str>,
    team: Option<&'a str>,
    said_at: jiff::Timestamp,
    id: String,
}

/// All that the program keeps about what a person said and what came of it.
#[derive(Debug, Serialize)]
struct PersonExport<'a> {
    person_id: &'a str,
    name: &'a str,
    exported_at: jiff::Timestamp,
    account: OwnAccount,
    notices: Vec<ExportedNotice>,
    entries: Vec<ExportedCheckIn<'a>>,
    kiosk_code: Option<String>,
    second_factor_since: Option<jiff::Timestamp>,
    wants_messages: Option<bool>,
    counted_in_climate: Option<bool>,
    schedule: Vec<ExportedPlannedDay>,
    changed_at_short_notice: Vec<ChangedDay>,
    calendar_link_since: Option<jiff::Timestamp>,
    tokens: Vec<tokens::export::OwnToken>,
    passkeys: Vec<passkeys::export::OwnPasskey>,
    identity_provider: Option<scim::export::OwnIdentity>,
    company_sign_in_since: Option<jiff::Timestamp>,
    roles_from_company_sign_in: Vec<&'static str>,
    suggestions: Vec<Suggestion>,
    talk_requests: Vec<ExportedTalkRequest>,
    psychologist: OwnCounselling,
    tough_calls: Vec<tough_calls::export::OwnToughCall>,
    tough_call_answers: Vec<tough_calls::export::OwnAnswer>,
    supporters: OwnSupport,
    follow_ups: Vec<AboutMe>,
    asked_to_stop: Vec<jiff::Timestamp>,
    thanks: thanks::export::OwnThanks,
    events: events::export::OwnEvents,
    library_marks: Vec<library::export::ExportedMark>,
    library_read: Vec<String>,
    library_cases: Vec<library::export::ExportedCase>,
    self_tests: self_tests::export::OwnSelfTests,
    breaks: Vec<breaks::export::ExportedBreak>,
    stressor_register: Vec<stressor_register::export::OwnSource>,
    looks: Vec<ExportedAccess>,
}

/// A day of the person's schedule.
#[derive(Debug, Serialize)]
struct ExportedPlannedDay {
    workday: Workday,
    /// None on a day off.
    hours: Vec<String>,
}

/// A day of the schedule that was changed less than two days before the shift.
#[derive(Debug, Serialize)]
struct ChangedDay {
    workday: Workday,
    changed_at: jiff::Timestamp,
}

async fn changed_days(store: &Store, person: PersonId) -> Result<Vec<ChangedDay>, StoreError> {
    let changes = store.schedules().changes_of(person).await?;
    Ok(changes.into_iter().map(|(workday, changed_at)| ChangedDay { workday, changed_at }).collect())
}

impl From<(Workday, &[ShiftHours])> for ExportedPlannedDay {
    fn from((workday, hours): (Workday, &[ShiftHours])) -> Self {
        Self { workday, hours: hours.iter().map(ToString::to_string).collect() }
    }
}

#[derive(Debug, Serialize)]
struct Suggestion {
    workday: Workday,
    intervention: String,
    why: String,
    outcome: Option<&'static str>,
    answered_at: Option<jiff::Timestamp>,
    /// With which probability it was chosen; none for offers of earlier versions.
    propensity: Option<f64>,
}

/// A request to talk that the person sent.
#[derive(Debug, Serialize)]
struct ExportedTalkRequest {
    to: Option<String>,
    role: Option<&'static str>,
    asked_at: jiff::Timestamp,
    state: &'static str,
    when: String,
    line: Option<String>,
}

/// What a lead does, or did, about a flag about the person.
#[derive(Debug, Serialize)]
struct AboutMe {
    state: &'static str,
    by: Option<String>,
    changed_at: jiff::Timestamp,
    action: Option<String>,
    own_words: Option<String>,
    details: BTreeMap<&'static str, String>,
    agreed: Option<String>,
    checked_by: Option<String>,
}

#[derive(Debug, Serialize)]
struct ExportedAccess {
    workday: Workday,
    first_at: jiff::Timestamp,
    viewer: String,
    what: &'static str,
}

/// `GET /me/export.json`
pub async fn json(State(app): State<AppState>, Extension(visitor): Extension<Visitor>) -> Response {
    let context = RequestContext { app, visitor };
    match everything_as_json(&context).await {
        Ok((name, body)) => file(&name, "json", "application/json", body),
        Err(refusal) => file_response::error(&refusal, "/me"),
    }
}

/// `GET /me/export.csv`
pub async fn csv(State(app): State<AppState>, Extension(visitor): Extension<Visitor>) -> Response {
    let context = RequestContext { app, visitor };
    match entries_as_csv(&context).await {
        Ok((name, body)) => file(&name, "csv", "text/csv; charset=utf-8", body),
        Err(refusal) => file_response::error(&refusal, "/me"),
    }
}

async fn everything_as_json(context: &RequestContext) -> Result<(String, Response), AppError> {
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let own = own(context, me).await?;
    let store = &context.app.store;
    let person = me.person();
    let everything = PersonExport {
        person_id: &person.key,
        name: &person.name,
        exported_at: context.visitor.now,
        account: own_account(store, me).await?,
        notices: own_notices(context, me).await?,
        entries: own.entries.iter().map(|entry| row(me, &own, entry)).collect(),
        kiosk_code: store.kiosks().code_of(person.id).await?,
        second_factor_since: store.second_factors().state(person.id).await?.on_since,
        wants_messages: me.shown(Some(store.messages().wanted(person.id).await?)),
        counted_in_climate: me.shown(person.counted),
        schedule: person.schedule.since(always().from).map(ExportedPlannedDay::from).collect(),
        changed_at_short_notice: changed_days(store, person.id).await?,
        calendar_link_since: store.calendar_links().made_at(person.id).await?,
        tokens: tokens::export::tokens(store, person.id).await?,
        passkeys: passkeys::export::own(store, person.id).await?,
        identity_provider: scim::export::own(store, person.id).await?,
        company_sign_in_since: store.identity_provider().bound_since(person.id).await?,
        roles_from_company_sign_in: store
            .identity_provider()
            .roles_of(person.id)
            .await?
            .iter()
            .map(Role::key)
            .collect(),
        suggestions: offered(store, person.id, me.today())
            .await?
            .into_iter()
            .map(|o| Suggestion {
                workday: o.workday,
                intervention: o.intervention,
                why: o.why,
                outcome: o.outcome.map(|o| o.key()),
                answered_at: o.answered_at,
                propensity: o.propensity,
            })
            .collect(),
        talk_requests: requests(store, me).await?,
        psychologist: counselling::export::own(context, me).await?,
        tough_calls: tough_calls::export::tough_calls(store, me, always()).await?,
        tough_call_answers: tough_calls::export::tough_call_answers(store, me, always().from).await?,
        supporters: own_support(store, me).await?,
        follow_ups: store.follow_ups().about(person.id).await?.into_iter().map(about_me).collect(),
        asked_to_stop: store.follow_ups().stops(person.id).await?.into_iter().map(|(_, at)| at).collect(),
        thanks: thanks::export::own(context, me).await?,
        events: events::export::own(store, me).await?,
        library_marks: library::export::marks(store, me).await?,
        library_read: library::export::read(store, me).await?,
        library_cases: library::export::cases(store, me).await?,
        self_tests: self_tests::export::own(store, me, context.visitor.locale).await?,
        breaks: breaks::export::breaks(store, person.id, context.visitor.now).await?,
        stressor_register: stressor_register::export::sources(store, me).await?,
        looks: store
            .access_log()
            .about_person(person.id, u32::MAX, 0)
            .await?
            .0
            .into_iter()
            .map(|l| ExportedAccess { workday: l.workday, first_at: l.first_at, viewer: l.viewer, what: l.kind.key() })
            .collect(),
    };
    Ok((name(context, me), Json(everything).into_response()))
}

/// The offers that the person can still answer, and all that they answered, newest first.
async fn offered(store: &Store, person: PersonId, today: Workday) -> Result<Vec<SuggestionOffer>, StoreError> {
    let mut offers = offer::recent(store, person, today).await?;
    let stored = store.suggestions().since(person, always().from).await?;
    let known = |offer: &SuggestionOffer| offers.iter().any(|o| o.workday == offer.workday && o.shift == offer.shift);
    let earlier: Vec<_> = stored.into_iter().filter(|offer| !known(offer)).collect();
    offers.extend(earlier);
    Ok(offers)
}

/// The requests to talk that are not closed, oldest first.
async fn requests(store: &Store, me: &SignedIn) -> Result<Vec<ExportedTalkRequest>, StoreError> {
    let sent = store.talk_requests().of_asker(me.own.clone()).await?;
    let people = sent.iter().filter_map(|request| request.addressee.map(|addressee| addressee.person)).collect();
    let names = store.people().names(people).await?;
    let own = |request: TalkRequest| ExportedTalkRequest {
        to: request.addressee.and_then(|addressee| names.get(&addressee.person).cloned()),
        role: request.addressee.map(|addressee| addressee.role.key()),
        asked_at: request.asked_at,
        state: match request.state {
            TalkState::Open => "open",
            TalkState::Accepted(_) => "accepted",
            TalkState::Talked => "talked",
        },
        when: request.wanted.key().to_owned(),
        line: request.line,
    };
    Ok(sent.into_iter().map(own).collect())
}

fn about_me(found: OwnFollowUp) -> AboutMe {
    let plan = found.record.plan.unwrap_or_default();
    AboutMe {
        state: found.state.key(),
        by: found.owner,
        changed_at: found.changed_at,
        action: plan.action,
        own_words: plan.own_words,
        details: plan.details.into_iter().map(|(question, answer)| (question.key(), answer)).collect(),
        agreed: found.what_was_done,
        checked_by: found.record.check.and_then(|check| check.by),
    }
}

async fn entries_as_csv(context: &RequestContext) -> Result<(String, Response), AppError> {
    let me = context.allowed(Action::OwnHistory, Subject::None)?;
    let own = own(context, me).await?;
    let text = written(own.entries.iter().map(|entry| row(me, &own, entry))).map_err(|error| {
        tracing::error!(%error, "an export could not be written");
        AppError::Internal
    })?;
    Ok((name(context, me), text.into_response()))
}

/// The rows as text. With a byte order mark, without which spreadsheets take Chinese for something else.
fn written<'a>(rows: impl Iterator<Item = ExportedCheckIn<'a>>) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    let more = ["note_audience", "shift", "team", "said_at", "id", "note_locked", "tag_audience", "good_thing"];
    writer.write_record(COLUMNS.into_iter().chain(more))?;
    for row in rows {
        writer.write_record(
            [
                row.person_id,
                &row.workday.to_string(),
                &row.time,
                row.weather,
                &row.energy.map(|bars| bars.to_string()).unwrap_or_default(),
                &row.stressors.join(";"),
                &row.uplifts.join(";"),
                row.note.unwrap_or_default(),
                row.audience,
                row.note_audience,
                row.shift.unwrap_or_default(),
                row.team.unwrap_or_default(),
                &row.said_at.to_string(),
                &row.id,
                if row.note_locked { "yes" } else { "no" },
                row.tag_audience,
                row.good_thing.unwrap_or_default(),
            ]
            .map(for_spreadsheet),
        )?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// The person's entries, and what belongs to them.
struct OwnEntries {
    entries: Vec<CheckIn>,
    teams: Vec<Team>,
    good_things: HashMap<CheckInId, GoodThing>,
}

async fn own(context: &RequestContext, me: &SignedIn) -> Result<OwnEntries, AppError> {
    let store = &context.app.store;
    let entries = store.check_ins().own(me.own.clone(), always()).await?;
    let mut teams: Vec<_> = entries.iter().filter_map(|entry| entry.team).collect();
    teams.sort();
    teams.dedup();
    let good_things = store.good_things().list(me.own.clone(), always()).await?;
    let good_things = good_things.into_iter().map(|good| (good.check_in, good)).collect();
    Ok(OwnEntries { entries, teams: store.teams().by_id(teams).await?, good_things })
}

fn row<'a>(me: &'a SignedIn, own: &'a OwnEntries, entry: &'a CheckIn) -> ExportedCheckIn<'a> {
    let person = me.person();
    ExportedCheckIn {
        person_id: &person.key,
        workday: entry.workday,
        time: entry.said_at.to_zoned(person.time_zone.clone()).strftime("%H:%M").to_string(),
        weather: entry.weather.key(),
        energy: entry.energy.map(|energy| energy.bars()),
        stressors: entry.own_stressors().map(|key| key.as_str()).collect(),
        uplifts: entry.uplifts.iter().map(|key| key.as_str()).collect(),
        note: entry.note.as_ref().and_then(Note::words),
        note_locked: entry.note == Some(Note::Locked),
        good_thing: own.good_things.get(&entry.id).and_then(|good| good.line.words()),
        audience: entry.audience.key(),
        note_audience: entry.note_audience.key(),
        tag_audience: entry.tag_audience.key(),
        shift: entry.shift.as_deref(),
        team: entry.team.and_then(|id| own.teams.iter().find(|team| team.id == id)).map(|team| team.name.as_str()),
        said_at: entry.said_at,
        id: entry.id.to_string(),
    }
}

fn name(context: &RequestContext, me: &SignedIn) -> String {
    format!("weathervane-{}", context.app.clock.local(&me.person().time_zone).date())
}
