//! Counselling and the ledger of erasures: what a restore erases again, and what the doctor finds.

use std::path::Path;

use jiff::Timestamp;
use uuid::Uuid;

use crate::erasures::ledger::{Erasure, LedgerLine};
use crate::erasures::replay::replay;
use crate::{LedgerFault, NewPerson, Store, safeguards};
use domain::counselling::{GroupTalk, GroupTalkId, InBothLanguages, ReferralId, SignUp, Slot, SlotId};
use domain::{PersonId, Role, Roles};

const REFERRAL: ReferralId = ReferralId(Uuid::from_u128(1));
const SLOT: SlotId = SlotId(Uuid::from_u128(2));
const TALK: GroupTalkId = GroupTalkId(Uuid::from_u128(3));

fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("a moment")
}

async fn person(store: &Store, key: &str, role: Role) -> PersonId {
    let roles = Roles::default().with(role);
    let new = NewPerson { key: key.to_owned(), name: format!("Name of {key}"), roles, ..NewPerson::default() };
    store.people().add(new, None, moment(0)).await.expect("a person")
}

/// A centre in which `a1` and `a2` have signed up for a talk, and `a1` has sent a referral and booked a time, all at
/// second ten.
async fn centre(directory: &Path) -> (Store, [PersonId; 2]) {
    let store = Store::open(directory).expect("a store");
    let (agent, other) = (person(&store, "a1", Role::Agent).await, person(&store, "a2", Role::Agent).await);
    let psychologist = person(&store, "s1", Role::Psychologist).await;
    let (starts_at, place) = (moment(7200), "Room 4".to_owned());
    let slot = Slot {
        id: SLOT,
        psychologist,
        starts_at,
        minutes: 50,
        place,
        booking: None,
        cancelled_at: None,
        freed_at: None,
    };
    assert!(store.slots().offer(slot).await.expect("a write"));
    store.slots().book(SLOT, agent, moment(10)).await.expect("a write");
    let talk = GroupTalk {
        id: TALK,
        psychologist,
        title: InBothLanguages { en: "Sleep".to_owned(), zh: String::new() },
        text: InBothLanguages::default(),
        starts_at: moment(9000),
        minutes: 60,
        place: "Hall".to_owned(),
        places: 9,
    };
    store.group_talks().hold(talk).await.expect("a write");
    for person in [agent, other] {
        let sign_up = SignUp { person, is_named: false, at: moment(10) };
        store.group_talks().join(TALK, sign_up).await.expect("a write");
    }
    store
        .write(move |c| {
            let sql = "INSERT INTO referral (id, person_id, psychologist, asked_at) VALUES (?1, ?2, ?3, ?4)";
            let values = rusqlite::params![REFERRAL.0.as_bytes(), agent.0, psychologist.0, moment(10).as_millisecond()];
            c.execute(sql, values)?;
            Ok::<_, crate::StoreError>(())
        })
        .await
        .expect("a write");
    (store, [agent, other])
}

/// Whether the person has a referral, has a booked time, and has signed up.
async fn has(store: &Store, person: PersonId) -> [bool; 3] {
    let referral = store.referrals().of_person(person).await.expect("a read").is_some();
    let booking = !store.slots().of_person(person).await.expect("a read").is_empty();
    let talks = store.read(move |c| {
        let sql = "SELECT 1 FROM sign_up WHERE person_id = ?1";
        Ok(c.prepare(sql)?.exists([person.0])?)
    });
    [referral, booking, talks.await.expect("a read")]
}

fn line(at: i64, erased: Erasure) -> LedgerLine {
    LedgerLine::new(moment(at), "a1", erased)
}

#[tokio::test]
async fn a_restore_erases_a_referral_a_booking_and_a_sign_up_again() {
    let erasures = [Erasure::Referral(REFERRAL), Erasure::Booking(SLOT), Erasure::SignUp(TALK)];
    for (index, erased) in erasures.into_iter().enumerate() {
        for (at, is_left) in [(9, true), (10, false)] {
            let directory = tempfile::tempdir().expect("a directory");
            let (store, [agent, other]) = centre(directory.path()).await;
            let lines = [line(at, erased.clone())];
            store.write(move |c| replay(c, &lines)).await.expect("a write");
            let mut left = [true; 3];
            left[index] = is_left;
            assert_eq!(has(&store, agent).await, left, "{erased:?}, in a line of second {at}");
            assert_eq!(has(&store, other).await, [false, false, true], "{erased:?}");
        }
    }
}

#[tokio::test]
async fn the_doctor_finds_counselling_that_was_erased_before() {
    for (erased, count) in [
        (Erasure::Referral(REFERRAL), 1),
        (Erasure::Booking(SLOT), 1),
        (Erasure::SignUp(TALK), 1),
        (Erasure::Everything(vec![]), 3),
        (Erasure::Referral(ReferralId(SLOT.0)), 0),
    ] {
        let directory = tempfile::tempdir().expect("a directory");
        let (store, [agent, _]) = centre(directory.path()).await;
        let found = || async {
            let folder = directory.path().to_owned();
            let report = store.read(move |c| safeguards::check(c, &folder, 22, 22)).await.expect("a read");
            let faults = report.expect("a report").ledger;
            faults.into_iter().filter(|fault| matches!(fault, LedgerFault::Undone(_))).collect::<Vec<_>>()
        };
        store.ledger.write(&[line(9, erased.clone())]).expect("a line");
        assert_eq!(found().await, [], "{erased:?}: it was made again afterwards");
        store.ledger.write(&[line(10, erased.clone())]).expect("a line");
        let expected: Vec<_> = (count > 0).then_some(LedgerFault::Undone(count)).into_iter().collect();
        assert_eq!(found().await, expected, "{erased:?}");
        let lines = [line(10, erased.clone())];
        store.write(move |c| replay(c, &lines)).await.expect("a write");
        assert_eq!(found().await, [], "{erased:?}");
        assert!(has(&store, agent).await.iter().filter(|left| **left).count() == 3 - count);
    }
}
