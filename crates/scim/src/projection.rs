//! Which attributes of a resource are shown: `attributes` and `excludedAttributes` (RFC 7644, section 3.9).

use serde_json::Value;

use crate::Resource;
use crate::error::{ScimError, ScimErrorKind};
use crate::schema::ResourceSchema;

/// The most attributes that a client names.
const MAX_NAMES: usize = 100;
/// What is always shown.
const ALWAYS: [&str; 2] = ["schemas", "id"];

/// The attributes that a client asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Projection {
    only: Vec<String>,
    without: Vec<String>,
}

impl Projection {
    /// Reads both lists. `attributes` has precedence over `excludedAttributes`.
    ///
    /// # Errors
    /// [`ScimErrorKind::TooMany`] if more attributes are named than there can be.
    pub fn new(only: &[String], without: &[String]) -> Result<Self, ScimError> {
        let read = |names: &[String]| -> Vec<String> {
            let names = names.iter().flat_map(|names| names.split(',')).map(str::trim).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect()
        };
        let projection = Self { only: read(only), without: read(without) };
        match projection.only.len().max(projection.without.len()) <= MAX_NAMES {
            true => Ok(projection),
            false => Err(ScimError::new(ScimErrorKind::TooMany, "attributes")),
        }
    }

    /// What is shown of a resource.
    #[must_use]
    pub fn of(&self, schema: &ResourceSchema, resource: Resource) -> Resource {
        if !self.only.is_empty() {
            let mut shown = Resource::new();
            for name in ALWAYS {
                shown.extend(resource.get(name).map(|value| (name.to_owned(), value.clone())));
            }
            for wanted in &self.only {
                copy(schema, wanted, &resource, &mut shown);
            }
            return shown;
        }
        let mut shown = resource;
        for unwanted in &self.without {
            remove(schema, unwanted, &mut shown);
        }
        shown
    }
}

/// The extension, the attribute and the part that a client names, each as it is spelled here.
fn named<'a>(
    schema: &'a ResourceSchema,
    name: &str,
) -> Option<(Option<&'static str>, Option<&'a str>, Option<&'a str>)> {
    if let Some(extension) = schema.extension(name) {
        return Some((Some(extension.urn), None, None));
    }
    let place = schema.resolve(&name_path(schema, name)).ok()??;
    Some((place.extension, Some(place.attribute.name), place.part.map(|part| part.name)))
}

fn name_path(schema: &ResourceSchema, name: &str) -> scim_v2::filter::AttrPath {
    let urns = [Some(schema.urn), schema.extension.as_ref().map(|extension| extension.urn)];
    let urn = urns.into_iter().flatten().find(|urn| {
        name.get(..urn.len()).is_some_and(|start| start.eq_ignore_ascii_case(urn)) && name[urn.len()..].starts_with(':')
    });
    let rest = urn.map_or(name, |urn| &name[urn.len() + 1..]);
    let (attribute, part) = rest.split_once('.').map_or((rest, None), |(attribute, part)| (attribute, Some(part)));
    scim_v2::filter::AttrPath {
        uri: urn.map(str::to_owned),
        name: attribute.to_owned(),
        sub_attr: part.map(str::to_owned),
    }
}

fn copy(schema: &ResourceSchema, name: &str, from: &Resource, to: &mut Resource) {
    let Some((extension, attribute, part)) = named(schema, name) else { return };
    let Some(attribute) = attribute else {
        to.extend(extension.and_then(|urn| from.get(urn).map(|value| (urn.to_owned(), value.clone()))));
        return;
    };
    let (from, to) = match extension {
        Some(urn) => {
            let Some(from) = from.get(urn).and_then(Value::as_object) else { return };
            let to = to.entry(urn).or_insert_with(|| Value::Object(Resource::new()));
            let Some(to) = to.as_object_mut() else { return };
            (from, to)
        }
        None => (from, to),
    };
    let Some(value) = from.get(attribute) else { return };
    let Some(part) = part else {
        to.insert(attribute.to_owned(), value.clone());
        return;
    };
    let of_object = |value: &Value, shown: Option<&Value>| {
        let mut object = shown.and_then(Value::as_object).cloned().unwrap_or_default();
        object.extend(value.get(part).map(|value| (part.to_owned(), value.clone())));
        Value::Object(object)
    };
    let shown = to.get(attribute);
    let value = match value {
        Value::Array(values) => {
            let each = values.iter().enumerate();
            Value::Array(
                each.map(|(index, value)| of_object(value, shown.and_then(|shown| shown.get(index)))).collect(),
            )
        }
        value => of_object(value, shown),
    };
    to.insert(attribute.to_owned(), value);
}

fn remove(schema: &ResourceSchema, name: &str, from: &mut Resource) {
    let Some((extension, attribute, part)) = named(schema, name) else { return };
    let Some(attribute) = attribute else {
        extension.and_then(|urn| from.remove(urn));
        return;
    };
    if extension.is_none() && ALWAYS.contains(&attribute) {
        return;
    }
    let from = match extension {
        Some(urn) => from.get_mut(urn).and_then(Value::as_object_mut),
        None => Some(from),
    };
    let Some(from) = from else { return };
    let Some(part) = part else {
        from.remove(attribute);
        return;
    };
    let values = match from.get_mut(attribute) {
        Some(Value::Array(values)) => values.iter_mut().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    };
    for object in values.into_iter().filter_map(Value::as_object_mut) {
        object.remove(part);
    }
}
