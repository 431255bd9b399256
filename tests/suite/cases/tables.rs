//! Tables as makers write them: kinds of columns, rows from spreadsheets, and sizes that few expect.

use crate::common::Site;
use sightline::model::{Block, Table, plain};

/// The fields of an insight with one table of these columns and rows.
fn fields(columns: &str, rows: &str) -> String {
    format!(
        r#""body": [{{ "type": "table", "table": "t" }}],
           "tables": {{ "t": {{ "caption": "Seen", "columns": [{columns}], "rows": {rows} }} }}"#
    )
}

const COLUMNS: &str = r#"{ "id": "name", "title": "Name" }, { "id": "load", "title": "Load", "unit": "ms" }, { "id": "note", "title": "Note" }"#;

/// A site whose table has its rows in a file.
fn with_file(csv: impl AsRef<[u8]>) -> Site {
    let site = Site::with(&fields(COLUMNS, r#"{ "csv": "rows.csv" }"#));
    site.write("insights/rows.csv", csv);
    site
}

fn table(site: &Site) -> Table {
    let table = site.insight("a").body.into_iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table.unwrap()
}

/// The words of a table, a row each.
fn words(site: &Site) -> Vec<Vec<String>> {
    let row = |row: &sightline::model::Row| row.0.iter().map(|cell| plain(&cell.text)).collect();
    table(site).rows.iter().map(row).collect()
}

fn ranks(site: &Site, column: usize) -> Vec<Option<u32>> {
    table(site).rows.iter().map(|row| row.0[column].rank).collect()
}

#[test]
fn a_spreadsheet_is_read_however_it_was_saved() {
    let plain = [vec!["A, first", "1.5\u{a0}ms", "He said “so”"], vec!["B", "20\u{a0}ms", ""]];
    for csv in [
        "name,load,note\n\"A, first\",1.5,He said “so”\nB,20,\n",
        "\u{feff}name,load,note\r\n\"A, first\",1.5,He said “so”\r\nB,20,\r\n",
        "name;load;note\n\"A, first\";1.5;He said “so”\nB;20;",
        "name\tload\tnote\r\"A, first\"\t1.5\tHe said “so”\rB\t+20\t",
        "note,name,load\nHe said “so”,\"A, first\",15e-1\n\n,B,20\n",
        "Name,Load,Note\n\"A, first\",1.5,He said “so”\nB, 20 ,\n",
    ] {
        assert_eq!(words(&with_file(csv)), plain, "{csv}");
    }
    let broken = with_file("name,load,note\n\"A\nB\",1,\"say \"\"no\"\"\"\n");
    assert_eq!(words(&broken), [["A B", "1\u{a0}ms", "say \"no\""]]);
    assert_eq!(ranks(&with_file("name,load,note\na,3,\nb,,\nc,-1,\n"), 1), [Some(1), None, Some(0)]);
}

#[test]
fn a_spreadsheet_that_is_not_right_is_told_where() {
    let told = |csv: &str| -> Vec<String> {
        let site = with_file(csv);
        site.check()
            .diagnostics
            .iter()
            .map(|one| {
                let (line, column) = one.file.position(one.at.start);
                let name = one.file.path.rsplit('/').next().unwrap().to_owned();
                format!("{} {name}:{line}:{column} “{}”", one.rule, &one.file.text[one.at.clone()])
            })
            .collect()
    };
    assert_eq!(told("name,load,note\na,1\nb,2,\n"), ["ragged-row rows.csv:2:3 “1”"]);
    assert_eq!(told("name,load,note\na,1,x,y\n"), ["ragged-row rows.csv:2:7 “y”"]);
    assert_eq!(
        told("name,lode,note\na,1,\n"),
        ["unknown-column rows.csv:1:6 “lode”", "missing-cell rows.csv:1:11 “note”"]
    );
    assert_eq!(told("name,load,note,load\na,1,,2\n"), ["duplicate-name rows.csv:1:16 “load”"]);
    assert_eq!(told("name;load;note\na;1,5;\n"), ["bad-cell rows.csv:2:3 “1,5”"]);
    assert_eq!(told("name,load,note\n\"a b\",\"1 ms\",\n"), ["bad-cell rows.csv:2:8 “1 ms”"]);
    assert_eq!(
        told("name,load,note\na,12345678901234567890,\n"),
        ["bad-number rows.csv:2:3 “12345678901234567890”"]
    );
    assert_eq!(told("name,load,note\na,1,\"it goes on\nb,2,\n"), ["bad-csv rows.csv:2:5 “\"”"]);
    assert_eq!(told("name,load,note\na,1,costs $5\n"), ["bare-amount rows.csv:2:11 “$5”"]);
    assert_eq!(told("name,load,note\na,1,x\u{202e}y\n"), ["invisible-character rows.csv:2:5 “x\u{202e}y”"]);
    assert_eq!(told(""), ["empty rows.csv:1:1 “”"]);
    assert_eq!(told("name,load,note\n"), ["empty a.json:2:199 “\"rows.csv\"”"]);
    let missing = Site::with(&fields(COLUMNS, r#"{ "csv": "rows.csv" }"#));
    assert_eq!(missing.diagnostics(), ["missing-file: there is no file “rows.csv” beside the manuscript"]);
    for path in ["../rows.csv", "/etc/passwd", "rows.txt", ".csv"] {
        let outside = Site::with(&fields(COLUMNS, &format!(r#"{{ "csv": "{path}" }}"#)));
        assert!(outside.diagnostics()[0].starts_with("bad-path: "), "{path}");
    }
}

#[test]
fn the_file_of_rows_is_published_beside_the_manuscript_and_its_change_is_seen() {
    let site = with_file("name,load,note\na,1,\n");
    let first = site.published();
    assert_eq!(first.text("data/insights/rows.csv"), "name,load,note\na,1,\n");
    assert_eq!(site.written().files, 0, "nothing has changed");
    site.write("insights/rows.csv", "name,load,note\na,2,\n");
    let page = site.published().text("insights/a/index.html").to_owned();
    assert!(page.contains("2\u{a0}ms") && !page.contains("1\u{a0}ms"));
}

#[test]
fn columns_have_kinds() {
    let columns = r#"{ "id": "n", "title": "N" }, { "id": "d", "title": "D", "kind": "date" },
        { "id": "l", "title": "L", "kind": "link" }, { "id": "y", "title": "Y", "kind": "yes_no" }"#;
    let rows = r#"[{ "n": "a", "d": "2026-03", "l": "https://example.org/docs/", "y": true },
        { "n": "b", "d": "2025-12-24", "l": null, "y": false }, { "n": "c", "d": null, "l": null, "y": null }]"#;
    let site = Site::with(&fields(columns, rows));
    assert_eq!(words(&site)[0], ["a", "Mar 2026", "example.org/docs", "Yes"]);
    assert_eq!(words(&site)[1], ["b", "Dec 24, 2025", "", "No"]);
    assert_eq!(ranks(&site, 1), [Some(1), Some(0), None], "dates sort as dates");
    assert!(site.page("a").contains(r#"<a href="https://example.org/docs/">example.org/docs</a>"#));
    let (csv, json) = (table(&site).csv(), table(&site).json());
    assert!(csv.contains("a,2026-03,https://example.org/docs/,true"), "{csv}");
    assert!(json.contains(r#"{"n":"b","d":"2025-12-24","l":null,"y":"false"}"#), "{json}");
    for (row, told) in [
        (r#""d": "soon", "l": null, "y": null"#, "bad-cell: “soon” is no date"),
        (r#""d": 2026, "l": null, "y": null"#, "bad-cell: the column “d” is one of dates, and this is none"),
        (
            r#""d": null, "l": null, "y": "Yes""#,
            "bad-cell: the column “y” is one of true and false, and this is none",
        ),
        (r#""d": true, "l": null, "y": null"#, "bad-cell: the column “d” is one of dates, and this is none"),
    ] {
        let site = Site::with(&fields(columns, &format!(r#"[{{ "n": "a", {row} }}]"#)));
        assert_eq!(site.diagnostics(), [told]);
    }
    let unsafe_link =
        Site::with(&fields(columns, r#"[{ "n": "a", "d": null, "l": "javascript:x", "y": null }]"#));
    assert!(unsafe_link.diagnostics()[0].starts_with("bad-cell: "));
}

#[test]
fn any_table_is_shown_whole() {
    // One row, fifty columns, a cell of ten thousand letters, words from right to left, and numbers of ten orders.
    let columns: Vec<String> =
        (0..50).map(|n| format!(r#"{{ "id": "c{n}", "title": "Column {n}" }}"#)).collect();
    let long = "ab ".repeat(3_334);
    let cells: Vec<String> =
        (0..50).map(|n| format!(r#""c{n}": "{}""#, if n == 7 { &long } else { "مرحبا" })).collect();
    let site = Site::with(&fields(&columns.join(", "), &format!("[{{ {} }}]", cells.join(", "))));
    let page = site.page("a");
    assert!(page.contains(long.trim()) && page.matches("<td").count() == 49);
    let numbers =
        r#"{ "id": "n", "title": "N" }, { "id": "v", "title": "V", "unit": "USD", "better": "higher" }"#;
    let values = ["-5", "0", "1e-9", "10", "1e10", "null"];
    let rows: Vec<String> = values.iter().map(|value| format!(r#"{{ "n": "x", "v": {value} }}"#)).collect();
    let site = Site::with(&fields(numbers, &format!("[{}]", rows.join(", "))));
    assert_eq!(ranks(&site, 1), [Some(0), Some(1), Some(2), Some(3), Some(4), None]);
}
