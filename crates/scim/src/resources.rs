//! The two kinds of resources: users, who are the people of the roster, and groups, which are its teams.

use crate::schema::{Attribute, Extension, Mutability, ResourceSchema, ValueKind};
use ValueKind::{Complex, Reference, Text, YesNo};

/// The URN of a user.
pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
/// The URN of a group.
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// The URN of who leads a team.
pub const TEAM: &str = "urn:weathervane:scim:schemas:1.0:Team";

/// The schema of users. `names_roles` says whether the client may change roles.
#[must_use]
pub fn user(names_roles: bool) -> ResourceSchema {
    ResourceSchema {
        urn: USER,
        name: "User",
        endpoint: "/Users",
        description: "A person of the roster",
        common: common(),
        attributes: vec![
            Attribute {
                is_required: true,
                is_unique: true,
                ..Attribute::new(
                    "userName",
                    Text,
                    "What the client calls the person. Of a new person it becomes the person_id of the roster, which then stays",
                )
            },
            Attribute { is_required: true, ..Attribute::new("displayName", Text, "The full name") },
            name(),
            Attribute {
                is_required: true,
                ..Attribute::new(
                    "active",
                    YesNo,
                    "False from the day after the last workday. True if a client does not say it of a new person",
                )
            },
            emails(),
            roles(if names_roles { Mutability::ReadWrite } else { Mutability::ReadOnly }),
            Attribute::new("preferredLanguage", Text, "The language of a new person; a language that they chose stays")
                .with(Mutability::WriteOnly),
            Attribute::new("timezone", Text, "The time zone of the site").with(Mutability::ReadOnly),
            groups(),
        ],
        extension: None,
        not_kept: &[
            "nickName",
            "profileUrl",
            "title",
            "userType",
            "locale",
            "password",
            "phoneNumbers",
            "ims",
            "photos",
            "addresses",
            "entitlements",
            "x509Certificates",
        ],
    }
}

fn name() -> Attribute {
    Attribute {
        parts: vec![
            Attribute::new("formatted", Text, "The full name").with(Mutability::Derived),
            Attribute::new("givenName", Text, "Read if there is no other name").with(Mutability::Unlisted),
            Attribute::new("familyName", Text, "Read if there is no other name").with(Mutability::Unlisted),
        ],
        ..Attribute::new("name", Complex, "The full name, as displayName").with(Mutability::Derived)
    }
}

fn emails() -> Attribute {
    Attribute {
        keeps_one: true,
        ..Attribute::list(
            "emails",
            "The e-mail address; of several the primary one, the one for work, or the first is kept",
            vec![
                Attribute { is_required: true, ..Attribute::new("value", Text, "The address") },
                Attribute { canonical: &["work"], ..Attribute::new("type", Text, "Always work") },
                Attribute::new("primary", YesNo, "Which of several is kept").with(Mutability::Unlisted),
            ],
        )
    }
}

fn roles(mutability: Mutability) -> Attribute {
    Attribute::list(
        "roles",
        "The roles. That of a lead follows from the teams that a person leads",
        vec![Attribute {
            is_required: true,
            canonical: &["agent", "lead", "psychologist", "admin"],
            ..Attribute::new("value", Text, "The role").with(mutability)
        }],
    )
    .with(mutability)
}

/// The teams of a person.
fn groups() -> Attribute {
    Attribute::list(
        "groups",
        "The team in which the person works",
        vec![
            Attribute { is_case_exact: true, ..Attribute::new("value", Text, "The id of the team") }
                .with(Mutability::ReadOnly),
            Attribute { refers_to: &["Group"], ..Attribute::new("$ref", Reference, "The team") }
                .with(Mutability::ReadOnly),
            Attribute::new("display", Text, "The name of the team").with(Mutability::ReadOnly),
        ],
    )
    .with(Mutability::ReadOnly)
}

/// The schema of groups.
#[must_use]
pub fn group() -> ResourceSchema {
    ResourceSchema {
        urn: GROUP,
        name: "Group",
        endpoint: "/Groups",
        description: "A team of the roster",
        common: common(),
        attributes: vec![
            Attribute { is_required: true, ..Attribute::new("displayName", Text, "The name of the team") },
            people(
                "members",
                "The people who work in the team. A person works in one team: a member of another one moves",
            ),
        ],
        extension: Some(Extension {
            urn: TEAM,
            name: "Team",
            description: "Who leads a team",
            attributes: vec![people(
                "leads",
                "The people who lead the team. They see what its members say to their lead from then on",
            )],
        }),
        not_kept: &[],
    }
}

fn people(name: &'static str, description: &'static str) -> Attribute {
    Attribute::list(
        name,
        description,
        vec![
            Attribute {
                is_required: true,
                is_case_exact: true,
                ..Attribute::new("value", Text, "The id of the person")
            },
            // Clients send it next to the id, which decides.
            Attribute { refers_to: &["User"], ..Attribute::new("$ref", Reference, "The person") },
            Attribute::new("display", Text, "The name of the person").with(Mutability::Unlisted),
            Attribute { canonical: &["User"], ..Attribute::new("type", Text, "Always User") },
        ],
    )
}

fn common() -> Vec<Attribute> {
    let meta = vec![
        Attribute { is_case_exact: true, ..Attribute::new("resourceType", Text, "The kind of the resource") }
            .with(Mutability::ReadOnly),
        Attribute { is_case_exact: true, ..Attribute::new("location", Reference, "Its address") }
            .with(Mutability::ReadOnly),
    ];
    vec![
        Attribute { is_case_exact: true, ..Attribute::new("id", Text, "The id") }.with(Mutability::ReadOnly),
        Attribute { is_case_exact: true, ..Attribute::new("externalId", Text, "The id that the client uses") },
        Attribute { parts: meta, ..Attribute::new("meta", Complex, "What the server knows of the resource") }
            .with(Mutability::ReadOnly),
        Attribute {
            is_list: true,
            is_case_exact: true,
            ..Attribute::new("schemas", Reference, "The schemas of the resource")
        }
        .with(Mutability::ReadOnly),
    ]
}
