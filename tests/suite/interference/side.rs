//! One of the two floors of a case, and its viewer.

mod acting;
mod floor;
mod outside;

use super::sight::{reads_note, sees};
use crate::routes::{self, AddressValues};
use crate::support::{CheckInFixture, Client, Floor, Live};

/// One of the two floors, with the viewer's browser and open streams.
pub(super) struct FloorSide {
    pub(super) floor: Floor,
    pub(super) viewer: Client,
    /// Each with its address.
    pub(super) streams: Vec<(String, Live)>,
    /// The past entries that the viewer does not see.
    pub(super) unseen: Vec<CheckInFixture>,
    /// The past entries of others that the viewer sees without their notes.
    sealed: Vec<CheckInFixture>,
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

impl FloorSide {
    pub(super) async fn new(viewer: &str, said: Vec<CheckInFixture>) -> Self {
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

    /// Opens every stream that the viewer may open, and returns the first picture of each.
    pub(super) async fn follow(&mut self, known: &AddressValues) -> Vec<String> {
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

    pub(super) async fn send(&self, said: &CheckInFixture, function: &str) {
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
