//! A figure that is followed over time, for pages of others. Live, it is its newest value; frozen, that of a date, which says
//! when there is a newer one. What was withdrawn keeps its pages, and says so: the ledger remembers it.

use super::height;
use super::page::Embed;
use crate::model::{KeyCard, Route, Source, Statement};
use crate::publish::ledger::Entry;
use crate::publish::library::Library;
use crate::publish::library::history::values;
use crate::publish::render::site_context::SiteContext;
use crate::views::embed::{EmbeddedFigure, figure, figure_quote};

/// The folder of a live figure.
fn live(key: &str) -> String {
    format!("embed/figure/{key}/")
}

/// The page of a figure as it is for a date.
fn frozen(key: &str, date: &str) -> String {
    format!("embed/figure/{key}/{date}.html")
}

/// The embeds of a key: one that follows it, and one for each date that it has or had a value for. `before` is what the
/// ledger remembers of it.
pub fn figures(card: &KeyCard, library: &Library, context: &SiteContext, before: &[&Entry]) -> Vec<Embed> {
    let key = card.key.as_str();
    // Each value is called as where it is stated: another run of a measurement has another name.
    let named = |label: String| match label.contains(&card.entity) {
        true => label,
        false => format!("{}: {label}", card.entity),
    };
    let mut all = Vec::new();
    let mut dates: Vec<String> = Vec::new();
    for (place, value) in values(key, library).into_iter().enumerate() {
        let statement = value.statement.as_ref();
        let disputed = value.disputed.then(|| "Insights give different values for this date.".to_owned());
        let corrected = statement.and_then(|one| correction(library, one));
        let mut one = EmbeddedFigure {
            text: value.text,
            label: named(value.label),
            as_of: value.as_of,
            kind: statement.map(|one| one.kind),
            source: statement.and_then(|one| one.source.clone()),
            doubts: disputed.into_iter().chain(corrected).collect(),
        };
        if place == 0 {
            let mut newest = one.clone();
            if card.stale_from.is_some_and(|moment| moment <= library.now) {
                newest.doubts.push(format!("Last checked {}: it may have changed since.", one.as_of));
            }
            let kept = Some(frozen(key, &value.date));
            all.push(Embed {
                frozen: kept,
                is_answered: true,
                share: context.figure_share(key, &newest),
                ..embed(live(key), newest, statement, Vec::new())
            });
        }
        // Of one date, the value that is told last counts.
        if dates.contains(&value.date) {
            continue;
        }
        if place > 0 {
            one.doubts.push(match card.text == one.text {
                true => format!("It was still {} as of {}.", card.text, card.as_of),
                false => format!("There is a newer value: {} as of {}.", card.text, card.as_of),
            });
        }
        let kept = vec![format!("Kept as of {}", one.as_of)];
        let share = context.figure_share(key, &one);
        all.push(Embed { share, ..embed(frozen(key, &value.date), one, statement, kept) });
        dates.push(value.date);
    }
    for entry in before {
        let date = entry.as_of.iso();
        if !dates.contains(&date) {
            all.push(gone(&named(card.label.clone()), entry, frozen(key, &date)));
            dates.push(date);
        }
    }
    all
}

/// The embeds of a key that no insight states any more; `before` is what the ledger remembers, the oldest date first.
pub fn withdrawn(key: &str, before: &[&Entry]) -> Vec<Embed> {
    let label = key.replace('/', ", ").replace('-', " ");
    let mut all: Vec<Embed> = Vec::new();
    for entry in before.iter().rev() {
        if all.is_empty() {
            all.push(gone(&label, entry, live(key)));
        }
        let path = frozen(key, &entry.as_of.iso());
        if all.iter().all(|one| one.path != path) {
            all.push(gone(&label, entry, path));
        }
    }
    all
}

/// A value that is no longer published, with what was last known.
fn gone(label: &str, entry: &Entry, path: String) -> Embed {
    let since = entry.gone.map(|day| format!(" since {}", day.day_text())).unwrap_or_default();
    let one = EmbeddedFigure {
        text: entry.text(),
        label: label.to_owned(),
        as_of: entry.as_of.text(),
        doubts: vec![format!(
            "Withdrawn: this value is no longer published{since}. It is the last that was known."
        )],
        ..EmbeddedFigure::default()
    };
    embed(path, one, None, Vec::new())
}

/// What was put right in a figure last, in a sentence.
fn correction(library: &Library, statement: &Statement) -> Option<String> {
    let summary = library.insight(&statement.slug)?;
    let one = summary.corrections_of(statement.figure).next()?;
    Some(format!("Corrected {}: it said {}.", one.day.day_text(), one.was))
}

fn embed(path: String, one: EmbeddedFigure, statement: Option<&Statement>, said: Vec<String>) -> Embed {
    let place = match statement {
        Some(statement) => {
            (Route::Insight(statement.slug.clone()), format!("figure-{}", statement.figure + 1))
        }
        None => (Route::Figures(1), String::new()),
    };
    let source = one.source.as_ref().map(|Source { title, publisher, .. }| format!("{publisher}, {title}"));
    Embed {
        path,
        title: format!("{}: {}", one.label, one.text),
        place,
        said,
        height: height::of_figure(&one.label, &source.unwrap_or_default(), &one.doubts),
        body: figure(&one),
        quote: figure_quote(&one),
        frozen: None,
        is_answered: false,
        share: None,
        language: None,
    }
}
