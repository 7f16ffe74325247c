//! What colleagues do out of the viewer's sight.

use domain::Audience;
use domain::thanks::ThanksTo;
use uuid::Uuid;

use super::FloorSide;
use crate::interference::hidden::{AfterwardsIs, HiddenAction};
use crate::interference::sight::{
    addressee, can_ask, in_team, knows_break, knows_counselling, knows_request, knows_team, knows_tough_call, sees,
    sees_free_times,
};
use crate::support::CheckInFixture;

impl FloorSide {
    /// Performs the actions of colleagues that stay out of the viewer's sight. Returns how many were performed.
    pub(in crate::interference) async fn act(&mut self, viewer: &str, actions: &[HiddenAction]) -> usize {
        let mut today: Vec<CheckInFixture> = Vec::new();
        let mut asked: Vec<(&'static str, &'static str, String)> = Vec::new();
        let mut done = 0;
        for (index, action) in actions.iter().enumerate() {
            match action {
                HiddenAction::Says(said) if !sees(viewer, said) => {
                    let may_ask = |role: &&str| can_ask(said.agent, role) && !knows_request(viewer, said.agent, role);
                    let asks = said.asks.filter(may_ask);
                    let said = CheckInFixture { id: Uuid::from_u128(3 << 100 | index as u128), asks, ..said.clone() };
                    self.send(&said, "record_check_in").await;
                    today.push(said);
                }
                HiddenAction::Corrects(agent, weather) => {
                    let Some(said) = today.iter_mut().rfind(|said| said.agent == *agent) else { continue };
                    said.weather = *weather;
                    let said = said.clone();
                    self.send(&said, "amend_check_in").await;
                }
                HiddenAction::Undoes(agent) => {
                    let Some(at) = today.iter().rposition(|said| said.agent == *agent) else { continue };
                    let said = today.remove(at);
                    self.floor.do_as(said.agent, "undo_check_in", &[("id", &said.id.to_string())]).await;
                }
                HiddenAction::Narrows(at) if !self.unseen.is_empty() => {
                    let at = at % self.unseen.len();
                    let said = &mut self.unseen[at];
                    said.audience = Audience::Me;
                    let id = said.id.to_string();
                    self.floor.do_as(said.agent, "set_audience", &[("id", &id), ("audience", "me")]).await;
                }
                HiddenAction::Deletes(at) if !self.unseen.is_empty() => {
                    let said = self.unseen.remove(at % self.unseen.len());
                    self.floor.do_as(said.agent, "delete_entry", &[("id", &said.id.to_string())]).await;
                }
                HiddenAction::Writes(at) => {
                    let all: Vec<_> = self.unseen.iter().chain(&self.sealed).collect();
                    let Some(said) = all.get(at % all.len().max(1)) else { continue };
                    let id = said.id.to_string();
                    self.floor.do_as(said.agent, "edit_note", &[("id", &id), ("note", "other words")]).await;
                    self.floor.do_as(said.agent, "keep_good_thing", &[("id", &id), ("line", "a laugh")]).await;
                }
                HiddenAction::Asks(agent, role) if can_ask(agent, role) && !knows_request(viewer, agent, role) => {
                    let fields = [("to", *role), ("when", "soon"), ("line", "a few words")];
                    self.floor.do_as(agent, "ask_to_talk", &fields).await;
                    let id = match *role {
                        "supporter" => self.floor.own_search(agent).await,
                        role => self.floor.request(agent, addressee(agent, role)).await,
                    };
                    self.requests.push(id.clone());
                    asked.push((agent, role, id));
                }
                HiddenAction::States(agent, audience, afterwards) if !knows_tough_call(viewer, agent, *audience) => {
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
                HiddenAction::Answers => {
                    let Some((agent, role, id)) = asked.last() else { continue };
                    if *role == "supporter" && !self.floor.agree(agent, id).await {
                        continue;
                    }
                    let fields = [("request", id.as_str()), ("at", "10:40")];
                    self.floor.do_as(addressee(agent, role), "accept_talk", &fields).await;
                }
                HiddenAction::HandsOn => {
                    // The psychologist is proposed and must learn nothing, so it is their case too.
                    let Some((agent, _, id)) = asked.iter().rfind(|(_, role, _)| *role == "lead") else { continue };
                    let fields = [("request", id.as_str()), ("to", "psychologist")];
                    self.floor.do_as(addressee(agent, "lead"), "hand_on_talk", &fields).await;
                }
                HiddenAction::Ends => {
                    let Some((agent, _, id)) = asked.pop() else { continue };
                    asked.retain(|(_, _, other)| *other != id);
                    self.floor.do_as(agent, "end_talk", &[("request", &id)]).await;
                }
                HiddenAction::Refers(agent) if !knows_counselling(viewer, agent) => {
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
                HiddenAction::EndsReferral(agent, withdraws) if !knows_counselling(viewer, agent) => {
                    let person = self.floor.app.person(agent).await;
                    let sent = self.floor.app.app.store.referrals().of_person(person).await.unwrap();
                    let Some(sent) = sent else { continue };
                    let by = if *withdraws { *agent } else { "s1" };
                    self.floor.do_as(by, "end_referral", &[("referral", &sent.id.to_string())]).await;
                }
                HiddenAction::Books(agent) if !knows_counselling(viewer, agent) && !sees_free_times(viewer) => {
                    let (store, now) = (&self.floor.app.app.store, self.floor.app.now());
                    let booked = store.slots().of_person(self.floor.app.person(agent).await).await.unwrap();
                    let free = store.slots().free(now).await.unwrap();
                    let Some(slot) = free.first().filter(|_| booked.is_empty()) else { continue };
                    self.floor.do_as(agent, "book_slot", &[("slot", &slot.id.to_string())]).await;
                }
                HiddenAction::Joins(agent) if !knows_counselling(viewer, agent) => {
                    let fields = [("talk", self.counselling[0].as_str()), ("named", "yes")];
                    self.floor.do_as(agent, "join_group_talk", &fields).await;
                }
                HiddenAction::Marks(agent) if viewer != *agent => {
                    for mark in ["read", "helped", "not_helped"] {
                        self.floor.do_as(agent, "mark_item", &[("item", "words/waiting"), ("mark", mark)]).await;
                    }
                }
                // A psychologist reads cases that wait; a test of their own says that nothing tells them who wrote one.
                HiddenAction::WritesCase(agent) if viewer != *agent && viewer != "s1" => {
                    let words = [("happened", "a call"), ("stressor", "complaint"), ("source", "price")];
                    if self.floor.signed_in(agent).await.ask("write_case", &words).await.status.is_success() {
                        self.cases.push(self.floor.case(agent).await);
                    }
                }
                HiddenAction::TakesTest(agent) if viewer != *agent => self.floor.take_self_test(agent).await,
                HiddenAction::SharesTest(agent) if !knows_counselling(viewer, agent) => {
                    let Some(referral) = self.floor.share_and_delete_self_test(agent).await else { continue };
                    self.counselling.push(referral);
                }
                HiddenAction::TakesSourcesBack(agent) if viewer != *agent => {
                    self.floor.take_sources_back(agent, index).await;
                }
                HiddenAction::RemovesThanks(giver, receiver)
                    if giver != receiver
                        && viewer != *giver
                        && viewer != *receiver
                        && !knows_request(viewer, receiver, "psychologist") =>
                {
                    let to = ThanksTo::Person(self.floor.app.person(receiver).await);
                    // The limits may allow no other one.
                    let Some(id) = self.floor.app.thanked(giver, to, "not so kind a word").await else { continue };
                    let fields = [("thanks", id.as_str()), ("report_to", "psychologist")];
                    self.floor.do_as(receiver, "report_thanks", &fields).await;
                    let request = self.floor.request(receiver, addressee(receiver, "psychologist")).await;
                    self.requests.push(request.clone());
                    asked.push((receiver, "psychologist", request));
                    self.floor.do_as(receiver, "remove_thanks", &fields[..1]).await;
                    self.thanks.push(id);
                }
                HiddenAction::Thanks(giver, receiver)
                    if giver != receiver && viewer != *giver && viewer != *receiver =>
                {
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
                HiddenAction::Comes(agent) if !knows_counselling(viewer, agent) => {
                    let fields = [("event", self.events[0].as_str()), ("named", "yes")];
                    self.floor.do_as(agent, "join_event", &fields).await;
                }
                HiddenAction::WantsBreak(agent) if !knows_break(viewer, agent) => {
                    self.floor.ask_or_withdraw_break(agent).await
                }
                HiddenAction::Chooses(agent) if viewer != *agent => self.floor.choose_for_oneself(agent).await,
                _ => continue,
            }
            done += 1;
        }
        done
    }
}
