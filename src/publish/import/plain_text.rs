//! Plain text to an article: laid out as an insight's page is when it is copied, or in paragraphs.

use super::article::{Block, CardGroup, Document, Text};
use super::glued;
use regex::Regex;
use std::sync::LazyLock;

/// What stands around an insight's page and says nothing of it.
static AROUND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:Pipeline \w+.*|Last: .*\|\s*Next: .*|Last: [\d:]+ \w+|Next: [\d:]+ \w+|← .*|Share|Save|Copy link)$").ok()
});
static READ_TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(.*?)\s*(\d+)\s*min(?:ute)?s? read\s*[·|•]?\s*(?:([A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d{2}-\d{2}))?\s*$").ok()
});
static IMPACT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)^(high|medium|low) impact$").ok());
static GIST: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^(?i:TL;?DR):?\s*(\p{L}*)").ok());
static SOURCE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:Sources?|Quellen?)\s?:\s*(.+)$").ok());
/// What a card may show large.
static VALUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^[~≈<>≤≥±+−-]?\s?(?:[A-Z]{1,3}\s?)?[\p{Sc}]?\s?[~−-]?\d(?:[^.!?]|[.]\d){0,24}$").ok()
});
const BULLETS: &[char] = &['•', '‣', '◦', '▪', '●', '·', '*', '-', '–'];

/// A line and where it stands.
type Line<'s> = (usize, &'s str);

fn is_match(pattern: &Option<Regex>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// Reads an article in plain text.
pub fn read(source: &str) -> Document {
    let mut document = Document::default();
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut around: Vec<&str> = Vec::new();
    for line in source.lines() {
        let start = line.as_ptr() as usize - source.as_ptr() as usize;
        let trimmed = line.trim_end();
        if is_match(&AROUND, trimmed.trim()) {
            around.push(trimmed.trim());
            continue;
        }
        lines.push((start, trimmed));
    }
    if !around.is_empty() {
        let why = format!("what belongs to the page around the article was left out: {}", around.join(" / "));
        document.lost.push((0, why));
    }
    let mut blocks = groups(&lines).into_iter().peekable();
    if let Some(group) = blocks.next_if(|group| group.len() == 1 || is_match(&GIST, group[1].1)) {
        document.front.title = Some(text(&group[0]));
        if group.len() > 1 {
            head(&group[1..], source, &mut document);
        }
        if let Some(group) = blocks
            .next_if(|group| group.iter().all(|line| !is_bullet(line.1)) && !is_match(&GIST, group[0].1))
        {
            if blocks.peek().is_some_and(|next| is_match(&GIST, next[0].1)) {
                document.front.summary.push(joined(&group));
            } else {
                body(&group, &mut document);
            }
        }
    }
    for group in blocks {
        if is_match(&GIST, group[0].1)
            || group.iter().any(|line| is_match(&READ_TIME, line.1) && line.1.len() < 200)
        {
            head(&group, source, &mut document);
        } else {
            body(&group, &mut document);
        }
    }
    document
}

/// Lines in groups, between empty ones.
fn groups<'s>(lines: &[Line<'s>]) -> Vec<Vec<Line<'s>>> {
    let groups = lines.split(|line| line.1.trim().is_empty()).filter(|group| !group.is_empty());
    groups.map(<[Line<'s>]>::to_vec).collect()
}

fn text(line: &Line<'_>) -> Text {
    let indent = line.1.len() - line.1.trim_start().len();
    Text::plain(line.1.trim_start(), line.0 + indent)
}

fn joined(lines: &[Line<'_>]) -> Text {
    let mut all = Text::default();
    lines.iter().for_each(|line| all.append(text(line)));
    all
}

fn is_bullet(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(BULLETS) && line.chars().nth(1).is_some_and(char::is_whitespace)
}

fn item(line: &Line<'_>) -> Text {
    let rest = line.1.trim_start().trim_start_matches(BULLETS);
    Text::plain(rest, line.0 + (line.1.len() - rest.len()))
}

/// The gist, topics, date and impact above the words.
fn head(group: &[Line<'_>], source: &str, document: &mut Document) {
    let front = &mut document.front;
    for line in group {
        let words = line.1.trim();
        if let Some(found) = GIST.as_ref().and_then(|gist| gist.captures(words)) {
            front.signal =
                found.get(1).map(|word| word.as_str().to_lowercase()).filter(|word| !word.is_empty());
            let rest = &words[found.get(0).map_or(0, |all| all.end())..];
            if rest.chars().filter(|c| c.is_alphabetic()).count() > 2 {
                front.signal = None;
                let after = words.find(|c: char| c.is_whitespace()).unwrap_or(0);
                front.tldr.push(Text::plain(&words[after..], line.0 + after));
            }
        } else if let Some(found) = READ_TIME.as_ref().and_then(|time| time.captures(words)) {
            let topics = found.get(1).map_or("", |topics| topics.as_str());
            front.topics.extend(glued::topics(topics, source));
            front.date = found.get(3).map(|date| date.as_str().to_owned());
        } else if let Some(found) = IMPACT.as_ref().and_then(|impact| impact.captures(words)) {
            front.impact = found.get(1).map(|word| word.as_str().to_lowercase());
        } else if is_bullet(line.1) {
            front.tldr.push(item(line));
        } else if let Some(last) = front.tldr.last_mut().filter(|_| line.1.starts_with(' ')) {
            last.append(text(line));
        } else {
            document.blocks.push(Block::Paragraph(text(line)));
        }
    }
}

/// A group of lines of the body.
fn body(group: &[Line<'_>], document: &mut Document) {
    let mut group = group;
    if let [line, rest @ ..] = group
        && let Some(found) = SOURCE.as_ref().and_then(|source| source.captures(line.1.trim()))
        && let Some(words) = found.get(1)
    {
        let indent = line.1.len() - line.1.trim_start().len();
        source_line(Text::plain(words.as_str(), line.0 + indent + words.start()), document);
        group = rest;
    }
    let Some(first) = group.first() else { return };
    let blocks = &mut document.blocks;
    if group.iter().all(|line| is_bullet(line.1) || line.1.starts_with(' ')) && is_bullet(first.1) {
        let mut items: Vec<Text> = Vec::new();
        for line in group {
            match items.last_mut().filter(|_| !is_bullet(line.1)) {
                Some(last) => last.append(text(line)),
                None => items.push(item(line)),
            }
        }
        return blocks.push(Block::List(false, items));
    }
    if let Some(cards) = cards(group) {
        let mut made = CardGroup { cards, ..CardGroup::default() };
        // A short sentence under a title is set apart as the title is.
        if let [.., Block::Heading(..), Block::Paragraph(_) | Block::Heading(..)] = blocks.as_slice()
            && let Some(Block::Paragraph(caption) | Block::Heading(_, caption)) = blocks.pop()
        {
            made.caption = Some(caption);
        }
        if let Some(Block::Heading(_, title)) = blocks.pop_if(|block| matches!(block, Block::Heading(..))) {
            made.title = title;
        }
        return blocks.push(Block::Cards(made));
    }
    if let Some(mut rows) = glued::table(group) {
        let head = rows.remove(0);
        return blocks.push(Block::Table(None, head, rows));
    }
    let words = first.1.trim();
    let is_heading = group.len() == 1
        && words.chars().count() <= 100
        && !words.ends_with(['.', '!', ',', ';', ':', '…', '”', '"'])
        && words.chars().any(char::is_alphabetic);
    match is_heading {
        true => blocks.push(Block::Heading(2, text(first))),
        false => blocks.push(Block::Paragraph(joined(group))),
    }
}

/// Gives a line of sources to the cards above it, or keeps it as a paragraph.
fn source_line(words: Text, document: &mut Document) {
    match document.blocks.last_mut() {
        Some(Block::Cards(cards)) if cards.source.is_none() => cards.source = Some(words),
        _ => {
            let mut all = Text::plain("Source: ", words.place(0));
            all.append(words);
            document.blocks.push(Block::Paragraph(all));
        }
    }
}

/// Cards, if the lines are some: a value, what it counts, and a note, each on a line of its own.
fn cards(group: &[Line<'_>]) -> Option<Vec<[Text; 3]>> {
    let is_value = |line: &Line<'_>| is_match(&VALUE, line.1.trim());
    let size = [3, 2].into_iter().find(|size| {
        group.len().is_multiple_of(*size)
            && group.chunks(*size).all(|card| is_value(&card[0]) && card[1].1.contains(char::is_alphabetic))
    })?;
    let card =
        |card: &[Line<'_>]| [text(&card[0]), text(&card[1]), card.get(2).map(text).unwrap_or_default()];
    (group.len() >= 2).then(|| group.chunks(size).map(card).collect())
}
