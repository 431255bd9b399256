//! Histories: what each key has come to over time, from every insight that states it.

use super::index::Index;
use super::keys::Point;
use super::made::Basis;
use super::quantity::{self, Amount};
use super::resolve::figures::Resolved;
use crate::model::{History, KEYS_A_PAGE, KeyCard, KeyList, Statement, Value};
use rayon::prelude::*;

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
    points: Vec<Point>,
    /// The value as printed beside the others.
    text: String,
}

/// The values of a key, the oldest first.
fn groups<'i>(key: &str, index: &'i Index) -> Vec<Group<'i>> {
    let mut groups: Vec<Group<'i>> = Vec::new();
    for point in index.points(key) {
        let Some(value) = index.value(*point) else { continue };
        let of_date = groups.iter_mut().rev().take_while(|group| group.value.as_of == value.as_of);
        match of_date.into_iter().find(|group| group.value.equals(value)) {
            Some(group) => group.points.insert(0, *point),
            None => groups.push(Group { value, points: vec![*point], text: String::new() }),
        }
    }
    let amounts: Vec<_> = groups.iter().map(|group| (group.value.amount, &group.value.unit)).collect();
    let texts = quantity::apart(&amounts);
    groups.iter_mut().zip(texts).for_each(|(group, text)| group.text = text);
    groups
}

/// What the history of a key is made from: the manuscripts that state it, and whether they are shown as out of date.
pub fn basis(key: &str, index: &Index) -> Basis {
    index.points(key).iter().fold(Basis::default(), |basis, point| {
        let (survey, stated) = (index.survey(*point), index.stated(*point));
        let stale = index.value(*point).is_some_and(|value| index.is_stale(stated.class.as_deref(), value));
        let flags = [u8::from(stale), u8::from(index.waits(survey))];
        basis.and(survey.text).with(&survey.slug).with(index.place(*point).to_le_bytes()).with(flags)
    })
}

/// The pages of the list of keys, in alphabetical order.
pub fn lists(index: &Index) -> Vec<KeyList> {
    let keys: Vec<&str> = index.keys().iter().map(|key| key.name.as_str()).collect();
    let pages = keys.len().div_ceil(KEYS_A_PAGE).max(1);
    let list = |page: usize| {
        let of_page = keys.iter().skip((page - 1) * KEYS_A_PAGE).take(KEYS_A_PAGE);
        KeyList { page, pages, count: keys.len(), keys: of_page.map(|key| card(key, index)).collect() }
    };
    (1..=pages).into_par_iter().map(list).collect()
}

/// A key with its latest value.
pub fn card(key: &str, index: &Index) -> KeyCard {
    card_of(key, &groups(key, index), index)
}

fn card_of(key: &str, groups: &[Group<'_>], index: &Index) -> KeyCard {
    let latest = groups.last();
    let stated = latest.and_then(|group| group.points.first()).map(|point| index.stated(*point));
    let drawn = &groups[groups.len().saturating_sub(COURSE)..];
    let place = Places::of(drawn);
    let course = drawn.iter().map(|group| (place.at(group.value), place.height(group.value.amount.middle())));
    KeyCard {
        key: key.to_owned(),
        entity: index.entity(key.split('/').next().unwrap_or(key)),
        label: stated.map(|stated| stated.label.clone()).unwrap_or_default(),
        text: latest.map(|group| group.text.clone()).unwrap_or_default(),
        as_of: latest.map(|group| group.value.as_of.text()).unwrap_or_default(),
        values: groups.len(),
        disputed: latest.is_some_and(|group| index.is_disputed(key, group.value.as_of)),
        stale_from: latest.and_then(|group| index.stale_from(stated?.class.as_deref(), group.value)),
        course: if drawn.len() < DRAWN { Vec::new() } else { course.collect() },
    }
}

/// The history of a key.
pub fn history(key: &str, index: &Index) -> History {
    let groups = groups(key, index);
    let told = &groups[groups.len().saturating_sub(VALUES)..];
    let places = Places::of(told);
    let value = |group: &Group<'_>| {
        let (low, high) = ends(group.value.amount);
        Value {
            text: group.text.clone(),
            as_of: group.value.as_of.text(),
            at: places.at(group.value),
            reach: (places.height(low), places.height(high)),
            disputed: index.is_disputed(key, group.value.as_of),
            statements: group.points.iter().take(STATEMENTS).map(|point| statement(*point, index)).collect(),
            more: group.points.len().saturating_sub(STATEMENTS),
        }
    };
    let unit = groups.last().map(|group| &group.value.unit);
    History {
        latest: card_of(key, &groups, index),
        unit: unit.map(|unit| unit.words(false)).unwrap_or_default(),
        earlier: groups.len() - told.len(),
        scale: unit
            .map(|unit| {
                places
                    .marks()
                    .into_iter()
                    .map(|(at, v)| (at, quantity::text(Amount::Exactly(v), unit)))
                    .collect()
            })
            .unwrap_or_default(),
        values: told.iter().rev().map(value).collect(),
    }
}

fn statement(point: Point, index: &Index) -> Statement {
    let (survey, stated) = (index.survey(point), index.stated(point));
    Statement {
        slug: survey.slug.clone(),
        title: survey.title.clone(),
        figure: index.place(point),
        kind: stated.value.as_ref().map_or(crate::model::FigureKind::Reported, |value| value.kind),
        source: stated.source.and_then(|place| survey.sources.get(place).cloned()),
    }
}

/// The whole history as a spreadsheet: one line for each insight that states a value, the oldest date first.
pub fn csv(key: &str, index: &Index) -> String {
    let mut text = crate::model::csv_line(
        ["as_of", "from", "to", "unit", "printed", "insight", "kind", "source", "url"].map(str::to_owned),
    );
    for group in groups(key, index) {
        // What has no bound has no number there.
        let (low, high) = match group.value.amount {
            Amount::AtLeast(v) => (v.to_string(), String::new()),
            Amount::AtMost(v) => (String::new(), v.to_string()),
            amount => (ends(amount).0.to_string(), ends(amount).1.to_string()),
        };
        for point in &group.points {
            let Statement { slug, kind, source, .. } = statement(*point, index);
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

fn ends(amount: Amount) -> (f64, f64) {
    match amount {
        Amount::Between(from, to) => (from, to),
        amount => (amount.middle(), amount.middle()),
    }
}

/// Where values stand in a drawing: time from left to right, amounts from below.
struct Places {
    first: i64,
    last: i64,
    low: f64,
    high: f64,
    step: f64,
}

impl Places {
    fn of(groups: &[Group<'_>]) -> Self {
        let times = || groups.iter().map(|group| middle(group.value));
        let all: Vec<(f64, f64)> = groups.iter().map(|group| ends(group.value.amount)).collect();
        let least = all.iter().map(|(low, _)| *low).fold(f64::INFINITY, f64::min);
        let most = all.iter().map(|(_, high)| *high).fold(f64::NEG_INFINITY, f64::max);
        // From nothing up, unless the values lie so close together that nothing could be seen of their course.
        let from_zero = least >= 0.0 && (least <= most * 0.6 || least == most);
        let below_zero = most <= 0.0 && (most >= least * 0.6 || least == most);
        let (least, most) = (if from_zero { 0.0 } else { least }, if below_zero { 0.0 } else { most });
        let step = step((most - least) / 3.0);
        let (low, high) = ((least / step).floor() * step, (most / step).ceil() * step);
        Self {
            first: times().min().unwrap_or(0),
            last: times().max().unwrap_or(0),
            low,
            high: if high > low { high } else { low + step },
            step,
        }
    }

    fn at(&self, value: &Resolved) -> u16 {
        if self.last == self.first {
            return 500;
        }
        ((middle(value) - self.first) * 1000 / (self.last - self.first)) as u16
    }

    fn height(&self, v: f64) -> u16 {
        // Saturates: a drawing has no place beyond its ends.
        ((v - self.low) / (self.high - self.low) * 1000.0).round() as u16
    }

    /// The marks of the scale, from below.
    fn marks(&self) -> Vec<(u16, f64)> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count.min(8))
            .map(|n| (n, self.low + n as f64 * self.step))
            .map(|(_, v)| (self.height(v), v))
            .collect()
    }
}

fn middle(value: &Resolved) -> i64 {
    value.as_of.start().0.midpoint(value.as_of.end().0)
}

/// The round number nearest above `rough`: 1, 2 or 5 and zeros.
fn step(rough: f64) -> f64 {
    if !(rough.is_finite() && rough > 0.0) {
        return 1.0;
    }
    let power = 10f64.powf(rough.log10().floor());
    let times = [1.0, 2.0, 5.0, 10.0].into_iter().find(|times| times * power >= rough).unwrap_or(10.0);
    times * power
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn steps_are_round() {
        for (rough, round) in [(0.07, 0.1), (1.0, 1.0), (1.2, 2.0), (26.0, 50.0), (6e9, 1e10), (0.0, 1.0)] {
            assert!((step(rough) - round).abs() < round * 1e-9, "{rough}: {}", step(rough));
        }
    }

    proptest! {
        #[test]
        fn every_value_has_its_place(a in -1e12..1e12f64, b in -1e12..1e12f64) {
            let resolved = |v| Resolved {
                amount: Amount::Exactly(v),
                unit: super::super::unit::Unit::Count,
                as_of: super::super::PartialDate::parse("2026-03").unwrap(),
                kind: crate::model::FigureKind::Reported,
                parts: Vec::new(),
                printed: String::new(),
            };
            let (one, two) = (resolved(a), resolved(b));
            let groups = [&one, &two].map(|value| Group { value, points: vec![], text: String::new() });
            let places = Places::of(&groups);
            prop_assert!(places.low <= a.min(b) && places.high >= a.max(b), "{} {}", places.low, places.high);
            let (low, high) = (places.height(a.min(b)), places.height(a.max(b)));
            prop_assert!(low <= high && high <= 1000);
            prop_assert!((2..=9).contains(&places.marks().len()));
        }
    }
}
