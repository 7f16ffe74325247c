//! Attributes and schemas: what can be read, written, compared and shown of a resource (RFC 7643, section 2).

use crate::error::{ScimError, ScimErrorKind};
use scim_v2::filter::AttrPath;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// Text.
    Text,
    /// True or false.
    YesNo,
    /// The address of another resource.
    Reference,
    /// An object with attributes of its own.
    Complex,
}

/// Who writes an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutability {
    /// Clients read and write it.
    ReadWrite,
    /// Clients write it and never read it.
    WriteOnly,
    /// Clients read it. Writing it is an error in a PATCH and is ignored elsewhere.
    ReadOnly,
    /// Announced as read-only, because what clients write does not come back as they wrote it; it is read nevertheless.
    Derived,
    /// Neither announced nor shown. It is read if clients send it.
    Unlisted,
}

/// An attribute, or a part of a complex one.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// The name in its own spelling.
    pub name: &'static str,
    /// What it is.
    pub description: &'static str,
    /// What a value is.
    pub kind: ValueKind,
    /// Whether it is a list of values.
    pub is_list: bool,
    /// Whether the list keeps one value: adding another replaces it.
    pub keeps_one: bool,
    /// Whether a resource must have it.
    pub is_required: bool,
    /// Whether upper and lower case are different.
    pub is_case_exact: bool,
    /// Whether no two resources have the same value.
    pub is_unique: bool,
    /// Who writes it.
    pub mutability: Mutability,
    /// The values that it can have; empty if any.
    pub canonical: &'static [&'static str],
    /// The kinds of resources that it refers to.
    pub refers_to: &'static [&'static str],
    /// The parts of a complex attribute.
    pub parts: Vec<Self>,
}

impl Attribute {
    /// An optional attribute of this kind that clients read and write.
    #[must_use]
    pub const fn new(name: &'static str, kind: ValueKind, description: &'static str) -> Self {
        Self {
            name,
            description,
            kind,
            is_list: false,
            keeps_one: false,
            is_required: false,
            is_case_exact: false,
            is_unique: false,
            mutability: Mutability::ReadWrite,
            canonical: &[],
            refers_to: &[],
            parts: Vec::new(),
        }
    }

    /// A list of objects with these parts.
    #[must_use]
    pub fn list(name: &'static str, description: &'static str, parts: Vec<Self>) -> Self {
        Self { is_list: true, parts, ..Self::new(name, ValueKind::Complex, description) }
    }

    /// The same with another mutability.
    #[must_use]
    pub fn with(self, mutability: Mutability) -> Self {
        Self { mutability, ..self }
    }

    /// The part with this name, in any case.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&Self> {
        find(&self.parts, name)
    }
}

/// A schema that extends a resource.
#[derive(Clone, Debug)]
pub struct Extension {
    /// Its URN.
    pub urn: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub description: &'static str,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
}

/// The schema of a kind of resource.
#[derive(Clone, Debug)]
pub struct ResourceSchema {
    /// Its URN.
    pub urn: &'static str,
    /// The name of the kind.
    pub name: &'static str,
    /// Where resources of this kind are, below the base.
    pub endpoint: &'static str,
    /// What it is.
    pub description: &'static str,
    /// The attributes that every resource has.
    pub common: Vec<Attribute>,
    /// Its own attributes.
    pub attributes: Vec<Attribute>,
    /// The schema that extends it.
    pub extension: Option<Extension>,
    /// Attributes of the RFC that are not kept: what clients say of them is ignored.
    pub not_kept: &'static [&'static str],
}

/// Where an attribute is in a resource.
#[derive(Clone, Copy, Debug)]
pub struct AttributePlace<'a> {
    /// The attribute.
    pub attribute: &'a Attribute,
    /// The part of it.
    pub part: Option<&'a Attribute>,
    /// The URN of the extension to which it belongs.
    pub extension: Option<&'static str>,
}

impl ResourceSchema {
    /// The attribute of the resource itself with this name, in any case.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        find(&self.attributes, name).or_else(|| find(&self.common, name))
    }

    /// The extension with this URN, in any case.
    #[must_use]
    pub fn extension(&self, urn: &str) -> Option<&Extension> {
        self.extension.as_ref().filter(|extension| extension.urn.eq_ignore_ascii_case(urn))
    }

    /// Finds an attribute. None if it is one that is not kept.
    ///
    /// # Errors
    /// [`ScimErrorKind::InvalidPath`] if there is no such attribute.
    pub fn resolve(&self, path: &AttrPath) -> Result<Option<AttributePlace<'_>>, ScimError> {
        let unknown = || ScimError::new(ScimErrorKind::InvalidPath, path.to_string());
        let (found, extension) = match &path.uri {
            Some(uri) if !uri.eq_ignore_ascii_case(self.urn) => match self.extension(uri) {
                Some(extension) => (find(&extension.attributes, &path.name), Some(extension.urn)),
                // Identity providers send what their customers mapped, also of extensions that this program does not
                // have.
                None if uri.to_ascii_lowercase().starts_with("urn:ietf:params:scim:schemas:extension:") => {
                    return Ok(None);
                }
                None => return Err(unknown()),
            },
            _ => (self.attribute(&path.name), None),
        };
        let Some(attribute) = found else {
            let ignored = self.not_kept.iter().any(|name| name.eq_ignore_ascii_case(&path.name));
            return if ignored && extension.is_none() { Ok(None) } else { Err(unknown()) };
        };
        let part = match &path.sub_attr {
            Some(name) => Some(attribute.part(name).ok_or_else(unknown)?),
            None => None,
        };
        Ok(Some(AttributePlace { attribute, part, extension }))
    }
}

/// The attribute with this name, in any case.
pub(crate) fn find<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
}
