//! Simulates the past of a demo: suggestions as the program offers them, their outcomes, and follow-ups of flags.

use std::collections::BTreeSet;

use futures::future::try_join_all;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::super::common::Failure;
use crate::state::AppState;
use domain::check_in::RETENTION_DAYS;
use domain::person::TeamRole;
use domain::{CheckIn, Locale, PersonId, Role, Workday};
use evaluation::simulator::{LeadBehaviour, SuggestionResponder, SuggestionResponse};
use insight::flag::Flag;

use crate::app::check_in::offer::{LESS_DAYS, Offering, tallies};
use crate::app::flags::status::{FOLLOW_UP, person_flag_id, shown_to_leads, team_flag_id};
use crate::state::derived::Derived;
use store::{ChoiceSettings, FlagState, FlagWork, FollowUpPlan, Outcome, PersonFilter, Range, SuggestionOffer};
use words::t;

/// Offers per transaction.
const BATCH_SIZE: usize = 5_000;

/// Stores offers with outcomes for all agents before `today`, and follow-ups of flags by leads. Deterministic for a
/// seed and the same entries.
pub(super) async fn simulate_history(
    app: &AppState,
    seed: u64,
    today: Workday,
    language: Locale,
) -> Result<(), Failure> {
    let filter = PersonFilter { role: Some(Role::Agent), limit: 10_000, ..PersonFilter::default() };
    let (people, _) = app.store.people().list(filter).await?;
    let choices = app.store.suggestions().choice_settings().await?;
    let mut offers = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let range = Range { from: today.plus(-RETENTION_DAYS), to: today.plus(-1) };
        let entries = app.store.check_ins().own(person.id, range).await?;
        offers.extend(offered_to(person.id, &entries, &choices, SuggestionResponder::new(seed, number)));
    }
    for batch in offers.chunks(BATCH_SIZE) {
        app.store.suggestions().import(batch.to_vec()).await?;
    }
    follow_up(app, seed, today, language).await
}

/// Returns what a person was offered on these entries, each computed from the earlier entries only, with the simulated
/// outcomes.
fn offered_to(
    person: PersonId,
    entries: &[CheckIn],
    choices: &ChoiceSettings,
    mut answering: SuggestionResponder,
) -> Vec<(PersonId, SuggestionOffer)> {
    let derived = Derived::from_entries(person, entries, &[]);
    let mut offers: Vec<SuggestionOffer> = Vec::new();
    let mut shifts = BTreeSet::new();
    for entry in entries {
        let open = |flag: &&Flag| flag.opened <= entry.workday && flag.ended.is_none_or(|ended| ended > entry.workday);
        let shift = (entry.workday, entry.shift.clone());
        if shifts.contains(&shift) {
            continue;
        }
        let offering = Offering {
            flags: derived.flags.iter().filter(open).map(|flag| (&flag.kind).into()).collect(),
            before: offers
                .iter()
                .rev()
                .take_while(|offer| offer.workday >= entry.workday.plus(-LESS_DAYS))
                .cloned()
                .collect(),
            tallies: tallies(&offers),
            choices,
        };
        let Some(mut offer) = offering.on(entry) else { continue };
        shifts.insert(shift);
        let helps = content::interventions().get(&offer.intervention).map_or(0.5, |card| card.rule.prior.mean());
        offer.outcome = answering.respond(helps).map(outcome);
        offer.answered_at = offer.outcome.map(|_| offer.offered_at);
        offers.push(offer);
    }
    offers.into_iter().map(|offer| (person, offer)).collect()
}

const fn outcome(said: SuggestionResponse) -> Outcome {
    match said {
        SuggestionResponse::Helped => Outcome::Helped,
        SuggestionResponse::NotHelped => Outcome::NotHelped,
        SuggestionResponse::Dismissed => Outcome::Dismissed,
        SuggestionResponse::Less => Outcome::Less,
    }
}

/// Follows up most of the flags that are over; open ones are left for the user of the demo.
async fn follow_up(app: &AppState, seed: u64, today: Workday, language: Locale) -> Result<(), Failure> {
    let (mut taken, mut planned, mut done) = (Vec::new(), Vec::new(), Vec::new());
    for (number, team) in app.store.teams().all().await?.into_iter().enumerate() {
        let Some(lead) = app.store.teams().people(team.id, TeamRole::Lead, today, today).await?.into_iter().next()
        else {
            continue;
        };
        let mut leading = LeadBehaviour::new(seed, number);
        let zone = team.zone_at(app.clock.now());
        let derived = app.derived.team_in_lead_sight(&app.store, lead, team.id, today).await?;
        let of_people = derived.people.iter().flat_map(|(person, derived)| {
            let shown = derived.flags.iter().filter(|flag| shown_to_leads(flag));
            shown.map(|flag| (person_flag_id(*person, flag), Some(*person), flag))
        });
        let of_team = derived.flags.iter().map(|flag| (team_flag_id(team.id, flag), None, flag));
        for (flag, person, raised) in of_people.chain(of_team).filter(|(_, _, flag)| !flag.is_open()) {
            let Some(by) = leading.follow_up() else { continue };
            let morning = raised.escalations.last().map_or(raised.opened, |raised| raised.workday).plus(1);
            let Some(morning) = nine(morning, &zone) else { continue };
            let (Some(first), Some(last)) = (after(morning, by.taken), after(morning, by.done)) else { continue };
            if last >= app.clock.now() {
                continue;
            }
            let (team, owner) = (team.id, Some(lead));
            let (state, seen) = (FlagState::Acknowledged, None);
            let due_at = first.checked_add(FOLLOW_UP).ok();
            let work =
                FlagWork { flag, team, person, state, owner, due_at, changed_at: first, what_was_done: None, seen };
            taken.push(app.store.flag_work().set(work.clone(), lead, None));
            planned.push(app.store.follow_ups().plan(flag, lead, plan(person.is_some(), by.which)));
            let what_was_done = Some(what_was_done(language, person.is_some(), by.which));
            let work = FlagWork { state: FlagState::Done, due_at: None, changed_at: last, what_was_done, ..work };
            done.push(app.store.flag_work().set(work, lead, Some(first)));
        }
    }
    // Concurrently, so that they share commits.
    try_join_all(taken).await?;
    try_join_all(planned).await?;
    try_join_all(done).await?;
    Ok(())
}

fn nine(day: Workday, zone: &TimeZone) -> Option<Timestamp> {
    day.0.at(9, 0, 0, 0).to_zoned(zone.clone()).ok().map(|nine| nine.timestamp())
}

fn after(moment: Timestamp, hours: f64) -> Option<Timestamp> {
    moment.checked_add(SignedDuration::try_from_secs_f64((hours * 3600.0).round()).ok()?).ok()
}

/// Returns what a lead plans about a person or a team.
fn plan(of_person: bool, which: f64) -> FollowUpPlan {
    let action = match of_person {
        true if which < 0.5 => "lead_word",
        true => "listen_together",
        false if which < 0.5 => "relieve_queue",
        false => "mix_the_work",
    };
    FollowUpPlan { action: Some(action.to_owned()), ..FollowUpPlan::default() }
}

/// Returns the text that a lead writes about a person or a team.
fn what_was_done(locale: Locale, of_person: bool, which: f64) -> String {
    let texts = match of_person {
        true => [
            t!(locale, "simulated-done-person-1"),
            t!(locale, "simulated-done-person-2"),
            t!(locale, "simulated-done-person-3"),
            t!(locale, "simulated-done-person-4"),
        ],
        false => [
            t!(locale, "simulated-done-team-1"),
            t!(locale, "simulated-done-team-2"),
            t!(locale, "simulated-done-team-3"),
            t!(locale, "simulated-done-team-4"),
        ],
    };
    let index = (which * texts.len() as f64) as usize;
    texts.into_iter().nth(index.min(3)).unwrap_or_default()
}
