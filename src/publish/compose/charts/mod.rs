//! Charts: the numbers of a table, or of figures side by side, as places in a drawing.

mod annotations;
mod courses;
mod grid;
mod pairs;
mod rows;

use super::scope::Scope;
use crate::model::{Block, Chart, Extent, Mark, Series};
use crate::publish::chart::bars::Bars;
use crate::publish::chart::scale::{Scale, ends};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::unit::Unit;
use crate::publish::manuscript::chart::{ChartBlock, ScaleKind};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::Inline;
use grid::Grid;

/// Draws a table; nothing where it cannot be drawn.
pub fn resolve(chart: &ChartBlock, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Option<Block> {
    let alt = scope.line(&chart.alt, "a description", diagnostics);
    let mut words = |text: &Option<Inline>| text.as_ref().map(|text| scope.inline(text, diagnostics));
    let (title, about, remark) = (words(&chart.title), words(&chart.description), words(&chart.note));
    let table = scope.table(&chart.table, diagnostics)?;
    let grid = Grid::read(chart, table, diagnostics)?;
    let mark = chart.mark.value;
    let log = is_log(chart, &grid, diagnostics)?;
    check_columns(chart, &grid, diagnostics)?;
    check_count(chart, &grid, diagnostics);
    let drawn = Chart {
        mark,
        title: title.unwrap_or_else(|| table.table.caption.clone()),
        about: about.unwrap_or_default(),
        alt,
        measure: grid.measure.clone(),
        series: Vec::new(),
        points: Vec::new(),
        zero: 0,
        scale: Vec::new(),
        across: Vec::new(),
        annotations: Vec::new(),
        note: String::new(),
        remark: remark.unwrap_or_default(),
        number: 0,
        sources: table.table.sources.clone(),
    };
    if !matches!(mark, Mark::Line | Mark::Area | Mark::Multiples | Mark::Scatter) {
        annotations::none(chart, diagnostics);
    }
    if let Some(label) = chart.label.as_ref().filter(|_| mark != Mark::Scatter) {
        let message = "only a scatter plot has names for its dots";
        diagnostics.error("bad-chart", label.at.clone(), message, "take \"label\" away");
    }
    Some(Block::Chart(match mark {
        Mark::Bar => rows::bars(drawn, &grid),
        Mark::StackedBar => rows::stacked(drawn, &grid),
        Mark::Range | Mark::Dot => rows::on_axis(drawn, &grid, log),
        Mark::Line | Mark::Area | Mark::Multiples => {
            courses::lines(drawn, chart, &grid, log, (scope, diagnostics))
        }
        Mark::Slope => pairs::slope(drawn, &grid, log),
        Mark::Scatter => pairs::scatter(drawn, chart, table, &grid, log, (scope, diagnostics))?,
    }))
}

/// Series of these names.
fn series(names: &[String]) -> Vec<Series> {
    names.iter().map(|name| Series { name: name.clone(), ..Series::default() }).collect()
}

/// A chart with its scale. A unit too long to stand at each mark stands in what is measured.
fn take_scale(chart: Chart, scale: Scale, unit: &Unit) -> Chart {
    let measure = match (scale.bare, chart.measure.is_empty()) {
        (false, _) => chart.measure,
        (true, true) => format!("In {}", unit.words(false)),
        (true, false) if chart.measure.starts_with("In ") => chart.measure,
        (true, false) => format!("{}, in {}", chart.measure, unit.words(false)),
    };
    Chart { measure, zero: scale.zero(), scale: scale.marks, ..chart }
}

/// Whether the scale is to be logarithmic; nothing where it cannot be.
fn is_log(chart: &ChartBlock, grid: &Grid, diagnostics: &mut Diagnostics) -> Option<bool> {
    let Some(asked) = chart.scale.as_ref().filter(|kind| kind.value == ScaleKind::Log) else {
        return Some(false);
    };
    if matches!(*chart.mark, Mark::Bar | Mark::StackedBar | Mark::Area) {
        let message = "what is drawn from zero has no logarithmic scale, on which there is no zero";
        diagnostics.error(
            "cut-bars",
            asked.at.clone(),
            message,
            "draw \"dot\" or \"line\", or take \"scale\" away",
        );
        return None;
    }
    if grid.amounts().any(|amount| ends(amount).0 <= 0.0) {
        let message = "a logarithmic scale holds nothing that is zero or less, and this column has some";
        diagnostics.error("bad-chart", asked.at.clone(), message, "take \"scale\" away");
        return None;
    }
    Some(true)
}

/// Checks that a chart has as many columns as its mark takes, and numbers it can draw.
fn check_columns(chart: &ChartBlock, grid: &Grid, diagnostics: &mut Diagnostics) -> Option<()> {
    let (count, at) = (grid.names.len(), chart.y.0.at.clone());
    let wrong = match *chart.mark {
        Mark::Area if count != 1 => Some(("an area is of one column", "draw \"line\" or \"multiples\"")),
        Mark::Scatter if count != 1 || chart.series.is_some() => {
            Some(("a scatter plot has one column upward", "name one column as \"y\""))
        }
        Mark::Slope if count != 2 => {
            Some(("a slope chart has two columns, one a moment", "name two columns"))
        }
        Mark::Range if count > 2 => Some((
            "a range chart has one column of ranges, or one of least and one of greatest values",
            "name one or two columns",
        )),
        _ => None,
    };
    if let Some((message, help)) = wrong {
        diagnostics.error("bad-chart", at, message, help);
        return None;
    }
    let ends_known = |amount: Amount| matches!(amount, Amount::Exactly(_) | Amount::About(_));
    if *chart.mark == Mark::Range && count == 2 && !grid.amounts().all(ends_known) {
        let help = "write each range as one figure with \"from\" and \"to\", in one column";
        diagnostics.error("bad-chart", at, "a bound or a range is no end of a range", help);
        return None;
    }
    if *chart.mark == Mark::StackedBar {
        let help = "draw \"bar\", with each part from zero";
        if !grid.amounts().all(ends_known) {
            let message = "a bound or a range has no end for the next part to begin at";
            diagnostics.error("bad-chart", at, message, help);
            return None;
        }
        if grid.amounts().any(|amount| ends(amount).0 < 0.0) {
            diagnostics.error("bad-chart", at, "a part of a whole is not below zero", help);
            return None;
        }
    }
    Some(())
}

/// Warns of more series than can be told apart.
fn check_count(chart: &ChartBlock, grid: &Grid, diagnostics: &mut Diagnostics) {
    let (most, what, count) = match *chart.mark {
        Mark::Line | Mark::Dot | Mark::Bar => (6, "series", grid.names.len()),
        Mark::StackedBar => (5, "parts", grid.names.len()),
        Mark::Multiples => (12, "panels", grid.names.len()),
        Mark::Slope => (12, "lines", grid.rows.len()),
        _ => return,
    };
    if count > most {
        let message = format!("this chart has {count} {what}, more than {most}, which nobody can tell apart");
        let help = match *chart.mark {
            Mark::Multiples | Mark::Slope => "draw those that matter, and leave the rest to the table",
            _ => "draw those that matter, or \"multiples\"",
        };
        let at = chart.series.as_ref().map_or(chart.y.0.at.clone(), |name| name.at.clone());
        diagnostics.warning("too-many-series", at, message, help);
    }
}

/// Bars for figures side by side, and where they begin; none if they share no unit.
pub fn to_scale(figures: &[usize], scope: &Scope<'_>) -> (Vec<Extent>, u16) {
    let resolved: Option<Vec<_>> = figures.iter().map(|index| scope.resolved(*index)).collect();
    let resolved = resolved.unwrap_or_default();
    if resolved.len() < 2 || !resolved.windows(2).all(|pair| pair[0].unit.same(&pair[1].unit)) {
        return (Vec::new(), 0);
    }
    let amounts = || resolved.iter().map(|figure| figure.amount);
    let bars = Bars::of(amounts());
    (amounts().map(|amount| bars.extent(amount)).collect(), bars.zero)
}
