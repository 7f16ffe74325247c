//! PATCH: operations on a resource, in the order in which they are stated (RFC 7644, section 3.5.2).
//!
//! Also what identity providers send next to the standard: `Replace` for `replace`, paths as names in a value without a
//! path, and the values to remove in the value of a `remove`.

use scim_v2::filter::{AttrExp, AttrPath, CompValue, CompareOp, PatchPath, PatchValuePath, ValFilter};
use serde_json::Value;
use std::collections::HashSet;

use crate::error::{ScimError, ScimErrorKind};
use crate::schema::{Attribute, AttributePlace, Mutability, ResourceSchema};
use crate::{Resource, filter, read};

/// The most operations of a request.
const MAX_OPERATIONS: usize = 2_000;
/// The longest path, in bytes.
const MAX_PATH: usize = 1_024;

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PatchOp {
    Add,
    Replace,
    Remove,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct PatchOperation {
    kind: PatchOp,
    path: Option<String>,
    value: Option<Value>,
}

/// Reads the body of a PATCH.
///
/// # Errors
/// [`ScimErrorKind::InvalidSyntax`] if it is not one; [`ScimErrorKind::TooMany`] if it has too many operations.
pub fn operations(body: &Value) -> Result<Vec<PatchOperation>, ScimError> {
    let wrong = |what: &str| ScimError::new(ScimErrorKind::InvalidSyntax, what);
    let stated = member(body, "Operations").and_then(Value::as_array).ok_or_else(|| wrong("Operations"))?;
    if stated.is_empty() {
        return Err(wrong("Operations"));
    }
    if stated.len() > MAX_OPERATIONS {
        return Err(ScimError { status: 413, ..ScimError::new(ScimErrorKind::TooMany, "Operations") });
    }
    let read = |operation: &Value| {
        let kind = match member(operation, "op").and_then(Value::as_str).map(str::to_ascii_lowercase).as_deref() {
            Some("add") => PatchOp::Add,
            Some("replace") => PatchOp::Replace,
            Some("remove") => PatchOp::Remove,
            _ => return Err(wrong("op")),
        };
        let path = match member(operation, "path") {
            None | Some(Value::Null) => None,
            Some(Value::String(path)) if path.trim().is_empty() => None,
            Some(Value::String(path)) if path.len() <= MAX_PATH => Some(path.trim().to_owned()),
            Some(_) => return Err(ScimError::new(ScimErrorKind::InvalidPath, "path")),
        };
        Ok(PatchOperation { kind, path, value: member(operation, "value").cloned() })
    };
    stated.iter().map(read).collect()
}

/// The member of an object with this name, in any case.
fn member<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    let mut members = object.as_object()?.iter();
    members.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Applies operations to a resource. After an error the resource is to be thrown away.
///
/// # Errors
/// If a path is not valid, or selects nothing; if an attribute cannot be changed, or cannot have a value.
pub fn apply(schema: &ResourceSchema, resource: &mut Resource, operations: &[PatchOperation]) -> Result<(), ScimError> {
    for operation in operations {
        let kind = operation.kind;
        match (&operation.path, &operation.value) {
            (None, _) if kind == PatchOp::Remove => return Err(ScimError::new(ScimErrorKind::NoTarget, "path")),
            (_, None) if kind != PatchOp::Remove => return Err(ScimError::new(ScimErrorKind::InvalidValue, "value")),
            (Some(path), value) => at(schema, resource, (kind, path, value.as_ref()))?,
            (None, Some(Value::Object(members))) => together(schema, resource, kind, members, None)?,
            (None, _) => return Err(ScimError::new(ScimErrorKind::InvalidValue, "value")),
        }
    }
    Ok(())
}

/// Sets several attributes: the names are names of attributes, or paths. Those that clients only read are left out.
fn together(
    schema: &ResourceSchema,
    resource: &mut Resource,
    kind: PatchOp,
    members: &Resource,
    urn: Option<&str>,
) -> Result<(), ScimError> {
    for (name, value) in members {
        // Some clients repeat the schemas in an extension.
        if name.eq_ignore_ascii_case("schemas") {
            continue;
        }
        let is_read_only =
            urn.is_none() && schema.attribute(name).is_some_and(|found| found.mutability == Mutability::ReadOnly);
        if is_read_only {
            continue;
        }
        let path = urn.map_or_else(|| name.clone(), |urn| format!("{urn}:{name}"));
        at(schema, resource, (kind, &path, Some(value)))?;
    }
    Ok(())
}

/// Applies one operation at its path.
fn at(
    schema: &ResourceSchema,
    resource: &mut Resource,
    (kind, path, value): (PatchOp, &str, Option<&Value>),
) -> Result<(), ScimError> {
    if path.eq_ignore_ascii_case(schema.urn) || schema.extension(path).is_some() {
        let urn = schema.extension(path).map(|extension| extension.urn);
        return match (kind, value) {
            (PatchOp::Remove, _) => {
                for attribute in schema.extension(path).map(|found| found.attributes.as_slice()).unwrap_or_default() {
                    at(schema, resource, (kind, &format!("{path}:{}", attribute.name), None))?;
                }
                Ok(())
            }
            (_, Some(Value::Object(members))) => together(schema, resource, kind, members, urn),
            _ => Err(ScimError::new(ScimErrorKind::InvalidValue, path)),
        };
    }
    let parsed: PatchPath = path
        .parse()
        .map_err(|_| ScimError::new(ScimErrorKind::InvalidPath, path.chars().take(200).collect::<String>()))?;
    let attr: &AttrPath = match &parsed {
        PatchPath::Attr(attr) => attr,
        PatchPath::Value(selected) => &selected.attr,
    };
    let Some(place) = schema.resolve(attr)? else { return Ok(()) };
    if place.part.unwrap_or(place.attribute).mutability == Mutability::ReadOnly
        || place.attribute.mutability == Mutability::ReadOnly
    {
        return Err(ScimError::new(ScimErrorKind::Mutability, path));
    }
    let holder = match place.extension {
        Some(urn) => resource
            .entry(urn)
            .or_insert_with(|| Value::Object(Resource::new()))
            .as_object_mut()
            .ok_or_else(|| ScimError::new(ScimErrorKind::InvalidPath, path))?,
        None => resource,
    };
    // Null and nothing are the same (RFC 7643, section 2.5).
    let kind = if value.is_some_and(Value::is_null) { PatchOp::Remove } else { kind };
    match &parsed {
        PatchPath::Attr(_) => match place.part {
            None => whole(holder, place.attribute, kind, value),
            Some(part) => of_part(holder, place, part, kind, value),
        },
        PatchPath::Value(selected) => selected_values(holder, place.attribute, selected, kind, value),
    }
}

/// Adds to, replaces or removes an attribute.
fn whole(holder: &mut Resource, attribute: &Attribute, kind: PatchOp, value: Option<&Value>) -> Result<(), ScimError> {
    let name = attribute.name;
    match (kind, value.filter(|value| !value.is_null())) {
        (PatchOp::Remove, Some(gone)) if attribute.is_list => {
            let Value::Array(gone) = read::value(attribute, gone)? else { return Ok(()) };
            let gone: HashSet<&str> = gone.iter().filter_map(id_of).collect();
            list(holder, name)?.retain(|value| !id_of(value).is_some_and(|id| gone.contains(id)));
            Ok(())
        }
        (PatchOp::Remove, _) if attribute.is_required => Err(ScimError::new(ScimErrorKind::InvalidValue, name)),
        // An empty list says that there are none; a missing one would leave them as they are.
        (PatchOp::Remove, _) if attribute.is_list => {
            list(holder, name)?.clear();
            Ok(())
        }
        (PatchOp::Remove, _) => {
            holder.remove(name);
            Ok(())
        }
        (PatchOp::Add, Some(value)) if attribute.is_list && !attribute.keeps_one => {
            let Value::Array(added) = read::value(attribute, value)? else { return Ok(()) };
            let known = list(holder, name)?;
            let ids: HashSet<String> = known.iter().filter_map(id_of).map(str::to_owned).collect();
            known.extend(added.into_iter().filter(|value| !id_of(value).is_some_and(|id| ids.contains(id))));
            Ok(())
        }
        (_, Some(value)) => {
            let value = read::value(attribute, value)?;
            match (holder.get_mut(name), value) {
                // The parts that are not stated stay.
                (Some(Value::Object(known)), Value::Object(stated)) => known.extend(stated),
                (_, value) => drop(holder.insert(name.to_owned(), value)),
            }
            Ok(())
        }
        (_, None) => Ok(()),
    }
}

/// Changes one part of a complex attribute, or that of every value of a list.
fn of_part(
    holder: &mut Resource,
    place: AttributePlace<'_>,
    part: &Attribute,
    kind: PatchOp,
    value: Option<&Value>,
) -> Result<(), ScimError> {
    let name = place.attribute.name;
    if !place.attribute.is_list {
        let object = holder.entry(name).or_insert_with(|| Value::Object(Resource::new()));
        let object = object.as_object_mut().ok_or_else(|| ScimError::new(ScimErrorKind::InvalidPath, name))?;
        return whole(object, part, kind, value);
    }
    let values = list(holder, name)?;
    if values.is_empty() && kind != PatchOp::Remove {
        values.push(Value::Object(Resource::new()));
    }
    for object in values.iter_mut().filter_map(Value::as_object_mut) {
        whole(object, part, kind, value)?;
    }
    Ok(())
}

/// Changes the values of a list that a filter selects, or a part of them.
fn selected_values(
    holder: &mut Resource,
    attribute: &Attribute,
    selected: &PatchValuePath,
    kind: PatchOp,
    value: Option<&Value>,
) -> Result<(), ScimError> {
    let invalid = || ScimError::new(ScimErrorKind::InvalidPath, selected.to_string());
    if !attribute.is_list {
        return Err(invalid());
    }
    let part = match &selected.sub_attr {
        Some(name) => Some(attribute.part(name).ok_or_else(invalid)?),
        None => None,
    };
    let values = list(holder, attribute.name)?;
    let mut is_selected = Vec::with_capacity(values.len());
    for element in values.iter() {
        is_selected.push(filter::selects_value(&selected.filter, attribute, element)?);
    }
    if kind == PatchOp::Remove && part.is_none() {
        let mut is_selected = is_selected.into_iter();
        values.retain(|_| !is_selected.next().unwrap_or(false));
        return Ok(());
    }
    if !is_selected.contains(&true) && kind != PatchOp::Remove {
        // `emails[type eq "work"].value` of somebody without an address makes one.
        let mut made = Resource::new();
        if !implied(&selected.filter, attribute, &mut made) {
            return Err(ScimError::new(ScimErrorKind::NoTarget, selected.to_string()));
        }
        if attribute.keeps_one {
            values.clear();
            is_selected.clear();
        }
        values.push(Value::Object(made));
        is_selected.push(true);
    }
    let selected_objects = values.iter_mut().zip(is_selected).filter(|(_, is_selected)| *is_selected);
    for object in selected_objects.filter_map(|(value, _)| value.as_object_mut()) {
        match (part, value) {
            (Some(part), value) => whole(object, part, kind, value)?,
            (None, Some(value)) => {
                let single = Attribute { is_list: false, ..attribute.clone() };
                let Value::Object(stated) = read::value(&single, value)? else { return Err(invalid()) };
                object.extend(stated);
            }
            (None, None) => {}
        }
    }
    Ok(())
}

/// Writes what a filter says that a value is. Returns false if it says anything else.
fn implied(filter: &ValFilter, attribute: &Attribute, made: &mut Resource) -> bool {
    match filter {
        ValFilter::Attr(AttrExp::Comparison(path, CompareOp::Eq, value)) => {
            let Some(part) = attribute.part(&path.name) else { return false };
            let value = match value {
                CompValue::Str(text) => Value::String(text.clone()),
                CompValue::True => Value::Bool(true),
                CompValue::False => Value::Bool(false),
                CompValue::Null | CompValue::Number(_) => return false,
            };
            let Ok(value) = read::value(part, &value) else { return false };
            made.insert(part.name.to_owned(), value);
            true
        }
        ValFilter::And(all) => all.iter().all(|one| implied(one, attribute, made)),
        _ => false,
    }
}

/// Returns the list with this name, and adds an empty one if it is missing.
fn list<'a>(holder: &'a mut Resource, name: &str) -> Result<&'a mut Vec<Value>, ScimError> {
    let value = holder.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    value.as_array_mut().ok_or_else(|| ScimError::new(ScimErrorKind::InvalidPath, name))
}

/// What tells a value of a list from the others.
fn id_of(value: &Value) -> Option<&str> {
    value.get("value").and_then(Value::as_str)
}
