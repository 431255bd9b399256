//! What is checked of a manuscript beside what resolving it finds.

use super::Scope;
use crate::model::is_slug;
use crate::publish::amount;
use crate::publish::fault::nearest;
use crate::publish::index::Index;
use crate::publish::manuscript::Manuscript;
use crate::publish::record::{At, Reading};

/// Checks that a key is one.
pub fn check_key(key: Option<&At<String>>, to: &mut Reading) {
    if let Some(key) = key {
        let parts: Vec<&str> = key.split('/').collect();
        if !(2..=6).contains(&parts.len()) || !parts.iter().all(|part| is_slug(part)) {
            let help = "write entity/metric, or entity/metric/conditions, each in lower-case words joined by hyphens";
            to.error("bad-key", key.at.clone(), format!("“{}” is no key", key.value), help);
        }
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
pub fn not_empty<T>(list: &At<Vec<T>>, message: &str, help: &str, to: &mut Reading) {
    if list.is_empty() {
        to.error("empty", list.at.clone(), message, help);
    }
}

/// Notes an amount typed where only words can stand.
pub fn only_words(text: &At<String>, what: &str, to: &mut Reading) {
    if let Some(found) = amount::find(text).first() {
        let message = format!("“{}” is an amount typed in {what}", &text.value[found.clone()]);
        to.error("bare-amount", text.at.clone(), message, "no figures can stand here; say it in words");
    }
}

/// What is checked of the words outside the body.
pub fn check_words(manuscript: &Manuscript, index: &Index, to: &mut Reading) {
    if let Some(language) = manuscript.language.as_ref().filter(|language| !is_language(language)) {
        let message = format!("“{}” is no language tag", language.value);
        to.error("bad-language", language.at.clone(), message, "write it as in HTML: en, de, pt-BR");
    }
    let title = &manuscript.title;
    if title.trim().is_empty() {
        to.error("empty", title.at.clone(), "the title is empty", "write one");
    }
    only_words(title, "the title", to);
    not_empty(&manuscript.tldr, "“tldr” is empty", "write a sentence", to);
    not_empty(&manuscript.takeaways, "“takeaways” is empty", "write a sentence", to);
    not_empty(&manuscript.body, "“body” is empty", "write a paragraph", to);
    if !(1..=8).contains(&manuscript.topics.len()) {
        to.error("bad-topics", manuscript.topics.at.clone(), "an insight has one to eight topics", "");
    }
    for (place, topic) in manuscript.topics.iter().enumerate() {
        if !is_slug(topic) {
            let help = "use lower-case letters, digits and hyphens, such as cloud-infrastructure";
            to.error("bad-topics", topic.at.clone(), format!("“{}” is no topic", topic.value), help);
        }
        if manuscript.topics[..place].iter().any(|other| other.value == topic.value) {
            to.error("bad-topics", topic.at.clone(), format!("“{}” stands here twice", topic.value), "");
        }
    }
    for slug in &manuscript.related {
        if index.title(slug).is_none() {
            let near = nearest(slug, index.slugs()).map(|near| format!("did you mean `{near}`?"));
            let message = format!("no published insight is called “{}”", slug.value);
            to.error("unknown-insight", slug.at.clone(), message, near.unwrap_or_default());
        }
    }
}

/// Notes figures and sources that nothing shows or names.
pub fn check_unused(manuscript: &Manuscript, scope: &Scope<'_>, to: &mut Reading) {
    let mut used = scope.used_figures.borrow().clone();
    for index in used.clone() {
        used.extend(scope.resolved(index).map(|figure| figure.parts.clone()).unwrap_or_default());
    }
    for (index, (name, _)) in manuscript.figures.0.iter().enumerate() {
        if !used.contains(&index) {
            let message = format!("the figure “{}” is shown nowhere", name.value);
            to.warning("unused", name.at.clone(), message, "show it, or take it away");
        }
    }
    let used = scope.used_sources.borrow();
    for (index, (name, _)) in manuscript.sources.0.iter().enumerate() {
        if !used.contains(&index) {
            let message = format!("nothing names the source “{}”", name.value);
            to.warning("unused", name.at.clone(), message, "name it where it is drawn on, or take it away");
        }
    }
}
