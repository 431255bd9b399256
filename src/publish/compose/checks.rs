//! What is checked of a manuscript beside what resolving it finds.

use super::scope::Scope;
use crate::model::{is_key, is_slug};
use crate::publish::library::Library;
use crate::publish::manuscript::Manuscript;
use crate::publish::manuscript::file_name::is_reserved;
use crate::publish::manuscript::load::Parsed;
use crate::publish::manuscript::summary::{ResolvedCorrection, Summary};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::At;
use crate::publish::parse::suggest::nearest;

/// Checks that a key is one.
pub fn check_key(key: Option<&At<String>>, diagnostics: &mut Diagnostics) {
    if let Some(key) = key.filter(|key| !is_key(key)) {
        let help =
            "write entity/metric, or entity/metric/conditions, each in lower-case words joined by hyphens";
        diagnostics.error("bad-key", key.at.clone(), format!("“{}” is no key", key.value), help);
    }
    if let Some((key, part)) = key.and_then(|key| Some((key, key.split('/').find(|part| is_reserved(part))?)))
    {
        let message = format!("“{part}” cannot be a part of a key: Windows writes no file of that name");
        diagnostics.error(
            "bad-key",
            key.at.clone(),
            message,
            "give it another name, such as one of two words",
        );
    }
}

/// Whether a text has the shape of a BCP 47 language tag.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    first
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Notes a list that must hold something and does not.
pub fn not_empty<T>(list: &At<Vec<T>>, message: &str, help: &str, diagnostics: &mut Diagnostics) {
    if list.is_empty() {
        diagnostics.error("empty", list.at.clone(), message, help);
    }
}

/// What is checked of the words outside the body.
pub fn check_words(manuscript: &Manuscript, scope: &Scope<'_>, diagnostics: &mut Diagnostics) {
    let library = scope.library;
    if let Some(language) = manuscript.language.as_ref().filter(|language| !is_language(language)) {
        let message = format!("“{}” is no language tag", language.value);
        diagnostics.error("bad-language", language.at.clone(), message, "write it as in HTML: en, de, pt-BR");
    }
    let title = &manuscript.title;
    if title.trim().is_empty() {
        diagnostics.error("empty", title.at.clone(), "the title is empty", "write one");
    }
    scope.line(title, "the title", diagnostics);
    not_empty(&manuscript.tldr, "“tldr” is empty", "write a sentence", diagnostics);
    not_empty(&manuscript.takeaways, "“takeaways” is empty", "write a sentence", diagnostics);
    not_empty(&manuscript.body, "“body” is empty", "write a paragraph", diagnostics);
    if !(1..=8).contains(&manuscript.topics.len()) {
        diagnostics.error(
            "bad-topics",
            manuscript.topics.at.clone(),
            "an insight has one to eight topics",
            "",
        );
    }
    for (place, topic) in manuscript.topics.iter().enumerate() {
        if !is_slug(topic) {
            let help = "use lower-case letters, digits and hyphens, such as cloud-infrastructure";
            diagnostics.error("bad-topics", topic.at.clone(), format!("“{}” is no topic", topic.value), help);
        } else if is_reserved(topic) {
            let message = format!("“{}” is no topic: Windows writes no file of that name", topic.value);
            diagnostics.error(
                "bad-topics",
                topic.at.clone(),
                message,
                "give it another name, such as one of two words",
            );
        }
        if manuscript.topics[..place].iter().any(|other| other.value == topic.value) {
            diagnostics.error(
                "bad-topics",
                topic.at.clone(),
                format!("“{}” stands here twice", topic.value),
                "",
            );
        }
    }
    for slug in &manuscript.related {
        if library.title(slug).is_none() {
            let near = nearest(slug, library.slugs()).map(|near| format!("did you mean `{near}`?"));
            let message = format!("no published insight is called “{}”", slug.value);
            diagnostics.error("unknown-insight", slug.at.clone(), message, near.unwrap_or_default());
        }
    }
}

/// Notes figures and sources that nothing shows or names.
pub fn check_unused(manuscript: &Manuscript, scope: &Scope<'_>, diagnostics: &mut Diagnostics) {
    let mut used = scope.used_figures.borrow().clone();
    for index in used.clone() {
        used.extend(scope.resolved(index).map(|figure| figure.parts.clone()).unwrap_or_default());
    }
    let unopened = scope.unopened.borrow();
    for (index, (name, _)) in manuscript.figures.0.iter().enumerate() {
        if used.contains(&index) {
            continue;
        }
        let (message, help) = match unopened.contains(&index) {
            true => {
                ("stands in titles and labels only, where no reader can open it", "state it in the text too")
            }
            false => ("is shown nowhere", "show it, or take it away"),
        };
        let message = format!("the figure “{}” {message}", name.value);
        diagnostics.warning("unused", name.at.clone(), message, help);
    }
    let used = scope.used_sources.borrow();
    for (index, (name, _)) in manuscript.sources.0.iter().enumerate() {
        if !used.contains(&index) {
            let message = format!("nothing names the source “{}”", name.value);
            diagnostics.warning(
                "unused",
                name.at.clone(),
                message,
                "name it where it is drawn on, or take it away",
            );
        }
    }
}

/// Checks what is published against what was published before: a value that changed needs a correction, and a
/// correction that was published stays.
pub fn check_ledger(parsed: &Parsed, library: &Library, diagnostics: &mut Diagnostics) {
    let Some(summary) = library.insight(&parsed.slug).filter(|summary| !library.waits(summary)) else {
        return;
    };
    for (place, ((name, source), one)) in parsed.manuscript.figures.0.iter().zip(&summary.figures).enumerate()
    {
        let (Some(value), Some(entry)) = (&one.value, library.ledger.find(summary, place)) else { continue };
        if summary.corrections_of(place).count() < entry.corrections {
            let message = format!("a published correction of “{}” is gone", name.value);
            diagnostics.error(
                "correction-gone",
                name.at.clone(),
                message,
                "put it back; what was corrected stays told",
            );
        }
        if entry.states(value) || is_explained(summary, place, library, &mut Vec::new()) {
            continue;
        }
        let (was, now) = entry.distinct_from(value);
        let at = match (&source.value, &source.derive) {
            (Some(value), _) => value.at.clone(),
            (None, Some(how)) => how.at.clone(),
            _ => name.at.clone(),
        };
        let message =
            format!("“{}” was published as {was}; now it is {now}, as of {}", name.value, value.as_of.text());
        let help = format!(
            "add to \"corrections\": {{ \"date\": \"{}\", \"figure\": {}, \"was\": {}, \"why\": \"…\" }}",
            library.now.date(),
            serde_json::Value::from(name.value.as_str()),
            serde_json::Value::from(was.as_str())
        );
        diagnostics.error("uncorrected", at, message, help);
    }
    for entry in library.ledger.gone(summary).into_iter().filter(|entry| entry.gone.is_none()) {
        let message = format!("the figure “{}” was published here and is gone", entry.figure);
        let help = "if it was wrong, say so in \"corrections\"; publishing notes that it is gone";
        diagnostics.warning("figure-gone", parsed.manuscript.title.at.clone(), message, help);
    }
}

/// Whether a correction tells of a figure's change since it was published, or of a part's it is worked out from.
fn is_explained(summary: &Summary, place: usize, library: &Library, seen: &mut Vec<usize>) -> bool {
    let Some(value) = summary.figures.get(place).and_then(|one| one.value.as_ref()) else { return false };
    if seen.contains(&place) {
        return false;
    }
    seen.push(place);
    let explained = library.ledger.find(summary, place).is_some_and(|entry| {
        // As it was printed by itself, or as the check said it beside what it is now.
        let mut was = vec![entry.distinct_from(value).0];
        was.extend((entry.amount != value.amount).then(|| entry.text()));
        let names_it = |one: &ResolvedCorrection| {
            was.iter().any(|was| one.was.trim() == was) && one.day.date() >= entry.since.date()
        };
        !entry.states(value)
            && summary.corrections_of(place).count() > entry.corrections
            && summary.corrections_of(place).any(names_it)
    });
    explained || value.parts.iter().any(|part| is_explained(summary, *part, library, seen))
}
