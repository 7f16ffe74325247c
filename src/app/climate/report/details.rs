//! The second page of a report: the course, the shares of the weathers, energy and the quarter's breakdown.

use super::{Writer, columns, level_band, share_band};
use crate::app::climate::gathered::last_monday;
use domain::{Weather, Workday};
use insight::climate::estimate::{Estimate, Part, Span};
use insight::climate::{Breakdown, EnergyClass, Period, WeatherClass};
use report::charts::{self, ChartMedium, CourseChart, CoursePoint, RangeRow, RangeScale, Ranges};
use report::print::{Align, Block, Table};
use words::climate as said;
use words::t;

/// A share of people: its label, its colour and the estimate.
type Share = (String, Option<Weather>, Estimate);

/// The colour of a class: that of rain for rainy or stormy.
const fn colour(class: WeatherClass) -> Weather {
    match class {
        WeatherClass::Sunny => Weather::Sunny,
        WeatherClass::Fair => Weather::Fair,
        WeatherClass::Cloudy => Weather::Cloudy,
        WeatherClass::Rough => Weather::Rainy,
    }
}

impl Writer<'_> {
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
        let chart = charts::course(&CourseChart {
            locale,
            medium: self.medium,
            title: title.clone(),
            from,
            until: until(gathered.period),
            points: points.collect(),
            since: gathered.shift.map(|shift| shift.since).filter(|since| *since >= from),
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
        let caption = match gathered.shift {
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
        let shares: Vec<Share> = WeatherClass::ALL
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
        let shares: Vec<Share> = EnergyClass::ALL
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

    fn shares(&mut self, title: String, shares: &[Share], caption: String, table: Table) -> Vec<Block> {
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
        // Calls of the six spans of four hours, as a mean of one hour.
        let days = 7.0 * quarter.mondays().len() as f64;
        let with_calls = *breakdown == Breakdown::Hour && self.gathered.load.iter().any(|hour| hour.offered > 0);
        let calls = |part: &Part| -> String {
            let from: usize = part.key.parse().unwrap_or(0);
            let offered: i64 = self.gathered.load.iter().skip(from).take(4).map(|hour| hour.offered).sum();
            format!("{:.0}", offered as f64 / 4.0 / days)
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
}
