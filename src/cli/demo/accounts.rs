//! What an admin of a demo has done before it begins: everybody has joined, and there are phone numbers for hard
//! moments.

use futures::future::try_join_all;

use super::super::common::Failure;
use super::sign_ins::{SignIn, person};
use crate::state::AppState;
use domain::{Locale, Role};
use store::{NewPhoneNumber, PersonFilter, token};
use words::t;

/// Extensions of an internal exchange, which lead nowhere from outside.
const EXTENSIONS: [&str; 2] = ["7301", "7302"];

/// Everybody who checks in has used their account: they have a password, which nobody knows.
pub(super) async fn everybody_joins(app: &AppState) -> Result<(), Failure> {
    let hash = app.passwords.hash(token::fresh()).await?;
    let everybody = PersonFilter { limit: u32::MAX, ..PersonFilter::default() };
    let (people, _) = app.store.people().list(everybody).await?;
    try_join_all(people.iter().map(|person| app.store.people().set_password(person.id, hash.clone()))).await?;
    Ok(())
}

/// The admin of the demo has added two invented numbers.
pub(super) async fn add_phone_numbers(app: &AppState, sign_ins: &[SignIn], language: Locale) -> Result<(), Failure> {
    let Some(admin) = person(app, sign_ins, Role::Admin).await? else { return Ok(()) };
    let answers = [
        (t!(language, "simulated-phone-psychologist"), t!(language, "simulated-phone-psychologist-hours")),
        (t!(language, "simulated-phone-duty"), t!(language, "simulated-phone-duty-hours")),
    ];
    for ((label, hours), number) in answers.into_iter().zip(EXTENSIONS) {
        let new = NewPhoneNumber { label, number: number.to_owned(), hours };
        app.store.phone_numbers().add(new, admin.id, app.clock.now()).await?;
    }
    Ok(())
}
