//! Programs that give away what is out of a viewer's sight: the comparison of two floors finds each of them, otherwise
//! it proves nothing.

use domain::Audience;

use super::compare::{SameResult, compare_calls, compare_forms, compare_pages};
use super::leak::Leak;
use super::side::FloorSide;
use crate::routes::AddressValues;
use crate::support::{CheckInFixture, TestApp, history};

/// Who looks on: a lead has pages, streams, forms and a token.
const VIEWER: &str = "l1";

/// Two floors that the viewer cannot tell apart: on the second somebody made one private check-in more.
struct UnequalFloors {
    sides: [FloorSide; 2],
    /// The programs that tell nothing.
    honest: [TestApp; 2],
}

impl UnequalFloors {
    async fn new() -> Self {
        let private = CheckInFixture { minute: -30, ..CheckInFixture::new(12 << 100, "a3", 0, 2, Audience::Me) };
        let more = history().into_iter().chain([private]).collect();
        let sides = [FloorSide::new(VIEWER, history()).await, FloorSide::new(VIEWER, more).await];
        let honest = sides.each_ref().map(|side| side.floor.app.clone());
        Self { sides, honest }
    }

    fn known(&self) -> AddressValues {
        let wall = self.sides[0].floor.wall.to_owned();
        AddressValues { wall, invitation: "none".to_owned(), ..AddressValues::default() }
    }

    /// From now on both programs give the number of their check-ins away at the paths that begin so, and nowhere else.
    fn give_away(&mut self, leaks: &[(Leak, &str)]) {
        for (side, honest) in self.sides.iter_mut().zip(&self.honest) {
            let app = leaks.iter().fold(honest.clone(), |app, (leak, path)| app.giving_away(*leak, path));
            side.viewer = side.viewer.at(&app);
            side.floor.app = app;
        }
    }
}

/// Asserts that a comparison found a difference in this answer, and in none before it.
fn found(outcome: SameResult, leak: Leak, what: &str) {
    let Err(error) = outcome else { panic!("{leak:?} of {what} was not found") };
    let error = error.to_string();
    assert!(error.contains(&format!("apart at {what}")), "{leak:?} of {what}: {error}");
}

#[tokio::test]
async fn what_a_page_or_a_file_gives_away_is_found() {
    let mut floors = UnequalFloors::new().await;
    let known = floors.known();
    for (leak, path) in [
        (Leak::Written, "/trends"),
        (Leak::Size, "/trends"),
        (Leak::Header, "/trends"),
        (Leak::Gap, "/trends"),
        (Leak::Written, "/me/export.json"),
    ] {
        floors.give_away(&[(leak, path)]);
        let [left, right] = &floors.sides;
        found(compare_pages(VIEWER, left, right, &known).await, leak, path);
    }
}

#[tokio::test]
async fn what_a_form_a_program_or_a_stream_gives_away_is_found() {
    let mut floors = UnequalFloors::new().await;
    let known = floors.known();
    floors.give_away(&[(Leak::Gap, "/live")]);
    let [left, right] = &mut floors.sides;
    assert_ne!(left.follow(&known).await, right.follow(&known).await, "a stream that is there for some numbers only");
    for leak in [Leak::Written, Leak::Header] {
        floors.give_away(&[(leak, "/api/v1/")]);
        let [left, right] = &floors.sides;
        found(compare_calls(VIEWER, left, right, &known).await, leak, "GET /");
        floors.give_away(&[(leak, "/scim/v2/")]);
        let [left, right] = &floors.sides;
        found(compare_calls(VIEWER, left, right, &known).await, leak, "SCIM ");
        floors.give_away(&[(leak, "/api/accept_talk")]);
        let [left, right] = &floors.sides;
        found(compare_forms(VIEWER, &left.viewer, &right.viewer, &known).await, leak, "accept_talk ");
    }
}

#[tokio::test]
async fn what_calendars_kiosks_logs_and_counters_give_away_is_found() {
    let mut floors = UnequalFloors::new().await;
    let leaks =
        [(Leak::Written, "/calendar/"), (Leak::Size, "/kiosk"), (Leak::Line, "/kiosk"), (Leak::Counter, "/metrics")];
    floors.give_away(&leaks);
    let [left, right] = &floors.sides;
    let (one, other) = (left.outside(VIEWER).await, right.outside(VIEWER).await);
    let told = one.iter().zip(&other).filter(|(one, other)| one.1 != other.1).map(|(one, _)| one.0);
    // Messages pass no router, so that they must be the same even here.
    assert_eq!(told.collect::<Vec<_>>(), ["the own calendar", "a kiosk", "log lines", "metrics"]);
}
