//! A check-in as it arrives: text from a form, read into what it says or into all that is wrong with it.

use jiff::Timestamp;

use super::CheckIn;
use crate::stressor::MAX_STRESSORS;
use crate::text::{MAX_NOTE_LENGTH, TooLong, cleaned};
use crate::{Audience, CheckInId, Energy, Note, PersonId, StressorKey, TeamId, Weather, Workday};

/// What a form brings: nothing is read yet. Empty text is what was not said.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckInInput<'a> {
    /// A level or a name.
    pub weather: &'a str,
    /// Bars.
    pub energy: &'a str,
    /// Keys.
    pub stressors: &'a [String],
    /// Free text.
    pub note: &'a str,
    /// Who may see the note; empty: only the person.
    pub note_audience: &'a str,
    /// A ticked box.
    pub wish_to_talk: &'a str,
    /// Who may see the entry.
    pub audience: &'a str,
}

/// One thing that is wrong with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckInFault {
    /// No weather, or none that there is.
    Weather,
    /// Not a number of bars.
    Energy,
    /// A stressor that is not in the list.
    UnknownStressor,
    /// More than [`MAX_STRESSORS`].
    TooManyStressors,
    /// A note of so many characters, more than [`MAX_NOTE_LENGTH`].
    LongNote(usize),
    /// No such audience for the note.
    NoteAudience,
    /// Neither ticked nor not.
    Wish,
    /// No audience, or none that there is: nobody's is guessed.
    Audience,
}

impl CheckInFault {
    /// The field beside which it is told.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Weather => "weather",
            Self::Energy => "energy",
            Self::UnknownStressor | Self::TooManyStressors => "stressors",
            Self::LongNote(_) => "note",
            Self::NoteAudience => "note_audience",
            Self::Wish => "wish_to_talk",
            Self::Audience => "audience",
        }
    }
}

/// What a check-in says, before it is known who says it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckInContent {
    /// The weather.
    pub weather: Weather,
    /// Bars of energy.
    pub energy: Option<Energy>,
    /// Each once, in the order of the list.
    pub stressors: Vec<StressorKey>,
    /// Free text.
    pub note: Option<String>,
    /// "I would like a word".
    pub wish_to_talk: bool,
    /// Who may see the entry.
    pub audience: Audience,
    /// Who may see the note; never wider than the entry.
    pub note_audience: Audience,
}

/// Who says it, when, and where they work then.
#[derive(Clone, Debug)]
pub struct CheckInContext {
    /// Who.
    pub person: PersonId,
    /// Made by the sender.
    pub id: CheckInId,
    /// The date on which the shift began.
    pub workday: Workday,
    /// The moment.
    pub said_at: Timestamp,
    /// The name of the shift.
    pub shift: Option<String>,
    /// The team on that workday.
    pub team: Option<TeamId>,
}

impl CheckInInput<'_> {
    /// Reads the draft; `list` is every stressor that there is, in the order of the screen.
    ///
    /// # Errors
    /// All that is wrong, at most one fault a field.
    pub fn read<'k>(
        &self,
        list: impl IntoIterator<Item = &'k StressorKey>,
    ) -> Result<CheckInContent, Vec<CheckInFault>> {
        let mut faults = Vec::new();
        let weather = kept(&mut faults, self.weather.parse().map_err(|_| CheckInFault::Weather));
        let energy = kept(&mut faults, said(self.energy).map(str::parse).transpose().map_err(|_| CheckInFault::Energy));
        let stressors = kept(&mut faults, self.stressors(list));
        let note = kept(&mut faults, self.note());
        let note_audience = said(self.note_audience).map_or(Ok(Audience::Me), str::parse);
        let note_audience = kept(&mut faults, note_audience.map_err(|_| CheckInFault::NoteAudience));
        let wish_to_talk = kept(&mut faults, self.wish());
        let audience = kept(&mut faults, self.audience.parse().map_err(|_| CheckInFault::Audience));
        let whole = (weather, energy, stressors, note, note_audience, wish_to_talk, audience);
        let (
            Some(weather),
            Some(energy),
            Some(stressors),
            Some(note),
            Some(note_audience),
            Some(wish_to_talk),
            Some(audience),
        ) = whole
        else {
            return Err(faults);
        };
        // The audience of a note that was not written says nothing, and must not make two equal sayings differ.
        let note_audience = if note.is_some() { Audience::min(note_audience, audience) } else { Audience::Me };
        Ok(CheckInContent { weather, energy, stressors, note, wish_to_talk, audience, note_audience })
    }

    fn stressors<'k>(&self, list: impl IntoIterator<Item = &'k StressorKey>) -> Result<Vec<StressorKey>, CheckInFault> {
        let mut named: Vec<&str> = self.stressors.iter().filter_map(|text| said(text)).collect();
        named.sort_unstable();
        named.dedup();
        let found: Vec<_> = list.into_iter().filter(|key| named.contains(&key.as_str())).cloned().collect();
        match found.len() {
            count if count < named.len() => Err(CheckInFault::UnknownStressor),
            count if count > MAX_STRESSORS => Err(CheckInFault::TooManyStressors),
            _ => Ok(found),
        }
    }

    fn note(&self) -> Result<Option<String>, CheckInFault> {
        match cleaned(self.note, MAX_NOTE_LENGTH) {
            Ok(note) => Ok(Some(note).filter(|note| !note.is_empty())),
            Err(TooLong(_)) => Err(CheckInFault::LongNote(
                cleaned(self.note, usize::MAX).map_or(usize::MAX, |note| note.chars().count()),
            )),
        }
    }

    fn wish(&self) -> Result<bool, CheckInFault> {
        match self.wish_to_talk.trim() {
            "true" | "on" | "1" => Ok(true),
            "" | "false" | "0" => Ok(false),
            _ => Err(CheckInFault::Wish),
        }
    }
}

impl CheckInContent {
    /// Said on this occasion.
    #[must_use]
    pub fn on(self, occasion: CheckInContext) -> CheckIn {
        let CheckInContext { person, id, workday, said_at, shift, team } = occasion;
        let Self { weather, energy, stressors, note, wish_to_talk, audience, note_audience } = self;
        CheckIn {
            person,
            id,
            workday,
            said_at,
            shift,
            team,
            weather,
            energy,
            stressors,
            note: note.map(Note::from),
            wish_to_talk,
            audience,
            note_audience,
        }
    }

    /// Said in the place of `before`, whose occasion stays. A note that could not be shown is not taken back by saying nothing.
    #[must_use]
    pub fn instead_of(self, before: &CheckIn) -> CheckIn {
        let mut after = self.on(CheckInContext {
            person: before.person,
            id: before.id,
            workday: before.workday,
            said_at: before.said_at,
            shift: before.shift.clone(),
            team: before.team,
        });
        if after.note.is_none() && before.note == Some(Note::Locked) {
            after.note = before.note.clone();
            after.note_audience = before.note_audience.min(after.audience);
        }
        after
    }
}

fn said(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn kept<T>(faults: &mut Vec<CheckInFault>, value: Result<T, CheckInFault>) -> Option<T> {
    value.map_err(|fault| faults.push(fault)).ok()
}

#[cfg(test)]
mod tests;
