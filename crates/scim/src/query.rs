//! Lists: which resources are asked for, and the page that is answered (RFC 7644, section 3.4.2).

use serde_json::{Value, json};

use crate::Resource;
use crate::error::{ScimError, ScimErrorKind};
use crate::filter;
use crate::projection::Projection;
use crate::schema::ResourceSchema;

/// The most resources of a page.
pub const MAX_RESULTS: usize = 200;
/// The schema of a list.
const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/// The schema of a search.
const SEARCH: &str = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    filter: Option<scim_v2::filter::Filter>,
    start: usize,
    count: usize,
    /// Which attributes are shown.
    pub projection: Projection,
}

impl ListQuery {
    /// Reads the values of a query.
    ///
    /// # Errors
    /// If a value cannot be read.
    pub fn of_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, ScimError> {
        let mut body = Resource::new();
        for (name, value) in pairs {
            let value = match value.parse::<i64>() {
                Ok(number) if ["startindex", "count"].contains(&name.to_ascii_lowercase().as_str()) => number.into(),
                _ => Value::String(value.to_owned()),
            };
            body.insert(name.to_owned(), value);
        }
        Self::of_members(&body)
    }

    /// Reads the body of a search.
    ///
    /// # Errors
    /// If it is not a search, or a value cannot be read.
    pub fn of_search(body: &Value) -> Result<Self, ScimError> {
        let Value::Object(members) = body else { return Err(ScimError::new(ScimErrorKind::InvalidSyntax, "the body")) };
        let stated = members.get("schemas").and_then(Value::as_array);
        if stated.is_some_and(|urns| !urns.iter().any(|urn| urn.as_str() == Some(SEARCH))) {
            return Err(ScimError::new(ScimErrorKind::InvalidSyntax, format!("schemas: {SEARCH}")));
        }
        Self::of_members(members)
    }

    fn of_members(members: &Resource) -> Result<Self, ScimError> {
        let get = |name: &str| {
            let found = members.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value);
            found.filter(|value| !value.is_null())
        };
        let wrong = |name: &str| ScimError::new(ScimErrorKind::InvalidValue, name);
        let number = |name: &str, otherwise: i64| match get(name) {
            None => Ok(otherwise),
            Some(value) => value.as_i64().ok_or_else(|| wrong(name)),
        };
        let names = |name: &str| match get(name) {
            None => Ok(Vec::new()),
            Some(Value::String(names)) => Ok(vec![names.clone()]),
            Some(Value::Array(names)) => names
                .iter()
                .map(|name| name.as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>()
                .ok_or_else(|| wrong(name)),
            Some(_) => Err(wrong(name)),
        };
        let filter = match get("filter") {
            None => None,
            Some(Value::String(text)) if text.trim().is_empty() => None,
            Some(Value::String(text)) => Some(filter::parse(text)?),
            Some(_) => return Err(ScimError::new(ScimErrorKind::InvalidFilter, "filter")),
        };
        // What is too small counts as the smallest (RFC 7644, section 3.4.2.4).
        let start = usize::try_from(number("startIndex", 1)?.max(1)).unwrap_or(usize::MAX);
        let most = i64::try_from(MAX_RESULTS).unwrap_or(i64::MAX);
        let count = usize::try_from(number("count", most)?.clamp(0, most)).unwrap_or(MAX_RESULTS);
        let projection = Projection::new(&names("attributes")?, &names("excludedAttributes")?)?;
        Ok(Self { filter, start, count, projection })
    }

    /// The page of these resources that is asked for.
    ///
    /// # Errors
    /// [`ScimErrorKind::InvalidFilter`] if the filter orders values that have no order.
    pub fn page<'s>(
        &self,
        resources: impl IntoIterator<Item = (&'s ResourceSchema, Resource)>,
    ) -> Result<Value, ScimError> {
        let (mut total, mut page) = (0_usize, Vec::new());
        for (schema, resource) in resources {
            let is_wanted = match &self.filter {
                Some(filter) => filter::selects(filter, schema, &resource)?,
                None => true,
            };
            if !is_wanted {
                continue;
            }
            total += 1;
            if total >= self.start && page.len() < self.count {
                page.push(Value::Object(self.projection.of(schema, resource)));
            }
        }
        Ok(list(total, self.start, page))
    }
}

/// A list of everything there is.
#[must_use]
pub fn all(resources: Vec<Value>) -> Value {
    list(resources.len(), 1, resources)
}

fn list(total: usize, start: usize, page: Vec<Value>) -> Value {
    json!({
        "schemas": [LIST],
        "totalResults": total,
        "startIndex": start,
        "itemsPerPage": page.len(),
        "Resources": page,
    })
}
