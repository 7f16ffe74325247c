//! Figures of the climate as rows of a file, for programs: estimates, and the draws that they come from.

use serde::Serialize;

use import::cell::for_spreadsheet;

use super::gathered::{MentionWithTrend, ReportData};
use domain::OrgUnit;
use insight::climate::estimate::{Direction, Estimate, MentionTrend, WeatherEstimate};
use insight::climate::{Draw, EnergyClass, Period, Stream, WeatherClass};

/// The name and version of the layout of a file.
pub const SCHEMA: &str = "weathervane-climate-3";
/// What the columns and fields mean; written into every file.
pub const NOTE: &str = "Every figure has random noise, drawn once when its period closed (discrete Laplace; epsilon is the privacy loss \
    of one person-week in that draw). Estimates: value with its 95% interval from low to high. mean_weather and breakdown_mean are \
    levels from 1.95 (rainy or stormy) to 5 (sunny); shares are 0 to 1; helped and not_helped are numbers of times. people is the \
    roster, never the number of people who checked in. change is brighter, rougher or unclear (a lasting shift, \
    or else since the period before; in the newest report up to the newest week), and new, risen or unchanged (by month): only what \
    exceeds noise and sampling. Draws (figure drawn_…): the value is a count plus noise and can be negative; add up draws only with \
    their variance.";

const COLUMNS: [&str; 12] =
    ["place", "name", "period", "figure", "part", "value", "low", "high", "change", "people", "epsilon", "note"];

/// One figure in a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureRow {
    /// The site or department: `site-1`.
    pub place: String,
    /// As people call it.
    pub name: String,
    /// The week by its Monday, the month or the quarter.
    pub period: String,
    /// Which figure.
    pub figure: &'static str,
    /// Which class, stressor, part of a breakdown or intervention; empty for the whole.
    pub part: String,
    /// The estimate, or the draw.
    pub value: f64,
    /// The lower end of the 95 % interval; none for a draw.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// What exceeds chance; empty if nothing was compared.
    pub change: &'static str,
    /// People on the roster; none if the figure is not of a roster.
    pub people: Option<u32>,
    /// The privacy loss of one person-week in a draw; none for an estimate.
    pub epsilon: Option<f64>,
}

/// What a row describes: place, name and period.
#[derive(Clone, Copy, Debug)]
pub struct FigureSource<'a> {
    /// The site or department: `site-1`.
    pub place: &'a str,
    /// As people call it.
    pub name: &'a str,
    /// The period that the figures cover.
    pub period: Period,
}

impl FigureSource<'_> {
    fn row(self, figure: &'static str, part: String, estimate: Estimate, (least, most): (f64, f64)) -> FigureRow {
        let (low, high) = estimate.within(least, most);
        let decimals = |value: f64| (value * 10_000.0).round() / 10_000.0;
        FigureRow {
            place: self.place.to_owned(),
            name: self.name.to_owned(),
            period: self.period.to_string(),
            figure,
            part,
            value: decimals(estimate.value),
            low: Some(decimals(low)),
            high: Some(decimals(high)),
            change: "",
            people: None,
            epsilon: None,
        }
    }

    /// The mean and the shares of a weather.
    #[must_use]
    pub fn weather(self, weather: &WeatherEstimate, change: Option<Direction>) -> Vec<FigureRow> {
        let change = match change {
            Some(Direction::Brighter) => "brighter",
            Some(Direction::Rougher) => "rougher",
            Some(Direction::Unclear) => "unclear",
            None => "",
        };
        let mean = self.row("mean_weather", String::new(), weather.mean, LEVELS);
        let mean = FigureRow { change, people: Some(weather.people), ..mean };
        let share = |(class, share): (WeatherClass, Estimate)| FigureRow {
            people: Some(weather.people),
            ..self.row("weather_share", class.key().to_owned(), share, SHARES)
        };
        std::iter::once(mean).chain(WeatherClass::ALL.into_iter().zip(weather.shares).map(share)).collect()
    }

    /// The shares of mentions, with their trends if these are `of_period` and not only of its last month.
    fn named(self, figure: &'static str, named: &[MentionWithTrend], of_period: bool) -> Vec<FigureRow> {
        let row = |(mention, trend): &MentionWithTrend| FigureRow {
            change: match trend.filter(|_| of_period) {
                Some(MentionTrend::New) => "new",
                Some(MentionTrend::Risen) => "risen",
                Some(MentionTrend::Unchanged) => "unchanged",
                None => "",
            },
            ..self.row(figure, mention.key.clone(), mention.share, SHARES)
        };
        named.iter().map(row).collect()
    }
}

/// The bins of a draw. `name` is what people call its site or unit.
#[must_use]
pub fn drawn(name: &str, draw: &Draw) -> Vec<FigureRow> {
    let figure = match draw.stream {
        Stream::UnitWeather => "drawn_unit_weather",
        Stream::SiteWeather => "drawn_site_weather",
        Stream::Stressors => "drawn_stressors",
        Stream::Uplifts => "drawn_uplifts",
        Stream::Energy => "drawn_energy",
        Stream::Breakdown(_) => "drawn_breakdown",
        Stream::Helped => "drawn_helped",
    };
    let place = draw.departments.first().map_or(OrgUnit::Site(draw.site), |first| OrgUnit::Department(*first));
    let row = |(bin, value): &(String, i64)| FigureRow {
        place: place.to_string(),
        name: name.to_owned(),
        period: draw.period.to_string(),
        figure,
        part: bin.clone(),
        value: *value as f64,
        low: None,
        high: None,
        change: "",
        people: None,
        epsilon: Some(draw.epsilon.value()),
    };
    draw.bins.iter().map(row).collect()
}

const LEVELS: (f64, f64) = (WeatherClass::Rough.level(), WeatherClass::Sunny.level());
const SHARES: (f64, f64) = (0.0, 1.0);
const TIMES: (f64, f64) = (0.0, f64::MAX);

/// All estimates of a report.
#[must_use]
pub fn estimates(found: &ReportData) -> Vec<FigureRow> {
    let place = found.place.to_string();
    let own = FigureSource { place: &place, name: &found.name, period: found.period };
    let mut rows: Vec<FigureRow> = Vec::new();
    rows.extend(found.now.iter().flat_map(|now| own.weather(now, found.stated.direction())));
    for unit in &found.units {
        let place = unit.place.to_string();
        let of = FigureSource { place: &place, name: &unit.name, period: unit.period };
        rows.extend(of.weather(&unit.now, unit.stated.direction()));
    }
    if !matches!(found.place, OrgUnit::Site(_)) {
        return rows;
    }
    if let Some(mentions) = &found.mentions {
        let of = FigureSource { period: mentions.period, ..own };
        let of_period = mentions.period == mentions.compared;
        rows.extend(of.named("stressor_share", &mentions.stressors, of_period));
        rows.extend(of.named("uplift_share", &mentions.uplifts, of_period));
        let energy = mentions.energy.iter().flat_map(|energy| EnergyClass::ALL.into_iter().zip(*energy));
        rows.extend(energy.map(|(class, share)| of.row("energy_share", class.key().to_owned(), share, SHARES)));
    }
    if let Some(quarter) = &found.quarter {
        let of = FigureSource { period: Period::Quarter(quarter.quarter), ..own };
        if let Some((breakdown, parts)) = &quarter.breakdown {
            let known = parts.iter().filter_map(|part| Some((part, part.mean?)));
            let name = |key: &str| format!("{}/{key}", breakdown.key());
            rows.extend(known.map(|(part, mean)| of.row("breakdown_mean", name(&part.key), mean, LEVELS)));
        }
        for helped in quarter.helped.iter().flatten() {
            rows.push(of.row("helped", helped.intervention.clone(), helped.helped, TIMES));
            rows.push(of.row("not_helped", helped.intervention.clone(), helped.not, TIMES));
        }
    }
    rows
}

/// The rows as CSV. With a byte order mark, without which spreadsheets misread Chinese.
///
/// # Errors
/// None in practice: the file is made in memory.
pub fn csv(rows: &[FigureRow]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(COLUMNS)?;
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    for (index, row) in rows.iter().enumerate() {
        let people = row.people.map(|people| people.to_string()).unwrap_or_default();
        let (low, high, epsilon) = (number(row.low), number(row.high), number(row.epsilon));
        writer.write_record([
            row.place.as_str(),
            &for_spreadsheet(&row.name),
            &row.period,
            row.figure,
            &for_spreadsheet(&row.part),
            &row.value.to_string(),
            &low,
            &high,
            row.change,
            &people,
            &epsilon,
            if index == 0 { NOTE } else { "" },
        ])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
