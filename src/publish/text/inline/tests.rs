//! What inline text may hold. Long, since a fault that a maker can make has its line here.

use super::near::MASK;
use super::*;
use crate::model::plain;
use crate::publish::diagnostic::SourceFile;
use proptest::prelude::*;
use std::sync::Arc;

struct Known;

impl Names for Known {
    fn figure(&self, name: &str) -> Option<(usize, String)> {
        let place = self.figures().iter().position(|known| *known == name)?;
        Some((place, ["$40B", "14,600 bytes", "12%"][place].to_owned()))
    }
    fn figures(&self) -> Vec<&str> {
        vec!["cost", "first-flight", "share"]
    }
    fn insight(&self, slug: &str) -> Option<&str> {
        ["b", "ten-packets"].contains(&slug).then_some("Its title")
    }
    fn nearest_insight(&self, slug: &str) -> Option<&str> {
        suggest::nearest(slug, ["b", "ten-packets"])
    }
}

/// What comes of a text, and its faults: each with the text at fault, as it stands in the file.
fn parsed(text: &str) -> (Vec<Span>, Vec<(String, String, String)>) {
    let file = serde_json::to_string(text).unwrap();
    let at = 0..file.len();
    let mut diagnostics =
        Diagnostics::new(&Arc::new(SourceFile { path: String::new(), text: file }), &Arc::default());
    let spans = parse(&At { value: text.to_owned(), at }, &Known, &mut diagnostics);
    let diagnostic = |diagnostic: crate::publish::Diagnostic| {
        (diagnostic.rule.to_owned(), diagnostic.file.text[diagnostic.at].to_owned(), diagnostic.help)
    };
    (spans, diagnostics.found.into_iter().map(diagnostic).collect())
}

fn clean(text: &str) -> Vec<Span> {
    let (spans, diagnostics) = parsed(text);
    assert!(diagnostics.is_empty(), "{text}: {diagnostics:?}");
    spans
}

/// The rules a text breaks, and the text at fault.
fn diagnostics(text: &str) -> Vec<(String, String)> {
    parsed(text).1.into_iter().map(|(rule, at, _)| (rule, at)).collect()
}

/// Each of these is one fault, of the text given, wherever it stands in a sentence; the help names the third.
fn each_is_one_fault(cases: &[(&str, &str, &str)]) {
    for (text, rule, help) in cases {
        for (before, after) in [("It was ", " then."), ("", ""), ("**So** ", ", and *more*.")] {
            let (_, diagnostics) = parsed(&format!("{before}{text}{after}"));
            let [(found, at, told)] = diagnostics.as_slice() else {
                panic!("{before}{text}{after}: {diagnostics:?}")
            };
            assert_eq!(found, rule, "{text}");
            assert_eq!(*at, serde_json::to_string(text).unwrap().trim_matches('"'), "{text}");
            assert!(told.contains(help), "{text}: {told}");
        }
    }
}

#[test]
fn what_is_nearly_a_figure_is_told_with_the_name_that_is_near() {
    each_is_one_fault(&[
        ("{ cost }", "unknown-figure", "did you mean `{cost}`?"),
        ("{Cost}", "unknown-figure", "did you mean `{cost}`?"),
        ("{first_flight}", "unknown-figure", "did you mean `{first-flight}`?"),
        ("{First flight}", "unknown-figure", "did you mean `{first-flight}`?"),
        ("{cost:.2f}", "unknown-figure", "did you mean `{cost}`?"),
        ("{cost|label}", "unknown-figure", "did you mean `{cost}`?"),
        ("{{cost}}", "unknown-figure", "did you mean `{cost}`?"),
        ("{{ cost }}", "unknown-figure", "did you mean `{cost}`?"),
        ("{cost", "stray-brace", "did you mean `{cost}`?"),
        ("cost}", "stray-brace", "did you mean `{cost}`?"),
        ("{cost then, share}", "unknown-figure", "did you mean `{cost}`?"),
        ("｛cost｝", "unknown-figure", "did you mean `{cost}`?"),
        ("{cots}", "unknown-figure", "did you mean `cost`?"),
        ("{}", "stray-brace", "backslash"),
        ("{%}", "stray-brace", "backslash"),
        ("{co\u{ad}st}", "unknown-figure", "backslash"),
        ("${cost}", "bare-amount", "unit"),
        ("{share}%", "bare-amount", "unit"),
        ("{cost} €", "bare-amount", "unit"),
        ("{share} percent", "bare-amount", "unit"),
    ]);
    clean(
        r"A set \{a, b\} and &#123;cost&#125; and `{cots}`, with {cost} and {first-flight}, {cost}s, {cost} × {share}.",
    );
    clean("日本語の｛括弧｝です");
}

#[test]
fn what_is_nearly_a_link_is_told_with_the_name_that_is_near() {
    each_is_one_fault(&[
        ("[[b]", "stray-bracket", "did you mean `[[b]]`?"),
        ("[b]]", "stray-bracket", "did you mean `[[b]]`?"),
        ("[ [b] ]", "stray-bracket", "did you mean `[[b]]`?"),
        ("[[ten-packets", "stray-bracket", "did you mean `[[ten-packets]]`?"),
        ("［［b］］", "stray-bracket", "did you mean `[[b]]`?"),
        ("[ten-packets]", "stray-bracket", "did you mean `[[ten-packets]]`?"),
        ("[[B]]", "unknown-insight", "did you mean `b`?"),
        ("[[insights/b]]", "unknown-insight", "did you mean `b`?"),
        ("[[Ten packets]]", "unknown-insight", "did you mean `ten-packets`?"),
        ("[[ten-packets.json]]", "unknown-insight", "did you mean `ten-packets`?"),
        ("[[b|]]", "empty", "its title"),
        ("![[b]]", "stray-bracket", "take the ! away"),
        ("[words](insights/b)", "unsafe-link", "[[its-slug]]"),
        ("[](https://example.org/)", "empty", "words"),
        ("[^1]", "unknown-footnote", "say it in the text"),
        ("[]", "stray-bracket", "backslash"),
        ("[words](https://example.org/ \"a title\")", "block-markdown", "into the text"),
    ]);
    for (text, at) in [
        ("See [words] (https://example.org/).", "[words]"),
        ("See [words](https://example.org.", "[words]"),
        ("See (words)[https://example.org].", "[https://example.org]"),
        ("See [words.", "["),
        ("See words].", "]"),
        ("See [words][c].", "[words]"),
    ] {
        assert_eq!(diagnostics(text), [("stray-bracket".to_owned(), at.to_owned())], "{text}");
    }
    clean(
        "“[It] was [sic] so” [[ b ]], [[b|words]], [words](https://example.org/), <https://example.org/>, \\[\\[b\\]\\].",
    );
}

#[test]
fn signs_that_are_left_are_told() {
    for (text, at) in [
        ("a **bold text", "**"),
        ("a *b", "*"),
        ("a* b", "*"),
        ("** spaced **", "**"),
        ("**note:**this", "**"),
        ("an `open one", "`"),
        ("a _word b", "_"),
        ("~~gone~~", "~~"),
        ("==kept==", "=="),
        ("&nope; b", "&nope;"),
        ("&nbsp b", "&nbsp"),
        (r"ends so \", r"\\"),
    ] {
        let found = diagnostics(text);
        assert!(
            !found.is_empty() && found.iter().all(|(rule, _)| rule == "half-marked"),
            "{text}: {found:?}"
        );
        assert_eq!(found[0].1, at, "{text}");
    }
    for text in [
        "2 * 3 * 4",
        r"5\* hotels",
        "first_flight and a_b_c",
        "a == b",
        "~5 or so",
        "AT&T, R&D; Q&A",
        "C:\\Users and \\alpha",
        "x = y",
        "#hashtag",
        "a + or -",
        "see https://example.org/a_(b)_c*d",
        "a & b",
        "___ blank",
        r"\`so\'",
    ] {
        clean(text);
    }
}

#[test]
fn nothing_vanishes_without_a_word() {
    for text in [
        "[1]: https://example.org/report",
        "[Update]: https://example.org/news",
        "[^1]: https://example.org/",
        "[Update]: soon",
        "<!-- hidden -->",
        "a <!-- hidden --> b",
        "one\\\ntwo",
        "| a | b |\n| --- | --- |\n| c | d |",
        "***",
        "1986. A great year",
        "+ more",
        "[ ] to do",
        "[x] done",
        "&#x202e;abc",
        "a&ZeroWidthSpace;b",
    ] {
        assert!(!diagnostics(text).is_empty(), "{text}");
    }
    assert_eq!(plain(&clean("[Note]: this is so &copy; &amp; so")), "[Note]: this is so © & so");
    assert_eq!(plain(&clean("a\nb  \nc")), "a b c");
    // Within a paragraph it is text.
    assert_eq!(plain(&clean("Before.\n[1]: https://example.org/")), "Before. [1]: https://example.org/");
}

#[test]
fn emphasis_needs_no_spaces_where_a_script_has_none() {
    let strong = |text: &str| Span::Strong(vec![Span::Text(text.into())]);
    let text = |text: &str| Span::Text(text.into());
    assert_eq!(clean("这是**「重点」**的内容。"), [text("这是"), strong("「重点」"), text("的内容。")]);
    assert_eq!(clean("これは**重要。**です。"), [text("これは"), strong("重要。"), text("です。")]);
    assert_eq!(clean("**마크다운(Markdown)**을 쓴다."), [strong("마크다운(Markdown)"), text("을 쓴다.")]);
    assert_eq!(clean("**甲**，**乙**。"), [strong("甲"), text("，"), strong("乙"), text("。")]);
    assert_eq!(clean("与*（斜体）*混"), [text("与"), Span::Em(vec![text("（斜体）")]), text("混")]);
    assert_eq!(clean("用`**「」**的`写"), [text("用"), Span::Code("**「」**的".into()), text("写")]);
    assert_eq!(diagnostics("这是**「重点」的"), [("half-marked".to_owned(), "**".to_owned())]);
    // A place behind signs that were put in is found again.
    assert_eq!(diagnostics("这是**「重点」**的5%内容")[0].1, "5%");
    assert_eq!(diagnostics("これは_重要_です").len(), 2);
}

#[test]
fn amounts_are_found_across_marks_and_not_in_names() {
    for (text, at) in [
        ("rose **5**%", "5**%"),
        ("rose *5* percent", "5* percent"),
        ("cost $**5**", "$**5"),
        ("see [[b|up 5%]]", "5%"),
        ("6&#37; of", "6&#37;"),
        (r"a \\$5 lunch", "$5"),
    ] {
        let found = diagnostics(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0, "bare-amount");
        assert!(
            serde_json::to_string(at).unwrap().contains(&found[0].1) || found[0].1.contains(at),
            "{text}: {found:?}"
        );
    }
    clean("see `5%` and https://example.org/5%25 there");
}

#[test]
fn backslashes_before_amounts_are_taken_away_and_no_others() {
    for (text, shown) in [
        (r"a \$5 lunch", "a $5 lunch"),
        (r"the \5% rule", "the 5% rule"),
        (r"the 5\% rule", "the 5% rule"),
        (r"um \5 € mehr", "um 5 € mehr"),
        (r"um \€5 mehr", "um €5 mehr"),
        (r"um €\5 mehr", "um €5 mehr"),
        (r"a \CHF 500 note", "a CHF 500 note"),
        (r"a \kr 500 note", "a kr 500 note"),
        (r"a 500 \kr note", "a 500 kr note"),
        (r"the \４％", "the ４％"),
        (r"the \٥٪", "the ٥٪"),
        (r"a \−5% drop", "a −5% drop"),
        (r"\five percent", "five percent"),
        (r"the \4–20× gain", "the 4–20× gain"),
        (r"\5 apples", "5 apples"),
        (r"C:\5 and a\b, \alpha", r"C:\5 and a\b, \alpha"),
        (r"two \\ signs", r"two \ signs"),
        (r"**a \$5** *\€5*", "a $5 €5"),
        (r"[[b|a \€5 lunch]]", "a €5 lunch"),
    ] {
        assert_eq!(plain(&clean(text)), shown, "{text}");
    }
}

/// A piece of a text, and the words of it that readers have to find. Pieces stand in any order.
fn piece() -> impl Strategy<Value = (String, &'static str)> {
    let pieces: Vec<(&str, &str)> = vec![
        ("word", "word"),
        ("Größe", "Größe"),
        ("重点", "重点"),
        ("은", "은"),
        ("5", "5"),
        ("2026", "2026"),
        (" ", ""),
        (" ", ""),
        (" ", ""),
        ("**", ""),
        ("*", ""),
        ("_", ""),
        ("`", ""),
        ("``", ""),
        ("~~", ""),
        ("==", ""),
        ("\\", ""),
        ("\n", ""),
        ("  \n", ""),
        ("。", ""),
        ("「", ""),
        ("」", ""),
        ("(", ""),
        (")", ""),
        ("[", ""),
        ("]", ""),
        ("{", ""),
        ("}", ""),
        ("<", ""),
        (">", ""),
        ("#", ""),
        ("-", ""),
        ("+", ""),
        ("1. ", "1"),
        ("|", ""),
        ("!", ""),
        (":", ""),
        ("%", ""),
        ("$", ""),
        ("€", ""),
        ("&", ""),
        (";", ""),
        ("^", ""),
        ("**strong**", "strong"),
        ("`code`", "code"),
        ("[a]: b", "a b"),
        ("[^n]: c", "n c"),
        ("[[b|shown]]", "shown"),
        ("~~~", ""),
        ("![", ""),
        ("](https://example.org/)", ""),
        ("<!-- gone -->", "gone"),
        ("<b>", "b"),
        (" \"title\"", "title"),
        ("\t", ""),
        ("=", ""),
        ("---", ""),
    ];
    proptest::sample::select(pieces).prop_map(|(text, words)| (text.to_owned(), words))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    #[test]
    fn words_that_pass_are_words_that_readers_get(pieces in proptest::collection::vec(piece(), 1..9)) {
        let source: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
        let (spans, diagnostics) = parsed(&source);
        if diagnostics.is_empty() {
            let shown = plain(&spans);
            let mut rest = shown.as_str();
            for word in pieces.iter().flat_map(|(_, words)| words.split(' ')).filter(|word| !word.is_empty()) {
                let found = rest.find(word);
                prop_assert!(found.is_some(), "“{}” of {source:?} is not in {shown:?}", word);
                rest = &rest[found.unwrap() + word.len()..];
            }
        }
    }

    #[test]
    fn any_text_is_parsed_and_its_faults_have_places(text in "[ -~\u{a0}-\u{ff}重「」。，은%€\n]{0,40}") {
        let (spans, _) = parsed(&text);
        let plain = plain(&spans);
        let put_in = ['\u{2e4f}', MASK];
        prop_assert!(!plain.contains(put_in));
    }
}
