//! Bars in rows of text.

use super::{line, note, percent};
use crate::model::{Bound, Chart, Extent, Point};
use crate::views::html::{Html, Tag, classed, el};

/// A bar from `zero` on, for a value that stands at an extent. What is known for certain is solid: to the low end of a
/// range, to a bound. Zero is no bar.
pub fn bar(extent: &Extent, zero: u16) -> Html {
    let (low, high) = extent.reach;
    let known = match extent.bound {
        None => zero.clamp(low, high.max(low)),
        Some(Bound::AtLeast) => zero.max(low),
        Some(Bound::AtMost) => zero.min(high),
        Some(Bound::About) => zero,
    };
    let (from, to) = (zero.min(low), zero.max(high));
    let open = match extent.bound {
        Some(Bound::AtLeast) => Some("M2 0l5 5-5 5"),
        Some(Bound::AtMost) => Some("M-2 0l-5 5 5 5"),
        _ => None,
    };
    let open = open.map(|outline| el("svg").attr("x", percent(high)).with(el("path").attr("d", outline)));
    classed("svg", "bar")
        .attr("aria-hidden", "true")
        .with((zero > 0).then(|| line((zero, 0), (zero, 1000))))
        .with(part("partly", from, zero.min(known)))
        .with(part("partly", zero.max(known), to))
        .with(part("whole", zero.min(known), zero.max(known)))
        .with(open)
        .into()
}

fn part(class: &'static str, from: u16, to: u16) -> Option<Tag> {
    (to > from).then(|| {
        classed("rect", class)
            .attr("x", percent(from))
            .attr("width", percent(to - from))
            .attr("height", "100%")
    })
}

/// The bars of a chart.
pub fn bars(chart: &Chart) -> Html {
    let nothing = Extent { reach: (chart.zero, chart.zero), ..Extent::default() };
    let row = |point: &Point| {
        el("li")
            .with(el("bdi").with(point.label.clone()))
            .with(bar(point.extent.as_ref().unwrap_or(&nothing), chart.zero))
            .with(el("b").with(el("bdi").with(point.text.clone())))
    };
    let list = classed("ul", "bars").attr("dir", "ltr").with(chart.points.iter().map(row).collect::<Html>());
    Html::Many(vec![list.into(), note(&chart.note)])
}
