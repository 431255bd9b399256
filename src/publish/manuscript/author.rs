//! Who wrote an insight.

use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{At, Name, Read, record};
use jsonc_parser::ast;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

record! {
    /// Somebody who writes.
    Author {
        /// The name, as it is printed.
        name: At<String>,
        /// A page about them, `http` or `https`.
        url: Option<At<String>>,
    }
}

/// An author as a manuscript names one: by a name that `site.json` knows, or whole.
#[derive(Clone, Debug)]
pub enum AuthorEntry {
    /// The name of an author in `site.json`.
    Known(Name),
    /// One of this insight alone.
    Own(Author),
}

impl Read for AuthorEntry {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::StringLit(_) => Name::read(value, diagnostics).map(Self::Known),
            ast::Value::Object(_) => Author::read(value, diagnostics).map(Self::Own),
            _ => {
                diagnostics
                    .mismatch(value, "an author’s name in site.json (text), or an object with \"name\"");
                None
            }
        }
    }
}

impl JsonSchema for AuthorEntry {
    fn schema_name() -> Cow<'static, str> {
        "AuthorEntry".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let author = generator.subschema_for::<Author>();
        let known =
            json_schema!({ "type": "string", "description": "The name of an author in `site.json`." });
        json_schema!({ "anyOf": [known, author] })
    }
}
