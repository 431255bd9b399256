//! JSON Schemas of records, field by field.

use schemars::{JsonSchema, Schema, SchemaGenerator};

/// Collects the schema of a record, field by field.
pub struct ObjectSchema {
    schema: Schema,
    properties: serde_json::Map<String, serde_json::Value>,
    required: Vec<&'static str>,
}

impl ObjectSchema {
    /// An object described by `about`.
    pub fn new(about: &str) -> Self {
        let schema = schemars::json_schema!({ "type": "object", "description": about.trim() });
        Self { schema, properties: serde_json::Map::new(), required: Vec::new() }
    }

    /// Adds a field; `required` as its reader has it.
    pub fn field<T: JsonSchema>(
        &mut self,
        name: &'static str,
        about: &str,
        required: bool,
        generator: &mut SchemaGenerator,
    ) {
        let mut schema = generator.subschema_for::<T>();
        if !required {
            without_null(&mut schema);
        }
        schema.insert("description".into(), about.trim().into());
        self.properties.insert(name.to_owned(), schema.to_value());
        if required {
            self.required.push(name);
        }
    }

    /// The schema; fields that were not added are not allowed.
    pub fn finish(mut self) -> Schema {
        self.schema.insert("properties".into(), self.properties.into());
        self.schema.insert("required".into(), self.required.into());
        self.schema.insert("additionalProperties".into(), false.into());
        self.schema
    }
}

/// Takes `null` from what a schema allows: here a field that has no value is left out.
fn without_null(schema: &mut Schema) {
    let is_null =
        |value: &serde_json::Value| value == "null" || value.get("type").is_some_and(|kind| kind == "null");
    let Some(object) = schema.as_object_mut() else { return };
    for list in ["type", "anyOf"] {
        if let Some(serde_json::Value::Array(kinds)) = object.get_mut(list) {
            kinds.retain(|kind| !is_null(kind));
            if let ("type", [one]) = (list, kinds.as_slice()) {
                let one = one.clone();
                object.insert("type".into(), one);
            }
        }
    }
}
