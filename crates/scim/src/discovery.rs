//! What a client can find out: what is supported, which resources there are, which attributes they have (RFC 7643,
//! sections 5 to 7).

use serde_json::{Value, json};

use crate::query::MAX_RESULTS;
use crate::schema::{Attribute, Mutability, ResourceSchema, ValueKind};

const CONFIG: &str = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
const RESOURCE_TYPE: &str = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
const SCHEMA: &str = "urn:ietf:params:scim:schemas:core:2.0:Schema";

/// What is supported. `base` is the address of the interface.
#[must_use]
pub fn config(base: &str) -> Value {
    json!({
        "schemas": [CONFIG],
        "patch": { "supported": true },
        "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
        "filter": { "supported": true, "maxResults": MAX_RESULTS },
        "changePassword": { "supported": false },
        "sort": { "supported": false },
        "etag": { "supported": false },
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Token",
            "description": "A token with the scope scim in the Authorization header",
            "primary": true,
        }],
        "meta": { "resourceType": "ServiceProviderConfig", "location": format!("{base}/ServiceProviderConfig") },
    })
}

/// A kind of resource.
#[must_use]
pub fn resource_type(schema: &ResourceSchema, base: &str) -> Value {
    let extensions: Vec<Value> =
        schema.extension.iter().map(|extension| json!({ "schema": extension.urn, "required": false })).collect();
    json!({
        "schemas": [RESOURCE_TYPE],
        "id": schema.name,
        "name": schema.name,
        "endpoint": schema.endpoint,
        "description": schema.description,
        "schema": schema.urn,
        "schemaExtensions": extensions,
        "meta": { "resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/{}", schema.name) },
    })
}

/// The schema of a resource and that of its extension.
#[must_use]
pub fn schemas(schema: &ResourceSchema, base: &str) -> Vec<Value> {
    let described = |urn: &str, name: &str, description: &str, attributes: &[Attribute]| {
        json!({
            "schemas": [SCHEMA],
            "id": urn,
            "name": name,
            "description": description,
            "attributes": listed(attributes),
            "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{urn}") },
        })
    };
    let mut all = vec![described(schema.urn, schema.name, schema.description, &schema.attributes)];
    all.extend(
        schema
            .extension
            .as_ref()
            .map(|extension| described(extension.urn, extension.name, extension.description, &extension.attributes)),
    );
    all
}

fn listed(attributes: &[Attribute]) -> Vec<Value> {
    attributes.iter().filter(|attribute| attribute.mutability != Mutability::Unlisted).map(attribute).collect()
}

fn attribute(attribute: &Attribute) -> Value {
    let kind = match attribute.kind {
        ValueKind::Text => "string",
        ValueKind::YesNo => "boolean",
        ValueKind::Reference => "reference",
        ValueKind::Complex => "complex",
    };
    let mutability = match attribute.mutability {
        Mutability::ReadWrite => "readWrite",
        Mutability::WriteOnly => "writeOnly",
        Mutability::ReadOnly | Mutability::Derived | Mutability::Unlisted => "readOnly",
    };
    let mut described = json!({
        "name": attribute.name,
        "type": kind,
        "multiValued": attribute.is_list,
        "description": attribute.description,
        "required": attribute.is_required,
        "mutability": mutability,
        "returned": if attribute.mutability == Mutability::WriteOnly { "never" } else { "default" },
        "uniqueness": if attribute.is_unique { "server" } else { "none" },
    });
    if attribute.kind == ValueKind::Complex {
        described["subAttributes"] = listed(&attribute.parts).into();
    } else {
        described["caseExact"] = (attribute.is_case_exact || attribute.kind == ValueKind::Reference).into();
    }
    if !attribute.canonical.is_empty() {
        described["canonicalValues"] = attribute.canonical.into();
    }
    if !attribute.refers_to.is_empty() {
        described["referenceTypes"] = attribute.refers_to.into();
    }
    described
}
