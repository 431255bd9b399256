//! A small site whose words, names and tables are as long as any.

use super::common::Site;
use super::server::{Server, site};
use serde_json::{Value, json};

/// A word that fits on no narrow screen.
pub const WORD: &str = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwurfsvorlage";
/// The same as a name in addresses.
pub const NAME: &str = "rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetzesentwurf";

/// One of each kind of page.
pub const PAGES: [&str; 15] = [
    "/",
    "/?q=rindfleisch",
    "/insights/long/",
    "/insights/wide/",
    "/insights/many/",
    "/topics/",
    "/topics/ai/",
    "/topics/rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetzesentwurf/",
    "/figures/",
    "/figures/rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetzesentwurf/price/",
    "/search/?q=rindfleisch",
    "/saved/",
    "/months/",
    "/corrections/",
    "/nothing/here/",
];

/// The site, published with the built app and served.
pub fn trying() -> (Site, Server) {
    let mut trying = Site::new();
    trying.options.search = true;
    let of_site = json!({ "name": format!("{WORD} Brief"), "description": WORD, "pipeline": { "runs": ["03:00"] },
        "topics": { NAME: WORD, "ai": "AI" } });
    trying.write("site.json", of_site.to_string().as_bytes());
    trying.write("insights/long.json", long().to_string().as_bytes());
    trying.write("insights/wide.json", wide(14, 4).to_string().as_bytes());
    trying.write("insights/many.json", many().to_string().as_bytes());
    trying.write("insights/many.csv", rows(MANY));
    for (slug, day) in [("two-words", 6), ("three-words-here", 5), ("one", 4)] {
        let plain = json!({ "title": format!("On {slug}"), "summary": "A plain summary.", "signal": "shift", "impact": "medium",
            "published": format!("2026-03-{day:02}T21:00:00Z"), "topics": ["ai"], "tldr": ["Short."], "takeaways": ["Take."],
            "body": [{ "type": "heading", "text": "Überblick" }, "See [[long]] and [[wide|the wide one]]."] });
        trying.write(&format!("insights/{slug}.json"), plain.to_string().as_bytes());
    }
    let root = trying.publish_with_app(&site());
    (trying, Server::of(root))
}

fn figure(key: &str, value: f64, unit: &str, date: &str) -> Value {
    json!({ "label": WORD, "key": format!("{NAME}/{key}"), "value": value, "unit": unit, "as_of": date,
        "kind": "reported", "source": "report", "note": WORD })
}

fn long() -> Value {
    json!({
        "title": WORD, "summary": format!("{WORD} costs {{price}}, as {{many}} say."), "published": "2026-03-08T21:00:00Z",
        "signal": "breakthrough", "impact": "high", "topics": ["ai", NAME], "tldr": [WORD], "takeaways": [WORD, "{price}"],
        "body": [
            format!("{WORD} and [{WORD}](https://example.org/{NAME}/{NAME}?{NAME}) and `{WORD}`, [[wide]]."),
            { "type": "heading", "text": WORD },
            { "type": "heading", "text": "Second" },
            { "type": "heading", "text": "Third" },
            { "type": "cards", "title": WORD, "caption": WORD, "figures": ["price", "many"] },
            { "type": "table", "table": "words" },
            { "type": "chart", "mark": "bar", "table": "words", "x": "name", "y": "price", "alt": "One bar is longer.", "title": WORD },
            { "type": "callout", "kind": "contrarian", "body": [WORD] },
            { "type": "list", "items": [WORD] },
            { "type": "quote", "text": WORD, "source": "report" },
            { "type": "code", "lang": "rust", "text": format!("let {NAME} = \"{NAME}{NAME}\";"), "caption": WORD },
        ],
        "figures": {
            "price": figure("price", 5.0, "USD", "2026-03"),
            "many": figure("many", 12_345.0, "rindfleischetikettierungsaufgaben", "2026-02"),
        },
        "tables": { "words": {
            "caption": WORD,
            "columns": [{ "id": "name", "title": WORD }, { "id": "price", "title": WORD, "unit": "USD", "better": "higher" }, { "id": "how", "title": "How" }],
            "rows": [{ "name": WORD, "price": 12, "how": WORD }, { "name": "B", "price": 30, "how": "Well" }],
            "sources": ["report"],
        } },
        "sources": { "report": { "title": WORD, "publisher": WORD, "date": "2026", "url": format!("https://example.org/{NAME}/{NAME}") } },
        "corrections": [{ "date": "2026-03-09", "was": WORD, "why": WORD }],
    })
}

/// An insight with a table of so many columns of money and so many rows. No two of its values are alike.
pub fn wide(columns: usize, rows: usize) -> Value {
    let heads = (0..columns).map(
        |column| json!({ "id": format!("c{column}"), "title": format!("Quarter {column}"), "unit": "USD" }),
    );
    let mut titles = vec![json!({ "id": "name", "title": "Name" })];
    titles.extend(heads);
    let row =
        |row: usize| {
            let mut cells = serde_json::Map::from_iter([("name".to_owned(), json!(format!("Row {row}")))]);
            cells.extend((0..columns).map(|column| {
                (format!("c{column}"), json!(1_234_567 + row * 7_654_321 + column * 1_010_203))
            }));
            Value::Object(cells)
        };
    json!({
        "title": "A wide table", "summary": "A plain summary.", "published": "2026-03-07T21:00:00Z", "signal": "watch",
        "impact": "low", "topics": ["ai"], "tldr": ["Short."], "takeaways": ["Take."],
        "body": [{ "type": "table", "table": "t" }, "See [[long]]."],
        "tables": { "t": { "caption": "Wide", "columns": titles, "rows": (0..rows).map(row).collect::<Vec<_>>() } },
    })
}

/// How many rows the large table has.
pub const MANY: usize = 450;

/// An insight with a large table, whose rows stand in a file. No two of its loads are alike; every third is not known.
fn many() -> Value {
    json!({
        "title": "Many rows", "summary": "A plain summary.", "published": "2026-03-02T21:00:00Z", "signal": "watch",
        "impact": "low", "topics": ["ai"], "tldr": ["Short."], "takeaways": ["Take."],
        "body": ["Before.", { "type": "table", "table": "rows" }, "After."],
        "tables": { "rows": { "caption": "Rows", "rows": { "csv": "many.csv" }, "columns": [
            { "id": "name", "title": "Name" }, { "id": "load", "title": "Load", "unit": "ms", "better": "lower" },
            { "id": "place", "title": "Place" }, { "id": "half", "title": "Half", "unit": "ms" },
        ] } },
    })
}

fn rows(count: usize) -> String {
    let row = |n: usize| {
        let load = (n * 7919) % 10_007;
        let load = if n % 3 == 2 { String::new() } else { load.to_string() };
        format!("Row {n:03},{load},{},{}\n", ["Zürich", "Oslo"][n % 2], n * 2)
    };
    format!("name,load,place,half\n{}", (0..count).map(row).collect::<String>())
}
