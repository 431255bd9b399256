//! Charts, laid out: views only draw what stands here. Lengths are thousandths of the drawing's sides, from the left and
//! from below.

use super::json::is_default;
use super::taxonomy::{UnknownWord, words};
use super::{Extent, Span};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

words! {
    /// How a chart draws its points.
    Mark {
        /// A bar each, from a common zero; several beside each other where there are several series.
        Bar = "bar", "Bar chart";
        /// The parts of a whole behind each other in one bar.
        StackedBar = "stacked_bar", "Stacked bar chart";
        /// A line through them.
        Line = "line", "Line chart";
        /// A line, and what lies between it and zero.
        Area = "area", "Area chart";
        /// From a least to a greatest value.
        Range = "range", "Range chart";
        /// Two moments, and a line from one to the other for each row.
        Slope = "slope", "Slope chart";
        /// A dot each, on one axis.
        Dot = "dot", "Dot plot";
        /// A dot each, by two numbers.
        Scatter = "scatter", "Scatter plot";
        /// A small chart for each series, all on one scale.
        Multiples = "multiples", "Small multiples";
    }
}

/// The shapes of series' points, around their place: they tell series apart beside colours and patterns. After the last they
/// come again.
pub const SHAPES: [&str; 6] = [
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-3.5-3.5h7v7h-7z",
    "M0-4.5l4.5 8h-9z",
    "M0-5l5 5-5 5-5-5z",
    "M0 4.5l4.5-8h-9z",
    "M-1.5-4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
];

/// A chart drawn from a table of the insight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// How it is drawn.
    pub mark: Mark,
    /// What it shows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: Vec<Span>,
    /// A sentence under the title.
    #[serde(default, skip_serializing_if = "is_default")]
    pub about: Vec<Span>,
    /// The same as the drawing in a sentence, for those who do not see it.
    pub alt: String,
    /// What the points measure.
    pub measure: String,
    /// What is told apart, in the order in which each point tells it; one without a name where there is but one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub series: Vec<Series>,
    /// The points: in rows in the table's order, in plots from left to right.
    #[serde(default, skip_serializing_if = "is_default")]
    pub points: Vec<Point>,
    /// Where zero stands along the scale: there bars and areas begin.
    #[serde(default, skip_serializing_if = "is_default")]
    pub zero: u16,
    /// What is printed at the marks of the scale, which stand at even steps from its beginning to its end.
    #[serde(default, skip_serializing_if = "is_default")]
    pub scale: Vec<String>,
    /// The marks of the axis from left to right: of a plot, and what is printed of the scale below rows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub across: Vec<Tick>,
    /// What the maker points out in the drawing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub annotations: Vec<Annotation>,
    /// What has to be said of the drawing: gaps, a scale that does not begin at zero.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
    /// What the maker says under it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remark: Vec<Span>,
    /// Which of the insight's charts it is, from 1: the name of its file beside the page.
    #[serde(default, skip_serializing_if = "is_default")]
    pub number: usize,
    /// The sources' places in the insight's list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sources: Vec<usize>,
}

/// One of the things a chart tells apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Its name; empty where there is but one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    /// Where its label stands beside the drawing's right side, if there is room for the labels of all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub right: Option<u16>,
    /// The same at the left side of a slope chart.
    #[serde(default, skip_serializing_if = "is_default")]
    pub left: Option<u16>,
}

/// A point of a chart: one place on its axis, and what each series is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// What it is of.
    pub label: String,
    /// Its place from left to right: from and to, which differ for a period that is longer than the others. Unused in rows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at: (u16, u16),
    /// The side of a scatter plot's dot at which its label stands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub side: Option<Side>,
    /// What each series is there.
    #[serde(default, skip_serializing_if = "is_default")]
    pub data: Vec<Datum>,
}

/// What one series is at a point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datum {
    /// Its value as printed, or that there is none; empty where nothing is said of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// Where it is drawn, if there is anything to draw.
    #[serde(default, skip_serializing_if = "is_default")]
    pub extent: Option<Extent>,
}

words! {
    /// The side of a dot at which its label stands.
    Side {
        /// To the right.
        Right = "right", "right";
        /// To the left.
        Left = "left", "left";
        /// Above.
        Above = "above", "above";
        /// Below.
        Below = "below", "below";
        /// Above, from the dot to the right.
        AboveRight = "above_right", "above_right";
        /// Above, from the dot to the left.
        AboveLeft = "above_left", "above_left";
        /// Below, from the dot to the right.
        BelowRight = "below_right", "below_right";
        /// Below, from the dot to the left.
        BelowLeft = "below_left", "below_left";
    }
}

/// A mark of an axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// Where it stands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub at: u16,
    /// What is printed there.
    pub text: String,
    /// Whether there is room for it on wide screens only.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wide: bool,
}

/// What a maker points out: a place, or a band between two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotation {
    /// From where to where; the same twice for a place.
    pub span: (u16, u16),
    /// Whether it lies along the scale of values, and not along the axis from left to right.
    #[serde(default, skip_serializing_if = "is_default")]
    pub values: bool,
    /// The line above the drawing in which its text stands, from 0, so that none stands on another.
    #[serde(default, skip_serializing_if = "is_default")]
    pub row: usize,
    /// What is said of it.
    pub text: String,
}

impl Point {
    /// The middle of its place.
    pub fn middle(&self) -> u16 {
        self.at.0.midpoint(self.at.1)
    }
}

impl Chart {
    /// Whether it is rows of text with something drawn in each, and not one drawing.
    pub fn is_rows(&self) -> bool {
        match self.mark {
            Mark::Bar | Mark::StackedBar | Mark::Range | Mark::Dot => true,
            Mark::Line | Mark::Area | Mark::Slope | Mark::Scatter => false,
            // Its panels are plots if there is an axis below them.
            Mark::Multiples => self.across.is_empty(),
        }
    }

    /// What a point says, for those who point at it: `2024: Leptos 47.3 kB, React 48.4 kB`.
    pub fn reading(&self, point: &Point) -> String {
        let mut text = point.label.clone();
        let mut parting = if text.is_empty() { "" } else { ": " };
        for (datum, series) in point.data.iter().zip(&self.series) {
            if datum.text.is_empty() {
                continue;
            }
            text.push_str(parting);
            text.push_str(&series.name);
            text.push_str(if series.name.is_empty() { "" } else { " " });
            text.push_str(&datum.text);
            parting = ", ";
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_names_each_series_that_says_something() {
        let series = |name: &str| Series { name: name.into(), ..Series::default() };
        let datum = |text: &str| Datum { text: text.into(), extent: None };
        let chart = Chart {
            mark: Mark::Line,
            title: vec![],
            about: vec![],
            alt: String::new(),
            measure: String::new(),
            series: vec![series("Leptos"), series("Yew"), series("React")],
            points: vec![],
            zero: 0,
            scale: vec![],
            across: vec![],
            annotations: vec![],
            note: String::new(),
            remark: vec![],
            number: 1,
            sources: vec![],
        };
        let mut point = Point { label: "2024".into(), ..Point::default() };
        point.data = vec![datum("47.3 kB"), datum(""), datum("48.4 kB")];
        assert_eq!(chart.reading(&point), "2024: Leptos 47.3 kB, React 48.4 kB");
    }
}
