//! Text that lost what parted it when it was copied: cells of a table, names of topics.

use super::article::Text;
use std::collections::HashSet;

/// The rows of a table, if lines are some: parted by tabs, by spaces in a row, or by nothing where a word ends and another
/// begins.
pub fn table(lines: &[(usize, &str)]) -> Option<Vec<Vec<Text>>> {
    if lines.len() < 2 {
        return None;
    }
    let rows = |cells: fn(&str) -> Vec<usize>| {
        let starts: Vec<Vec<usize>> = lines.iter().map(|line| cells(line.1)).collect();
        let width = starts.first().map_or(0, Vec::len);
        (width >= 2 && starts.iter().all(|row| row.len() == width)).then(|| {
            let row = |(line, starts): (&(usize, &str), Vec<usize>)| {
                let ends = starts.iter().skip(1).copied().chain([line.1.len()]);
                starts
                    .iter()
                    .zip(ends)
                    .map(|(start, end)| {
                        let cell = line.1[*start..end].trim_matches(['\t', ' ', '|']);
                        let at = cell.as_ptr() as usize - line.1.as_ptr() as usize;
                        Text::plain(cell, line.0 + at)
                    })
                    .collect()
            };
            lines.iter().zip(starts).map(row).collect()
        })
    };
    rows(by_tabs).or_else(|| rows(by_spaces)).or_else(|| rows(by_nothing))
}

fn by_tabs(line: &str) -> Vec<usize> {
    std::iter::once(0).chain(line.match_indices('\t').map(|(at, _)| at + 1)).collect()
}

fn by_spaces(line: &str) -> Vec<usize> {
    let inner = line.trim();
    let start = line.len() - line.trim_start().len();
    let mut starts = vec![start];
    for (at, _) in inner.match_indices("  ") {
        let next = start + at + inner[at..].len() - inner[at..].trim_start().len();
        if starts.last() != Some(&next) {
            starts.push(next);
        }
    }
    starts
}

/// Where a small letter is followed by a capital, or a letter or a digit by the sign of a currency.
fn by_nothing(line: &str) -> Vec<usize> {
    let mut starts = vec![0];
    if line.ends_with(['.', '!', '?']) {
        return starts;
    }
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    for (place, pair) in chars.windows(2).enumerate() {
        let ((_, before), (at, c)) = (pair[0], pair[1]);
        let next = chars.get(place + 2).is_some_and(|(_, c)| c.is_lowercase());
        let begins = before.is_ascii_digit() && c.is_uppercase() && next
            || (before.is_lowercase() || before == ')' || before == '%') && c.is_uppercase();
        let is_money = crate::publish::language::script::is_currency_sign(c)
            && (before.is_alphanumeric() || before == ')');
        if begins || is_money && !before.is_uppercase() {
            starts.push(at);
        }
    }
    starts
}

/// The topics in a line: parted by signs, or written together, of which those are told apart that stand in the article.
pub fn topics(line: &str, article: &str) -> Vec<String> {
    let parts = line.split(['·', '|', '•', ',', '#', '\t']).flat_map(|part| part.split("  "));
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [one] if !one.contains(' ') && one.len() > 6 => {
            let lower = article.to_lowercase();
            let words: HashSet<&str> = lower
                .split(|c: char| !(c.is_alphanumeric() || c == '-'))
                .filter(|word| word.len() >= 3 && word.len() < one.len())
                .collect();
            parted(one, &words)
        }
        _ => parts.into_iter().map(str::to_owned).collect(),
    }
}

/// The fewest words that a word can be parted into, with as few letters as can be left that are in no word.
fn parted(word: &str, known: &HashSet<&str>) -> Vec<String> {
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    // The best way to each place: its cost, and where its last part begins.
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    let places: Vec<usize> = std::iter::once(0).chain(ends).collect();
    for (to, end) in places.iter().enumerate().skip(1) {
        let way = |from: usize| {
            let part = &word[places[from]..*end];
            let cost = if known.contains(part) { 2 } else { 3 + 2 * (to - from) };
            (best[from].0 + cost, from)
        };
        best.push((0..to).map(way).min().unwrap_or((0, 0)));
    }
    let (mut parts, mut at) = (Vec::new(), places.len() - 1);
    while at > 0 {
        let from = best[at].1;
        parts.push(word[places[from]..places[at]].to_owned());
        at = from;
    }
    parts.reverse();
    parts
}
