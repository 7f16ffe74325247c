//! What a label of a schedule says: work or off. Why somebody is off is not read any further.

use std::collections::{BTreeMap, HashSet};

use domain::{Workday, canonical_id};

/// What a label of a schedule says. In the order in which an admin looks them over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelReading {
    /// It has words of work and of time off, as "Holiday hotline": it counts as work unless an admin says otherwise.
    Unclear,
    /// No work.
    Off,
    /// A break of a shift if it has hours, otherwise no work.
    Break,
    /// A shift, or any part of one.
    Work,
}

impl LabelReading {
    /// What an admin can say of a label.
    pub const STATED: [Self; 3] = [Self::Work, Self::Break, Self::Off];

    /// The stable name used in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unclear => "unclear",
            Self::Off => "off",
            Self::Break => "break",
            Self::Work => "work",
        }
    }

    /// What it counts as: one that can be work or time off is work.
    #[must_use]
    pub const fn counts_as(self) -> Self {
        match self {
            Self::Unclear => Self::Work,
            clear => clear,
        }
    }

    /// What this name means among [`Self::STATED`].
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::STATED.into_iter().find(|reading| reading.key() == key)
    }

    /// Returns what a label says; none if it has no word.
    fn of(label: &str) -> Option<Self> {
        let label = canonical_id(label);
        let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let spaced = format!(" {} ", words.join(" "));
        if words.is_empty() {
            return None;
        }
        if OFF_PHRASES.iter().any(|phrase| spaced.contains(&format!(" {phrase} "))) {
            return Some(Self::Off);
        }
        if matches!(words[..], ["rest" | "休"]) {
            return Some(Self::Break);
        }
        let other = WITHOUT_REST.split(' ').fold(spaced.clone(), |text, word| text.replace(word, " "));
        let is_off =
            (0..words.len()).any(|at| is_off(&words, at)) || OFF_PARTS.split(' ').any(|part| other.contains(part));
        let is_work =
            words.iter().any(|word| is_in(WORK, word)) || WORK_PARTS.split(' ').any(|part| spaced.contains(part));
        Some(match (is_off, is_work) {
            (true, true) => Self::Unclear,
            (true, false) => Self::Off,
            (false, false) if spaced.contains("休息") => Self::Break,
            (false, _) => Self::Work,
        })
    }
}

/// Returns true if a word of a label says "off".
fn is_off(words: &[&str], at: usize) -> bool {
    let neighbour = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    match neighbour(Some(at)) {
        "off" => {
            let (before, after) = (neighbour(at.checked_sub(1)), neighbour(at.checked_add(1)));
            !is_in(BEFORE_OFF, before) && !is_in(AFTER_OFF, after)
        }
        word => is_in(OFF, word) || OFF_ENDINGS.split(' ').any(|ending| word.ends_with(ending)),
    }
}

/// Returns true if a word is one of the words of a list.
fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Words that say "off", in English, German, French, Spanish, Portuguese, Dutch and Italian.
const OFF: &str = "leaves dayoff daysoff timeoff rdo pto vto loa lwop toil fmla vacation vacations holiday holidays publicholiday \
     bankholiday annualholiday sick sickday sickdays sickness ill illness absent absence absences awol bereavement \
     compassionate jury juryduty maternity paternity unavailable furlough sabbatical restday restdays urlaubstag \
     urlaubstage krank krankheit krankheitstag krankheitsbedingt krankmeldung krankgemeldet krankgeschrieben \
     krankenstand abwesend abwesenheit frei dienstfrei feiertag fehltag fehlzeit elternzeit mutterschutz \
     freizeitausgleich congé congés maladie vacances absente rtt férié vacaciones enfermo enferma enfermedad \
     incapacidad ausente ausencia festivo férias folga doente atestado feriado verlof ziek ziekte vakantie vrij \
     ferie malattia permesso assenza assente";
/// Endings of words that say "off": sickleave, Jahresurlaub, 事假.
const OFF_ENDINGS: &str = "leave urlaub 假 休息日";
/// Words together that say "off", also next to words of work.
const OFF_PHRASES: [&str; 8] =
    ["off work", "off duty", "off shift", "shift off", "not working", "out of office", "rest day", "rest days"];
/// Before these words "off" does not mean time off: hand-off.
const BEFORE_OFF: &str = "kick hand sign cut write log drop take back";
/// After these words "off" does not mean time off: off phones, off-site.
const AFTER_OFF: &str = "phone phones queue queues line lines site peak air hook season";
/// Characters that say "off" anywhere in a label.
const OFF_PARTS: &str = "休 病假 年假 事假 产假 產假 休假 请假 請假 放假 假期 假日 生病 缺勤 旷工";
/// Words with 休 that do not mean a day off: a break of a shift, and retirement and leisure, about which people call.
const WITHOUT_REST: &str = "休息室 休息 午休 小休 茶休 退休 休闲";
/// Words that say "work".
const WORK: &str = "shift shifts cover covering coverage replacement line lines hotline helpline desk queue queues calls phone \
     phones chat chats email emails mail support service work working meeting training planning management team \
     inbound outbound admin coaching project standby overtime campaign requests claims bookings sales vertretung \
     schicht dienst";
/// Characters that say "work" anywhere in a label.
const WORK_PARTS: &str =
    "值班 加班 顶班 頂班 代班 替班 假日班 热线 熱線 专线 專線 咨询 諮詢 培训 培訓 会议 會議 投诉 客服";

/// A label of a schedule file, and how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLabel {
    /// As the file writes it first.
    pub text: String,
    /// What it says.
    pub reading: LabelReading,
    /// On how many days of people it is.
    pub days: usize,
}

/// The labels of a file while it is read.
pub(super) struct Labels<'a> {
    stated: &'a BTreeMap<String, LabelReading>,
    /// By their canonical form.
    seen: BTreeMap<String, SeenLabel>,
}

struct SeenLabel {
    text: String,
    reading: LabelReading,
    days: HashSet<(String, Workday)>,
}

impl<'a> Labels<'a> {
    /// No label yet. What was stated about one is known by its canonical form.
    pub(super) const fn new(stated: &'a BTreeMap<String, LabelReading>) -> Self {
        Self { stated, seen: BTreeMap::new() }
    }

    /// What a label says; none if it has no word.
    pub(super) fn read(&self, text: &str) -> Option<LabelReading> {
        self.stated.get(&canonical_id(text)).copied().or_else(|| LabelReading::of(text))
    }

    /// Notes that a label is on a day of a person.
    pub(super) fn note(&mut self, text: &str, person_id: &str, workday: Workday) {
        let Some(reading) = self.read(text) else { return };
        let new = || SeenLabel { text: text.trim().to_owned(), reading, days: HashSet::new() };
        let seen = self.seen.entry(canonical_id(text)).or_insert_with(new);
        seen.days.insert((person_id.to_owned(), workday));
    }

    /// Every label, those to look at first.
    pub(super) fn all(self) -> Vec<ReadLabel> {
        let all = self.seen.into_values();
        let mut all: Vec<ReadLabel> =
            all.map(|SeenLabel { text, reading, days }| ReadLabel { text, reading, days: days.len() }).collect();
        all.sort_by_key(|label| label.reading);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_are(reading: LabelReading, labels: &str) {
        let read = labels.split('|').map(|label| (label, LabelReading::of(label)));
        let others: Vec<_> = read.filter(|(_, is)| *is != Some(reading)).collect();
        assert!(others.is_empty(), "not read as {reading:?}: {others:?}");
    }

    #[test]
    fn a_label_with_a_word_of_absence_says_off() {
        all_are(
            LabelReading::Off,
            "OFF|Day off|DayOff|Off 1|OFF - requested|Off work|Off duty|Annual leave|Sick|Sick day|Sick - paid| \
             Sick (half day)|Vacation day|Holiday (paid)|Bank Holiday|PTO|VTO|Unplanned absence|Absence| \
             Leave without pay|Maternity|Jury duty|Rest day|Urlaub|Jahresurlaub|Krank|Krank (bezahlt)| \
             Abwesenheit|Congé payé|Vacaciones|Ziek",
        );
        all_are(
            LabelReading::Off,
            "病假|年假|年假（带薪）|病假半天|早班请假|已休年假|調休|调休|轮休|公休|休班|产假|休息日|法定节假日| \
             旷工",
        );
    }

    #[test]
    fn a_label_without_a_word_of_absence_says_work() {
        all_are(
            LabelReading::Work,
            "Early|Lunch|Training|Offline work|Back office|Off phones|Off-site meeting|Hand-off|Kick-off| \
             Krankenkasse|Krankenversicherung Hotline|Urlaubsvertretung|Officer desk|Illustrations|Coffee| \
             Holidaymakers|早班|午休|小休|退休热线|休闲产品咨询|休息室值班|疾病热线|真假鉴定",
        );
        all_are(LabelReading::Break, "Rest|休息|休|午间休息");
        assert_eq!(["", " - ", "…"].map(LabelReading::of), [None; 3]);
    }

    #[test]
    fn a_label_with_words_of_both_is_asked_about() {
        all_are(
            LabelReading::Unclear,
            "Holiday hotline|Holiday shift|Sick cover|Leave requests|Vacation bookings|Krank Vertretung| \
             节假日值班|假日班|休假咨询热线",
        );
    }

    #[test]
    fn what_was_stated_about_a_label_counts_and_its_days_are_counted_once() {
        let stated = BTreeMap::from([(canonical_id("Holiday hotline"), LabelReading::Off)]);
        let mut labels = Labels::new(&stated);
        assert_eq!(labels.read(" holiday  HOTLINE"), Some(LabelReading::Off));
        let day = Workday::from_number(20_000);
        for (text, person) in [("Early", "a1"), ("early", "a1"), ("Early", "a2"), (" ", "a1")] {
            labels.note(text, person, day);
        }
        labels.note("Krank", "a1", day.plus(1));
        let label = |text: &str, reading, days| ReadLabel { text: text.to_owned(), reading, days };
        assert_eq!(labels.all(), [label("Krank", LabelReading::Off, 1), label("Early", LabelReading::Work, 2)]);
    }
}
