//! Plots: values against a scale, for the lines of insights and for histories, with what has to be said of them.

use super::axis::{Stop, lay_out, unclear};
use super::scale::{Scale, around};
use crate::model::{Extent, has_rtl};
use crate::publish::figure::amount::Amount;

/// How many points a note names.
const NAMED: usize = 3;

/// The course of one series: its stops in the order of their spans' beginnings, each with the name of its point.
#[derive(Debug)]
pub struct Course<'n> {
    /// The name of the series; empty where there is but one.
    pub name: &'n str,
    /// Where it stands, and what it is there.
    pub stops: Vec<(Stop, &'n str)>,
}

impl Course<'_> {
    /// Its stops alone.
    pub fn stops(&self) -> Vec<Stop> {
        self.stops.iter().map(|(stop, _)| *stop).collect()
    }
}

/// What is drawn of some values.
pub struct Plot {
    /// What it is drawn against.
    pub scale: Scale,
    /// Where each stop of each course stands; nothing for gaps.
    pub courses: Vec<Vec<Option<Extent>>>,
    /// What has to be said of it.
    pub note: String,
}

impl Plot {
    /// A plot of some courses against a scale.
    pub fn of(courses: &[Course<'_>], scale: Scale) -> Self {
        let mut notes: Vec<String> = scale.note.iter().cloned().collect();
        for course in courses {
            let stops = course.stops();
            let names = |places: Vec<usize>| named(places.iter().map(|place| course.stops[*place].1));
            let gaps = (0..stops.len()).filter(|place| stops[*place].amount.is_none());
            let of = match course.name {
                "" => String::new(),
                name => format!(" of {}", isolated(name)),
            };
            notes.extend(names(gaps.collect()).map(|names| format!("No value{of} for {names}.")));
            notes.extend(
                names(unclear(&stops))
                    .map(|names| format!("Several values{of} for {names}, which no line joins.")),
            );
        }
        let amounts = courses.iter().flat_map(|course| &course.stops).filter_map(|(stop, _)| stop.amount);
        notes.extend(
            Some(legend(amounts, "A bar between two values is a range.", ""))
                .filter(|legend| !legend.is_empty()),
        );
        let courses = courses.iter().map(|course| lay_out(&course.stops(), &scale)).collect();
        Self { courses, scale, note: notes.join(" ") }
    }
}

/// The least and the greatest of what courses come to.
pub fn values(courses: &[Course<'_>]) -> (f64, f64) {
    let stops = courses.iter().flat_map(|course| &course.stops);
    around(stops.filter_map(|(stop, _)| stop.amount)).unwrap_or_default()
}

/// What has to be known to read drawings of values that are not exact.
pub fn legend(amounts: impl Iterator<Item = Amount>, range: &str, about: &str) -> String {
    let (mut ranges, mut rough, mut open) = (false, false, false);
    for amount in amounts {
        match amount {
            Amount::Between(..) => ranges = true,
            Amount::About(_) => rough = true,
            Amount::AtLeast(_) | Amount::AtMost(_) => open = true,
            Amount::Exactly(_) => {}
        }
    }
    let open = if open { "An arrow points to where a value may lie beyond." } else { "" };
    let said = [if ranges { range } else { "" }, if rough { about } else { "" }, open];
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Some names in a sentence, each once; nothing if there are none.
fn named<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut all: Vec<&str> = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        if all.last() != Some(&name) {
            all.push(name);
        }
    }
    let more = all.len().saturating_sub(NAMED);
    let mut said: Vec<String> = all.iter().take(NAMED).map(|name| isolated(name)).collect();
    said.extend((more > 0).then(|| format!("{more} more")));
    let last = said.pop()?;
    Some(if said.is_empty() { last } else { format!("{} and {last}", said.join(", ")) })
}

/// A name that keeps its direction to itself, where it has one of its own.
fn isolated(name: &str) -> String {
    if has_rtl(name) { format!("\u{2068}{name}\u{2069}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::figure::unit::Unit;

    fn stop(place: f64, amount: Option<Amount>) -> Stop {
        Stop { span: (place, place), amount }
    }

    #[test]
    fn a_plot_says_what_it_leaves_out() {
        let amounts = [Some(Amount::Exactly(1.0)), None, Some(Amount::AtLeast(2.0)), None, None, None];
        let stops: Vec<Stop> = (0..).zip(amounts).map(|(n, amount)| stop(f64::from(n), amount)).collect();
        let plot = |name: &'static str, stops: &[Stop], names: &[&'static str]| {
            let stops = stops.iter().copied().zip(names.iter().copied()).collect();
            let course = [Course { name, stops }];
            let scale = Scale::over(values(&course), &Unit::Count);
            Plot::of(&course, scale).note
        };
        let note = plot("", &stops, &["a", "b", "c", "d", "e", "f"]);
        assert_eq!(note, "No value for b, d, e and 1 more. An arrow points to where a value may lie beyond.");
        let twice = [stop(0.0, amounts[0]), stop(0.0, amounts[2]), stop(1.0, amounts[0])];
        let note = plot("x", &twice, &["a", "a", "b"]);
        assert!(note.starts_with("Several values of x for a, which no line joins."), "{note}");
    }

    #[test]
    fn a_name_keeps_its_direction_to_itself() {
        assert_eq!(named(["2010", "مارس"].into_iter()).unwrap(), "2010 and \u{2068}مارس\u{2069}");
        assert_eq!(named([""].into_iter()), None);
    }
}
