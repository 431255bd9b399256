//! The entries in `corrections` that the ledger demands.

use super::Edit;
use crate::publish::diagnostic::STRICT;
use jsonc_parser::{CollectOptions, ast, common::Ranged, parse_to_ast};
use serde_json::Value;

/// What stands for a reason that nobody gave. Readers see it, and it is true.
pub const NO_REASON: &str = "The reason was not recorded.";

/// How the check begins its demand.
const DEMAND: &str = "add to \"corrections\": ";

/// The entry that a fault demands, with its reason.
pub fn demanded(help: &str, why: Option<&str>) -> Option<String> {
    let entry: Value = serde_json::from_str(help.strip_prefix(DEMAND)?).ok()?;
    let text = |name: &str| Some(Value::from(entry[name].as_str()?).to_string());
    let why = Value::from(why.unwrap_or(NO_REASON));
    let (date, figure, was) = (text("date")?, text("figure")?, text("was")?);
    Some(format!(r#"{{ "date": {date}, "figure": {figure}, "was": {was}, "why": {why} }}"#))
}

/// Adds entries to a manuscript, laid out as what is there.
pub fn added(text: &str, entries: &[String]) -> Option<Edit> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).ok()?;
    let ast::Value::Object(root) = parsed.value? else { return None };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let last = root.properties.last()?;
    let indent = indent_at(text, last.name.start());
    // A list of its own, its entries two steps in where the fields are one.
    let list = match indent {
        Some(indent) => {
            let entries = entries.join(&format!(",{end}{indent}{indent}"));
            format!("[{end}{indent}{indent}{entries}{end}{indent}]")
        }
        None => format!("[{}]", entries.join(", ")),
    };
    let Some(field) = root.properties.iter().find(|property| property.name.as_str() == "corrections") else {
        let before = indent.map_or(", ".to_owned(), |indent| format!(",{end}{indent}"));
        let at = last.value.end();
        return Some(Edit { at: at..at, text: format!(r#"{before}"corrections": {list}"#) });
    };
    let ast::Value::Array(array) = &field.value else {
        return Some(Edit { at: field.value.start()..field.value.end(), text: list });
    };
    let Some(entry) = array.elements.last() else {
        return Some(Edit { at: array.start()..array.end(), text: list });
    };
    let between = indent_at(text, entry.start()).map_or(", ".to_owned(), |indent| format!(",{end}{indent}"));
    let more: String = entries.iter().map(|entry| format!("{between}{entry}")).collect();
    Some(Edit { at: entry.end()..entry.end(), text: more })
}

/// The white space that a place is indented by, if it is the first of its line.
fn indent_at(text: &str, at: usize) -> Option<&str> {
    let start = text[..at].rfind('\n')? + 1;
    let before = &text[start..at];
    before.chars().all(|c| matches!(c, ' ' | '\t')).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_laid_out_as_what_is_there() {
        let entries = ["{ 1 }".to_owned(), "{ 2 }".to_owned()];
        let mended = |text: &str| super::super::applied(text, added(text, &entries).into_iter().collect());
        assert_eq!(mended(r#"{"a": 1}"#), r#"{"a": 1, "corrections": [{ 1 }, { 2 }]}"#);
        assert_eq!(
            mended("{\n  \"a\": {}\n}\n"),
            "{\n  \"a\": {},\n  \"corrections\": [\n    { 1 },\n    { 2 }\n  ]\n}\n"
        );
        assert_eq!(
            mended("{\r\n\t\"a\": 0\r\n}"),
            "{\r\n\t\"a\": 0,\r\n\t\"corrections\": [\r\n\t\t{ 1 },\r\n\t\t{ 2 }\r\n\t]\r\n}"
        );
        assert_eq!(mended("{\"corrections\": null}"), "{\"corrections\": [{ 1 }, { 2 }]}");
        assert_eq!(
            mended("{\n \"corrections\": [\n   {}\n ]\n}"),
            "{\n \"corrections\": [\n   {},\n   { 1 },\n   { 2 }\n ]\n}"
        );
    }

    #[test]
    fn what_the_check_demands_is_taken_as_it_stands() {
        let help =
            r#"add to "corrections": { "date": "2026-03-09", "figure": "cost", "was": "$40B", "why": "…" }"#;
        let entry = demanded(help, Some("A \"slip\"")).unwrap();
        assert_eq!(
            entry,
            r#"{ "date": "2026-03-09", "figure": "cost", "was": "$40B", "why": "A \"slip\"" }"#
        );
        assert!(demanded(help, None).unwrap().contains(NO_REASON));
        assert_eq!(demanded("put it back", None), None);
    }
}
