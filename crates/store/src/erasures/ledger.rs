//! The ledger of erasures: what was removed permanently, so that no backup brings it back. It is next to the database,
//! never in a backup, and holds neither a mood nor a name: it knows a person as the hash of their `person_id`.
//!
//! Lines about people follow each other as they were written. Lines of nobody have no time and are at the top, in the
//! order of their random ids: between the lines of a person they would tell whose they are.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::db::complete_lines::{append, complete_lines};
use crate::flags::flag_id::FlagId;
use domain::counselling::{GroupTalkId, ReferralId, SlotId};
use domain::hexadecimal;
use domain::{Audience, CheckInId, EventId, LibraryCaseId, RegisteredSourceId, TalkRequestId, ThankYouId};

/// The name of the ledger within the data directory.
pub const LEDGER: &str = "erasures.log";

/// What a line has in the place of a person if it is of nobody.
const NOBODY: &str = "nobody";
/// The file in which a ledger is arranged again before it takes the place of the old one.
const ARRANGED: &str = "erasures.new";

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
    /// The person is no longer counted in the climate.
    Uncounted,
    /// One entry or tough call is visible to fewer people from now on.
    Narrowed(CheckInId, Audience),
    /// The check-ins of the person begin with fewer people from now on.
    NarrowedUsual(Audience),
    /// The note of one entry, which was removed or replaced; with the fingerprint of what was stored.
    Note(CheckInId, String),
    /// The good thing that was kept from one entry, which was removed or replaced; with the fingerprint of what was
    /// stored.
    GoodThing(CheckInId, String),
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
    /// When; the same moment for all lines of nobody.
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

    /// A line about something whose author nobody may know. It has no time: a person who deletes everything on the same
    /// day would be known by it.
    #[must_use]
    pub fn of_nobody(erased: Erasure) -> Self {
        Self { at: Timestamp::UNIX_EPOCH, whose: NOBODY.to_owned(), erased }
    }

    fn is_of_nobody(&self) -> bool {
        self.whose == NOBODY
    }
}

/// The hash by which a ledger knows the person with this `person_id`.
#[must_use]
pub fn mark_of(key: &str) -> String {
    let digest = Sha256::digest(format!("weathervane erasure\n{}", key.to_lowercase()));
    hexadecimal::digits(digest.iter())
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
            Erasure::Uncounted => write!(f, "{at} {whose} uncounted"),
            Erasure::Case(id) => write!(f, "{at} {whose} case {id}"),
            Erasure::Source(id) => write!(f, "{at} {whose} source {id}"),
            Erasure::Everything(keys) => write!(f, "{at} {whose} everything {}", keys.join(",")),
            Erasure::Person(keys) => write!(f, "{at} {whose} person {}", keys.join(",")),
            Erasure::Narrowed(id, audience) => write!(f, "{at} {whose} narrowed {id} {}", audience.key()),
            Erasure::NarrowedUsual(audience) => write!(f, "{at} {whose} narrowed_usual {}", audience.key()),
            Erasure::Note(id, fingerprint) => write!(f, "{at} {whose} note {id} {fingerprint}"),
            Erasure::GoodThing(id, fingerprint) => write!(f, "{at} {whose} good_thing {id} {fingerprint}"),
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
            "uncounted" => Erasure::Uncounted,
            "case" => Erasure::Case(word()?.parse().map_err(drop)?),
            "source" => Erasure::Source(word()?.parse().map_err(drop)?),
            "everything" => Erasure::Everything(keys(word()?)),
            "person" => Erasure::Person(keys(word()?)),
            "narrowed" => Erasure::Narrowed(id(word()?)?, word()?.parse().map_err(drop)?),
            "narrowed_usual" => Erasure::NarrowedUsual(word()?.parse().map_err(drop)?),
            "note" => Erasure::Note(id(word()?)?, word()?.to_owned()),
            "good_thing" => Erasure::GoodThing(id(word()?)?, word()?.to_owned()),
            "narrowed_note" => Erasure::NarrowedNote(id(word()?)?, word()?.parse().map_err(drop)?),
            "lead_tags" => Erasure::LeadTags(id(word()?)?),
            "stopped" => Erasure::Stopped(word()?.parse().map_err(drop)?),
            _ => return Err(()),
        };
        // Earlier versions wrote the day.
        Ok(if whose == NOBODY { Self::of_nobody(erased) } else { Self { at, whose, erased } })
    }
}

/// The ledger of a centre that is in use.
#[derive(Clone, Debug)]
pub struct Ledger(Arc<Mutex<LedgerFile>>);

#[derive(Debug)]
struct LedgerFile {
    file: File,
    directory: PathBuf,
}

impl Ledger {
    /// Opens the ledger of a directory; creates it if it is missing, readable by its owner alone. In a ledger of an
    /// earlier version it brings the lines of nobody to the top.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn open(directory: &Path) -> std::io::Result<Self> {
        let file = for_its_owner().create(true).open(directory.join(LEDGER))?;
        let mut bytes = Vec::new();
        let length = (&file).read_to_end(&mut bytes)?;
        let text = complete_lines(bytes)?;
        // The next line must not be appended to an incomplete one.
        if text.len() < length {
            file.set_len(u64::try_from(text.len()).unwrap_or_default())?;
        }
        let mut open = LedgerFile { file, directory: directory.to_owned() };
        let in_order = arranged(&text, &[]);
        if in_order != text {
            open.replace(&in_order)?;
        }
        Ok(Self(Arc::new(Mutex::new(open))))
    }

    /// A ledger to which nothing can be written.
    #[cfg(test)]
    pub(crate) fn unwritable(directory: &Path) -> std::io::Result<Self> {
        let file = directory.join(LEDGER);
        Ok(Self(Arc::new(Mutex::new(LedgerFile { file: File::open(&file)?, directory: file }))))
    }

    /// Writes these lines, and returns when they are on the disk.
    ///
    /// # Errors
    /// If they cannot be written: then the erasures must not be acknowledged.
    pub fn write(&self, lines: &[LedgerLine]) -> std::io::Result<()> {
        let (of_nobody, of_people): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.is_of_nobody());
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !of_nobody.is_empty() {
            open.insert(&of_nobody)?;
        }
        if !of_people.is_empty() {
            let text: String = of_people.iter().map(|line| format!("{line}\n")).collect();
            append(&open.file, &open.file, &text)?;
            open.file.sync_data()?;
        }
        Ok(())
    }
}

impl LedgerFile {
    fn insert(&mut self, of_nobody: &[&LedgerLine]) -> std::io::Result<()> {
        let text = complete_lines(std::fs::read(self.directory.join(LEDGER))?)?;
        self.replace(&arranged(&text, of_nobody))
    }

    /// Puts another text in the place of the ledger. If that fails, the ledger is as it was before.
    fn replace(&mut self, text: &str) -> std::io::Result<()> {
        let staged = self.directory.join(ARRANGED);
        match std::fs::remove_file(&staged) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = for_its_owner().create_new(true).open(&staged)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&staged, self.directory.join(LEDGER))?;
        // The next line belongs into the file that now has the name.
        self.file = file;
        File::open(&self.directory)?.sync_all()
    }
}

fn for_its_owner() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// The text of a ledger with more lines of nobody: these at the top, each once, in the order of what they are about;
/// all others below as they were.
fn arranged(text: &str, more: &[&LedgerLine]) -> String {
    let mut of_nobody: std::collections::BTreeSet<String> = more.iter().map(ToString::to_string).collect();
    let mut of_people = String::with_capacity(text.len());
    for line in text.lines() {
        match line.parse::<LedgerLine>() {
            Ok(known) if known.is_of_nobody() => {
                of_nobody.insert(known.to_string());
            }
            _ => {
                of_people += line;
                of_people.push('\n');
            }
        }
    }
    let top: String = of_nobody.iter().map(|line| format!("{line}\n")).collect();
    top + &of_people
}

/// The lines of a ledger. An incomplete last line was never acknowledged and is skipped.
///
/// # Errors
/// If the file cannot be read, or is not a ledger.
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
            Erasure::NarrowedUsual(Audience::Lead),
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
            Erasure::GoodThing(id, "ab".to_owned()),
            Erasure::NarrowedNote(id, Audience::Lead),
            Erasure::LeadTags(id),
            Erasure::Volunteering,
            Erasure::Uncounted,
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
    #[test]
    fn lines_of_nobody_are_at_the_top_without_a_time_in_old_ledgers_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(LEDGER);
        let source = |number| Erasure::Source(RegisteredSourceId(uuid::Uuid::from_u128(number)));
        let of_nobody = |number| LedgerLine::of_nobody(source(number)).to_string();
        let of_person = |second| {
            let at = Timestamp::from_second(second).expect("a moment");
            LedgerLine::new(at, "a1", Erasure::Everything(Vec::new()))
        };
        let earlier = [
            of_person(5).to_string(),
            format!("2026-03-09T00:00:00Z nobody source {}", RegisteredSourceId(uuid::Uuid::from_u128(8))),
            of_person(6).to_string(),
        ];
        std::fs::write(&file, earlier.map(|line| line + "\n").concat()).expect("written");
        let ledger = Ledger::open(folder.path()).expect("a ledger");
        ledger.write(&[LedgerLine::of_nobody(source(9)), LedgerLine::of_nobody(source(7))]).expect("written");
        ledger.write(&[of_person(7), LedgerLine::of_nobody(source(7))]).expect("written");
        let text = std::fs::read_to_string(&file).expect("text");
        let expected = [of_nobody(7), of_nobody(8), of_nobody(9)].into_iter();
        let expected: Vec<_> = expected.chain([5, 6, 7].map(|second| of_person(second).to_string())).collect();
        assert_eq!(text.lines().collect::<Vec<_>>(), expected);
        drop(Ledger::open(folder.path()).expect("a ledger"));
        assert_eq!(std::fs::read_to_string(&file).expect("text"), text);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
        }
    }
}
