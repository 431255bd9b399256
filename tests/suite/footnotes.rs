//! Footnotes: numbered by their marks, with a way there and back, and each with one mark.

use crate::common::Site;

const FIGURES: &str = r#""figures": { "share": { "label": "Share", "value": 40, "unit": "%", "as_of": "2026-03", "kind": "reported" } }"#;

fn with(body: &str, footnotes: &str) -> Site {
    Site::with(&format!(r#""body": [{body}], "footnotes": {{{footnotes}}}"#))
}

#[test]
fn footnotes_are_numbered_by_their_marks() {
    let mut site = Site::with(&format!(
        r#""body": ["One *of[^the-second]* them.[^first]", {{ "type": "list", "items": ["And[^third]"] }}],
           "footnotes": {{ "first": "Of [[a]] and {{share}}.", "third": "*Third*.", "the-second": "Named last." }}, {FIGURES}"#
    ));
    site.options.url = Some("https://insights.example".into());
    let published = site.published();
    let html = published.text("insights/a/index.html");
    for part in [
        "<em>of<sup id=\"note-1-mark\"><a href=\"#note-1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup></em> them.<sup id=\"note-2-mark\">",
        "<h2 id=\"footnotes\">Notes</h2><ol><li id=\"note-1\">Named last. <a href=\"#note-1-mark\" role=\"doc-backlink\" aria-label=\"Back to mark 1\">↑</a></li><li id=\"note-2\">Of <a href=\"/insights/a/\">A plain title</a> and <bdi",
        "<li id=\"note-3\"><em>Third</em>. <a",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    // What a note says is found, and stands in feeds; a mark is no word.
    let atom = published.text("feed.xml");
    assert!(
        atom.contains(
            "&lt;sup&gt;&lt;a href=\"https://insights.example/insights/a/#note-1\"&gt;1&lt;/a&gt;&lt;/sup&gt;"
        ),
        "{atom}"
    );
    assert!(atom.contains("&lt;h2&gt;Notes&lt;/h2&gt;&lt;ol&gt;&lt;li&gt;Named last.&lt;/li&gt;"));
    // Every place that is led to is there.
    for href in html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(html.contains(&format!("id=\"{href}\"")), "#{href} leads nowhere");
    }
}

#[test]
fn a_figure_in_a_note_is_one_as_anywhere() {
    let site = Site::with(&format!(
        r#""body": ["A.[^x]"], "footnotes": {{ "x": "Some {{share}}, once 41%." }}, {FIGURES}"#
    ));
    let told = site.diagnostics();
    assert!(told.iter().any(|one| one.starts_with("bare-amount: “41%”")), "{told:?}");
    assert!(!told.iter().any(|one| one.starts_with("unused")), "{told:?}");
}

#[test]
fn each_note_has_one_mark_and_each_mark_a_note() {
    let one = |body: &str, footnotes: &str| with(body, footnotes).diagnostics();
    assert_eq!(one(r#""A.[^x]""#, r#""x": "Note.""#), [""; 0]);
    assert_eq!(
        one(r#""A.""#, r#""x": "Note.""#),
        ["unmarked-footnote: the footnote “x” has no mark in the text"]
    );
    assert_eq!(one(r#""A.[^x] B.[^x]""#, r#""x": "Note.""#), ["unknown-footnote: “x” has its mark already"]);
    assert_eq!(
        one(r#""A.[^note-x] B.[^note-y]""#, r#""note-x": "Note.""#),
        ["unknown-footnote: no footnote is called “note-y”"]
    );
    assert_eq!(one(r#""A.[^x]""#, r#""x": " ""#), ["empty: a footnote without words"]);
    assert_eq!(one(r#""A[^X y].""#, ""), ["stray-bracket: this is nearly the mark of a footnote"]);
    assert_eq!(
        one(r#""[A[^x]](https://example.org).""#, r#""x": "Note.""#),
        ["nested-link: a footnote within a link"]
    );
    // Not in another note, nor where a text is read apart from the page.
    assert_eq!(
        one(r#""A.[^x]", { "type": "heading", "text": "B[^x]" }"#, r#""x": "Note.[^x]""#),
        ["unknown-footnote: no footnote can stand here", "unknown-footnote: no footnote can stand here"]
    );
    assert_eq!(
        Site::with(r#""title": "A title[^x]""#).diagnostics(),
        ["plain-words: “[^x]” in the title would be shown as it stands"]
    );
    // What is only a sign stays one.
    let site = with(r#""A \\[^x\\].""#, "");
    assert_eq!(site.diagnostics(), [""; 0]);
    assert!(site.page("a").contains("A [^x]."));
    let help =
        with(r#""A.[^note-x] B.[^note-y]""#, r#""note-x": "Note.""#).check().diagnostics[0].help.clone();
    assert!(help.contains("note-x"), "{help}");
}
