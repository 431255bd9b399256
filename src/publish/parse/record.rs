//! Reads typed records from JSON and keeps going after a fault, so one run finds them all.
//!
//! A record is declared once with [`record!`]: the same lines are the Rust type, its reader and, through
//! `schemars`, its JSON Schema.

use super::diagnostics::{Diagnostics, range};
use super::named::unique_names;
use super::suggest::{did_you_mean, elsewhere};
use jsonc_parser::{ast, common::Ranged};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::{borrow::Cow, ops::Range};

/// A type that can be read from JSON.
pub trait Read: Sized {
    /// Reads it, or notes what is wrong and returns nothing.
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self>;

    /// Reads what is left of an entry of a list once its name is taken out of it.
    fn read_entry(entry: ast::Object<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        Self::read(&ast::Value::Object(entry), diagnostics)
    }

    /// What stands for it where the field is missing; `None` if the field is required.
    fn absent() -> Option<Self> {
        None
    }
}

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub at: Range<usize>,
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Read> Read for At<T> {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        Some(Self { value: T::read(value, diagnostics)?, at: range(value) })
    }
    fn read_entry(entry: ast::Object<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = entry.properties.iter().find(|property| property.name.as_str() == TEXT);
        let at = text.map_or(entry.range.start..entry.range.end, |text| range(&text.value));
        Some(Self { value: T::read_entry(entry, diagnostics)?, at })
    }
}

impl<T: Read> Read for Box<T> {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        T::read(value, diagnostics).map(Self::new)
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Text in which inline Markdown, `{figures}` and `[[links to insights]]` are understood.
pub type Inline = At<String>;
/// The field that an entry has its words in, where it is nothing but words.
pub const TEXT: &str = "text";

/// The name of something else in the same file, or of another insight.
pub type Name = At<String>;

/// Whether a value is `null`, by which writers that have to give every field leave one out.
pub fn is_null(value: &ast::Value<'_>) -> bool {
    matches!(value, ast::Value::NullKeyword(_))
}

/// What to do instead of typing what is worked out.
fn worked_out(name: &str) -> Option<&'static str> {
    let is_update =
        matches!(name, "updated" | "updated_at" | "modified" | "date_modified" | "lastmod" | "last_modified");
    is_update.then_some(
        "take it away: an insight is updated when something is put right, and \"corrections\" say when",
    )
}

/// Reads the fields of one object.
pub struct Fields<'o, 'a> {
    pub(super) object: &'o ast::Object<'a>,
}

impl<'o, 'a> Fields<'o, 'a> {
    /// Opens `value` as an object with no fields but `known`.
    pub fn open(value: &'o ast::Value<'a>, known: &[&str], diagnostics: &mut Diagnostics) -> Option<Self> {
        let ast::Value::Object(object) = value else {
            diagnostics.mismatch(value, "an object");
            return None;
        };
        unique_names(object, diagnostics);
        for property in &object.properties {
            let name = property.name.as_str();
            if !known.contains(&name) {
                let absent =
                    |field: &&str| object.properties.iter().all(|other| other.name.as_str() != *field);
                let absent: Vec<&str> = known.iter().copied().filter(absent).collect();
                let near = match elsewhere(name, &absent) {
                    Some(field) => did_you_mean(field, [field]),
                    None => did_you_mean(name, known.iter().copied()),
                };
                let help = match worked_out(name) {
                    Some(help) if known.contains(&"corrections") => help.to_owned(),
                    _ if near.is_empty() => format!("the fields here are {}", known.join(", ")),
                    _ => near,
                };
                let at = property.name.start()..property.name.end();
                diagnostics.error("unknown-field", at, format!("unknown field “{name}”"), help);
            }
        }
        Some(Self { object })
    }

    /// Reads one field; a missing one is a fault unless the type has a value for that. One that is `null` was left out.
    pub fn take<T: Read>(&self, name: &str, diagnostics: &mut Diagnostics) -> Option<T> {
        let written = self.object.properties.iter().find(|property| property.name.as_str() == name);
        match written {
            Some(property) if !is_null(&property.value) => T::read(&property.value, diagnostics),
            null => {
                let absent = T::absent();
                if absent.is_none() {
                    let here = self.object.start()..self.object.start() + 1;
                    let at = null.map_or(here, |property| range(&property.value));
                    diagnostics.error(
                        "missing-field",
                        at,
                        format!("“{name}” is missing"),
                        format!("add \"{name}\": …"),
                    );
                }
                absent
            }
        }
    }
}

/// Declares a record: a Rust type, its reader and its schema from the same lines. A field whose name in the
/// file is no Rust name says so with `as "name"`.
macro_rules! record {
    ($(
        $(#[doc = $about:literal])+
        $name:ident { $($(#[doc = $doc:literal])+ $field:ident $(as $json:literal)? : $kind:ty,)+ }
    )+) => {$(
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[doc = $doc])+ pub $field: $kind,)+ }

        impl $crate::publish::parse::record::Read for $name {
            fn read(
                value: &jsonc_parser::ast::Value<'_>,
                diagnostics: &mut $crate::publish::parse::diagnostics::Diagnostics,
            ) -> Option<Self> {
                const KNOWN: &[&str] = &[$(record!(@name $field $($json)?),)+];
                let fields = $crate::publish::parse::record::Fields::open(value, KNOWN, diagnostics)?;
                $(let $field = fields.take::<$kind>(record!(@name $field $($json)?), diagnostics);)+
                Some(Self { $($field: $field?,)+ })
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut object = $crate::publish::parse::schema::ObjectSchema::new(concat!($($about),+));
                $(object.field::<$kind>(record!(@name $field $($json)?), concat!($($doc),+), <$kind as $crate::publish::parse::record::Read>::absent().is_none(), generator);)+
                object.finish()
            }
        }
    )+};
    (@name $field:ident $json:literal) => { $json };
    (@name $field:ident) => { stringify!($field) };
}
pub(crate) use record;

/// Reads a closed list of words from their `FromStr`, offering the nearest word on a fault.
macro_rules! read_words {
    ($($name:ty),+) => {$(
        impl $crate::publish::parse::record::Read for $name {
            fn read(
                value: &jsonc_parser::ast::Value<'_>,
                diagnostics: &mut $crate::publish::parse::diagnostics::Diagnostics,
            ) -> Option<Self> {
                let word = String::read(value, diagnostics)?;
                let read = word.parse().ok();
                if read.is_none() {
                    let near = $crate::publish::parse::suggest::did_you_mean(&word, <$name>::WORDS.iter().copied());
                    let help = if near.is_empty() { format!("one of {}", <$name>::WORDS.join(", ")) } else { near };
                    diagnostics.error("unknown-word", $crate::publish::parse::diagnostics::range(value), format!("“{word}” means nothing here"), help);
                }
                read
            }
        }
    )+};
}
pub(crate) use read_words;
