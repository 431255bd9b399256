//! Parts of an article that have a place of their own in an insight: its title, its gist, what to remember, callouts.

use super::article::{Block, Document, MarkKind, Text};

const GIST: &[&str] = &[
    "tldr",
    "tl dr",
    "in short",
    "in brief",
    "the short version",
    "the gist",
    "kurz gefasst",
    "kurz und knapp",
    "das wichtigste in kürze",
    "en bref",
    "en résumé",
    "in one line",
];
const TAKEAWAYS: &[&str] = &[
    "key takeaways",
    "takeaways",
    "key takeaway",
    "main takeaways",
    "key points",
    "key findings",
    "what to remember",
    "das wichtigste",
    "kernpunkte",
    "à retenir",
    "ce qu’il faut retenir",
    "ce qu'il faut retenir",
    "points clés",
    "l’essentiel",
    "l'essentiel",
];
const CALLOUTS: &[(&str, &str)] =
    &[("contrarian view", "contrarian"), ("what this means for practitioners", "practitioners")];

/// The words of a heading alone: without signs, numbers and case.
fn bare(words: &str) -> String {
    let kept: String = words
        .to_lowercase()
        .replace([';', '/'], " ")
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '’' | '\''))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Moves what has a place of its own to it.
pub fn sort(document: &mut Document) {
    title(document);
    let blocks = std::mem::take(&mut document.blocks);
    let mut out: Vec<Block> = Vec::new();
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        match block {
            Block::Heading(level, text) => {
                let name = bare(&text.words);
                let is = |names: &[&str]| names.contains(&name.as_str());
                let is_words = |block: &Block| matches!(block, Block::Paragraph(_) | Block::List(..));
                if is(GIST) && document.front.tldr.is_empty() && blocks.peek().is_some_and(is_words) {
                    while let Some(block) = blocks.next_if(is_words) {
                        document.front.tldr.extend(texts(block));
                    }
                } else if is(TAKEAWAYS)
                    && document.front.takeaways.is_empty()
                    && blocks.peek().is_some_and(|block| matches!(block, Block::List(..)))
                {
                    if let Some(block) = blocks.next() {
                        document.front.takeaways.extend(texts(block));
                    }
                } else if let Some((_, kind)) = CALLOUTS.iter().find(|(words, _)| *words == name)
                    && blocks.peek().is_some_and(is_words)
                {
                    let mut body = Vec::new();
                    while let Some(block) = blocks.next_if(is_words) {
                        body.extend(texts(block));
                    }
                    out.push(Block::Callout(kind, body));
                } else {
                    out.push(Block::Heading(level, text));
                }
            }
            Block::Paragraph(text) if document.front.tldr.is_empty() && out.is_empty() => match gist(&text) {
                Some(rest) => document.front.tldr.push(rest),
                None => out.push(Block::Paragraph(text)),
            },
            block => out.push(block),
        }
    }
    document.blocks = out;
    properties(document);
}

/// The texts of a block of words.
fn texts(block: Block) -> Vec<Text> {
    match block {
        Block::Paragraph(text) => vec![text],
        Block::List(_, items) => items,
        _ => Vec::new(),
    }
}

/// The first heading is the title where nothing else is; the same again says nothing new.
fn title(document: &mut Document) {
    let first = document.blocks.iter().position(|block| matches!(block, Block::Heading(1, _)));
    let Some(at) = first.filter(|at| *at < 4) else { return };
    let Block::Heading(_, text) = &document.blocks[at] else { return };
    match &document.front.title {
        None => {
            document.front.title = Some(text.clone());
            document.blocks.remove(at);
        }
        Some(title) if bare(&title.words) == bare(&text.words) => {
            document.blocks.remove(at);
        }
        Some(_) => {}
    }
}

/// What follows a word for the gist at the beginning of a paragraph.
fn gist(text: &Text) -> Option<Text> {
    let (name, _) = text.words.split_once(':')?;
    (bare(name) == "tl dr" || bare(name) == "tldr").then(|| {
        let mut rest = text.slice(name.len() + 1..text.words.len()).trimmed();
        // The mark around the word may reach over the colon, and no further.
        rest.marks.retain(|mark| {
            mark.range.start > 0 || !matches!(mark.kind, MarkKind::Strong) || mark.range.end > 1
        });
        rest
    })
}

/// What the lines that some programs put above an article say: `Created: …`, `Tags: …`.
fn properties(document: &mut Document) {
    let Some(Block::Paragraph(text)) = document.blocks.first() else { return };
    let words = &text.words;
    let value = |name: &str| {
        let at = words.find(name)? + name.len();
        let rest = words[at..].trim_start();
        let end = rest.find(": ").map_or(rest.len(), |end| rest[..end].rfind(' ').unwrap_or(end));
        Some(rest[..end].trim().to_owned())
    };
    if words.matches(": ").count() < 2 || words.len() > 400 || words.ends_with('.') {
        return;
    }
    let front = &mut document.front;
    if front.date.is_none() {
        front.date = value("Created: ").or_else(|| value("Date: ")).or_else(|| value("Published: "));
    }
    if front.topics.is_empty()
        && let Some(tags) = value("Tags: ").or_else(|| value("Topics: "))
    {
        front.topics.extend(tags.split(',').map(|tag| tag.trim().to_owned()));
    }
}
