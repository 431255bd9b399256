//! What makers point out in a drawing.

use crate::model::{Annotation, Point};
use crate::publish::chart::axis::Across;
use crate::publish::chart::labels;
use crate::publish::chart::scale::Scale;
use crate::publish::chart::ticks::Kind;
use crate::publish::compose::scope::Scope;
use crate::publish::figure::date::PartialDate;
use crate::publish::manuscript::chart::{Axis, ChartBlock, Spot};
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::At;

/// The longest text, in letters, that fits across a drawing on a phone.
const LETTERS: usize = 40;
/// How many lines of text stand above a drawing at most.
const LINES: usize = 3;

/// What annotations stand on.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The axis from left to right.
    pub across: &'a Across,
    /// What stands on it.
    pub kind: Kind<'a>,
    /// The scale of values.
    pub scale: &'a Scale,
    /// The points.
    pub points: &'a [Point],
}

impl Ground<'_> {
    /// From where to where a place is; nothing if it is none of the axis.
    fn across(&self, spot: &Spot) -> Option<(u16, u16)> {
        let inside = |(from, to): (f64, f64)| {
            let (low, high) = self.across.ends;
            (to >= low && from <= high).then(|| (self.across.place(from), self.across.place(to)))
        };
        match spot {
            Spot::Named(name) => match self.points.iter().find(|point| point.label == *name) {
                Some(point) => Some(point.at),
                None if matches!(self.kind, Kind::Dates) => {
                    let date = PartialDate::parse(name)?;
                    inside((date.start().0 as f64, date.end().0 as f64))
                }
                None => None,
            },
            Spot::Number(v) => matches!(self.kind, Kind::Numbers(_)).then(|| inside((*v, *v)))?,
        }
    }
}

/// The annotations and bands of a chart.
pub fn resolve(
    chart: &ChartBlock,
    ground: &Ground<'_>,
    scope: &Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Annotation> {
    let mut all = Vec::new();
    for one in &chart.annotations {
        let text = words(&one.text, scope, diagnostics);
        let Some((from, to)) = across(&one.x, ground, diagnostics) else { continue };
        let middle = from.midpoint(to);
        all.push(Annotation { span: (middle, middle), values: false, row: 0, text });
    }
    for band in &chart.bands {
        let text = words(&band.text, scope, diagnostics);
        let values = band.axis == Some(Axis::Y);
        let place = |spot: &At<Spot>, diagnostics: &mut Diagnostics| {
            if values { along(spot, ground, diagnostics) } else { across(spot, ground, diagnostics) }
        };
        let (from, to) = (place(&band.from, diagnostics), place(&band.to, diagnostics));
        let (Some((from, _)), Some((_, to))) = (from, to) else { continue };
        if from >= to {
            let help = "write first where it begins, then where it ends";
            diagnostics.error("bad-chart", band.to.at.clone(), "this band ends before it has begun", help);
            continue;
        }
        all.push(Annotation { span: (from, to), values, row: 0, text });
    }
    let above: Vec<(u16, &str)> = (all.iter().filter(|one| !one.values))
        .map(|one| (one.span.0.midpoint(one.span.1), one.text.as_str()))
        .collect();
    match labels::lines(&above, LINES) {
        Some(lines) => {
            all.iter_mut().filter(|one| !one.values).zip(lines).for_each(|(one, line)| one.row = line);
        }
        None => {
            let at = chart.annotations.first().map(|one| one.text.at.clone());
            let at = at.or_else(|| chart.bands.first().map(|band| band.text.at.clone())).unwrap_or_default();
            let message = "there is no room above the chart for all that is pointed out";
            diagnostics.error("bad-chart", at, message, "point out less, or in fewer words");
        }
    }
    all
}

/// Notes what is pointed out in a chart that has no place for it.
pub fn none(chart: &ChartBlock, diagnostics: &mut Diagnostics) {
    let first = chart.annotations.first().map(|one| one.text.at.clone());
    if let Some(at) = first.or_else(|| chart.bands.first().map(|band| band.text.at.clone())) {
        let message = "only lines, areas and scatter plots have a place for annotations and bands";
        diagnostics.error("bad-chart", at, message, "say it in \"note\", or in the text");
    }
}

fn words(text: &At<String>, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> String {
    let words = scope.line(text, "an annotation", diagnostics);
    let count = words.chars().count();
    if count == 0 || count > LETTERS {
        let message = if count == 0 {
            "this says nothing".to_owned()
        } else {
            format!("this has {count} letters, and a phone has room for {LETTERS}")
        };
        diagnostics.error(
            "bad-chart",
            text.at.clone(),
            message,
            "say it in a few words; the text can say more",
        );
    }
    words
}

fn across(spot: &At<Spot>, ground: &Ground<'_>, diagnostics: &mut Diagnostics) -> Option<(u16, u16)> {
    let found = ground.across(spot);
    if found.is_none() {
        let help = match ground.kind {
            Kind::Dates => {
                "write the name of a point, or a date such as 2026-03 between the first and the last"
            }
            Kind::Numbers(_) => "write a number between the first and the last",
            Kind::Names => "write the name of a point",
        };
        diagnostics.error("bad-chart", spot.at.clone(), "this is no place on the chart's axis", help);
    }
    found
}

fn along(spot: &At<Spot>, ground: &Ground<'_>, diagnostics: &mut Diagnostics) -> Option<(u16, u16)> {
    let number = match spot.value {
        Spot::Number(v) if ground.scale.holds(v) => Some(ground.scale.place(v)),
        _ => None,
    };
    if number.is_none() {
        let help = "write a number within the scale, as the table has them";
        diagnostics.error("bad-chart", spot.at.clone(), "this is no place on the chart's scale", help);
    }
    number.map(|at| (at, at))
}
