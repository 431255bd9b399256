//! How a reader looks at a table: stands in the query string, so that a view of it can be sent.

mod switch;

pub use switch::Switch;

use super::query_string::{decode, encode};
use super::{Row, Table, folded, plain};

/// How a reader looks at a table; what it is by default is the table as its author gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableQuery {
    /// The column it is sorted by, and whether from the greatest down.
    pub sort: Option<(usize, bool)>,
    /// Only rows in which all these words are found.
    pub find: String,
    /// What is switched on, in the order in which it was.
    on: Vec<Switch>,
    /// What the query string names that the table does not have.
    pub unknown: Vec<String>,
}

/// The parts of a query string that are lists.
const LISTS: [&str; 3] = ["hide", "pin", "as"];

impl TableQuery {
    /// Reads what a query string asks of a table. What it names that the table does not have is kept in `unknown`.
    pub fn parse(query: &str, table: &Table) -> Self {
        let mut asked = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let Some((part, value)) = table.own(pair) else { continue };
            match part {
                "sort" => {
                    let whole = table.column(&decode(value)).map(|column| (column, false));
                    let down = || Some((table.column(&decode(value.strip_prefix('-')?))?, true));
                    asked.sort = whole.or_else(down);
                    if asked.sort.is_none() {
                        asked.unknown.push(decode(value));
                    }
                }
                "find" => asked.find = decode(value).chars().take(200).collect(),
                part if LISTS.contains(&part) => {
                    for word in value.split(',').filter(|word| !word.is_empty()) {
                        let word = decode(word);
                        match Switch::read(part, &word, table) {
                            Some(switch) if asked.is(switch) => {}
                            Some(switch) => asked.on.push(switch),
                            None => asked.unknown.push(word),
                        }
                    }
                }
                _ => {}
            }
        }
        asked
    }

    /// A query string that asks the same of the table, and of the rest what `query` does.
    pub fn write(&self, table: &Table, query: &str) -> String {
        let mut lists = [const { String::new() }; 3];
        for switch in &self.on {
            let (list, word) = switch.write(table);
            if !lists[list].is_empty() {
                lists[list].push(',');
            }
            lists[list].push_str(&word);
        }
        let mut sort = String::new();
        if let Some((column, down)) = self.sort
            && let Some(column) = table.columns.get(column)
        {
            sort.push_str(if down { "-" } else { "" });
            sort.push_str(&encode(&column.id));
        }
        let mut out = String::new();
        let mut put = |name: &str, part: &str, value: &str| {
            for piece in [if out.is_empty() { "" } else { "&" }, name, part, value] {
                out.push_str(piece);
            }
        };
        for pair in query.split('&') {
            if !pair.is_empty() && table.own(pair).is_none() {
                put(pair, "", "");
            }
        }
        let prefix = table.prefix();
        let [hide, pin, looks] = &lists;
        for (part, value) in [
            (".sort=", &sort),
            (".find=", &encode(&self.find)),
            (".hide=", hide),
            (".pin=", pin),
            (".as=", looks),
        ] {
            if !value.is_empty() {
                put(&prefix, part, value);
            }
        }
        out
    }

    /// Whether it asks for more than an order.
    pub fn is_narrowed(&self) -> bool {
        !(self.find.is_empty() && self.on.is_empty() && self.unknown.is_empty())
    }

    /// Whether something is switched on.
    pub fn is(&self, switch: Switch) -> bool {
        self.on.contains(&switch)
    }

    /// Switches something on, or off if it is on.
    pub fn toggle(&mut self, switch: Switch) {
        match self.on.iter().position(|other| *other == switch) {
            Some(place) => drop(self.on.remove(place)),
            None => self.on.push(switch),
        }
    }

    /// Sorts by a column, as a press on its heading does: first the way that its author thinks of first, then the other
    /// way, then as given.
    pub fn press(&mut self, column: usize, descending_first: bool) {
        self.sort = match self.sort {
            Some((now, down)) if now == column && down == descending_first => {
                Some((column, !descending_first))
            }
            Some((now, _)) if now == column => None,
            _ => Some((column, descending_first)),
        };
    }

    /// The places of the columns that are shown.
    fn columns(&self, table: &Table) -> Vec<usize> {
        (0..table.columns.len()).filter(|column| !self.is(Switch::Hide(*column))).collect()
    }

    /// The places of the pinned rows.
    pub fn pinned(&self) -> Vec<usize> {
        let mut pinned = Vec::new();
        for switch in &self.on {
            if let Switch::Pin(row) = switch {
                pinned.push(*row);
            }
        }
        pinned
    }

    /// The places of the rows that are shown, pinned ones first. `hay` has the words of each row, folded, if anything is to
    /// be found.
    pub fn rows(&self, table: &Table, hay: &[String]) -> Vec<usize> {
        let words = folded(&self.find);
        let columns = self.columns(table);
        // Turned about, it is the columns that differ or do not.
        let differing = self.is(Switch::Differing) && !self.is(Switch::Transposed);
        let pinned = self.pinned();
        let order = match self.sort {
            Some((column, down)) => table.order(column, down),
            None => (0..table.rows.len()).collect(),
        };
        let mut rows = pinned.clone();
        for place in order {
            let found =
                || hay.get(place).is_none_or(|hay| words.split_whitespace().all(|word| holds(hay, word)));
            if !pinned.contains(&place) && found() && (!differing || table.rows[place].differs(&columns)) {
                rows.push(place);
            }
        }
        rows
    }

    /// The table as it is looked at, with these rows.
    pub fn view(&self, table: &Table, rows: &[usize]) -> Table {
        let mut columns = self.columns(table);
        if !self.is(Switch::Transposed) {
            return table.part(rows, &columns);
        }
        if self.is(Switch::Differing) {
            // Beside each other stand those that were pinned, if they are several.
            let pinned = self.pinned();
            let compared = if pinned.len() > 1 { &pinned } else { rows };
            columns.retain(|column| *column == 0 || table.column_differs(*column, compared));
        }
        table.part(rows, &columns).transposed()
    }
}

/// Whether a text has a word in it. The language's own way takes 3 kB of the app to be quick in long texts.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part == word.as_bytes())
}

impl Table {
    /// What its part of a query string begins with.
    fn prefix(&self) -> String {
        encode(if self.name.is_empty() { "table" } else { &self.name })
    }

    /// What a pair of a query string asks of it, if it does: of what, and what.
    fn own<'q>(&self, pair: &'q str) -> Option<(&'q str, &'q str)> {
        pair.strip_prefix(&self.prefix())?.strip_prefix('.')?.split_once('=')
    }

    /// The column of an id.
    fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// What a row goes by: its first cell, and its number among those with the same.
    pub(super) fn row_name(&self, place: usize) -> String {
        let name = |row: &Row| row.0.first().map(|cell| plain(&cell.text)).unwrap_or_default();
        let own = self.rows.get(place).map(name).unwrap_or_default();
        match self.rows.iter().take(place).filter(|row| name(row) == own).count() {
            0 => own,
            before => format!("{own}~{}", before + 1),
        }
    }

    /// The row that goes by a name.
    fn row(&self, name: &str) -> Option<usize> {
        let nth = |name: &str, nth: usize| {
            let named = |row: &Row| row.0.first().is_some_and(|cell| plain(&cell.text) == name);
            self.rows.iter().enumerate().filter(|(_, row)| named(row)).nth(nth).map(|(place, _)| place)
        };
        nth(name, 0).or_else(|| {
            let (name, number) = name.rsplit_once('~')?;
            nth(name, number.parse::<usize>().ok()?.checked_sub(1)?)
        })
    }
}

#[cfg(test)]
mod tests;
