//! The tag structure of a document for screen readers: headings, paragraphs, tables, and figures with descriptions.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use domain::Locale;

/// Index of a tag element.
pub(super) type ElementId = usize;

/// The kind of a tag element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TagRole {
    Title(String),
    Heading(u8, String),
    Paragraph,
    Note,
    Group,
    Table(String),
    Caption,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    /// A picture with its description.
    Figure(String),
}

enum Child {
    Element(ElementId),
    Leaf(Identifier),
}

struct Element {
    role: TagRole,
    children: Vec<Child>,
}

/// All tag elements, in reading order.
#[derive(Default)]
pub(super) struct Tags {
    elements: Vec<Element>,
    roots: Vec<ElementId>,
}

impl Tags {
    /// Adds an element at the end of the document, or of another element.
    pub(super) fn add(&mut self, role: TagRole, within: Option<ElementId>) -> ElementId {
        let id = self.elements.len();
        self.elements.push(Element { role, children: Vec::new() });
        match within.and_then(|parent| self.elements.get_mut(parent)) {
            Some(parent) => parent.children.push(Child::Element(id)),
            None => self.roots.push(id),
        }
        id
    }

    /// Records drawn content of an element.
    pub(super) fn drawn(&mut self, id: ElementId, leaf: Identifier) {
        if let Some(element) = self.elements.get_mut(id) {
            element.children.push(Child::Leaf(leaf));
        }
    }

    /// Returns the tree for the file.
    pub(super) fn tree(self, locale: Locale) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(locale.tag().to_owned()));
        for root in &self.roots {
            if let Some(node) = self.node(*root) {
                tree.push(node);
            }
        }
        tree
    }

    fn node(&self, id: ElementId) -> Option<Node> {
        let element = self.elements.get(id)?;
        let children = element.children.iter().filter_map(|child| match child {
            Child::Element(id) => self.node(*id),
            Child::Leaf(leaf) => Some(Node::Leaf(*leaf)),
        });
        Some(Node::Group(TagGroup::with_children(element.role.kind(), children.collect())))
    }
}

impl TagRole {
    fn kind(&self) -> TagKind {
        match self {
            Self::Title(words) => Tag::Hn(NonZeroU16::MIN, Some(words.clone())).into(),
            Self::Heading(level, words) => {
                // The title is the first level.
                let level = NonZeroU16::MIN.saturating_add(u16::from((*level).max(1)));
                Tag::Hn(level, Some(words.clone())).into()
            }
            Self::Paragraph => Tag::P.into(),
            Self::Note => Tag::Note.into(),
            Self::Group => Tag::Div.into(),
            Self::Table(summary) => Tag::Table.with_summary(Some(summary.clone())).into(),
            Self::Caption => Tag::Caption.into(),
            Self::Row => Tag::TR.into(),
            Self::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
            Self::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            Self::Cell => Tag::TD.into(),
            Self::Figure(words) => Tag::Figure(Some(words.clone())).into(),
        }
    }
}
