//! The part of a month's report that says what was done, and what helped.

use super::{Writer, columns};
use crate::app::climate::gathered::Period;
use content::interventions;
use domain::OrgUnit;
use insight::old_climate::Helped;
use report::print::{Align, Block, Table};
use words::climate as said;
use words::t;

impl Writer<'_> {
    /// Of a month of a site; other places and weeks have no such figures.
    pub(super) fn done(&self) -> Vec<Block> {
        let locale = self.locale;
        if !matches!((self.gathered.place, self.gathered.period), (OrgUnit::Site(_), Period::Month(_))) {
            return Vec::new();
        }
        let done = self.gathered.done.as_deref();
        let followed_up = match done.and_then(|done| done.followed_up) {
            Some(people) => t!(locale, "climate-done-followed-up", people = said::people(locale, people)),
            None => t!(locale, "climate-done-followed-up-none"),
        };
        let helped = done.map(|done| done.helped.as_slice()).unwrap_or_default();
        vec![
            self.heading(t!(locale, "climate-section-done")),
            Block::Paragraph(followed_up.into()),
            self.what_helped(helped),
            Block::Paragraph(t!(locale, "climate-done-say", floor = self.gathered.rules.floor()).into()),
        ]
    }

    fn what_helped(&self, helped: &[Helped]) -> Block {
        let locale = self.locale;
        if helped.is_empty() {
            return Block::Paragraph(t!(locale, "climate-done-none").into());
        }
        let rows = helped.iter().map(|of| {
            vec![
                interventions().title(locale, &of.intervention).to_owned(),
                said::people(locale, of.people),
                said::share(locale, of.helped),
            ]
        });
        Block::Table(Table {
            caption: t!(locale, "climate-done-title"),
            columns: columns([
                (t!(locale, "climate-table-suggestion"), Align::Start),
                (t!(locale, "climate-table-said"), Align::End),
                (t!(locale, "climate-table-helped"), Align::End),
            ]),
            rows: rows.collect(),
        })
    }
}
