//! Reports of sections with sentences, tables and charts, as plain text and as Markdown with SVG files.

use std::fmt::Write as _;
use std::path::Path;

/// A table. Every row has as many cells as the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudyTable {
    /// Column names.
    pub head: Vec<String>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// One section of the study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudySection {
    /// Stable name; also the file name of its chart.
    pub key: &'static str,
    /// Heading.
    pub title: String,
    /// Findings, in the language of the report.
    pub sentences: Vec<String>,
    /// Figures; empty if the section was skipped.
    pub table: StudyTable,
    /// An SVG document with its own title.
    pub chart: Option<String>,
}

/// A whole report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudyReport {
    /// Heading.
    pub title: String,
    /// Description of the study.
    pub about: Vec<String>,
    /// In the order of the report.
    pub sections: Vec<StudySection>,
}

impl StudyReport {
    /// Returns the report as plain text for a terminal.
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

    /// Returns the report as Markdown with links to chart files in the same directory.
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

    /// Writes `report.md` and its charts to `folder`, which is created if missing.
    ///
    /// # Errors
    /// If a file cannot be written.
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

impl StudyTable {
    /// Returns the table with this head from a report in Markdown; `None` if the report has none.
    #[must_use]
    pub fn read(markdown: &str, head: &[String]) -> Option<Self> {
        let mut lines = markdown.lines().skip_while(|line| cells(line).as_deref() != Some(head));
        // The head, and the line under it.
        lines.next()?;
        lines.next()?;
        Some(Self { head: head.to_vec(), rows: lines.map_while(cells).collect() })
    }

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

/// The cells of a line of a table in Markdown; `None` if it is no such line.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix("| ")?.strip_suffix(" |")?;
    Some(inner.split(" | ").map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> StudyReport {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        StudyReport {
            title: "Study".to_owned(),
            about: vec!["Seed 7.".to_owned()],
            sections: vec![StudySection {
                key: "budget",
                title: "Is it held?".to_owned(),
                sentences: vec!["It is.".to_owned()],
                table: StudyTable { head: row("level", "rate"), rows: vec![row("2.6", "0.91")] },
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
    fn a_table_is_read_back_from_the_page_by_its_head() {
        let (page, table) = (report().markdown(), &report().sections[0].table);
        assert_eq!(StudyTable::read(&page, &table.head).as_ref(), Some(table));
        assert_eq!(StudyTable::read(&page, &["level".to_owned()]), None);
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
