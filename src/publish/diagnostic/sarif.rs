//! Faults as SARIF 2.1.0, which services that show what checks found read.

use super::{Diagnostic, Severity, pointer::pointer};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What a URI's path keeps as it is: RFC 3986's unreserved characters, and what parts folders.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// All faults of a check as one log with one run.
pub fn sarif(diagnostics: &[Diagnostic]) -> String {
    let rules: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| json!({ "id": rule })).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": diagnostics.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn result(diagnostic: &Diagnostic) -> Value {
    let (file, at) = (&diagnostic.file, &diagnostic.at);
    let (start_line, start_column) = file.position(at.start);
    let (end_line, end_column) = file.position(at.end.max(at.start));
    let mut text = format!("{}.", diagnostic.message);
    if !diagnostic.help.is_empty() {
        text = format!("{text}\nhelp: {}", diagnostic.help);
    }
    json!({
        "ruleId": diagnostic.rule,
        "level": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": { "text": text },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(&file.path) },
                "region": {
                    "startLine": start_line,
                    "startColumn": start_column,
                    "endLine": end_line,
                    "endColumn": end_column,
                },
            },
            "logicalLocations": [{ "fullyQualifiedName": pointer(&file.text, at.start) }],
        }],
    })
}

/// A path as a URI: relative as it was typed, or of this machine's files.
fn uri(path: &str) -> String {
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{}", utf8_percent_encode(path.strip_prefix("./").unwrap_or(path), PATH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::diagnostic::SourceFile;
    use std::sync::Arc;

    #[test]
    fn places_are_counted_in_characters_and_paths_are_uris() {
        let text = "{\n \"é\": [\"{cots}\"]\n}".to_owned();
        let at = text.find("{cots}").unwrap();
        let file = Arc::new(SourceFile { path: "./data/a b%é.json".into(), text });
        let fault = Diagnostic {
            rule: "unknown-figure",
            severity: Severity::Error,
            file,
            at: at..at + 6,
            message: "no figure is called “cots”".into(),
            help: "did you mean `cost`?".into(),
        };
        let warning = Diagnostic { severity: Severity::Warning, help: String::new(), ..fault.clone() };
        let log: Value = serde_json::from_str(&sarif(&[fault, warning])).unwrap();
        let run = &log["runs"][0];
        assert_eq!(log["version"], "2.1.0");
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert_eq!(run["tool"]["driver"]["rules"], json!([{ "id": "unknown-figure" }]));
        let first = &run["results"][0];
        assert_eq!(first["level"], "error");
        assert_eq!(first["message"]["text"], "no figure is called “cots”.\nhelp: did you mean `cost`?");
        let place = &first["locations"][0];
        assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "data/a%20b%25%C3%A9.json");
        let region = json!({ "startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 15 });
        assert_eq!(place["physicalLocation"]["region"], region);
        assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "/é/0");
        assert_eq!(run["results"][1]["level"], "warning");
        assert_eq!(run["results"][1]["message"]["text"], "no figure is called “cots”.");
    }

    #[test]
    fn nothing_wrong_is_a_run_without_results() {
        let log: Value = serde_json::from_str(&sarif(&[])).unwrap();
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(uri("/srv/a.json"), "file:///srv/a.json");
    }
}
