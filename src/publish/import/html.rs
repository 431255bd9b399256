//! HTML to an article: whole pages, and pieces that stand in Markdown.

use super::article::{Block, Document, MarkKind, Text};
use super::html_walk::Walk;
use super::vocabulary::Words;
use regex::Regex;
use scraper::{ElementRef, Html, Node, Selector};
use std::sync::LazyLock;

/// What stands for no words of the article.
pub static SILENT: Words = Words::new(
    "script style template noscript svg math nav button form input select textarea iframe object video \
    audio canvas head link meta",
);

static BLOCKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)<(?:table|ul|ol|li|h[1-6]|pre|img|blockquote|figure|dl|p|script|style|iframe|video|audio|svg|form)\b").ok()
});
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?s)<!--.*?-->|</?[A-Za-z][^<>]*>").ok());

/// Reads a page.
pub fn read(source: &str) -> Document {
    let page = Html::parse_document(source);
    let mut document = Document::default();
    let first = |selector: &str| {
        let selector = Selector::parse(selector).ok()?;
        page.select(&selector).next()
    };
    let content = |selector: &str| first(selector)?.value().attr("content").map(str::to_owned);
    let front = &mut document.front;
    front.language = first("html").and_then(|html| html.value().attr("lang")).map(str::to_owned);
    front.summary.extend(content("meta[name=description i]").map(|words| Text::plain(&words, 0)));
    let time =
        || first("article time[datetime], main time[datetime]")?.value().attr("datetime").map(str::to_owned);
    front.date = content("meta[property='article:published_time']")
        .or_else(|| content("meta[name=date i]"))
        .or_else(time);
    if let Some(words) = content("meta[name=keywords i]") {
        front.topics.extend(words.split(',').map(|word| word.trim().to_owned()));
    }
    if let Ok(tags) = Selector::parse("meta[property='article:tag']") {
        front
            .topics
            .extend(page.select(&tags).filter_map(|tag| tag.value().attr("content")).map(str::to_owned));
    }
    let title = first("title").map(|title| title.text().collect::<String>());
    let root =
        first("article").or_else(|| first("main")).or_else(|| first("[role=main]")).or_else(|| first("body"));
    let mut walk = Walk::new(source, 0);
    if let Some(root) = root.or(Some(page.root_element())) {
        walk.element(root);
    }
    walk.flush();
    document.blocks = walk.out;
    document.lost = walk.lost;
    // The heading of the article is its title; that of the window often names the site as well.
    if !document.blocks.iter().any(|block| matches!(block, Block::Heading(1, _))) {
        document.front.title = title.map(|title| Text::plain(&title, 0)).filter(|title| !title.is_empty());
    }
    document
}

/// Reads a piece of a page that stands at a place of a file: its blocks, and what of it is lost.
pub fn fragment(source: &str, place: usize) -> (Vec<Block>, Vec<(usize, String)>) {
    let piece = Html::parse_fragment(source);
    let mut walk = Walk::new(source, place);
    walk.element(piece.root_element());
    walk.flush();
    (walk.out, walk.lost)
}

/// Whether a piece has parts of a page that are more than wrappers around words.
pub fn has_blocks(source: &str) -> bool {
    BLOCKS.as_ref().is_some_and(|blocks| blocks.is_match(source))
}

/// A piece without its tags and comments; lines stay lines.
pub fn without_wrappers(source: &str) -> String {
    match TAG.as_ref() {
        Some(tag) => tag.replace_all(source, "\n").into_owned(),
        None => source.to_owned(),
    }
}

/// The words of a piece.
pub fn words(source: &str) -> String {
    without_wrappers(source).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An attribute of a tag as it is written.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let piece = Html::parse_fragment(tag);
    let element = piece.root_element().descendants().filter_map(ElementRef::wrap).nth(1)?;
    element.value().attr(name).map(str::to_owned)
}

/// The words of an element with what is marked in them.
pub fn inline(element: ElementRef<'_>, text: &mut Text, place: usize) {
    let mut open: Vec<(ego_tree_id::Id, usize, MarkKind)> = Vec::new();
    for edge in element.traverse() {
        match edge {
            ego_tree_id::Edge::Open(node) => match node.value() {
                Node::Text(words) => {
                    let silent = node
                        .ancestors()
                        .filter_map(ElementRef::wrap)
                        .any(|one| SILENT.has(one.value().name()));
                    if !silent {
                        text.push(words, place);
                    }
                }
                Node::Element(tag) => {
                    let kind = match tag.name() {
                        "b" | "strong" => Some(MarkKind::Strong),
                        "i" | "em" | "cite" => Some(MarkKind::Em),
                        "code" | "kbd" | "samp" => Some(MarkKind::Code),
                        "a" => tag.attr("href").map(|address| MarkKind::Link(address.to_owned())),
                        "br" | "p" | "div" | "li" | "td" | "th" | "tr" | "dt" | "dd" => {
                            text.push("\n", place);
                            None
                        }
                        _ => None,
                    };
                    open.extend(kind.map(|kind| (node.id(), text.words.len(), kind)));
                }
                _ => {}
            },
            ego_tree_id::Edge::Close(node) => {
                if let Some((_, start, kind)) = open.pop_if(|(id, ..)| *id == node.id()) {
                    // A space at the beginning of a mark stands before it.
                    text.mark(start, kind);
                }
            }
        }
    }
}

/// Names of the tree that pages are read into.
mod ego_tree_id {
    pub use ego_tree::NodeId as Id;
    pub use ego_tree::iter::Edge;
}
