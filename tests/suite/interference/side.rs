//! One of the two floors of a case, and its viewer.

use domain::Audience;
use domain::counselling::{GroupTalk, GroupTalkId, InBothLanguages, Slot, SlotId};
use domain::message::ChatKind;
use domain::thanks::ThanksTo;
use domain::{Event, EventId, OrgUnit};
use jiff::tz::TimeZone;
use store::{NewOwnKey, WrappingKey, seal};
use uuid::Uuid;

use super::hidden::{Action, AfterwardsIs};
use super::sight::{
    addressee, can_ask, in_team, knows_break, knows_counselling, knows_request, knows_team, knows_tough_call,
    reads_note, sees, sees_free_times,
};
use crate::routes::{self, Known};
use crate::support::{AGENTS, ChatGateway, Client, Floor, Live, MailServer, SUPPORTER, Saying};

/// One of the two floors, with the viewer's browser and open streams.
pub(super) struct Side {
    pub(super) floor: Floor,
    pub(super) viewer: Client,
    /// Each with its address.
    pub(super) streams: Vec<(String, Live)>,
    /// The past entries that the viewer does not see.
    pub(super) unseen: Vec<Saying>,
    /// The past entries of others that the viewer sees without their notes.
    sealed: Vec<Saying>,
    /// The ids of the tough calls that the viewer knows nothing of.
    pub(super) tough_calls: Vec<String>,
    /// The ids of the talk requests that the viewer knows nothing of.
    pub(super) requests: Vec<String>,
    /// The ids of referrals that the viewer knows nothing of, and of what the psychologist offers.
    pub(super) counselling: Vec<String>,
    /// The ids of the cases that the viewer knows nothing of.
    pub(super) cases: Vec<String>,
    /// The ids of the thank-yous that the viewer knows nothing of.
    pub(super) thanks: Vec<String>,
    /// The id of the event of the site.
    pub(super) events: Vec<String>,
    /// The tokens of the viewer's programs.
    pub(super) tokens: Vec<String>,
}

impl Side {
    pub(super) async fn new(viewer: &str, said: Vec<Saying>) -> Self {
        let floor = Floor::with(&said).await;
        let counselling = floor.offer_counselling().await;
        let event = floor.plan_event().await;
        let browser = match viewer {
            "wall" | "nobody" => floor.app.visitor(),
            key => floor.signed_in(key).await,
        };
        let everything = &domain::TokenScope::ALL;
        let of_viewer = (!["wall", "nobody"].contains(&viewer)).then_some(viewer);
        let tokens = match (viewer, of_viewer) {
            // What machines read is the same for everybody who holds their token: an admin.
            ("d1", _) => vec![
                floor.app.token("a machine", None, everything).await,
                floor.app.token("a program", Some("d1"), everything).await,
            ],
            (_, Some(viewer)) => vec![floor.app.token("a program", Some(viewer), everything).await],
            (_, None) => vec!["no token".to_owned()],
        };
        let past = said.into_iter().filter(|entry| entry.ago > 0);
        let (seen, unseen): (Vec<_>, Vec<_>) = past.partition(|entry| sees(viewer, entry));
        let sealed = seen.into_iter().filter(|entry| !reads_note(viewer, entry)).collect();
        Self {
            floor,
            viewer: browser,
            streams: Vec::new(),
            unseen,
            sealed,
            tough_calls: Vec::new(),
            requests: Vec::new(),
            counselling,
            cases: Vec::new(),
            thanks: Vec::new(),
            events: vec![event],
            tokens,
        }
    }

    /// Everything that the centre sends to the viewer, and to the chat group of team one, when the shift of that team begins and the
    /// day's messages are due; then what an admin reads of failures.
    pub(super) async fn messages(&self, viewer: &str) -> String {
        let (mail, chat) = (MailServer::start().await, ChatGateway::start().await);
        let app = &self.floor.app;
        app.send_messages_through(&mail).await;
        app.add_chat_group("t1", ChatKind::Slack, &format!("{}/slack", chat.base)).await;
        let begins = app.now().to_zoned(TimeZone::get("Asia/Shanghai").unwrap()).strftime("%H:%M").to_string();
        let shifts = AGENTS.map(|agent| format!("{agent},Name of {agent},early {begins}-23:00\n")).concat();
        app.take_roster(&format!("person_id,name,shift_pattern\n{shifts}")).await;
        for person in ["a1", "a2", "a6", "b2", "l1", "l2", "l3", "s1"] {
            app.set_password(person).await;
        }
        // One address refuses everything, so that there are failures to read.
        app.take_roster("person_id,name,email\nb2,Name of b2,refused@example.org\n").await;
        app.run_messages().await;
        let sent = mail.to(&format!("{viewer}@example.org")).concat();
        assert_eq!(sent.is_empty(), ["wall", "nobody", "s1", "d1"].contains(&viewer), "{viewer}: {sent}");
        let failures = app.signed_in("d1").await.get("/admin/messages").await.page();
        // Only this part: the page has a nonce, and names the ports of the two servers of this side.
        let failures = failures.split("id=\"failures\"").nth(1).and_then(|rest| rest.split("</section>").next());
        let failures = failures.unwrap_or_default().to_owned();
        assert!(failures.contains("Name of b2"), "{failures}");
        // The forms that are compared next say which host is removed, and each side has its own port.
        let (store, now, admin) = (&app.app.store, app.now(), app.person("d1").await);
        for group in store.messages().chat_groups().await.unwrap() {
            store.messages().remove_chat_group(group.id, admin, now).await.unwrap();
        }
        store.messages().remove_mail_server(admin, now).await.unwrap();
        format!("{sent}\n{:?}\n{failures}", chat.received())
    }

    /// Opens every stream that the viewer may open, and returns the first picture of each.
    pub(super) async fn follow(&mut self, known: &Known) -> Vec<String> {
        let mut first = Vec::new();
        for route in routes::plain("GET").into_iter().filter(|route| *route == "/live") {
            for address in routes::addresses(route, known) {
                match self.viewer.live(&address).await {
                    Ok(mut stream) => {
                        first.push(format!("{address} {:?}", stream.next().await));
                        self.streams.push((address, stream));
                    }
                    Err(status) => first.push(format!("{address} {status}")),
                }
            }
        }
        first
    }

    /// Performs the actions of colleagues that stay out of the viewer's sight. Returns how many were performed.
    pub(super) async fn act(&mut self, viewer: &str, actions: &[Action]) -> usize {
        let mut today: Vec<Saying> = Vec::new();
        let mut asked: Vec<(&'static str, &'static str, String)> = Vec::new();
        let mut done = 0;
        for (index, action) in actions.iter().enumerate() {
            match action {
                Action::Says(said) if !sees(viewer, said) => {
                    let may_ask = |role: &&str| can_ask(said.agent, role) && !knows_request(viewer, said.agent, role);
                    let asks = said.asks.filter(may_ask);
                    let said = Saying { id: Uuid::from_u128(3 << 100 | index as u128), asks, ..said.clone() };
                    self.send(&said, "record_check_in").await;
                    today.push(said);
                }
                Action::Corrects(agent, weather) => {
                    let Some(said) = today.iter_mut().rfind(|said| said.agent == *agent) else { continue };
                    said.weather = *weather;
                    let said = said.clone();
                    self.send(&said, "amend_check_in").await;
                }
                Action::Undoes(agent) => {
                    let Some(at) = today.iter().rposition(|said| said.agent == *agent) else { continue };
                    let said = today.remove(at);
                    self.floor.do_as(said.agent, "undo_check_in", &[("id", &said.id.to_string())]).await;
                }
                Action::Narrows(at) if !self.unseen.is_empty() => {
                    let at = at % self.unseen.len();
                    let said = &mut self.unseen[at];
                    said.audience = Audience::Me;
                    let id = said.id.to_string();
                    self.floor.do_as(said.agent, "set_audience", &[("id", &id), ("audience", "me")]).await;
                }
                Action::Deletes(at) if !self.unseen.is_empty() => {
                    let said = self.unseen.remove(at % self.unseen.len());
                    self.floor.do_as(said.agent, "delete_entry", &[("id", &said.id.to_string())]).await;
                }
                Action::Writes(at) => {
                    let all: Vec<_> = self.unseen.iter().chain(&self.sealed).collect();
                    let Some(said) = all.get(at % all.len().max(1)) else { continue };
                    let id = said.id.to_string();
                    self.floor.do_as(said.agent, "edit_note", &[("id", &id), ("note", "other words")]).await;
                    self.floor.do_as(said.agent, "keep_good_thing", &[("id", &id), ("line", "a laugh")]).await;
                }
                Action::Asks(agent, role) if can_ask(agent, role) && !knows_request(viewer, agent, role) => {
                    let fields = [("to", *role), ("when", "soon"), ("line", "a few words")];
                    self.floor.do_as(agent, "ask_to_talk", &fields).await;
                    let id = match *role {
                        "supporter" => self.floor.own_search(agent).await,
                        role => self.floor.request(agent, addressee(agent, role)).await,
                    };
                    self.requests.push(id.clone());
                    asked.push((agent, role, id));
                }
                Action::States(agent, audience, afterwards) if !knows_tough_call(viewer, agent, *audience) => {
                    let id = Uuid::from_u128(5 << 100 | index as u128).to_string();
                    let stated = [
                        ("id", &*id),
                        ("source", "abuse"),
                        ("said", "behaviour:very_heavy"),
                        ("audience", audience.key()),
                    ];
                    self.floor.do_as(agent, "record_tough_call", &stated).await;
                    match afterwards {
                        AfterwardsIs::Kept => {}
                        AfterwardsIs::Private => {
                            self.floor.do_as(agent, "keep_tough_call_private", &[("id", &id)]).await
                        }
                        AfterwardsIs::Deleted => self.floor.do_as(agent, "delete_tough_call", &[("id", &id)]).await,
                    }
                    self.tough_calls.push(id);
                }
                Action::Answers => {
                    let Some((agent, role, id)) = asked.last() else { continue };
                    if *role == "supporter" && !self.floor.agree(agent, id).await {
                        continue;
                    }
                    let fields = [("request", id.as_str()), ("at", "10:40")];
                    self.floor.do_as(addressee(agent, role), "accept_talk", &fields).await;
                }
                Action::HandsOn => {
                    // The psychologist is proposed and must learn nothing, so it is their case too.
                    let Some((agent, _, id)) = asked.iter().rfind(|(_, role, _)| *role == "lead") else { continue };
                    let fields = [("request", id.as_str()), ("to", "psychologist")];
                    self.floor.do_as(addressee(agent, "lead"), "hand_on_talk", &fields).await;
                }
                Action::Ends => {
                    let Some((agent, _, id)) = asked.pop() else { continue };
                    asked.retain(|(_, _, other)| *other != id);
                    self.floor.do_as(agent, "end_talk", &[("request", &id)]).await;
                }
                Action::Refers(agent) if !knows_counselling(viewer, agent) => {
                    let person = self.floor.app.person(agent).await;
                    let store = &self.floor.app.app.store;
                    if store.referrals().of_person(person).await.unwrap().is_some() {
                        continue;
                    }
                    let to = self.floor.app.person("s1").await.to_string();
                    let last = today.iter().rfind(|said| said.agent == *agent).map(|said| said.id.to_string());
                    let mut fields = vec![("to", to.as_str())];
                    fields.extend(last.iter().map(|id| ("entries[]", id.as_str())));
                    self.floor.do_as(agent, "ask_referral", &fields).await;
                    let sent = store.referrals().of_person(person).await.unwrap().unwrap();
                    self.counselling.push(sent.id.to_string());
                }
                Action::Books(agent) if !knows_counselling(viewer, agent) && !sees_free_times(viewer) => {
                    let (store, now) = (&self.floor.app.app.store, self.floor.app.now());
                    let booked = store.slots().of_person(self.floor.app.person(agent).await).await.unwrap();
                    let free = store.slots().free(now).await.unwrap();
                    let Some(slot) = free.first().filter(|_| booked.is_empty()) else { continue };
                    self.floor.do_as(agent, "book_slot", &[("slot", &slot.id.to_string())]).await;
                }
                Action::Joins(agent) if !knows_counselling(viewer, agent) => {
                    let fields = [("talk", self.counselling[0].as_str()), ("named", "yes")];
                    self.floor.do_as(agent, "join_group_talk", &fields).await;
                }
                Action::Marks(agent) if viewer != *agent => {
                    for mark in ["read", "helped"] {
                        self.floor.do_as(agent, "mark_item", &[("item", "words/waiting"), ("mark", mark)]).await;
                    }
                }
                // A psychologist reads cases that wait; a test of their own says that nothing tells them who wrote one.
                Action::WritesCase(agent) if viewer != *agent && viewer != "s1" => {
                    let words = [("happened", "a call"), ("stressor", "complaint")];
                    if self.floor.signed_in(agent).await.ask("write_case", &words).await.status.is_success() {
                        self.cases.push(self.floor.case(agent).await);
                    }
                }
                Action::TakesTest(agent) if viewer != *agent => self.floor.take_self_test(agent).await,
                Action::Thanks(giver, receiver) if giver != receiver && viewer != *giver && viewer != *receiver => {
                    let app = &self.floor.app;
                    let team = if giver.starts_with('a') { "t1" } else { "t2" };
                    if !in_team(viewer, team) {
                        let to = ThanksTo::Team(app.team(team).await);
                        self.thanks.extend(app.thanked(giver, to, "a kind word for all").await);
                    }
                    // The limits may allow no other one.
                    let to = ThanksTo::Person(app.person(receiver).await);
                    let Some(id) = app.thanked(giver, to, "a kind word").await else { continue };
                    if !knows_team(viewer, receiver) {
                        let fields = [("thanks", id.as_str()), ("audience", "team")];
                        self.floor.do_as(receiver, "show_thanks", &fields).await;
                    }
                    self.thanks.push(id);
                    // Another one has not arrived.
                    let fields = [("to", "s1"), ("glyph", "sunshine"), ("line", "on its way")];
                    self.floor.signed_in(giver).await.ask("give_thanks", &fields).await;
                }
                Action::Comes(agent) if !knows_counselling(viewer, agent) => {
                    let fields = [("event", self.events[0].as_str()), ("named", "yes")];
                    self.floor.do_as(agent, "join_event", &fields).await;
                }
                Action::WantsBreak(agent) if !knows_break(viewer, agent) => {
                    self.floor.ask_or_withdraw_break(agent).await
                }
                _ => continue,
            }
            done += 1;
        }
        done
    }

    pub(super) async fn send(&self, said: &Saying, function: &str) {
        let (id, weather) = (said.id.to_string(), said.weather.to_string());
        let mut fields = vec![("id", &*id), ("weather", &*weather), ("audience", said.audience.key())];
        fields.extend(said.stressors.iter().map(|key| ("stressors[]", *key)));
        fields.extend(said.uplifts.iter().map(|key| ("uplifts[]", *key)));
        if let Some(tag) = said.about_lead {
            fields.extend([("stressors[]", "lead_friction"), ("tag_audience", tag.key())]);
        }
        if let Some(note) = &said.note {
            fields.extend([("note", note.as_str()), ("note_audience", said.note_audience.key())]);
        }
        if let Some(role) = said.asks {
            fields.extend([("talk_to", role), ("talk_when", "soon"), ("talk_line", "a few words")]);
        }
        self.floor.do_as(said.agent, function, &fields).await;
    }
}

impl Floor {
    /// Gives the psychologist a key, and lets them offer a talk and three times with the same ids on each floor. Returns the ids, that of
    /// the talk first.
    async fn offer_counselling(&self) -> Vec<String> {
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
    async fn plan_event(&self) -> String {
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
    async fn request(&self, agent: &str, addressee: &str) -> String {
        let addressee = self.app.person(addressee).await;
        let sent = self.app.app.store.talk_requests().of_asker(self.app.person(agent).await).await.unwrap();
        let to = |request: &&domain::TalkRequest| request.addressee.is_some_and(|known| known.person == addressee);
        sent.iter().find(to).unwrap().id.to_string()
    }

    /// The id of the search of an agent for a supporter.
    async fn own_search(&self, agent: &str) -> String {
        let person = self.app.person(agent).await;
        self.app.app.store.supporters().of_asker(person).await.unwrap().unwrap().id.to_string()
    }

    /// Lets the supporter and the agent agree, if the search is offered. Returns whether it is a talk request now.
    async fn agree(&self, agent: &str, id: &str) -> bool {
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
    async fn case(&self, agent: &str) -> String {
        let own = self.app.app.store.library().own_cases(self.app.person(agent).await).await.unwrap();
        own.first().unwrap().id.to_string()
    }

    /// Asks for a break at half past ten; withdraws the request if there is one.
    async fn ask_or_withdraw_break(&self, agent: &str) {
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

    /// Sends a form as this person and asserts that it was accepted.
    async fn do_as(&self, key: &str, function: &str, fields: &[(&str, &str)]) {
        let answer = self.signed_in(key).await.ask(function, fields).await;
        assert!(answer.status.is_success(), "{key} {function} {fields:?}: {} {}", answer.status, answer.text());
    }
}
