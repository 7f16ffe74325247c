//! From the lines of a file of check-ins to entries: who, in which team and shift of that workday, at which moment.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::{DateTime, time};
use sha2::{Digest, Sha256};

use content::Stressors;
use domain::person::TeamRole;
use domain::{Audience, CheckIn, CheckInId, Note, canonical_id};
use import::check_in_file::CheckInRow;
use store::{Profile, Store, StoreError};

/// The entries that these lines say, in their order. Lines of people whom the centre does not know are left out.
///
/// # Errors
/// If the store cannot be read.
pub async fn entries(store: &Store, rows: &[CheckInRow]) -> Result<Vec<CheckIn>, StoreError> {
    let stressors = store.stressors().list();
    let mut profiles: HashMap<String, Option<Profile>> = HashMap::new();
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let key = canonical_id(&row.person_id);
        if !profiles.contains_key(&key) {
            let person = store.people().by_key(row.person_id.clone()).await?;
            let profile = match person {
                Some(person) => store.people().profile(person.id).await?,
                None => None,
            };
            profiles.insert(key.clone(), profile);
        }
        if let Some(Some(profile)) = profiles.get(&key) {
            entries.push(entry(profile, row, &stressors));
        }
    }
    Ok(entries)
}

/// The entry that a line describes; `list` says which stressors are about the lead.
#[must_use]
pub fn entry(profile: &Profile, row: &CheckInRow, list: &Stressors) -> CheckIn {
    let (stressors, about_lead) = list.split(row.stressors.clone());
    let person = &profile.person;
    let (said, shift) = moment(profile, row);
    let team = profile
        .memberships
        .iter()
        .find(|membership| membership.role == TeamRole::Member && membership.holds_on(row.workday))
        .map(|membership| membership.team);
    // In the hour that daylight saving skips or repeats, a local time is read as the later or the earlier moment (RFC
    // 5545).
    let by_clock = || said.to_zoned(person.time_zone.clone()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
    let said_at = row.said_at.unwrap_or_else(by_clock);
    CheckIn {
        person: person.id,
        id: row.id.unwrap_or_else(|| id(&person.key, row)),
        workday: row.workday,
        said_at,
        shift,
        team,
        weather: row.weather,
        energy: row.energy,
        stressors,
        uplifts: row.uplifts.clone(),
        about_lead,
        // A file does not say who may know of them.
        tag_audience: Audience::Me,
        note: row.note.clone().map(Note::from),
        audience: row.audience,
        note_audience: Audience::Me,
    }
}

/// When it was said, by the clock of the site, and in which shift. A time before the shift began is of the next day.
fn moment(profile: &Profile, row: &CheckInRow) -> (DateTime, Option<String>) {
    let plan = profile.person.plan();
    let Some(clock) = row.time else {
        return match plan.shifts_on(row.workday).as_ref() {
            [only] => (row.workday.0.to_datetime(only.starts), Some(only.name.clone())),
            _ => (row.workday.0.to_datetime(time(9, 0, 0, 0)), None),
        };
    };
    let days = [row.workday, row.workday.plus(1)].map(|day| day.0.to_datetime(clock));
    let shifts = days.map(|said| (said, plan.shift_at(said)));
    let of_the_day = || shifts.iter().filter(|(_, shift)| shift.workday == row.workday);
    let found = of_the_day().find(|(_, shift)| shift.pattern.is_some()).or_else(|| of_the_day().next());
    match found {
        Some((said, shift)) => (*said, shift.pattern.as_ref().map(|pattern| pattern.name.clone())),
        None => (days[0], None),
    }
}

/// The same line gives the same id, so that a file that is imported twice is there once.
fn id(key: &str, row: &CheckInRow) -> CheckInId {
    let clock = row.time.map(|time| time.to_string()).unwrap_or_default();
    let digest = Sha256::digest(format!("check-in\n{}\n{}\n{clock}", key.to_lowercase(), row.workday));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    CheckInId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::person::Membership;
    use domain::{PersonId, Roles, TeamId};
    use import::check_in_file;
    use import::check_in_file::ReferenceData;
    use store::{NewPerson, SiteZone};

    fn row(workday: &str, clock: Option<&str>) -> CheckInRow {
        let cells = format!("person_id,workday,time,weather\na1,{workday},{},4\n", clock.unwrap_or_default());
        check_in_file::parse(cells.as_bytes(), ReferenceData::ANYTHING).expect("a file without a fault").rows.remove(0)
    }

    fn said_on(profile: &Profile, workday: &str, clock: Option<&str>) -> CheckIn {
        entry(profile, &row(workday, clock), content::stressors())
    }

    async fn somebody(shifts: &str) -> (tempfile::TempDir, Store, Profile) {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("a store");
        let site = Some(SiteZone { name: "Islet".to_owned(), time_zone: "Asia/Shanghai".to_owned() });
        let new = NewPerson {
            key: "a1".to_owned(),
            name: "Gao Lin".to_owned(),
            roles: Roles::default(),
            site,
            ..NewPerson::default()
        };
        let id = store.people().add(new, None, Timestamp::UNIX_EPOCH).await.expect("a person");
        let mut profile = store.people().profile(id).await.expect("a read").expect("a person");
        profile.person.patterns = domain::ShiftPattern::parse_many(shifts).expect("shifts");
        (folder, store, profile)
    }

    #[tokio::test]
    async fn what_was_said_after_midnight_belongs_to_the_night_that_began_before() {
        let (_folder, _store, profile) = somebody("night 22:00-06:00").await;
        let said = |clock| said_on(&profile, "2026-03-09", clock).said_at.to_string();
        assert_eq!(said(Some("23:30")), "2026-03-09T15:30:00Z");
        assert_eq!(said(Some("01:30")), "2026-03-09T17:30:00Z");
        assert_eq!(said(None), "2026-03-09T14:00:00Z");
        assert_eq!(said_on(&profile, "2026-03-09", None).shift.as_deref(), Some("night"));
    }

    #[tokio::test]
    async fn without_a_shift_and_a_time_it_was_said_at_nine() {
        let (_folder, _store, profile) = somebody("").await;
        let entry = said_on(&profile, "2026-03-09", None);
        assert_eq!((entry.said_at.to_string().as_str(), entry.shift), ("2026-03-09T01:00:00Z", None));
    }

    #[tokio::test]
    async fn it_belongs_to_the_team_of_that_day() {
        let (_folder, _store, mut profile) = somebody("").await;
        let membership = |team, from: &str, until: Option<&str>| Membership {
            person: PersonId(1),
            team: TeamId(team),
            role: TeamRole::Member,
            from: from.parse().expect("a day"),
            until: until.map(|day| day.parse().expect("a day")),
            sees_from: Timestamp::UNIX_EPOCH,
        };
        profile.memberships = vec![membership(1, "2026-01-01", Some("2026-03-09")), membership(2, "2026-03-10", None)];
        let team = |day| said_on(&profile, day, None).team;
        assert_eq!(
            [team("2025-12-31"), team("2026-03-09"), team("2026-03-10")],
            [None, Some(TeamId(1)), Some(TeamId(2))]
        );
    }

    #[tokio::test]
    async fn a_file_that_is_brought_in_twice_is_there_once() {
        let (_folder, store, profile) = somebody("").await;
        let entries: Vec<_> = [None, Some("08:00")].map(|clock| said_on(&profile, "2026-03-09", clock)).into();
        assert_eq!(store.check_ins().preview_import(entries.clone()).await.map(|tally| tally.new).ok(), Some(2));
        assert_eq!(store.check_ins().import(entries.clone()).await.ok(), Some(2));
        assert_eq!(store.check_ins().import(entries).await.ok(), Some(0));
    }

    #[tokio::test]
    async fn a_tag_about_the_lead_from_a_file_is_for_its_person_alone() {
        let (_folder, _store, profile) = somebody("").await;
        let stressors = ["noise", "lead_friction"].map(|key| key.parse().expect("a key")).to_vec();
        let row = CheckInRow { stressors, audience: Audience::Lead, ..row("2026-03-09", None) };
        let entry = entry(&profile, &row, content::stressors());
        let named = |keys: &[domain::StressorKey]| keys.iter().map(|key| key.as_str().to_owned()).collect::<Vec<_>>();
        assert_eq!(
            (named(&entry.stressors), named(&entry.about_lead)),
            (vec!["noise".into()], vec!["lead_friction".into()])
        );
        assert_eq!(entry.tag_audience, Audience::Me);
    }
}
