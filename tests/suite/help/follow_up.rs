//! Follow-ups: the plan, the second look at key posts, "please stop", and the page with what is overdue and what was
//! done.

mod digest;
mod key_posts;
mod plan;
mod stop;

use domain::Audience;
use jiff::SignedDuration;

use crate::support::{CheckInFixture, Client, Floor, TestApp, history};

/// The ids of flags that a page links to.
fn flags(page: &str) -> Vec<String> {
    let ids = page.split("href=\"/flags/").skip(1).filter_map(|rest| rest.split(['"', '?', '#']).next());
    ids.map(str::to_owned).collect()
}

/// The main part of a page.
fn main_of(page: &str) -> &str {
    page.split("<main").nth(1).unwrap().split("</main>").next().unwrap()
}

/// The part of a page from the heading with this id to the end of its section; empty if the page has no such heading.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let Some((_, rest)) = page.split_once(&format!("id=\"{heading}\"")) else { return "" };
    rest.split("</section>").next().unwrap()
}

/// The flag about `a1`, who slides, as this lead sees it.
pub(crate) async fn slide_of_a1(lead: &Client) -> String {
    for id in flags(&lead.get("/flags").await.page()) {
        if main_of(&lead.get(&format!("/flags/{id}")).await.page()).contains("Name of a1") {
            return id;
        }
    }
    panic!("nobody noticed a1: {}", lead.get("/flags").await.text());
}

/// A team whose only member `a1` holds a key post and slides. These leads have led it all the time.
async fn key_post(leads: &[&str]) -> Floor {
    sliding("yes", leads).await
}

/// The same; `key_post` says whether `a1` holds one.
async fn sliding(key_post: &str, leads: &[&str]) -> Floor {
    sliding_as("agent", key_post, leads).await
}

/// The same; `a1` has these roles in the team.
async fn sliding_as(roles: &str, key_post: &str, leads: &[&str]) -> Floor {
    let app = TestApp::new().await;
    let hundred_days = SignedDuration::from_hours(24 * 100);
    app.pass(-hundred_days);
    let mut roster = "person_id,name,roles,team_id,department,site,time_zone,key_post\n".to_owned();
    roster += &format!("a1,Name of a1,{roles},t1,Care,North,Asia/Shanghai,{key_post}\n");
    for lead in leads {
        roster += &format!("{lead},Name of {lead},lead,t1,Care,North,Asia/Shanghai,no\n");
    }
    app.take_roster(&roster).await;
    app.pass(hundred_days);
    let person = app.person("a1").await;
    app.app.store.people().set_default_audience(person, Audience::Lead).await.unwrap();
    let floor = Floor { app, wall: "none" };
    let said: Vec<CheckInFixture> = history().into_iter().filter(|said| said.agent == "a1").collect();
    floor.say(&said).await;
    floor
}

/// The lead takes the flag and writes down what was agreed.
async fn talk(lead: &Client, flag: &str) {
    lead.post("take_flag", &[("flag", flag), ("step", "take")]).await.to();
    lead.post("finish_flag", &[("flag", flag), ("agreed", "A word over tea")]).await.to();
}
