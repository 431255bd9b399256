//! Styles: each page carries what it needs of them, small; one file beside holds all, for the app that goes from page
//! to page.

use super::error::RenderError;
use crate::model::PageStyle;
use crate::publish::content_hash::hash;
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use sha2::{Digest, Sha256};

const KINDS: [PageStyle; 4] = [PageStyle::Feed, PageStyle::Insight, PageStyle::Figures, PageStyle::Plain];

/// The word by which a stylesheet says whom it is for: `/* for: insight */`. What is for no kind stands in the file only.
fn word(kind: PageStyle) -> &'static str {
    match kind {
        PageStyle::Feed => "feed",
        PageStyle::Insight => "insight",
        PageStyle::Figures => "figures",
        PageStyle::Plain => "plain",
    }
}

/// The stylesheets of the shell.
#[derive(Clone, Debug)]
pub struct Styles {
    all: String,
    /// The name of the file that holds them all.
    name: String,
    by_kind: [String; 4],
}

impl Styles {
    /// Takes the shell's stylesheets, in their order.
    pub fn new<'s>(sheets: impl Iterator<Item = &'s str> + Clone) -> Result<Self, RenderError> {
        let of = |kind: PageStyle| {
            let needed = sheets.clone().filter(|sheet| match sheet.split_once("/* for: ") {
                Some((_, rest)) => {
                    rest.split("*/").next().unwrap_or(rest).split(' ').any(|named| named == word(kind))
                }
                None => true,
            });
            minified(&needed.collect::<String>())
        };
        let [feed, insight, figures, plain] = KINDS.map(of);
        let all = minified(&sheets.clone().collect::<String>())?;
        Ok(Self {
            name: format!("style-{}.css", hash(&all)),
            all,
            by_kind: [feed?, insight?, figures?, plain?],
        })
    }

    /// What a page of a kind carries.
    pub fn of(&self, kind: PageStyle) -> &str {
        &self.by_kind[kind as usize]
    }

    /// All of them, and the name of the file that holds them: with the hash of what is in it.
    pub fn file(&self) -> (&str, &str) {
        (&self.name, &self.all)
    }

    /// The hash of each style a page may carry, as a content security policy wants it.
    pub fn hashes(&self) -> Vec<String> {
        let hash = |style: &String| format!("sha256-{}", BASE64.encode(Sha256::digest(style)));
        let mut hashes: Vec<String> = self.by_kind.iter().map(hash).collect();
        hashes.sort();
        hashes.dedup();
        hashes
    }
}

/// The same stylesheet in fewer bytes. What is not known of CSS yet stays as it was written.
fn minified(css: &str) -> Result<String, RenderError> {
    let unread = |error: &dyn std::fmt::Display| RenderError::Styles(error.to_string());
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| unread(&error))?;
    // For no browsers: those that are meant read what is written, and a prefix more is a byte more.
    sheet.minify(MinifyOptions::default()).map_err(|error| unread(&error))?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|error| unread(&error))?.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_means_nothing() {
        let css = "/* a */\n@media (width > 3em) {\n  .a, .b :is(p) {\n    content: \"  /* no { */ \\\" \" / '';\n    width: calc(1px + 2px);\n  }\n}\n";
        let small = minified(css).unwrap();
        assert_eq!(
            small,
            "@media (width>3em){.a,.b :is(p){content:\"  /* no { */ \\\" \" / \"\";width:3px}}"
        );
        assert_eq!(minified(&small).unwrap(), small);
    }

    #[test]
    fn what_is_newer_than_the_library_stays() {
        let newer = "@later (odd:1){a{b:c}}@layer x{a:later(p){odd-property:later(1px,\"a b\")}}";
        assert_eq!(minified(newer).unwrap(), newer);
    }

    #[test]
    fn no_css_is_told_of() {
        let error = minified("a { b: c }\n} d").unwrap_err();
        assert!(matches!(&error, RenderError::Styles(why) if !why.is_empty()), "{error:?}");
    }

    #[test]
    fn a_page_carries_what_it_needs() {
        let sheets = [
            "a { b: c; }",
            "/* Of feeds. */ /* for: feed insight */ d { e: f }",
            "/* for: figures */ g { h: i }",
        ];
        let styles = Styles::new(sheets.into_iter()).unwrap();
        assert_eq!(styles.of(PageStyle::Plain), "a{b:c}");
        assert_eq!(styles.of(PageStyle::Insight), "a{b:c}d{e:f}");
        assert_eq!(styles.of(PageStyle::Figures), "a{b:c}g{h:i}");
        assert_eq!(styles.file().1, "a{b:c}d{e:f}g{h:i}");
        assert_eq!(styles.hashes().len(), 3, "two kinds are alike");
    }
}
