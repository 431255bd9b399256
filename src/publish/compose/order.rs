//! The order of a column's cells, as a reader who sorts by it expects.

use crate::publish::figure::amount::Amount;
use crate::publish::figure::period;
use crate::publish::figure::period::{Span, Times};
use crate::publish::language::collation;
use std::cmp::Ordering;

/// What a cell is sorted by.
#[derive(Clone, Debug)]
pub struct Sorted {
    /// Its words; empty where nothing is known.
    pub text: String,
    /// The amount in it.
    pub amount: Option<Amount>,
}

/// What a column is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Numbers; words among them come last either way.
    Numbers,
    /// Words.
    Words,
}

impl Kind {
    /// What a column of these cells is sorted by. One with a unit is meant for numbers; of one without, most have to be. The
    /// first column names the rows, so it has none.
    pub fn of(cells: &[Sorted], unit: bool, first: bool) -> Self {
        let said = cells.iter().filter(|cell| !cell.text.is_empty()).count();
        let numbers = cells.iter().filter(|cell| cell.amount.is_some()).count();
        let numeric = !first && numbers > 0 && (unit || numbers * 2 > said);
        if numeric { Self::Numbers } else { Self::Words }
    }
}

/// The rank of each cell from the least up; equal ones share one. What comes last either way has none: nothing known and,
/// among numbers, words.
pub fn ranks(cells: &[Sorted], kind: Kind, language: &str) -> Vec<Option<u32>> {
    match kind {
        Kind::Numbers => ranked(cells, |cell| cell.amount, Amount::by_value),
        Kind::Words => {
            let words = |cell: &Sorted| (!cell.text.is_empty()).then(|| cell.text.clone());
            if let Some(when) = when(cells) {
                return ranked(&when, |span| *span, |a, b| by_time(*a, *b));
            }
            let collator = collation::of(language);
            ranked(cells, words, |a, b| collator.compare(a, b))
        }
    }
}

/// When each cell is, if every one that says anything is a time.
fn when(cells: &[Sorted]) -> Option<Vec<Option<Span>>> {
    let said: Vec<String> =
        cells.iter().map(|cell| cell.text.clone()).filter(|text| !text.is_empty()).collect();
    let Times::Known(spans) = period::times(&said) else { return None };
    let mut spans = spans.into_iter();
    Some(cells.iter().map(|cell| if cell.text.is_empty() { None } else { spans.next() }).collect())
}

/// By where they begin; of the same, the shorter before the longer.
fn by_time(a: Span, b: Span) -> Ordering {
    a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
}

fn ranked<C, T>(
    cells: &[C],
    key: impl Fn(&C) -> Option<T>,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Vec<Option<u32>> {
    let mut order: Vec<(usize, T)> =
        cells.iter().enumerate().filter_map(|(row, cell)| Some((row, key(cell)?))).collect();
    order.sort_by(|a, b| compare(&a.1, &b.1));
    let mut ranks = vec![None; cells.len()];
    let mut rank = 0;
    for place in 0..order.len() {
        if place > 0 && compare(&order[place - 1].1, &order[place].1) != Ordering::Equal {
            rank += 1;
        }
        ranks[order[place].0] = Some(rank);
    }
    ranks
}
