//! Styles: each page carries what it needs of them, small; one file beside holds all, for the app that goes from page
//! to page.

use crate::model::PageStyle;
use crate::publish::content_hash::{hash, integrity};

const KINDS: [PageStyle; 6] = [
    PageStyle::Feed,
    PageStyle::Insight,
    PageStyle::Figures,
    PageStyle::Compare,
    PageStyle::Plain,
    PageStyle::Embed,
];

/// The word by which a stylesheet says whom it is for: `/* for: insight */`. What is for no kind stands in the file only.
fn word(kind: PageStyle) -> &'static str {
    match kind {
        PageStyle::Feed => "feed",
        PageStyle::Insight => "insight",
        PageStyle::Figures => "figures",
        PageStyle::Compare => "compare",
        PageStyle::Plain => "plain",
        PageStyle::Embed => "embed",
    }
}

/// The words of a stylesheet after one of its own, up to the next of these or the end: `/* for: insight if: chart plot */`
/// is for insights that have a part of the class `chart` or `plot`.
fn words<'s>(sheet: &'s str, own: &str) -> Option<Vec<&'s str>> {
    let (_, rest) = sheet.split_once("/* for: ")?;
    let whole = rest.split("*/").next().unwrap_or(rest);
    let (kinds, parts) = whole.split_once("if:").unwrap_or((whole, ""));
    Some(if own == "for" { kinds } else { parts }.split_whitespace().collect())
}

/// A stylesheet that only pages carry which have what it is for.
#[derive(Clone, Debug)]
struct Partial {
    kinds: Vec<PageStyle>,
    /// The ends and beginnings of attributes that say that it is needed.
    marks: Vec<String>,
    style: String,
}

/// The stylesheets of the shell.
#[derive(Clone, Debug)]
pub struct Styles {
    all: String,
    /// The name of the file that holds them all.
    name: String,
    /// Those of embeds, and the name of the file that holds them.
    embeds: (String, String),
    by_kind: [String; 6],
    partial: Vec<Partial>,
}

impl Styles {
    /// Takes the shell's stylesheets, in their order.
    pub fn new<'s>(sheets: impl Iterator<Item = &'s str> + Clone) -> Self {
        let is_for = |sheet: &str, kind: PageStyle| {
            words(sheet, "for").is_none_or(|kinds| kinds.contains(&word(kind)))
        };
        let parts = |sheet: &'s str| words(sheet, "if").unwrap_or_default();
        let of = |kind: PageStyle| {
            let needed = sheets.clone().filter(|sheet| is_for(sheet, kind) && parts(sheet).is_empty());
            needed.map(minified).collect()
        };
        let partial = |sheet: &'s str| Partial {
            kinds: KINDS.into_iter().filter(|kind| is_for(sheet, *kind)).collect(),
            marks: parts(sheet)
                .iter()
                .flat_map(|part| [format!("=\"{part}\""), format!("=\"{part} "), format!(" {part}\"")])
                .collect(),
            style: minified(sheet),
        };
        // The app never shows what is for embeds alone.
        let alone = |sheet: &&str| words(sheet, "for").is_some_and(|kinds| kinds == ["embed"]);
        let all: String = sheets.clone().filter(|sheet| !alone(sheet)).map(minified).collect();
        let embeds: String =
            sheets.clone().filter(|sheet| is_for(sheet, PageStyle::Embed)).map(minified).collect();
        let partial = sheets.clone().filter(|sheet| !parts(sheet).is_empty()).map(partial).collect();
        Self {
            name: format!("style-{}.css", hash(&all)),
            all,
            embeds: (format!("embed-{}.css", hash(&embeds)), embeds),
            by_kind: KINDS.map(of),
            partial,
        }
    }

    /// What a page of a kind with this body carries, each a `<style>` of its own.
    pub fn of<'s>(&'s self, kind: PageStyle, body: &'s str) -> impl Iterator<Item = &'s str> {
        let needed = move |part: &&Partial| {
            part.kinds.contains(&kind) && part.marks.iter().any(|mark| body.contains(mark.as_str()))
        };
        let parts = self.partial.iter().filter(needed).map(|part| part.style.as_str());
        std::iter::once(self.by_kind[kind as usize].as_str()).chain(parts)
    }

    /// All of them, and the name of the file that holds them: with the hash of what is in it.
    pub fn file(&self) -> (&str, &str) {
        (&self.name, &self.all)
    }

    /// Those of embeds, and the name of the file that holds them. A host's page shows several, and each is small: they load
    /// one file together, and there is less to write for each.
    pub fn embeds(&self) -> (&str, &str) {
        (&self.embeds.0, &self.embeds.1)
    }

    /// The hash of each style a page may carry, as a content security policy wants it.
    pub fn hashes(&self) -> Vec<String> {
        // Embeds carry none.
        let carried = KINDS.iter().zip(&self.by_kind).filter(|(kind, _)| **kind != PageStyle::Embed);
        let styles = carried.map(|(_, style)| style).chain(self.partial.iter().map(|part| &part.style));
        let mut hashes: Vec<String> = styles.map(integrity).collect();
        hashes.sort();
        hashes.dedup();
        hashes
    }
}

/// A stylesheet without comments and without space that means nothing. Strings stay as they are.
fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, rest)| rest);
            continue;
        }
        let length = match c {
            '"' | '\'' => string_length(rest, c),
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        if !c.is_ascii_whitespace() {
            if matches!(c, '{' | '}' | ';' | ',') && out.ends_with(' ') {
                out.pop();
            }
            if c == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push_str(token);
        } else if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The bytes of the string that `text` begins with, quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_means_nothing() {
        let css = "/* a */\n@media (width > 3em) {\n  .a, .b :is(p) {\n    content: \"  /* no { */ \\\" \" / '';\n    width: calc(1px + 2px);\n  }\n}\n";
        assert_eq!(
            minified(css),
            "@media (width > 3em){.a,.b :is(p){content: \"  /* no { */ \\\" \" / '';width: calc(1px + 2px)}}"
        );
        assert_eq!(minified(&minified(css)), minified(css));
        for odd in ["", "/*", "\"", "a{b:\"\\", "é { }"] {
            let _ = minified(odd);
        }
    }

    #[test]
    fn a_page_carries_what_it_needs() {
        let sheets =
            ["a { b: c; }", "/* Of feeds. */ /* for: feed insight */ d { e: f }", "/* for: figures */ g { }"];
        let styles = Styles::new(sheets.into_iter());
        let of = |kind| styles.of(kind, "").collect::<Vec<_>>();
        assert_eq!(of(PageStyle::Plain), ["a{b: c}"]);
        assert_eq!(of(PageStyle::Insight), ["a{b: c}d{e: f}"]);
        assert_eq!(of(PageStyle::Figures), ["a{b: c}g{}"]);
        assert_eq!(styles.file().1, "a{b: c}d{e: f}g{}");
        assert_eq!(styles.hashes().len(), 3, "some kinds are alike");
    }

    #[test]
    fn a_page_carries_what_its_parts_need() {
        let sheets = [
            "a { }",
            "/* for: insight figures if: chart plot wide */ b { }",
            "/* for: insight if: table */ c { }",
        ];
        let styles = Styles::new(sheets.into_iter());
        let of = |kind, body| styles.of(kind, body).collect::<Vec<_>>();
        assert_eq!(of(PageStyle::Insight, r#"<p class="charts">"#), ["a{}"]);
        assert_eq!(of(PageStyle::Insight, r#"<p class="chart odd"><p class="not wide">"#), ["a{}", "b{}"]);
        assert_eq!(of(PageStyle::Insight, r#"<p class="table"><p class="plot">"#), ["a{}", "b{}", "c{}"]);
        assert_eq!(of(PageStyle::Figures, r#"<p class="table"><p class="plot">"#), ["a{}", "b{}"]);
        assert_eq!(of(PageStyle::Plain, r#"<p class="plot">"#), ["a{}"]);
        assert_eq!((styles.hashes().len(), styles.file().1), (3, "a{}b{}c{}"));
    }
}
