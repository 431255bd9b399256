//! Every chart as a file: XML that anybody can read, with all that is told.

use super::{LETTERS, draw};
use crate::model::{Bound, Chart, Datum, Extent, Insight, Mark, Point, Series};
use crate::publish::site::sample;

fn chart(mark: Mark, text: &str) -> (Chart, Insight) {
    let insight = sample::insight(text);
    let found = insight.body.iter().find_map(|block| match block {
        crate::model::Block::Chart(chart) => Some(chart.clone()),
        _ => None,
    });
    let extent = |low, high, bound| Some(Extent { reach: (low, high), bound, joined: true });
    let series = |name: &str| Series { name: name.into(), right: Some(400), left: Some(300) };
    let point = |place: u16| Point {
        label: text.into(),
        at: (place, place),
        side: None,
        data: vec![
            Datum { text: "1 kB".into(), extent: extent(100, 100, None) },
            Datum { text: "2–3 kB".into(), extent: extent(200, 900, None) },
            Datum { text: "4+ kB".into(), extent: extent(400, 400, Some(Bound::AtLeast)) },
        ],
    };
    let chart = Chart {
        mark,
        series: vec![series("One"), series("Two"), series("Three")],
        points: vec![point(0), point(500), point(1000)],
        scale: vec!["0".into(), "1".into()],
        ..found.unwrap()
    };
    (chart, insight)
}

#[test]
fn each_mark_is_a_file_that_tells_all() {
    for mark in Mark::ALL {
        for text in ["Plain words", "a < b & \"c\" > d", "مرحبا \u{202b}x", "\u{1}\u{fffe}odd"] {
            let (chart, insight) = chart(*mark, text);
            let file = draw(&chart, &insight, "Sightline & co", LETTERS).svg;
            let read =
                roxmltree::Document::parse(&file).unwrap_or_else(|error| panic!("{mark:?}: {error}\n{file}"));
            let words: String =
                read.descendants().filter_map(|node| node.text()).collect::<Vec<_>>().join("\n");
            assert!(words.contains("Sightline & co"), "{mark:?}: {words}");
            assert!(!file.contains("NaN") && !file.contains("inf") && !file.contains("style="), "{file}");
            for number in file.split('"').filter_map(|value| value.parse::<f64>().ok()) {
                assert!((-60.0..2000.0).contains(&number), "{mark:?}: {number}");
            }
            if chart.is_rows() {
                assert!(words.contains("2–3 kB"), "{mark:?}: {words}");
            }
        }
    }
}
