//! What an insight has to say and an article may not: each with a default that is honest, and told.

use super::amounts::{Language, month};
use super::article::{Document, Text};
use crate::model::{Stamp, is_slug};
use crate::publish::figure::date::PartialDate;
use crate::publish::import::naming;
use crate::publish::manuscript::file_name::is_reserved;
use regex::Regex;
use std::sync::LazyLock;

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<month>\p{L}+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})|(?P<day2>\d{1,2})\.? (?P<month2>\p{L}+)\.? (?P<year2>\d{4}))").ok()
});
static ISO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?)?")
        .ok()
});

/// The moment that a date says, in UTC: the day alone at its beginning.
pub fn moment(text: &str) -> Option<Stamp> {
    let text = text.trim();
    if let Some(found) = ISO.as_ref().and_then(|iso| iso.captures(text)) {
        let get = |group: usize| found.get(group).map(|one| one.as_str());
        let day = get(1)?;
        let time = get(2).unwrap_or("00:00");
        let second = get(3).unwrap_or("00");
        let stamp = Stamp::parse(&format!("{day}T{time}:{second}Z")).ok()?;
        let shift = get(4).filter(|zone| *zone != "Z").and_then(|zone| {
            let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
            let minutes =
                digits.get(..2)?.parse::<i64>().ok()? * 60 + digits.get(2..4)?.parse::<i64>().ok()?;
            Some(if zone.starts_with('-') { -minutes } else { minutes })
        });
        return Some(Stamp(stamp.0 - shift.unwrap_or(0) * 60));
    }
    let found = DATE.as_ref()?.captures(text)?;
    let get = |names: [&str; 2]| names.into_iter().find_map(|name| found.name(name)).map(|one| one.as_str());
    let month = month(get(["month", "month2"])?)?;
    let day: u32 = get(["day", "day2"])?.parse().ok()?;
    Stamp::parse(&format!("{}-{month:02}-{day:02}T00:00:00Z", get(["year", "year2"])?)).ok()
}

/// The date at the beginning of a file's name, and what follows it.
pub fn dated_name(stem: &str) -> (Option<Stamp>, &str) {
    let date = stem.get(..10).filter(|date| PartialDate::parse(date).is_some());
    match date {
        Some(date) if stem.len() > 11 => (moment(date), stem[10..].trim_start_matches(['-', '_', ' '])),
        Some(date) => (moment(date), stem),
        None => (None, stem),
    }
}

/// The address that an insight gets by the name of its file: without a date in front or an export's number behind.
pub fn slug(stem: &str) -> Option<String> {
    let (_, rest) = dated_name(stem);
    let mut slug = naming::slug(rest, 100);
    if let Some((words, last)) = slug.rsplit_once('-')
        && last.len() == 32
        && last.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        slug = words.to_owned();
    }
    if is_reserved(&slug) {
        slug.push_str("-1");
    }
    is_slug(&slug).then_some(slug)
}

/// Topics as an insight has them: at most eight, each once.
pub fn topics(words: &[String]) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for word in words {
        let topic = naming::slug(word, 60);
        if is_slug(&topic) && !is_reserved(&topic) && !topics.contains(&topic) && topics.len() < 8 {
            topics.push(topic);
        }
    }
    topics
}

/// The signal that a word means.
pub fn signal(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "breakthrough" => "breakthrough",
        "shift" | "notable" | "important" | "significant" => "shift",
        "watch" | "emerging" | "early" => "watch",
        "noise" | "hype" => "noise",
        _ => return None,
    })
}

/// The language that an article is written in: as it says, else by the small words in it.
pub fn language(document: &Document, source: &str) -> (Language, Option<String>) {
    let is_tag = |tag: &&String| {
        let mut parts = tag.split('-');
        parts.next().is_some_and(|first| {
            (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic())
        }) && parts
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    let said = document.front.language.as_ref().map(|tag| tag.replace('_', "-"));
    if let Some(tag) = said.as_ref().filter(is_tag) {
        return (Language::of_tag(tag), Some(tag.clone()));
    }
    let mut counts = [0_usize; 3];
    for word in source.split(|c: char| !c.is_alphabetic()).take(4000) {
        match word {
            "the" | "of" | "and" | "is" | "to" | "that" | "was" => counts[0] += 1,
            "der" | "die" | "das" | "und" | "ist" | "nicht" | "mit" | "den" | "ein" | "auf" => counts[1] += 1,
            "le" | "la" | "les" | "des" | "et" | "est" | "une" | "pour" | "dans" | "du" => counts[2] += 1,
            _ => {}
        }
    }
    let [english, german, french] = counts;
    if german > english && german > french && german > 3 {
        (Language::German, Some("de".to_owned()))
    } else if french > english && french > 3 {
        (Language::French, Some("fr".to_owned()))
    } else {
        (Language::English, None)
    }
}

/// The first sentence of a text.
pub fn first_sentence(text: &Text) -> Text {
    let ends = [". ", "! ", "? ", "。"];
    let end = ends.iter().filter_map(|end| text.words.find(end).filter(|at| *at > 20)).min();
    match end {
        Some(at) => {
            let length = text.words[at..].chars().next().map_or(1, char::len_utf8);
            text.slice(0..at + length)
        }
        None => text.clone(),
    }
}
