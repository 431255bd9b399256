//! The schema in the subset that all structured output of language models takes.
//!
//! Made of the full schema: references are put in place, unions are `anyOf`, every object is closed and has every field
//! required, and what may be left out may be `null`. Names cannot be keys there, since the keys of a closed object are
//! known: entries by name are a list whose entries have a `name`, and a row is a list of cells in the order of the columns.

use super::schema;
use serde_json::{Map, Value, json};

/// The strict JSON Schema of a manuscript, as text.
pub fn strict_schema_text() -> String {
    let full = schema().to_value();
    let strict = Strict { definitions: &full["$defs"] };
    let mut root = strict.of(&full, false);
    root["description"] = join([described(&root), LEFT_OUT.to_owned()]).into();
    format!("{root:#}\n")
}

/// Words for what has no keyword in the subset.
const ENTRY_NAME: &str =
    "The name that the rest of the file calls it by: lower-case letters, digits and hyphens.";
const FIGURE_IN_ROW: &str = "Words; one figure alone is written `{name}`.";
const LEFT_OUT: &str = "What is not known or not needed is null; a fact is never made up to fill a field.";

struct Strict<'s> {
    definitions: &'s Value,
}

impl Strict<'_> {
    /// A schema in the subset; `optional` ones take `null` too.
    fn of(&self, schema: &Value, optional: bool) -> Value {
        let resolved = self.resolved(schema);
        let about = described(&resolved);
        if let Some(branches) = branches(&resolved) {
            return self.union(&branches, about, optional);
        }
        if let Some(word) = resolved.get("const") {
            return words(&[word], about, optional);
        }
        match &resolved["type"] {
            Value::Array(kinds) => {
                let branches: Vec<Value> = kinds.iter().map(|kind| json!({ "type": kind })).collect();
                self.union(&branches, about, optional)
            }
            Value::String(kind) if kind == "object" => match resolved.get("properties") {
                Some(properties) => self.object(properties, &resolved["required"], about, optional),
                None => self.entries(&resolved["additionalProperties"], about, optional),
            },
            Value::String(kind) if kind == "array" => {
                typed("array", about, optional, [("items", self.of(&resolved["items"], false))])
            }
            kind => typed(kind.as_str().unwrap_or_default(), about, optional, []),
        }
    }

    /// A closed object. What begins with `$` is for editors, and is no key that every service takes.
    fn object(&self, properties: &Value, required: &Value, about: String, optional: bool) -> Value {
        let is_required = |name: &String| {
            required.as_array().is_some_and(|required| required.iter().any(|one| one == name.as_str()))
        };
        let declared = properties.as_object().into_iter().flatten();
        let strict: Map<String, Value> = declared
            .filter(|(name, _)| !name.starts_with('$'))
            .map(|(name, property)| (name.clone(), self.of(property, !is_required(name))))
            .collect();
        let names: Vec<&String> = strict.keys().collect();
        let required = json!(names);
        typed(
            "object",
            about,
            optional,
            [("properties", strict.into()), ("required", required), ("additionalProperties", json!(false))],
        )
    }

    /// The list that a map by names is here: of records with their names, or of a row's cells.
    fn entries(&self, schema: &Value, about: String, optional: bool) -> Value {
        let record = self.resolved(schema);
        if record.get("properties").is_some() {
            let mut strict = self.of(&record, false);
            strict["properties"]["name"] = json!({ "type": "string", "description": ENTRY_NAME });
            if let Some(required) = strict["required"].as_array_mut() {
                required.insert(0, "name".into());
            }
            return typed("array", about, optional, [("items", strict)]);
        }
        if record["type"] == "string" {
            let name = json!({ "type": "string", "description": ENTRY_NAME });
            let properties = json!({ "name": name, "text": { "type": "string" } });
            let entry = self.object(&properties, &json!(["name", "text"]), String::new(), false);
            return typed("array", about, optional, [("items", entry)]);
        }
        // A level deeper than services go: a figure alone in its cell is written in words.
        let cells = branches(&record).unwrap_or_default();
        let flat: Vec<Value> =
            cells.into_iter().filter(|cell| self.resolved(cell)["type"] != "object").collect();
        let mut cell = self.union(&flat, described(&record), false);
        for branch in cell["anyOf"].as_array_mut().into_iter().flatten() {
            if branch["type"].as_array().is_some_and(|kinds| kinds.contains(&json!("string"))) {
                branch["description"] = FIGURE_IN_ROW.into();
            }
        }
        let row = "A row: a cell for each column, in the order of the columns.".to_owned();
        typed("array", join([about, row]), optional, [("items", cell)])
    }
}

impl Strict<'_> {
    /// A union: a list of words where all are words, else `anyOf`, with `null` in the types of its first branch.
    fn union(&self, branches: &[Value], about: String, optional: bool) -> Value {
        let known: Vec<Value> = branches.iter().map(|branch| self.resolved(branch)).collect();
        let constants: Vec<&Value> = known.iter().filter_map(|branch| branch.get("const")).collect();
        if constants.len() == known.len() {
            let meant = known.iter().map(|branch| {
                format!("`{}`: {}", branch["const"].as_str().unwrap_or_default(), described(branch))
            });
            return words(&constants, join(std::iter::once(about).chain(meant)), optional);
        }
        let is_null = |branch: &&Value| branch["type"] == "null";
        let optional = optional || known.iter().any(|branch| is_null(&branch));
        let others: Vec<&Value> = known.iter().filter(|branch| !is_null(branch)).collect();
        if let [one] = others.as_slice() {
            let mut one = self.of(one, optional);
            one["description"] = join([about, described(&one)]).into();
            return one;
        }
        let strict = others.iter().enumerate().map(|(place, branch)| self.of(branch, optional && place == 0));
        let mut union = json!({ "anyOf": strict.collect::<Vec<_>>() });
        if !about.is_empty() {
            union["description"] = about.into();
        }
        union
    }

    /// A schema with what it refers to in the place of the reference; what is said of both is kept.
    fn resolved(&self, schema: &Value) -> Value {
        let name = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/"));
        let Some(found) = name.and_then(|name| self.definitions.get(name)) else { return schema.clone() };
        let mut found = found.clone();
        let about = join([described(schema), described(&found)]);
        if !about.is_empty() {
            found["description"] = about.into();
        }
        found
    }
}

/// The branches of a union.
fn branches(schema: &Value) -> Option<Vec<Value>> {
    let of = |word: &str| schema.get(word).and_then(Value::as_array).cloned();
    of("anyOf").or_else(|| of("oneOf"))
}

/// A closed list of words.
fn words(words: &[&Value], about: String, optional: bool) -> Value {
    let null = Value::Null;
    let words: Vec<&Value> = words.iter().copied().chain(optional.then_some(&null)).collect();
    typed("string", about, optional, [("enum", json!(words))])
}

/// A schema of one type, or of that and `null`.
fn typed<const N: usize>(kind: &str, about: String, optional: bool, rest: [(&str, Value); N]) -> Value {
    let kind = if optional { json!([kind, "null"]) } else { json!(kind) };
    let mut schema = json!({ "type": kind });
    if !about.is_empty() {
        schema["description"] = about.into();
    }
    for (word, value) in rest {
        schema[word] = value;
    }
    schema
}

/// What is said of a schema, and in words what its keywords say that are not in the subset.
fn described(schema: &Value) -> String {
    let about = schema["description"].as_str().unwrap_or_default().to_owned();
    let least = schema["minimum"].as_u64().map(|least| format!("A whole number, {least} or more."));
    let examples = schema["examples"].as_array().map(|examples| {
        let examples: Vec<&str> = examples.iter().filter_map(Value::as_str).collect();
        format!("For example {}.", examples.join(", "))
    });
    join([about].into_iter().chain(least).chain(examples))
}

/// Sentences in a row, each said once.
fn join(sentences: impl IntoIterator<Item = String>) -> String {
    let mut said: Vec<String> = Vec::new();
    for sentence in sentences.into_iter().filter(|sentence| !sentence.is_empty()) {
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said.join(" ")
}
