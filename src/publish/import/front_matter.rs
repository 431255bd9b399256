//! What stands before an article's words: YAML, TOML or JSON that says what it is.

use super::article::{Front, Text};
use serde_json::Value;

/// Front matter longer than this is none that a person or a program wrote about an article.
const LONGEST: usize = 64 * 1024;

const TITLE: &[&str] = &["title", "titel", "titre", "headline"];
/// What stands for the whole, in the order in which it is put together.
const SUMMARY: &[&str] = &[
    "subtitle",
    "untertitel",
    "sous-titre",
    "dek",
    "standfirst",
    "summary",
    "zusammenfassung",
    "description",
    "excerpt",
    "abstract",
    "beschreibung",
    "resume",
    "résumé",
    "chapo",
];
const DATE: &[&str] = &[
    "date",
    "published",
    "pubdate",
    "publishdate",
    "published_at",
    "datum",
    "created",
    "lastmod",
    "updated",
];
const TOPICS: &[&str] = &[
    "topics",
    "tags",
    "tag",
    "categories",
    "category",
    "keywords",
    "schlagworte",
    "kategorien",
    "themen",
    "mots-cles",
    "mots-clés",
    "sujets",
    "themes",
];
const AUTHORS: &[&str] = &["authors", "author", "autoren", "autor", "auteurs", "auteur", "byline"];
const ALIASES: &[&str] = &["aliases", "alias", "redirect_from"];
const CANONICAL: &[&str] = &["canonical", "canonical_url", "canonicalurl"];
const LANGUAGE: &[&str] = &["lang", "language", "sprache", "langue", "locale"];

/// Reads front matter: what it says, where the words begin, and what could not be read.
pub fn read(source: &str) -> (Front, usize, Vec<(usize, String)>) {
    let none = (Front::default(), 0, Vec::new());
    let Some((kind, start, end, body)) = bounds(source) else { return none };
    let text = &source[start..end];
    if text.len() > LONGEST {
        let why = "the front matter is longer than 64 kB, and stays unread; shorten it".to_owned();
        return (Front::default(), body, vec![(0, why)]);
    }
    let value: Result<Value, String> = match kind {
        Kind::Yaml => yaml(text),
        Kind::Toml => toml::from_str::<toml::Table>(text)
            .map_err(|error| error.message().to_owned())
            .and_then(|table| serde_json::to_value(table).map_err(|error| error.to_string())),
        Kind::Json => serde_json::from_str(text).map_err(|error| error.to_string()),
    };
    match value {
        Ok(Value::Object(fields)) => (front(&fields, source, start), body, Vec::new()),
        // A line between two rules is no front matter.
        Ok(_) if matches!(kind, Kind::Yaml) && !text.contains(':') => none,
        Ok(_) => (
            Front::default(),
            body,
            vec![(0, "the front matter is no list of fields; write `title: …`".to_owned())],
        ),
        Err(why) => {
            let why = why.lines().next().unwrap_or_default().to_owned();
            let said = format!("the front matter cannot be read ({why}); its lines were taken as they stand");
            (front(&lines(text), source, start), body, vec![(0, said)])
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Yaml,
    Toml,
    Json,
}

/// Of which kind it is, where it stands, and where the words begin behind it.
fn bounds(source: &str) -> Option<(Kind, usize, usize, usize)> {
    let first = source.lines().next()?.trim_end();
    let behind = |at: usize| at + source[at..].find('\n').map_or(source.len() - at, |end| end + 1);
    let after_first = behind(0);
    let fence = |mark: &str, ends: &[&str], kind| {
        (first == mark).then_some(())?;
        let mut at = after_first;
        for line in source[after_first..].split_inclusive('\n') {
            if ends.contains(&line.trim_end()) {
                return Some((kind, after_first, at, at + line.len()));
            }
            at += line.len();
        }
        None
    };
    if let Some(found) =
        fence("---", &["---", "..."], Kind::Yaml).or_else(|| fence("+++", &["+++"], Kind::Toml))
    {
        return Some(found);
    }
    if first.starts_with('{') && !first.starts_with("{%") && !first.starts_with("{{") {
        let mut values = serde_json::Deserializer::from_str(source).into_iter::<Value>();
        if let Some(Ok(Value::Object(_))) = values.next() {
            let end = values.byte_offset();
            return Some((Kind::Json, 0, end, behind(end)));
        }
    }
    None
}

/// Reads YAML: no tags, few anchors, nothing deep, so that a small text cannot become a large one.
fn yaml(text: &str) -> Result<Value, String> {
    // A tag that is called `y` or `no` is a word.
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| error.to_string())
}

/// Fields as lines name them, for front matter that is nearly some: most often a title with a colon in it.
fn lines(text: &str) -> serde_json::Map<String, Value> {
    let field = |line: &str| {
        let at = line.find([':', '='])?;
        let (name, value) = (line[..at].trim().trim_matches('"'), line[at + 1..].trim());
        let is_name = !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let value = value.trim_end_matches(',').trim_matches(['"', '\'']);
        (is_name && !value.is_empty()).then(|| (name.to_owned(), Value::String(value.to_owned())))
    };
    text.lines().filter_map(field).collect()
}

/// What fields say of an article.
fn front(fields: &serde_json::Map<String, Value>, source: &str, start: usize) -> Front {
    let get = |names: &[&str]| {
        let named =
            |name: &&str| fields.iter().find(|(key, _)| key.to_lowercase() == **name).map(|(_, value)| value);
        names.iter().find_map(named)
    };
    let text = |value: &Value| {
        let words = words(value)?;
        let place = source[start..].find(words.lines().next()?).map_or(start, |at| start + at);
        Some(Text::plain(&words, place)).filter(|text| !text.is_empty())
    };
    let mut front = Front { title: get(TITLE).and_then(text), ..Front::default() };
    for name in SUMMARY {
        let found = get(&[name]).and_then(text);
        front.summary.extend(found.filter(|found| !front.summary.iter().any(|one| one.words == found.words)));
    }
    front.date = get(DATE).and_then(|value| match value {
        // TOML has dates of its own.
        Value::Object(date) => date.values().next().and_then(words),
        value => words(value),
    });
    for name in TOPICS {
        match get(&[name]) {
            Some(Value::Array(all)) => front.topics.extend(all.iter().filter_map(words)),
            // Jekyll parts tags by spaces.
            Some(Value::String(all)) if all.contains(',') => {
                front.topics.extend(all.split(',').map(|one| one.trim().to_owned()))
            }
            Some(Value::String(all)) => front.topics.extend(all.split_whitespace().map(str::to_owned)),
            _ => {}
        }
    }
    // Hugo has them in a table of their own.
    if let Some(Value::Object(more)) = get(&["taxonomies"]) {
        for all in more.values().filter_map(Value::as_array) {
            front.topics.extend(all.iter().filter_map(words));
        }
    }
    let all = |names: &[&str]| match get(names) {
        Some(Value::Array(all)) => all.clone(),
        one => one.cloned().into_iter().collect(),
    };
    front.authors = all(AUTHORS).iter().filter_map(author).collect();
    front.aliases = all(ALIASES).iter().filter_map(words).collect();
    front.canonical = get(CANONICAL).and_then(words);
    front.language = get(LANGUAGE).and_then(words);
    front.signal = get(&["signal"]).and_then(words);
    front.impact = get(&["impact"]).and_then(words);
    front.draft = get(&["draft"]).and_then(Value::as_bool).unwrap_or(false);
    let list = |names: &[&str]| match get(names) {
        Some(Value::Array(all)) => all.iter().filter_map(text).collect(),
        Some(one) => text(one).into_iter().collect(),
        None => Vec::new(),
    };
    front.tldr = list(&["tldr", "tl;dr"]);
    front.takeaways = list(&["takeaways"]);
    front
}

/// Who an author is: a name, or one with an address.
fn author(value: &Value) -> Option<(String, Option<String>)> {
    let (name, url) = match value {
        Value::Object(fields) => (
            fields.get("name").and_then(words)?,
            ["url", "website", "link"].iter().find_map(|name| fields.get(*name)).and_then(words),
        ),
        value => (words(value)?, None),
    };
    (!name.is_empty()).then_some((name, url))
}

/// The words of a value that is one.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}
