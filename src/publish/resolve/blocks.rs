//! Blocks of the body.

use super::checks::{no_markup, not_empty, only_words};
use super::{Scope, tables::ResolvedTable};
use crate::model::{Block, Cards, Chart, Image, Mark, Point, plain};
use crate::publish::fault::did_you_mean;
use crate::publish::file_name::is_reserved;
use crate::publish::manuscript as source;
use crate::publish::quantity;
use crate::publish::record::{At, Inline, Reading};

/// Words a block; nothing where it refers to what is not there.
pub fn resolve(
    block: &source::Block,
    scope: &Scope<'_>,
    ids: &mut Vec<String>,
    to: &mut Reading,
) -> Option<Block> {
    let caption = |caption: &Option<Inline>, to: &mut Reading| {
        caption.as_ref().map(|caption| scope.inline(caption, to)).unwrap_or_default()
    };
    match block {
        source::Block::Paragraph(text) => Some(Block::Paragraph(scope.inline(text, to))),
        source::Block::Heading(heading) => {
            let level = heading.level.as_ref().map_or(2, |level| level.value);
            if let Some(at) = heading.level.as_ref().filter(|level| !matches!(level.value, 2 | 3)) {
                to.error(
                    "bad-number",
                    at.at.clone(),
                    "a heading has level 2 or 3",
                    "the title is the only level 1",
                );
            }
            let text = scope.inline(&heading.text, to);
            Some(Block::Heading(level as u8, unique_id(&plain(&text), ids), text))
        }
        source::Block::Cards(cards) => {
            let figures: Vec<usize> =
                cards.figures.iter().filter_map(|name| scope.figure(name, to)).collect();
            if cards.figures.is_empty() {
                to.error("empty", cards.figures.at.clone(), "no figures to show", "name one or more");
            }
            let named = scope.sources(&cards.sources, to);
            let sources = if named.is_empty() { scope.sources_of(&figures) } else { named };
            Some(Block::Cards(Cards {
                title: scope.inline(&cards.title, to),
                caption: caption(&cards.caption, to),
                scale: scale(&figures, scope),
                figures,
                sources,
            }))
        }
        source::Block::Table(block) => {
            scope.table(&block.table, to).map(|table| Block::Table(table.table.clone()))
        }
        source::Block::Chart(chart) => chart_block(chart, scope, to),
        source::Block::Callout(callout) => {
            not_empty(&callout.body, "a callout without words", "write a paragraph", to);
            let body = callout.body.iter().map(|text| scope.inline(text, to)).collect();
            Some(Block::Callout(callout.of, body))
        }
        source::Block::List(list) => {
            not_empty(&list.items, "a list without items", "write one", to);
            let items = list.items.iter().map(|item| scope.inline(item, to)).collect();
            Some(Block::List(list.ordered.unwrap_or(false), items))
        }
        source::Block::Quote(quote) => {
            let source = quote.source.as_ref().and_then(|name| scope.source(name, to));
            Some(Block::Quote(scope.inline(&quote.text, to), source))
        }
        source::Block::Image(image) => {
            for side in [&image.width, &image.height] {
                if side.value == 0 {
                    to.error(
                        "bad-number",
                        side.at.clone(),
                        "a picture has a width and a height",
                        "in pixels",
                    );
                }
            }
            check_image(&image.src, scope, to);
            no_markup(&image.alt, "a description", to);
            Some(Block::Image(Image {
                src: image.src.value.clone(),
                alt: image.alt.value.clone(),
                width: image.width.value,
                height: image.height.value,
                caption: caption(&image.caption, to),
            }))
        }
        source::Block::Code(code) => {
            Some(Block::Code(code.lang.clone(), code.text.clone(), caption(&code.caption, to)))
        }
    }
}

fn check_image(src: &At<String>, scope: &Scope<'_>, to: &mut Reading) {
    let safe = !src.is_empty()
        && src.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !is_reserved(part)
                && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        });
    if !safe {
        let help = "write a path below the data folder, such as images/chart.svg";
        to.error("bad-path", src.at.clone(), format!("“{}” is no path to a picture", src.value), help);
    } else if !scope.index.has_file(src) {
        let message = format!("there is no file “{}” in the data folder", src.value);
        to.error("missing-file", src.at.clone(), message, "put it there, or mend the path");
    }
}

fn chart_block(chart: &source::ChartBlock, scope: &Scope<'_>, to: &mut Reading) -> Option<Block> {
    only_words(&chart.alt, "a description", to);
    let table = scope.table(&chart.table, to)?;
    let x = column(table, &chart.x, to);
    let y = column(table, &chart.y, to);
    let (x, y) = (x?, y?);
    let values: Vec<(usize, f64)> = table
        .numbers
        .iter()
        .enumerate()
        .filter_map(|(row, numbers)| Some((row, numbers.get(y).copied().flatten()?)))
        .collect();
    if values.len() < 2 {
        let message = format!("the column “{}” has fewer than two numbers to draw", chart.y.value);
        to.error("bad-chart", chart.y.at.clone(), message, "name a column of numbers");
        return None;
    }
    let low = values.iter().map(|(_, v)| *v).fold(f64::INFINITY, f64::min);
    let high = values.iter().map(|(_, v)| *v).fold(f64::NEG_INFINITY, f64::max);
    if chart.mark == Mark::Bar && low < 0.0 {
        to.error(
            "bad-chart",
            chart.y.at.clone(),
            "bars cannot show values below zero",
            "use \"mark\": \"line\"",
        );
        return None;
    }
    let floor = if chart.mark == Mark::Bar { 0.0 } else { low };
    let points: Vec<Point> = values
        .iter()
        .map(|(row, value)| {
            let cells = &table.table.rows[*row].0;
            let words = |column: usize| cells.get(column).map(|cell| plain(&cell.text)).unwrap_or_default();
            Point { label: words(x), text: words(y), at: thousandths(*value - floor, high - floor) }
        })
        .collect();
    Some(Block::Chart(Chart {
        mark: chart.mark,
        title: chart
            .title
            .as_ref()
            .map_or_else(|| table.table.caption.clone(), |title| scope.inline(title, to)),
        alt: chart.alt.value.clone(),
        measure: measure(chart.mark, &table.table.columns[y].title, &points),
        points,
        sources: table.table.sources.clone(),
    }))
}

/// What the points measure; a line does not start at zero, so it says where it does.
fn measure(mark: Mark, title: &str, points: &[Point]) -> String {
    let low = points.iter().min_by_key(|point| point.at);
    let high = points.iter().max_by_key(|point| point.at);
    match (mark, low, high) {
        (Mark::Line, Some(low), Some(high)) => format!("{title}, drawn from {} to {}", low.text, high.text),
        _ => title.to_owned(),
    }
}

fn column(table: &ResolvedTable, name: &At<String>, to: &mut Reading) -> Option<usize> {
    let found = table.ids.iter().position(|id| *id == name.value);
    if found.is_none() {
        let near = did_you_mean(name, table.ids.iter().map(String::as_str));
        let help = if near.is_empty() { format!("the columns are {}", table.ids.join(", ")) } else { near };
        to.error("unknown-column", name.at.clone(), format!("no column is called “{}”", name.value), help);
    }
    found
}

fn scale(figures: &[usize], scope: &Scope<'_>) -> Vec<u16> {
    let resolved: Option<Vec<_>> = figures.iter().map(|index| scope.resolved(*index)).collect();
    let resolved = resolved.unwrap_or_default();
    let alike = resolved.windows(2).all(|pair| crate::publish::derive::same(&pair[0].unit, &pair[1].unit));
    let values: Vec<f64> = resolved.iter().map(|figure| figure.amount.middle()).collect();
    if values.len() < 2 || !alike || values.iter().any(|value| *value < 0.0) {
        return Vec::new();
    }
    let most = values.iter().copied().fold(0.0, f64::max);
    values.iter().map(|value| thousandths(*value, most)).collect()
}

fn thousandths(part: f64, whole: f64) -> u16 {
    if whole > 0.0 {
        quantity::significant(part / whole * 1000.0, 4).round().clamp(0.0, 1000.0) as u16
    } else {
        500
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
