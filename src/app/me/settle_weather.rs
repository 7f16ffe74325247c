//! CheckInContent that a lasting change is to stay: the new usual.

use leptos::prelude::server;

use crate::app::check_in::visibility_change::in_sight_of;
use crate::app::me::noticed::FEWEST_TO_SETTLE;
use crate::state::derived::LOOK_BACK;
use crate::state::live::Topic;
use crate::web::error::AppError;
use crate::web::form::{FormValues, Next, RequestContext, answer};
use domain::access::{Action, Subject};
use domain::person::TeamRole;
use domain::{CheckIn, PersonId, Workday};
use insight::detectors::person::{NewNormal, read};
use insight::series::series;
use store::{Range, Sight};
use words::t;

/// Keeps that the change `since` a day is to stay, in one's own sight or in that of one's leads: what is usual is learned from it, and
/// its flag closes with the next shift.
///
/// # Errors
/// Where there is no open flag since that day in that sight, or it has not lasted long enough.
#[server(prefix = "/api", endpoint = "settle_weather")]
pub async fn settle_weather(
    #[server(default)] since: String,
    #[server(default)] sight: String,
) -> Result<(), AppError> {
    let context = RequestContext::here();
    answer("settle_weather", "/me#noticed", FormValues::default(), async move {
        let me = context.allowed(Action::OwnWeather, Subject::None)?;
        let (app, person, today) = (&context.app, me.person().id, me.today());
        let since: Workday = since.parse().map_err(|_| AppError::NotFound)?;
        let sight: Sight = sight.parse().map_err(|()| AppError::NotFound)?;
        let range = Range { from: today.plus(-LOOK_BACK), to: today };
        let (entries, leads) = app.store.check_ins().own_with_leads(person, range).await?;
        let settled = app.store.new_normals().list(person, sight).await?;
        let lasts = |entries: &[CheckIn]| lasts(person, entries, &settled, since);
        let there = match sight {
            Sight::OwnerAccess => lasts(&entries),
            Sight::Shared => leads.iter().any(|tie| lasts(&in_sight_of(tie.person, &leads, &entries))),
        };
        if !there {
            return Err(AppError::NotFound);
        }
        app.store.new_normals().add(person, sight, NewNormal { since, said_on: today }).await?;
        if sight == Sight::Shared {
            app.derived.person_changed(person);
            for team in me.viewer.teams(TeamRole::Member, today) {
                app.hub.announce(Topic::Board(team));
            }
        }
        Ok(Next::to("/me#noticed").saying(t!(context.visitor.locale, "me-noticed-settled")))
    })
    .await
}

/// Whether these entries have an open flag since that day which has lasted long enough.
fn lasts(person: PersonId, entries: &[CheckIn], settled: &[NewNormal], since: Workday) -> bool {
    let days = series(entries);
    let shifts = days.iter().filter(|day| day.workday >= since).count();
    let open = |flag: &insight::flag::Flag| flag.is_open() && flag.since == since;
    shifts >= FEWEST_TO_SETTLE && read(person, &days, settled).flags.iter().any(open)
}
