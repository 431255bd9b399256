//! Histories: what each key has come to over time, from every insight that states it.

use super::Library;
use super::series::ObservationRef;
use crate::model::{Extent, History, KEYS_A_PAGE, KeyCard, KeyList, Statement, Value};
use crate::publish::chart::axis;
use crate::publish::chart::axis::{Across, Stop};
use crate::publish::chart::plot;
use crate::publish::chart::plot::{Course, Plot};
use crate::publish::chart::scale::Scale;
use crate::publish::chart::ticks::{Kind, ticks};
use crate::publish::figure::amount::Amount;
use crate::publish::figure::format;
use crate::publish::figure::unit::Unit;
use crate::publish::fingerprint::Fingerprint;
use crate::publish::manuscript::figures::Resolved;

/// How many values a page tells; the file beside it tells all.
const VALUES: usize = 200;
/// How many insights are named for one value.
const STATEMENTS: usize = 5;
/// How many values the small drawing in the list has.
const COURSE: usize = 24;
/// From how many values on there is a course to draw.
const DRAWN: usize = 3;

/// One value of a key, and every point that states it, the last published first.
struct Group<'i> {
    value: &'i Resolved,
    observations: Vec<ObservationRef>,
    /// The value as printed beside the others.
    text: String,
}

/// The values of a key, the oldest first.
fn groups<'i>(key: &str, library: &'i Library) -> Vec<Group<'i>> {
    let mut groups = grouped(library.observations(key), library);
    let amounts: Vec<_> = groups.iter().map(|group| (group.value.amount, &group.value.unit)).collect();
    let texts = format::distinct(&amounts);
    groups.iter_mut().zip(texts).for_each(|(group, text)| group.text = text);
    groups
}

/// The statement that the latest value of a key is told by.
pub fn latest(key: &str, library: &Library) -> Option<ObservationRef> {
    let all = library.observations(key);
    let date = library.value(*all.last()?)?.as_of;
    let before = all.partition_point(|point| library.value(*point).is_some_and(|value| value.as_of < date));
    grouped(&all[before..], library).last()?.observations.first().copied()
}

/// Statements by value, in the order of their dates.
fn grouped<'i>(observations: &[ObservationRef], library: &'i Library) -> Vec<Group<'i>> {
    let mut groups: Vec<Group<'i>> = Vec::new();
    for point in observations {
        let Some(value) = library.value(*point) else { continue };
        let of_date = groups.iter_mut().rev().take_while(|group| group.value.as_of == value.as_of);
        match of_date.into_iter().find(|group| group.value.equals(value)) {
            Some(group) => group.observations.insert(0, *point),
            None => groups.push(Group { value, observations: vec![*point], text: String::new() }),
        }
    }
    groups
}

/// What the history of a key is made from: the manuscripts that state it, and whether they are shown as out of date.
pub fn fingerprint(key: &str, library: &Library) -> Fingerprint {
    library.observations(key).iter().fold(Fingerprint::default(), |fingerprint, point| {
        let (summary, stated) = (library.summary(*point), library.observation(*point));
        let stale =
            library.value(*point).is_some_and(|value| library.is_stale(stated.class.as_deref(), value));
        let flags = [u8::from(stale), u8::from(library.waits(summary))];
        fingerprint
            .and(summary.text)
            .with(&summary.slug)
            .with(library.place(*point).to_le_bytes())
            .with(flags)
    })
}

/// A value of a key for a date, and the statement it is told by.
#[derive(Debug)]
pub struct ValueAt {
    /// The date, as precise as is known: `2026-03-07`, `2026-03` or `2026`.
    pub date: String,
    /// The same in words.
    pub as_of: String,
    /// The value as printed.
    pub text: String,
    /// What it is called where it is stated.
    pub label: String,
    /// Whether another value is given for the same date.
    pub disputed: bool,
    /// Who states it, the last published.
    pub statement: Option<Statement>,
}

/// Every value of a key, the newest first.
pub fn values(key: &str, library: &Library) -> Vec<ValueAt> {
    let value = |group: Group<'_>| ValueAt {
        date: group.value.as_of.iso(),
        as_of: group.value.as_of.text(),
        disputed: library.is_disputed(key, group.value.as_of),
        label: group
            .observations
            .first()
            .map(|point| library.observation(*point).label.clone())
            .unwrap_or_default(),
        statement: group.observations.first().map(|point| statement(*point, library)),
        text: group.text,
    };
    groups(key, library).into_iter().rev().map(value).collect()
}

/// How many pages the list of keys has.
pub fn list_count(library: &Library) -> usize {
    library.keys().len().div_ceil(KEYS_A_PAGE).max(1)
}

/// A page of the list of keys, from 1.
pub fn list(page: usize, library: &Library) -> KeyList {
    let keys = library.keys();
    let of_page = library.listed().iter().skip(page.saturating_sub(1) * KEYS_A_PAGE).take(KEYS_A_PAGE);
    let cards = of_page.map(|place| card(&keys[*place as usize].name, library)).collect();
    KeyList { page, pages: list_count(library), count: keys.len(), keys: cards }
}

/// A key with its latest value.
pub fn card(key: &str, library: &Library) -> KeyCard {
    card_of(key, &groups(key, library), library)
}

fn card_of(key: &str, groups: &[Group<'_>], library: &Library) -> KeyCard {
    let latest = groups.last();
    let stated = latest.and_then(|group| group.observations.first()).map(|point| library.observation(*point));
    let drawn = &groups[groups.len().saturating_sub(COURSE)..];
    KeyCard {
        key: key.to_owned(),
        entity: library.entity(key.split('/').next().unwrap_or(key)),
        label: library.key_name(key),
        text: latest.map(|group| group.text.clone()).unwrap_or_default(),
        as_of: latest.map(|group| group.value.as_of.text()).unwrap_or_default(),
        values: groups.len(),
        disputed: latest.is_some_and(|group| library.is_disputed(key, group.value.as_of)),
        stale_from: latest.and_then(|group| library.stale_from(stated?.class.as_deref(), group.value)),
        course: if drawn.len() < DRAWN { Vec::new() } else { axis::course(&stops(drawn)) },
    }
}

/// The history of a key.
pub fn history(key: &str, library: &Library) -> History {
    let groups = groups(key, library);
    let shown = &groups[groups.len().saturating_sub(VALUES)..];
    let stops = stops(shown);
    let names: Vec<String> = shown.iter().map(|group| group.value.as_of.text()).collect();
    let unit = groups.last().map(|group| &group.value.unit);
    let named: Vec<((f64, f64), &str)> =
        stops.iter().zip(&names).map(|(stop, name)| (stop.span, name.as_str())).collect();
    let across = Across::of(stops.iter().map(|stop| stop.span));
    let course =
        [Course { name: "", stops: stops.into_iter().zip(names.iter().map(String::as_str)).collect() }];
    let scale = Scale::over(plot::values(&course), unit.unwrap_or(&Unit::Count));
    let Plot { scale, courses, note } = Plot::of(&course, scale);
    let value = |(group, extent): (&Group<'_>, Option<Extent>)| Value {
        at: across.at((group.value.as_of.start().0 as f64, group.value.as_of.end().0 as f64)),
        text: group.text.clone(),
        as_of: group.value.as_of.text(),
        extent: extent.unwrap_or_default(),
        disputed: library.is_disputed(key, group.value.as_of),
        statements: group
            .observations
            .iter()
            .take(STATEMENTS)
            .map(|point| statement(*point, library))
            .collect(),
        more: group.observations.len().saturating_sub(STATEMENTS),
    };
    let values: Vec<Value> = shown.iter().zip(courses.into_iter().flatten()).map(value).collect();
    History {
        latest: card_of(key, &groups, library),
        unit: unit.map(|unit| unit.words(false)).unwrap_or_default(),
        earlier: groups.len() - shown.len(),
        scale: scale.marks,
        across: ticks(&across, &named, Kind::Dates),
        note: if shown.len() > 1 {
            note
        } else {
            "There is one value so far, and a course needs two.".to_owned()
        },
        values: values.into_iter().rev().collect(),
    }
}

/// Values as they are drawn. All are in one unit, for which the check sees.
fn stops(groups: &[Group<'_>]) -> Vec<Stop> {
    let stop = |group: &Group<'_>| {
        let Resolved { as_of, amount, .. } = group.value;
        Stop { span: (as_of.start().0 as f64, as_of.end().0 as f64), amount: Some(*amount) }
    };
    groups.iter().map(stop).collect()
}

fn statement(point: ObservationRef, library: &Library) -> Statement {
    let (summary, stated) = (library.summary(point), library.observation(point));
    Statement {
        slug: summary.slug.clone(),
        title: summary.title.clone(),
        figure: library.place(point),
        kind: stated.value.as_ref().map_or(crate::model::FigureKind::Reported, |value| value.kind),
        source: stated.source.and_then(|place| summary.sources.get(place).cloned()),
    }
}

/// The whole history as a spreadsheet: one line for each insight that states a value, the oldest date first.
pub fn csv(key: &str, library: &Library) -> String {
    let mut text = crate::model::csv_line(
        ["as_of", "from", "to", "unit", "printed", "insight", "kind", "source", "url"].map(str::to_owned),
    );
    for group in groups(key, library) {
        // What has no bound has no number there.
        let (low, high) = match group.value.amount {
            Amount::AtLeast(v) => (v.to_string(), String::new()),
            Amount::AtMost(v) => (String::new(), v.to_string()),
            Amount::Between(from, to) => (from.to_string(), to.to_string()),
            Amount::Exactly(v) | Amount::About(v) => (v.to_string(), v.to_string()),
        };
        for point in &group.observations {
            let Statement { slug, kind, source, .. } = statement(*point, library);
            let (title, url) =
                source.map(|source| (source.title, source.url.unwrap_or_default())).unwrap_or_default();
            text.push_str(&crate::model::csv_line([
                group.value.as_of.iso(),
                low.clone(),
                high.clone(),
                group.value.unit.to_string(),
                group.text.clone(),
                slug,
                kind.word().to_owned(),
                title,
                url,
            ]));
        }
    }
    text
}
