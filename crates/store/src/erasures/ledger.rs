//! The ledger of erasures: what was removed for good, so that no backup brings it back. It is next to the database, never in a
//! backup, and holds neither a mood nor a name: it knows a person as the hash of their `person_id`.

use std::fs::{File, OpenOptions};
use std::io::Read as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::db::complete_lines::{append, complete_lines};
use crate::flags::flag_work::FlagId;
use domain::counselling::{GroupTalkId, ReferralId, SlotId};
use domain::{Audience, CheckInId, EventId, LibraryCaseId, RegisteredSourceId, TalkRequestId, ThankYouId};

/// The name of the ledger within the data directory.
pub const LEDGER: &str = "erasures.log";

/// What a line has in the place of a person if it is of nobody.
const NOBODY: &str = "nobody";
const DAY_SECONDS: i64 = 86_400;

/// What was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// One entry or tough call.
    Entry(CheckInId),
    /// Every entry so far; with the fingerprints of the deleted keys.
    Everything(Vec<String>),
    /// The person: every entry so far, what followed from them, and every key; with the fingerprints of the keys.
    Person(Vec<String>),
    /// One request to talk, which was closed.
    Request(TalkRequestId),
    /// One referral, which was withdrawn or closed.
    Referral(ReferralId),
    /// The booking of one time, which was cancelled.
    Booking(SlotId),
    /// The sign-up for one talk, which was taken back.
    SignUp(GroupTalkId),
    /// The sign-up for one event, which was taken back.
    EventSignUp(EventId),
    /// One case for the library: its author withdrew it, or a psychologist declined it or took it out.
    Case(LibraryCaseId),
    /// One thank-you: its giver took it back, or its receiver removed it.
    Thanks(ThankYouId),
    /// One thank-you is shown to nobody else any more.
    HiddenThanks(ThankYouId),
    /// The proposal of one source for the stressor register. The line is of nobody.
    Source(RegisteredSourceId),
    /// The person no longer volunteers as a supporter.
    Volunteering,
    /// One entry or tough call is visible to fewer people from now on.
    Narrowed(CheckInId, Audience),
    /// The note of one entry, which was removed or replaced; with the fingerprint of what was stored.
    Note(CheckInId, String),
    /// The note of one entry is visible to fewer people from now on.
    NarrowedNote(CheckInId, Audience),
    /// The stressors of one entry that are about the lead are for its person alone from now on.
    LeadTags(CheckInId),
    /// The work on one flag, about which the person asked to be left alone.
    Stopped(FlagId),
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// When.
    pub at: Timestamp,
    /// The person, as a hash.
    pub whose: String,
    /// What.
    pub erased: Erasure,
}

impl LedgerLine {
    /// A line about the person with this `person_id`.
    #[must_use]
    pub fn new(at: Timestamp, key: &str, erased: Erasure) -> Self {
        Self { at, whose: mark_of(key), erased }
    }

    /// A line about something whose author nobody may know, of the day alone: a line with a person or a moment would tell.
    #[must_use]
    pub fn of_nobody(at: Timestamp, erased: Erasure) -> Self {
        let day = at.as_second().div_euclid(DAY_SECONDS) * DAY_SECONDS;
        Self { at: Timestamp::from_second(day).unwrap_or(at), whose: NOBODY.to_owned(), erased }
    }
}

/// The hash by which a ledger knows the person with this `person_id`.
#[must_use]
pub fn mark_of(key: &str) -> String {
    let digest = Sha256::digest(format!("weathervane erasure\n{}", key.to_lowercase()));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl std::fmt::Display for LedgerLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { at, whose, erased } = self;
        match erased {
            Erasure::Entry(id) => write!(f, "{at} {whose} entry {id}"),
            Erasure::Request(id) => write!(f, "{at} {whose} request {id}"),
            Erasure::Referral(id) => write!(f, "{at} {whose} referral {id}"),
            Erasure::Booking(id) => write!(f, "{at} {whose} booking {id}"),
            Erasure::SignUp(id) => write!(f, "{at} {whose} sign_up {id}"),
            Erasure::Thanks(id) => write!(f, "{at} {whose} thanks {id}"),
            Erasure::HiddenThanks(id) => write!(f, "{at} {whose} hidden_thanks {id}"),
            Erasure::EventSignUp(id) => write!(f, "{at} {whose} event_sign_up {id}"),
            Erasure::Volunteering => write!(f, "{at} {whose} volunteering"),
            Erasure::Case(id) => write!(f, "{at} {whose} case {id}"),
            Erasure::Source(id) => write!(f, "{at} {whose} source {id}"),
            Erasure::Everything(keys) => write!(f, "{at} {whose} everything {}", keys.join(",")),
            Erasure::Person(keys) => write!(f, "{at} {whose} person {}", keys.join(",")),
            Erasure::Narrowed(id, audience) => write!(f, "{at} {whose} narrowed {id} {}", audience.key()),
            Erasure::Note(id, fingerprint) => write!(f, "{at} {whose} note {id} {fingerprint}"),
            Erasure::NarrowedNote(id, audience) => write!(f, "{at} {whose} narrowed_note {id} {}", audience.key()),
            Erasure::LeadTags(id) => write!(f, "{at} {whose} lead_tags {id}"),
            Erasure::Stopped(flag) => write!(f, "{at} {whose} stopped {flag}"),
        }
    }
}

impl std::str::FromStr for LedgerLine {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut words = text.split(' ');
        let mut word = || words.next().ok_or(());
        let at = word()?.parse().map_err(drop)?;
        let whose = word()?.to_owned();
        let keys = |list: &str| list.split(',').filter(|key| !key.is_empty()).map(str::to_owned).collect();
        let id = |word: &str| word.parse::<CheckInId>().map_err(drop);
        let erased = match word()? {
            "entry" => Erasure::Entry(id(word()?)?),
            "request" => Erasure::Request(word()?.parse().map_err(drop)?),
            "referral" => Erasure::Referral(word()?.parse().map_err(drop)?),
            "booking" => Erasure::Booking(word()?.parse().map_err(drop)?),
            "sign_up" => Erasure::SignUp(word()?.parse().map_err(drop)?),
            "thanks" => Erasure::Thanks(word()?.parse().map_err(drop)?),
            "hidden_thanks" => Erasure::HiddenThanks(word()?.parse().map_err(drop)?),
            "event_sign_up" => Erasure::EventSignUp(word()?.parse().map_err(drop)?),
            "volunteering" => Erasure::Volunteering,
            "case" => Erasure::Case(word()?.parse().map_err(drop)?),
            "source" => Erasure::Source(word()?.parse().map_err(drop)?),
            "everything" => Erasure::Everything(keys(word()?)),
            "person" => Erasure::Person(keys(word()?)),
            "narrowed" => Erasure::Narrowed(id(word()?)?, word()?.parse().map_err(drop)?),
            "note" => Erasure::Note(id(word()?)?, word()?.to_owned()),
            "narrowed_note" => Erasure::NarrowedNote(id(word()?)?, word()?.parse().map_err(drop)?),
            "lead_tags" => Erasure::LeadTags(id(word()?)?),
            "stopped" => Erasure::Stopped(word()?.parse().map_err(drop)?),
            _ => return Err(()),
        };
        Ok(Self { at, whose, erased })
    }
}

/// The ledger of a centre that is in use.
#[derive(Clone, Debug)]
pub struct Ledger(Arc<Mutex<File>>);

impl Ledger {
    /// Opens the ledger of a directory; creates it if it is missing, readable by its owner alone.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn open(directory: &Path) -> std::io::Result<Self> {
        let mut options = OpenOptions::new();
        options.create(true).read(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(directory.join(LEDGER))?;
        let mut bytes = Vec::new();
        let length = (&file).read_to_end(&mut bytes)?;
        let whole = complete_lines(bytes)?.len();
        // The next line must not be appended to an incomplete one.
        if whole < length {
            file.set_len(u64::try_from(whole).unwrap_or_default())?;
        }
        Ok(Self(Arc::new(Mutex::new(file))))
    }

    /// A ledger to which nothing can be written.
    #[cfg(test)]
    pub(crate) fn unwritable(directory: &Path) -> std::io::Result<Self> {
        Ok(Self(Arc::new(Mutex::new(File::open(directory.join(LEDGER))?))))
    }

    /// Writes these lines, and returns when they are on the disk.
    ///
    /// # Errors
    /// If they cannot be written: then the erasures must not be acknowledged.
    pub fn write(&self, lines: &[LedgerLine]) -> std::io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        append(&file, &*file, &text)?;
        file.sync_data()
    }
}

/// The lines of a ledger. An incomplete last line was never acknowledged and is skipped.
///
/// # Errors
/// If the file cannot be read, or is no ledger.
pub fn read(file: &Path) -> std::io::Result<Vec<LedgerLine>> {
    let text = complete_lines(std::fs::read(file)?)?;
    let broken = |number: usize| std::io::Error::other(format!("line {} is none of a ledger of erasures", number + 1));
    text.lines().enumerate().map(|(number, line)| line.parse().map_err(|()| broken(number))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> Vec<LedgerLine> {
        let id = CheckInId(uuid::Uuid::from_u128(7));
        let all = [
            Erasure::Entry(id),
            Erasure::Everything(Vec::new()),
            Erasure::Person(vec!["ab".to_owned(), "cd".to_owned()]),
            Erasure::Narrowed(id, Audience::Me),
            Erasure::Request(TalkRequestId(id.0)),
            Erasure::Referral(ReferralId(id.0)),
            Erasure::Booking(SlotId(id.0)),
            Erasure::SignUp(GroupTalkId(id.0)),
            Erasure::Case(LibraryCaseId(id.0)),
            Erasure::Thanks(ThankYouId(id.0)),
            Erasure::EventSignUp(EventId(id.0)),
            Erasure::HiddenThanks(ThankYouId(id.0)),
            Erasure::Source(RegisteredSourceId(id.0)),
            Erasure::Note(id, "ab".to_owned()),
            Erasure::NarrowedNote(id, Audience::Lead),
            Erasure::LeadTags(id),
            Erasure::Volunteering,
            Erasure::Stopped(FlagId([7; 16])),
        ];
        all.map(|erased| LedgerLine::new(Timestamp::UNIX_EPOCH, "a1", erased)).to_vec()
    }

    #[test]
    fn lines_are_read_as_written_and_name_nobody() {
        let folder = tempfile::tempdir().expect("a folder");
        let ledger = Ledger::open(folder.path()).expect("a ledger");
        for line in lines() {
            ledger.write(&[line]).expect("written");
        }
        let file = folder.path().join(LEDGER);
        assert_eq!(read(&file).expect("a ledger"), lines());
        assert!(!std::fs::read_to_string(&file).expect("text").contains("a1 "));
        assert_eq!(mark_of("A1"), mark_of("a1"));
    }

    #[test]
    fn an_incomplete_line_is_skipped_and_another_file_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(LEDGER);
        let whole: String = lines().iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(&file, format!("{whole}2026-03-11T01:00:00Z 0a")).expect("written");
        assert_eq!(read(&file).expect("a ledger").len(), lines().len());
        std::fs::write(&file, "person_id,name\na1,Somebody\n").expect("written");
        assert!(read(&file).is_err());
    }
}
