//! The climate: frozen rosters, what counts in a week, spending and drawing, and its settings.

use crate::EmptyStore;
use crate::fixtures::{day, entry, import, moment, person};
use domain::tough_call::{Heaviness, ToughCallKind};
use domain::{Audience, CheckIn, PersonId, ToughCall, ToughCallId, ToughCallSource, Workday};
use insight::climate::mechanism::draw;
use insight::climate::{
    Breakdown, Budget, Catalogue, Epsilon, FrozenRoster, Histogram, Period, PersonWeek, Quarter, plan,
};
use weathervane_store::{ClosingKind, Outcome, SpendError, Store, SuggestionOffer};

const MONDAY: &str = "2026-03-09";
/// The day on which the week of [`MONDAY`] closes.
const CLOSES: &str = "2026-03-18";

const HEAD: &str = "person_id,name,roles,team_id,department,site,time_zone,starts_on,ends_on\n";

/// 24 people in one department of North, 13 in another, and 12 at South.
async fn centre(store: &Store) -> Vec<PersonId> {
    let place = |number: usize| match number {
        ..24 => "t1,Care,North",
        24..37 => "t2,Sales,North",
        _ => "t3,Care,South",
    };
    let rows: String = (0..49)
        .map(|number| format!("a{number},Agent {number},agent,{},Asia/Shanghai,2026-01-05,\n", place(number)))
        .collect();
    import(store, &format!("{HEAD}{rows}")).await.expect("a roster that fits");
    let mut people = Vec::new();
    for number in 0..49 {
        people.push(person(store, &format!("a{number}")).await);
    }
    people
}

/// The site with this name.
async fn site(store: &Store, name: &str) -> weathervane_store::Site {
    let sites = store.org_units().tree().await.expect("a read");
    sites.into_iter().find(|site| site.name == name).expect("a site")
}

async fn frozen(store: &Store, name: &str, monday: &str) -> FrozenRoster {
    let site = site(store, name).await;
    store.climate().freeze_roster(site.id, day(monday)).await.expect("a write")
}

async fn counted(store: &Store, name: &str) -> Vec<PersonWeek> {
    let site = site(store, name).await;
    store.climate().person_weeks(&site, day(MONDAY), day(CLOSES)).await.expect("a read")
}

fn sizes(roster: &FrozenRoster) -> Vec<u32> {
    roster.units.iter().map(|unit| unit.people).collect()
}

/// A check-in of the person, number `id`, by somebody who chose to be counted.
async fn said(store: &Store, person: PersonId, id: u128) -> CheckIn {
    store.climate().set_counted(person, true, day("2026-01-05"), moment(0)).await.expect("a write");
    let check_in = CheckIn { audience: Audience::Lead, ..entry(store, person, id).await };
    store.check_ins().record(check_in.clone()).await.expect("a write");
    check_in
}

pub async fn a_roster_is_frozen_once_and_nobody_is_in_two_units_or_sites(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    let north = frozen(store, "North", MONDAY).await;
    assert_eq!(sizes(&north), [37], "a single small department joins the other");
    // One moves to South before that roster is frozen, and one leaves: neither changes the frozen one.
    let moved = "a0,Agent 0,agent,t3,Care,South,Asia/Shanghai,2026-03-09,\na1,Agent 1,agent,t1,Care,North,Asia/Shanghai,2026-01-05,2026-03-01\n";
    import(store, &format!("{HEAD}{moved}")).await.expect("a roster that fits");
    assert_eq!(frozen(store, "North", MONDAY).await, north);
    assert_eq!(
        sizes(&frozen(store, "South", MONDAY).await),
        [12],
        "a person on the roster of North is not on this one"
    );
    said(store, people[0], 1).await;
    assert_eq!((counted(store, "North").await.len(), counted(store, "South").await.len()), (1, 0));
    let later = frozen(store, "North", "2026-03-16").await;
    assert_eq!(sizes(&later), [35]);
    assert_eq!(sizes(&frozen(store, "South", "2026-03-16").await), [13]);
    let known = store.climate().rosters(site(store, "North").await.id).await.expect("a read");
    assert_eq!(known, [north, later]);
}

pub async fn a_person_who_moves_or_joins_within_a_week_counts_where_it_began(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    // The larger department is a unit of its own once there are enough people in the other.
    let more: String = (50..60)
        .map(|number| format!("a{number},Agent {number},agent,t2,Sales,North,Asia/Shanghai,2026-01-05,\n"))
        .collect();
    import(store, &format!("{HEAD}{more}")).await.expect("a roster that fits");
    let roster = frozen(store, "North", MONDAY).await;
    assert_eq!(sizes(&roster), [24, 23]);
    let mover = "a0,Agent 0,agent,t2,Sales,North,Asia/Shanghai,2026-03-11,\na60,Agent 60,agent,t2,Sales,North,Asia/Shanghai,2026-03-11,\n";
    import(store, &format!("{HEAD}{mover}")).await.expect("a roster that fits");
    let joined = person(store, "a60").await;
    let first = said(store, people[0], 1).await;
    let second = CheckIn { workday: day("2026-03-13"), ..entry(store, people[0], 2).await };
    assert_ne!(first.team, None);
    store.check_ins().record(second).await.expect("a write");
    said(store, joined, 3).await;
    let weeks = counted(store, "North").await;
    let found: Vec<(u32, usize)> = weeks.iter().map(|week| (week.unit, week.check_ins.len())).collect();
    assert_eq!(found, [(0, 2)], "all of the mover's week is in the first unit, and who joined later is in none");
}

pub async fn a_private_check_in_counts_like_a_shared_one_unless_opted_out(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    frozen(store, "North", MONDAY).await;
    for (number, audience) in [(0_u32, Audience::Me), (1, Audience::Lead), (2, Audience::Team)] {
        let who = people[usize::try_from(number).expect("small")];
        store.climate().set_counted(who, true, day(MONDAY), moment(0)).await.expect("a write");
        let check_in = CheckIn { audience, ..entry(store, who, u128::from(number)).await };
        store.check_ins().record(check_in).await.expect("a write");
    }
    // Never chose.
    store.check_ins().record(entry(store, people[3], 9).await).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 3);
    store.climate().set_counted(people[1], false, day("2026-03-15"), moment(0)).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 2);
    store.climate().set_counted(people[1], true, day("2026-03-12"), moment(0)).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 2, "what was said before the choice does not count");
}

/// A tough call of [`MONDAY`], number `id`.
async fn stated(store: &Store, person: PersonId, id: u128, source: ToughCallSource) -> ToughCall {
    let entry = entry(store, person, id).await;
    let call = ToughCall {
        person,
        id: ToughCallId(entry.id.0),
        workday: entry.workday,
        shift: None,
        team: entry.team,
        stated_at: entry.said_at,
        source,
        kind: ToughCallKind::Behaviour,
        heaviness: Heaviness::Heavy,
        audience: Audience::Me,
    };
    store.tough_calls().record(call.clone()).await.expect("a write");
    call
}

pub async fn a_tough_call_counts_as_its_stressor_for_every_audience(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    frozen(store, "North", MONDAY).await;
    for person in &people[..2] {
        store.climate().set_counted(*person, true, day("2026-01-05"), moment(0)).await.expect("a write");
    }
    // One person states nothing else; another one chose not to be counted.
    for (number, source) in (1..).zip([ToughCallSource::Abuse, ToughCallSource::Price, ToughCallSource::Other]) {
        stated(store, people[0], number, source).await;
    }
    stated(store, people[2], 9, ToughCallSource::Abuse).await;
    let weeks = counted(store, "North").await;
    let [week] = weeks.as_slice() else { panic!("{weeks:?}") };
    let named: Vec<_> = week.tough_calls.iter().map(|key| key.as_str()).collect();
    assert_eq!(named, ["abusive_caller", "complaint"], "other is counted as nothing");
    assert!(week.check_ins.is_empty() && week.answers.is_empty());
    // What is deleted before the week closes counts nowhere, and nothing that comes after it does.
    let late =
        ToughCall { stated_at: moment(40 * 24 * 3600), ..stated(store, people[1], 10, ToughCallSource::Abuse).await };
    store.tough_calls().withdraw(people[1], late.id, moment(60)).await.expect("a write");
    let late = ToughCall { id: ToughCallId(uuid::Uuid::from_u128(11)), ..late };
    store.tough_calls().record(late).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 1);
}

pub async fn what_an_admin_imported_or_came_after_closing_counts_only_in_a_demo(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    frozen(store, "North", MONDAY).await;
    said(store, people[0], 1).await;
    let closing: Workday = day(CLOSES);
    let closing = closing.0.in_tz("Asia/Shanghai").expect("a zone").timestamp();
    for (number, (after, imported)) in [(-1, false), (0, false), (-3600, true)].into_iter().enumerate() {
        let who = people[number + 1];
        store.climate().set_counted(who, true, day(MONDAY), moment(0)).await.expect("a write");
        let said_at = closing + jiff::SignedDuration::from_secs(after);
        let check_in = CheckIn { said_at, ..entry(store, who, 10 + u128::try_from(number).expect("small")).await };
        if imported {
            store.check_ins().import(vec![check_in]).await.expect("a write");
        } else {
            store.check_ins().record(check_in).await.expect("a write");
        }
    }
    // An answer to a suggestion of that week, given when it had closed.
    store.climate().set_counted(people[5], true, day(MONDAY), moment(0)).await.expect("a write");
    let answer = SuggestionOffer {
        workday: day(MONDAY),
        shift: String::new(),
        intervention: "walk".to_owned(),
        why: "weather:2".to_owned(),
        offered_at: closing - jiff::SignedDuration::from_hours(200),
        outcome: Some(Outcome::Helped),
        answered_at: Some(closing),
        propensity: None,
    };
    store.suggestions().import(vec![(people[5], answer)]).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 2);
    store.settings().set("demo", String::new()).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 5);
}

pub async fn what_is_erased_before_closing_counts_nowhere_and_leaves_the_roster(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    let roster = frozen(store, "North", MONDAY).await;
    said(store, people[0], 1).await;
    store.erasures().erase_person(people[0], moment(600)).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 0);
    assert_eq!(store.climate().rosters(roster.site).await.expect("a read"), [roster]);
}

pub async fn a_later_choice_changes_no_week_whose_choices_are_frozen(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    frozen(store, "North", MONDAY).await;
    frozen(store, "North", "2026-03-16").await;
    said(store, people[0], 1).await;
    said(store, people[1], 2).await;
    // Never chose before the week closed.
    store.check_ins().record(entry(store, people[2], 3).await).await.expect("a write");
    let north = site(store, "North").await;
    let freeze = async || store.climate().freeze_choices(north.id, day(MONDAY)).await.expect("a write");
    freeze().await;
    let choose = async |person, counted| {
        store.climate().set_counted(person, counted, day("2026-01-05"), moment(60)).await.expect("a write");
    };
    choose(people[0], false).await;
    choose(people[2], true).await;
    freeze().await;
    assert_eq!(counted(store, "North").await.len(), 2, "of the week that closed");
    let next = |person: PersonId| async move {
        CheckIn { workday: day("2026-03-16"), ..entry(store, person, 10 + u128::from(person.0.unsigned_abs())).await }
    };
    for person in &people[..3] {
        store.check_ins().record(next(*person).await).await.expect("a write");
    }
    let open = store.climate().person_weeks(&north, day("2026-03-16"), day("2026-03-25")).await.expect("a read");
    assert_eq!(open.len(), 2, "of the week that is open: the second and the third");
    // Who opts in again is counted in the frozen week from when they were, not from today.
    store.climate().set_counted(people[0], true, day("2026-03-16"), moment(90)).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 2);
    store.erasures().erase_person(people[1], moment(600)).await.expect("a write");
    assert_eq!(counted(store, "North").await.len(), 1, "what was said is gone");
}

pub async fn who_is_counted_no_longer_is_in_the_ledger_of_erasures(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    let choose = async |counted| {
        store.climate().set_counted(people[0], counted, day(MONDAY), moment(0)).await.expect("a write");
    };
    choose(false).await;
    choose(true).await;
    assert!(!empty.ledger().contains("uncounted"), "nobody was counted before");
    choose(false).await;
    choose(false).await;
    assert_eq!(empty.ledger().matches(" uncounted").count(), 1, "{}", empty.ledger());
}

pub async fn nothing_is_spent_or_drawn_twice(empty: &impl EmptyStore) {
    let store = empty.store();
    centre(store).await;
    let roster = frozen(store, "North", MONDAY).await;
    let period = Period::Week(roster.monday);
    let limit = Budget::FULL.total();
    let charges = || plan::charges(roster.site, period, std::slice::from_ref(&roster), Breakdown::Hour, Budget::FULL);
    let spend = || store.climate().spend(vec![roster.clone()], charges(), limit, moment(0));
    assert_eq!(store.climate().spent(roster.site, period), (false, false));
    let permits = spend().await.expect("within the budget");
    assert_eq!(store.climate().spent(roster.site, period), (true, false));
    assert!(matches!(spend().await, Err(SpendError::Spent)));
    let figures: Vec<_> = permits
        .into_iter()
        .map(|permit| {
            let keys = Catalogue::default().bins(permit.charge().stream);
            let histogram = Histogram::of(permit.charge(), keys, &[]).expect("randomness");
            draw(permit, histogram).expect("randomness")
        })
        .collect();
    store.climate().freeze_figures(figures.clone(), moment(1)).await.expect("a write");
    assert_eq!(store.climate().draws(roster.site).await.expect("a read"), figures);
    assert_eq!(store.climate().spent(roster.site, period), (true, true));
    assert_eq!(store.climate().account().highest(), Epsilon(110));
    for how in [ClosingKind::Drawn, ClosingKind::Undrawn] {
        store.climate().mark_closed(roster.site, period, how, moment(2)).await.expect("a write");
    }
    let closed = store.climate().closed(roster.site).await.expect("a read");
    assert_eq!(closed.into_iter().collect::<Vec<_>>(), [(period, ClosingKind::Drawn)]);
}

pub async fn the_privacy_budget_and_the_breakdown_are_settings(empty: &impl EmptyStore) {
    let store = empty.store();
    let people = centre(store).await;
    assert_eq!(store.settings().privacy_budget().await.expect("a read"), Budget::FULL);
    for (wanted, expected) in [(150, 150), (180, 150), (1, 20), (200, 20)] {
        let budget =
            store.settings().lower_privacy_budget(Epsilon(wanted), people[0], moment(0)).await.expect("a write");
        assert_eq!(budget.total(), Epsilon(expected));
        assert_eq!(store.settings().privacy_budget().await.expect("a read"), budget);
    }
    let quarter = |quarter| Quarter { year: 2026, quarter };
    let breakdown = async |of| store.climate().breakdown(quarter(of)).await.expect("a read");
    store.climate().set_breakdown(quarter(2), Breakdown::Shift, people[0], moment(0)).await.expect("a write");
    store.climate().set_breakdown(quarter(4), Breakdown::Tenure, people[0], moment(0)).await.expect("a write");
    let chosen = [breakdown(1).await, breakdown(2).await, breakdown(3).await, breakdown(4).await];
    assert_eq!(chosen, [Breakdown::Weekday, Breakdown::Shift, Breakdown::Shift, Breakdown::Tenure]);
}
