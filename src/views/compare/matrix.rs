//! Entities against metrics: as a table, and as bars for each metric.

use crate::model::{Align, Cell, Column, Dated, Metric, Route, Row, Span, Standing, Table, bars};
use crate::views::body::chart::bar;
use crate::views::body::table::comparison_table;
use crate::views::host::links;
use crate::views::html::{Html, classed, el};
use crate::views::inline::span::panel_id;

/// How entities stand in metrics; each entity by its id and name, and whether they are in the order of names.
pub fn matrix(caption: String, (rows, named): (&[(String, String)], bool), metrics: &[Metric]) -> Html {
    let columns: Vec<Known<'_>> = metrics.iter().map(|metric| Known::of(metric, rows)).collect();
    let column = |id: &str, title: &str, align| Column {
        id: id.to_owned(),
        title: title.to_owned(),
        align,
        descending_first: false,
    };
    let mut head = vec![column("name", "Name", Align::Start)];
    let metric = |known: &Known<'_>| column(&known.metric.metric.id, &known.metric.metric.name, Align::End);
    head.extend(columns.iter().map(metric));
    let row = |(place, (id, name)): (usize, &(String, String))| {
        let entity = links().to(&Route::Entity(id.clone(), 1));
        let text = vec![Span::Link(entity, vec![Span::Text(name.clone())])];
        let name = Cell { text, rank: named.then_some(place as u32), ..Cell::default() };
        Row([name].into_iter().chain(columns.iter().map(|known| known.cell(place))).collect())
    };
    // Of one metric it is called so; what a reader has put together has its address to itself.
    let table = Table {
        name: if let [one] = metrics { one.metric.id.replace('/', "-") } else { "compare".to_owned() },
        caption: vec![Span::Text(caption)],
        columns: head,
        rows: rows.iter().enumerate().map(row).collect(),
        sources: Vec::new(),
    };
    Html::Many(vec![
        comparison_table(&table, &[]),
        columns.iter().map(mixed).collect(),
        drawn(rows, &columns),
    ])
}

/// What is known of some entities by a metric.
struct Known<'m> {
    metric: &'m Metric,
    /// How each entity stands, if it does.
    standings: Vec<Option<&'m Standing>>,
    /// Whether all that is known is in one unit, so that it can be sorted and drawn.
    alike: bool,
}

impl<'m> Known<'m> {
    fn of(metric: &'m Metric, rows: &[(String, String)]) -> Self {
        let standing = |(id, _): &(String, String)| metric.standings.iter().find(|one| one.entity == *id);
        let standings: Vec<_> = rows.iter().map(standing).collect();
        let mut units = standings.iter().flatten().map(|one| one.unit);
        let first = units.next();
        let alike = units.all(|unit| Some(unit) == first);
        Self { metric, standings, alike }
    }

    fn cell(&self, row: usize) -> Cell {
        let Some(one) = self.standings.get(row).copied().flatten() else { return Cell::default() };
        let insight = links().to(&Route::Insight(one.slug.clone()));
        let address = [insight.as_str(), "#", &panel_id(one.figure)].concat();
        Cell {
            text: vec![Span::Link(address, vec![Span::Text(one.text.clone())])],
            rank: self.alike.then_some(one.rank),
            value: (!one.value.is_empty()).then(|| one.value.clone()),
            ends: None,
            best: false,
            dated: Some(Dated {
                as_of: one.as_of.clone(),
                disputed: one.disputed,
                stale_from: one.stale_from,
            }),
        }
    }
}

/// What has to be said of a column in several units.
fn mixed(known: &Known<'_>) -> Html {
    let mut units: Vec<&str> = Vec::new();
    for one in known.standings.iter().flatten() {
        let unit = known.metric.units.get(one.unit).map_or("", String::as_str);
        let unit = if unit.is_empty() { "plain numbers" } else { unit };
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    let words = || {
        let name = &known.metric.metric.name;
        [
            "“",
            name,
            "” is given in different units (",
            &units.join("; "),
            "), so it is neither sorted nor drawn.",
        ]
        .concat()
    };
    (!known.alike).then(|| classed("p", "hint").with(words())).into()
}

/// The same as bars, a chart for each metric of one unit.
fn drawn(rows: &[(String, String)], columns: &[Known<'_>]) -> Html {
    let charts: Vec<_> =
        columns.iter().filter(|known| known.alike).filter_map(|known| chart(rows, known)).collect();
    if charts.is_empty() {
        return Html::Many(Vec::new());
    }
    classed("details", "drawn").with(el("summary").with("As bars")).with(charts).into()
}

/// Bars for those that stand in a metric; what is not known is named. Nothing where there is nothing to compare.
fn chart(rows: &[(String, String)], known: &Known<'_>) -> Option<crate::views::html::Tag> {
    let there: Vec<&Standing> = known.standings.iter().flatten().copied().collect();
    if there.len() < 2 {
        return None;
    }
    let (zero, extents) = bars(&there);
    let mut extents = extents.iter();
    let (mut ranges, mut open) = (false, false);
    let row = |((_, name), standing): (&(String, String), &Option<&Standing>)| {
        let item = el("li").with(el("bdi").with(name.clone()));
        let Some((one, extent)) = standing.and_then(|one| Some((one, extents.next()?))) else {
            return item.with(el("span")).with(el("b").with("no value"));
        };
        ranges |= one.reach.0 != one.reach.1;
        open |= one.bound.is_some();
        item.with(bar(extent, zero)).with(el("b").with(el("bdi").with(one.text.clone())))
    };
    let list: Html = rows.iter().zip(&known.standings).map(row).collect();
    let metric = &known.metric.metric;
    let unit =
        known.metric.units.get(there.first().map_or(0, |one| one.unit)).filter(|unit| !unit.is_empty());
    let range = ranges.then_some("The light part of a bar is a range. ");
    let bound =
        open.then_some("A light bar is a rough value; an arrow points to where a value may lie beyond.");
    let note = (ranges || open).then(|| classed("p", "hint").with(range).with(bound));
    Some(
        classed("figure", "chart")
            // No heading: it stands below others of any level.
            .with(
                el("figcaption")
                    .with(el("strong").with(metric.name.clone()))
                    .with(unit.map(|unit| [", in ", unit].concat())),
            )
            .with(classed("ul", "bars").attr("dir", "ltr").with(list))
            .with(note),
    )
}
