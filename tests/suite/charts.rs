//! Charts of every kind as HTML, and what becomes of input that nobody expects.

use crate::common::{self, Site};
use sightline::model::{Block, Chart, Insight, Mark};

fn every_chart() -> (Site, Insight) {
    let site = Site::of("tests/fixtures/charts");
    let insight = site.edition().insight("every-chart").unwrap();
    (site, insight)
}

fn charts(insight: &Insight) -> impl Iterator<Item = &Chart> {
    insight.body.iter().filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    })
}

#[test]
fn every_chart_as_it_is_drawn_and_published() {
    let (site, insight) = every_chart();
    assert_eq!(site.diagnostics(), [""; 0]);
    let published = site.published();
    let page = published.text("insights/every-chart/index.html");
    let figures: Vec<&str> = page
        .split("<figure class=\"chart\"")
        .skip(1)
        .map(|rest| rest.split("</figure>").next().unwrap())
        .collect();
    let mut marks = std::collections::BTreeSet::new();
    for (chart, figure) in charts(&insight).zip(&figures) {
        let name = format!("chart-{}-{}", chart.number, chart.mark.word());
        common::snapshot("views", &name, &figure.replace("><", ">\n<"));
        let file = published.text(&format!("insights/every-chart/{}.svg", chart.number));
        assert!(roxmltree::Document::parse(file).is_ok(), "{name}: {file}");
        // Nothing that a strict policy forbids, and nothing out of the drawing.
        for text in [*figure, file] {
            assert!(
                !text.contains("style=") && !text.contains("NaN") && !text.contains("inf%"),
                "{name}: {text}"
            );
        }
        // All that a point says is text, beside the drawing.
        for datum in chart.points.iter().flat_map(|point| &point.data) {
            assert!(
                figure.contains(&format!(">{}</bdi>", datum.text)) || datum.text.is_empty(),
                "{name}: {}",
                datum.text
            );
        }
        marks.insert(chart.mark.word());
    }
    assert_eq!((figures.len(), marks.len()), (17, Mark::ALL.len()));
}

/// A site with one chart of a table, and the chart as it was laid out.
fn laid_out(chart: &str, columns: &str, rows: &str) -> (Site, Option<Chart>) {
    let site = Site::with(&format!(
        r#""body": [{{ "type": "chart", "table": "t", "x": "n", "alt": "As told.", {chart} }}],
           "tables": {{ "t": {{ "caption": "Seen", "columns": [{columns}], "rows": [{rows}] }} }}"#
    ));
    let chart = only(&site);
    (site, chart)
}

/// The one chart of a site; nothing where something is wrong with it.
fn only(site: &Site) -> Option<Chart> {
    let insight = (site.check().errors() == 0).then(|| site.insight("a"))?;
    charts(&insight).next().cloned()
}

const TWO: &str = r#"{ "id": "n", "title": "N" }, { "id": "v", "title": "V", "unit": "kB" }, { "id": "w", "title": "W", "unit": "kB" }"#;

/// Whether everything stands inside of the drawing, and every page can be made of it.
fn is_inside(chart: &Chart) -> bool {
    let extents = chart.points.iter().flat_map(|point| &point.data).filter_map(|datum| datum.extent.as_ref());
    let inside = |(low, high): (u16, u16)| low <= high && high <= 1000;
    extents.map(|extent| extent.reach).all(inside)
        && chart.points.iter().map(|point| point.at).all(inside)
        && chart.across.iter().all(|tick| tick.at <= 1000)
        && chart.zero <= 1000
}

#[test]
fn input_that_nobody_expects_has_a_designed_result() {
    let inputs = [
        ("one row", r#"{ "n": "2024", "v": 1, "w": 2 }"#),
        ("nothing but zero", r#"{ "n": "2024", "v": 0, "w": 0 }, { "n": "2025", "v": -0.0, "w": 0 }"#),
        ("all alike", r#"{ "n": "2024", "v": 7, "w": 7 }, { "n": "2025", "v": 7, "w": 7 }"#),
        ("below zero", r#"{ "n": "2024", "v": -5, "w": 3 }, { "n": "2025", "v": -9, "w": -1 }"#),
        (
            "missing",
            r#"{ "n": "2024", "v": null, "w": 3 }, { "n": "2025", "v": 4, "w": "unknown" }, { "n": "", "v": 1, "w": 2 }"#,
        ),
        ("ten orders", r#"{ "n": "2024", "v": 1, "w": 2 }, { "n": "2025", "v": 3e10, "w": 5e-4 }"#),
        (
            "extremes",
            r#"{ "n": "2024", "v": 1.7e308, "w": -1.7e308 }, { "n": "2025", "v": 5e-324, "w": 1e300 }"#,
        ),
        ("from the right", r#"{ "n": "مارس", "v": 1, "w": 2 }, { "n": "אפריל", "v": 3, "w": 4 }"#),
        ("twice the same", r#"{ "n": "2024", "v": 1, "w": 2 }, { "n": "2024", "v": 3, "w": 4 }"#),
    ];
    let mut drawn = 0;
    for (input, rows) in inputs {
        for mark in Mark::ALL {
            let (x, y) = match mark {
                Mark::Scatter => (r#", "x": "v""#, r#""w""#),
                Mark::Area => ("", r#""v""#),
                _ => ("", r#"["v", "w"]"#),
            };
            let fields = format!(r#""mark": "{}", "y": {y}"#, mark.word());
            let (site, chart) = if x.is_empty() {
                laid_out(&fields, TWO, rows)
            } else {
                let fields = format!(
                    r#""body": [{{ "type": "chart", "table": "t", "alt": "As told.", {fields}{x} }}],
                       "tables": {{ "t": {{ "caption": "Seen", "columns": [{TWO}], "rows": [{rows}] }} }}"#
                );
                let site = Site::with(&fields);
                let chart = only(&site);
                (site, chart)
            };
            let Some(chart) = chart else {
                let said = site.diagnostics();
                assert!(
                    said.iter().any(|said| said.starts_with("bad-chart:")),
                    "{input}, {mark:?}: {said:?}"
                );
                continue;
            };
            assert!(is_inside(&chart), "{input}, {mark:?}: {chart:?}");
            // Nobody searches it.
            let mut site = site;
            site.options.search = false;
            let published = site.published();
            for text in [published.text("insights/a/index.html"), published.text("insights/a/1.svg")] {
                assert!(!text.contains("NaN") && !text.contains("infinity"), "{input}, {mark:?}");
            }
            drawn += 1;
        }
    }
    assert!(drawn > 70, "{drawn}");
}

#[test]
fn a_logarithmic_scale_holds_ten_orders_of_magnitude() {
    let rows: Vec<String> =
        (0..=10).map(|n| format!(r#"{{ "n": "Row {n}", "v": 1e{n}, "w": 1 }}"#)).collect();
    let (_, chart) = laid_out(r#""mark": "dot", "y": "v", "scale": "log""#, TWO, &rows.join(", "));
    let chart = chart.unwrap();
    let places: Vec<u16> =
        chart.points.iter().map(|point| point.data[0].extent.as_ref().unwrap().reach.0).collect();
    assert_eq!(places, [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
    assert_eq!(chart.scale.len(), 6);
    assert!(
        chart.note.starts_with("The scale is logarithmic: each mark is a hundred times"),
        "{}",
        chart.note
    );
}

#[test]
fn rows_of_several_series_join_only_what_each_of_them_says() {
    let (_, insight) = every_chart();
    let chart = charts(&insight).find(|chart| chart.series.iter().any(|one| one.name == "B")).unwrap();
    let texts: Vec<Vec<&str>> = chart
        .points
        .iter()
        .map(|point| point.data.iter().map(|datum| datum.text.as_str()).collect())
        .collect();
    assert_eq!(texts, [["1\u{a0}kB", ""], ["2\u{a0}kB", "5\u{a0}kB"], ["3\u{a0}kB", "4\u{a0}kB"]]);
    let joined = |series: usize| -> Vec<bool> {
        chart.points.iter().filter_map(|point| Some(point.data[series].extent.as_ref()?.joined)).collect()
    };
    assert_eq!((joined(0), joined(1)), (vec![false, true, true], vec![false, true]));
    assert!(chart.note.is_empty(), "what is not said is no gap: {}", chart.note);
}

#[test]
fn a_chart_that_is_gone_takes_its_file_along() {
    let (site, insight) = every_chart();
    let count = charts(&insight).count();
    let last = format!("insights/every-chart/{count}.svg");
    assert!(site.published().keys().any(|path| *path == last));
    let text = site.read("insights/every-chart.json");
    let mut data: serde_json::Value = serde_json::from_str(&text).unwrap();
    data["body"].as_array_mut().unwrap().pop();
    site.write("insights/every-chart.json", data.to_string());
    let published = site.published();
    assert!(!published.keys().any(|path| *path == last));
    assert!(published.keys().any(|path| *path == format!("insights/every-chart/{}.svg", count - 1)));
}
