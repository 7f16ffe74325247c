//! A climate report as a document: the same for the page, for paper and for print.
//!
//! The first part is ready to send: three sentences, what psychologists signed, the units of a site, what rose, what
//! helped. Then follow the course, the shares and the breakdown, and an appendix with full tables and the method. On
//! paper, the tables of charts are in the appendix; on screen each follows its chart.

mod appendix;
mod details;
mod first_page;
pub mod year;

use super::gathered::ReportData;
use content::Stressors;
use domain::{Locale, OrgUnit};
use insight::climate::WeatherClass;
use insight::climate::estimate::Estimate;
use report::charts::{Chart, ChartMedium, ValueBand};
use report::print::{Align, Block, Document, Table, TableColumn};
use words::climate as said;
use words::{dates, t};

/// Writes the report, in one language, with charts for one width.
#[must_use]
pub fn report(gathered: &ReportData, stressors: &Stressors, locale: Locale, medium: ChartMedium) -> Document {
    let mut writer = ReportWriter { gathered, stressors, locale, medium, appendix: Vec::new() };
    let mut blocks = writer.first_page();
    blocks.extend(writer.details());
    blocks.extend(writer.appendix());
    let mut meta = vec![
        match &gathered.now {
            Some(now) => t!(
                locale,
                "climate-meta-weeks",
                period = said::period(locale, gathered.period),
                weeks = now.weeks,
                people = now.people
            ),
            None => said::period(locale, gathered.period),
        },
        t!(locale, "climate-meta-made", moment = dates::moment(locale, gathered.made)),
    ];
    meta.extend(gathered.demo.then(|| t!(locale, "climate-demo")));
    Document {
        locale,
        centre: gathered.site.clone(),
        title: t!(locale, "climate-title", place = gathered.name.clone()),
        subtitle: String::new(),
        meta,
        foot: t!(locale, "climate-foot", budget = gathered.loss.to_string()),
        made: Some(gathered.made),
        blocks,
    }
}

struct ReportWriter<'a> {
    gathered: &'a ReportData,
    stressors: &'a Stressors,
    locale: Locale,
    medium: ChartMedium,
    /// Tables of charts, for the appendix on paper.
    appendix: Vec<Table>,
}

impl ReportWriter<'_> {
    fn heading(&self, text: String) -> Block {
        Block::Heading { level: 2, text }
    }

    const fn is_site(&self) -> bool {
        matches!(self.gathered.place, OrgUnit::Site(_))
    }

    /// A chart and its table: the table follows on screen and is in the appendix on paper.
    fn chart(&mut self, chart: Chart, caption: String, table: Table) -> Vec<Block> {
        let chart = Block::Chart { chart, caption };
        if self.medium == ChartMedium::Paper {
            self.appendix.push(table);
            return vec![chart];
        }
        vec![chart, Block::Table(table)]
    }
}

fn columns(heads: impl IntoIterator<Item = (String, Align)>) -> Vec<TableColumn> {
    heads.into_iter().map(|(head, align)| TableColumn { head, align }).collect()
}

/// The interval of a mean level.
fn level_band(mean: Estimate) -> ValueBand {
    let (low, high) = mean.within(WeatherClass::Rough.level(), WeatherClass::Sunny.level());
    ValueBand { low, high }
}

/// The interval of a share.
fn share_band(share: Estimate) -> ValueBand {
    let (low, high) = share.within(0.0, 1.0);
    ValueBand { low, high }
}
