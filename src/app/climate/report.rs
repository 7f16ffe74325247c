//! A climate report as a document: the same for the page, for paper and for the files.

mod done;
mod parts;

use super::gathered::{Below, Gathered, Period};
use content::Stressors;
use domain::Locale;
use domain::{OrgUnit, Weather, Workday};
use insight::old_climate::Figures;
use insight::old_climate::bands::{Level, Share};
use insight::old_climate::noise;
use insight::old_climate::noise::{Change, change};
use report::charts;
use report::charts::{
    Bands, ChartMedium, Multiples, Panel, RankedChart, RankedRow, ShareRow, Shares, ValueBand, WeekBand,
};
use report::print::{Align, Block, Document, KeyFigure, Table, TableColumn};
use words::t;
use words::{climate as said, dates};

/// What is named most has bars; the table has the rest.
const MOST_NAMED: usize = 10;

/// Writes it, in one language, with charts for one width.
#[must_use]
pub fn report(gathered: &Gathered, stressors: &Stressors, locale: Locale, room: ChartMedium) -> Document {
    let writer = Writer { gathered, stressors, locale, room };
    let mut blocks = match &gathered.now {
        Some(now) => writer.figures(now),
        None => vec![Block::Note(t!(locale, "climate-empty", place = gathered.name.clone()).into())],
    };
    blocks.extend(writer.below());
    blocks.extend(writer.slices());
    blocks.extend(writer.done());
    blocks.extend(writer.method());
    let named = period(locale, gathered.period);
    // Of a month it is said how many weeks it has; a week is one, and says so itself.
    let spans = match gathered.period {
        Period::Week(_) => named,
        Period::Month(month) => t!(locale, "climate-meta-month", month = named, weeks = month.mondays().len()),
    };
    let mut meta = vec![spans, t!(locale, "climate-meta-made", moment = dates::moment(locale, gathered.made))];
    meta.extend(gathered.demo.then(|| t!(locale, "climate-demo")));
    Document {
        locale,
        centre: gathered.site.clone(),
        title: t!(locale, "climate-title", place = gathered.name.clone()),
        subtitle: t!(locale, "climate-report-title"),
        meta,
        foot: t!(locale, "climate-foot", floor = gathered.rules.floor()),
        made: Some(gathered.made),
        blocks,
    }
}

/// A period in words.
#[must_use]
pub fn period(locale: Locale, period: Period) -> String {
    match period {
        Period::Week(monday) => t!(locale, "climate-week", day = dates::full_day(locale, monday)),
        Period::Month(month) => {
            // The Thursday of a month's first week always lies in the month.
            dates::month(locale, month.mondays().first().map_or(Workday::from_number(0), |monday| monday.plus(3)))
        }
    }
}

struct Writer<'a> {
    gathered: &'a Gathered,
    stressors: &'a Stressors,
    locale: Locale,
    room: ChartMedium,
}

impl Writer<'_> {
    fn figures(&self, now: &Figures) -> Vec<Block> {
        let mut blocks = vec![self.heading(t!(self.locale, "climate-section-now")), self.key_figures(now)];
        blocks.extend(self.course());
        blocks.extend(self.weathers(now));
        if !matches!(self.gathered.place, OrgUnit::Team(_)) {
            blocks.extend(self.named(now));
        }
        blocks
    }

    fn heading(&self, text: String) -> Block {
        Block::Heading { level: 2, text }
    }

    fn key_figures(&self, now: &Figures) -> Block {
        let locale = self.locale;
        let margin = format!("{:.1}", noise::margin(now));
        let mut cards = vec![KeyFigure {
            label: t!(locale, "climate-key-level"),
            value: said::level(locale, now.level),
            explanation: t!(
                locale,
                "climate-key-level-say",
                numbers = said::level_numbers(locale, now.level),
                margin = margin
            ),
        }];
        cards.push(match &self.gathered.before {
            Some(before) => {
                let change = change(before, now);
                let sort = if change == Change::Noise { "noise" } else { "real" };
                KeyFigure {
                    label: t!(locale, "climate-key-change"),
                    value: words::sentence_case(&said::change(locale, change)),
                    explanation: t!(locale, "climate-key-change-say", change = sort),
                }
            }
            None => KeyFigure {
                label: t!(locale, "climate-key-change"),
                value: t!(locale, "climate-key-change-none-value"),
                explanation: t!(locale, "climate-key-change-none"),
            },
        });
        cards.push(KeyFigure {
            label: t!(locale, "climate-key-people"),
            value: said::people(locale, now.people),
            explanation: match (self.gathered.place, now.rate) {
                (OrgUnit::Team(_), _) => t!(locale, "climate-key-people-team"),
                (_, Some(rate)) => t!(locale, "climate-key-people-kept", rate = said::rate(locale, rate)),
                (_, None) => t!(locale, "climate-key-people-shared"),
            },
        });
        cards.extend(now.energy.map(|energy| KeyFigure {
            label: t!(locale, "climate-key-energy"),
            value: said::level_numbers(locale, energy),
            explanation: t!(locale, "climate-key-energy-say"),
        }));
        Block::KeyFigures(cards)
    }

    fn course(&self) -> Vec<Block> {
        let (locale, gathered) = (self.locale, self.gathered);
        let weeks: Vec<WeekBand> = gathered
            .course
            .iter()
            .map(|(begins, level)| WeekBand { begins: *begins, band: level.map(interval) })
            .collect();
        let title = t!(locale, "climate-course-title", place = gathered.name.clone());
        let rows = gathered.course.iter().rev().map(|(monday, level)| {
            let numbers = level.map(|level| said::level_numbers(locale, level));
            let words = level.map(|level| said::level(locale, level));
            let none = || t!(locale, "climate-no-figure");
            vec![dates::full_day(locale, *monday), numbers.unwrap_or_else(none), words.unwrap_or_default()]
        });
        vec![
            self.heading(t!(locale, "climate-section-course")),
            Block::Chart {
                chart: charts::bands(&Bands { locale, room: self.room, title: title.clone(), weeks }),
                caption: t!(locale, "climate-course-caption"),
            },
            Block::Table(Table {
                caption: title,
                columns: columns([
                    (t!(locale, "climate-table-week"), Align::Start),
                    (t!(locale, "climate-table-level"), Align::End),
                    (t!(locale, "climate-table-words"), Align::Start),
                ]),
                rows: rows.collect(),
            }),
        ]
    }

    fn weathers(&self, now: &Figures) -> Vec<Block> {
        let locale = self.locale;
        let mut blocks = vec![self.heading(t!(locale, "climate-section-weathers"))];
        if now.weathers.is_empty() {
            blocks.push(Block::Paragraph(t!(locale, "climate-weathers-none").into()));
            return blocks;
        }
        let classes: Vec<(String, Option<Weather>)> = if now.weathers.len() == 3 {
            vec![
                (t!(locale, "climate-bright"), None),
                (t!(locale, "climate-cloudy"), Some(Weather::Cloudy)),
                (t!(locale, "climate-rough"), None),
            ]
        } else {
            Weather::ALL.into_iter().map(|weather| (words::weather_name(locale, weather), Some(weather))).collect()
        };
        let title = t!(locale, "climate-weathers-title");
        let shares: Vec<ShareRow> = classes
            .iter()
            .zip(&now.weathers)
            .map(|((label, weather), share)| ShareRow {
                label: label.clone(),
                weather: *weather,
                share: match *share {
                    Share::Few => charts::ShareBand::Few,
                    Share::Between { from, below } => charts::ShareBand::Between(share_interval(from, below)),
                },
                text: said::share(locale, *share),
            })
            .collect();
        let before = self.gathered.before.as_ref().map(|before| &before.weathers);
        let rows = shares.iter().enumerate().map(|(place, row)| {
            let earlier = before.and_then(|before| before.get(place)).map(|share| said::share(locale, *share));
            vec![row.label.clone(), row.text.clone(), earlier.unwrap_or_else(|| t!(locale, "climate-no-figure"))]
        });
        blocks.push(Block::Table(self.table_of_shares(&title, t!(locale, "climate-table-weather"), rows.collect())));
        blocks.insert(
            1,
            Block::Chart {
                chart: charts::shares(&Shares { room: self.room, title, rows: shares }),
                caption: t!(locale, "climate-weathers-caption"),
            },
        );
        blocks
    }

    fn table_of_shares(&self, caption: &str, first: String, rows: Vec<Vec<String>>) -> Table {
        Table {
            caption: caption.to_owned(),
            columns: columns([
                (first, Align::Start),
                (t!(self.locale, "climate-table-share"), Align::End),
                (t!(self.locale, "climate-table-before"), Align::End),
            ]),
            rows,
        }
    }

    fn named(&self, now: &Figures) -> Vec<Block> {
        let locale = self.locale;
        let mut blocks = vec![self.heading(t!(locale, "climate-section-stressors"))];
        if now.stressors.is_empty() {
            blocks.push(Block::Paragraph(t!(locale, "climate-stressors-none").into()));
            return blocks;
        }
        let earlier = |key| {
            let before = self.gathered.before.as_ref()?;
            before.stressors.iter().find(|(known, _)| known == key).map(|(_, share)| *share)
        };
        let between = |share: Share| match share {
            Share::Few => None,
            Share::Between { from, below } => Some(share_interval(from, below)),
        };
        let rows: Vec<RankedRow> = now
            .stressors
            .iter()
            .take(MOST_NAMED)
            .map(|(key, share)| RankedRow {
                label: self.stressors.label(locale, key).to_owned(),
                now: between(*share),
                before: earlier(key).and_then(between),
                text: said::share(locale, *share),
            })
            .collect();
        let table = now.stressors.iter().map(|(key, share)| {
            let before = earlier(key).map_or_else(|| t!(locale, "climate-few"), |share| said::share(locale, share));
            vec![self.stressors.label(locale, key).to_owned(), said::share(locale, *share), before]
        });
        let title = t!(locale, "climate-stressors-title");
        let table = self.table_of_shares(&title, t!(locale, "climate-table-named"), table.collect());
        blocks.push(Block::Chart {
            chart: charts::ranked(&RankedChart { room: self.room, title, rows }),
            caption: t!(locale, "climate-stressors-caption"),
        });
        blocks.push(Block::Table(table));
        blocks
    }

    fn below(&self) -> Vec<Block> {
        let (locale, below) = (self.locale, &self.gathered.below);
        if below.is_empty() {
            return Vec::new();
        }
        let heading = match self.gathered.place {
            OrgUnit::Site(_) => t!(locale, "climate-below-departments"),
            _ => t!(locale, "climate-below-teams"),
        };
        let title = t!(locale, "climate-below-title", count = below.len());
        let panels = below
            .iter()
            .map(|place| Panel {
                name: place.name.clone(),
                weeks: place.course.iter().map(|level| level.map(interval)).collect(),
            })
            .collect();
        vec![
            self.heading(heading),
            Block::Chart {
                chart: charts::multiples(&Multiples { locale, room: self.room, title: title.clone(), panels }),
                caption: t!(locale, "climate-below-caption"),
            },
            Block::Table(Table {
                caption: title,
                columns: columns([
                    (t!(locale, "climate-table-place"), Align::Start),
                    (t!(locale, "climate-table-level"), Align::End),
                    (t!(locale, "climate-table-change"), Align::Start),
                    (t!(locale, "climate-table-people"), Align::End),
                ]),
                rows: below.iter().map(|place| self.row_below(place)).collect(),
            }),
        ]
    }

    fn row_below(&self, below: &Below) -> Vec<String> {
        let locale = self.locale;
        let Some(now) = &below.now else {
            return vec![below.name.clone(), t!(locale, "climate-no-figure"), String::new(), String::new()];
        };
        let change = below.before.as_ref().map(|before| said::change(locale, change(before, now)));
        vec![
            below.name.clone(),
            said::level_numbers(locale, now.level),
            change.unwrap_or_default(),
            said::people(locale, now.people),
        ]
    }
}

fn columns(heads: impl IntoIterator<Item = (String, Align)>) -> Vec<TableColumn> {
    heads.into_iter().map(|(head, align)| TableColumn { head, align }).collect()
}

fn interval(level: Level) -> ValueBand {
    ValueBand { low: f64::from(level.from) / 100.0, high: f64::from(level.below) / 100.0 }
}

fn share_interval(from: u8, below: u8) -> ValueBand {
    ValueBand { low: f64::from(from) / 100.0, high: f64::from(below) / 100.0 }
}
