//! Events of a demo: one of the site to come, one of the agent's team, and one of the site that is past, with what
//! changed after it.

use jiff::ToSpan as _;
use jiff::civil::time;
use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use crate::state::AppState;
use domain::counselling::{InBothLanguages, SignUp};
use domain::person::TeamRole;
use domain::{Event, EventId, Locale, OrgUnit, PersonId, Role, Workday};
use evaluation::simulator::MoodLift;
use words::t;

/// How many colleagues of the demo's agent come to the event of their team.
const SIGN_UPS: usize = 5;

/// How many days ago the past event of the site began.
const AWAY_AGO: i32 = 60;
/// By how many levels it lifted everybody's weather, and for how many weeks.
const LIFT: (f64, i32) = (0.5, 4);

/// What the past event of the site did to the weather of the weeks from it on.
pub(super) fn lift(today: Workday) -> MoodLift {
    let from = today.plus(-AWAY_AGO).week_start();
    MoodLift { department: None, from, until: from.plus(7 * LIFT.1 - 1), levels: LIFT.0 }
}

/// Plans them.
pub(super) async fn plan(app: &AppState, sign_ins: &[SignIn], language: Locale) -> Result<(), Failure> {
    let (Some(agent), Some(lead)) =
        (person(app, sign_ins, Role::Agent).await?, person(app, sign_ins, Role::Lead).await?)
    else {
        return Ok(());
    };
    let (store, now) = (&app.store, app.clock.now());
    let sites = store.org_units().tree().await?;
    let today = agent.today(now);
    let Some(profile) = store.people().profile(agent.id).await? else { return Ok(()) };
    let Some(team) = profile.viewer().teams(TeamRole::Member, today).next() else { return Ok(()) };
    let Some(site) = sites.iter().find(|site| Some(site.name.as_str()) == agent.site.as_deref()) else { return Ok(()) };
    let at = |days: i64, hour| {
        let day = today.0.checked_add(days.days())?.to_datetime(time(hour, 0, 0, 0));
        day.to_zoned(agent.time_zone.clone()).map(|moment| moment.timestamp())
    };
    let event = |unit, organiser: PersonId, words: [InBothLanguages; 3], starts_at, minutes| {
        let [title, text, place] = words;
        let id = EventId(Uuid::new_v4());
        let place = place.read_in(language).to_owned();
        Event { id, organiser: Some(organiser), unit, title, text, starts_at, minutes, place }
    };
    let both = |en: String, zh: String| InBothLanguages { en, zh };
    let walk = [
        both(t!(Locale::En, "simulated-event-walk"), t!(Locale::ZhCn, "simulated-event-walk")),
        both(t!(Locale::En, "simulated-event-walk-text"), t!(Locale::ZhCn, "simulated-event-walk-text")),
        both(t!(Locale::En, "simulated-event-walk-place"), t!(Locale::ZhCn, "simulated-event-walk-place")),
    ];
    let away = [
        both(t!(Locale::En, "simulated-event-away"), t!(Locale::ZhCn, "simulated-event-away")),
        both(t!(Locale::En, "simulated-event-away-text"), t!(Locale::ZhCn, "simulated-event-away-text")),
        both(t!(Locale::En, "simulated-event-away-place"), t!(Locale::ZhCn, "simulated-event-away-place")),
    ];
    let unit = OrgUnit::Team(team);
    let own = event(unit, lead.id, walk.clone(), at(3, 16)?, 60);
    let id = own.id;
    for event in [
        own,
        event(OrgUnit::Site(site.id), lead.id, away.clone(), at(12, 9)?, 480),
        event(OrgUnit::Site(site.id), lead.id, away, at(-i64::from(AWAY_AGO), 9)?, 480),
        event(unit, lead.id, walk, at(-75, 16)?, 60),
    ] {
        store.events().plan(event, now).await?;
    }
    let members = store.teams().people(team, TeamRole::Member, today, today).await?;
    let colleagues = members.into_iter().filter(|member| *member != agent.id).take(SIGN_UPS);
    for (number, person) in colleagues.enumerate() {
        store.events().join(id, SignUp { person, is_named: number % 2 == 0, at: now }).await?;
    }
    Ok(())
}
