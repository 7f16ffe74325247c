//! Flags of one person: sudden, sliding and stuck, over a baseline that stands still while an episode lasts.

use super::baseline::{Baseline, Standing, Usual, Window};
use super::episode::{Episode, Evidence, Signal, Span};
use super::flag::{Cite, Flag, Kind, Reason, Severity, count};
use super::limits::{SLIDING, STUCK, SUDDEN};
use super::series::Day;
use super::slide::Slide;
use crate::domain::{PersonId, Weather, Workday};

/// How many shifts before a sudden day its sentence counts.
const LOOK_BACK: usize = 20;
/// An episode of so many shifts is no episode any more: it ends, and its days are the new usual.
const LONGEST: usize = 60;
/// How many shifts the curve weighs against the person's own counts in the chance of a sudden day.
const CURVE_SHIFTS: f64 = 20.0;
/// How much likelier a shift below the usual is after another one, as a share of the way to certainty.
const STICKINESS: f64 = 0.3;
/// The fewest shifts that a slide is made of: below it the sentence has nothing to count.
const FEWEST_SLIDING: usize = 3;

/// One day of a person's chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The day.
    pub workday: Workday,
    /// What was said.
    pub weather: Weather,
    /// What was usual that day, from days before it only.
    pub usual: Usual,
    /// The moving mean, in levels; none while the usual is unknown.
    pub mean: Option<f64>,
    /// Where the moving mean would open a watch, in levels.
    pub limit: Option<f64>,
    /// Whether a flag was open that day.
    pub flagged: bool,
}

impl Point {
    /// Where the day stands against what was usual.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.usual.known().map(|baseline| baseline.standing(self.weather))
    }
}

/// All that a series says.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The usual that the next day will be held against.
    pub usual: Usual,
    /// The episodes, in the order of their opening. At most the last is open.
    pub flags: Vec<Flag>,
    /// A point a day.
    pub line: Vec<Point>,
}

/// The flags of one person from their series in one sight. One pass; what it says for a day never depends on later ones.
#[must_use]
pub fn person_flags(person: PersonId, days: &[Day]) -> Vec<Flag> {
    let mut watcher = Watcher::new(person);
    for place in 0..days.len() {
        watcher.see(days, place);
    }
    watcher.finish(days).1
}

/// The same with the chart and the usual of the next day.
#[must_use]
pub fn read(person: PersonId, days: &[Day]) -> Reading {
    let mut watcher = Watcher::new(person);
    let line = (0..days.len()).map(|place| watcher.see(days, place)).collect();
    let (usual, flags) = watcher.finish(days);
    Reading { usual, flags, line }
}

/// The usual that the next day of this series will be held against.
#[must_use]
pub fn usual(days: &[Day]) -> Usual {
    read(PersonId(0), days).usual
}

/// Reads one person's series day by day.
#[derive(Clone, Debug)]
pub(super) struct Watcher {
    person: PersonId,
    window: Window,
    usual: Usual,
    /// Days before this place are in the window, or were left out of it for good.
    settled: usize,
    slide: Slide,
    /// The first place of the present run below the usual.
    run: Option<usize>,
    episode: Option<Episode>,
    flags: Vec<Flag>,
}

impl Watcher {
    pub(super) fn new(person: PersonId) -> Self {
        let window = Window::default();
        let usual = window.usual();
        Self { person, window, usual, settled: 0, slide: Slide::default(), run: None, episode: None, flags: Vec::new() }
    }

    /// The usual that the next day is held against.
    pub(super) const fn usual(&self) -> &Usual {
        &self.usual
    }

    /// Rainy and stormy shifts of the baseline, and all of its shifts.
    pub(super) fn low(&self) -> (u32, u32) {
        self.window.low()
    }

    /// Takes in the day at `place`, which follows the one before.
    pub(super) fn see(&mut self, days: &[Day], place: usize) -> Point {
        let Some(day) = days.get(place) else {
            return self.point(Workday::from_number(0), Weather::Cloudy, self.usual);
        };
        let (workday, weather, usual) = (day.workday, day.weather, self.usual);
        let Usual::Known(baseline) = usual else {
            self.settle(days, place + 1);
            return self.point(workday, weather, usual);
        };
        let low = weather < baseline.usual;
        self.slide.see(place, baseline.depth(weather), !low);
        self.run = if low { self.run.or(Some(place)) } else { None };
        let signal = self.signal(days, place, &baseline, weather);
        let person = self.person;
        let evidence = |kind: &Kind, span| evidence(person, days, &baseline, kind, span);
        match (&mut self.episode, signal) {
            (Some(episode), signal) => episode.note(signal, place, workday, low, evidence),
            (None, Some(signal)) => self.episode = Some(Episode::open(signal, place, workday, evidence)),
            (None, None) => {}
        }
        let point = self.point(workday, weather, usual);
        self.end_if_over(days, place, &baseline);
        if self.episode.is_none() && self.slide.begun().is_none() {
            self.settle(days, place + 1);
        }
        point
    }

    fn signal(&self, days: &[Day], place: usize, baseline: &Baseline, weather: Weather) -> Option<Signal> {
        if weather >= baseline.usual {
            return None;
        }
        let sliding = self.slide.begun().and_then(|from| {
            let from = self.episode.as_ref().map_or(from, Episode::since);
            let low = days[from..=place].iter().filter(|day| day.weather < baseline.usual).count();
            let shifts = place + 1 - from;
            // A mean can sink with few days below the usual; a sentence that counts them would then not hold up.
            if shifts < FEWEST_SLIDING || low * 2 <= shifts {
                return None;
            }
            Signal::of(Kind::Sliding, self.slide.statistic(baseline.shifts), SLIDING, from)
        });
        let stuck =
            self.run.and_then(|from| Signal::of(Kind::Stuck, seldom_run(baseline, place + 1 - from), STUCK, from));
        let sudden = Signal::of(Kind::Sudden, seldom_day(baseline, weather), SUDDEN, place);
        Signal::stronger(Signal::stronger(sliding, stuck), sudden)
    }

    fn end_if_over(&mut self, days: &[Day], place: usize, baseline: &Baseline) {
        let Some(since) = self.episode.as_ref().map(Episode::since) else { return };
        let lasting = place + 1 - since >= LONGEST;
        if !lasting && !self.slide.is_over() {
            return;
        }
        let Some(episode) = self.episode.take() else { return };
        if lasting {
            // What has lasted so long is the new usual, and is learned from its own days.
            self.window.clear();
            self.settled = since;
            self.settle(days, place + 1);
        } else if episode.severity() <= Severity::Talk {
            // Most watches are chance. Leaving their days out would make the usual better than it is.
            self.settle(days, place + 1);
        }
        self.settled = place + 1;
        self.slide = Slide::default();
        self.run = None;
        let evidence = |kind: &Kind, span| evidence(self.person, days, baseline, kind, span);
        self.flags.push(episode.into_flag(place, days[since].workday, Some(days[place].workday), evidence));
    }

    /// Takes the days from `settled` to before `end` into the baseline.
    fn settle(&mut self, days: &[Day], end: usize) {
        for day in days.get(self.settled..end).unwrap_or_default() {
            self.window.take_in(day.workday, day.weather);
        }
        self.settled = end;
        self.usual = self.window.usual();
    }

    fn point(&self, workday: Workday, weather: Weather, usual: Usual) -> Point {
        let known = usual.known();
        let mean = known.map(|b| b.location - b.spread * self.slide.mean());
        let limit = known.map(|b| b.location - b.spread * SLIDING[0] * self.slide.deviation(b.shifts));
        Point { workday, weather, usual, mean, limit, flagged: self.episode.is_some() }
    }

    /// The usual of the next day, and all flags.
    pub(super) fn finish(mut self, days: &[Day]) -> (Usual, Vec<Flag>) {
        if let (Some(episode), Usual::Known(baseline)) = (self.episode.take(), self.usual) {
            let (person, since) = (self.person, days[episode.since()].workday);
            let evidence = |kind: &Kind, span| evidence(person, days, &baseline, kind, span);
            self.flags.push(episode.into_flag(days.len() - 1, since, None, evidence));
        }
        (self.usual, self.flags)
    }
}

/// −log₁₀ of the chance of a day as low: the person's own counts, with a curve of heavy tails for what they have not met yet.
fn seldom_day(baseline: &Baseline, weather: Weather) -> f64 {
    // One level below the usual is never a sudden day, however narrow the spread.
    if weather.level() + 2 > baseline.usual.level() {
        return 0.0;
    }
    let shifts = f64::from(baseline.shifts);
    let spread = baseline.spread * (1.0 + 1.0 / shifts).sqrt();
    let curve = heavy_tail((f64::from(weather.level()) + 0.5 - baseline.location) / spread);
    let chance = (f64::from(baseline.as_low(weather)) + CURVE_SHIFTS * curve) / (shifts + CURVE_SHIFTS);
    -chance.log10()
}

/// Chance of `x` or less under Student's t with four degrees of freedom, in closed form (Abramowitz & Stegun 26.7.4):
/// people's low days lie further out than a normal curve says.
fn heavy_tail(x: f64) -> f64 {
    let across = x / (4.0 + x * x).sqrt();
    0.5 + across * (3.0 - across * across) / 4.0
}

/// −log₁₀ of the chance of a run of `length` shifts below the usual, by the person's own rate of them.
fn seldom_run(baseline: &Baseline, length: usize) -> f64 {
    if length < FEWEST_SLIDING {
        return 0.0;
    }
    let below = Weather::try_from(baseline.usual.level() - 1).map_or(0, |weather| baseline.as_low(weather));
    let rate = (f64::from(below) + 1.0) / (f64::from(baseline.shifts) + 2.0);
    let again = rate + STICKINESS * (1.0 - rate);
    let more = i32::try_from(length - 1).unwrap_or(i32::MAX);
    -(rate.log10() + f64::from(more) * again.log10())
}

/// The reason for an episode and the entries that it counts.
fn evidence(person: PersonId, days: &[Day], baseline: &Baseline, kind: &Kind, span: Span) -> Evidence {
    let usual = baseline.usual;
    let below = |days: &[Day]| count(days.iter().filter(|day| day.weather < usual));
    let (reason, counted) = match kind {
        Kind::Sudden => {
            let (workday, weather) = (days[span.at].workday, days[span.at].weather);
            let before = &days[span.at.saturating_sub(LOOK_BACK)..span.at];
            let as_low = count(before.iter().filter(|day| day.weather <= weather));
            let reason = Reason::Sudden { workday, weather, usual, as_low, before: count(before.iter()) };
            (reason, &days[span.at.saturating_sub(LOOK_BACK)..=span.at])
        }
        Kind::Stuck => {
            let run = days[span.from..=span.to].iter().take_while(|day| day.weather < usual).count();
            let broken = span.over || span.from + run <= span.to;
            let counted = &days[span.from..span.from + run];
            let until = counted.last().filter(|_| broken).map(|day| day.workday);
            (Reason::Stuck { usual, since: days[span.from].workday, until, shifts: count(counted.iter()) }, counted)
        }
        _ => {
            let counted = &days[span.since..=span.to];
            let until = span.over.then(|| days[span.to].workday);
            let (since, shifts) = (days[span.since].workday, count(counted.iter()));
            (Reason::Sliding { usual, since, until, below: below(counted), shifts }, counted)
        }
    };
    let cite = |day| Cite::new(person, day, Some(usual));
    (reason, counted.iter().map(cite).collect())
}

#[cfg(test)]
mod tests;
