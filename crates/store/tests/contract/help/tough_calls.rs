//! Tough calls: recorded once, private or shared with leads of that time, answered once a shift, erased with everything
//! else.

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, import, moment, person, viewer};
use domain::person::TeamRole;
use domain::tough_call::{AnsweredQuestion, Heaviness, ToughCallAnswer, ToughCallKind};
use domain::{Audience, PersonId, ToughCall, ToughCallId, ToughCallSource};
use weathervane_store::{Range, Store, ToughCallOutcome};

fn all() -> Range {
    Range { from: day("2026-01-01"), to: day("2026-12-31") }
}

/// A tough call of [`TODAY`] that is shared with the lead, number `id`.
async fn call(store: &Store, person: PersonId, id: u128) -> ToughCall {
    let workday = day(TODAY);
    ToughCall {
        person,
        id: ToughCallId(uuid::Uuid::from_u128(id)),
        workday,
        shift: Some("early".to_owned()),
        team: viewer(store, person).await.teams(TeamRole::Member, workday).next(),
        stated_at: moment(i64::try_from(id).expect("a small number")),
        source: ToughCallSource::Abuse,
        kind: ToughCallKind::Behaviour,
        heaviness: Heaviness::VeryHeavy,
        audience: Audience::Lead,
    }
}

fn answer(said: ToughCallAnswer) -> AnsweredQuestion {
    AnsweredQuestion { workday: day(TODAY), shift: "late".to_owned(), answer: said, answered_at: moment(50) }
}

async fn record(store: &Store, call: &ToughCall) -> ToughCallOutcome {
    store.tough_calls().record(call.clone()).await.expect("a write")
}

async fn own(store: &Store, person: PersonId) -> Vec<ToughCall> {
    store.tough_calls().own(person, all()).await.expect("a read")
}

async fn seen_by(store: &Store, lead: PersonId, like: &ToughCall) -> Vec<ToughCall> {
    let viewer = viewer(store, lead).await;
    store.tough_calls().in_lead_sight(viewer, like.team.expect("a team"), all()).await.expect("a read")
}

pub async fn a_tough_call_is_recorded_once_and_belongs_to_its_person(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let first = call(store, agent, 1).await;
    assert_eq!(record(store, &first).await, ToughCallOutcome::New);
    let changed = ToughCall { heaviness: Heaviness::Light, ..first.clone() };
    assert_eq!(record(store, &changed).await, ToughCallOutcome::Known);
    assert_eq!(own(store, agent).await, std::slice::from_ref(&first));
    assert_eq!(store.tough_calls().get(agent, first.id).await.expect("a read"), Some(first.clone()));
    assert_eq!(own(store, other).await, []);
    assert_eq!(store.tough_calls().get(other, first.id).await.expect("a read"), None);
    assert_eq!(store.tough_calls().withdraw(other, first.id, moment(60)).await.expect("a write"), None);
    assert_eq!(own(store, agent).await, [first]);
}

pub async fn a_lead_sees_shared_tough_calls_of_days_on_which_they_led(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, lead] = centre(store).await;
    let (shared, private) = (call(store, agent, 1).await, call(store, other, 2).await);
    let private = ToughCall { audience: Audience::Me, ..private };
    record(store, &shared).await;
    record(store, &private).await;
    assert_eq!(seen_by(store, lead, &shared).await, std::slice::from_ref(&shared));
    assert_eq!(seen_by(store, agent, &shared).await, [], "a member of the team");
    import(store, "person_id,name,roles,team_id,team,site,starts_on\nl2,Mo Fei,lead,t1,Cirrus,Islet,2026-03-10\n")
        .await
        .expect("a roster that fits");
    let successor = person(store, "l2").await;
    assert_eq!(seen_by(store, successor, &shared).await, []);
}

pub async fn making_a_tough_call_private_is_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, _, lead] = centre(store).await;
    let (first, second) = (call(store, agent, 1).await, call(store, agent, 2).await);
    record(store, &first).await;
    record(store, &second).await;
    let before = store.tough_calls().make_private(agent, first.id, moment(60)).await.expect("a write");
    assert_eq!(before, Some(first.clone()));
    assert_eq!(seen_by(store, lead, &first).await, std::slice::from_ref(&second));
    assert!(empty.ledger().contains(&format!(" narrowed {} me", first.id)), "{}", empty.ledger());
    let rest = store.tough_calls().make_all_private(agent, moment(60)).await.expect("a write");
    assert_eq!(rest, (vec![second.clone()], 1));
    assert_eq!(seen_by(store, lead, &first).await, []);
    assert!(empty.ledger().contains(&format!(" narrowed {} me", second.id)), "{}", empty.ledger());
}

pub async fn a_withdrawn_tough_call_does_not_come_back_and_is_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let first = call(store, agent, 1).await;
    record(store, &first).await;
    let before = store.tough_calls().withdraw(agent, first.id, moment(60)).await.expect("a write");
    assert_eq!(before, Some(first.clone()));
    assert_eq!(own(store, agent).await, []);
    assert!(empty.ledger().contains(&format!(" entry {}", first.id)), "{}", empty.ledger());
    assert_eq!(record(store, &first).await, ToughCallOutcome::Withdrawn);
}

pub async fn a_deleted_call_takes_the_answers_along_that_no_other_one_explains(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let of = async |person, number, day_stated| {
        let stated = ToughCall { workday: day(day_stated), ..call(store, person, number).await };
        record(store, &stated).await;
        stated
    };
    let answered = |on| AnsweredQuestion { workday: day(on), ..answer(ToughCallAnswer::Heavy) };
    let (first, second) = (of(agent, 1, "2026-03-01").await, of(agent, 2, "2026-03-03").await);
    let others = of(other, 3, "2026-03-01").await;
    // The seventh day after the first call is the last on which is asked about it.
    for on in ["2026-03-02", "2026-03-04", "2026-03-08"] {
        store.tough_calls().answer(agent, answered(on)).await.expect("a write");
        store.tough_calls().answer(other, answered(on)).await.expect("a write");
    }
    let kept = async |person| {
        let kept = store.tough_calls().answers(person, day("2026-01-01")).await.expect("a read");
        kept.into_iter().map(|answered| answered.workday.to_string()).collect::<Vec<_>>()
    };
    store.tough_calls().withdraw(agent, first.id, moment(60)).await.expect("a write");
    assert_eq!(kept(agent).await, ["2026-03-04", "2026-03-08"], "those about the second call");
    store.tough_calls().withdraw(agent, second.id, moment(61)).await.expect("a write");
    assert_eq!(kept(agent).await, Vec::<String>::new());
    assert_eq!(kept(other).await.len(), 3, "nobody else's");
    assert_eq!(own(store, other).await, [others]);
}

pub async fn one_answer_a_shift_and_the_later_one_stays(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    for said in [ToughCallAnswer::Heavy, ToughCallAnswer::Somewhat] {
        store.tough_calls().answer(agent, answer(said)).await.expect("a write");
    }
    let answers = store.tough_calls().answers(agent, day(TODAY)).await.expect("a read");
    assert_eq!(answers, [answer(ToughCallAnswer::Somewhat)]);
    assert_eq!(store.tough_calls().answers(other, day(TODAY)).await.expect("a read"), []);
}

pub async fn erasures_take_tough_calls_and_answers_and_nobody_elses(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, other, _] = centre(store).await;
    let (first, others) = (call(store, agent, 1).await, call(store, other, 2).await);
    for call in [&first, &others] {
        record(store, call).await;
        store.tough_calls().answer(call.person, answer(ToughCallAnswer::Heavy)).await.expect("a write");
    }
    store.check_ins().withdraw_all(agent, moment(60)).await.expect("a write");
    assert_eq!(own(store, agent).await, []);
    assert_eq!(store.tough_calls().answers(agent, day(TODAY)).await.expect("a read"), []);
    assert_eq!(record(store, &first).await, ToughCallOutcome::Withdrawn, "sent again from an open page");
    assert_eq!(own(store, other).await, [others]);
    store.erasures().erase_person(other, moment(60)).await.expect("a write");
    assert_eq!(own(store, other).await, []);
    assert_eq!(store.tough_calls().answers(other, day(TODAY)).await.expect("a read"), []);
}

pub async fn retention_takes_old_tough_calls_and_answers(empty: &impl EmptyStore) {
    let store = empty.store();
    let [agent, ..] = centre(store).await;
    let old = ToughCall { workday: day("2026-03-08"), ..call(store, agent, 1).await };
    let new = call(store, agent, 2).await;
    let old_answer = AnsweredQuestion { workday: day("2026-03-08"), ..answer(ToughCallAnswer::Over) };
    for call in [&old, &new] {
        record(store, call).await;
    }
    for answered in [&old_answer, &answer(ToughCallAnswer::Heavy)] {
        store.tough_calls().answer(agent, answered.clone()).await.expect("a write");
    }
    store.erasures().delete_before(day(TODAY), moment(0)).await.expect("a write");
    assert_eq!(own(store, agent).await, [new]);
    let answers = store.tough_calls().answers(agent, day("2026-01-01")).await.expect("a read");
    assert_eq!(answers, [answer(ToughCallAnswer::Heavy)]);
}
