//! Whose entries are the present of a team in one sight: the last of each person that still holds.

use std::collections::BTreeMap;

use crate::state::AppState;
use crate::web::error::AppError;
use domain::{CheckIn, CurrentWorkdays, PersonId, Workday};
use store::StoreError;

/// The last entry of each person that belongs to the present, by person. `read` gives what is in sight of one workday.
///
/// # Errors
/// If the database cannot be read.
pub async fn load<F>(
    app: &AppState,
    days: CurrentWorkdays,
    read: impl Fn(Workday) -> F,
) -> Result<Vec<CheckIn>, AppError>
where
    F: Future<Output = Result<Vec<CheckIn>, StoreError>>,
{
    let mut entries = Vec::new();
    for workday in days.workdays() {
        entries.extend(read(workday).await?);
    }
    // Only a night that may still be running needs the shifts of its people.
    let nights = entries.iter().filter(|entry| days.needs_shifts(entry.workday)).map(|entry| entry.person);
    let plans = app.store.people().work_plans(nights.collect()).await?;
    let holds = |entry: &CheckIn| {
        let plan = plans.get(&entry.person).zip(entry.shift.as_deref());
        let shift = plan.and_then(|(plan, name)| plan.shift_named(entry.workday, name));
        days.includes(entry.workday, shift.as_ref())
    };
    let mut last: BTreeMap<PersonId, CheckIn> = BTreeMap::new();
    for entry in entries.into_iter().filter(holds) {
        match last.get(&entry.person) {
            Some(known) if (known.workday, known.said_at) > (entry.workday, entry.said_at) => {}
            _ => {
                last.insert(entry.person, entry);
            }
        }
    }
    Ok(last.into_values().collect())
}
