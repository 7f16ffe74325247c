//! Thirteen weeks against one's own usual.

use domain::{Locale, Workday};
use insight::baseline::{Baseline, BaselineBand, BaselineStatus};
use insight::detectors::person::{ChartPoint, PersonAnalysis};
use report::charts::{BandStep, Chart, ChartMedium, Dot, Trend, band_of, trend as draw};
use words::{dates, t};

/// How far back it shows, in days: 13 weeks.
const DAYS: i32 = 91;

/// The trend, as far as there is one.
#[derive(Clone, Debug)]
pub struct TrendView {
    /// The picture; none where nothing was said in these weeks.
    pub chart: Option<Chart>,
    /// What is usual, or how many shifts are still missing.
    pub usual: String,
    /// Whether the usual is known.
    pub known: bool,
    /// The table behind it, newest first: day, weather, comparison with the usual.
    pub table: Vec<(String, String, String)>,
}

/// The trend of a reading that ends today.
#[must_use]
pub fn trend(locale: Locale, reading: &PersonAnalysis, today: Workday) -> TrendView {
    let from = today.plus(1 - DAYS);
    let line: Vec<&ChartPoint> = reading.line.iter().filter(|point| (from..=today).contains(&point.workday)).collect();
    let below = |point: &ChartPoint| matches!(point.band(), Some(BaselineBand::Below | BaselineBand::FarBelow));
    let lows = u32::try_from(line.iter().filter(|point| below(point)).count()).unwrap_or(u32::MAX);
    let known = reading.usual.known().is_some();
    let title = if known { t!(locale, "me-trend-title", below = lows) } else { t!(locale, "me-trend-title-unknown") };
    let chart = Trend {
        locale,
        medium: ChartMedium::HalfPage,
        title,
        about: String::new(),
        from,
        to: today,
        dots: line
            .iter()
            .map(|p| Dot { day: p.workday, level: f64::from(p.weather.level()), flagged: below(p) })
            .collect(),
        band: steps(&line),
        centre: Vec::new(),
        limits: Vec::new(),
    };
    TrendView {
        chart: (!line.is_empty()).then(|| draw(&chart)),
        usual: usual(locale, &reading.usual, reading.line.len()),
        known,
        table: line
            .iter()
            .rev()
            .map(|point| {
                let band = point.band().map(|s| words::baseline_band(locale, s)).unwrap_or_default();
                (dates::weekday_and_day(locale, point.workday), words::weather_name(locale, point.weather), band)
            })
            .collect(),
    }
}

/// The band of each day, where it changes.
fn steps(line: &[&ChartPoint]) -> Vec<BandStep> {
    let mut steps: Vec<BandStep> = Vec::new();
    for point in line {
        let band = point.usual.known().map(band_of);
        if steps.last().is_none_or(|last| last.band != band) {
            steps.push(BandStep { from: point.workday, band });
        }
    }
    steps
}

fn usual(locale: Locale, usual: &BaselineStatus, shifts: usize) -> String {
    let name = |weather| words::weather(locale, weather);
    match usual {
        BaselineStatus::Unknown { missing } => {
            t!(locale, "me-usual-unknown", fewest = insight::baseline::MIN_SHIFTS, here = shifts, missing = *missing)
        }
        BaselineStatus::Known(Baseline { band: (low, high), usual, shifts, .. }) if low == high => {
            t!(locale, "me-usual-one", usual = name(*usual), shifts = *shifts)
        }
        BaselineStatus::Known(Baseline { band: (low, high), usual, shifts, .. }) => {
            t!(locale, "me-usual", usual = name(*usual), low = name(*low), high = name(*high), shifts = *shifts)
        }
    }
}
