//! From the tree of a page to the blocks of an article.

use super::article::{Block, Text};
use super::html::{SILENT, inline};
use super::vocabulary::Words;
use scraper::{ElementRef, Node};

/// How deep elements are followed; what stands deeper is taken as words.
const DEEPEST: usize = 200;

/// What parts words into blocks.
pub(super) static PARTS: Words = Words::new(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer \
    h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table ul",
);

/// A walk through the tree of a page.
pub struct Walk<'s> {
    /// The blocks so far.
    pub out: Vec<Block>,
    /// What of the page could not come along.
    pub lost: Vec<(usize, String)>,
    text: Text,
    source: &'s str,
    /// Where the source stands in its file.
    place: usize,
    /// How far the source has been walked through, as far as that is known.
    at: usize,
    depth: usize,
}

impl<'s> Walk<'s> {
    /// Through a source that stands at a place of its file.
    pub fn new(source: &'s str, place: usize) -> Self {
        Self { out: Vec::new(), lost: Vec::new(), text: Text::default(), source, place, at: 0, depth: 0 }
    }

    /// Ends the paragraph that words were added to.
    pub fn flush(&mut self) {
        let text = std::mem::take(&mut self.text).trimmed();
        if !text.is_empty() {
            self.out.push(Block::Paragraph(text));
        }
    }

    /// Where words stand in the file: the tree does not say, so they are looked for from where the last ones stood.
    fn found(&mut self, words: &str) -> usize {
        let first: &str = words.trim().split(['\n', '&', '<', '"', '\u{a0}']).next().unwrap_or_default();
        let near = self.source.len().min(self.at + 20_000);
        let end = (self.at..=near).rev().find(|end| self.source.is_char_boundary(*end)).unwrap_or(self.at);
        if !first.is_empty()
            && let Some(place) = self.source.get(self.at..end).and_then(|rest| rest.find(first))
        {
            self.at += place;
        }
        self.place + self.at
    }

    pub(super) fn words(&mut self, element: ElementRef<'_>) -> Text {
        let first = element.text().find(|words| !words.trim().is_empty()).unwrap_or_default().to_owned();
        let place = self.found(&first);
        let mut text = Text::default();
        inline(element, &mut text, place);
        text.trimmed()
    }

    /// Walks through an element.
    pub fn element(&mut self, element: ElementRef<'_>) {
        if self.depth > DEEPEST {
            let words = self.words(element);
            return self.text.append(words);
        }
        self.depth += 1;
        for child in element.children() {
            match child.value() {
                Node::Text(words) => {
                    let place =
                        if words.trim().is_empty() { self.place + self.at } else { self.found(words) };
                    self.text.push(words, place);
                }
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.child(child);
                    }
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn child(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if SILENT.has(name) {
            return;
        }
        let classes = element.value().attr("class").unwrap_or_default();
        if name == "img" || name == "picture" {
            return self.image(element);
        }
        if !PARTS.has(name) {
            let holds = element
                .descendants()
                .filter_map(ElementRef::wrap)
                .any(|one| PARTS.has(one.value().name()) || one.value().name() == "img");
            if holds {
                return self.element(element);
            }
            let place = self.found(element.text().next().unwrap_or_default());
            let mut text = std::mem::take(&mut self.text);
            // The element itself may be a mark, so it is seen from its parent.
            inline(element, &mut text, place);
            self.text = text;
            return;
        }
        self.flush();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let text = self.words(element);
                if !text.is_empty() {
                    self.out.push(Block::Heading(name.as_bytes()[1] - b'0', text));
                }
            }
            "p" if !has(element, &["img"]) => {
                let text = self.words(element);
                if !text.is_empty() {
                    self.out.push(Block::Paragraph(text));
                }
            }
            "ul" | "ol" | "dl" => self.list(element, name == "ol"),
            "blockquote" => {
                let inner = self.inner(element);
                let texts = texts(&inner);
                if !texts.is_empty() {
                    self.out.push(Block::Quote(texts));
                }
                self.out.extend(inner.into_iter().filter(|block| !is_text(block)));
            }
            "pre" => {
                let code: String = element.text().collect();
                let classes: String = element
                    .descendants()
                    .filter_map(ElementRef::wrap)
                    .filter_map(|one| one.value().attr("class"))
                    .collect::<Vec<_>>()
                    .join(" ");
                let lang = classes
                    .split_whitespace()
                    .find_map(|class| class.strip_prefix("language-"))
                    .unwrap_or_default();
                self.out.push(Block::Code(lang.to_owned(), code.trim_end().to_owned()));
            }
            "table" => self.table(element),
            "hr" => {}
            _ if name == "aside" || classes.split_whitespace().any(is_callout) => {
                let inner = self.inner(element);
                let texts = texts(&inner);
                if !texts.is_empty() {
                    self.out.push(Block::Callout("note", texts));
                }
                self.out.extend(inner.into_iter().filter(|block| !is_text(block)));
            }
            _ => {
                self.element(element);
                self.flush();
            }
        }
    }

    /// The blocks within an element.
    pub(super) fn inner(&mut self, element: ElementRef<'_>) -> Vec<Block> {
        let out = std::mem::take(&mut self.out);
        self.element(element);
        self.flush();
        std::mem::replace(&mut self.out, out)
    }

    fn image(&mut self, element: ElementRef<'_>) {
        let images = std::iter::once(element).chain(element.descendants().filter_map(ElementRef::wrap));
        let Some(image) = images.into_iter().find(|one| one.value().name() == "img") else { return };
        self.flush();
        let value = |name: &str| image.value().attr(name).unwrap_or_default();
        let address = if value("src").is_empty() { value("data-src") } else { value("src") };
        let place = self.found(address);
        self.out.push(Block::Image(address.to_owned(), Text::plain(value("alt"), place), None));
    }
}

fn is_callout(class: &str) -> bool {
    ["callout", "admonition", "kg-callout-card", "alert", "notice"].contains(&class)
}

fn has(element: ElementRef<'_>, names: &[&str]) -> bool {
    element.descendants().filter_map(ElementRef::wrap).any(|one| names.contains(&one.value().name()))
}

fn is_text(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_) | Block::List(..) | Block::Heading(..) | Block::Quote(_))
}

/// The texts among blocks.
fn texts(blocks: &[Block]) -> Vec<Text> {
    let of = |block: &Block| match block {
        Block::Paragraph(text) => vec![text.clone()],
        Block::Heading(_, text) => vec![super::markdown::strong(text.clone())],
        Block::List(_, texts) | Block::Quote(texts) => texts.clone(),
        _ => Vec::new(),
    };
    blocks.iter().flat_map(of).collect()
}
