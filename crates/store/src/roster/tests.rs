use super::import::{RosterChange, RosterChangeKind};
use super::record::RosterRecord;
use crate::{NewPerson, Store, StoreError};
use domain::person::TeamRole;
use domain::roster::RosterRow;
use domain::{Role, Roles, TeamId};
use jiff::Timestamp;

const TODAY: &str = "2026-03-09";

/// Noon in UTC.
fn noon(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().expect("a moment")
}

fn rows(text: &str) -> Vec<RosterRow> {
    import::roster::parse(text.as_bytes()).expect("a roster without a fault").rows
}

struct RosterCentre {
    store: Store,
    _folder: tempfile::TempDir,
}

impl RosterCentre {
    async fn with(text: &str) -> Self {
        Self::since(TODAY, text).await
    }

    async fn since(day: &str, text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let centre = Self { store: Store::open(folder.path()).expect("a store"), _folder: folder };
        centre.take(text, day).await.expect("a roster that fits");
        centre
    }

    async fn take(&self, text: &str, today: &str) -> Result<Vec<RosterChange>, StoreError> {
        self.store.roster().import(rows(text), None, noon(today)).await
    }

    async fn changes(&self, text: &str) -> Vec<RosterChangeKind> {
        let planned = self.store.roster().preview(rows(text), noon(TODAY)).await.expect("a roster that fits");
        planned.into_iter().map(|person| person.change).collect()
    }

    /// What the centre knows of a person.
    async fn record(&self, key: &str) -> RosterRecord {
        self.record_at(key, noon(TODAY)).await
    }

    /// What the centre knows of a person at a moment.
    async fn record_at(&self, key: &str, now: Timestamp) -> RosterRecord {
        let name = format!("person_id,name\n{key},any\n");
        let planned = self.store.roster().preview(rows(&name), now).await.expect("a plan");
        planned.into_iter().next().and_then(|person| person.before).expect("somebody known")
    }

    /// Team, first and last day of each membership.
    async fn ties(&self, key: &str) -> Vec<(TeamId, String, Option<String>)> {
        let id = self.store.people().by_key(key.to_owned()).await.expect("a read").expect("a person").id;
        let ties = self.store.people().profile(id).await.expect("a read").expect("a person").memberships;
        ties.into_iter().map(|tie| (tie.team, tie.from.to_string(), tie.until.map(|last| last.to_string()))).collect()
    }
}

const TWO: &str = "person_id,name,email,team_id,team,site,time_zone\n\
    a1,Gao Lin,gao@example.org,t1,Cirrus,Islet,Asia/Shanghai\na2,An Xi,an@example.org,t2,Zephyr,Islet,\n";

#[tokio::test]
async fn a_roster_that_is_brought_in_twice_changes_nothing() {
    let centre = RosterCentre::with(TWO).await;
    assert_eq!(centre.changes(TWO).await, [RosterChangeKind::Same, RosterChangeKind::Same]);
}

#[tokio::test]
async fn a_preview_reports_every_change_and_makes_none() {
    let centre = RosterCentre::with(TWO).await;
    let moved = TWO.replace("gao@example.org,t1,Cirrus", "gao@example.org,t2,Zephyr").replace("An Xi", "An Yu");
    assert_eq!(centre.changes(&moved).await, [RosterChangeKind::Moves, RosterChangeKind::Changes]);
    assert_eq!(
        centre.changes("person_id,name,ends_on\na1,Gao Lin,2026-04-01\na3,Chen Ji,\n").await,
        [RosterChangeKind::Leaves, RosterChangeKind::Joins]
    );
    assert_eq!(centre.changes(TWO).await, [RosterChangeKind::Same, RosterChangeKind::Same]);
}

#[tokio::test]
async fn a_move_holds_from_today_on() {
    let centre = RosterCentre::with(TWO).await;
    centre
        .take(&TWO.replace("gao@example.org,t1,Cirrus", "gao@example.org,t2,Zephyr"), "2026-05-04")
        .await
        .expect("a move");
    let expected = [
        (TeamId(1), "2026-03-09".to_owned(), Some("2026-05-03".to_owned())),
        (TeamId(2), "2026-05-04".to_owned(), None),
    ];
    assert_eq!(centre.ties("a1").await, expected);
}

#[tokio::test]
async fn a_person_who_left_gets_no_new_membership_from_an_old_file() {
    let centre = RosterCentre::with(TWO).await;
    let left = "person_id,name,team_id,ends_on\na1,Gao Lin,t1,2026-03-20\n";
    centre.take(left, "2026-03-15").await.expect("a roster that fits");
    for today in ["2026-04-01", "2026-05-01"] {
        centre.take(left, today).await.expect("a roster that fits");
    }
    assert_eq!(centre.ties("a1").await, [(TeamId(1), "2026-03-09".to_owned(), Some("2026-03-20".to_owned()))]);
}

#[tokio::test]
async fn two_people_may_swap_addresses_but_nobody_takes_another_ones() {
    let centre = RosterCentre::with(TWO).await;
    let swapped = "person_id,name,email\na1,Gao Lin,an@example.org\na2,An Xi,gao@example.org\n";
    assert!(centre.take(swapped, TODAY).await.is_ok());
    let taken = "person_id,name,email\na3,Chen Ji,gao@example.org\n";
    assert!(matches!(centre.take(taken, TODAY).await, Err(StoreError::Taken("email"))));
    let lines: Vec<_> = centre
        .store
        .roster()
        .conflicts(rows(taken))
        .await
        .expect("a read")
        .iter()
        .map(|problem| problem.line)
        .collect();
    assert_eq!(lines, [2]);
}

#[tokio::test]
async fn the_last_admin_neither_loses_the_role_nor_leaves() {
    let centre = RosterCentre::with(TWO).await;
    let admin = NewPerson {
        key: "boss".to_owned(),
        name: "Chen Ji".to_owned(),
        roles: Roles::default().with(Role::Admin),
        password_hash: Some("set".to_owned()),
        ..NewPerson::default()
    };
    centre.store.people().add(admin, None, Timestamp::UNIX_EPOCH).await.expect("an admin");
    for text in
        ["person_id,name,roles\nboss,Chen Ji,agent\n", "person_id,name,roles,ends_on\nboss,Chen Ji,admin,2027-01-01\n"]
    {
        assert!(matches!(centre.take(text, TODAY).await, Err(StoreError::NoAdminLeft)), "{text}");
    }
    assert!(centre.take("person_id,name,roles\nboss,Chen Ji,admin;agent\n", TODAY).await.is_ok());
}

#[tokio::test]
async fn a_roster_without_sites_and_team_names_keeps_those_that_are_known() {
    let centre = RosterCentre::with(TWO).await;
    centre.take("person_id,name,team_id\na1,Gao Lin,t1\na9,Chen Ji,t1\n", TODAY).await.expect("a roster that fits");
    let team = centre.store.teams().by_key("t1".to_owned()).await.expect("a read").expect("a team");
    assert_eq!(team.name, "Cirrus");
    let new = centre.store.people().by_key("a9".to_owned()).await.expect("a read").expect("a person");
    assert_eq!(new.time_zone.iana_name(), Some("Asia/Shanghai"));
}

const ALL_OF_ONE: &str = "person_id,name,email,roles,team_id,site,time_zone,shift_pattern,key_post,language,starts_on,ends_on\n\
    a1,Gao Lin,gao@example.org,agent;lead,t1,Islet,Asia/Shanghai,early 07:00-15:00,yes,zh-CN,2026-01-05,2027-03-31\n\
    a1,Gao Lin,,lead,t2,Islet,,,,,,\n";

#[tokio::test]
async fn a_column_that_is_not_there_leaves_what_is_known_of_people() {
    let centre = RosterCentre::with(ALL_OF_ONE).await;
    let before = centre.record("a1").await;
    let planned = centre.take("person_id,name\na1,Gao Lin\n", "2026-05-04").await.expect("a roster that fits");
    assert_eq!(planned[0].change, RosterChangeKind::Same);
    assert_eq!(centre.record("a1").await, before);
    assert_eq!(before.teams.len(), 3, "{before:?}");
    let person = centre.store.people().by_key("a1".to_owned()).await.expect("a read").expect("a person");
    assert_eq!(person.language.map(|language| language.tag()), Some("zh-CN"));
}

#[tokio::test]
async fn an_empty_cell_of_a_column_that_is_there_means_none() {
    let centre = RosterCentre::with(ALL_OF_ONE).await;
    for (column, emptied) in [
        ("email", |one: &mut RosterRecord| one.email = None),
        ("roles", |one: &mut RosterRecord| {
            one.roles = Roles::default().with(Role::Agent);
            one.teams.retain(|(_, tie)| *tie == TeamRole::Member);
        }),
        ("team_id", |one: &mut RosterRecord| one.teams.retain(|(_, tie)| *tie == TeamRole::Lead)),
        ("shift_pattern", |one: &mut RosterRecord| one.shifts.clear()),
        ("key_post", |one: &mut RosterRecord| one.key_post = false),
        ("starts_on", |one: &mut RosterRecord| one.starts_on = None),
        ("ends_on", |one: &mut RosterRecord| one.ends_on = None),
    ] as [(&str, fn(&mut RosterRecord)); 7]
    {
        let mut expected = centre.record("a1").await;
        emptied(&mut expected);
        let roster = format!("person_id,name,{column}\na1,Gao Lin,\n");
        centre.take(&roster, TODAY).await.expect("a roster that fits");
        assert_eq!(centre.record("a1").await, expected, "{column}");
        centre.take(ALL_OF_ONE, TODAY).await.expect("a roster that fits");
    }
}

#[tokio::test]
async fn without_a_roles_column_agents_move_and_leads_stay() {
    let centre = RosterCentre::with(ALL_OF_ONE).await;
    centre.take("person_id,name,team_id\na1,Gao Lin,t3\n", TODAY).await.expect("a roster that fits");
    let expected = [("t3", TeamRole::Member), ("t1", TeamRole::Lead), ("t2", TeamRole::Lead)];
    assert_eq!(centre.record("a1").await.teams, expected.map(|(team, tie)| (team.to_owned(), tie)));
}

/// Who reads `today` of a team depends on its site alone: each case is a moment, the site's zone, and the first workday
/// of a member who moves, of a new member and of a new lead.
#[tokio::test]
async fn a_change_takes_effect_today_by_the_clock_of_the_site() {
    for (now, zone, today) in [
        ("2026-03-09T18:00:00Z", "Asia/Shanghai", "2026-03-09"),
        ("2026-03-09T21:00:00Z", "Asia/Shanghai", "2026-03-10"),
        ("2026-03-09T02:00:00Z", "America/Los_Angeles", "2026-03-08"),
        ("2026-03-09T10:00:00Z", "Pacific/Kiritimati", "2026-03-09"),
        ("2026-03-09T15:00:00Z", "Pacific/Kiritimati", "2026-03-10"),
        ("2026-03-09T03:00:00Z", "UTC", "2026-03-08"),
    ] {
        let roster = format!(
            "person_id,name,roles,team_id,site,time_zone\na1,An,agent,t1,Far,{zone}\nl1,Li,lead,t1,Far,{zone}\n\
             b1,Bo,agent,t2,Home,UTC\n"
        );
        let centre = RosterCentre::since("2026-03-02", &roster).await;
        let moved = "person_id,name,roles,team_id,site\na1,An,agent,t3,Far\na2,Ba,agent,t1,Far\nl2,Lu,lead,t1,Far\n";
        let now: Timestamp = now.parse().expect("a moment");
        centre.store.roster().import(rows(moved), None, now).await.expect("a roster that fits");
        let begun = |ties: Vec<(TeamId, String, Option<String>)>| ties.last().map(|(_, from, _)| from.clone());
        for person in ["a1", "a2", "l2"] {
            assert_eq!(begun(centre.ties(person).await).as_deref(), Some(today), "{person} at {now} in {zone}");
        }
        let (_, _, until) = centre.ties("a1").await.into_iter().next().expect("the team before");
        let day: jiff::civil::Date = today.parse().expect("a day");
        assert_eq!(until, day.yesterday().ok().map(|day| day.to_string()), "{zone}");
        assert_eq!(centre.record_at("a2", now).await.teams.len(), 1, "they are in their team from the start");
    }
}

#[tokio::test]
async fn somebody_who_leads_at_another_site_begins_by_the_clock_of_the_team() {
    let centre = RosterCentre::with(
        "person_id,name,roles,team_id,site,time_zone\na1,An,agent,t1,Far,Asia/Shanghai\nb1,Bo,agent,t2,Home,Europe/London\n",
    )
    .await;
    let now: Timestamp = "2026-03-09T21:00:00Z".parse().expect("a moment");
    let row = "person_id,name,roles,team_id\nb1,Bo,lead,t1\n";
    centre.store.roster().import(rows(row), None, now).await.expect("a roster that fits");
    assert_eq!(centre.ties("b1").await.last().map(|tie| tie.1.clone()).as_deref(), Some("2026-03-10"));
    assert_eq!(centre.ties("b1").await.first().and_then(|tie| tie.2.clone()).as_deref(), Some("2026-03-08"));
}

#[tokio::test]
async fn every_team_of_a_lead_has_the_department_and_site_of_its_own_lines() {
    let headings = "person_id,name,roles,team_id,team,department,site,time_zone\n";
    let leads = "l1,Li,lead,t1,,,,\nl1,Li,lead,t2,,,,\nl1,Li,lead,t3,,,,\n";
    let agents = "a1,An,agent,t1,Early,Orders,Islet,Asia/Shanghai\na2,Bo,agent,t2,Late,Returns,Islet,\n\
                  a3,Cy,agent,t3,Night,Orders,Newport,Europe/London\n";
    for text in [[headings, agents, leads].concat(), [headings, leads, agents].concat()] {
        let centre = RosterCentre::with(&text).await;
        let teams = centre.store.teams().all().await.expect("a read");
        let mut places: Vec<_> = teams.iter().map(|t| [t.key.as_str(), &t.department, &t.site, &t.time_zone]).collect();
        places.sort_unstable();
        assert_eq!(
            places,
            [
                ["t1", "Orders", "Islet", "Asia/Shanghai"],
                ["t2", "Returns", "Islet", "Asia/Shanghai"],
                ["t3", "Orders", "Newport", "Europe/London"]
            ]
        );
        assert_eq!(centre.changes(&text).await, [RosterChangeKind::Same; 4]);
    }
}
