//! The structure of a document as screen readers follow it: headings, paragraphs, tables with their heads, figures with words.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use domain::Locale;

/// An element of the structure.
pub(super) type OrgUnit = usize;

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
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
    /// A picture, and what it shows in words.
    Figure(String),
}

enum Child {
    Element(OrgUnit),
    Leaf(Identifier),
}

struct Element {
    role: Role,
    children: Vec<Child>,
}

/// All elements, in reading order.
#[derive(Default)]
pub(super) struct Tags {
    elements: Vec<Element>,
    roots: Vec<OrgUnit>,
}

impl Tags {
    /// A new element at the end of the document, or of another element.
    pub(super) fn add(&mut self, role: Role, within: Option<OrgUnit>) -> OrgUnit {
        let place = self.elements.len();
        self.elements.push(Element { role, children: Vec::new() });
        match within.and_then(|parent| self.elements.get_mut(parent)) {
            Some(parent) => parent.children.push(Child::Element(place)),
            None => self.roots.push(place),
        }
        place
    }

    /// Something was drawn that belongs to an element.
    pub(super) fn drawn(&mut self, place: OrgUnit, leaf: Identifier) {
        if let Some(element) = self.elements.get_mut(place) {
            element.children.push(Child::Leaf(leaf));
        }
    }

    /// The tree as it is written into the file.
    pub(super) fn tree(self, locale: Locale) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(locale.tag().to_owned()));
        for root in &self.roots {
            if let Some(node) = self.node(*root) {
                tree.push(node);
            }
        }
        tree
    }

    fn node(&self, place: OrgUnit) -> Option<Node> {
        let element = self.elements.get(place)?;
        let children = element.children.iter().filter_map(|child| match child {
            Child::Element(place) => self.node(*place),
            Child::Leaf(leaf) => Some(Node::Leaf(*leaf)),
        });
        Some(Node::Group(TagGroup::with_children(element.role.kind(), children.collect())))
    }
}

impl Role {
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
