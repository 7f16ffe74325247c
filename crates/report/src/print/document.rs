//! The content of a printed document: titles and blocks, in the reader's language.

use jiff::civil::DateTime;

use crate::charts::Chart;
use domain::Locale;

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Language of the text.
    pub locale: Locale,
    /// Name of the centre, above the title and in the header of further pages.
    pub centre: String,
    /// Title; also in the header of further pages.
    pub title: String,
    /// One line below the title; empty for none.
    pub subtitle: String,
    /// Lines below the subtitle: period, date, rules.
    pub meta: Vec<String>,
    /// Footer of every page; empty for none.
    pub foot: String,
    /// Creation time by the centre's clock, in the metadata of the file.
    pub made: Option<DateTime>,
    /// Content in order.
    pub blocks: Vec<Block>,
}

/// A block of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading. It stays on the page of the next block.
    Heading {
        /// 1 (largest) to 3.
        level: u8,
        /// Plain text.
        text: String,
    },
    /// Running text.
    Paragraph(RichText),
    /// The most important numbers, as cards next to one another.
    KeyFigures(Vec<KeyFigure>),
    /// A table. The head is repeated on each page.
    Table(Table),
    /// A chart. Never split; its table is a separate block.
    Chart {
        /// Drawn for any medium.
        chart: Chart,
        /// Legend below the chart.
        caption: String,
    },
    /// A side note, such as a caveat.
    Note(RichText),
    /// Starts a new page.
    PageBreak,
}

/// One of the most important numbers.
#[derive(Clone, Debug)]
pub struct KeyFigure {
    /// Name of the figure.
    pub label: String,
    /// The number or word.
    pub value: String,
    /// One sentence.
    pub explanation: String,
}

/// Rows and columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// Title above the table.
    pub caption: String,
    /// From left to right. The first column contains the row headers.
    pub columns: Vec<TableColumn>,
    /// One cell per column; missing cells at the end are empty.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// Column header.
    pub head: String,
    /// Alignment of the cells.
    pub align: Align,
}

/// Horizontal alignment of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Left-aligned, for text.
    Start,
    /// Right-aligned, for numbers.
    End,
}

/// Text with emphasis: spans of plain and bold text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText(pub(super) Vec<(String, bool)>);

impl RichText {
    /// Appends plain text.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>) -> Self {
        self.0.push((text.into(), false));
        self
    }

    /// Appends bold text.
    #[must_use]
    pub fn strong(mut self, text: impl Into<String>) -> Self {
        self.0.push((text.into(), true));
        self
    }

    /// Returns the text without emphasis.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|(text, _)| text.as_str()).collect()
    }
}

impl<T: Into<String>> From<T> for RichText {
    fn from(text: T) -> Self {
        Self::default().and(text)
    }
}

impl Document {
    /// Returns every character of the document, and some more, to choose fonts.
    pub(super) fn characters(&self) -> impl Iterator<Item = char> {
        let own = [&self.centre, &self.title, &self.subtitle, &self.foot].into_iter().chain(&self.meta).cloned();
        let all: Vec<String> = own.chain(self.blocks.iter().map(Block::characters)).collect();
        all.into_iter().flat_map(|text| text.chars().collect::<Vec<_>>())
    }
}

impl Block {
    fn characters(&self) -> String {
        match self {
            Self::Heading { text, .. } => text.clone(),
            Self::Paragraph(words) | Self::Note(words) => words.text(),
            Self::KeyFigures(figures) => {
                figures.iter().flat_map(|f| [f.label.as_str(), &f.value, &f.explanation]).collect()
            }
            Self::Table(table) => {
                let heads = table.columns.iter().map(|column| column.head.as_str());
                let cells = table.rows.iter().flatten().map(String::as_str);
                heads.chain(cells).chain([table.caption.as_str()]).collect()
            }
            Self::Chart { chart, caption } => chart.inside.clone() + caption,
            Self::PageBreak => String::new(),
        }
    }
}
