//! Filters: which resources, and which values of a list, a client asks for (RFC 7644, section 3.4.2.2).

use std::cmp::Ordering;

use domain::canonical_id;
use scim_v2::filter::{AttrExp, AttrPath, CompValue, CompareOp, Filter, ValFilter};
use serde_json::Value;

use crate::Resource;
use crate::error::{ScimError, ScimErrorKind};
use crate::schema::{Attribute, AttributePlace, ResourceSchema, ValueKind};

/// The longest filter, in bytes.
const MAX_FILTER: usize = 4_096;

/// Reads a filter.
///
/// # Errors
/// [`ScimErrorKind::InvalidFilter`] if it cannot be read, or is too long or too deep.
pub fn parse(text: &str) -> Result<Filter, ScimError> {
    let wrong = |detail: String| ScimError::new(ScimErrorKind::InvalidFilter, detail);
    if text.len() > MAX_FILTER {
        return Err(wrong("the filter is too long".to_owned()));
    }
    text.trim().parse().map_err(|_| wrong(text.chars().take(200).collect()))
}

/// Whether a filter selects a resource.
///
/// # Errors
/// [`ScimErrorKind::InvalidFilter`] if it orders values that have no order.
pub fn selects(filter: &Filter, schema: &ResourceSchema, resource: &Resource) -> Result<bool, ScimError> {
    match filter {
        Filter::Attr(expression) => {
            let path = path(expression);
            let Some((attribute, found)) = values(schema, resource, path) else { return Ok(is_unequal(expression)) };
            holds(expression, attribute, &found)
        }
        Filter::ValuePath(inner) => {
            let Ok(Some(place)) = schema.resolve(&inner.attr) else { return Ok(false) };
            for element in elements(resource, place) {
                if selects_value(&inner.filter, place.attribute, element)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        Filter::Not(inner) => Ok(!selects(inner, schema, resource)?),
        Filter::And(all) => all.iter().try_fold(true, |so_far, one| Ok(so_far && selects(one, schema, resource)?)),
        Filter::Or(any) => any.iter().try_fold(false, |so_far, one| Ok(so_far || selects(one, schema, resource)?)),
    }
}

/// Whether a filter in brackets selects a value of a list.
///
/// # Errors
/// As [`selects`].
pub fn selects_value(filter: &ValFilter, attribute: &Attribute, element: &Value) -> Result<bool, ScimError> {
    match filter {
        ValFilter::Attr(expression) => {
            let Some(part) = attribute.part(&path(expression).name) else { return Ok(is_unequal(expression)) };
            let found: Vec<&Value> = element.get(part.name).into_iter().collect();
            holds(expression, part, &found)
        }
        ValFilter::Not(inner) => Ok(!selects_value(inner, attribute, element)?),
        ValFilter::And(all) => {
            all.iter().try_fold(true, |so_far, one| Ok(so_far && selects_value(one, attribute, element)?))
        }
        ValFilter::Or(any) => {
            any.iter().try_fold(false, |so_far, one| Ok(so_far || selects_value(one, attribute, element)?))
        }
    }
}

fn path(expression: &AttrExp) -> &AttrPath {
    match expression {
        AttrExp::Present(path) | AttrExp::Comparison(path, ..) => path,
    }
}

/// A missing value is unequal to everything.
const fn is_unequal(expression: &AttrExp) -> bool {
    matches!(expression, AttrExp::Comparison(_, CompareOp::Ne, _))
}

/// The values at a path, and what they are; none if the schema has no such attribute.
fn values<'a, 'r>(
    schema: &'a ResourceSchema,
    resource: &'r Resource,
    path: &AttrPath,
) -> Option<(&'a Attribute, Vec<&'r Value>)> {
    let place = schema.resolve(path).ok()??;
    let found = elements(resource, place);
    // Of objects, their value is compared.
    let part = place.part.or_else(|| place.attribute.part("value"));
    match part {
        Some(part) => Some((part, found.into_iter().filter_map(|value| value.get(part.name)).collect())),
        None => Some((place.attribute, found)),
    }
}

/// The values of an attribute.
fn elements<'r>(resource: &'r Resource, place: AttributePlace<'_>) -> Vec<&'r Value> {
    let holder = match place.extension {
        Some(urn) => resource.get(urn).and_then(Value::as_object),
        None => Some(resource),
    };
    match holder.and_then(|holder| holder.get(place.attribute.name)) {
        Some(Value::Array(values)) => values.iter().collect(),
        Some(Value::Null) | None => Vec::new(),
        Some(value) => vec![value],
    }
}

fn holds(expression: &AttrExp, attribute: &Attribute, found: &[&Value]) -> Result<bool, ScimError> {
    let AttrExp::Comparison(_, operator, wanted) = expression else {
        return Ok(found.iter().any(|value| !is_empty(value)));
    };
    if *operator == CompareOp::Ne {
        let is_equal = |value: &&Value| compare(attribute, value, wanted) == Some(Ordering::Equal);
        let is_missing = found.is_empty() && *wanted == CompValue::Null;
        return Ok(!is_missing && !found.iter().any(is_equal));
    }
    if found.is_empty() {
        return Ok(*operator == CompareOp::Eq && *wanted == CompValue::Null);
    }
    let is_ordered = attribute.kind != ValueKind::YesNo && matches!(wanted, CompValue::Str(_));
    if !is_ordered && *operator != CompareOp::Eq {
        return Err(ScimError::new(ScimErrorKind::InvalidFilter, format!("{} {operator}", attribute.name)));
    }
    Ok(found.iter().any(|value| match operator {
        CompareOp::Co => text(attribute, value, wanted).is_some_and(|(value, wanted)| value.contains(&wanted)),
        CompareOp::Sw => text(attribute, value, wanted).is_some_and(|(value, wanted)| value.starts_with(&wanted)),
        CompareOp::Ew => text(attribute, value, wanted).is_some_and(|(value, wanted)| value.ends_with(&wanted)),
        _ => compare(attribute, value, wanted).is_some_and(|order| match operator {
            CompareOp::Gt => order.is_gt(),
            CompareOp::Ge => order.is_ge(),
            CompareOp::Lt => order.is_lt(),
            CompareOp::Le => order.is_le(),
            _ => order.is_eq(),
        }),
    }))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(parts) => parts.is_empty(),
        _ => false,
    }
}

/// The order of a value and one that it is compared with; none if they are of different kinds.
fn compare(attribute: &Attribute, value: &Value, wanted: &CompValue) -> Option<Ordering> {
    match (value, wanted) {
        (Value::Bool(value), CompValue::True) => Some(value.cmp(&true)),
        (Value::Bool(value), CompValue::False) => Some(value.cmp(&false)),
        // Entra ID writes `primary eq "True"`.
        (Value::Bool(value), CompValue::Str(text)) => Some(value.cmp(&text.to_ascii_lowercase().parse().ok()?)),
        (Value::String(_), CompValue::Str(_)) => {
            let (value, wanted) = text(attribute, value, wanted)?;
            Some(value.cmp(&wanted))
        }
        _ => None,
    }
}

/// Both texts in the form in which they are compared.
fn text(attribute: &Attribute, value: &Value, wanted: &CompValue) -> Option<(String, String)> {
    let (Value::String(value), CompValue::Str(wanted)) = (value, wanted) else { return None };
    Some(match attribute.is_case_exact {
        true => (value.clone(), wanted.clone()),
        false => (canonical_id(value), canonical_id(wanted)),
    })
}
