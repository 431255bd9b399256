//! Values against a scale: the lines of insights, and histories. Lengths are in percent of the drawing, so that lines and
//! words keep their size at any width.

use super::{line, percent};
use crate::model::{Bound, Extent};
use crate::views::html::{Html, Tag, classed, el};

/// A point of a plot.
pub struct Plotted<'a> {
    /// What it is of.
    pub label: &'a str,
    /// Its value as printed.
    pub text: &'a str,
    /// Where it stands; nowhere for a gap.
    pub extent: Option<&'a Extent>,
    /// Whether another value is given for the same date.
    pub disputed: bool,
}

/// From how many points on they are small, so that the line between them is seen.
const MANY: usize = 60;

/// A plot: the marks of its scale, points from left to right with the line between them, and what has to be said of it.
/// Its points are told beside it, so it is hidden from those who cannot see it.
pub fn plot(scale: &[String], points: &[Plotted<'_>], note: &str) -> Html {
    let highest = scale.len().saturating_sub(1).max(1);
    let rule = |mark: usize| {
        let height = (mark * 1000 / highest) as u16;
        line((0, height), (1000, height))
    };
    let radius = if points.len() > MANY { "1.5" } else { "4" };
    let drawn = el("svg")
        .attr("aria-hidden", "true")
        .with(classed("g", "rules").with((0..scale.len()).map(rule).collect::<Html>()))
        .with(points.windows(2).map(segment).collect::<Html>())
        .with(points.iter().filter_map(|one| point(one, radius)).collect::<Html>());
    let marks = scale.iter().map(|mark| el("li").with(el("bdi").with(mark.clone())));
    // Where there is but one place, it has one name.
    let mut named = points.iter().map(|point| point.label).filter(|label| !label.is_empty());
    let first = named.next();
    let last = named.next_back().filter(|last| first != Some(last));
    let ends = [first, last].into_iter().flatten().map(|label| el("bdi").with(label.to_owned()));
    classed("div", "plot")
        .attr("dir", "ltr")
        .with(classed("ul", "marks").attr("aria-hidden", "true").with(marks.collect::<Html>()))
        .with(drawn)
        .with(classed("p", "ends").attr("aria-hidden", "true").with(ends.collect::<Html>()))
        .with(super::note(note))
        .into()
}

fn middle(extent: &Extent) -> u16 {
    extent.at.0.midpoint(extent.at.1)
}

/// The line between two points; of ranges, one between their low ends and one between their high ends.
fn segment(pair: &[Plotted<'_>]) -> Option<Html> {
    let (one, next) = (pair[0].extent?, pair[1].extent.filter(|next| next.joined)?);
    let ranges = one.reach.0 != one.reach.1 || next.reach.0 != next.reach.1;
    let vague = ranges || one.bound.is_some() || next.bound.is_some();
    let join = |from: u16, to: u16| {
        line((middle(one), from), (middle(next), to)).attr("class", if vague { "step vague" } else { "step" })
    };
    let upper = ranges.then(|| join(one.reach.1, next.reach.1));
    Some(Html::Many(vec![join(one.reach.0, next.reach.0).into(), upper.into()]))
}

fn point(point: &Plotted<'_>, radius: &'static str) -> Option<Tag> {
    let extent = point.extent?;
    let ((from, to), (low, high)) = (extent.at, extent.reach);
    let x = middle(extent);
    let sign = |outline| {
        let path = el("path").attr("d", outline);
        el("svg").attr("x", percent(x)).attr("y", percent(1000 - high.min(1000))).with(path)
    };
    let drawn = match extent.bound {
        Some(Bound::AtLeast) => sign("M-5 2h10l-5-9z"),
        Some(Bound::AtMost) => sign("M-5-2h10l-5 9z"),
        None if low != high => line((x, low), (x, high)),
        _ => el("circle").attr("cx", percent(x)).attr("cy", percent(1000 - low.min(1000))).attr("r", radius),
    };
    let class = match (extent.bound, point.disputed) {
        (_, true) => "point disputed",
        (Some(Bound::About), _) => "point about",
        _ => "point",
    };
    let all_along = (from != to).then(|| line((from, low), (to, low)));
    let title = el("title").with(format!("{}, {}", point.text, point.label));
    Some(classed("g", class).with(all_along).with(drawn).with(title))
}
