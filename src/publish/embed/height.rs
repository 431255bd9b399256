//! How tall an embed is in a column of text, in CSS pixels, for hosts whose pages run no script: rather too much than too
//! little, since what does not fit scrolls.

use crate::model::{Block, Insight, Mark, Table, plain};

/// Letters in a line of a column 600 pixels wide, at each size of letters.
const SMALL: usize = 88;
const MIDDLE: usize = 72;
/// The frame's own padding and last line.
const AROUND: u32 = 88;
/// What a table scrolls beyond.
const MOST: u32 = 620;

fn lines(text: &str, letters: usize) -> u32 {
    u32::try_from(text.chars().count().div_ceil(letters).max(1)).unwrap_or(u32::MAX / 64)
}

/// Of a figure with so many sentences of doubt.
pub fn of_figure(label: &str, source: &str, doubts: &[String]) -> u32 {
    let doubts: u32 = doubts.iter().map(|doubt| lines(doubt, SMALL) * 20 + 8).sum();
    AROUND + 46 + lines(label, MIDDLE) * 24 + 8 + lines(source, SMALL - 20) * 20 + 12 + doubts
}

/// Of an exhibit.
pub fn of_block(block: &Block) -> u32 {
    AROUND
        + match block {
            Block::Cards(cards) => {
                let rows = u32::try_from(cards.figures.len().div_ceil(3)).unwrap_or(1);
                let caption =
                    if cards.caption.is_empty() { 0 } else { lines(&plain(&cards.caption), SMALL) * 20 };
                30 + caption + rows * 150 + 32
            }
            Block::Table(table) => of_table(table).min(MOST),
            Block::Chart(chart) => {
                let title =
                    lines(&plain(&chart.title), MIDDLE) * 24 + lines(&plain(&chart.about), SMALL) * 20 + 20;
                let notes = lines(&chart.note, SMALL) * 20 + lines(&plain(&chart.remark), SMALL) * 20;
                let series = u32::try_from(chart.series.len()).unwrap_or(1).max(1);
                let points = u32::try_from(chart.points.len()).unwrap_or(1);
                let body = match chart.mark {
                    Mark::Multiples => series.div_ceil(2) * 240,
                    _ if chart.is_rows() => points * (16 + series * 16),
                    _ => 420,
                };
                title + body + notes + 60
            }
            _ => 200,
        }
}

fn of_table(table: &Table) -> u32 {
    let widest = |row: &crate::model::Row| {
        row.0.iter().map(|cell| lines(&plain(&cell.text), 26)).max().unwrap_or(1) * 22 + 24
    };
    lines(&plain(&table.caption), MIDDLE) * 24 + 60 + table.rows.iter().map(widest).sum::<u32>() + 32
}

/// Of an insight in short.
pub fn of_insight(insight: &Insight) -> u32 {
    let points: u32 = insight.tldr.iter().map(|point| lines(&plain(point), MIDDLE - 4) * 24 + 4).sum();
    AROUND
        + 24
        + lines(&insight.card.title, 48) * 34
        + lines(&plain(&insight.lead), MIDDLE) * 24
        + points
        + 28
}
