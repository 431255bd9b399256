//! The words of an insight, in the order a reader meets them, and its figures as printed at the end.

use crate::model::{Block, Cell, Chart, Figure, Insight, Span, Table, held as plain};

/// What stands between things that are no sentences: no phrase is found across it.
const APART: &str = " · ";

/// All that an insight says besides its title: its sentences, and its data; `entity` says what the first word of a key is
/// called.
///
/// Sources are left out, and what other insights have said of a figure since.
pub fn words(insight: &Insight, entity: impl Fn(&str) -> String) -> (String, String) {
    let (data, said): (Vec<&Block>, Vec<&Block>) = insight.body.iter().partition(|block| is_data(block));
    let mut all = vec![plain(&insight.lead)];
    all.extend(insight.tldr.iter().map(|text| plain(text)));
    all.extend(said.into_iter().map(block));
    all.extend(insight.footnotes.iter().map(|text| plain(text)));
    all.extend(insight.takeaways.iter().map(|text| plain(text)));
    let figures: Vec<String> = insight.figures.iter().map(|one| figure(one, insight, &entity)).collect();
    let data = data.into_iter().map(block).chain([figures.join(APART)]);
    let joined = |mut all: Vec<String>| {
        all.retain(|text| !text.is_empty());
        all.join(" ")
    };
    (joined(all), joined(data.collect()))
}

/// Whether a block is no sentences.
fn is_data(block: &Block) -> bool {
    matches!(block, Block::Cards(_) | Block::Table(_) | Block::Chart(_) | Block::Code(..))
}

/// `Entity, label: value`, and its note.
fn figure(figure: &Figure, insight: &Insight, entity: impl Fn(&str) -> String) -> String {
    let key = figure.key.and_then(|place| insight.keys.get(place)).map(|notes| notes.key.as_str());
    let of = key.and_then(|key| key.split('/').next()).map(|of| format!("{}, ", entity(of)));
    let note = if figure.note.is_empty() { String::new() } else { format!(" {}", plain(&figure.note)) };
    format!("{}{}: {}{note}", of.unwrap_or_default(), figure.label, figure.text)
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => plain(text),
        Block::Heading(_, _, text) => joined([plain(text)]),
        // The figures themselves come at the end.
        Block::Cards(cards) => joined([plain(&cards.title), plain(&cards.caption)]),
        Block::Table(table) => self::table(table),
        Block::Chart(chart) => self::chart(chart),
        Block::Callout(_, body) | Block::List(_, body) => lines(body),
        Block::Quote(text, _) => plain(text),
        Block::Image(image) => joined([image.alt.clone(), plain(&image.caption)]),
        Block::Code(_, text, caption) => joined([text.clone(), plain(caption)]),
        Block::Unknown(text) => text.clone(),
    }
}

fn table(table: &Table) -> String {
    let titles = table.columns.iter().map(|column| column.title.clone());
    let cell = |cell: &Cell| plain(&cell.text);
    let cells = table.rows.iter().flat_map(|row| row.0.iter().map(cell));
    joined(
        [plain(&table.caption), plain(&table.about), plain(&table.remark)]
            .into_iter()
            .chain(titles)
            .chain(cells),
    )
}

fn chart(chart: &Chart) -> String {
    let points = chart.points.iter().map(|point| chart.reading(point));
    let words = [plain(&chart.title), plain(&chart.about), chart.alt.clone(), plain(&chart.remark)];
    let texts = chart.annotations.iter().map(|one| one.text.clone());
    joined(words.into_iter().chain(texts).chain(points))
}

fn lines(body: &[Vec<Span>]) -> String {
    body.iter().map(|text| plain(text)).collect::<Vec<_>>().join(" ")
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { parts.join(APART) + " ·" }
}
