//! The ledger of the climate, the privacy budget's file: what was spent, and then what was drawn. It is next to the
//! database, never in a backup, and holds no more than may be shown: frozen rosters, charges and figures with noise.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use uuid::Uuid;

use crate::db::complete_lines::{append, complete_lines};
use domain::Workday;
use insight::climate::account::{Account, Charge, ChargeError, Permit};
use insight::climate::{Draw, Epsilon, FrozenRoster, Period, Released};

/// The name of the ledger within the data directory.
pub const CLIMATE_LEDGER: &str = "climate.log";

/// What a ledger says.
#[derive(Clone, Debug, Default)]
pub struct LedgerContent {
    /// The identity of the ledger, which its database knows.
    pub id: Uuid,
    /// Frozen rosters of weeks for which something was spent.
    pub rosters: BTreeMap<(i64, Workday), FrozenRoster>,
    /// Everything that was spent.
    pub account: Account,
    /// The figures of every site, in the order in which they were drawn.
    pub draws: BTreeMap<i64, Vec<Released<Draw>>>,
    /// Number of figures for which nothing was spent; 0 unless somebody wrote to the file.
    pub unpaid: usize,
    /// The lowest privacy budget that was ever chosen; none if it never was lowered.
    pub lowered_to: Option<Epsilon>,
    /// Number of charges that exceed the lowered budget that held then; 0 unless somebody wrote to the file.
    pub over_lowered: usize,
}

impl LedgerContent {
    /// Reads one line: when, what, and the thing itself.
    fn take(&mut self, line: &str) -> Option<()> {
        let (at, rest) = line.split_once(' ')?;
        at.parse::<Timestamp>().ok()?;
        let (what, text) = rest.split_once(' ')?;
        match what {
            "ledger" => self.id = text.parse().ok()?,
            "roster" => {
                let roster: FrozenRoster = serde_json::from_str(text).ok()?;
                self.rosters.insert((roster.site, roster.monday), roster);
            }
            "spent" => {
                let charge: Charge = serde_json::from_str(text).ok()?;
                let (site, mondays) = (charge.site, charge.period.mondays());
                self.account.record(charge);
                let over = |limit| mondays.iter().any(|monday| self.account.loss(site, *monday) > limit);
                self.over_lowered += usize::from(self.lowered_to.is_some_and(over));
            }
            "budget" => {
                let budget = Epsilon(text.parse().ok()?);
                self.lowered_to = Some(self.lowered_to.map_or(budget, |lowest| lowest.min(budget)));
            }
            "figures" => {
                let draw = Released::<Draw>::thaw(text).ok()?;
                self.unpaid += usize::from(!self.account.paid_for(&draw));
                self.draws.entry(draw.site).or_default().push(draw);
            }
            _ => return None,
        }
        Some(())
    }

    /// Whether there are figures of a time of a site.
    #[must_use]
    pub fn has_figures(&self, site: i64, period: Period) -> bool {
        self.draws.get(&site).is_some_and(|draws| draws.iter().any(|draw| draw.period == period))
    }
}

/// A file with its content so far.
#[derive(Debug)]
struct Open {
    file: File,
    /// Bytes that were read.
    read: u64,
    content: LedgerContent,
}

/// The ledger of a centre that is in use; cheap to clone.
#[derive(Clone, Debug)]
pub struct ClimateLedger(Arc<Mutex<Open>>);

impl ClimateLedger {
    /// Opens the ledger of a directory; creates it if it is missing, readable by its owner alone.
    ///
    /// # Errors
    /// If it cannot be read or written, or is not a ledger.
    pub fn open(directory: &Path) -> std::io::Result<Self> {
        let mut options = OpenOptions::new();
        options.create(true).read(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(directory.join(CLIMATE_LEDGER))?;
        let mut open = Open { file, read: 0, content: LedgerContent::default() };
        open.locked(|open| {
            if open.read == 0 {
                // The file system knows when the file was made.
                let made = open.modified()?;
                open.append(&[format!("ledger {}", Uuid::new_v4())], made)?;
            }
            Ok(())
        })?;
        // The directory must know the file before anything in it counts as spent.
        File::open(directory)?.sync_all()?;
        Ok(Self(Arc::new(Mutex::new(open))))
    }

    /// When it was written last.
    pub(crate) fn modified(&self) -> std::io::Result<Timestamp> {
        self.lock().modified()
    }

    /// What it says now.
    #[must_use]
    pub fn content(&self) -> LedgerContent {
        self.lock().content.clone()
    }

    /// Reads a part of what it says now.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&LedgerContent) -> T) -> T {
        read(&self.lock().content)
    }

    /// Spends all of these charges, or none; returns when they are on the disk, with the rosters of the weeks that they
    /// are of. Another program that spends at the same time waits, and then sees what was spent here.
    ///
    /// # Errors
    /// If the budget does not allow it, one of the charges was spent before, or the file cannot be written.
    pub fn spend(
        &self,
        rosters: &[FrozenRoster],
        charges: Vec<Charge>,
        limit: Epsilon,
        now: Timestamp,
    ) -> Result<Vec<Permit>, ChargeError<std::io::Error>> {
        let mut open = self.lock();
        open.locked(|open| {
            let mut account = open.content.account.clone();
            // A budget that was lowered meanwhile holds.
            let limit = open.content.lowered_to.map_or(limit, |lowest| limit.min(lowest));
            let known = &open.content.rosters;
            let new = rosters.iter().filter(|roster| !known.contains_key(&(roster.site, roster.monday)));
            let lines: Vec<String> = new.map(|roster| line("roster", roster)).collect::<Result<_, _>>()?;
            Ok(account.spend(charges, limit, |charges| {
                let spent = charges.iter().map(|charge| line("spent", charge)).collect::<Result<Vec<_>, _>>()?;
                open.append(&[lines, spent].concat(), now)
            }))
        })
        .map_err(ChargeError::Unrecorded)?
    }

    /// Keeps that the privacy budget was lowered, and returns when it is on the disk. After the restore of
    /// any backup it still holds. A value that is not lower than what is known changes nothing.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn lower_budget(&self, budget: Epsilon, now: Timestamp) -> std::io::Result<()> {
        self.lock().locked(|open| {
            if open.content.lowered_to.is_some_and(|lowest| lowest <= budget) {
                return Ok(());
            }
            open.append(&[format!("budget {}", budget.0)], now)
        })
    }

    /// Writes what was drawn, and returns when it is on the disk.
    ///
    /// # Errors
    /// If it cannot be written: then the budget is spent, and there are no figures.
    pub fn write_figures(&self, figures: &[Released<Draw>], now: Timestamp) -> std::io::Result<()> {
        let lines: Vec<String> =
            figures.iter().map(|draw| Ok(format!("figures {}", draw.freeze()?))).collect::<std::io::Result<_>>()?;
        self.lock().locked(|open| open.append(&lines, now))
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn line(what: &str, content: &impl serde::Serialize) -> std::io::Result<String> {
    Ok(format!("{what} {}", serde_json::to_string(content)?))
}

impl Open {
    fn modified(&self) -> std::io::Result<Timestamp> {
        Timestamp::try_from(self.file.metadata()?.modified()?).map_err(std::io::Error::other)
    }

    /// Works on the file while no other program does, after reading what others wrote.
    fn locked<T>(&mut self, work: impl FnOnce(&mut Self) -> std::io::Result<T>) -> std::io::Result<T> {
        self.file.lock()?;
        let result = self.read_on().and_then(|()| work(self));
        let unlocked = self.file.unlock();
        let result = result?;
        unlocked?;
        Ok(result)
    }

    /// Reads the lines after those that are known. An incomplete last line was never acknowledged and is cut off.
    fn read_on(&mut self) -> std::io::Result<()> {
        self.file.seek(SeekFrom::Start(self.read))?;
        let mut bytes = Vec::new();
        let length = self.file.read_to_end(&mut bytes)?;
        let text = complete_lines(bytes)?;
        self.read += u64::try_from(text.len()).unwrap_or_default();
        if text.len() < length {
            self.file.set_len(self.read)?;
        }
        take_all(&mut self.content, &text)
    }

    fn append(&mut self, lines: &[String], at: Timestamp) -> std::io::Result<()> {
        let text: String = lines.iter().map(|line| format!("{at} {line}\n")).collect();
        append(&self.file, &self.file, &text)?;
        self.file.sync_data()?;
        self.read += u64::try_from(text.len()).unwrap_or_default();
        take_all(&mut self.content, &text)
    }
}

fn take_all(content: &mut LedgerContent, text: &str) -> std::io::Result<()> {
    let broken = |number: usize| std::io::Error::other(format!("line {} is none of a climate ledger", number + 1));
    text.lines().enumerate().try_for_each(|(number, line)| content.take(line).ok_or_else(|| broken(number)))
}

/// What the ledger in this file says. An incomplete last line was never acknowledged and is skipped.
///
/// # Errors
/// If the file cannot be read, or is not a ledger.
pub fn read(file: &Path) -> std::io::Result<LedgerContent> {
    let mut content = LedgerContent::default();
    take_all(&mut content, &complete_lines(std::fs::read(file)?)?)?;
    Ok(content)
}

#[cfg(test)]
mod tests;
