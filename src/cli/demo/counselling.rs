//! What the psychologist of a demo offers: times to book and a talk, for which a few people signed up.

use jiff::ToSpan as _;
use jiff::civil::time;
use uuid::Uuid;

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use crate::state::AppState;
use domain::counselling::{GroupTalk, GroupTalkId, InBothLanguages, SignUp, Slot, SlotId};
use domain::person::TeamRole;
use domain::{Locale, Role};
use words::t;

/// How many colleagues of the demo's agent sign up for the talk.
const SIGN_UPS: usize = 4;

/// Offers three times in the next days and a talk in a week.
pub(super) async fn offer(app: &AppState, sign_ins: &[SignIn], language: Locale) -> Result<(), Failure> {
    let (Some(psychologist), Some(agent)) =
        (person(app, sign_ins, Role::Psychologist).await?, person(app, sign_ins, Role::Agent).await?)
    else {
        return Ok(());
    };
    let (people, now) = (app.store.people(), app.clock.now());
    let today = now.to_zoned(psychologist.time_zone.clone()).date();
    let at = |days: i64, hour| {
        let day = today.checked_add(days.days())?.to_datetime(time(hour, 0, 0, 0));
        day.to_zoned(psychologist.time_zone.clone()).map(|moment| moment.timestamp())
    };
    let place = t!(language, "simulated-room");
    for (days, hour) in [(1, 10), (1, 14), (2, 11)] {
        let slot = Slot {
            id: SlotId(Uuid::new_v4()),
            psychologist: psychologist.id,
            starts_at: at(days, hour)?,
            minutes: 50,
            place: place.clone(),
            booking: None,
            cancelled_at: None,
            freed_at: None,
        };
        app.store.slots().offer(slot).await?;
    }
    let in_both = |en, zh| InBothLanguages { en, zh };
    let talk = GroupTalk {
        id: GroupTalkId(Uuid::new_v4()),
        psychologist: psychologist.id,
        title: in_both(t!(Locale::En, "simulated-talk-title"), t!(Locale::ZhCn, "simulated-talk-title")),
        text: in_both(t!(Locale::En, "simulated-talk-text"), t!(Locale::ZhCn, "simulated-talk-text")),
        starts_at: at(7, 15)?,
        minutes: 60,
        place,
        places: 20,
    };
    let id = talk.id;
    app.store.group_talks().hold(talk).await?;
    let today = agent.today(now);
    let Some(profile) = people.profile(agent.id).await? else { return Ok(()) };
    let Some(team) = profile.viewer().teams(TeamRole::Member, today).next() else { return Ok(()) };
    let members = app.store.teams().people(team, TeamRole::Member, today, today).await?;
    for person in members.into_iter().filter(|member| *member != agent.id).take(SIGN_UPS) {
        app.store.group_talks().join(id, SignUp { person, is_named: false, at: now }).await?;
    }
    Ok(())
}
