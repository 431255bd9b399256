//! What a writer has to know that is a program, in few words: the rules, and every field as the reader declares it.

use super::schema;
use serde_json::Value;
use std::fmt::Write;

/// What no declaration says.
const RULES: &str = include_str!("writers_guide.md");

/// The guide, as Markdown.
pub fn guide() -> String {
    let schema = schema().to_value();
    let mut guide = Guide { definitions: &schema["$defs"], text: RULES.to_owned() };
    guide.record("Insight", &schema);
    let definitions = schema["$defs"].as_object().into_iter().flatten();
    let (blocks, others): (Vec<_>, Vec<_>) = definitions.partition(|(name, _)| *name == "Block");
    for block in blocks.iter().flat_map(|(_, block)| branches(block)) {
        if let Some(word) = block.pointer("/properties/type/const").and_then(Value::as_str) {
            guide.record(&format!("Block `{word}`"), block);
        }
    }
    others.iter().filter(|(_, one)| is_record(one)).for_each(|(name, one)| guide.record(name, one));
    guide.text
}

struct Guide<'s> {
    definitions: &'s Value,
    text: String,
}

impl Guide<'_> {
    /// A record: what it is, and its fields, a line each. Two spaces at its end keep it a line where Markdown is read.
    fn record(&mut self, name: &str, schema: &Value) {
        let _ = write!(self.text, "\n{name}\n\n");
        for (field, property) in schema["properties"].as_object().into_iter().flatten() {
            // The kind of a block is said by its name; what begins with `$` is for editors.
            if field.starts_with('$') || property.get("const").is_some() {
                continue;
            }
            let required =
                schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == field));
            let mark = if required { "" } else { "?" };
            let about = property["description"].as_str().unwrap_or_default();
            // “Its title.” says nothing that the field's name does not.
            let about = match about.split_whitespace().count() {
                0..=2 => String::new(),
                _ => format!(": {about}"),
            };
            let _ = writeln!(self.text, "`{field}`{mark} {}{about}  ", self.shape(property));
        }
    }

    /// What a value looks like.
    fn shape(&self, schema: &Value) -> String {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
            let found = &self.definitions[name];
            return if name == "Block" || is_record(found) { name.into() } else { self.shape(found) };
        }
        let branches = branches(schema);
        if !branches.is_empty() {
            let shapes: Vec<String> = branches.iter().map(|branch| self.shape(branch)).collect();
            return shapes.join("|");
        }
        if let Some(word) = schema["const"].as_str() {
            return format!("`{word}`");
        }
        match &schema["type"] {
            Value::Array(kinds) => {
                kinds.iter().filter_map(Value::as_str).map(word).collect::<Vec<_>>().join("|")
            }
            Value::String(kind) if kind == "array" => format!("[{}]", self.shape(&schema["items"])),
            Value::String(kind) if kind == "object" => match schema["properties"].as_object() {
                Some(fields) => {
                    let fields: Vec<String> =
                        fields.iter().map(|(name, field)| format!("{name}:{}", self.shape(field))).collect();
                    format!("{{{}}}", fields.join(","))
                }
                None => format!("{{name:{}}}", self.shape(&schema["additionalProperties"])),
            },
            kind => word(kind.as_str().unwrap_or_default()).to_owned(),
        }
    }
}

/// The branches of a union.
fn branches(schema: &Value) -> Vec<&Value> {
    let of = |word: &str| schema[word].as_array();
    of("anyOf").or_else(|| of("oneOf")).into_iter().flatten().collect()
}

/// A type of JSON, as messages call it.
fn word(kind: &str) -> &str {
    match kind {
        "string" => "text",
        "boolean" => "true|false",
        other => other,
    }
}

/// Whether a type has a list of fields of its own. One of a single field is shown where it stands.
fn is_record(schema: &Value) -> bool {
    schema["properties"].as_object().is_some_and(|fields| fields.len() > 1)
}
