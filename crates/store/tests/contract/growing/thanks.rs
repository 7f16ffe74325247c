//! Thank-yous: on their way, received, shown, removed, and what an erasure leaves.

use domain::thanks::{
    LIMITS_COUNT_FOR, MAX_PRAISE_A_DAY, ShownThanks, ThanksAudience, ThanksFrom, ThanksGlyph, ThanksLimit, ThanksTo,
};
use domain::{PersonId, TeamId, ThankYou, ThankYouId};
use weathervane_store::{GiveOutcome, Store};

use crate::EmptyStore;
use crate::fixtures::{TODAY, centre, day, import, moment};

/// Ten minutes, in seconds.
const ARRIVED: i64 = 600;

fn id(number: u128) -> ThankYouId {
    ThankYouId(uuid::Uuid::from_u128(number))
}

fn thanks(number: u128, giver: PersonId, to: ThanksTo) -> ThankYou {
    ThankYou {
        id: id(number),
        to,
        from: ThanksFrom::Colleague(Some(giver)),
        with_name: true,
        glyph: ThanksGlyph::Cup,
        line: format!("thank you, number {number}"),
        given_at: moment(0),
        shown: None,
    }
}

async fn give(store: &Store, thanks: ThankYou) -> GiveOutcome {
    store.thanks().give(thanks).await.expect("a write")
}

async fn received(store: &Store, person: PersonId) -> Vec<ThankYou> {
    store.thanks().received(person, moment(ARRIVED)).await.expect("a read")
}

async fn team(store: &Store) -> TeamId {
    store.teams().by_key("t1".to_owned()).await.expect("a read").expect("a team").id
}

pub async fn a_thank_you_is_the_givers_until_it_arrives(empty: &impl EmptyStore) {
    let store = empty.store();
    let [giver, receiver, _] = centre(store).await;
    let (first, second) =
        (thanks(1, giver, ThanksTo::Person(receiver)), thanks(2, giver, ThanksTo::Team(team(store).await)));
    for thanks in [&first, &second] {
        assert_eq!(give(store, thanks.clone()).await, GiveOutcome::Given);
    }
    let before = moment(ARRIVED - 1);
    assert_eq!(store.thanks().received(receiver, before).await.expect("a read"), []);
    assert_eq!(store.thanks().to_team(team(store).await, before).await.expect("a read"), []);
    assert_eq!(store.thanks().on_their_way(giver, before).await.expect("a read"), [first.clone(), second]);
    assert!(!store.thanks().take_back(id(2), receiver, before).await.expect("a write"), "it is another's");
    assert!(store.thanks().take_back(id(2), giver, before).await.expect("a write"));
    assert_eq!(received(store, receiver).await, [first]);
    assert!(!store.thanks().take_back(id(1), giver, moment(ARRIVED)).await.expect("a write"), "it has arrived");
    let (team, now) = (team(store).await, moment(ARRIVED));
    assert!(!store.thanks().remove_from_team(id(1), team, giver, now).await.expect("a write"), "no team's");
    assert_eq!(store.thanks().on_their_way(giver, moment(ARRIVED)).await.expect("a read"), []);
}

pub async fn the_limits_count_what_was_given_and_not_what_is_left(empty: &impl EmptyStore) {
    let store = empty.store();
    let [giver, receiver, _] = centre(store).await;
    let to = ThanksTo::Person(receiver);
    assert_eq!(give(store, thanks(1, giver, to)).await, GiveOutcome::Given);
    assert!(store.thanks().remove(id(1), receiver, moment(ARRIVED)).await.expect("a write"));
    let again = ThankYou { given_at: moment(ARRIVED), ..thanks(2, giver, to) };
    assert_eq!(give(store, again).await, GiveOutcome::Limited(ThanksLimit::SameReceiver));
    let tomorrow = moment(LIMITS_COUNT_FOR.as_secs());
    assert_eq!(give(store, ThankYou { given_at: tomorrow, ..thanks(2, giver, to) }).await, GiveOutcome::Given);
    store.thanks().forget_given(tomorrow).await.expect("a write");
    let given = store.thanks().given(giver, tomorrow).await.expect("a read");
    assert_eq!(given.iter().map(|given| (given.to, given.at)).collect::<Vec<_>>(), [(to, tomorrow)]);
}

pub async fn a_thank_you_that_is_sent_again_on_its_way_is_given_once(empty: &impl EmptyStore) {
    let store = empty.store();
    let [giver, receiver, lead] = centre(store).await;
    let to = ThanksTo::Person(receiver);
    let sent = |number, seconds| ThankYou {
        line: "For the cover.".to_owned(),
        given_at: moment(seconds),
        ..thanks(number, giver, to)
    };
    assert_eq!(give(store, sent(1, 0)).await, GiveOutcome::Given);
    assert_eq!(give(store, sent(2, ARRIVED - 1)).await, GiveOutcome::SentAgain, "the answer was lost");
    let other = ThankYou { glyph: ThanksGlyph::Sprout, ..sent(3, 1) };
    assert_eq!(give(store, other).await, GiveOutcome::Limited(ThanksLimit::SameReceiver));
    let unnamed = ThankYou { with_name: false, ..sent(3, 1) };
    assert_eq!(give(store, unnamed).await, GiveOutcome::Limited(ThanksLimit::SameReceiver), "the name goes along");
    let same_words = ThankYou { to: ThanksTo::Person(lead), ..sent(4, 1) };
    assert_eq!(give(store, same_words).await, GiveOutcome::Given, "somebody else gets one of their own");
    assert_eq!(received(store, receiver).await, [sent(1, 0)]);
    assert_eq!(store.thanks().given(giver, moment(ARRIVED)).await.expect("a read").len(), 2);
    assert_eq!(give(store, sent(5, ARRIVED)).await, GiveOutcome::Limited(ThanksLimit::SameReceiver), "it has arrived");
}

pub async fn praise_is_kept_once_and_ten_times_a_day(empty: &impl EmptyStore) {
    let store = empty.store();
    let [_, agent, lead] = centre(store).await;
    let praise = |number, words: u128| ThankYou {
        from: ThanksFrom::Customer,
        with_name: false,
        line: format!("praise, number {words}"),
        ..thanks(number, agent, ThanksTo::Person(agent))
    };
    for number in 10..20 {
        assert_eq!(give(store, praise(number, number)).await, GiveOutcome::Given);
        assert_eq!(give(store, praise(number + 100, number)).await, GiveOutcome::SentAgain, "it is kept already");
    }
    assert_eq!(received(store, agent).await.len(), MAX_PRAISE_A_DAY);
    assert_eq!(give(store, praise(20, 20)).await, GiveOutcome::Limited(ThanksLimit::Praise));
    let others = ThankYou { to: ThanksTo::Person(lead), ..praise(21, 10) };
    assert_eq!(give(store, others).await, GiveOutcome::Given, "somebody else has a day of their own");
    let tomorrow = moment(LIMITS_COUNT_FOR.as_secs());
    assert_eq!(give(store, ThankYou { given_at: tomorrow, ..praise(22, 10) }).await, GiveOutcome::Given);
}

pub async fn showing_one_hides_the_other_one_of_its_receiver(empty: &impl EmptyStore) {
    let store = empty.store();
    let [giver, receiver, lead] = centre(store).await;
    let (team, now) = (team(store).await, moment(ARRIVED));
    for (number, from, to) in [(1, giver, receiver), (2, lead, receiver), (3, giver, lead)] {
        give(store, thanks(number, from, ThanksTo::Person(to))).await;
    }
    let shown = ShownThanks { audience: ThanksAudience::Team, team, since: now };
    for (number, by) in [(3, lead), (1, receiver), (2, receiver)] {
        assert!(store.thanks().show(id(number), by, Some(shown), now).await.expect("a write"), "{number}");
    }
    let found = store.thanks().shown_in(team, now).await.expect("a read");
    let mut found: Vec<_> = found.iter().map(|one| one.id).collect();
    found.sort_by_key(|id| id.0);
    assert_eq!(found, [id(2), id(3)], "what others show stays");
    assert!(empty.ledger().contains(&format!("hidden_thanks {}", id(1))));
}

pub async fn a_shown_thank_you_is_found_in_its_team_until_it_is_hidden(empty: &impl EmptyStore) {
    let store = empty.store();
    let [giver, receiver, _] = centre(store).await;
    let (team, now) = (team(store).await, moment(ARRIVED));
    give(store, thanks(1, giver, ThanksTo::Person(receiver))).await;
    let shown = ShownThanks { audience: ThanksAudience::Wall, team, since: now };
    for (by, done) in [(giver, false), (receiver, true)] {
        assert_eq!(store.thanks().show(id(1), by, Some(shown), now).await.expect("a write"), done);
    }
    let found = store.thanks().shown_in(team, now).await.expect("a read");
    assert_eq!(found, [ThankYou { shown: Some(shown), ..thanks(1, giver, ThanksTo::Person(receiver)) }]);
    assert_eq!(store.thanks().to_team(team, now).await.expect("a read"), []);
    assert!(store.thanks().show(id(1), receiver, None, moment(ARRIVED + 1)).await.expect("a write"));
    assert_eq!(store.thanks().shown_in(team, now).await.expect("a read"), []);
}

pub async fn removing_and_hiding_are_in_the_ledger(empty: &impl EmptyStore) {
    let store = empty.store();
    let [giver, receiver, _] = centre(store).await;
    let team = team(store).await;
    give(store, thanks(1, giver, ThanksTo::Person(receiver))).await;
    give(store, thanks(2, giver, ThanksTo::Team(team))).await;
    let now = moment(ARRIVED);
    assert!(store.thanks().show(id(1), receiver, None, now).await.expect("a write"));
    assert!(!store.thanks().remove(id(1), giver, now).await.expect("a write"), "it is the receiver's");
    assert!(store.thanks().remove(id(1), receiver, now).await.expect("a write"));
    assert!(store.thanks().remove_from_team(id(2), team, receiver, now).await.expect("a write"));
    let ledger = empty.ledger();
    for line in [format!("hidden_thanks {}", id(1)), format!("thanks {}", id(1)), format!("thanks {}", id(2))] {
        assert!(ledger.contains(&line), "{line}: {ledger}");
    }
}

pub async fn erasing_the_giver_leaves_the_words_without_the_name(empty: &impl EmptyStore) {
    let store = empty.store();
    let [giver, receiver, lead] = centre(store).await;
    let team = team(store).await;
    let now = moment(ARRIVED);
    give(store, thanks(1, giver, ThanksTo::Person(receiver))).await;
    give(store, thanks(2, giver, ThanksTo::Team(team))).await;
    give(store, ThankYou { given_at: now, ..thanks(3, giver, ThanksTo::Person(lead)) }).await;
    store.erasures().erase_person(giver, now).await.expect("a write");
    let left = ThankYou { from: ThanksFrom::Colleague(None), ..thanks(1, giver, ThanksTo::Person(receiver)) };
    assert_eq!(received(store, receiver).await, [left]);
    assert_eq!(store.thanks().to_team(team, now).await.expect("a read"), []);
    assert_eq!(store.thanks().received(lead, moment(3 * ARRIVED)).await.expect("a read"), [], "it had not arrived");
    assert_eq!(store.thanks().given(giver, now).await.expect("a read"), []);
}

pub async fn erasing_the_receiver_takes_everything(empty: &impl EmptyStore) {
    let store = empty.store();
    let [giver, receiver, _] = centre(store).await;
    give(store, thanks(1, giver, ThanksTo::Person(receiver))).await;
    store.erasures().erase_person(receiver, moment(ARRIVED)).await.expect("a write");
    assert_eq!(received(store, receiver).await, []);
}

pub async fn a_whole_name_or_id_finds_a_person_and_a_part_does_not(empty: &impl EmptyStore) {
    let store = empty.store();
    let [first, ..] = centre(store).await;
    for (text, found) in [("gao lin", true), ("A1", true), ("gao@example.org", true), ("Gao", false), ("Lin", false)] {
        let people = store.thanks().people_called(text.to_owned(), day(TODAY)).await.expect("a read");
        assert_eq!(people.iter().any(|profile| profile.person.id == first), found, "{text}");
    }
    import(store, "person_id,name,ends_on\na1,Gao Lin,2026-03-10\n").await.expect("a roster that fits");
    assert!(store.thanks().people_called("a1".to_owned(), day("2026-03-11")).await.expect("a read").is_empty());
}
