//! What a floor offers in every case, and how the people on it act.

use domain::counselling::{GroupTalk, GroupTalkId, InBothLanguages, Slot, SlotId};
use domain::{Event, EventId, OrgUnit};
use store::{NewOwnKey, WrappingKey, seal};
use uuid::Uuid;

use crate::support::{Floor, SUPPORTER};

impl Floor {
    /// Gives the psychologist a key, and lets them offer a talk and three times with the same ids on each floor.
    /// Returns the ids, that of the talk first.
    pub(super) async fn offer_counselling(&self) -> Vec<String> {
        let (store, now) = (&self.app.app.store, self.app.now());
        let psychologist = self.app.person("s1").await;
        let by_password = WrappingKey { salt: [0; 16], key: seal::fresh_key() };
        store
            .owner_keys()
            .begin(psychologist, NewOwnKey { secret: seal::fresh_key(), by_password }, now)
            .await
            .unwrap();
        let hour = |hours| now.checked_add(jiff::SignedDuration::from_hours(hours)).unwrap();
        let title = InBothLanguages { en: "Sleep".to_owned(), zh: "睡眠".to_owned() };
        let id = GroupTalkId(Uuid::from_u128(5 << 100));
        let talk = GroupTalk {
            id,
            psychologist,
            title,
            text: InBothLanguages::default(),
            starts_at: hour(48),
            minutes: 60,
            place: "Training room".to_owned(),
            places: 20,
        };
        store.group_talks().hold(talk).await.unwrap();
        let mut ids = vec![id.to_string()];
        for number in 1..=3_i64 {
            let id = SlotId(Uuid::from_u128(6 << 100 | u128::from(number.unsigned_abs())));
            let (starts_at, place) = (hour(24 + number), "Room 4".to_owned());
            let free = Slot {
                id,
                psychologist,
                starts_at,
                minutes: 50,
                place,
                booking: None,
                cancelled_at: None,
                freed_at: None,
            };
            assert!(store.slots().offer(free).await.unwrap());
            ids.push(id.to_string());
        }
        ids
    }

    /// Lets the psychologist plan an event for the site, with the same id on each floor. Returns the id.
    pub(super) async fn plan_event(&self) -> String {
        let id = EventId(Uuid::from_u128(9 << 100));
        let event = Event {
            id,
            organiser: Some(self.app.person("s1").await),
            unit: OrgUnit::Site(1),
            title: InBothLanguages { en: "Picnic".to_owned(), zh: "野餐".to_owned() },
            text: InBothLanguages::default(),
            starts_at: self.app.now().checked_add(jiff::SignedDuration::from_hours(48)).unwrap(),
            minutes: 120,
            place: "The lake".to_owned(),
        };
        self.app.app.store.events().plan(event, self.app.now()).await.unwrap();
        id.to_string()
    }

    /// The id of the open request of an agent to this addressee.
    pub(super) async fn request(&self, agent: &str, addressee: &str) -> String {
        let addressee = self.app.person(addressee).await;
        let sent = self.app.app.store.talk_requests().of_asker(self.app.person(agent).await).await.unwrap();
        let to = |request: &&domain::TalkRequest| request.addressee.is_some_and(|known| known.person == addressee);
        sent.iter().find(to).unwrap().id.to_string()
    }

    /// The id of the search of an agent for a supporter.
    pub(super) async fn own_search(&self, agent: &str) -> String {
        let person = self.app.person(agent).await;
        self.app.app.store.supporters().of_asker(person).await.unwrap().unwrap().id.to_string()
    }

    /// Lets the supporter and the agent agree, if the search is offered. Returns whether it is a talk request now.
    pub(super) async fn agree(&self, agent: &str, id: &str) -> bool {
        let supporter = self.app.person(SUPPORTER).await;
        let offers = self.app.app.store.supporters().offered_to(supporter).await.unwrap();
        if offers.iter().any(|offer| offer.id.to_string() == id) {
            let fields = [("request", id), ("answer", "yes")];
            self.do_as(SUPPORTER, "answer_offer", &fields).await;
            self.do_as(agent, "answer_supporter", &fields).await;
        }
        self.app.app.store.talk_requests().get(id.parse().unwrap()).await.unwrap().is_some()
    }

    /// The id of a case that an agent wrote.
    pub(super) async fn case(&self, agent: &str) -> String {
        let own = self.app.app.store.library().own_cases(self.app.person(agent).await).await.unwrap();
        own.first().unwrap().id.to_string()
    }

    /// Asks for a break at half past ten; withdraws the request if there is one.
    pub(super) async fn ask_or_withdraw_break(&self, agent: &str) {
        let store = &self.app.app.store;
        let own = store.breaks().of_person(self.app.person(agent).await, self.app.now()).await.unwrap();
        match own.first() {
            Some(request) => self.do_as(agent, "withdraw_break", &[("request", &request.id.to_string())]).await,
            None => {
                let starts = domain::load::minutes_of(self.app.today().0.at(10, 30, 0, 0)).to_string();
                self.do_as(agent, "ask_for_break", &[("minutes", "10"), ("starts", &starts)]).await;
            }
        }
    }

    /// Makes every choice that concerns nobody else: to be counted, another audience to begin with, no messages, a
    /// calendar of one's own, and a code and a PIN for kiosks.
    pub(super) async fn choose_for_oneself(&self, key: &str) {
        let badge = &*format!("K-{key}");
        let forms: [(&str, &[(&str, &str)]); 5] = [
            ("choose_counted", &[("counted", "yes"), ("back", "/account")]),
            ("choose_audience", &[("audience", "team"), ("back", "/account")]),
            ("choose_messages", &[("wanted", "no")]),
            ("make_calendar_link", &[]),
            ("set_badge", &[("badge", badge), ("pin", "4715"), ("pin_again", "4715")]),
        ];
        for (form, fields) in forms {
            self.do_as(key, form, fields).await;
        }
    }

    /// Sends a form as this person and asserts that it was accepted.
    pub(super) async fn do_as(&self, key: &str, function: &str, fields: &[(&str, &str)]) {
        let answer = self.signed_in(key).await.ask(function, fields).await;
        assert!(answer.status.is_success(), "{key} {function} {fields:?}: {} {}", answer.status, answer.text());
    }
}
