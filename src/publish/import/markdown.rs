//! Markdown, in the kinds that people and programs export, to an article.

use super::article::{Block, Document, Mark, MarkKind, Text};
use super::front_matter;
use super::markdown_kinds::{self, admonition};
use super::markdown_walk::Walk;
use pulldown_cmark::{Options, Parser};

/// How deep quotations, lists and pieces of HTML may stand in each other.
pub(super) const DEEPEST: usize = 24;

/// Reads an article in Markdown.
pub fn read(source: &str) -> Document {
    let (front, body, lost) = front_matter::read(source);
    let mut document = Document { front, lost, ..Document::default() };
    let (text, begins) = markdown_kinds::plain(&source[body..]);
    let begins = begins.into_iter().map(|(at, place)| (at, place + body)).collect();
    let mut reader = Reader { document: &mut document, begins, depth: 0 };
    let blocks = reader.blocks(&text);
    document.blocks = blocks;
    document
}

/// Reads the texts of an article.
pub(super) struct Reader<'d> {
    pub(super) document: &'d mut Document,
    /// Where lines of the text begin, and where each stands in the file.
    pub(super) begins: Vec<(usize, usize)>,
    pub(super) depth: usize,
}

impl Reader<'_> {
    /// Where a place in the text stands in the file.
    pub(super) fn place(&self, at: usize) -> usize {
        let after = self.begins.partition_point(|(start, _)| *start <= at);
        self.begins
            .get(after.saturating_sub(1))
            .map_or(at, |(start, place)| place + at.saturating_sub(*start))
    }

    /// The blocks of a text.
    pub(super) fn blocks(&mut self, text: &str) -> Vec<Block> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_WIKILINKS;
        let mut walk = Walk::new(self);
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            walk.event(event, range);
        }
        walk.out
    }
}

/// A quotation of blocks: a callout if its first line says so, texts, and what is no text after them.
pub(super) fn quotation(blocks: Vec<Block>) -> Vec<Block> {
    let mut blocks = blocks;
    let callout = match blocks.first_mut() {
        Some(Block::Paragraph(first)) => admonition(first),
        _ => None,
    };
    let (mut out, mut texts) = (Vec::new(), Vec::new());
    let made = |texts: Vec<Text>| match callout.is_some() {
        true => Block::Callout("note", texts),
        false => Block::Quote(texts),
    };
    if let Some(title) = callout.clone().flatten() {
        texts.push(strong(title));
    }
    for block in blocks {
        match block {
            Block::Paragraph(text) if text.is_empty() => {}
            Block::Paragraph(text) => texts.push(text),
            Block::List(_, items) | Block::Quote(items) => texts.extend(items),
            Block::Heading(_, text) => texts.push(strong(text)),
            block => {
                if !texts.is_empty() {
                    out.push(made(std::mem::take(&mut texts)));
                }
                out.push(block);
            }
        }
    }
    if !texts.is_empty() {
        out.push(made(texts));
    }
    out
}

/// A text, all of it strong.
pub fn strong(mut text: Text) -> Text {
    let whole = 0..text.words.len();
    text.marks.retain(|mark| !matches!(mark.kind, MarkKind::Strong));
    text.marks.push(Mark { range: whole, kind: MarkKind::Strong });
    text
}

/// The words of a block, a text each.
pub(super) fn words_of(block: Block) -> Vec<Text> {
    match block {
        Block::Paragraph(text) | Block::Heading(_, text) | Block::Image(_, text, _) => vec![text],
        Block::List(_, texts) | Block::Quote(texts) | Block::Callout(_, texts) => texts,
        Block::Table(caption, head, rows) => {
            caption.into_iter().chain(head).chain(rows.into_iter().flatten()).collect()
        }
        Block::Code(_, code) => vec![Text::plain(&code, 0)],
        Block::Cards(_) => Vec::new(),
    }
}
