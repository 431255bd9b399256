//! The best of a column.

use super::cells::Number;
use crate::model::Cell;
use crate::publish::figure::amount::Amount;
use crate::publish::manuscript::Better;

/// Marks the best of a column: what is sure to be, so that nothing with an open bound may be better.
pub fn mark_best(rows: &mut [Vec<Cell>], numbers: &[Option<&Number>], column: usize, better: Better) {
    let sign = if better == Better::Higher { 1.0 } else { -1.0 };
    // The least and the most that each can be, turned so that more is better.
    let ends = |number: &Number| {
        let (low, high) = match number.amount {
            Amount::About(v) => (v, v),
            amount => amount.ends(),
        };
        if sign > 0.0 { (low, high) } else { (-high, -low) }
    };
    let all: Vec<Option<(f64, f64)>> = numbers.iter().map(|number| number.map(ends)).collect();
    let least = all.iter().flatten().map(|(low, _)| *low).fold(f64::NEG_INFINITY, f64::max);
    let is_best = |(low, high): (f64, f64)| {
        low == least
            && all.iter().flatten().all(|(other, most)| *most <= low || (*other, *most) == (low, high))
    };
    let known = all.iter().flatten().count();
    let best: Vec<bool> = all.iter().map(|ends| ends.is_some_and(is_best)).collect();
    // Where all are alike, none is best.
    if known < 2 || best.iter().filter(|best| **best).count() == known {
        return;
    }
    for (row, best) in rows.iter_mut().zip(best) {
        if let Some(cell) = row.get_mut(column) {
            cell.best = best;
        }
    }
}
