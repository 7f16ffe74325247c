//! What a document for print says: the title, and blocks one after another. Its words are already in the reader's language.

use jiff::civil::DateTime;

use crate::charts::Chart;
use domain::Locale;

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The language of its words.
    pub locale: Locale,
    /// Whose it is: stands above the title, and at the head of every further page.
    pub centre: String,
    /// Its title; at the head of every further page too.
    pub title: String,
    /// One line below the title; empty for none.
    pub subtitle: String,
    /// Lines below that: for which time, made when, by what rules.
    pub meta: Vec<String>,
    /// A line at the foot of every page; empty for none.
    pub foot: String,
    /// When it was made, by the centre's clock; told to whoever asks the file.
    pub made: Option<DateTime>,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading, 1 for the largest, to 3. It stays with what follows it.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    /// Running text.
    Paragraph(Words),
    /// The numbers that matter most, as cards side by side.
    KeyFigures(Vec<KeyFigure>),
    /// A table. Over a page's end its head stands again.
    Table(Table),
    /// A chart. Never cut; its table is a block of its own.
    Chart {
        /// As it was drawn for the page or for paper.
        chart: Chart,
        /// Below it: what its marks mean.
        caption: String,
    },
    /// Something aside: a caveat, how to read this.
    Note(Words),
    /// What follows begins on a new page.
    PageBreak,
}

/// One of the numbers that matter most.
#[derive(Clone, Debug)]
pub struct KeyFigure {
    /// Of what.
    pub label: String,
    /// The number or word itself.
    pub value: String,
    /// What it means, in a sentence.
    pub explanation: String,
}

/// Rows and columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows, above it.
    pub caption: String,
    /// Its columns, from the left. The first names the row.
    pub columns: Vec<Column>,
    /// A cell a column. A row that is too short has empty cells at its end.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// Where its cells stand.
    pub align: Align,
}

/// Where the words of a cell stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words begin at the left.
    Start,
    /// Numbers end at the right.
    End,
}

/// Words, some of which weigh more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub(super) Vec<(String, bool)>);

impl Words {
    /// Goes on in plain words.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>) -> Self {
        self.0.push((text.into(), false));
        self
    }

    /// Goes on with emphasis.
    #[must_use]
    pub fn strong(mut self, text: impl Into<String>) -> Self {
        self.0.push((text.into(), true));
        self
    }

    /// The words alone.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|(text, _)| text.as_str()).collect()
    }
}

impl<T: Into<String>> From<T> for Words {
    fn from(text: T) -> Self {
        Self::default().and(text)
    }
}

impl Document {
    /// Every character that it will show, and some more: for finding fonts.
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
