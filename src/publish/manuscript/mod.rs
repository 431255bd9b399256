//! What makers write: one JSON file an insight.
//!
//! These types are the one source of truth for the format: reader and JSON Schema are made from them.

pub mod alias;
pub mod author;
mod block;
pub mod chart;
pub mod content_dir;
pub mod error;
pub mod figures;
pub mod file_name;
pub mod first_site;

pub mod load;
pub mod scaffold;
pub mod site_config;
mod strict;
pub mod summary;
pub mod table;
mod writers_guide;

pub use block::Block;
pub use strict::strict_schema_text;
pub use table::{Better, Table};
pub use writers_guide::guide;

use self::author::AuthorEntry;
use crate::model::{CalloutKind, FigureKind, Impact, Mark, Signal};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::formula::Derive;
use crate::publish::figure::unit::Unit;
use crate::publish::parse::named::Named;
use crate::publish::parse::record::{At, Inline, Name, read_words, record};
use schemars::Schema;

record! {
    /// An insight.
    Manuscript {
        /// The schema, so that an editor completes and checks the file.
        _schema as "$schema": Option<String>,
        /// The title: words and `{figures}`, no Markdown.
        title: At<String>,
        /// One paragraph that stands for the whole, in inline Markdown.
        summary: Inline,
        /// When it is published, in UTC: `2026-03-07T21:00:00Z`. In the future, it waits until then.
        published: At<String>,
        /// What kind of change it reports.
        signal: Signal,
        /// How much follows from it.
        impact: Impact,
        /// What it is about: one to eight slugs.
        topics: At<Vec<Name>>,
        /// Who wrote it: names from `site.json`, or authors of this insight alone. The site, where left out.
        authors: Vec<AuthorEntry>,
        /// The gist, a sentence an entry.
        tldr: At<Vec<Inline>>,
        /// What to remember, a sentence an entry.
        takeaways: At<Vec<Inline>>,
        /// The body: a plain string is a paragraph.
        body: At<Vec<Block>>,
        /// Every number the text states, by name.
        figures: Named<Figure>,
        /// Tables, by name.
        tables: Named<Table>,
        /// What it rests on, by name.
        sources: Named<Source>,
        /// What was put right after publication.
        corrections: Vec<Correction>,
        /// Slugs of insights to read next; chosen by topic where left out.
        related: Vec<Name>,
        /// The series that it is a part of.
        series: Option<SeriesPart>,
        /// Its language as a BCP 47 tag, where it is not the site's.
        language: Option<At<String>>,
        /// Paths it had before, such as `/2024/an-old-address/`: each leads here.
        aliases: Vec<At<String>>,
        /// Where it was first published, if elsewhere: search engines are sent there.
        canonical: Option<At<String>>,
        /// Footnotes by name, in inline Markdown; `[^name]` in a paragraph, list, callout or quotation refers to one.
        footnotes: Named<Inline>,
        /// A draft is not published.
        draft: Option<bool>,
    }

    /// A part of a series: insights that are read in an order.
    SeriesPart {
        /// The name of the series in `site.json`.
        name: Name,
        /// The number of the part, from 1.
        part: At<u32>,
    }

    /// A number that says where it comes from. It has either `value` or `derive`.
    Figure {
        /// What it counts or measures: words and `{figures}`, no Markdown.
        label: At<String>,
        /// What is measured, as `entity/metric/conditions`; the same key anywhere is the same number over time.
        key: Option<At<String>>,
        /// What the key is called outside of this insight; the label where left out.
        series: Option<At<String>>,
        /// The raw value: `50e9`, never `50` billions.
        value: Option<At<Amount>>,
        /// How to work it out from other figures of this file.
        derive: Option<At<Derive>>,
        /// Significant digits to round a derived figure to.
        round: Option<At<u32>>,
        /// `USD`, `%`, `pp`, `×`, `count`, or any noun printed behind the number.
        unit: At<Unit>,
        /// The date it speaks of: `2026-03-07`, `2026-03` or `2026`. Worked out for a derived figure.
        as_of: Option<At<String>>,
        /// How it came to be known; `derived` for a derived figure.
        kind: Option<FigureKind>,
        /// Its source, by name.
        source: Option<Name>,
        /// A few words beside it on a card.
        note: Option<Inline>,
        /// Its metric class, one of `site.json`, for its shelf life.
        class: Option<At<String>>,
    }

    /// A source.
    Source {
        /// Its title.
        title: At<String>,
        /// Who published it.
        publisher: At<String>,
        /// Its address, `http` or `https`.
        url: Option<At<String>>,
        /// When it was published: `2026-03-07`, `2026-03` or `2026`.
        date: Option<At<String>>,
        /// When it was read: `2026-11-23`.
        retrieved: Option<At<String>>,
        /// Whether no primary source was found: readers are told so.
        unverified: Option<bool>,
    }

    /// Something put right after publication.
    Correction {
        /// The day: `2026-03-09`.
        date: At<String>,
        /// The figure that was corrected, by name.
        figure: Option<Name>,
        /// What stood there before, as printed.
        was: At<String>,
        /// Why it was changed.
        why: At<String>,
    }
}

impl Manuscript {
    /// Does something with each unit in it.
    pub fn units(&mut self, mut each: impl FnMut(&mut At<Unit>)) {
        self.figures.0.iter_mut().for_each(|(_, figure)| each(&mut figure.unit));
        let columns = self.tables.0.iter_mut().flat_map(|(_, table)| &mut table.columns.value);
        columns.filter_map(|column| column.unit.as_mut()).for_each(each);
    }
}

read_words!(Signal, Impact, CalloutKind, Mark, FigureKind);

/// The JSON Schema of an insight's manuscript.
pub fn schema() -> Schema {
    let mut schema = schemars::generate::SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Manuscript>();
    schema.insert("title".into(), "Sightline insight".into());
    schema
}

/// The JSON Schema of a manuscript, as text.
pub fn schema_text() -> String {
    let mut text = serde_json::to_string_pretty(&schema()).unwrap_or_default();
    text.push('\n');
    text
}
