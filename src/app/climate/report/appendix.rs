//! The appendix of a report: full tables, and how the figures were made.

use super::ReportWriter;
use insight::climate::estimate::MAX_ERROR;
use report::charts::ChartMedium;
use report::print::Block;
use words::climate as said;
use words::t;

impl ReportWriter<'_> {
    pub(super) fn appendix(&mut self) -> Vec<Block> {
        let locale = self.locale;
        let mut blocks = vec![Block::PageBreak, self.heading(t!(locale, "climate-section-method"))];
        blocks.extend(self.method().into_iter().map(|sentence| Block::Paragraph(sentence.into())));
        let tables: Vec<Block> =
            std::mem::take(&mut self.appendix).into_iter().map(Block::Table).chain(self.full_tables()).collect();
        if !tables.is_empty() {
            blocks.push(self.heading(t!(locale, "climate-section-tables")));
            blocks.extend(tables);
        }
        blocks
    }

    /// Every stressor and uplift.
    fn full_tables(&self) -> Vec<Block> {
        let locale = self.locale;
        let Some(mentions) = self.gathered.mentions.as_ref().filter(|_| self.is_site()) else { return Vec::new() };
        let when = said::period(locale, mentions.period);
        let mut blocks = Vec::new();
        if !mentions.stressors.is_empty() {
            let caption = t!(locale, "climate-all-stressors-title", when = when.clone());
            let table = self.mentions_table(caption, false, &mentions.stressors);
            blocks.push(Block::Table(table));
        }
        if !mentions.uplifts.is_empty() {
            let caption = t!(locale, "climate-all-uplifts-title", when = when);
            let table = self.mentions_table(caption, true, &mentions.uplifts);
            blocks.push(Block::Table(table));
        }
        blocks
    }

    fn method(&self) -> Vec<String> {
        let (locale, loss) = (self.locale, self.gathered.loss);
        let mut sentences = vec![
            t!(locale, "climate-method-counted"),
            t!(locale, "climate-method-noise", budget = loss.to_string()),
            t!(locale, "climate-method-promise", sure = said::at_most_sure(loss)),
            t!(locale, "climate-method-limits"),
            t!(locale, "climate-method-interval"),
            t!(locale, "climate-method-period", error = format!("{MAX_ERROR:.1}")),
            t!(locale, "climate-method-chance"),
            t!(locale, "climate-method-newest"),
            t!(locale, "climate-method-units"),
            t!(locale, "climate-method-frozen"),
            t!(locale, "climate-method-comment"),
            t!(locale, "climate-method-not"),
        ];
        if self.medium != ChartMedium::Paper {
            sentences.push(t!(locale, "climate-method-more"));
        }
        sentences
    }
}
