//! From a manuscript to the insight readers meet.

use super::blocks;
use super::byline::{authors, byline, canonical, check_aliases};
use super::checks::{check_key, check_ledger, check_unused, check_words};
use super::installment;
use super::scope::Scope;
use super::tables;
use crate::model::{Block, Card, Correction, Derivation, Figure, Insight, KeyNotes, Source, Span, is_slug};
use crate::publish::figure::date::PartialDate;
use crate::publish::figure::format;
use crate::publish::library::Library;
use crate::publish::manuscript::Manuscript;
use crate::publish::manuscript::figures::{self};
use crate::publish::manuscript::load::Parsed;
use crate::publish::manuscript::summary;
use crate::publish::parse::diagnostics::Diagnostics;
use crate::publish::parse::record::At;
use crate::publish::parse::suggest::did_you_mean;
use crate::publish::text::inline;
use crate::publish::text::markup::no_markup;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

/// Resolves a manuscript within its edition; everything wrong with it goes to `to`. What comes back is whole
/// only if nothing did. With it come the slugs of the insights that its texts name, and the files beside the manuscript
/// that it is made from.
pub fn insight(
    parsed: &Parsed,
    card: Card,
    library: &Library,
    diagnostics: &mut Diagnostics,
) -> (Insight, Vec<String>, Vec<String>) {
    let manuscript = &parsed.manuscript;
    let mut scope = Scope {
        manuscript,
        figures: &parsed.figures,
        tables: Vec::new(),
        library,
        folder: parsed.path.parent().unwrap_or(Path::new("")),
        files: RefCell::default(),
        used_figures: RefCell::default(),
        unopened: RefCell::default(),
        used_sources: RefCell::default(),
        linked: RefCell::default(),
        marked: RefCell::default(),
    };
    let tables = manuscript
        .tables
        .0
        .iter()
        .map(|(name, table)| tables::resolve(name, table, &scope, diagnostics))
        .collect();
    scope.tables = tables;

    let lead = scope.inline(&manuscript.summary, diagnostics);
    let list = |texts: &[At<String>], diagnostics: &mut Diagnostics| -> Vec<Vec<Span>> {
        texts.iter().map(|text| scope.inline(text, diagnostics)).collect()
    };
    let tldr = list(&manuscript.tldr, diagnostics);
    let takeaways = list(&manuscript.takeaways, diagnostics);
    let mut ids = Vec::new();
    let mut body: Vec<Block> = manuscript
        .body
        .iter()
        .filter_map(|block| blocks::resolve(block, &scope, &mut ids, diagnostics))
        .collect();
    let charts = body.iter_mut().filter_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    charts.zip(1..).for_each(|(chart, number)| chart.number = number);
    let footnotes = scope.footnotes(diagnostics);
    let (figures, keys) = panels(parsed, &scope, diagnostics);
    let sources = sources(manuscript, diagnostics);
    let corrections = corrections(parsed, &scope, diagnostics);
    let authors = authors(manuscript, library, diagnostics);
    let canonical = canonical(manuscript, library, diagnostics);
    check_aliases(manuscript, diagnostics);
    installment::check(manuscript, &parsed.slug, library, diagnostics);
    let series = library.insight(&parsed.slug).and_then(|summary| library.installment(summary));
    let [previous, next] = series.as_ref().map(|place| library.parts_around(place)).unwrap_or_default();
    check_words(manuscript, &scope, diagnostics);
    check_unused(manuscript, &scope, diagnostics);
    check_ledger(parsed, library, diagnostics);

    let linked = scope.linked.into_inner().into_iter().collect();
    let files = scope.files.into_inner().into_iter().collect();
    let insight = Insight {
        byline: byline(&authors, canonical.as_deref(), series.as_ref()),
        authors,
        canonical,
        footnotes,
        series,
        previous,
        next,
        lead,
        tldr,
        takeaways,
        body,
        figures,
        keys,
        sources,
        corrections,
        related: Vec::new(),
        newer: None,
        older: None,
        card,
    };
    (insight, linked, files)
}

/// The figures as readers meet them, and what the edition knows of their keys.
fn panels(parsed: &Parsed, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> (Vec<Figure>, Vec<KeyNotes>) {
    let mut panels = Vec::new();
    let mut keys: Vec<KeyNotes> = Vec::new();
    let latest = latest(parsed);
    for (index, (name, source)) in parsed.manuscript.figures.0.iter().enumerate() {
        let note = source.note.as_ref().map(|note| scope.inline(note, diagnostics)).unwrap_or_default();
        check_key(source.key.as_ref(), diagnostics);
        let label = scope.line(&source.label, "a label", diagnostics);
        let place = source.source.as_ref().and_then(|name| scope.source(name, diagnostics));
        if source.source.is_none() && source.derive.is_none() {
            let help = "add \"source\"; without one, readers see it marked as unsourced";
            diagnostics.warning(
                "unsourced",
                name.at.clone(),
                format!("“{}” names no source", name.value),
                help,
            );
        }
        if let Some(class) = source.class.as_ref().filter(|class| scope.library.shelf_life(class).is_none()) {
            let near = did_you_mean(class, scope.library.classes());
            let help =
                if near.is_empty() { "add it to \"shelf_life\" in site.json".to_owned() } else { near };
            let message = format!("no metric class is called “{}”", class.value);
            diagnostics.error("unknown-class", class.at.clone(), message, help);
        }
        if !is_slug(name) {
            let help = "use lower-case letters, digits and hyphens";
            diagnostics.error(
                "bad-name",
                name.at.clone(),
                format!("“{}” cannot be named in text", name.value),
                help,
            );
        }
        let Some(resolved) = scope.resolved(index) else { continue };
        let text = resolved.text();
        let derivation = source.derive.as_ref().map(|how| Derivation {
            working: figures::working(
                how,
                &resolved.parts.iter().filter_map(|part| scope.resolved(*part)).collect::<Vec<_>>(),
                resolved,
            ),
            rounding: source
                .round
                .as_ref()
                .map(|digits| format!("rounded to {} significant digits", digits.value)),
            parts: resolved.parts.clone(),
        });
        let key = source.key.as_ref();
        let disputes =
            key.map(|key| scope.library.disputes(key, &parsed.slug, name, resolved)).unwrap_or_default();
        if let (Some(key), Some(other)) = (key, disputes.first()) {
            let own = other.own.as_ref().unwrap_or(&text);
            let message = format!(
                "this says {own}, [[{}]] says {}, both as of {}",
                other.slug, other.text, other.as_of
            );
            let help = "correct the one that is wrong, or give them keys of their own if they measure different things";
            diagnostics.warning("contradiction", key.at.clone(), message, help);
        }
        if let Some((slug, unit)) = key.and_then(|key| scope.library.other_unit(key, resolved)) {
            let message = format!("“{}” is in {}, but in {unit} in “{slug}”", name.value, resolved.unit);
            let help = "one key is one number over time: use one unit, or another key";
            diagnostics.error("key-unit", source.unit.at.clone(), message, help);
        }
        // An older point beside a newer one is history that the insight tells itself: it neither moves nor goes out
        // of date.
        let current = key.is_none_or(|key| latest.get(key.as_str()) == Some(&resolved.as_of));
        let class = source.class.as_ref().map(|class| class.value.as_str());
        panels.push(Figure {
            exact: Some(format::exact(resolved.amount, &resolved.unit))
                .filter(|exact| *exact != text.replace('\u{a0}', " ")),
            text,
            label,
            as_of: resolved.as_of.text(),
            kind: resolved.kind,
            source: place,
            note,
            derivation,
            key: key.map(|key| match keys.iter().position(|known| known.key == key.value) {
                Some(place) => place,
                None => {
                    keys.push(scope.library.notes(key, &parsed.slug));
                    keys.len() - 1
                }
            }),
            moved: key.filter(|_| current).and_then(|key| scope.library.moved(key, resolved)),
            disputes,
            stale_from: if current { scope.library.stale_from(class, resolved) } else { None },
        });
    }
    (panels, keys)
}

/// The latest date each key is stated for in this insight.
fn latest(parsed: &Parsed) -> HashMap<&str, PartialDate> {
    let mut latest = HashMap::new();
    for ((_, source), value) in parsed.manuscript.figures.0.iter().zip(&parsed.figures) {
        if let (Some(key), Some(value)) = (&source.key, value) {
            let slot = latest.entry(key.value.as_str()).or_insert(value.as_of);
            *slot = value.as_of.max(*slot);
        }
    }
    latest
}

fn sources(manuscript: &Manuscript, diagnostics: &mut Diagnostics) -> Vec<Source> {
    let mut out = Vec::new();
    for (_, entry) in &manuscript.sources.0 {
        no_markup(&entry.title, "a source’s title", diagnostics);
        no_markup(&entry.publisher, "a publisher’s name", diagnostics);
        for date in [&entry.date, &entry.retrieved].into_iter().flatten() {
            if PartialDate::parse(date).is_none() {
                let help = "write 2026-03-07, 2026-03 or 2026";
                diagnostics.error("bad-date", date.at.clone(), format!("“{}” is no date", date.value), help);
            }
        }
        if let Some(url) = &entry.url
            && let Err(why) = inline::check_link(url)
        {
            let help = "write the source's http or https address, or leave it out";
            diagnostics.error("unsafe-link", url.at.clone(), why, help);
        }
        out.push(summary::source(entry));
    }
    out
}

fn corrections(parsed: &Parsed, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Vec<Correction> {
    for correction in &parsed.manuscript.corrections {
        if let Some(name) = &correction.figure {
            scope.figure(name, diagnostics);
        }
        no_markup(&correction.was, "a correction", diagnostics);
        no_markup(&correction.why, "a correction", diagnostics);
        if PartialDate::parse(&correction.date).and_then(PartialDate::day).is_none() {
            let message = format!("“{}” is no day", correction.date.value);
            diagnostics.error("bad-date", correction.date.at.clone(), message, "write the day: 2026-03-09");
        }
    }
    summary::corrections(parsed).iter().map(summary::ResolvedCorrection::correction).collect()
}
