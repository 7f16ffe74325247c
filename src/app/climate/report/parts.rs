//! The parts of a report that stand at its end: the slices of a site, and how it was made.

use super::{Writer, columns, interval};
use crate::app::climate::gathered::Period;
use insight::old_climate::{Figures, Released, Slice};
use report::charts;
use report::charts::{Categories, Category};
use report::print::{Align, Block, Table};
use words::climate as said;
use words::t;

/// A sort of slices: what it is called, and which are of it.
type Sort = (String, fn(&Slice) -> bool);

impl Writer<'_> {
    pub(super) fn slices(&self) -> Vec<Block> {
        let locale = self.locale;
        if self.gathered.slices.is_empty() {
            return Vec::new();
        }
        let least = self.gathered.rules.slice();
        let mut blocks = vec![
            self.heading(t!(locale, "climate-section-slices")),
            Block::Paragraph(t!(locale, "climate-slices-say", people = least).into()),
        ];
        let with_calls = self.gathered.load.iter().any(|hour| hour.offered > 0);
        let by_hour = match with_calls {
            true => t!(locale, "climate-slice-hour"),
            false => t!(locale, "climate-slice-hour-no-calls"),
        };
        let sorts: [Sort; 4] = [
            (t!(locale, "climate-slice-weekday"), |slice| matches!(slice, Slice::Weekday(_))),
            (t!(locale, "climate-slice-shift"), |slice| matches!(slice, Slice::Shift(_))),
            (by_hour, |slice| matches!(slice, Slice::Hour(_))),
            (t!(locale, "climate-slice-tenure"), |slice| matches!(slice, Slice::Tenure(_))),
        ];
        for (title, is_of) in sorts {
            let of: Vec<_> = self.gathered.slices.iter().filter(|(slice, _)| is_of(slice)).collect();
            if !of.is_empty() {
                blocks.extend(self.one_sort(title, &of));
            }
        }
        blocks
    }

    fn one_sort(&self, title: String, of: &[&(Slice, Released<Figures>)]) -> Vec<Block> {
        let locale = self.locale;
        let days = 7.0 * self.gathered.period.mondays().len() as f64;
        let calls = |slice: &Slice| match slice {
            Slice::Hour(hour) => self.gathered.load.get(usize::from(*hour)).map(|load| load.offered as f64 / days),
            _ => None,
        };
        let most = of.iter().filter_map(|(slice, _)| calls(slice)).fold(0.0, f64::max);
        let categories = of.iter().map(|(slice, figures)| Category {
            label: said::slice(locale, slice),
            band: Some(interval(figures.level)),
            load: calls(slice).filter(|_| most > 0.0),
        });
        let behind =
            if most > 0.0 { t!(locale, "climate-slice-behind", most = format!("{most:.0}")) } else { String::new() };
        let mut heads = vec![
            (t!(locale, "climate-table-part"), Align::Start),
            (t!(locale, "climate-table-level"), Align::End),
            (t!(locale, "climate-table-people"), Align::End),
        ];
        heads.extend((most > 0.0).then(|| (t!(locale, "climate-table-calls"), Align::End)));
        let rows = of.iter().map(|(slice, figures)| {
            let mut row = vec![
                said::slice(locale, slice),
                said::level_numbers(locale, figures.level),
                said::people(locale, figures.people),
            ];
            row.extend((most > 0.0).then(|| format!("{:.0}", calls(slice).unwrap_or(0.0))));
            row
        });
        vec![
            Block::Heading { level: 3, text: title.clone() },
            Block::Chart {
                chart: charts::categories(&Categories {
                    locale,
                    room: self.room,
                    title: title.clone(),
                    categories: categories.collect(),
                    behind,
                }),
                caption: String::new(),
            },
            Block::Table(Table { caption: title, columns: columns(heads), rows: rows.collect() }),
        ]
    }

    pub(super) fn method(&self) -> Vec<Block> {
        let (locale, rules) = (self.locale, self.gathered.rules);
        let mut sentences = vec![
            t!(locale, "climate-method-counted"),
            t!(
                locale,
                "climate-method-floor",
                floor = rules.floor(),
                stressors = rules.stressors(),
                slices = rules.slice(),
                team = rules.roster()
            ),
            t!(locale, "climate-method-kept", kept = rules.kept(), pool = rules.pool()),
            t!(locale, "climate-method-bands"),
            t!(locale, "climate-method-withheld", colluders = rules.floor() - 1),
            t!(locale, "climate-method-frozen"),
        ];
        sentences.extend(matches!(self.gathered.period, Period::Month(_)).then(|| t!(locale, "climate-method-month")));
        sentences.extend([t!(locale, "climate-method-chance"), t!(locale, "climate-method-not")]);
        let heading = [Block::PageBreak, self.heading(t!(locale, "climate-section-method"))];
        heading.into_iter().chain(sentences.into_iter().map(|sentence| Block::Paragraph(sentence.into()))).collect()
    }
}
