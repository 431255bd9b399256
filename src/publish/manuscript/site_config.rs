//! What all insights share.

use super::author::Author;
use crate::model::Topic;
use crate::publish::language::noun::Nouns;
use crate::publish::parse::diagnostics::{Diagnostics, range};
use crate::publish::parse::named::Named;
use crate::publish::parse::record::{At, Inline, Read, record};
use jsonc_parser::ast;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

record! {
    /// What all insights share: `site.json`.
    SiteFile {
        /// The schema, so that an editor completes and checks the file.
        _schema as "$schema": Option<String>,
        /// The publication's name.
        name: String,
        /// What it is, in a sentence.
        description: String,
        /// The language of its pages as a BCP 47 tag; `en` where left out.
        language: Option<String>,
        /// Where it stands, scheme and host: `https://example.org`. Feeds, the sitemap and what others are shown of a page
        /// need it; a publish may name another.
        url: Option<At<String>>,
        /// What the ids of feeds and their entries are made of, which stays wherever the site goes: a tag URI such as
        /// `tag:example.org,2026:insights`, or the address it first stood at. Made of the name where left out.
        id: Option<At<String>>,
        /// Who publishes the site, how figures are checked, how to report an error: the page `/about/`, part by part.
        about: Vec<AboutPart>,
        /// Who writes, by name: manuscripts refer to them.
        authors: Named<Author>,
        /// Series of insights that are read in an order, by name: what they are called. Each insight says which part it is.
        series: Named<SeriesTitle>,
        /// Its own colours and fonts; those of all sites where left out. What they cannot say, `site.css` beside this file can.
        theme: Option<ThemeFile>,
        /// What stands in the footer of every page besides the site's own links, in inline Markdown: `[Imprint](https://…)`.
        footer: Vec<Inline>,
        /// When the pipeline runs; left out, its state is unknown.
        pipeline: Option<Pipeline>,
        /// Names of topics that are not just their slug with capitals.
        topics: Named<String>,
        /// Names of what figures are of (the first word of a key), where they are not topics nor just their slug with a
        /// capital.
        entities: Named<String>,
        /// What keys are called where no article stands around them, by key; else the newest insight's `series` says it, or
        /// the label of the figure there.
        keys: Named<String>,
        /// Shelf life by metric class: days, or `never` for what does not expire, such as a standard or what was measured of a
        /// dated version.
        shelf_life: Named<ShelfLife>,
        /// What units that are nouns are called, where English rules do not say: one of it, and several.
        units: Named<NounForms>,
    }

    /// A site's own look.
    ThemeFile {
        /// Colours on light pages, as `#rrggbb`, by what they are for: `paper`, `ground`, `line`, `field`, `ink`, `soft`,
        /// `accent`, and those of signals and impacts.
        light: Named<At<String>>,
        /// The same on dark pages.
        dark: Named<At<String>>,
        /// Fonts, as lists of names.
        fonts: Option<ThemeFonts>,
    }

    /// A site's own fonts.
    ThemeFonts {
        /// Of titles and text: `'Source Serif 4', Georgia, serif`.
        text: Option<At<String>>,
        /// Of everything else: buttons, tables, labels.
        interface: Option<At<String>>,
    }

    /// A part of the page `/about/`.
    AboutPart {
        /// Its heading, in plain words.
        heading: At<String>,
        /// Its paragraphs, in inline Markdown.
        text: Vec<Inline>,
    }

    /// What a series is called.
    SeriesTitle {
        /// The title.
        title: At<String>,
        /// What it is, in a sentence or two.
        summary: Option<At<String>>,
    }

    /// When the pipeline runs.
    Pipeline {
        /// The hours of the day it starts at, in UTC: `03:00`.
        runs: At<Vec<At<String>>>,
        /// Minutes after a planned run until it counts as late; 30 where left out.
        grace_minutes: Option<u32>,
        /// Whether somebody has paused it.
        paused: Option<bool>,
    }

    /// What a noun is called in a language whose rules are not English, or where English has none.
    NounForms {
        /// One of it: `analysis`.
        one: String,
        /// Several: `analyses`.
        other: String,
    }
}

/// After how long a figure of a class is worth checking again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShelfLife {
    /// After so many days.
    Days(u32),
    /// Checking again could not change it.
    Never,
}

impl Read for ShelfLife {
    fn read(value: &ast::Value<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match value {
            ast::Value::NumberLit(_) => u32::read(value, diagnostics).map(Self::Days),
            ast::Value::StringLit(text) if text.value == "never" => Some(Self::Never),
            ast::Value::StringLit(text) => {
                let message = format!("“{}” is no shelf life", text.value);
                diagnostics.error(
                    "unknown-word",
                    range(value),
                    message,
                    "write a number of days, or \"never\"",
                );
                None
            }
            _ => {
                diagnostics.mismatch(value, "a number of days, or \"never\"");
                None
            }
        }
    }
}

impl JsonSchema for ShelfLife {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "ShelfLife".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "const": "never" }] })
    }
}

impl SiteFile {
    /// What nouns are called on the site.
    pub fn nouns(&self) -> Nouns {
        let forms = self.units.0.iter();
        Nouns::of(
            forms.map(|(name, forms)| [name.as_str(), &forms.one, &forms.other]),
            self.language.as_deref(),
        )
    }

    /// A site that says nothing, for a folder whose own file cannot be read.
    pub fn empty() -> Self {
        Self {
            _schema: None,
            name: String::new(),
            description: String::new(),
            language: None,
            url: None,
            id: None,
            about: Vec::new(),
            theme: None,
            footer: Vec::new(),
            authors: Named(Vec::new()),
            series: Named(Vec::new()),
            pipeline: None,
            topics: Named(Vec::new()),
            entities: Named(Vec::new()),
            keys: Named(Vec::new()),
            shelf_life: Named(Vec::new()),
            units: Named(Vec::new()),
        }
    }
}

/// A topic whose name nobody wrote: its slug with a capital.
pub fn topic_name(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A topic by slug and name.
pub fn topic(slug: &str, name: Option<&str>) -> Topic {
    Topic { slug: slug.to_owned(), name: name.map_or_else(|| topic_name(slug), str::to_owned) }
}
