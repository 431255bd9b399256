//! The stylesheet of a site: `site.css` beside `site.json`. Every page carries it, so it is no file of its own, and what
//! the policy for hosts would not load is told of here.

use super::font_path;
use crate::publish::diagnostic::{Diagnostic, SourceFile};
use crate::publish::manuscript::load;
use crate::publish::parse::diagnostics::Diagnostics;
use cssparser::{ParseError, Parser, Token};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// Its name in the data folder.
const NAME: &str = "site.css";
/// What pages can carry without taking longer to come.
const SMALL: usize = 8_000;
const MOST: u64 = 200_000;
/// The folder of fonts in the data folder.
const FONTS: &str = "fonts/";

/// A font that comes with the site.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// Its path in the site.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A site's own stylesheet.
#[derive(Debug, Default)]
pub struct Stylesheet {
    /// What it says, with a mark in the place of each font's address.
    pub css: String,
    /// The fonts it names, in the order of their marks.
    pub fonts: Vec<FontFile>,
}

/// What stands in the place of a font's address until that is known.
pub fn mark(place: usize) -> String {
    format!("\u{e000}{place}\u{e000}")
}

impl Stylesheet {
    /// Reads it; nothing where there is none. What is wrong with it goes to `found`.
    pub fn of(data: &Path, found: &mut Vec<Diagnostic>) -> Self {
        let path = data.join(NAME);
        if !path.exists() {
            return Self::default();
        }
        match load::text(&path, MOST, "take out of it what pages do not need") {
            Ok(file) => Self::read(&file, data, found),
            Err(fault) => {
                found.push(fault);
                Self::default()
            }
        }
    }

    fn read(file: &Arc<SourceFile>, data: &Path, found: &mut Vec<Diagnostic>) -> Self {
        let mut reading = Reading {
            file,
            data,
            diagnostics: Diagnostics::new(file, &Arc::default()),
            edits: Vec::new(),
            fonts: Vec::new(),
        };
        reading.whole();
        let Reading { diagnostics, edits, fonts, .. } = reading;
        found.extend(diagnostics.found);
        let (mut css, mut at) = (String::with_capacity(file.text.len()), 0);
        for (place, edit) in edits {
            css.push_str(&file.text[at..edit.start]);
            css.push_str(&format!("url(\"{}\")", mark(place)));
            at = edit.end;
        }
        css.push_str(&file.text[at..]);
        Self { css, fonts }
    }
}

/// What was found so far.
struct Reading<'f> {
    file: &'f Arc<SourceFile>,
    data: &'f Path,
    diagnostics: Diagnostics,
    /// Addresses of fonts: which, and where.
    edits: Vec<(usize, Range<usize>)>,
    fonts: Vec<FontFile>,
}

impl Reading<'_> {
    fn whole(&mut self) {
        let text = self.file.text.as_str();
        // A page that carries it would end its styles there.
        if let Some(at) = text.to_ascii_lowercase().find("</style") {
            let help = "take it away: a stylesheet has no tags";
            self.diagnostics.error("bad-style", at..at + 7, "“</style” ends the styles of a page", help);
        }
        let mut parser = Parser::new(text);
        self.block(&mut parser);
        if text.len() > SMALL {
            let message = format!("{NAME} has {} kB, which every page carries", text.len() / 1000);
            let help = format!("below {} kB pages come as quickly as without", SMALL / 1000);
            self.diagnostics.warning("large-style", 0..0, message, help);
        }
    }

    /// Looks through a block, or the whole.
    fn block(&mut self, parser: &mut Parser<'_>) {
        loop {
            parser.skip_whitespace();
            let start = parser.position().byte_index();
            let Ok(token) = parser.next().cloned() else { return };
            let here = start..parser.position().byte_index();
            match token {
                Token::AtKeyword(name) if name.eq_ignore_ascii_case("import") => {
                    let help = "write what it has into this file";
                    self.diagnostics.error("bad-style", here, "“@import” loads another stylesheet", help);
                }
                Token::UnquotedUrl(address) => self.address(&address, here),
                Token::Function(name) if ["url", "src"].iter().any(|own| name.eq_ignore_ascii_case(own)) => {
                    let mut address = None;
                    let _ = parser.parse_nested_block(|inner| -> Result<(), ParseError<()>> {
                        while let Ok(token) = inner.next() {
                            if let Token::QuotedString(text) = token {
                                address.get_or_insert_with(|| text.to_string());
                            }
                        }
                        Ok(())
                    });
                    self.address(&address.unwrap_or_default(), start..parser.position().byte_index());
                }
                Token::CurlyBracketBlock
                | Token::SquareBracketBlock
                | Token::ParenthesisBlock
                | Token::Function(_) => {
                    let _ = parser.parse_nested_block(|inner| -> Result<(), ParseError<()>> {
                        self.block(inner);
                        Ok(())
                    });
                    let end = parser.position().byte_index();
                    let closed = self.file.text[..end].ends_with(['}', ']', ')']);
                    if !closed {
                        let help = "close it: what follows it in a page would belong to it";
                        self.diagnostics.error("bad-style", here, "a block that does not end", help);
                    }
                }
                Token::BadString(_) | Token::BadUrl(_) => {
                    let help = "close it on its line";
                    self.diagnostics.error("bad-style", here, "a text that does not end", help);
                }
                Token::CloseCurlyBracket | Token::CloseSquareBracket | Token::CloseParenthesis => {
                    let help = "take it away, or open what it closes";
                    self.diagnostics.error("bad-style", here, "nothing is open that this could close", help);
                }
                _ => {}
            }
        }
    }

    /// An address that the stylesheet loads.
    fn address(&mut self, address: &str, at: Range<usize>) {
        let named = address.strip_prefix("./").unwrap_or(address).strip_prefix(FONTS);
        let fonts = |name: &&str| {
            name.ends_with(".woff2") && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        };
        let Some(name) = named.filter(fonts) else {
            let shown: String = address.chars().take(60).collect();
            let message = format!("“{shown}” is not loaded by pages");
            let help = "a stylesheet can name fonts beside it, fonts/name.woff2, and no other files: the policy for hosts lets \
                        nothing else in";
            return self.diagnostics.error("bad-style", at, message, help);
        };
        match std::fs::read(self.data.join(FONTS).join(name)) {
            Ok(bytes) => {
                let path = font_path(name, &bytes);
                let known = self.fonts.iter().position(|font| font.path == path);
                let place = known.unwrap_or(self.fonts.len());
                if known.is_none() {
                    self.fonts.push(FontFile { path, bytes });
                }
                self.edits.push((place, at));
            }
            Err(error) => {
                let message = format!("{FONTS}{name} cannot be read: {error}");
                self.diagnostics.error("bad-style", at, message, "put the file there, or mend its name");
            }
        }
    }
}
