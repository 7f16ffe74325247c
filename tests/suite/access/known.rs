//! A floor on which every address and form has something to work with.

use super::forms::PROPOSAL;
use crate::help::counselling::confided;
use crate::support::{CheckInFixture, Client, Floor, history};
use axum::http::StatusCode;
use domain::thanks::ThanksTo;
use domain::{Audience, OrgUnit};
use store::token;
use uuid::Uuid;

/// A floor and the values for addresses on it.
pub struct AccessFixture {
    pub floor: Floor,
    flag: String,
    today: Uuid,
    yesterday: Uuid,
    tough_call: Uuid,
    request: String,
    referral: String,
    slot: String,
    talk: String,
    search: String,
    case: String,
    asked_break: String,
    thanks: String,
    source: Uuid,
    event: String,
    past_event: String,
    site_event: String,
}

impl AccessFixture {
    pub async fn new() -> Self {
        let mut said = history();
        let today = CheckInFixture::new(7, "a1", 0, 2, Audience::Lead);
        let yesterday = said.iter().rfind(|entry| entry.agent == "a1" && entry.ago > 0).unwrap().id;
        said.push(today.clone());
        let floor = Floor::with(&said).await;
        let page = floor.signed_in("l1").await.get("/flags").await.page();
        let flag =
            page.split("href=\"/flags/").nth(1).expect("team one has a flag").split(['"', '?', '#']).next().unwrap();
        let person = floor.app.person("a2").await;
        let until = floor.app.now().checked_add(jiff::SignedDuration::from_hours(24)).unwrap();
        let (store, now) = (&floor.app.app.store, floor.app.now());
        store
            .invitations()
            .create(vec![(person, token::hash_from_paper("an-invitation"))], None, now, until)
            .await
            .unwrap();
        let agent = floor.signed_in("a1").await;
        assert_eq!(agent.ask("ask_to_talk", &[("to", "lead")]).await.status, StatusCode::OK);
        let support = agent.get("/support").await.page();
        let request = support.split("name=\"request\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let tough_call = Uuid::from_u128(8);
        let stated =
            [("id", &*tough_call.to_string()), ("source", "price"), ("said", "feeling:heavy"), ("audience", "lead")];
        assert_eq!(agent.ask("record_tough_call", &stated).await.status, StatusCode::OK);
        let search = floor.search("a1", "b1").await;
        assert_eq!(agent.ask("write_case", &[("happened", "A call")]).await.status, StatusCode::OK);
        let written = agent.get("/library/write").await.page();
        let case = written.split("name=\"case\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let starts = domain::load::minutes_of(floor.app.today().0.at(9, 30, 0, 0)).to_string();
        assert_eq!(agent.ask("ask_for_break", &[("minutes", "10"), ("starts", &starts)]).await.status, StatusCode::OK);
        let breaks = agent.get("/breaks").await.page();
        let asked_break =
            breaks.split("name=\"request\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let source = Uuid::from_u128(9);
        let proposed: Vec<_> =
            PROPOSAL.iter().map(|(name, value)| (*name, value.replace("{fresh}", &source.to_string()))).collect();
        let proposed: Vec<_> = proposed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(agent.ask("propose_source", &proposed).await.status, StatusCode::OK);
        let (referral, slot, talk) = confided(&floor).await;
        let hours = |hours| floor.app.now().checked_add(jiff::SignedDuration::from_hours(hours)).unwrap();
        let event = floor.app.event("a1", OrgUnit::Team(floor.app.team("t1").await), hours(48)).await;
        let past_event = floor.app.event("s1", OrgUnit::Team(floor.app.team("t1").await), hours(-48)).await;
        let site_event = floor.app.event("b2", OrgUnit::Site(1), hours(48)).await;
        let to = ThanksTo::Person(floor.app.person("a1").await);
        let thanks = floor.app.thanked("b2", to, "Thank you for the tea").await.unwrap();
        Self {
            search,
            referral,
            slot,
            talk,
            flag: flag.to_owned(),
            today: today.id,
            yesterday,
            tough_call,
            request,
            case,
            asked_break,
            thanks,
            source,
            event,
            past_event,
            site_event,
            floor,
        }
    }

    pub fn fill(&self, text: &str) -> String {
        text.replace("{a1's}", &self.today.to_string())
            .replace("{a1's of yesterday}", &self.yesterday.to_string())
            .replace("{a1's tough call}", &self.tough_call.to_string())
            .replace("{a1's to l1}", &self.request)
            .replace("{a1's to s1}", &self.referral)
            .replace("{booked by a1}", &self.slot)
            .replace("{talk of s1}", &self.talk)
            .replace("{a1's search}", &self.search)
            .replace("{a1's case}", &self.case)
            .replace("{a1's break}", &self.asked_break)
            .replace("{b2's to a1}", &self.thanks)
            .replace("{a1's source}", &self.source.to_string())
            .replace("{event of team one}", &self.event)
            .replace("{past event}", &self.past_event)
            .replace("{event of the site}", &self.site_event)
            .replace("{fresh}", &Uuid::new_v4().to_string())
            .replace("{today}", &self.floor.app.today().to_string())
            .replace("{flag of team one}", &self.flag)
            .replace("{wall of team one}", self.floor.wall)
            .replace("{invitation}", "an-invitation")
    }

    pub async fn browser(&self, viewer: &str) -> Client {
        if viewer == "nobody" { self.floor.app.visitor() } else { self.floor.signed_in(viewer).await }
    }
}
