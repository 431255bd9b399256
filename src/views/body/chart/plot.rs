//! Values against a scale: the lines of insights, and histories. Lengths are in percent of the drawing, so that lines and
//! words keep their size at any width; what has many corners is one path, stretched.

use super::path::{Paths, stretched, to};
use super::symbol::{self, class};
use super::{line, percent, rules};
use crate::model::{Annotation, Bound, Extent, Tick};
use crate::views::html::{Html, Tag, classed, el};

/// What a plot is drawn on.
#[derive(Default)]
pub struct Ground<'a> {
    /// What is printed at the marks of its scale, at even steps from below.
    pub scale: &'a [String],
    /// The marks of its axis from left to right.
    pub across: &'a [Tick],
    /// What is pointed out in it.
    pub annotations: &'a [Annotation],
    /// Where zero stands, if it is not the lowest mark.
    pub zero: u16,
    /// Whether what lies between lines and zero is filled.
    pub area: bool,
}

/// A point of a plot.
pub struct Plotted<'a> {
    /// What it is of.
    pub label: &'a str,
    /// Its value as printed, for whoever points at it; empty where that is told elsewhere.
    pub text: &'a str,
    /// Its place from left to right.
    pub at: (u16, u16),
    /// Where it stands; nowhere for a gap.
    pub extent: Option<&'a Extent>,
    /// Whether another value is given for the same date.
    pub disputed: bool,
}

/// From how many points on they are drawn as one, without a title each.
const MANY: usize = 60;

/// A plot: the marks of its scale, and on its ground courses of points with their places among all series; `more` is drawn
/// over them, and `listening` adds what the drawing listens to. Its points are told beside it, so it is hidden from those
/// who cannot see it.
pub fn plot(
    ground: &Ground<'_>,
    courses: &[(usize, Vec<Plotted<'_>>)],
    more: Html,
    listening: impl Fn(Tag) -> Tag,
) -> Tag {
    let steps = ground.scale.len().saturating_sub(1).max(1);
    let heights: Vec<u16> = (0..ground.scale.len()).map(|mark| (mark * 1000 / steps) as u16).collect();
    let few = courses.iter().map(|(_, points)| points.len()).sum::<usize>() <= MANY;
    let zero = (ground.zero > 0 && ground.zero < 1000)
        .then(|| line((0, ground.zero), (1000, ground.zero)).attr("class", "zero"));
    let course = |(series, points): &(usize, Vec<Plotted<'_>>)| {
        let dots: Html = match few {
            true => points.iter().filter_map(|one| point(one, *series)).collect(),
            false => Html::Many(Vec::new()),
        };
        let paths = Paths::of(points, ground.area.then_some(ground.zero), !few).drawn();
        classed("g", class("course", *series)).with(paths).with(dots)
    };
    let marks = ground.scale.iter().map(|mark| el("li").with(el("bdi").with(mark.clone())));
    let drawn = el("svg")
        .attr("aria-hidden", "true")
        .with(ground.annotations.iter().map(band).collect::<Html>())
        .with(rules(&heights, false))
        .with(zero)
        .with(ticks(ground.across))
        .with(courses.iter().map(course).collect::<Html>())
        .with(ground.annotations.iter().enumerate().map(words).collect::<Html>())
        .with(more);
    let rows = ground.annotations.iter().filter(|one| !one.values).map(|one| one.row + 1).max().unwrap_or(0);
    let class = ["plot", "plot above-1", "plot above-2", "plot above-3"][rows.min(3)];
    classed("div", class)
        .attr("dir", "ltr")
        .with(classed("ul", "marks").attr("aria-hidden", "true").with(marks.collect::<Html>()))
        .with(listening(drawn))
}

/// The class of a text that stands at a place from left to right, so that it stays inside of the drawing.
pub fn anchored(at: u16) -> &'static str {
    match at {
        0..=60 => "first",
        940.. => "last",
        _ => "",
    }
}

/// The marks of the axis from left to right, with what is printed below them.
fn ticks(ticks: &[Tick]) -> Html {
    let mut outline = String::new();
    for tick in ticks {
        to(&mut outline, 'M', tick.at, 1000);
        outline.push_str("V1000");
    }
    let text = |tick: &Tick| {
        let class = match (anchored(tick.at), tick.wide) {
            (class, false) => class.to_owned(),
            (class, true) => ["wide ", class].concat(),
        };
        let text = el("text").attr_if("class", Some(class).filter(|class| !class.is_empty()));
        text.attr("x", percent(tick.at)).attr("y", "100%").attr("dy", "1.5em").with(tick.text.clone())
    };
    let path = classed("path", "rules").attr("d", outline);
    let marks = stretched(path.into()).attr("y", "100%").attr("height", "5");
    Html::Many(vec![marks.into(), ticks.iter().map(text).collect()])
}

/// A band that is pointed out, behind all else.
fn band(one: &Annotation) -> Option<Tag> {
    let (from, to) = one.span;
    let rect = classed("rect", "band");
    (from < to).then(|| match one.values {
        false => rect.attr("x", percent(from)).attr("width", percent(to - from)).attr("height", "100%"),
        true => rect
            .attr("y", percent(1000 - to.min(1000)))
            .attr("width", "100%")
            .attr("height", percent(to - from)),
    })
}

/// What is said of a place or a band: above the drawing, or in the band at its right.
fn words((place, one): (usize, &Annotation)) -> Html {
    let (from, to) = one.span;
    if one.values {
        let text = classed("text", "said last").attr("x", "100%").attr("y", percent(1000 - to.min(1000)));
        return text.attr("dx", "-4").attr("dy", "1.2em").with(one.text.clone()).into();
    }
    let middle = from.midpoint(to);
    let above = ["-8", "-26", "-44"][one.row.min(2)];
    let rule = (from == to).then(|| {
        let over = el("line").attr("x1", percent(from)).attr("x2", percent(from)).attr("y1", above);
        over.attr("class", "said").attr("y2", "100%")
    });
    let class = ["said above ", anchored(middle)].concat();
    let text = classed("text", class).attr("x", percent(middle)).attr("y", above).with(one.text.clone());
    // Where the drawing is narrow, the text stands below with this number.
    let number = classed("text", "said number").attr("x", percent(middle)).attr("y", "-8");
    Html::Many(vec![rule.into(), text.into(), number.with((place + 1).to_string()).into()])
}

/// Where a point stands from left to right.
pub fn middle(point: &Plotted<'_>) -> u16 {
    point.at.0.midpoint(point.at.1)
}

fn point(point: &Plotted<'_>, series: usize) -> Option<Tag> {
    let extent = point.extent?;
    let ((from, to), (low, high)) = (point.at, extent.reach);
    let (x, y) = (percent(middle(point)), percent(1000 - high.min(1000)));
    let sign = |outline: &'static str| {
        el("svg").attr("x", x.clone()).attr("y", y.clone()).with(el("path").attr("d", outline))
    };
    let drawn = match extent.bound {
        Some(Bound::AtLeast) => sign("M-5 2h10l-5-9z"),
        Some(Bound::AtMost) => sign("M-5-2h10l-5 9z"),
        None if low != high => line((middle(point), low), (middle(point), high)),
        _ if series == 0 => el("circle").attr("cx", x).attr("cy", y).attr("r", "4"),
        _ => symbol::at(x, y, series),
    };
    let class = match (extent.bound, point.disputed) {
        (_, true) => "point disputed",
        (Some(Bound::About), _) => "point about",
        _ => "point",
    };
    let all_along = (from != to).then(|| line((from, low), (to, low)));
    let title = (!point.text.is_empty()).then(|| el("title").with([point.text, ", ", point.label].concat()));
    Some(classed("g", class).with(all_along).with(drawn).with(title))
}

/// The paths of a course in a drawing that is stretched to the plot's size.
impl Paths {
    fn drawn(self) -> Html {
        let Self { area, steps, vague, dots, about, ranges } = self;
        let mut drawn = Vec::new();
        let all = [
            ("fill", area),
            ("step", steps),
            ("step vague", vague),
            ("many-points", dots),
            ("many-points about", about),
            ("many-points range", ranges),
        ];
        for (class, outline) in all {
            if !outline.is_empty() {
                drawn.push(classed("path", class).attr("d", outline));
            }
        }
        (!drawn.is_empty()).then(|| stretched(drawn.into())).into()
    }
}
