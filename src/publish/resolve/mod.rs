//! From a manuscript to the insight readers meet.

mod blocks;
mod checks;
pub mod figures;
mod tables;

use super::dates::PartialDate;
use super::fault::{did_you_mean, nearest};
use super::index::Index;
use super::inline::{self, Names};
use super::manuscript::Manuscript;
use super::quantity;
use super::read::Parsed;
use super::record::{At, Name, Reading};
use crate::model::{
    Block, Card, Correction, Derivation, Figure, Insight, Source, Span, Stamp, is_slug, plain,
};
use checks::{check_key, check_unused, check_words, only_words};
use figures::Resolved;
use std::cell::RefCell;
use std::collections::BTreeSet;
use tables::ResolvedTable;

const WORDS_A_MINUTE: usize = 230;

/// What the texts of one manuscript may refer to.
pub struct Scope<'m> {
    manuscript: &'m Manuscript,
    figures: &'m [Option<Resolved>],
    tables: Vec<ResolvedTable>,
    /// The edition around it.
    pub index: &'m Index,
    used_figures: RefCell<BTreeSet<usize>>,
    used_sources: RefCell<BTreeSet<usize>>,
}

impl Scope<'_> {
    /// Parses inline text.
    pub fn inline(&self, text: &At<String>, to: &mut Reading) -> Vec<Span> {
        inline::parse(text, self, to)
    }

    /// The place of a figure.
    pub fn figure(&self, name: &Name, to: &mut Reading) -> Option<usize> {
        let known = self.manuscript.figures.names();
        let found = self.manuscript.figures.find(name).map(|(index, _)| index);
        self.found(found, name, "figure", known, to).inspect(|index| {
            self.used_figures.borrow_mut().insert(*index);
        })
    }

    /// A figure's value, if nothing is wrong with it.
    pub fn resolved(&self, index: usize) -> Option<&Resolved> {
        self.figures.get(index)?.as_ref()
    }

    /// A table.
    pub fn table(&self, name: &Name, to: &mut Reading) -> Option<&ResolvedTable> {
        let found = self.manuscript.tables.find(name).map(|(index, _)| index);
        self.found(found, name, "table", self.manuscript.tables.names(), to)
            .and_then(|index| self.tables.get(index))
    }

    /// The place of a source.
    pub fn source(&self, name: &Name, to: &mut Reading) -> Option<usize> {
        let found = self.manuscript.sources.find(name).map(|(index, _)| index);
        self.found(found, name, "source", self.manuscript.sources.names(), to).inspect(|index| {
            self.used_sources.borrow_mut().insert(*index);
        })
    }

    /// The places of several sources.
    pub fn sources(&self, names: &[Name], to: &mut Reading) -> Vec<usize> {
        names.iter().filter_map(|name| self.source(name, to)).collect()
    }

    /// The sources of several figures, and of the parts they were worked out from.
    pub fn sources_of(&self, figures: &[usize]) -> Vec<usize> {
        let mut sources = BTreeSet::new();
        let mut open = figures.to_vec();
        let mut seen = BTreeSet::new();
        while let Some(index) = open.pop() {
            if !seen.insert(index) {
                continue;
            }
            if let Some((_, figure)) = self.manuscript.figures.0.get(index) {
                let source = figure.source.as_ref().and_then(|name| self.manuscript.sources.find(name));
                sources.extend(source.map(|(index, _)| index));
            }
            open.extend(self.resolved(index).map(|figure| figure.parts.clone()).unwrap_or_default());
        }
        sources.into_iter().collect()
    }

    fn found<'k>(
        &self,
        found: Option<usize>,
        name: &Name,
        what: &str,
        known: impl Iterator<Item = &'k str>,
        to: &mut Reading,
    ) -> Option<usize> {
        if found.is_none() {
            let near = did_you_mean(name, known);
            let help = if near.is_empty() { format!("add it to \"{what}s\"") } else { near };
            let rule = match what {
                "figure" => "unknown-figure",
                "table" => "unknown-table",
                _ => "unknown-source",
            };
            to.error(rule, name.at.clone(), format!("no {what} is called “{}”", name.value), help);
        }
        found
    }
}

impl Names for Scope<'_> {
    fn figure(&self, name: &str) -> Option<(usize, String)> {
        let (index, _) = self.manuscript.figures.find(name)?;
        self.used_figures.borrow_mut().insert(index);
        // A figure at fault has been reported where it stands; here its name takes its place.
        Some((index, self.resolved(index).map_or_else(|| name.to_owned(), Resolved::text)))
    }
    fn figures(&self) -> Vec<&str> {
        self.manuscript.figures.names().collect()
    }
    fn insight(&self, slug: &str) -> Option<&str> {
        self.index.title(slug)
    }
    fn nearest_insight(&self, slug: &str) -> Option<&str> {
        nearest(slug, self.index.slugs())
    }
}

/// Resolves a manuscript within its edition; everything wrong with it goes to `to`. What comes back is whole
/// only if nothing did.
pub fn insight(parsed: &Parsed, index: &Index, to: &mut Reading) -> Insight {
    let manuscript = &parsed.manuscript;
    let mut scope = Scope {
        manuscript,
        figures: &parsed.figures,
        tables: Vec::new(),
        index,
        used_figures: RefCell::default(),
        used_sources: RefCell::default(),
    };
    let tables = manuscript.tables.0.iter().map(|(_, table)| tables::resolve(table, &scope, to)).collect();
    scope.tables = tables;

    let lead = scope.inline(&manuscript.summary, to);
    let list = |texts: &[At<String>], to: &mut Reading| -> Vec<Vec<Span>> {
        texts.iter().map(|text| scope.inline(text, to)).collect()
    };
    let tldr = list(&manuscript.tldr, to);
    let takeaways = list(&manuscript.takeaways, to);
    let mut ids = Vec::new();
    let body: Vec<Block> =
        manuscript.body.iter().filter_map(|block| blocks::resolve(block, &scope, &mut ids, to)).collect();
    let figures = panels(parsed, &scope, to);
    let sources = sources(manuscript, to);
    let corrections = corrections(manuscript, &scope, to);
    check_words(manuscript, index, to);
    check_unused(manuscript, &scope, to);

    let words = inline::count_words(&lead)
        + tldr.iter().chain(&takeaways).map(|spans| inline::count_words(spans)).sum::<usize>()
        + body.iter().map(words_of).sum::<usize>();
    let card = Card {
        slug: parsed.slug.clone(),
        title: manuscript.title.value.trim().to_owned(),
        summary: plain(&lead),
        published: parsed.published,
        updated: corrections.iter().map(|(at, _)| *at).max(),
        signal: manuscript.signal,
        impact: manuscript.impact,
        topics: manuscript.topics.iter().map(|slug| index.topic(slug)).collect(),
        minutes: words.div_ceil(WORDS_A_MINUTE).max(1) as u32,
        draft: false,
    };
    Insight {
        lead,
        language: manuscript.language.as_ref().map(|language| language.value.clone()),
        tldr,
        takeaways,
        body,
        figures,
        sources,
        corrections: corrections.into_iter().map(|(_, correction)| correction).collect(),
        related: Vec::new(),
        card,
    }
}

fn panels(parsed: &Parsed, scope: &Scope<'_>, to: &mut Reading) -> Vec<Figure> {
    let mut panels = Vec::new();
    for (index, (name, source)) in parsed.manuscript.figures.0.iter().enumerate() {
        let note = source.note.as_ref().map(|note| scope.inline(note, to)).unwrap_or_default();
        check_key(source.key.as_ref(), to);
        only_words(&source.label, "a label", to);
        let place = source.source.as_ref().and_then(|name| scope.source(name, to));
        if source.source.is_none() && source.derive.is_none() {
            let help = "add \"source\"; without one, readers see it marked as unsourced";
            to.warning("unsourced", name.at.clone(), format!("“{}” names no source", name.value), help);
        }
        let shelf = source.class.as_ref().and_then(|class| {
            let days = scope.index.shelf_life(class);
            if days.is_none() {
                let near = did_you_mean(class, scope.index.classes());
                let help =
                    if near.is_empty() { "add it to \"shelf_life\" in site.json".to_owned() } else { near };
                to.error(
                    "unknown-class",
                    class.at.clone(),
                    format!("no metric class is called “{}”", class.value),
                    help,
                );
            }
            days
        });
        if !is_slug(name) {
            let help = "use lower-case letters, digits and hyphens";
            to.error("bad-name", name.at.clone(), format!("“{}” cannot be named in text", name.value), help);
        }
        let Some(resolved) = scope.resolved(index) else { continue };
        let text = resolved.text();
        let derivation = source.derive.as_ref().map(|how| Derivation {
            working: figures::working(
                how,
                &resolved
                    .parts
                    .iter()
                    .filter_map(|part| scope.resolved(*part))
                    .map(Resolved::text)
                    .collect::<Vec<_>>(),
                &text,
            ),
            rounding: source
                .round
                .as_ref()
                .map(|digits| format!("rounded to {} significant digits", digits.value)),
            parts: resolved.parts.clone(),
        });
        let key = source.key.as_ref();
        let disputes =
            key.map(|key| scope.index.disputes(key, &parsed.slug, name, resolved)).unwrap_or_default();
        if let (Some(key), Some(other)) = (key, disputes.first()) {
            let message = format!(
                "this says {text}, [[{}]] says {}, both as of {}",
                other.slug, other.text, other.as_of
            );
            let help = "correct the one that is wrong, or give them keys of their own if they measure different things";
            to.warning("contradiction", key.at.clone(), message, help);
        }
        if let Some((slug, unit)) = key.and_then(|key| scope.index.other_unit(key, resolved)) {
            let message = format!("“{}” is in {}, but in {unit} in “{slug}”", name.value, resolved.unit);
            let help = "one key is one number over time: use one unit, or another key";
            to.error("key-unit", source.unit.at.clone(), message, help);
        }
        let current = key.is_none_or(|key| scope.index.is_latest_of(key, &parsed.slug, resolved));
        let stale_from =
            shelf.filter(|_| current).map(|days| Stamp(resolved.as_of.end().0 + i64::from(days) * 86_400));
        panels.push(Figure {
            name: name.value.clone(),
            text,
            label: source.label.value.clone(),
            exact: quantity::exact(resolved.amount, &resolved.unit),
            as_of: resolved.as_of.text(),
            kind: resolved.kind,
            source: place,
            note,
            derivation,
            key: source.key.as_ref().map(|key| key.value.clone()),
            elsewhere: key.map(|key| scope.index.elsewhere(key, &parsed.slug)).unwrap_or_default(),
            moved: key.and_then(|key| scope.index.moved(key, &parsed.slug, resolved)),
            disputes,
            stale_from,
        });
    }
    panels
}

fn sources(manuscript: &Manuscript, to: &mut Reading) -> Vec<Source> {
    let mut date = |text: &Option<At<String>>| -> Option<String> {
        let text = text.as_ref()?;
        let date = PartialDate::parse(text);
        if date.is_none() {
            let help = "write 2026-03-07, 2026-03 or 2026";
            to.error("bad-date", text.at.clone(), format!("“{}” is no date", text.value), help);
        }
        date.map(PartialDate::text)
    };
    let dates: Vec<_> = manuscript
        .sources
        .0
        .iter()
        .map(|(_, source)| (date(&source.date), date(&source.retrieved)))
        .collect();
    let mut out = Vec::new();
    for ((_, source), (date, retrieved)) in manuscript.sources.0.iter().zip(dates) {
        if let Some(url) = &source.url
            && let Err(why) = inline::check_link(url)
        {
            to.error(
                "unsafe-link",
                url.at.clone(),
                why,
                "write the source's http or https address, or leave it out",
            );
        }
        out.push(Source {
            title: source.title.value.clone(),
            publisher: source.publisher.clone(),
            url: source.url.as_ref().map(|url| url.value.clone()),
            date,
            retrieved,
        });
    }
    out
}

fn corrections(manuscript: &Manuscript, scope: &Scope<'_>, to: &mut Reading) -> Vec<(Stamp, Correction)> {
    let mut out = Vec::new();
    for correction in &manuscript.corrections {
        let figure = correction.figure.as_ref().and_then(|name| scope.figure(name, to));
        match PartialDate::parse(&correction.date).and_then(PartialDate::day) {
            Some(day) => out.push((
                day,
                Correction {
                    date: day.day_text(),
                    figure,
                    was: correction.was.clone(),
                    why: correction.why.clone(),
                },
            )),
            None => {
                let message = format!("“{}” is no day", correction.date.value);
                to.error("bad-date", correction.date.at.clone(), message, "write the day: 2026-03-09");
            }
        }
    }
    out.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    out
}

fn words_of(block: &Block) -> usize {
    let count = |texts: &[Vec<Span>]| texts.iter().map(|spans| inline::count_words(spans)).sum::<usize>();
    match block {
        Block::Paragraph(spans) | Block::Heading(_, _, spans) | Block::Quote(spans, _) => {
            inline::count_words(spans)
        }
        Block::Callout(_, texts) | Block::List(_, texts) => count(texts),
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| &row.0).map(|cell| inline::count_words(&cell.text)).sum()
        }
        Block::Cards(cards) => cards.figures.len() * 8,
        Block::Code(_, text, _) => text.split_whitespace().count(),
        Block::Chart(_) | Block::Image(_) => 12,
        Block::Unknown(_) => 0,
    }
}
