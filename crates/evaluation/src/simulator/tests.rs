use super::*;
use domain::{Audience, Role, Workday};

fn names(of: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{of} {number}")).collect()
}

pub(super) fn setting() -> Setting {
    let cause = |key: &str, group: &str, common| SimulatedStressor {
        key: key.parse().expect("a key"),
        group: group.to_owned(),
        common,
        only_at_night: key == "night_shift",
    };
    Setting {
        people: names("Person", 40),
        teams: names("Team", 20),
        departments: names("Department", 4),
        site: "Site".to_owned(),
        time_zone: "UTC".to_owned(),
        shifts: ShiftNames { early: "early".into(), day: "day".into(), late: "late".into(), night: "night".into() },
        stressors: vec![
            cause("complaint", "customer", true),
            cause("queue_pressure", "demands", true),
            cause("system_outage", "systems", true),
            cause("poor_sleep", "body", true),
            cause("noise", "body", false),
            cause("monotony", "demands", false),
            cause("night_shift", "demands", true),
        ],
        uplifts: ["good_call", "calm_shift", "slept_well", "good_laugh"]
            .map(|key| key.parse().expect("a key"))
            .to_vec(),
        low_notes: names("low", 3),
        good_notes: names("good", 3),
        changes: PlannedChanges::default(),
    }
}

fn plan(people: usize, days: usize, seed: u64) -> CentrePlan {
    CentrePlan { people, days, seed, last: "2026-03-13".parse().expect("a Friday") }
}

fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.into_iter().collect();
    values.iter().sum::<f64>() / values.len() as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn lag_1(series: &[f64]) -> f64 {
    let centre = mean(series.iter().copied());
    let product = |(one, other): (&f64, &f64)| (one - centre) * (other - centre);
    series.iter().zip(&series[1..]).map(product).sum::<f64>() / series.iter().map(|v| product((v, v))).sum::<f64>()
}

#[test]
fn the_seed_determines_the_centre() {
    let centre = simulate(&plan(40, 60, 7), &setting());
    assert_eq!(centre, simulate(&plan(40, 60, 7), &setting()));
    assert_ne!(centre.check_ins, simulate(&plan(40, 60, 8), &setting()).check_ins);
}

#[test]
fn autocorrelation_is_that_of_real_diaries() {
    let (plan, setting) = (plan(200, 365, 1), setting());
    let (teams, people) = roster::roster(&plan, &setting);
    let busy = queue::busyness(&plan, 0);
    let conditions: Vec<_> = (0..teams.len()).map(|team| TeamConditions::new(&plan, team, &busy, &[], true)).collect();
    let histories = people.iter().enumerate().filter_map(|(number, person)| {
        Some(PersonHistory::new(&plan, &setting, number, person, &conditions[person.works_in?]))
    });
    let lags: Vec<f64> = histories
        .filter(|history| history.episode.is_none() && history.latent.len() > 100)
        .map(|history| lag_1(&history.latent))
        .collect();
    assert!(lags.len() > 100);
    let lag = median(lags);
    assert!((0.25..=0.35).contains(&lag), "median lag-1 autocorrelation {lag}");
}

#[test]
fn people_differ_in_level_spread_and_missing_days() {
    let centre = simulate(&plan(240, 180, 7), &setting());
    let (mut levels, mut spreads, mut counts) = (Vec::new(), Vec::new(), Vec::new());
    for person in 0..centre.people.len() {
        let said: Vec<f64> = centre
            .check_ins
            .iter()
            .filter(|entry| entry.person == person)
            .map(|entry| f64::from(entry.weather.level()))
            .collect();
        if said.len() >= 60 {
            let level = mean(said.iter().copied());
            levels.push(level);
            spreads.push(mean(said.iter().map(|v| (v - level).powi(2))).sqrt());
            counts.push(said.len() as f64);
        }
    }
    let range = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        (values[values.len() / 20], values[values.len() * 19 / 20])
    };
    let (low, high) = range(levels);
    assert!((2.4..3.2).contains(&low) && (3.9..4.6).contains(&high), "levels from {low} to {high}");
    let (low, high) = range(spreads);
    assert!(high > 1.6 * low, "spreads from {low} to {high}");
    let (low, high) = range(counts);
    assert!(high > 1.2 * low, "check-ins from {low} to {high}");
}

#[test]
fn an_episode_really_lowers_the_weather() {
    let centre = simulate(&plan(240, 180, 7), &setting());
    for kind in [EpisodeKind::Sudden, EpisodeKind::Slide, EpisodeKind::Stuck, EpisodeKind::Outage] {
        let mut drops = Vec::new();
        for episode in centre.episodes.iter().filter(|episode| episode.kind == kind) {
            let concerned = |entry: &&SimulatedCheckIn| match episode.person {
                Some(person) => entry.person == person,
                None => centre.people[entry.person].works_in == Some(episode.team),
            };
            let (inside, outside): (Vec<&SimulatedCheckIn>, Vec<&SimulatedCheckIn>) = centre
                .check_ins
                .iter()
                .filter(concerned)
                .partition(|entry| (episode.starts_on..=episode.ends_on).contains(&entry.workday));
            let level =
                |entries: Vec<&SimulatedCheckIn>| mean(entries.iter().map(|entry| f64::from(entry.weather.level())));
            drops.push(level(outside) - level(inside));
        }
        assert!(drops.len() >= 3, "{kind:?} happens {} times", drops.len());
        let drop = mean(drops);
        assert!(drop > 0.6, "{kind:?} lowers the weather by {drop}");
    }
}

#[test]
fn the_first_team_has_two_open_episodes_visible_to_its_lead() {
    let plan = plan(60, 120, 7);
    let centre = simulate(&plan, &setting());
    let going_on: Vec<&SimulatedEpisode> = centre
        .episodes
        .iter()
        .filter(|episode| episode.team == 0 && episode.person.is_some() && episode.ends_on == plan.last)
        .collect();
    assert!(going_on.len() >= 2);
    for episode in going_on.into_iter().filter(|episode| episode.kind != EpisodeKind::Sudden) {
        let said = centre.check_ins.iter().filter(|entry| {
            Some(entry.person) == episode.person && (episode.starts_on..=episode.ends_on).contains(&entry.workday)
        });
        assert!(said.filter(|entry| entry.audience >= Audience::Lead).count() >= 4, "{episode:?}");
    }
}

#[test]
fn the_night_shift_stressor_is_picked_at_night_only() {
    let centre = simulate(&plan(240, 60, 7), &setting());
    let named = |entry: &&SimulatedCheckIn| entry.stressors.iter().any(|key| key.as_str() == "night_shift");
    let at_night =
        |entry: &SimulatedCheckIn| centre.people[entry.person].shifts.iter().any(|shift| shift.crosses_midnight());
    assert!(centre.check_ins.iter().filter(named).count() > 0);
    assert!(centre.check_ins.iter().filter(named).all(at_night));
}

#[test]
fn an_outage_is_named_by_many_at_once() {
    let centre = simulate(&plan(240, 180, 7), &setting());
    let share = |entries: Vec<&SimulatedCheckIn>| {
        mean(entries.iter().map(|e| f64::from(u8::from(e.stressors.iter().any(|k| k.as_str() == "system_outage")))))
    };
    let of_outage = |entry: &&SimulatedCheckIn| {
        centre.episodes.iter().any(|episode| {
            episode.kind == EpisodeKind::Outage
                && Some(episode.team) == centre.people[entry.person].works_in
                && episode.starts_on == entry.workday
        })
    };
    let (during, else_when): (Vec<&SimulatedCheckIn>, Vec<&SimulatedCheckIn>) =
        centre.check_ins.iter().partition(of_outage);
    assert!(share(during) > 0.5);
    assert!(share(else_when) < 0.15);
}

#[test]
fn on_the_last_day_about_eighty_per_cent_have_checked_in() {
    for last in ["2026-03-13", "2026-03-15"] {
        let plan = CentrePlan { last: last.parse().expect("a date"), ..plan(240, 60, 3) };
        let centre = simulate(&plan, &setting());
        let agents = centre.people.iter().filter(|p| p.works_in.is_some() && p.ends_on.is_none()).count();
        let mut said: Vec<usize> =
            centre.check_ins.iter().filter(|entry| entry.workday == plan.last).map(|entry| entry.person).collect();
        said.dedup();
        let share = said.len() as f64 / agents as f64;
        assert!((0.7..0.9).contains(&share), "{share} on {last}");
        assert!(centre.check_ins.iter().all(|entry| (plan.first()..=plan.last).contains(&entry.workday)));
    }
}

#[test]
fn teams_have_about_a_dozen_people_and_a_lead() {
    for people in [6, 30, 240, 1500] {
        let (teams, staff) = roster::roster(&plan(people, 30, 7), &setting());
        assert_eq!(staff.len(), people);
        for team in 0..teams.len() {
            assert!(staff.iter().any(|person| person.leads.contains(&team)), "team {team} has a lead");
            let size = staff.iter().filter(|person| person.works_in == Some(team)).count();
            assert!(people < 30 || (8..=18).contains(&size), "team {team} of {people} has {size}");
        }
        let count = |role| staff.iter().filter(|person| person.roles.has(role)).count();
        assert_eq!(count(Role::Admin), 1);
        assert!((1..=2).contains(&count(Role::Psychologist)));
        assert!(staff.iter().all(|p| !(p.roles.has(Role::Lead) && p.roles.has(Role::Psychologist))));
    }
}

#[test]
fn calls_come_during_staffed_hours_and_more_on_mondays() {
    let centre = simulate(&plan(100, 90, 5), &setting());
    assert!(centre.load.iter().all(|interval| interval.agents >= 1 && interval.handle_seconds >= 60));
    let of = |weekday| {
        let calls = centre.load.iter().filter(|interval| Workday(interval.starts.date()).weekday() == weekday);
        mean(calls.map(|interval| f64::from(interval.offered) / f64::from(interval.agents)))
    };
    assert!(of(0) > 1.03 * of(3), "{} on Mondays, {} on Thursdays", of(0), of(3));
}

#[test]
fn a_centre_of_a_few_people_and_a_day_or_two_can_be_made() {
    for (people, days) in [(0, 1), (6, 1), (7, 2), (13, 31)] {
        let centre = simulate(&plan(people, days, 7), &setting());
        assert!(centre.check_ins.iter().all(|entry| entry.person < centre.people.len()));
    }
}
