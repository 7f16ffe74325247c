//! The second page of a report: the course, the shares of the weathers, energy and the quarter's breakdown.

use std::ops::Range;

use jiff::civil::Time;

use super::{ReportWriter, columns, level_band, share_band};
use crate::app::climate::gathered::last_monday;
use domain::{Weather, Workday};
use insight::climate::estimate::{Estimate, Part, Span};
use insight::climate::{Breakdown, EnergyClass, Period, WeatherClass};
use report::charts::{self, ChartMedium, CourseChart, CoursePoint, RangeRow, RangeScale, Ranges};
use report::print::{Align, Block, Table};
use store::HourLoad;
use words::climate as said;
use words::t;

/// A day in minutes.
const DAY: i64 = 24 * 60;

/// A share of people: its label, its colour and the estimate.
type ShareRow = (String, Option<Weather>, Estimate);

/// The colour of a class: that of rain for rainy or stormy.
const fn colour(class: WeatherClass) -> Weather {
    match class {
        WeatherClass::Sunny => Weather::Sunny,
        WeatherClass::Fair => Weather::Fair,
        WeatherClass::Cloudy => Weather::Cloudy,
        WeatherClass::Rough => Weather::Rainy,
    }
}

impl ReportWriter<'_> {
    pub(super) fn details(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.gathered.now.is_some() || self.gathered.course.iter().any(|(_, shown)| shown.is_some()) {
            blocks.extend(self.course());
        }
        blocks.extend(self.weathers());
        blocks.extend(self.energy());
        blocks.extend(self.breakdown());
        blocks
    }

    fn course(&mut self) -> Vec<Block> {
        let (locale, gathered) = (self.locale, self.gathered);
        let first = |period: Period| period.mondays().first().copied().unwrap_or(Workday::from_number(0));
        let until = |period: Period| last_monday(period).plus(7);
        let points = gathered.course.iter().filter_map(|(period, shown)| {
            let mean = shown.as_ref()?.mean;
            Some(CoursePoint { from: first(*period), until: until(*period), value: mean.value, band: level_band(mean) })
        });
        let title = match Span::of(gathered.period) {
            Span::Week => t!(locale, "climate-course-weeks", place = gathered.name.clone()),
            Span::Month => t!(locale, "climate-course-months", place = gathered.name.clone()),
            Span::Quarter => t!(locale, "climate-course-quarters", place = gathered.name.clone()),
        };
        let from = gathered.course.first().map_or(first(gathered.period), |(period, _)| first(*period));
        // The newest report also tells a shift that began after its period.
        let shown = from..until(gathered.period);
        let since = gathered.stated.shift.map(|shift| shift.since).filter(|since| shown.contains(since));
        let chart = charts::course(&CourseChart {
            locale,
            medium: self.medium,
            title: title.clone(),
            from,
            until: until(gathered.period),
            points: points.collect(),
            since,
        });
        let rows = gathered.course.iter().rev().map(|(period, shown)| {
            let undrawn = || t!(locale, "climate-no-figure");
            let level = shown.as_ref().map_or_else(undrawn, |shown| said::level(locale, shown.mean));
            let words = shown.as_ref().map(|shown| words::sentence_case(&words::mean(locale, shown.mean.value)));
            vec![said::period(locale, *period), level, words.unwrap_or_default()]
        });
        let table = Table {
            caption: title,
            columns: columns([
                (t!(locale, "climate-table-period"), Align::Start),
                (t!(locale, "climate-table-level"), Align::End),
                (t!(locale, "climate-table-words"), Align::Start),
            ]),
            rows: rows.collect(),
        };
        let caption = match since {
            Some(_) => t!(locale, "climate-course-caption-shift"),
            None => t!(locale, "climate-course-caption"),
        };
        let mut blocks = vec![self.heading(t!(locale, "climate-section-course"))];
        blocks.extend(self.chart(chart, caption, table));
        blocks
    }

    fn weathers(&mut self) -> Vec<Block> {
        let (locale, gathered) = (self.locale, self.gathered);
        let Some(now) = &gathered.now else { return Vec::new() };
        let title = t!(locale, "climate-weathers-title");
        let shares: Vec<ShareRow> = WeatherClass::ALL
            .into_iter()
            .zip(now.shares)
            .map(|(class, share)| (said::class(locale, class), Some(colour(class)), share))
            .collect();
        let rows = shares.iter().enumerate().map(|(index, (label, _, share))| {
            let earlier = gathered.before.as_ref().and_then(|before| before.shares.get(index).copied());
            let earlier = earlier.map_or_else(|| t!(locale, "climate-no-figure"), |share| said::share(locale, share));
            vec![label.clone(), said::share(locale, *share), earlier]
        });
        let table = Table {
            caption: title.clone(),
            columns: columns([
                (t!(locale, "climate-table-weather"), Align::Start),
                (t!(locale, "climate-table-people"), Align::End),
                (t!(locale, "climate-table-before"), Align::End),
            ]),
            rows: rows.collect(),
        };
        let mut blocks = vec![self.heading(t!(locale, "climate-section-weathers"))];
        blocks.extend(self.shares(title, &shares, t!(locale, "climate-weathers-caption"), table));
        blocks
    }

    fn energy(&mut self) -> Vec<Block> {
        let locale = self.locale;
        let mentions = self.gathered.mentions.as_ref().filter(|_| self.is_site());
        let Some((mentions, energy)) = mentions.and_then(|mentions| Some((mentions, mentions.energy?))) else {
            return Vec::new();
        };
        let title = t!(locale, "climate-energy-title", when = said::period(locale, mentions.period));
        let shares: Vec<ShareRow> = EnergyClass::ALL
            .into_iter()
            .zip(energy)
            .map(|(class, share)| (said::energy(locale, class), None, share))
            .collect();
        let table = Table {
            caption: title.clone(),
            columns: columns([
                (t!(locale, "climate-table-energy"), Align::Start),
                (t!(locale, "climate-table-people"), Align::End),
            ]),
            rows: shares.iter().map(|(label, _, share)| vec![label.clone(), said::share(locale, *share)]).collect(),
        };
        // Two pages are enough: on paper the table alone, in the appendix.
        if self.medium == ChartMedium::Paper {
            self.appendix.push(table);
            return Vec::new();
        }
        let mut blocks = vec![self.heading(t!(locale, "climate-section-energy"))];
        blocks.extend(self.shares(title, &shares, t!(locale, "climate-energy-caption"), table));
        blocks
    }

    fn shares(&mut self, title: String, shares: &[ShareRow], caption: String, table: Table) -> Vec<Block> {
        let locale = self.locale;
        let rows = shares.iter().map(|(label, weather, share)| RangeRow {
            label: label.clone(),
            estimate: Some((share.value, share_band(*share))),
            text: said::share(locale, *share),
            weather: *weather,
            marked: false,
        });
        let rows = rows.collect();
        let chart = charts::ranges(&Ranges { locale, medium: self.medium, title, scale: RangeScale::Shares, rows });
        self.chart(chart, caption, table)
    }

    /// The one breakdown of the quarter, as a small table with intervals.
    fn breakdown(&self) -> Vec<Block> {
        let locale = self.locale;
        let quarter = self.gathered.quarter.as_ref().filter(|_| self.is_site());
        let Some((quarter, (breakdown, parts))) =
            quarter.and_then(|quarter| Some((quarter.quarter, quarter.breakdown.as_ref()?)))
        else {
            return Vec::new();
        };
        let days = 7.0 * quarter.mondays().len() as f64;
        let is_by_time = matches!(breakdown, Breakdown::Hour | Breakdown::Shift);
        let with_calls = is_by_time && self.gathered.load.iter().any(|hour| hour.offered > 0.0);
        let calls = |part: &Part| match self.hours_of(*breakdown, &part.key) {
            Some(hours) => format!("{:.0}", calls_per_hour(&self.gathered.load, &hours) / days),
            None => t!(locale, "climate-no-figure"),
        };
        let mut heads = vec![
            (t!(locale, "climate-table-part"), Align::Start),
            (t!(locale, "climate-table-level"), Align::End),
            (t!(locale, "climate-table-entries"), Align::End),
        ];
        heads.extend(with_calls.then(|| (t!(locale, "climate-table-calls"), Align::End)));
        let rows = parts.iter().map(|part| {
            let mean = part.mean.map_or_else(|| t!(locale, "climate-too-uncertain"), |mean| said::level(locale, mean));
            let mut row = vec![said::part(locale, *breakdown, &part.key), mean, format!("{:.0}%", 100.0 * part.share)];
            row.extend(with_calls.then(|| calls(part)));
            row
        });
        let caption = t!(
            locale,
            "climate-breakdown-title",
            by = said::breakdown(locale, *breakdown),
            when = said::period(locale, Period::Quarter(quarter))
        );
        vec![
            self.heading(t!(locale, "climate-section-breakdown")),
            Block::Table(Table { caption, columns: columns(heads), rows: rows.collect() }),
        ]
    }

    /// The minutes of the day that a part of a breakdown by time covers, on into the next day if it crosses midnight.
    /// None for a shift that nobody has any more.
    fn hours_of(&self, breakdown: Breakdown, part: &str) -> Option<Range<i64>> {
        let minute = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
        match breakdown {
            Breakdown::Hour => part.parse().ok().map(|hour: i64| hour * 60..(hour + 4) * 60),
            Breakdown::Shift => {
                let shift = self.gathered.shifts.iter().find(|shift| shift.name == part)?;
                let next_day = if shift.crosses_midnight() { DAY } else { 0 };
                Some(minute(shift.starts)..minute(shift.ends) + next_day)
            }
            Breakdown::Weekday | Breakdown::Tenure => None,
        }
    }
}

/// The calls of one hour within these minutes of the day, on average over the minutes and summed over the days.
fn calls_per_hour(load: &[HourLoad; 24], minutes: &Range<i64>) -> f64 {
    let calls = (0..).zip(load.iter().cycle().take(2 * load.len())).map(|(hour, load)| {
        let covered = (minutes.end.min((hour + 1) * 60) - minutes.start.max(hour * 60)).max(0);
        load.offered * covered as f64 / 60.0
    });
    calls.sum::<f64>() * 60.0 / (minutes.end - minutes.start).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calls_of_a_shift_are_those_of_its_minutes_across_midnight_too() {
        let mut load = [HourLoad::default(); 24];
        (load[8].offered, load[9].offered, load[23].offered, load[0].offered) = (60.0, 20.0, 6.0, 4.0);
        assert!((calls_per_hour(&load, &(510..570)) - 40.0).abs() < 1e-9, "half of each of two hours");
        assert!((calls_per_hour(&load, &(23 * 60..25 * 60)) - 5.0).abs() < 1e-9, "two hours around midnight");
        assert!(calls_per_hour(&load, &(600..660)).abs() < 1e-9);
    }
}
