//! Reads what a client sends: names in the spelling of the schema, values of the right kind, nothing that is not kept.

use serde_json::Value;

use crate::Resource;
use crate::error::{ScimError, ScimErrorKind};
use crate::schema::{Attribute, Mutability, ResourceSchema, ValueKind, find};

/// The most characters of a text.
const MAX_TEXT: usize = 1_024;
/// The most values of a list.
const MAX_VALUES: usize = 20_000;

/// Reads the body of a POST or a PUT. What clients may not write is left out.
///
/// # Errors
/// If it is not an object, is of another schema, or a value has another kind.
pub fn resource(schema: &ResourceSchema, body: &Value) -> Result<Resource, ScimError> {
    let Value::Object(body) = body else {
        return Err(ScimError::new(ScimErrorKind::InvalidSyntax, "the body is not an object"));
    };
    let stated = body.iter().find(|(name, _)| name.eq_ignore_ascii_case("schemas")).map(|(_, value)| value);
    let is_ours = |value: &Value| value.as_str().is_some_and(|urn| urn.eq_ignore_ascii_case(schema.urn));
    if stated.is_some_and(|value| !value.as_array().is_some_and(|urns| urns.iter().any(is_ours))) {
        return Err(ScimError::new(ScimErrorKind::InvalidSyntax, format!("schemas: {}", schema.urn)));
    }
    let mut read = Resource::new();
    for (name, value) in body {
        if let Some(extension) = schema.extension(name) {
            let Value::Object(parts) = value else { return Err(wrong(extension.urn)) };
            read.insert(extension.urn.to_owned(), Value::Object(attributes(&extension.attributes, parts)?));
        } else if let Some(attribute) = schema.attribute(name) {
            keep(attribute, value, &mut read)?;
        }
    }
    Ok(read)
}

/// Reads those of these attributes that clients may write.
fn attributes(known: &[Attribute], stated: &Resource) -> Result<Resource, ScimError> {
    let mut read = Resource::new();
    for (name, value) in stated {
        if let Some(attribute) = find(known, name) {
            keep(attribute, value, &mut read)?;
        }
    }
    Ok(read)
}

fn keep(attribute: &Attribute, value: &Value, read: &mut Resource) -> Result<(), ScimError> {
    if attribute.mutability != Mutability::ReadOnly && !value.is_null() {
        read.insert(attribute.name.to_owned(), self::value(attribute, value)?);
    }
    Ok(())
}

/// Reads the value of an attribute: one value for a list is a list of one.
///
/// # Errors
/// [`ScimErrorKind::InvalidValue`] if it has another kind, or is too long.
pub fn value(attribute: &Attribute, value: &Value) -> Result<Value, ScimError> {
    if !attribute.is_list {
        return one(attribute, value);
    }
    match value {
        Value::Array(values) if values.len() > MAX_VALUES => {
            Err(ScimError { status: 413, ..ScimError::new(ScimErrorKind::TooMany, attribute.name) })
        }
        Value::Array(values) => {
            Ok(Value::Array(values.iter().map(|value| one(attribute, value)).collect::<Result<_, _>>()?))
        }
        Value::Null => Ok(Value::Array(Vec::new())),
        single => Ok(Value::Array(vec![one(attribute, single)?])),
    }
}

fn one(attribute: &Attribute, value: &Value) -> Result<Value, ScimError> {
    let wrong = || wrong(attribute.name);
    match (attribute.kind, value) {
        (ValueKind::Complex, Value::Object(parts)) => Ok(Value::Object(attributes(&attribute.parts, parts)?)),
        // An id by itself.
        (ValueKind::Complex, Value::String(_)) if attribute.is_list => match attribute.part("value") {
            Some(part) => Ok(Value::Object(Resource::from_iter([(part.name.to_owned(), one(part, value)?)]))),
            None => Err(wrong()),
        },
        (ValueKind::Text | ValueKind::Reference, Value::String(text)) => {
            if text.chars().count() > MAX_TEXT {
                Err(wrong())
            } else {
                Ok(value.clone())
            }
        }
        (ValueKind::YesNo, Value::Bool(_)) => Ok(value.clone()),
        // Entra ID sends texts for true and false.
        (ValueKind::YesNo, Value::String(text)) if text.eq_ignore_ascii_case("true") => Ok(Value::Bool(true)),
        (ValueKind::YesNo, Value::String(text)) if text.eq_ignore_ascii_case("false") => Ok(Value::Bool(false)),
        // A list of one for a single value.
        (ValueKind::Text | ValueKind::YesNo, Value::Array(values)) => match values.as_slice() {
            [Value::Object(parts)] => one(attribute, parts.get("value").ok_or_else(wrong)?),
            [single @ (Value::String(_) | Value::Bool(_))] => one(attribute, single),
            _ => Err(wrong()),
        },
        _ => Err(wrong()),
    }
}

fn wrong(name: &str) -> ScimError {
    ScimError::new(ScimErrorKind::InvalidValue, name)
}
