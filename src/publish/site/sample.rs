//! A sample for tests: an insight that says the same text everywhere.

use super::{Address, Identity};
use crate::model::{
    Align, Block, CalloutKind, Card, Cards, Cell, Chart, Column, Correction, Datum, Figure, FigureKind,
    Impact, Insight, Links, Mark, Point, Row, Series, Signal, Site, Source, Span, Stamp, Table, Topic,
};
use proptest::prelude::*;

/// Any text, much of it the kind that breaks things.
pub fn text() -> impl Strategy<Value = String> {
    let odd =
        ["<", ">", "&", "\"", "'", "]]>", "&lt;", "<!--", "</script>", "\r\n", "\u{0}", "\u{b}", "\u{fffe}"];
    let strange =
        ["שלום", "مرحبا", "\u{202e}", "😀", "👩‍👩‍👧", "e\u{301}", "\u{2028}", "\u{7f}", "a b", "=1+1", "$5"];
    let piece = prop_oneof![
        proptest::sample::select(odd.to_vec()).prop_map(str::to_owned),
        proptest::sample::select(strange.to_vec()).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 1..12).prop_map(|pieces| format!("x{}", pieces.concat()))
}

pub fn address() -> Address {
    Address::new("https://example.org", Links::new("/a/b/")).unwrap()
}

pub fn identity() -> Identity {
    Identity::new("tag:example.org,2026:sample").unwrap()
}

pub fn site() -> Site {
    Site {
        name: "Sample & Co".into(),
        description: "Every <view> there is.".into(),
        language: "en-GB".into(),
        runs: 4,
        feeds: true,
        footer: Vec::new(),
        about: true,
        topics: vec![topic()],
    }
}

fn topic() -> Topic {
    Topic { slug: "aws".into(), name: "A <W> S".into() }
}

pub fn insight(text: &str) -> Insight {
    let words = || text.to_owned();
    let spans = || vec![Span::Text(words())];
    let linked = vec![Span::Figure(0, words()), Span::Link("https://example.org/".into(), spans())];
    let rich = vec![
        Span::Em(spans()),
        Span::Strong(spans()),
        Span::Code(words()),
        Span::Figure(0, words()),
        Span::Insight("other".into(), linked),
    ];
    let column = || Column { id: words(), title: words(), align: Align::End, descending_first: true };
    let cell = |best| Cell { text: spans(), best, ..Cell::default() };
    let table = Table {
        name: words(),
        caption: spans(),
        columns: vec![column(), column(), column()],
        rows: vec![Row(vec![cell(false), cell(true), Cell::default()])],
        about: spans(),
        remark: spans(),
        sources: vec![0, 1],
        fits: true,
    };
    let cards = Cards {
        title: spans(),
        caption: spans(),
        figures: vec![0, 7],
        scale: vec![],
        zero: 0,
        sources: vec![],
    };
    let chart = Chart {
        mark: Mark::Bar,
        title: spans(),
        about: spans(),
        alt: words(),
        measure: words(),
        series: vec![Series { name: words(), ..Series::default() }],
        points: vec![Point {
            label: words(),
            data: vec![Datum { text: words(), extent: None }],
            ..Point::default()
        }],
        zero: 0,
        scale: vec![],
        across: vec![],
        annotations: vec![],
        note: words(),
        remark: spans(),
        number: 1,
        sources: vec![0],
    };
    let source = |url: Option<&str>| Source {
        title: words(),
        publisher: words(),
        url: url.map(str::to_owned),
        date: Some("Mar 2026".into()),
        retrieved: Some("Nov 23, 2026".into()),
        unverified: false,
    };
    let figure = Figure {
        text: words(),
        label: words(),
        exact: Some(words()),
        as_of: "2026".into(),
        kind: FigureKind::Reported,
        source: Some(0),
        note: spans(),
        derivation: None,
        key: None,
        moved: None,
        disputes: vec![],
        stale_from: None,
    };
    let correction =
        Correction { date: words(), figure: Some(0), was: words(), now: Some(words()), why: words() };
    Insight {
        card: Card {
            slug: "sample".into(),
            title: words(),
            summary: words(),
            published: Stamp(1_000_000_000),
            updated: Some(Stamp(1_100_000_000)),
            signal: Signal::Shift,
            impact: Impact::High,
            topics: vec![topic()],
            minutes: Some(1),
            language: None,
            draft: false,
        },
        lead: spans(),
        byline: vec![],
        authors: vec![],
        canonical: None,
        series: None,
        footnotes: vec![],
        previous: None,
        next: None,
        tldr: vec![spans()],
        takeaways: vec![rich],
        body: vec![
            Block::Paragraph(spans()),
            Block::Heading(3, "x".into(), spans()),
            Block::Cards(cards),
            Block::Table(table),
            Block::Chart(chart),
            Block::Callout(CalloutKind::Note, vec![spans()]),
            Block::List(true, vec![spans()]),
            Block::Quote(spans(), Some(0)),
            Block::Code("rust".into(), words(), spans()),
            Block::Unknown(words()),
        ],
        figures: vec![figure],
        keys: vec![],
        sources: vec![source(Some("https://example.org/source")), source(None)],
        corrections: vec![correction],
        related: vec![],
        newer: None,
        older: None,
    }
}
