//! What tells series apart: a colour, a shape and a pattern for each.

use crate::model::{SHAPES, Series};
use crate::views::html::{Html, Tag, classed, el};

/// The class of a series, after a word.
pub fn class(before: &str, series: usize) -> String {
    let digit = char::from(b'0' + (series % SHAPES.len()) as u8);
    let mut class = before.to_owned();
    class.push_str(" s");
    class.push(digit);
    class
}

/// The shape of a series at a place of a drawing, which stands in attributes.
pub fn at(x: String, y: String, series: usize) -> Tag {
    el("svg").attr("x", x).attr("y", y).with(el("path").attr("d", SHAPES[series % SHAPES.len()]))
}

/// The sign of a series beside its name: how it is filled, its line, its points.
pub fn sign(series: usize) -> Html {
    classed("svg", class("sign", series))
        .attr("aria-hidden", "true")
        .with(el("rect").attr("width", "100%").attr("height", "100%"))
        .with(stripes("100%", "0"))
        .with(at("50%".to_owned(), "50%".to_owned(), series))
        .into()
}

/// What is drawn over a fill, and made a pattern of by styles.
pub fn stripes(
    to: impl Into<std::borrow::Cow<'static, str>>,
    from: impl Into<std::borrow::Cow<'static, str>>,
) -> Tag {
    classed("line", "stripes").attr("x1", from).attr("x2", to).attr("y1", "50%").attr("y2", "50%")
}

/// The names of several series, each beside its sign.
pub fn key(series: &[Series]) -> Html {
    let name =
        |(place, one): (usize, &Series)| el("li").with(sign(place)).with(el("bdi").with(one.name.clone()));
    let names = series.iter().enumerate().map(name).collect::<Html>();
    (series.len() > 1).then(|| classed("ul", "key").attr("aria-hidden", "true").with(names)).into()
}
