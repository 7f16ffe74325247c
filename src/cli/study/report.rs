//! A report: sections of sentences, tables and charts, as text for a terminal and as Markdown with charts beside it.

use std::fmt::Write as _;
use std::path::Path;

/// A table: every row as long as its head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// What stands under them.
    pub rows: Vec<Vec<String>>,
}

/// One question of the study and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What is asked; also the name of its chart's file.
    pub key: &'static str,
    /// In words.
    pub title: String,
    /// What came of it.
    pub sentences: Vec<String>,
    /// In figures.
    pub table: Table,
    /// As a whole document of SVG, with a title of its own.
    pub chart: Option<String>,
}

/// The report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In words.
    pub title: String,
    /// What was done.
    pub about: Vec<String>,
    /// Question by question.
    pub sections: Vec<Section>,
}

impl Report {
    /// For a terminal.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.title, self.about.join("\n"));
        for section in &self.sections {
            let _ = write!(text, "\n{}\n", section.title);
            section.table.text(&mut text);
            for sentence in &section.sentences {
                let _ = writeln!(text, "{sentence}");
            }
        }
        text
    }

    /// As Markdown; charts are taken to stand beside it.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n", self.title, self.about.join("\n"));
        for section in &self.sections {
            let _ = write!(text, "\n## {}\n\n", section.title);
            for sentence in &section.sentences {
                let _ = writeln!(text, "{sentence}");
            }
            if section.chart.is_some() {
                let _ = write!(text, "\n![{}]({}.svg)\n", section.title, section.key);
            }
            section.table.markdown(&mut text);
        }
        text
    }

    /// Writes `report.md` and its charts into `folder`, which is made if need be.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn write(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        std::fs::write(folder.join("report.md"), self.markdown())?;
        for section in &self.sections {
            if let Some(chart) = &section.chart {
                std::fs::write(folder.join(format!("{}.svg", section.key)), chart)?;
            }
        }
        Ok(())
    }
}

impl Table {
    fn text(&self, text: &mut String) {
        let width = |column: usize| {
            let cells = self.rows.iter().chain([&self.head]).filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.head.len()).map(width).collect();
        for row in [&self.head].into_iter().chain(&self.rows).filter(|row| !row.is_empty()) {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:>width$}"));
            let _ = writeln!(text, "  {}", cells.collect::<Vec<_>>().join("  "));
        }
    }

    fn markdown(&self, text: &mut String) {
        if self.head.is_empty() {
            return;
        }
        let line = |row: &[String]| format!("| {} |\n", row.join(" | "));
        let _ = write!(text, "\n{}|{}\n", line(&self.head), "---|".repeat(self.head.len()));
        self.rows.iter().for_each(|row| text.push_str(&line(row)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        Report {
            title: "Study".to_owned(),
            about: vec!["Seed 7.".to_owned()],
            sections: vec![Section {
                key: "budget",
                title: "Is it held?".to_owned(),
                sentences: vec!["It is.".to_owned()],
                table: Table { head: row("level", "rate"), rows: vec![row("2.6", "0.91")] },
                chart: Some("<svg/>".to_owned()),
            }],
        }
    }

    #[test]
    fn a_report_reads_alike_on_a_terminal_and_on_a_page() {
        assert_eq!(report().text(), "Study\nSeed 7.\n\nIs it held?\n  level  rate\n    2.6  0.91\nIt is.\n");
        let page = report().markdown();
        assert!(page.contains("## Is it held?\n\nIt is.\n\n![Is it held?](budget.svg)\n\n| level | rate |\n|---|---|\n| 2.6 | 0.91 |\n"), "{page}");
    }

    #[test]
    fn it_is_written_with_its_charts() {
        let folder = tempfile::tempdir().expect("a folder");
        let into = folder.path().join("study");
        report().write(&into).expect("written");
        assert_eq!(std::fs::read_to_string(into.join("budget.svg")).expect("a chart"), "<svg/>");
        assert!(into.join("report.md").is_file());
    }
}
