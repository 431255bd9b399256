//! Charts as files of their own: fixed in width, light, and whole without the page, for slides and articles.

mod plots;
mod rows;
pub mod svg;

use crate::model::{Chart, Insight, Mark, SHAPES, plain};
use std::fmt::Write;
use svg::{BESIDE, COLOURS, Face, GROUND, INK, PAPER, SOFT, Svg, colour, escape};

/// Its width in pixels, and the margin inside of it.
const WIDTH: f64 = 800.0;
const MARGIN: f64 = 24.0;
/// What there is between the margins.
const INNER: f64 = WIDTH - 2.0 * MARGIN;
const TITLE: Face = Face { size: 18.0, bold: true, fill: INK };
const SMALL: Face = Face { size: 11.0, bold: false, fill: SOFT };

/// The letters of a chart that is a file of its own: those of the machine it is read on.
pub const LETTERS: &str = "'Helvetica Neue', 'Segoe UI', Roboto, Arial, 'Noto Sans', sans-serif";

/// A chart as a drawing.
#[derive(Debug)]
pub struct DrawnChart {
    /// The file.
    pub svg: String,
    /// How tall it is, in pixels; all are as wide.
    pub height: f64,
}

/// Draws a chart of an insight, in the letters of these families. `site` is what it is a part of, by name.
pub fn draw(chart: &Chart, insight: &Insight, site: &str, letters: &str) -> DrawnChart {
    let mut body = Svg::default();
    let mut y = body.lines((MARGIN, 40.0), TITLE, INNER, &plain(&chart.title));
    for words in [plain(&chart.about), chart.measure.clone()] {
        y = body.lines((MARGIN, y - 2.0), BESIDE, INNER, &words);
    }
    let labelled = chart.series.iter().any(|series| series.right.is_some());
    if chart.series.len() > 1 && !labelled && !matches!(chart.mark, Mark::Multiples | Mark::Scatter) {
        y = key(&mut body, chart, y + 4.0);
    }
    y = if chart.is_rows() { rows::draw(&mut body, chart, y) } else { plots::draw(&mut body, chart, y) };
    let notes = [chart.note.clone(), plain(&chart.remark)];
    y += 18.0;
    for words in notes {
        y = body.lines((MARGIN, y), BESIDE, INNER, &words);
    }
    let named = chart.sources.iter().filter_map(|place| insight.sources.get(*place));
    let sources: Vec<String> =
        named.map(|source| format!("{}, {}", source.publisher, source.title)).collect();
    let before = match sources.len() {
        0 => "",
        1 => "Source: ",
        _ => "Sources: ",
    };
    y = body.lines((MARGIN, y + 4.0), SMALL, INNER, &[before, &sources.join("; ")].concat());
    y = body.lines((MARGIN, y), SMALL, INNER, &format!("{site} · {}", insight.card.title));
    let mut out = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y:.0}" viewBox="0 0 {WIDTH} {y:.0}" role="img" "#
    );
    let _ = write!(out, r#"font-family="{letters}" direction="ltr"><title>"#);
    escape(&plain(&chart.title), &mut out);
    out.push_str("</title><desc>");
    escape(&chart.alt, &mut out);
    out.push_str("</desc>");
    if chart.mark == Mark::StackedBar {
        hatches(&mut out);
    }
    let _ = write!(out, r#"<rect width="100%" height="100%" fill="{PAPER}"/>"#);
    out.push_str(&body.out);
    out.push_str("</svg>\n");
    DrawnChart { svg: out, height: y }
}

/// The names of series beside their signs; returns where it ends.
fn key(body: &mut Svg, chart: &Chart, y: f64) -> f64 {
    let (mut x, mut y) = (MARGIN, y);
    for (place, series) in chart.series.iter().enumerate() {
        let width = BESIDE.width(&series.name) + 36.0;
        if x + width > WIDTH - MARGIN && x > MARGIN {
            (x, y) = (MARGIN, y + 18.0);
        }
        sign(body, (x + 6.0, y - 4.0), place, chart.mark == Mark::StackedBar);
        body.text((x + 18.0, y), svg::Anchor::Start, Face { fill: INK, ..BESIDE }, &series.name);
        x += width;
    }
    y + 14.0
}

/// The sign of a series: its shape or, of one that is a fill, a piece of that.
fn sign(body: &mut Svg, at: (f64, f64), series: usize, filled: bool) {
    if filled {
        body.rect((at.0 - 5.0, at.1 - 5.0), (10.0, 10.0), colour(series), "");
        hatch(body, (at.0 - 5.0, at.1 - 5.0), (10.0, 10.0), series);
    } else {
        body.shape(at, SHAPES[series % SHAPES.len()], colour(series), "");
    }
}

/// Lays the pattern of a series over what it fills.
fn hatch(body: &mut Svg, at: (f64, f64), sides: (f64, f64), series: usize) {
    if !series.is_multiple_of(COLOURS.len()) {
        body.rect(at, sides, &format!("url(#h{})", series % COLOURS.len()), "");
    }
}

/// The patterns of fills: lines of one angle and distance each.
fn hatches(out: &mut String) {
    out.push_str("<defs>");
    for (series, (angle, apart)) in [(45, 6), (-45, 6), (0, 4), (90, 4), (45, 3)].into_iter().enumerate() {
        let _ = write!(
            out,
            r#"<pattern id="h{}" width="{apart}" height="{apart}" patternUnits="userSpaceOnUse" patternTransform="rotate({angle})"><path d="M0 0H{apart}" stroke="{PAPER}" stroke-width="2"/></pattern>"#,
            series + 1
        );
    }
    out.push_str("</defs>");
}

#[cfg(test)]
mod tests;
