//! The climate of a year as a document: four quarters of one place, from released figures and the register of stressors
//! alone.

use super::{ReportWriter, columns, level_band};
use crate::app::climate::gathered::{ReportData, last_monday};
use crate::app::stressor_register::figures::SiteFigures;
use crate::app::stressor_register::year::RegisterQuarter;
use content::{Stressors, interventions};
use domain::check_in::RETENTION_DAYS;
use domain::{Locale, Workday};
use insight::climate::Period;
use insight::climate::estimate::{self, Direction, Span};
use report::charts::{self, ChartMedium, CourseChart, CoursePoint};
use report::print::{Align, Block, Document, RichText, Table};
use words::climate as said;
use words::{dates, t};

/// Maximum number of stressors of each quarter in the table.
const MAX_NAMED: usize = 5;
/// Maximum number of interventions that helped in each quarter that are named.
const MAX_HELPED: usize = 3;

/// Writes it, in one language, with charts for one width. The quarters are ascending, each with what the register of
/// stressors shows of it; none if there are none.
#[must_use]
pub fn year(
    quarters: &[ReportData],
    register: &[RegisterQuarter],
    stressors: &Stressors,
    locale: Locale,
    medium: ChartMedium,
) -> Option<Document> {
    let newest = quarters.last()?;
    let mut year = YearWriter {
        quarters,
        register,
        newest: ReportWriter { gathered: newest, stressors, locale, medium, appendix: Vec::new() },
        locale,
    };
    let sections = [
        year.short(),
        year.course(),
        year.stressors(),
        year.helped(),
        year.register(),
        year.comments(),
        year.newest.appendix(),
    ];
    Some(Document {
        locale,
        centre: newest.site.clone(),
        title: t!(locale, "climate-year-title", place = newest.name.clone()),
        subtitle: String::new(),
        meta: meta(quarters, locale),
        foot: t!(locale, "climate-foot", budget = newest.loss.to_string()),
        made: Some(newest.made),
        blocks: sections.into_iter().flatten().collect(),
    })
}

/// The name of the time between the first and the last quarter.
fn span(quarters: &[ReportData], locale: Locale) -> String {
    let name = |quarter: Option<&ReportData>| quarter.map(|one| said::period(locale, one.period)).unwrap_or_default();
    t!(locale, "climate-year-span", from = name(quarters.first()), to = name(quarters.last()))
}

fn meta(quarters: &[ReportData], locale: Locale) -> Vec<String> {
    let newest = quarters.last();
    let made = newest.map(|one| t!(locale, "climate-meta-made", moment = dates::moment(locale, one.made)));
    let demo = newest.filter(|one| one.demo).map(|_| t!(locale, "climate-demo"));
    std::iter::once(span(quarters, locale)).chain(made).chain(demo).collect()
}

struct YearWriter<'a> {
    quarters: &'a [ReportData],
    /// What the register shows of each quarter.
    register: &'a [RegisterQuarter],
    /// Writes what the report of the newest quarter says in the same way.
    newest: ReportWriter<'a>,
    locale: Locale,
}

impl YearWriter<'_> {
    /// The year in two sentences: the newest state, and whether it differs from the first quarter by more than chance.
    fn short(&self) -> Vec<Block> {
        let locale = self.locale;
        let drawn: Vec<_> = self.quarters.iter().filter_map(|one| Some((one.period, one.now.as_ref()?))).collect();
        let mut sentences = Vec::new();
        match drawn.last() {
            Some((when, now)) => {
                let band = level_band(now.mean);
                sentences.push(t!(
                    locale,
                    "climate-say-state",
                    when = said::period(locale, *when),
                    place = self.newest.gathered.name.clone(),
                    words = words::mean(locale, now.mean.value),
                    value = format!("{:.1}", now.mean.value),
                    low = format!("{:.1}", band.low),
                    high = format!("{:.1}", band.high)
                ));
            }
            None => sentences.push(t!(locale, "climate-undrawn", place = self.newest.gathered.name.clone())),
        }
        if let [(first, before), .., (_, now)] = drawn.as_slice() {
            let change = estimate::change(before, now, Span::Quarter);
            let (first, by) = (said::period(locale, *first), change.difference.value.abs().max(0.1));
            let by = format!("{by:.1}");
            sentences.push(match change.direction {
                Direction::Brighter => t!(locale, "climate-year-brighter", first = first, by = by),
                Direction::Rougher => t!(locale, "climate-year-rougher", first = first, by = by),
                Direction::Unclear => t!(locale, "climate-year-unclear", first = first),
            });
        }
        let mut blocks = vec![self.newest.heading(t!(locale, "climate-section-short"))];
        blocks.extend(sentences.into_iter().map(|sentence| Block::Paragraph(sentence.into())));
        blocks
    }

    /// The four quarters on one axis, each compared with the one before.
    fn course(&mut self) -> Vec<Block> {
        let locale = self.locale;
        let first = |period: Period| period.mondays().first().copied().unwrap_or(Workday::from_number(0));
        let until = |period: Period| last_monday(period).plus(7);
        let (Some(oldest), Some(newest)) = (self.quarters.first(), self.quarters.last()) else { return Vec::new() };
        let points = self.quarters.iter().filter_map(|one| {
            let mean = one.now.as_ref()?.mean;
            let (from, until) = (first(one.period), until(one.period));
            Some(CoursePoint { from, until, value: mean.value, band: level_band(mean) })
        });
        let points: Vec<_> = points.collect();
        if points.is_empty() {
            return Vec::new();
        }
        let title = t!(locale, "climate-year-course-title", place = newest.name.clone());
        let chart = charts::course(&CourseChart {
            locale,
            medium: self.newest.medium,
            title: title.clone(),
            from: first(oldest.period),
            until: until(newest.period),
            points,
            since: None,
        });
        let rows = self.quarters.iter().map(|one| {
            let undrawn = || t!(locale, "climate-no-figure");
            let level = one.now.as_ref().map_or_else(undrawn, |now| said::level(locale, now.mean));
            let change = one
                .stated
                .change
                .map_or_else(|| t!(locale, "climate-trend-none"), |change| said::direction(locale, change.direction));
            let people = one.now.as_ref().map(|now| now.people.to_string()).unwrap_or_default();
            vec![said::period(locale, one.period), level, change, people]
        });
        let table = Table {
            caption: title,
            columns: columns([
                (t!(locale, "climate-table-period"), Align::Start),
                (t!(locale, "climate-table-level"), Align::End),
                (t!(locale, "climate-table-change"), Align::Start),
                (t!(locale, "climate-table-roster"), Align::End),
            ]),
            rows: rows.collect(),
        };
        let mut blocks = vec![self.newest.heading(t!(locale, "climate-section-course"))];
        blocks.extend(self.newest.chart(chart, t!(locale, "climate-course-caption"), table));
        blocks
    }

    /// What was named most in each quarter of a site.
    fn stressors(&self) -> Vec<Block> {
        let locale = self.locale;
        let of = |one: &ReportData| {
            let mentions = one.mentions.as_ref().filter(|mentions| mentions.period == one.period);
            mentions.map(|mentions| mentions.stressors.clone()).unwrap_or_default()
        };
        let quarters: Vec<_> = self.quarters.iter().map(|one| (one.period, of(one))).collect();
        let mut keys: Vec<String> = Vec::new();
        for (mention, _) in quarters.iter().rev().flat_map(|(_, named)| named.iter().take(MAX_NAMED)) {
            if !keys.contains(&mention.key) {
                keys.push(mention.key.clone());
            }
        }
        if keys.is_empty() || !self.newest.is_site() {
            return Vec::new();
        }
        let share = |named: &[crate::app::climate::gathered::MentionWithTrend], key: &str| {
            let found = named.iter().find(|(mention, _)| mention.key == key);
            found.map_or_else(|| t!(locale, "climate-no-figure"), |(mention, _)| said::share(locale, mention.share))
        };
        let heads = quarters.iter().map(|(period, _)| (said::period(locale, *period), Align::End));
        let rows = keys.iter().map(|key| {
            let shares = quarters.iter().map(|(_, named)| share(named, key));
            std::iter::once(self.newest.stressor(key)).chain(shares).collect()
        });
        let table = Table {
            caption: t!(locale, "climate-year-stressors-title"),
            columns: columns([(t!(locale, "climate-table-stressor"), Align::Start)].into_iter().chain(heads)),
            rows: rows.collect(),
        };
        vec![self.newest.heading(t!(locale, "climate-section-named")), Block::Table(table)]
    }

    /// What helped in each quarter of a site.
    fn helped(&self) -> Vec<Block> {
        let locale = self.locale;
        let rows: Vec<Vec<String>> = self
            .quarters
            .iter()
            .filter_map(|one| {
                let quarter = one.quarter.as_ref().filter(|quarter| Period::Quarter(quarter.quarter) == one.period)?;
                let helped = quarter.helped.as_ref().filter(|helped| !helped.is_empty())?;
                let title =
                    |one: &estimate::HelpfulIntervention| interventions().title(locale, &one.intervention).to_owned();
                let titles: Vec<String> = helped.iter().take(MAX_HELPED).map(title).collect();
                Some(vec![said::period(locale, one.period), words::list(locale, &titles)])
            })
            .collect();
        if rows.is_empty() || !self.newest.is_site() {
            return Vec::new();
        }
        let table = Table {
            caption: t!(locale, "climate-year-helped-title"),
            columns: columns([
                (t!(locale, "climate-table-period"), Align::Start),
                (t!(locale, "climate-table-suggestion"), Align::Start),
            ]),
            rows,
        };
        vec![self.newest.heading(t!(locale, "climate-section-helped")), Block::Table(table)]
    }

    /// What the register of stressors heard and what was changed, in the whole centre.
    fn register(&self) -> Vec<Block> {
        let locale = self.locale;
        let is_empty = |quarter: &RegisterQuarter| quarter.counts.is_none_or(|counts| counts == [0; 4]);
        if !self.newest.is_site() || self.register.iter().all(is_empty) {
            return Vec::new();
        }
        let rows = self.quarters.iter().zip(self.register).filter_map(|(one, quarter)| {
            let counts = quarter.counts?.into_iter().map(|count| count.to_string());
            Some(std::iter::once(said::period(locale, one.period)).chain(counts).collect())
        });
        let table = Table {
            caption: t!(locale, "climate-year-register-title"),
            columns: columns([
                (t!(locale, "climate-table-period"), Align::Start),
                (t!(locale, "register-heard"), Align::End),
                (t!(locale, "register-changed"), Align::End),
                (t!(locale, "register-unchangeable"), Align::End),
                (t!(locale, "register-quarter-open"), Align::End),
            ]),
            rows: rows.collect(),
        };
        let mut blocks = vec![self.newest.heading(t!(locale, "climate-year-register")), Block::Table(table)];
        if self.register.iter().any(|quarter| quarter.counts.is_none()) {
            blocks.push(Block::Note(t!(locale, "climate-year-register-gone", days = RETENTION_DAYS).into()));
        }
        blocks.extend(self.changes());
        blocks
    }

    /// What was changed in each quarter, with how often its stressor was mentioned at this site before and after.
    fn changes(&self) -> Vec<Block> {
        let locale = self.locale;
        let mut blocks = Vec::new();
        for (one, quarter) in self.quarters.iter().zip(self.register) {
            for change in &quarter.changes {
                let what = t!(
                    locale,
                    "climate-year-change",
                    when = said::period(locale, one.period),
                    about = change.about.clone()
                );
                blocks.push(Block::Paragraph(RichText::default().strong(what).and("  ").and(change.done.clone())));
                blocks.extend(change.figures.as_ref().map(|SiteFigures { before, after, verdict, .. }| {
                    let (before, after, verdict) = (before.clone(), after.clone(), verdict.clone());
                    let figures =
                        t!(locale, "climate-year-change-figures", before = before, after = after, verdict = verdict);
                    Block::Note(figures.into())
                }));
            }
        }
        if !blocks.is_empty() {
            blocks.insert(0, Block::Heading { level: 3, text: t!(locale, "climate-year-changes") });
        }
        blocks
    }

    /// What psychologists signed on each quarter.
    fn comments(&self) -> Vec<Block> {
        let locale = self.locale;
        let (stressors, medium) = (self.newest.stressors, self.newest.medium);
        let mut blocks = Vec::new();
        for gathered in self.quarters {
            let said = ReportWriter { gathered, stressors, locale, medium, appendix: Vec::new() }.comments();
            // In place of the heading of a single report.
            let when = said::period(locale, gathered.period);
            blocks.extend(
                (!said.is_empty()).then(|| self.newest.heading(t!(locale, "climate-year-comment", when = when))),
            );
            blocks.extend(said.into_iter().skip(1));
        }
        blocks
    }
}
