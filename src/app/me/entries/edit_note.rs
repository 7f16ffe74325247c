//! Editing the note of an own check-in of any day.

use serde::Deserialize;

use crate::app::check_in::visibility_change::entries_changed;
use crate::app::me::delete_entry::page_of_journal;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use crate::web::form::{FormValues, ShownOnPage, SubmittedForm};
use crate::web::response::Redirect;
use domain::access::{Action, Subject};
use domain::text::{MAX_NOTE_LENGTH, cleaned};
use domain::{Audience, CheckInId, Note};
use words::t;

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EditNoteForm {
    id: String,
    note: String,
    read_by: ShownOnPage,
    back: String,
}

impl SubmittedForm for EditNoteForm {
    fn page(&self) -> String {
        format!("{}#entry-{}", page_of_journal(&self.back), self.id)
    }

    fn values(&self) -> FormValues {
        FormValues::default().about("id", &self.id).and("note", &self.note)
    }
}

/// Replaces the note of an entry (`id`); an empty `note` removes it. The readers of a note stay the same; a first note
/// is for the person alone. `back` is the page of the journal.
///
/// # Errors
/// If there is no such entry, the note is too long, or the earlier one is locked; if more people read it by now than
/// the page said.
pub async fn edit_note(context: RequestContext, form: EditNoteForm) -> Result<Redirect, AppError> {
    let locale = context.visitor.locale;
    let me = context.allowed(Action::OwnWeather, Subject::None)?;
    let id: CheckInId = form.id.parse().map_err(|_| AppError::NotFound)?;
    let note = cleaned(&form.note, usize::MAX).unwrap_or_default();
    let length = note.chars().count();
    if length > MAX_NOTE_LENGTH {
        let wrong = t!(locale, "check-in-note-long", length = length, longest = MAX_NOTE_LENGTH);
        return Err(AppError::field("note", wrong));
    }
    let note = Some(note).filter(|note| !note.is_empty());
    if let (Some(shown), Some(_)) = (form.read_by.read::<Audience>(), &note)
        && let Some(now) = context.app.store.check_ins().get(me.own.clone(), id).await?
        && now.note.is_some_and(|note| note != Note::Locked)
        && now.note_audience > shown
    {
        return Err(AppError::field("note", t!(locale, "me-note-newer-readers")));
    }
    let (before, after) = context
        .app
        .store
        .check_ins()
        .edit_note(me.own.clone(), id, note, context.visitor.now)
        .await?
        .ok_or(AppError::NotFound)?;
    if before.note == Some(Note::Locked) {
        return Err(AppError::field("note", t!(locale, "me-note-locked")));
    }
    let message = if after.note.is_some() { t!(locale, "me-note-saved") } else { t!(locale, "me-note-removed") };
    // A note for the person alone changes nothing that anybody else sees, and nobody is told.
    if before.note_audience > Audience::Me {
        entries_changed(&context.app, me.person().id, &[(before, Some(after))], me.today()).await;
    }
    Ok(Redirect::to(form.page()).with_message(message))
}
