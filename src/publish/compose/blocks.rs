//! Blocks of the body.

use super::charts;
use super::checks::not_empty;
use super::scope::Scope;
use crate::model::{Block, Cards, Image, plain};
use crate::publish::manuscript as source;
use crate::publish::manuscript::file_name::is_plain_path;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::{At, Inline};
use crate::publish::text::markup::no_markup;

/// Words a block; nothing where it refers to what is not there.
pub fn resolve(
    block: &source::Block,
    scope: &Scope<'_>,
    ids: &mut Vec<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Block> {
    let caption = |caption: &Option<Inline>, diagnostics: &mut Diagnostics| {
        caption.as_ref().map(|caption| scope.inline(caption, diagnostics)).unwrap_or_default()
    };
    match block {
        source::Block::Paragraph(text) => Some(Block::Paragraph(scope.prose(text, diagnostics))),
        source::Block::Heading(heading) => {
            let level = heading.level.as_ref().map_or(2, |level| level.value);
            if let Some(at) = heading.level.as_ref().filter(|level| !matches!(level.value, 2 | 3)) {
                diagnostics.error(
                    "bad-number",
                    at.at.clone(),
                    "a heading has level 2 or 3",
                    "the title is the only level 1",
                );
            }
            let text = scope.inline(&heading.text, diagnostics);
            Some(Block::Heading(level as u8, unique_id(&plain(&text), ids), text))
        }
        source::Block::Cards(cards) => {
            let figures: Vec<usize> =
                cards.figures.iter().filter_map(|name| scope.figure(name, diagnostics)).collect();
            if cards.figures.is_empty() {
                diagnostics.error(
                    "empty",
                    cards.figures.at.clone(),
                    "no figures to show",
                    "name one or more",
                );
            }
            let named = scope.sources(&cards.sources, diagnostics);
            let sources = if named.is_empty() { scope.sources_of(&figures) } else { named };
            let (scale, zero) = charts::to_scale(&figures, scope);
            Some(Block::Cards(Cards {
                title: scope.inline(&cards.title, diagnostics),
                caption: caption(&cards.caption, diagnostics),
                scale,
                zero,
                figures,
                sources,
            }))
        }
        source::Block::Table(block) => {
            scope.table(&block.table, diagnostics).map(|table| Block::Table(table.table.clone()))
        }
        source::Block::Chart(chart) => charts::resolve(chart, scope, diagnostics),
        source::Block::Callout(callout) => {
            not_empty(&callout.body, "a callout without words", "write a paragraph", diagnostics);
            let body = callout.body.iter().map(|text| scope.prose(text, diagnostics)).collect();
            Some(Block::Callout(callout.of, body))
        }
        source::Block::List(list) => {
            not_empty(&list.items, "a list without items", "write one", diagnostics);
            let items = list.items.iter().map(|item| scope.prose(item, diagnostics)).collect();
            Some(Block::List(list.ordered.unwrap_or(false), items))
        }
        source::Block::Quote(quote) => {
            let source = quote.source.as_ref().and_then(|name| scope.source(name, diagnostics));
            Some(Block::Quote(scope.prose(&quote.text, diagnostics), source))
        }
        source::Block::Image(image) => {
            for side in [&image.width, &image.height] {
                if side.value == 0 {
                    diagnostics.error(
                        "bad-number",
                        side.at.clone(),
                        "a picture has a width and a height",
                        "in pixels",
                    );
                }
            }
            check_image(&image.src, scope, diagnostics);
            no_markup(&image.alt, "a description", diagnostics);
            Some(Block::Image(Image {
                src: image.src.value.clone(),
                alt: image.alt.value.clone(),
                width: image.width.value,
                height: image.height.value,
                caption: caption(&image.caption, diagnostics),
            }))
        }
        source::Block::Code(code) => {
            Some(Block::Code(code.lang.clone(), code.text.clone(), caption(&code.caption, diagnostics)))
        }
    }
}

fn check_image(src: &At<String>, scope: &Scope<'_>, diagnostics: &mut Diagnostics) {
    if !is_plain_path(src) {
        let help = "write a path below the data folder, such as images/chart.svg";
        diagnostics.error(
            "bad-path",
            src.at.clone(),
            format!("“{}” is no path to a picture", src.value),
            help,
        );
    } else if !scope.library.has_file(src) {
        let message = format!("there is no file “{}” in the data folder", src.value);
        diagnostics.error("missing-file", src.at.clone(), message, "put it there, or mend the path");
    }
}

/// Fragments the page itself uses.
const TAKEN: [&str; 10] = [
    "corrections",
    "filter",
    "main",
    "notice",
    "page-data",
    "related",
    "site",
    "sources",
    "takeaways",
    "tldr",
];

/// A fragment made of the heading's words, unlike any before it.
fn unique_id(text: &str, ids: &mut Vec<String>) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_end_matches('-').chars().take(60).collect();
    let slug = if slug.is_empty() { "section".to_owned() } else { slug };
    let mut id = slug.clone();
    let mut number = 2;
    let numbered = |id: &str| {
        let number = id.strip_prefix("figure-").or_else(|| id.strip_prefix("source-"));
        number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    };
    while ids.contains(&id) || TAKEN.contains(&id.as_str()) || numbered(&id) {
        id = format!("{slug}-{number}");
        number += 1;
    }
    ids.push(id.clone());
    id
}
