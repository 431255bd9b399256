//! Entries by name: a map, or a list whose entries say their names.

use super::diagnostics::Diagnostics;
use super::record::{At, Fields, Read};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Entries by name, in the order written.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<T>(pub Vec<(At<String>, T)>);

impl<T> Named<T> {
    /// The entry of this name, and its place in the list.
    pub fn find(&self, name: &str) -> Option<(usize, &T)> {
        self.0
            .iter()
            .enumerate()
            .find(|(_, (own, _))| **own == name)
            .map(|(index, (_, entry))| (index, entry))
    }

    /// The names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.value.as_str())
    }
}

/// The field that an entry in a list has its name in, for writers that cannot make up keys.
const NAME: &str = "name";

impl<T: Read> Named<T> {
    /// Reads a list whose entries say their names.
    fn of_list(entries: &ast::Array<'_>, diagnostics: &mut Diagnostics) -> Self {
        let mut named: Vec<(At<String>, T)> = Vec::new();
        for entry in &entries.elements {
            let ast::Value::Object(object) = entry else {
                diagnostics.mismatch(entry, "an object with a \"name\"");
                continue;
            };
            let name = Fields { object }.take::<At<String>>(NAME, diagnostics);
            let mut rest = object.clone();
            rest.properties.retain(|property| property.name.as_str() != NAME);
            let read = T::read_entry(rest, diagnostics);
            let (Some(name), Some(read)) = (name, read) else { continue };
            if named.iter().any(|(other, _)| other.value == name.value) {
                duplicate(&name.value, name.at.clone(), diagnostics);
            }
            named.push((name, read));
        }
        Self(named)
    }
}

impl<T: Read> Read for Named<T> {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let object = match value {
            ast::Value::Object(object) => object,
            ast::Value::Array(entries) => return Some(Self::of_list(entries, diagnostics)),
            _ => {
                diagnostics.mismatch(value, "an object");
                return None;
            }
        };
        unique_names(object, diagnostics);
        let entry = |property: &ast::ObjectProp<'_>| {
            let name = At {
                value: property.name.as_str().to_owned(),
                at: property.name.start()..property.name.end(),
            };
            T::read(&property.value, diagnostics).map(|entry| (name, entry))
        };
        Some(Self(object.properties.iter().filter_map(entry).collect()))
    }
    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Named{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, T>::json_schema(generator)
    }
}

/// Notes every name that an object uses twice: one of the two values would be lost without a word.
pub fn unique_names(object: &ast::Object<'_>, diagnostics: &mut Diagnostics) {
    // Most objects are small, and comparing a few names is quicker than hashing them.
    const FEW: usize = 24;
    let few = object.properties.len() <= FEW;
    let mut seen = std::collections::HashSet::new();
    for (place, property) in object.properties.iter().enumerate() {
        let name = property.name.as_str();
        let again = match few {
            true => object.properties[..place].iter().any(|other| other.name.as_str() == name),
            false => !seen.insert(name),
        };
        if again {
            duplicate(name, property.name.start()..property.name.end(), diagnostics);
        }
    }
}

fn duplicate(name: &str, at: Range<usize>, diagnostics: &mut Diagnostics) {
    diagnostics.error("duplicate-name", at, format!("“{name}” stands here twice"), "keep one of the two");
}
