//! The stressor register of a demo: sources with and without a name, one that was changed weeks ago, one that cannot
//! be.

use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use super::today;
use crate::state::AppState;
use domain::stressor_register::{
    HowOften, SinceWhen, SourceKind, SourceProposal, SourceStatus, SourceStep, SourceStepKind,
};
use domain::{Locale, PersonId, RegisteredSourceId, Role, StressorKey, Workday};
use evaluation::simulator::RateChange;
use store::{
    NewOwnKey, NewSession, NewSource, OwnerAccess, PersonFilter, SourceAssignment, StressorRegister, WrappingKey, seal,
    token, wrap_for_session,
};
use words::t;

/// How many people propose and support.
const VOICES: usize = 9;
/// The stressor of the source that was changed, and how many days ago that was: months of both sides have figures.
const CHANGED: (&str, i32) = ("slow_tools", 88);
/// How many times as often as usual the stressor was picked before.
const TIMES: f64 = 6.0;

/// What the change did to the check-ins from the first day of the demo on.
pub(super) fn rates(first: Workday, today: Workday) -> Vec<RateChange> {
    let Ok(stressor) = CHANGED.0.parse::<StressorKey>() else { return Vec::new() };
    let changed = RateChange { stressor: stressor.clone(), from: today.plus(-CHANGED.1), times: 1.0 };
    vec![RateChange { stressor, from: first.min(changed.from), times: TIMES }, changed]
}

/// One source of the demo.
struct SampleSource {
    words: String,
    kind: SourceKind,
    stressor: Option<&'static str>,
    /// How many days ago it was proposed.
    ago: i32,
    named: bool,
    /// How many people support it.
    supporters: usize,
    /// The log: how many days ago, the status, and what was done.
    steps: Vec<(i32, SourceStatus, String)>,
}

/// Agents have proposed sources and support them; the demo's lead takes care of some. The demo's own agent has no part
/// in them.
pub(super) async fn propose(app: &AppState, sign_ins: &[SignIn], language: Locale) -> Result<(), Failure> {
    let filter = PersonFilter { role: Some(Role::Agent), limit: 50, ..PersonFilter::default() };
    let (agents, _) = app.store.people().list(filter).await?;
    let mut voices = Vec::new();
    for agent in agents.into_iter().filter(|agent| sign_ins.iter().all(|own| own.name != agent.key)).take(VOICES) {
        voices.push(voice(app, agent.id).await?);
    }
    let owner = person(app, sign_ins, Role::Lead).await?.map(|lead| lead.id);
    let register = app.store.stressor_register();
    for (number, sample) in samples(language).into_iter().enumerate() {
        let mut voices = voices.iter().cycle().skip(number).take(voices.len());
        let Some(author) = voices.next() else { return Ok(()) };
        let supporters = voices.take(sample.supporters);
        keep(register, sample, (author, supporters), owner, today(&app.clock, language)).await?;
    }
    for voice in &voices {
        app.store.sessions().end_all(voice.person, None).await?;
    }
    Ok(())
}

async fn keep<'a>(
    register: StressorRegister<'_>,
    sample: SampleSource,
    (author, supporters): (&OwnerAccess, impl Iterator<Item = &'a OwnerAccess>),
    owner: Option<PersonId>,
    today: Workday,
) -> Result<(), Failure> {
    let id = RegisteredSourceId(Uuid::new_v4());
    let stressor = sample.stressor.and_then(|key| key.parse().ok());
    let proposal = SourceProposal {
        words: sample.words,
        kind: sample.kind,
        stressor: stressor.clone(),
        how_often: HowOften::EveryShift,
        since: SinceWhen::Months,
    };
    let new = NewSource { id, proposal, named: sample.named };
    register.propose(author.clone(), new, today.plus(-sample.ago)).await?;
    for supporter in supporters {
        register.support(supporter.clone(), id).await?;
    }
    if sample.steps.is_empty() {
        return Ok(());
    }
    let assignment = SourceAssignment { owner, due: None, kind: sample.kind, stressor };
    register.assign(id, assignment).await?;
    for (ago, status, words) in sample.steps {
        let due = (!status.is_decided()).then(|| today.plus(10));
        let step = SourceStep { kind: SourceStepKind::Answered, day: today.plus(-ago), status, words, by: owner };
        register.add_step(id, step, due).await?;
    }
    Ok(())
}

/// Somebody with a key of their own, as after a first sign-in.
async fn voice(app: &AppState, person: PersonId) -> Result<OwnerAccess, Failure> {
    let by_password = WrappingKey { salt: rand::random(), key: seal::fresh_key() };
    let (now, new) = (app.clock.now(), NewOwnKey { secret: seal::fresh_key(), by_password });
    let own = app.store.owner_keys().begin(person, new, now).await?;
    let secret = token::fresh();
    let wrapped = wrap_for_session(person, &secret, &own);
    let new = NewSession { own_key: Some(wrapped), ..NewSession::at_desk(token::hash(&secret), person) };
    app.store.sessions().begin(new, now).await?;
    Ok(OwnerAccess::in_session(person, &secret))
}

fn samples(l: Locale) -> Vec<SampleSource> {
    let changed = vec![
        (CHANGED.1 + 15, SourceStatus::Looking, t!(l, "simulated-source-slow-looking")),
        (CHANGED.1, SourceStatus::Changed, t!(l, "simulated-source-slow-changed")),
    ];
    let source = |words, kind, stressor, ago, named, supporters, steps| SampleSource {
        words,
        kind,
        stressor,
        ago,
        named,
        supporters,
        steps,
    };
    vec![
        source(t!(l, "simulated-source-slow"), SourceKind::Systems, Some(CHANGED.0), 125, false, 8, changed),
        source(
            t!(l, "simulated-source-mailing"),
            SourceKind::Demands,
            Some("queue_pressure"),
            20,
            true,
            6,
            vec![(12, SourceStatus::Looking, t!(l, "simulated-source-mailing-looking"))],
        ),
        source(t!(l, "simulated-source-prices"), SourceKind::Role, None, 9, false, 4, Vec::new()),
        source(t!(l, "simulated-source-headset"), SourceKind::Systems, None, 3, false, 2, Vec::new()),
        source(
            t!(l, "simulated-source-night"),
            SourceKind::Change,
            None,
            60,
            true,
            3,
            vec![(30, SourceStatus::Unchangeable, t!(l, "simulated-source-night-why"))],
        ),
    ]
}
