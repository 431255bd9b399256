//! What a fault leaves no choice about.

use super::typo::is_typo;
use super::{Edit, correction, syntax};
use crate::model::is_slug;
use crate::publish::diagnostic::Diagnostic;
use crate::publish::parse::suggest::meant;
use regex::Regex;
use serde_json::Value;
use std::cell::LazyCell;
use std::sync::LazyLock;

/// The edits that mend what is certain of a file's faults.
pub fn edits(text: &str, faults: &[Diagnostic], why: Option<&str>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut entries = Vec::new();
    let written = LazyCell::<Value, _>::new(|| serde_json::from_str(text).unwrap_or_default());
    for fault in faults {
        // A place within a character is one that nobody sees.
        let shown = text.get(fault.at.clone()).unwrap_or_default();
        let whole = |text: String| Some(Edit { at: fault.at.clone(), text });
        let edit = match fault.rule {
            "not-json" => {
                edits.extend(syntax::edits(text));
                None
            }
            "uncorrected" => {
                let entry = correction::demanded(&fault.help, why);
                entries.extend(entry.filter(|entry| !entries.contains(entry)));
                None
            }
            "invisible-character" => hidden(text, fault.at.start),
            "bare-amount" => sign_twice(shown, &written).and_then(whole),
            "bad-topics" => slug(shown, &written["topics"]).and_then(whole),
            "wrong-type" if fault.message.starts_with("expected a number") => number(shown).and_then(whole),
            "stray-brace" if shown == "{}" => whole(r"\\{\\}".to_owned()),
            "half-marked" if shown.starts_with('&') => whole(format!(r"\\{shown}")),
            rule => {
                meant(&fault.help).and_then(|meant| named(rule, shown, &fault.message, meant)).and_then(whole)
            }
        };
        edits.extend(edit);
    }
    if !entries.is_empty() {
        edits.extend(correction::added(text, &entries));
    }
    edits
}

/// What is written in the place of a name that is nearly another.
fn named(rule: &str, shown: &str, message: &str, meant: &str) -> Option<String> {
    let name = message.split_once('“')?.1.split_once('”')?.0;
    // Fields and words are closed lists: whatever was meant, it is one of them.
    let certain = matches!(rule, "unknown-field" | "unknown-word") || is_typo(name, meant);
    if !certain {
        return None;
    }
    if shown.starts_with('"') {
        return Some(Value::from(meant).to_string());
    }
    let (at, others) = (shown.find(name)?, shown.matches(name).count());
    if meant.starts_with(['{', '[']) {
        return (shown == name).then(|| meant.to_owned());
    }
    (others == 1).then(|| format!("{}{meant}{}", &shown[..at], &shown[at + name.len()..]))
}

/// A topic written as slugs are, where nothing else is wrong with it and it is not there already.
fn slug(shown: &str, topics: &Value) -> Option<String> {
    let topic: String = serde_json::from_str(shown).ok()?;
    let slug = topic.trim().to_lowercase().replace([' ', '_'], "-");
    let new = topics.as_array().is_some_and(|topics| topics.iter().all(|other| *other != slug));
    (new && is_slug(&slug)).then(|| Value::from(slug).to_string())
}

/// A number that stands between quotes, where it is written as JSON writes numbers: `"1,200"` may mean two things.
fn number(shown: &str) -> Option<String> {
    let text: String = serde_json::from_str(shown).ok()?;
    serde_json::from_str::<serde_json::Number>(&text).is_ok().then_some(text)
}

/// Takes a character that nobody sees, as it stands or as an escape.
fn hidden(text: &str, at: usize) -> Option<Edit> {
    let rest = text.get(at..)?;
    let length = match rest.strip_prefix("\\u") {
        Some(hex) => hex.get(..4)?.len() + 2,
        None => rest.chars().next().filter(|c| !c.is_ascii())?.len_utf8(),
    };
    Some(Edit { at: at..at + length, text: String::new() })
}

static SIGN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\p{Sc}?)(\{[a-z0-9-]+\})\s*(\p{Sc}|%|percent|per cent|×)?$").ok());

/// A figure without the sign beside it, where that is the sign of its own unit and would stand there twice.
fn sign_twice(shown: &str, manuscript: &Value) -> Option<String> {
    let found = SIGN.as_ref()?.captures(shown)?;
    let signs: Vec<&str> =
        [1, 3].iter().filter_map(|group| found.get(*group)).map(|sign| sign.as_str()).collect();
    let mut signs = signs.into_iter().filter(|sign| !sign.is_empty());
    let (sign, None) = (signs.next()?, signs.next()) else { return None };
    let figure = found.get(2)?.as_str();
    let name = figure.trim_matches(['{', '}']);
    let figures = &manuscript["figures"];
    let listed = figures.as_array().and_then(|list| list.iter().find(|entry| entry["name"] == name));
    let unit = listed.unwrap_or(&figures[name])["unit"].as_str()?;
    let own = match sign {
        "%" | "percent" | "per cent" => unit == "%",
        "×" => unit == "×",
        "€" => unit == "EUR",
        "£" => unit == "GBP",
        "$" => unit == "USD",
        _ => false,
    };
    own.then(|| figure.to_owned())
}
