//! The schemas of a manuscript: what is committed is fresh, the strict one keeps to its subset, and what is written by it
//! reads as what people write.

use crate::common::Site;
use serde_json::{Map, Value, json};
use sightline::publish::{guide, schema, strict_schema};
use std::fs;

#[test]
fn the_schema_is_fresh() {
    let committed = fs::read_to_string("public/data/insight.schema.json").unwrap();
    assert!(committed == schema(), "public/data/insight.schema.json is stale; run: make schema");
}

fn strict() -> Value {
    serde_json::from_str(&strict_schema()).unwrap()
}

/// What all services take.
const KEYWORDS: [&str; 8] =
    ["type", "description", "properties", "required", "additionalProperties", "items", "anyOf", "enum"];

/// Walks a schema and asserts the subset of it; the number of objects and lists within each other.
fn levels(schema: &Value, place: &str, objects: &mut usize) -> usize {
    let keywords = schema.as_object().unwrap_or_else(|| panic!("{place} is no object"));
    for keyword in keywords.keys() {
        assert!(KEYWORDS.contains(&keyword.as_str()), "{place} has {keyword}");
    }
    if let Some(branches) = schema.get("anyOf") {
        let branches = branches.as_array().unwrap();
        assert!(branches.len() > 1, "{place} is a union of one");
        assert!(schema.get("type").is_none() && schema.get("enum").is_none(), "{place} is two things");
        let each = branches.iter().enumerate().map(|(place_in, branch)| {
            assert!(branch.get("anyOf").is_none(), "{place} is a union of unions");
            levels(branch, &format!("{place}|{place_in}"), objects)
        });
        return each.max().unwrap();
    }
    // One type, or one and null.
    let kind = match &schema["type"] {
        Value::String(kind) => kind.as_str(),
        Value::Array(kinds) => {
            assert_eq!((kinds.len(), &kinds[1]), (2, &json!("null")), "{place}");
            kinds[0].as_str().unwrap()
        }
        other => panic!("{place} has the type {other}"),
    };
    assert_eq!(kind == "object", schema.get("properties").is_some(), "{place}");
    assert_eq!(kind == "array", schema.get("items").is_some(), "{place}");
    match kind {
        "object" => {
            *objects += 1;
            let properties = schema["properties"].as_object().unwrap();
            let mut required: Vec<&str> =
                schema["required"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
            required.sort_unstable();
            assert_eq!(required, properties.keys().collect::<Vec<_>>(), "{place}");
            assert_eq!(schema["additionalProperties"], json!(false), "{place}");
            let each = properties.iter().map(|(name, property)| {
                let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
                assert!(name.chars().all(plain), "{place}/{name} is no key everywhere");
                levels(property, &format!("{place}/{name}"), objects)
            });
            1 + each.max().unwrap()
        }
        "array" => 1 + levels(&schema["items"], &format!("{place}[]"), objects),
        "string" | "number" | "integer" | "boolean" => 0,
        other => panic!("{place} has the type {other}"),
    }
}

#[test]
fn the_strict_schema_keeps_to_what_all_services_take() {
    let mut objects = 0;
    assert_eq!(strict()["type"], "object");
    let deepest = levels(&strict(), "", &mut objects);
    assert!(deepest <= 5, "{deepest} levels");
    // The root, nine blocks, figures, sources, tables, columns: it is not short because something is missing.
    assert!(objects > 20, "only {objects} objects");
    let told = |path: &str| strict().pointer(path).unwrap()["description"].as_str().unwrap().to_owned();
    assert!(told("/properties/signal").contains("`noise`: Loud, but changes nothing."));
    assert!(told("/properties/figures/items/properties/unit").contains("For example USD, EUR"));
    assert!(told("/properties/figures/items/properties/round").contains("A whole number, 0 or more."));
}

/// Whether a value is of a branch of a union.
fn fits(value: &Value, branch: &Value) -> bool {
    let kind = branch["type"].as_array().map_or(&branch["type"], |kinds| &kinds[0]).as_str().unwrap();
    match (value, kind) {
        (Value::Null, _) => branch["type"].is_array(),
        (Value::Object(object), "object") => {
            let properties = branch["properties"].as_object().unwrap();
            let same_tag = properties
                .get("type")
                .is_none_or(|tag| tag["enum"].as_array().is_none_or(|words| words.contains(&object["type"])));
            same_tag && object.keys().all(|name| name == "$schema" || properties.contains_key(name))
        }
        (Value::Array(_), "array") | (Value::String(_), "string") => true,
        (Value::Number(_), "number" | "integer") | (Value::Bool(_), "boolean") => true,
        _ => false,
    }
}

/// A value as a writer has to give it that is held to the strict schema.
fn held_to(schema: &Value, value: &Value, columns: &[Value], place: &str) -> Value {
    if let Some(branches) = schema.get("anyOf") {
        let branch = branches.as_array().unwrap().iter().find(|branch| fits(value, branch));
        let branch = branch.unwrap_or_else(|| panic!("{place}: no branch takes {value}"));
        return held_to(branch, value, columns, place);
    }
    assert!(fits(value, schema), "{place}: this is no {}", schema["type"]);
    match value {
        Value::Object(object) => {
            let properties = schema["properties"].as_object().unwrap();
            let columns = object.get("columns").and_then(Value::as_array).map_or(columns, Vec::as_slice);
            let field = |(name, property): (&String, &Value)| {
                let written = object.get(name).unwrap_or(&Value::Null);
                let place = format!("{place}/{name}");
                (name.clone(), held_to(property, &listed(name, written, columns), columns, &place))
            };
            for name in object.keys().filter(|name| *name != "$schema") {
                assert!(properties.contains_key(name), "{place}/{name} is not in the schema");
            }
            Value::Object(properties.iter().map(field).collect())
        }
        Value::Array(items) => {
            items.iter().map(|item| held_to(&schema["items"], item, columns, place)).collect()
        }
        Value::String(word) => {
            let words = schema.get("enum").and_then(Value::as_array);
            assert!(words.is_none_or(|words| words.contains(value)), "{place}: {word}");
            value.clone()
        }
        plain => plain.clone(),
    }
}

/// Entries by name as a list, rows as lists of cells.
fn listed(field: &str, value: &Value, columns: &[Value]) -> Value {
    match (field, value) {
        ("figures" | "tables" | "sources", Value::Object(entries)) => {
            let entry = |(name, entry): (&String, &Value)| {
                let mut entry = entry.as_object().unwrap().clone();
                entry.insert("name".into(), name.clone().into());
                Value::Object(entry)
            };
            entries.iter().map(entry).collect()
        }
        ("footnotes", Value::Object(entries)) => {
            entries.iter().map(|(name, text)| json!({ "name": name, "text": text })).collect()
        }
        ("rows", Value::Array(rows)) => {
            let cell = |row: &Value, column: &Value| match &row[column["id"].as_str().unwrap()] {
                Value::Object(figure) => format!("{{{}}}", figure["figure"].as_str().unwrap()).into(),
                cell => cell.clone(),
            };
            rows.iter().map(|row| columns.iter().map(|column| cell(row, column)).collect::<Value>()).collect()
        }
        _ => value.clone(),
    }
}

/// A value with `null` in every field that the full schema knows and that was left out.
fn with_nulls(schema: &Value, root: &Value, value: &Value) -> Value {
    let schema = match schema["$ref"].as_str() {
        Some(path) => root.pointer(path.trim_start_matches('#')).unwrap(),
        None => schema,
    };
    let branches: Vec<&Value> =
        ["anyOf", "oneOf"].iter().filter_map(|word| schema[*word].as_array()).flatten().collect();
    match value {
        Value::Object(object) => {
            let tag = |branch: &&Value| branch.pointer("/properties/type/const") == object.get("type");
            let keys = |branch: &&Value| {
                let properties = branch["properties"].as_object();
                object.keys().all(|name| properties.is_some_and(|known| known.contains_key(name)))
            };
            if !branches.is_empty() && schema.get("properties").is_none() {
                let resolved = branches.iter().map(|branch| match branch["$ref"].as_str() {
                    Some(path) => root.pointer(path.trim_start_matches('#')).unwrap(),
                    None => branch,
                });
                let branch = resolved.filter(|branch| tag(branch) || branch["type"].is_null()).find(keys);
                return branch.map_or(value.clone(), |branch| with_nulls(branch, root, value));
            }
            let Some(properties) = schema["properties"].as_object() else {
                let each = |(name, entry): (&String, &Value)| {
                    (name.clone(), with_nulls(&schema["additionalProperties"], root, entry))
                };
                return Value::Object(object.iter().map(each).collect());
            };
            let mut all = Map::new();
            for (name, property) in properties {
                let written = object.get(name).map(|written| with_nulls(property, root, written));
                all.insert(name.clone(), written.unwrap_or(Value::Null));
            }
            Value::Object(all)
        }
        Value::Array(items) => {
            let list = branches.iter().copied().find(|branch| branch["type"] == "array").unwrap_or(schema);
            items.iter().map(|item| with_nulls(&list["items"], root, item)).collect()
        }
        plain => plain.clone(),
    }
}

/// An insight whose cells that are a figure alone say so, as they do in a list of cells.
fn figures_alone(mut insight: Value) -> Value {
    let tables = insight["tables"].as_object_mut().into_iter().flatten();
    for (_, table) in tables {
        let columns: Vec<(String, Value)> = table["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| (c["id"].as_str().unwrap().into(), c["kind"].clone()))
            .collect();
        for row in table["rows"].as_array_mut().into_iter().flatten() {
            for (id, kind) in &columns {
                let name = row[id].as_str().and_then(|text| text.strip_prefix('{')?.strip_suffix('}'));
                if let Some(name) = name.filter(|name| !name.contains('}') && kind.is_null()) {
                    row[id] = json!({ "figure": name });
                }
            }
        }
    }
    insight
}

/// Every insight of a folder written in another way reads as it did: data for data, page for page.
fn reads_the_same(folder: &str, rewritten: impl Fn(&Value) -> Value) -> usize {
    let (before, after) = (Site::of(folder), Site::of(folder));
    let mut nulls = 0;
    let mut slugs = Vec::new();
    for entry in fs::read_dir(after.path("insights")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let written = figures_alone(serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap());
        // Names are sorted by what writes them here, in both.
        let place = before.path("insights").join(path.file_name().unwrap());
        fs::write(place, serde_json::to_string_pretty(&written).unwrap()).unwrap();
        let text = serde_json::to_string_pretty(&rewritten(&written)).unwrap();
        nulls += text.matches("null").count();
        fs::write(&path, text).unwrap();
        if written["draft"] != true {
            slugs.push(path.file_stem().unwrap().to_string_lossy().into_owned());
        }
    }
    assert_eq!(after.diagnostics(), before.diagnostics());
    assert!(!slugs.is_empty());
    for slug in slugs {
        // What is derived from text, such as times of reading, would show a field that was read as something else.
        let (one, other) = (before.insight(&slug), after.insight(&slug));
        let lines = |insight| serde_json::to_string_pretty(insight).unwrap();
        let (one, other) = (lines(&one), lines(&other));
        let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert_eq!(differs, None, "{slug}");
        assert_eq!(one.len(), other.len(), "{slug}");
    }
    nulls
}

#[test]
fn null_is_read_as_left_out_in_every_field() {
    let full: Value = serde_json::from_str(&schema()).unwrap();
    for folder in ["public/data", "tests/fixtures/sample"] {
        let nulls = reads_the_same(folder, |insight| with_nulls(&full, &full, insight));
        assert!(nulls > 50, "{folder}: only {nulls} nulls");
    }
}

#[test]
fn what_is_written_by_the_strict_schema_reads_the_same() {
    let strict = strict();
    for folder in ["public/data", "tests/fixtures/sample"] {
        let nulls = reads_the_same(folder, |insight| held_to(&strict, insight, &[], ""));
        assert!(nulls > 50, "{folder}: only {nulls} nulls");
    }
}

#[test]
fn what_is_required_is_not_there_as_null() {
    let site = Site::with(
        r#""title": null, "figures": [{ "name": null, "label": "x", "value": 1, "unit": "count" }]"#,
    );
    let found = site.diagnostics();
    assert!(found.iter().any(|told| told.contains("“title” is missing")), "{found:?}");
    assert!(found.iter().any(|told| told.contains("“name” is missing")), "{found:?}");
}

#[test]
fn entries_of_words_say_them_as_text() {
    let noted = |notes: &str| Site::with(&format!(r#""body": ["Words.[^n]"], "footnotes": {notes}"#));
    let (map, list) = (noted(r#"{ "n": "A *note*." }"#), noted(r#"[{ "name": "n", "text": "A *note*." }]"#));
    let lines = |site: &Site| serde_json::to_string(&site.insight("a")).unwrap();
    assert_eq!(lines(&list), lines(&map));
    assert!(lines(&map).contains("note"));
    let told = noted(r#"[{ "name": "n", "words": "A note." }]"#).diagnostics();
    assert!(told.iter().any(|told| told == "unknown-field: unknown field “words”"), "{told:?}");
    assert!(told.iter().any(|told| told == "missing-field: “text” is missing"), "{told:?}");
}

#[test]
fn a_list_of_entries_has_its_faults_told() {
    let site = Site::with(
        r#""figures": [
             { "name": "a", "label": "x", "value": 1, "unit": "count", "kind": "reported", "as_of": "2026" },
             { "name": "a", "label": "x", "value": 1, "unit": "count", "kind": "reported", "as_of": "2026" }, 5],
           "tables": [{ "name": "t", "caption": "c", "columns": [{ "id": "one", "title": "One" }], "rows": [["x", "y"]] }]"#,
    );
    let found = site.diagnostics();
    assert!(found.iter().any(|told| told.contains("“a” stands here twice")), "{found:?}");
    assert!(found.iter().any(|told| told.contains("expected an object with a \"name\"")), "{found:?}");
    let site = Site::with(
        r#""tables": [{ "name": "t", "caption": "c", "columns": [{ "id": "one", "title": "One" }], "rows": [["x", "y"]] }],
           "body": [{ "type": "table", "table": "t" }]"#,
    );
    let found = site.diagnostics();
    assert!(found.iter().any(|told| told.contains("2 cells for 1 columns")), "{found:?}");
    // In a column of words a figure in braces stays in its sentence.
    let site = Site::with(
        r#""figures": [{ "name": "a", "label": "x", "value": 1, "unit": "count", "kind": "estimated", "as_of": "2026" }],
           "tables": [{ "name": "t", "caption": "c", "columns": [{ "id": "one", "title": "One" },
             { "id": "two", "title": "Two", "kind": "text" }], "rows": [["x", "{a}"]] }],
           "body": [{ "type": "table", "table": "t" }]"#,
    );
    let errors: Vec<String> =
        site.check().diagnostics.iter().filter(|found| found.is_error()).map(ToString::to_string).collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn the_guide_names_every_field_and_block_in_under_1500_words() {
    let (text, full) = (guide(), serde_json::from_str::<Value>(&schema()).unwrap());
    let words = text.split_whitespace().count();
    assert!(words < 1500, "{words} words");
    // From the part that is made of the declarations: the rules name some fields too.
    let (rules, fields) = text.split_once("## Fields").unwrap();
    let mut sections = std::collections::BTreeMap::new();
    for section in fields.split("\n\n").skip(2).collect::<Vec<_>>().chunks(2) {
        sections.insert(section[0].trim().to_owned(), section[1]);
    }
    let mut seen = 0;
    let mut named = |section: &str, record: &Value| {
        let told = sections.get(section).unwrap_or_else(|| panic!("no {section} in {:?}", sections.keys()));
        let required = record["required"].as_array().unwrap();
        for (name, property) in record["properties"].as_object().unwrap() {
            if name == "$schema" || property.get("const").is_some() {
                continue;
            }
            let mark = if required.contains(&json!(name)) { "" } else { "?" };
            assert!(
                told.lines().any(|line| line.starts_with(&format!("`{name}`{mark} "))),
                "{section} does not say {name}"
            );
            // A closed list of words is told word by word.
            let kind = property["$ref"].as_str().or(property["anyOf"][0]["$ref"].as_str());
            let kind = kind.map_or(&Value::Null, |path| full.pointer(path.trim_start_matches('#')).unwrap());
            for word in kind["oneOf"].as_array().into_iter().flatten() {
                let word = word["const"].as_str().unwrap_or_else(|| word["required"][0].as_str().unwrap());
                assert!(told.contains(word), "{section}/{name} does not say {word}");
            }
            seen += 1;
        }
    };
    named("Insight", &full);
    for (name, definition) in full["$defs"].as_object().unwrap() {
        if definition["properties"].as_object().is_some_and(|fields| fields.len() > 1) {
            named(name, definition);
        }
    }
    let blocks = full["$defs"]["Block"]["anyOf"].as_array().unwrap();
    for block in blocks.iter().filter(|block| block["type"] == "object") {
        named(&format!("Block `{}`", block["properties"]["type"]["const"].as_str().unwrap()), block);
    }
    assert!(blocks.len() >= 10 && seen > 60, "{} blocks, {seen} fields", blocks.len());

    // Its example is one that passes.
    let site = Site::new();
    let example = rules.split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    site.write("insights/example.json", example);
    assert_eq!(site.diagnostics(), [""; 0]);
    assert_eq!(site.insight("example").figures.len(), 3);
}
