//! What reaches the viewer without a page of their own: messages, a device, a calendar, a kiosk of the site. And what
//! the log and the counters of the machine say meanwhile.

use axum::http::StatusCode;
use domain::PushHosts;
use domain::message::ChatKind;
use jiff::tz::TimeZone;
use store::{NewKiosk, NewSession, PushDevice, token};
use uuid::Uuid;
use weathervane::state::session::Cookie;

use super::FloorSide;
use crate::interference::compare::seen;
use crate::interference::log_lines::LogLines;
use crate::operation::metrics::moved;
use crate::support::{AGENTS, ChatGateway, PushBrowser, PushService, SmtpServer, record};

impl FloorSide {
    /// All of it, each part with its name.
    pub(in crate::interference) async fn outside(&self, viewer: &str) -> Vec<(&'static str, String)> {
        let (lines, mut parts) = (LogLines::default(), Vec::new());
        let counted = moved(&self.floor.app, async {
            let _recording = record(lines.clone());
            parts.push(("messages", self.messages(viewer).await));
            parts.push(("the own calendar", self.calendar(viewer).await));
            parts.push(("a kiosk", self.kiosk().await));
        });
        let counted = counted.await;
        parts.push(("log lines", lines.sorted()));
        parts.push(("metrics", format!("{counted:#?}")));
        parts
    }

    /// Everything that the centre sends to the viewer, to their phone and to the chat group of team one, when the shift
    /// of that team begins and the day's messages are due; then what an admin reads of failures.
    async fn messages(&self, viewer: &str) -> String {
        let (mail, chat, push) = (SmtpServer::start().await, ChatGateway::start().await, PushService::start().await);
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
        self.devices(&push).await;
        app.run_messages().await;
        let sent = mail.to(&format!("{viewer}@example.org")).concat();
        assert_eq!(sent.is_empty(), ["wall", "nobody", "s1", "d1"].contains(&viewer), "{viewer}: {sent}");
        let device = PushBrowser::at(&push.base, viewer);
        let reminded = push.received().into_iter().filter(|message| message.path == format!("/{viewer}"));
        let reminded: Vec<String> = reminded
            .map(|message| {
                let about = ["ttl", "urgency", "topic", "content-encoding"].map(|name| message.header(name).to_owned());
                format!("{} {about:?} {} bytes", device.read(&message), message.body.len())
            })
            .collect();
        assert_eq!(reminded.len(), usize::from(AGENTS.contains(&viewer)), "{viewer}: {reminded:?}");
        let failures = app.signed_in("d1").await.get("/admin/messages").await.page();
        // Only this part: the page has a nonce, and names the ports of the two servers of this side.
        let failures = failures.split("id=\"failures\"").nth(1).and_then(|rest| rest.split("</section>").next());
        let failures = failures.unwrap_or_default().to_owned();
        assert!(failures.contains("The server refused a recipient"), "{failures}");
        // The forms that are compared next say which host is removed, and each side has its own port.
        let (store, now, admin) = (&app.app.store, app.now(), app.person("d1").await);
        for group in store.messages().chat_groups().await.unwrap() {
            store.messages().remove_chat_group(group.id, admin, now).await.unwrap();
        }
        store.messages().remove_mail_server(admin, now).await.unwrap();
        store.messages().allow_push_hosts(PushHosts::default(), admin, now).await.unwrap();
        format!("{sent}\n{reminded:?}\n{:?}\n{failures}", chat.received())
    }

    /// Lets every agent have a phone of their own that asked for reminders.
    async fn devices(&self, push: &PushService) {
        let (app, store) = (&self.floor.app, &self.floor.app.app.store);
        let hosts = PushHosts::parse(&push.host()).unwrap();
        store.messages().allow_push_hosts(hosts, app.person("d1").await, app.now()).await.unwrap();
        for agent in AGENTS {
            let (person, session) = (app.person(agent).await, token::hash(&format!("the phone of {agent}")));
            let own_phone = NewSession { own_phone: true, ..NewSession::at_desk(session, person) };
            store.sessions().begin(own_phone, app.now()).await.unwrap();
            let [(_, endpoint), (_, p256dh), (_, auth)] = PushBrowser::at(&push.base, agent).fields();
            let device = PushDevice { endpoint, p256dh, auth };
            store.messages().subscribe(person, session, push.host(), device).await.unwrap();
        }
    }

    /// What the viewer's calendar program reads.
    async fn calendar(&self, viewer: &str) -> String {
        if ["wall", "nobody"].contains(&viewer) {
            return String::new();
        }
        let (app, secret) = (&self.floor.app, "the-calendar-of-the-viewer");
        let person = app.person(viewer).await;
        app.app.store.calendar_links().make(person, token::hash(secret), app.now()).await.unwrap();
        let answer = app.visitor().get(&format!("/calendar/{secret}.ics")).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        seen(&answer)
    }

    /// What anybody reads at a kiosk of the site before and after an agent checks in there, of whom nothing may show.
    async fn kiosk(&self) -> String {
        let (app, store) = (&self.floor.app, &self.floor.app.app.store);
        let (now, admin) = (app.now(), app.person("d1").await);
        let agent = store.people().profile(app.person("a2").await).await.unwrap().unwrap().person;
        let new = NewKiosk { label: "Entrance".to_owned(), site: agent.site.unwrap() };
        assert!(store.kiosks().add(new, token::hash("its link"), admin, now).await.unwrap());
        assert!(store.kiosks().start(token::hash("its link"), token::hash("a-kiosk"), now).await.unwrap());
        let kiosk = app.visitor();
        kiosk.keep(Cookie::Kiosk, "a-kiosk");
        let badge = [("badge", "B-4471"), ("pin", "4714"), ("pin_again", "4714")];
        self.floor.do_as("a2", "set_badge", &badge).await;
        let mut read = vec![seen(&kiosk.get("/kiosk").await)];
        let id = Uuid::from_u128(11 << 100).to_string();
        for (pin, to) in [("9998", "/kiosk"), ("4714", "/kiosk?saved=1")] {
            let said = [("id", &*id), ("badge", "B-4471"), ("pin", pin), ("weather", "1"), ("audience", "me")];
            let answer = kiosk.post("check_in_at_kiosk", &said).await;
            assert_eq!(answer.to(), to);
            read.extend([seen(&answer), seen(&kiosk.get(to).await)]);
        }
        read.join("\n")
    }
}
